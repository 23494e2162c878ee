"""How good are the forecasts where the truth is known, because it was made up?

Makes places up, lets a rater write them down, forecasts each by the product's own road, and holds
the ranges against what happened and the odds against every sort of world.
"""

from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.worlds.coverage import Coverage, coverage
from jointaction.experiments.worlds.foreseen import Foreseen, foreseen
from jointaction.experiments.worlds.hidden import (
    Course,
    HiddenPlace,
    drawn_anew,
    hidden_places,
    kinds_tried,
    rates,
)
from jointaction.experiments.worlds.rater import answered, written_down
from jointaction.experiments.worlds.rules import WORLDS, MadeUp, World
from jointaction.experiments.worlds.scoring import EventScores, scored
from jointaction.forecast.beliefs import Beliefs, judged_beliefs
from jointaction.forecast.reference import Reference
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.simulate.runs import Ensemble

PLACES = 230
FEWEST_PLACES, MOST_PLACES = 10, 5000
ENSEMBLE = Ensemble(0, 256, 2)
_MADE, _PREPARED = 0.2, 0.3


@dataclass(frozen=True)
class WorldScores:
    """One sort of world with the scores of each event in it."""

    world: World
    scores: tuple[EventScores, ...]


@dataclass(frozen=True)
class Trial:
    """Everything that was found: whether the ranges held, and the scores in every world.

    ``answers`` is the mean number of answers in a dossier; ``made`` what it was found from.
    """

    places: int
    draws: int
    runs_per_draw: int
    answers: float
    coverage: tuple[Coverage, ...]
    worlds: tuple[WorldScores, ...]
    made: MadeUp

    def world(self, identifier: str) -> WorldScores:
        """The scores in one sort of world; ``KeyError`` where there is none of that name."""
        return {one.world.id: one for one in self.worlds}[identifier]


def tried(
    catalogue: Catalogue,
    places: int = PLACES,
    ensemble: Ensemble = ENSEMBLE,
    beliefs: Beliefs | None = None,
    watch: Watcher = unwatched,
) -> Trial:
    """Forecast so many made-up places and score the forecasts.

    ``ensemble`` is that of each forecast, and its seed the one from which all others follow; the
    beliefs are the catalogue's unless given.
    """
    seed, threads = ensemble.seed, ensemble.threads
    beliefs = beliefs or judged_beliefs(catalogue)
    hidden = hidden_places(places, catalogue, seed, threads, part_of(watch, 0, _MADE))
    reference = Reference(
        kinds_tried(catalogue)[0], catalogue, ensemble, part_of(watch, _MADE, _PREPARED)
    )
    made, anew, answers = _forecasts(
        hidden, reference, catalogue, ensemble, beliefs, part_of(watch, _PREPARED, 1)
    )
    kinds = sorted({place.kind for place in hidden})
    everything = MadeUp(
        hidden, made, rates(kinds, catalogue, seed, threads), catalogue, beliefs, seed
    )
    return Trial(
        places=places,
        draws=ensemble.draws,
        runs_per_draw=ensemble.runs_per_draw,
        answers=answers / places,
        coverage=coverage(hidden, anew, made, seed),
        worlds=tuple(WorldScores(world, scored(world, everything)) for world in WORLDS),
        made=everything,
    )


def _forecasts(
    hidden: tuple[HiddenPlace, ...],
    reference: Reference,
    catalogue: Catalogue,
    ensemble: Ensemble,
    beliefs: Beliefs,
    watch: Watcher,
) -> tuple[list[Foreseen], list[Course], int]:
    """The forecast of every place, places drawn anew from its dossier, and all answers counted."""
    made, anew, answers = [], [], 0
    for done, place in enumerate(hidden, 1):
        dossier = written_down(place, catalogue, ensemble.seed)
        answers += len(answered(dossier))
        made.append(foreseen(dossier, reference, catalogue, ensemble, beliefs))
        anew.append(drawn_anew(dossier, place.number, catalogue, ensemble.seed, ensemble.threads))
        watch("forecasting places whose truth is known", done / len(hidden))
    return made, anew, answers
