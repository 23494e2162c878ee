"""How severe is an obstacle where a key of the dossier stands so, and where several keys speak?

Severity goes from 0 to 4. On a number it is read straight between the two that a ``Sign``
of the catalogue names, on a word as the sign lists it. What is done with words, and with several
readings of one obstacle, follows; none of it is in the paper, all of it is judged:

* a word says less than a rating: the severity that a sign gives to it is good to one step to
  either side, and what the mere kind of a proposal tells is at most 3 of 4 (catalogue);
* severity is the mean of the readings, each counting the same;
* each side of the range is the mean half-width of the readings, divided by the square root of the
  number of *independent* readings, as for independent errors. Readings that share a source count
  as one, and so do all readings without a source, because one coder's leaning is in each of them;
* the range always reaches from the lowest reading to the highest: where sources disagree, the
  disagreement is what is known.
"""

import math
from collections.abc import Sequence

from jointaction.catalogue.things import Sign
from jointaction.cluster.ranges import Range
from jointaction.diagnose.diagnosis import Reading
from jointaction.scales import HIGHEST_SEVERITY, severity_at

WORD_HALF_RANGE = 1.0


def severity_of(answer: Range, sign: Sign) -> Range | None:
    """The severity read from a number and from both its ends; None on a sign of words."""
    none_at, full_at = sign.none_at, sign.full_at
    if none_at is None or full_at is None:
        return None
    ends = sorted(severity_at(end, none_at, full_at) for end in (answer.low, answer.high))
    return Range(severity_at(answer.number, none_at, full_at), ends[0], ends[1])


def severity_of_word(severity: float) -> Range:
    """The severity that a sign gives to a word, with the step to either side that a word leaves.

    >>> print(severity_of_word(3.0), severity_of_word(0.0))
    3 (2 to 4) 0 (0 to 1)
    """
    return Range(
        severity,
        max(severity - WORD_HALF_RANGE, 0.0),
        min(severity + WORD_HALF_RANGE, HIGHEST_SEVERITY),
    )


def combined(readings: Sequence[Reading]) -> Range | None:
    """What several readings of one obstacle say together; None where there is none."""
    if not readings:
        return None
    if len(readings) == 1:
        return Range(readings[0].severity, readings[0].low, readings[0].high)
    severities = [reading.severity for reading in readings]
    mean = math.fsum(severities) / len(readings)
    spread = len(readings) * math.sqrt(independent(readings))
    below = math.fsum(reading.severity - reading.low for reading in readings) / spread
    above = math.fsum(reading.high - reading.severity for reading in readings) / spread
    return Range(
        mean,
        max(min(mean - below, *severities), 0.0),
        min(max(mean + above, *severities), HIGHEST_SEVERITY),
    )


def independent(readings: Sequence[Reading]) -> int:
    """How many groups the readings form when those that share a source stand together.

    All readings without a source share one: the coder.
    """
    groups: list[set[str]] = []
    for reading in readings:
        voices = set(reading.sources) or {""}
        apart = [group for group in groups if not group & voices]
        groups = [*apart, voices.union(*(group for group in groups if group & voices))]
    return len(groups)
