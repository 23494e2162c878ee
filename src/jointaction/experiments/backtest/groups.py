"""Do the forecasts do better where the outcome is well known, or the ratings are of that time?

Splits the scored initiatives by the coder's confidence in the outcome, by where the outcome was
seen, and by how far the start lies from the year that the ratings of the place describe. Groups
are small: each is shown with its number, and without AUC where only one outcome occurs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from jointaction.catalogue.things import Event
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.scoring import said_of, scored
from jointaction.forecast.scores import Ranged, brier, log_score, ranged_auc, resamples

SPLITS: Mapping[str, Callable[[Attempt], str]] = {
    "by_confidence": lambda one: one.confidence,
    "by_outcome_seen": lambda one: one.outcome_seen,
    "by_distance": lambda one: one.distance,
}


@dataclass(frozen=True)
class GroupScores:
    """The scores of one event in one group; None where nothing can be said."""

    n: int
    cases: int
    happened: int
    mean_probability: float | None
    brier: float | None
    log_score: float | None
    auc: Ranged


Groups = Mapping[str, Mapping[Event, Mapping[str, GroupScores]]]


def all_groups(attempts: Sequence[Attempt], events: Sequence[Event], seed: int) -> Groups:
    """Every split of every event, "partly" counting as no."""
    return {
        name: {event: _split(attempts, event, key, seed) for event in events}
        for name, key in SPLITS.items()
    }


def _split(
    attempts: Sequence[Attempt], event: Event, key: Callable[[Attempt], str], seed: int
) -> Mapping[str, GroupScores]:
    used = scored(attempts, event, partly_is_yes=False)
    labels = sorted({key(one) for one in used})
    return {label: _scores([o for o in used if key(o) == label], event, seed) for label in labels}


def _scores(used: Sequence[Attempt], event: Event, seed: int) -> GroupScores:
    said = said_of(used, event, partly_is_yes=False)
    return GroupScores(
        n=len(used),
        cases=len(set(said.cases)),
        happened=int(said.happened.sum()),
        mean_probability=float(said.probabilities.mean()) if used else None,
        brier=brier(said.probabilities, said.happened),
        log_score=log_score(said.probabilities, said.happened),
        auc=ranged_auc(said.probabilities, said.happened, resamples(said.cases, seed)),
    )
