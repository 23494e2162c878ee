"""What moved the firms to take part this quarter, and what kept them away?

Works out the decision of every firm that was asked as the kernel took it (step 8 of the quarter),
term by term, from the states before and after. Terms are given in shares of belief: a term of .1
does as much as if a firm believed 10 of 100 more in the others.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.layout import FirmField, Lane
from jointaction.simulate.rules import fatigue, ownership
from jointaction.simulate.sampling import Draws
from jointaction.simulate.story.events import Cause, Term
from jointaction.simulate.story.replay import State

_LEAST_SLOPE = 0.1
LEAST_CHANGE = 0.02  # a term that moved less is not named (judged)
_PART_OF_ALL = 0.25  # nor one that makes up less of all that moved the same way (judged)
MOST_CAUSES = 2


@dataclass(frozen=True)
class Decision:
    """The decision of the firms asked in one quarter, as means over those alive.

    ``belief`` and ``required``: mean belief and mean required trust, shares. ``expected``: how many
    members there would be on average over the luck of the quarter. ``terms``: see ``Term``.
    """

    quarter: int
    belief: float
    required: float
    expected: float
    terms: Mapping[Term, float]


def decision(before: State, after: State, drawn: Mapping[str, float]) -> Decision:
    """How the firms asked decided in the quarter between two states; nan where none is alive."""
    asked = np.arange(len(after.firms)) < after.of(Lane.INTENDED)
    there = asked & (before.each(FirmField.ALIVE) > 0)
    new = (after.each(FirmField.NEW_MANAGER) > 0).astype(np.float64)
    belief = ownership.begun_anew(
        before.each(FirmField.PROJECT_BELIEF),
        after.of(Lane.MEAN_PROJECT_BELIEF),
        new,
        after.of(Lane.FRESH_START),
    )
    slope = max(after.of(Lane.SLOPE), _LEAST_SLOPE)
    weary = fatigue.weariness(
        after.of(Lane.WEARINESS),
        before.of(Lane.QUARTERS_AT_WORK) / QUARTERS_A_YEAR,
        before.of(Lane.GOAL),
    )
    pressing = after.of(Lane.PRESSING_NOW)
    cost = after.of(Lane.REQUIRED_NOW) - after.of(Lane.REQUIRED_BASE) + pressing - weary
    outside = after.of(Lane.WEIGHT_OUTSIDE) * after.each(FirmField.OUTSIDE)
    pressed = pressing * after.each(FirmField.FELT)
    earlier = after.of(Lane.WEIGHT_EARLIER) * before.each(FirmField.EARLIER)
    meetings = after.of(Lane.REGULAR_NOW) / slope * after.each(FirmField.ASSOCIATION)
    launch = after.of(Lane.TALK_NOW) / slope * np.ones_like(belief)
    habit = after.of(Lane.HABIT) / slope * before.each(FirmField.MEMBER) * (1 - new)
    required = after.of(Lane.REQUIRED_BASE) + cost + weary + outside - pressed - earlier
    ready = slope * (belief - required + meetings + launch + habit)
    chances = (1 - before.of(Lane.BROKEN)) / (1 + np.exp(-np.clip(ready, -50, 50)))

    def mean(values: Draws) -> float:
        return float(values[there].mean()) if there.any() else float("nan")

    terms = {
        Term.BELIEF: mean(belief),
        Term.COST: -cost,
        Term.PRESSING: mean(pressed),
        Term.WEARINESS: -weary,
        Term.OUTSIDE_OWNERS: -mean(outside),
        Term.EARLIER: mean(earlier),
        Term.LAUNCH_TALK: mean(launch),
        Term.MEETINGS: mean(meetings),
        Term.HABIT: mean(habit),
    } | _standing(after, drawn)
    return Decision(after.quarter, mean(belief), mean(required), float(chances[there].sum()), terms)


def _standing(after: State, drawn: Mapping[str, float]) -> dict[Term, float]:
    """The terms of the required trust that stay the same in every quarter."""
    unseen = drawn["predation"] * (1 - after.of(Lane.PROJECT_DETECTION))
    fear = drawn["exchange.fear"] * drawn["exchange.secrecy"] * drawn["core"]
    discouraged = drawn["buyers.discouraging"] * drawn["play_off"] * drawn["knowledge"]
    pressure = drawn["external_pressure.required_trust"] * drawn["external_pressure"]
    return {
        Term.CORE: -drawn["required_trust.core"] * drawn["core"],
        Term.PREDATION: -drawn["required_trust.predation"] * unseen,
        Term.LEAKAGE: -fear,
        Term.BUYERS: -discouraged,
        Term.ENEMY: pressure,
    }


def moved(then: Decision, now: Decision, direction: int) -> tuple[Cause, ...]:
    """The one or two terms that moved most in a direction (1 towards taking part, -1 away).

    Habit is left out: it only repeats who took part before.
    """
    causes = [Cause(term, then.terms[term], now.terms[term]) for term in now.terms]
    return _largest([c for c in causes if c.term != Term.HABIT], direction)


def standing_in_the_way(now: Decision, neutral: float) -> tuple[Cause, ...]:
    """The one or two terms that keep firms away most, belief held against ``neutral``."""
    level = dict.fromkeys(now.terms, 0.0) | {Term.BELIEF: neutral}
    causes = [Cause(term, level[term], value) for term, value in now.terms.items()]
    return _largest([c for c in causes if c.term != Term.HABIT], -1)


def _largest(causes: list[Cause], direction: int) -> tuple[Cause, ...]:
    those = [c for c in causes if direction * c.change > LEAST_CHANGE]
    total = sum(direction * c.change for c in those)
    those = [c for c in those if direction * c.change >= _PART_OF_ALL * total]
    return tuple(sorted(those, key=lambda c: -direction * c.change)[:MOST_CAUSES])
