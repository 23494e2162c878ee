"""What do several people say together, and how sure is it?

Takes the severities or numbers of those who may be put together; gives their mean and an 80 %
range. The range is that of Student's t for the mean, with one made-up answer at either end of the
scale counted in when the spread is worked out, so that five equal answers do not look certain
(judged). More of the same answers narrow it; a worse answer never lowers the mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import inf, sqrt
from statistics import NormalDist, fmean, stdev

COVERED = 0.8
_MIDDLE = (1 + COVERED) / 2


@dataclass(frozen=True)
class Mean:
    """A mean with its 80 % range."""

    value: float
    low: float
    high: float


def mean_of(
    numbers: Sequence[float], ends: tuple[float, float], bounds: tuple[float, float] = (-inf, inf)
) -> Mean:
    """The mean of ``numbers`` with its range, which stays within ``bounds``.

    ``ends`` are those of the scale, the made-up answers. Raises ``ValueError`` for no numbers.

    >>> mean_of([2.0, 2.0, 3.0, 3.0, 2.5], ends=(0.0, 4.0)).value
    2.5
    """
    if not numbers:
        raise ValueError("no numbers to take the mean of")
    value = fmean(numbers)
    half = _student(len(numbers) + 1) * stdev([*numbers, *ends])
    half /= sqrt(len(numbers))
    return Mean(value, max(bounds[0], value - half), min(bounds[1], value + half))


@cache
def _student(freedom: int) -> float:
    """Student's t at the upper end of the range."""
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and most commands need none of it

    return float(stdtrit(freedom, _MIDDLE))


def share_of(yes: int, asked: int) -> Mean:
    """A share (0-1) of those asked, with Wilson's 80 % range."""
    z = NormalDist().inv_cdf(_MIDDLE)
    share, z2 = yes / asked, z * z / asked
    middle = (share + z2 / 2) / (1 + z2)
    half = z * sqrt(share * (1 - share) / asked + z2 / (4 * asked)) / (1 + z2)
    return Mean(share, max(0.0, middle - half), min(1.0, middle + half))
