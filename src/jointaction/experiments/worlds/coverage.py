"""Do the ranges of who takes part hold as often as they say?

Every range is meant to hold 90 % of what may happen. Two truths are put against it: the hidden
place from which the rater took the answers, and places drawn anew from what the dossier says. The
second asks only whether the arithmetic is right; the first also whether a rater's errors are taken
rightly. Where many histories have the very same number of firms (nobody, or all) a range must hold
more than 90 % or fewer; ``claimed`` is what it holds of the forecast's own histories. Intervals
are the 5th and 95th percentile over resampled places.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jointaction.experiments.worlds.foreseen import Foreseen
from jointaction.experiments.worlds.hidden import Course, HiddenPlace
from jointaction.experiments.worlds.scoring import Estimate, Numbers
from jointaction.forecast.scores import HIGH_END, LOW_END, resamples
from jointaction.forecast.why.expected import QUARTERS

LEAST, MOST = 0.85, 0.95


@dataclass(frozen=True)
class Coverage:
    """How often the ranges of one quantity in one quarter held.

    ``quantity`` is ``share`` or ``firms``; ``hidden`` is the share of histories of the hidden
    places that lie within, ``anew`` that of places drawn anew from the dossiers, ``claimed`` what
    the ranges hold of the forecast's own. ``width`` is their mean width.
    """

    quarter: int
    quantity: str
    places: int
    hidden: Estimate
    anew: Estimate
    claimed: float
    width: float

    @property
    def as_wanted(self) -> bool:
        """Whether the ranges held in 85-95 % of the histories of the hidden places."""
        return LEAST <= self.hidden.value <= MOST


def coverage(
    hidden: Sequence[HiddenPlace], anew: Sequence[Course], foreseen: Sequence[Foreseen], seed: int
) -> tuple[Coverage, ...]:
    """The coverage of each range; the three have one entry a place, in the same order."""
    places = resamples([str(place.number) for place in hidden], seed)
    true = [place.course for place in hidden]
    return tuple(
        _one(number, true, anew, foreseen, places)
        for number in range(len(foreseen[0].ranges) if foreseen else 0)
    )


def _one(
    number: int,
    hidden: Sequence[Course],
    anew: Sequence[Course],
    foreseen: Sequence[Foreseen],
    places: Numbers,
) -> Coverage:
    ranges = [one.ranges[number] for one in foreseen]
    first = ranges[0]
    row = QUARTERS.index(first.quarter)

    def held(courses: Sequence[Course]) -> Estimate:
        each = [
            float(one.holds(course.of(first.quantity)[row]).mean())
            for one, course in zip(ranges, courses, strict=True)
        ]
        return _mean(np.array(each), places)

    return Coverage(
        quarter=first.quarter,
        quantity=first.quantity,
        places=len(ranges),
        hidden=held(hidden),
        anew=held(anew),
        claimed=float(np.mean([one.claimed for one in ranges])),
        width=float(np.mean([one.high - one.low for one in ranges])),
    )


def _mean(each: Numbers, places: Numbers) -> Estimate:
    means = (places @ each) / places.sum(axis=1)
    low, high = np.quantile(means, [LOW_END, HIGH_END])
    return Estimate(float(each.mean()), float(low), float(high))
