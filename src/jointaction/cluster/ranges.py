"""Between which two numbers does an answer of a dossier lie, as far as anybody can tell?

Takes what is said under a key; gives the number with both ends, in the unit of the key. A range
that is stated with the answer is kept. Otherwise the ends lie at the 80 % half-range by which two
people who rate the same place differ (catalogue, ``error`` of the key), the wider one where the
coder knew the place poorly. A key with neither is a point. No end leaves the scale.

Assumed: a rater errs to both sides alike, and by as much at the ends of a scale as in its middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.catalogue.things import Key
from jointaction.evidence.statement import Statement
from jointaction.scales import HIGHEST_RATING, Scale


@dataclass(frozen=True)
class Range:
    """A number between its ends; ``low <= number <= high``, all in one unit."""

    number: float
    low: float
    high: float

    @property
    def is_point(self) -> bool:
        """Whether nothing is known of an error."""
        return self.low == self.high

    def __str__(self) -> str:
        return plain(self.number) + self._ends()

    def as_rating(self) -> str:
        """A rating as a person would say it: ``4 of 5 (2.5 to 5)``."""
        return f"{plain(self.number)} of {plain(HIGHEST_RATING)}{self._ends()}"

    def _ends(self) -> str:
        return "" if self.is_point else f" ({plain(self.low)} to {plain(self.high)})"


def range_of(said: Statement, key: Key, *, place_known_poorly: bool) -> Range | None:
    """The number said under ``key`` with its ends; None where no number is said.

    Where only a range is said the number is its middle.
    """
    number = said.number
    if number is None:
        return None
    if said.low is not None and said.high is not None:
        return Range(number, said.low, said.high)
    if key.error is None:
        return Range(number, number, number)
    error = key.error
    half = error.half_range_poorly_known if place_known_poorly else error.half_range
    lowest, highest = key.scale.limits
    return Range(number, max(number - half, lowest), min(number + half, highest))


def average(ranges: Sequence[Range]) -> Range:
    """The mean of several numbers, with the mean of their ends: raters err on all alike."""
    count = len(ranges)
    return Range(
        sum(one.number for one in ranges) / count,
        sum(one.low for one in ranges) / count,
        sum(one.high for one in ranges) / count,
    )


def sentence(key: Key, answer: Range) -> str:
    """What is said under ``key`` in plain words with scale and unit, without a full stop.

    >>> from jointaction.catalogue.load import load_catalogue
    >>> sentence(load_catalogue().keys["history.rivalry"], Range(4, 2.5, 5))
    'Rivalry is rated 4 of 5 (2.5 to 5)'
    """
    if key.scale is Scale.RATING_0_5:
        return f"{_subject(key)} rated {answer.as_rating()}"
    if key.unit and key.scale is not Scale.COUNT:
        return f"{_subject(key)} {answer}, as a {key.unit}"
    if key.scale is Scale.SHARE:
        return f"{_subject(key)} {answer} on a scale from 0 to 1"
    return f"{_subject(key)} {answer}"


def plain(number: float) -> str:
    """A number as one would write it by hand, with at most two places behind the point."""
    return f"{round(number, 2) + 0.0:.10g}"


def _subject(key: Key) -> str:
    """The title of a key with the verb that goes with it: one thing *is*, several *are*."""
    head = key.title.split(" of ")[0].split(" at ")[0].split(" for ")[0]
    several = head.endswith("s") and not head.endswith(("ss", "is", "us"))
    return f"{key.title} {'are' if several else 'is'}"
