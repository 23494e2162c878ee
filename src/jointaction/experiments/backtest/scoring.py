"""How good were the forecasts of one event, and against what?

Takes the attempts; gives the scores of the event beside three yardsticks: (a) the base rate said
of every place alike, (b) the share among the *other* cases of the set, and the plain sum of four
ratings, which asks whether the model ranks better than adding up by hand. Cases are resampled,
not initiatives, because initiatives of one place share its luck and its coder.

Skill is claimed only if all of this holds:

1. the AUC decides: its 90 % range lies above 1/2, and it is above that of (b) beyond the range;
2. the Brier score is better (lower) than that of (b);
3. so is the log score;
4. the range of the difference between the AUC and that of the plain sum lies above 0;
5. it happened in at least five initiatives and did not in at least five (judged): with fewer a
   resampled range is narrower than what is really not known.

Beating (a) is no skill: the set was picked for its successes, so leaning upward beats it. Ranking
better than (b) alone is none either: leaving a success out lowers the very mean that forecasts
it, so (b) ranks against the outcomes by construction, and anything ranks better; hence the 1/2.
Conditions 2 and 3 are hard for forecasts that start from base rates below the share in the set;
they are kept, because a forecast that says too little is not good for being in the right order.

Where all initiatives belong to one case there are no other cases: (b) is None, no range can be
had, and conditions that ask for either are neither met nor missed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jointaction.catalogue.things import Event
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.outcomes import NotScored
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.scores import (
    Flags,
    Numbers,
    Ranged,
    brier,
    leave_one_out,
    log_score,
    ranged_auc,
    ranged_auc_difference,
    ranged_mean,
    resamples,
)

CHANCE = 0.5
FEWEST = 5
FEWEST_CASES = 2  # with one there are no others to compare with


@dataclass(frozen=True)
class Said:
    """What was said of each scored initiative and what happened, side by side."""

    probabilities: Numbers
    happened: Flags
    cases: tuple[str, ...]


@dataclass(frozen=True)
class PlainSum:
    """How well the sum of four ratings ranks, over the ``n`` initiatives that have all four.

    ``difference``: the AUC of the forecasts less that of the sum, over the same initiatives.
    """

    n: int
    auc: Ranged
    difference: Ranged


@dataclass(frozen=True)
class Condition:
    """One condition of skill, in words, and whether it holds; None where that cannot be judged."""

    says: str
    holds: bool | None


@dataclass(frozen=True)
class EventScores:
    """The scores of one event over ``n`` initiatives of ``cases`` cases.

    ``happened`` counts those in which it did. Lower is better but for the AUC. ``constant``: all
    were given the same odds, so the AUC carries no news. ``against_leave_one_out``: Brier score
    less that of (b), with range. What is measured by (b) is None with one case. ``not_scored``
    counts the other initiatives by reason.
    """

    event: Event
    n: int
    cases: int
    happened: int
    mean_probability: float | None
    brier: float | None
    brier_base_rate: float | None
    brier_leave_one_out: float | None
    log_score: float | None
    log_score_base_rate: float | None
    log_score_leave_one_out: float | None
    against_leave_one_out: Ranged
    auc: Ranged
    auc_leave_one_out: Ranged
    auc_difference_leave_one_out: Ranged
    plain_sum: PlainSum
    constant: bool
    conditions: tuple[Condition, ...]
    not_scored: Mapping[NotScored, int]

    @property
    def skill(self) -> bool:
        """Whether skill may be claimed."""
        return all(one.holds is True for one in self.conditions)


def scored(attempts: Sequence[Attempt], event: Event, *, partly_is_yes: bool) -> list[Attempt]:
    """The attempts of which it is known whether the event happened."""
    return [
        one for one in attempts if isinstance(one.answers(partly_is_yes=partly_is_yes)[event], bool)
    ]


def said_of(attempts: Sequence[Attempt], event: Event, *, partly_is_yes: bool) -> Said:
    """Odds and outcomes of attempts that are scored."""
    return Said(
        np.array([one.odds[event].probability for one in attempts], dtype=np.float64),
        np.array([one.answers(partly_is_yes=partly_is_yes)[event] for one in attempts], dtype=bool),
        tuple(one.case for one in attempts),
    )


def all_scores(
    attempts: Sequence[Attempt], seed: int, *, partly_is_yes: bool = False
) -> Mapping[Event, EventScores]:
    """The scores of the three events."""
    return {
        event: event_scores(attempts, event, seed, partly_is_yes=partly_is_yes) for event in EVENTS
    }


def event_scores(
    attempts: Sequence[Attempt], event: Event, seed: int, *, partly_is_yes: bool
) -> EventScores:
    """The scores of one event over all attempts of which it is known whether it happened."""
    used = scored(attempts, event, partly_is_yes=partly_is_yes)
    said = said_of(used, event, partly_is_yes=partly_is_yes)
    base = np.array([one.odds[event].base_rate for one in used], dtype=np.float64)
    drawn = resamples(said.cases, seed)
    ranking = ranged_auc(said.probabilities, said.happened, drawn)
    beside = _beside_the_others(said, drawn)
    briers = brier(said.probabilities, said.happened), beside.brier
    logs = log_score(said.probabilities, said.happened), beside.log_score
    plain = _plain_sum(used, said, seed)
    return EventScores(
        event=event,
        n=len(used),
        cases=len(set(said.cases)),
        happened=int(said.happened.sum()),
        mean_probability=float(said.probabilities.mean()) if used else None,
        brier=briers[0],
        brier_base_rate=brier(base, said.happened),
        brier_leave_one_out=briers[1],
        log_score=logs[0],
        log_score_base_rate=log_score(base, said.happened),
        log_score_leave_one_out=logs[1],
        against_leave_one_out=beside.difference,
        auc=ranking,
        auc_leave_one_out=beside.auc,
        auc_difference_leave_one_out=beside.ahead,
        plain_sum=plain,
        constant=len(set(said.probabilities.tolist())) < 2,
        conditions=(
            Condition(
                "it ranks better than chance, and than (b)",
                _both(_above(ranking, CHANCE), _above(beside.ahead, 0.0)),
            ),
            Condition("the Brier score is better than (b)'s", _less(*briers)),
            Condition("the log score is better than (b)'s", _less(*logs)),
            Condition("it ranks better than the plain sum", _above(plain.difference, 0.0)),
            Condition(
                f"both outcomes occur at least {FEWEST} times",
                bool(FEWEST <= said.happened.sum() <= len(used) - FEWEST),
            ),
        ),
        not_scored=_left_out(attempts, event, partly_is_yes),
    )


@dataclass(frozen=True)
class _Others:
    """The scores of (b), the share among the other cases, and of the forecasts beside it.

    ``difference``: the Brier score of the forecasts less that of (b); ``ahead``: the AUC likewise.
    """

    brier: float | None
    log_score: float | None
    difference: Ranged
    auc: Ranged
    ahead: Ranged


def _beside_the_others(said: Said, drawn: Numbers) -> _Others:
    """The forecasts beside (b); nothing where there is no other case."""
    if len(set(said.cases)) < FEWEST_CASES:
        nothing = Ranged(None, None, None, len(drawn))
        return _Others(None, None, nothing, nothing, nothing)
    others = leave_one_out(said.happened, said.cases)
    squares = (said.probabilities - said.happened) ** 2 - (others - said.happened) ** 2
    return _Others(
        brier=brier(others, said.happened),
        log_score=log_score(others, said.happened),
        difference=ranged_mean(squares, drawn),
        auc=ranged_auc(others, said.happened, drawn),
        ahead=ranged_auc_difference(said.probabilities, others, said.happened, drawn),
    )


def _plain_sum(used: Sequence[Attempt], said: Said, seed: int) -> PlainSum:
    """The ranking by the plain sum, and by the forecasts among the same initiatives."""
    rated = np.array([one.plain_sum is not None for one in used], dtype=bool)
    sums = np.array([one.plain_sum for one in used if one.plain_sum is not None], dtype=np.float64)
    drawn = resamples([one for one, has in zip(said.cases, rated, strict=True) if has], seed)
    happened = said.happened[rated]
    return PlainSum(
        n=int(rated.sum()),
        auc=ranged_auc(sums, happened, drawn),
        difference=ranged_auc_difference(said.probabilities[rated], sums, happened, drawn),
    )


def _left_out(
    attempts: Sequence[Attempt], event: Event, partly_is_yes: bool
) -> Mapping[NotScored, int]:
    known = [one.answers(partly_is_yes=partly_is_yes)[event] for one in attempts]
    counted = Counter(one for one in known if isinstance(one, NotScored))
    return {reason: counted[reason] for reason in NotScored if counted[reason]}


def _above(score: Ranged, bound: float) -> bool | None:
    return None if score.low is None else score.low > bound


def _less(one: float | None, other: float | None) -> bool | None:
    return None if one is None or other is None else one < other


def _both(one: bool | None, other: bool | None) -> bool | None:
    if one is None or other is None:
        return None
    return one and other
