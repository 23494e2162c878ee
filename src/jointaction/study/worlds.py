"""How good are the forecasts in made-up places whose truth is known, and what is written down?

Walks over made-up places with the product's own road; what must come out is decided by the
experiment.
"""

from pathlib import Path

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.errors import UsageError
from jointaction.experiments.worlds.asked import asked
from jointaction.experiments.worlds.coverage import LEAST, MOST, Coverage
from jointaction.experiments.worlds.hidden import LARGEST_SEED
from jointaction.experiments.worlds.made_up import (
    FEWEST_PLACES,
    MOST_PLACES,
    PLACES,
    Trial,
    WorldScores,
    tried,
)
from jointaction.experiments.worlds.reliability import FEWEST_OUTCOMES, NEAR, Reliability
from jointaction.experiments.worlds.scoring import EventScores
from jointaction.progress import Watcher, unwatched
from jointaction.report.worlds import (
    READINGS,
    RELIABLE,
    asked_of_all,
    asked_text,
    coverage_text,
    headline,
    how,
    meaning,
    world_text,
)
from jointaction.store.folder import Folder
from jointaction.study.document import Document, as_json, plain
from jointaction.study.settings import Settings
from jointaction.study.version import VERSION

DOCUMENT = "worlds.json"


def in_made_up_worlds(
    places: int = PLACES,
    settings: Settings | None = None,
    catalogue: Catalogue | None = None,
    watch: Watcher = unwatched,
) -> Trial:
    """Forecast so many made-up places and score the forecasts.

    ``UsageError`` for too few or too many places, and for a seed too large to be parted.
    """
    settings, catalogue = settings or Settings(), catalogue or load_catalogue()
    if not FEWEST_PLACES <= places <= MOST_PLACES:
        raise UsageError(
            f"places: {places} is not a whole number from {FEWEST_PLACES} to {MOST_PLACES}"
        )
    if settings.seed > LARGEST_SEED:
        raise UsageError(
            f"seed: {settings.seed} is not a whole number from 0 to {LARGEST_SEED}, which made-up "
            "places ask for"
        )
    return tried(catalogue, places, settings.ensemble, watch=watch)


def worlds_document(trial: Trial) -> Document:
    """What came out, for other programs."""
    return {
        "tool": "jointaction",
        "version": VERSION,
        "seed": trial.made.seed,
        "settings": {
            "places": trial.places,
            "draws": trial.draws,
            "runs_per_draw": trial.runs_per_draw,
        },
        "headline": headline(trial),
        "how": how(trial),
        "meaning": list(meaning(trial)),
        "readings": [READINGS, RELIABLE],
        "cap": trial.made.beliefs.cap,
        "answers": trial.answers,
        "coverage": [_coverage(one) for one in trial.coverage],
        "worlds": [_world(one, trial) for one in trial.worlds],
        "asked_of_all": asked_of_all(trial),
        "asked": [plain(one) | {"sentence": asked_text(one, trial)} for one in asked(trial)],
    }


def write_worlds(trial: Trial, out: Path) -> Path:
    """Write ``worlds.json`` into a folder; gives its path."""
    with Folder(out) as folder:
        folder.write(DOCUMENT, as_json(worlds_document(trial)))
    return out / DOCUMENT


def _coverage(of: Coverage) -> Document:
    wanted = {"wanted_low": LEAST, "wanted_high": MOST, "as_wanted": of.as_wanted}
    return {**plain(of), **wanted, "sentence": coverage_text(of)}


def _world(of: WorldScores, trial: Trial) -> Document:
    return {
        "id": of.world.id,
        "title": of.world.title,
        "rule": of.world.rule,
        "believed": of.world.believed,
        "rate_known": of.world.rate_known,
        "sentence": world_text(of, trial.made.beliefs.cap),
        "worst_loss": max(one.worst_loss for one in of.scores),
        "events": {one.event: _event(one) for one in of.scores},
    }


def _event(of: EventScores) -> Document:
    return {**plain(of), "reliability": _reliability(of.reliability)}


def _reliability(of: Reliability) -> Document:
    groups = [{**plain(one), "off": one.off, "telling": one.telling} for one in of.groups]
    asked_for = {"near": NEAR, "fewest_outcomes": FEWEST_OUTCOMES}
    return {**plain(of), "groups": groups, **asked_for, "verdict": of.verdict.value}
