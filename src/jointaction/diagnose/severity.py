"""How severe is an obstacle where a key of the dossier stands so, and where several keys speak?

Severity goes from 0 to 4. On a number it is read straight between the two that a ``Sign``
of the catalogue names, on a word as the sign lists it. What is done with words, and with several
readings of one obstacle, follows; none of it is in the paper, all of it is judged:

* a word says less than a rating: the severity that a sign gives to it is good to one step to
  either side, and what the mere kind of a proposal tells is at most 3 of 4 (catalogue);
* severity is the mean of the readings; where somebody tells of behaviour or of a fact, an opinion
  counts half, and so does a rating of whoever filled the dossier;
* readings that share a source stand together, and so do all readings without a source, because one
  coder's leaning is in each of them: their range is as wide as theirs are on average;
* each side of the range over *independent* sources is that of independent errors, the more exact
  ones counting more: a further source that agrees narrows it;
* the range always reaches from the lowest reading to the highest: where sources disagree, the
  disagreement is what is known (``why_range`` says so).
"""

import math
from collections.abc import Sequence
from statistics import fmean

from jointaction.catalogue.things import Sign
from jointaction.cluster.ranges import Range
from jointaction.diagnose.diagnosis import Reading
from jointaction.scales import HIGHEST_SEVERITY, severity_at

WORD_HALF_RANGE = 1.0
OPINION_COUNTS = 0.5
# Words for severity: from this number on; judged.
SEVERITY_WORDS = ((0.0, "none"), (0.5, "slight"), (1.5, "moderate"), (2.5, "serious"),
                  (3.5, "severe"))  # fmt: skip


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
    severities = [reading.severity for reading in readings]
    weights = _weights(readings)
    mean = math.fsum(w * s for w, s in zip(weights, severities, strict=True)) / math.fsum(weights)
    groups = by_source(readings)
    below = _half([fmean(one.severity - one.low for one in group) for group in groups])
    above = _half([fmean(one.high - one.severity for one in group) for group in groups])
    return Range(
        mean,
        max(min(mean - below, *severities), 0.0),
        min(max(mean + above, *severities), HIGHEST_SEVERITY),
    )


def independent(readings: Sequence[Reading]) -> int:
    """How many groups the readings form when those that share a source stand together."""
    return len(by_source(readings))


def by_source(readings: Sequence[Reading]) -> list[list[Reading]]:
    """The readings in groups that share no source; those without a source are one group."""
    groups: list[tuple[set[str], list[Reading]]] = []
    for reading in readings:
        voices, together = set(reading.sources) or {""}, [reading]
        apart = []
        for known, group in groups:
            if known & voices:
                voices, together = known | voices, [*group, *together]
            else:
                apart.append((known, group))
        groups = [*apart, (voices, together)]
    return [group for _, group in groups]


def _weights(readings: Sequence[Reading]) -> list[float]:
    if all(reading.nature == "opinion" for reading in readings):
        return [1.0 for _ in readings]
    return [OPINION_COUNTS if reading.nature == "opinion" else 1.0 for reading in readings]


def _half(halves: Sequence[float]) -> float:
    """One side of the range over several independent errors."""
    if min(halves) <= 0:
        return 0.0
    return 1 / math.sqrt(math.fsum(1 / (half * half) for half in halves))


def severity_word(severity: float) -> str:
    """The word for a severity (0-4).

    >>> severity_word(3.0)
    'serious'
    """
    return [word for start, word in SEVERITY_WORDS if severity >= start][-1]
