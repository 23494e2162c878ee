"""How many firms will take part after one year and after five, if these histories are right?

The narrowest range that holds at least 90 % of the histories, not the 5th to the 95th percentile:
in most histories nobody takes part, and a range that must leave out as many below as above would
reach from that heap at 0 far beyond what half of the rest ever see. Exact for whole numbers of
firms: both ends are values that came up, and both count as inside. Of ranges equally narrow the
one that holds more histories is taken, then the lower one. A range of the histories, not of the
place: it says nothing of how far the model is to be believed.
"""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from jointaction.forecast.why.explanation import Expected, Part
from jointaction.simulate.runs import Runs

QUARTERS = (4, 20)
HELD = 0.9

Numbers = NDArray[np.float64]


def expected(runs: Runs) -> tuple[Expected, ...]:
    """The share and the number of the intended firms that take part, after a year and after five.

    Quarters that were not played are left out.
    """
    return tuple(
        _in_quarter(runs, quarter) for quarter in QUARTERS if quarter < len(runs.participation)
    )


def _in_quarter(runs: Runs, quarter: int) -> Expected:
    firms = np.round(runs.participation[quarter].astype(np.float64) * runs.intended)
    share = firms / np.maximum(runs.intended, 1)
    return Expected(quarter, _part(share), _part(firms))


def _part(values: Numbers) -> Part:
    """Median and narrowest range; the median lies inside because the range holds over half."""
    low, high = narrowest(values, HELD)
    return Part(float(np.median(values)), low, high)


def narrowest(values: Numbers, held: float) -> tuple[float, float]:
    """The narrowest range between two of the values, both inside, that holds the share ``held``.

    ``ValueError`` where there are no values or the share is not above 0 and at most 1.

    >>> narrowest(np.array([0, 0, 0, 0, 0, 0, 0, 0, 1, 9.0]), 0.9)
    (0.0, 1.0)
    """
    if not len(values) or not 0 < held <= 1:
        raise ValueError("a range needs values, and a share above 0 and at most 1")
    ordered = np.sort(values)
    count = len(ordered)
    needed = ceil(held * count - 1e-9)
    low, high = ordered[: count - needed + 1], ordered[needed - 1 :]
    inside = np.searchsorted(ordered, high, "right") - np.searchsorted(ordered, low, "left")
    best = int(np.lexsort((low, -inside, high - low))[0])
    return float(low[best]), float(high[best])
