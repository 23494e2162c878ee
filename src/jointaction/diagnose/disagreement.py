"""Why is the range of an obstacle as wide as it is?

Takes the readings of one obstacle; gives a sentence or two where sources or camps disagree, empty
where they do not. Sources disagree where the range over all of them is wider than without one of
them; camps where the 80 % ranges of two do not overlap. Neither is averaged away: the range reaches
from the lowest to the highest, and each camp is shown beside.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

from jointaction.diagnose.diagnosis import Reading
from jointaction.diagnose.severity import by_source, combined
from jointaction.evidence.testimony import Camp

ROUNDING = 1e-9
WHO = {
    "dossier": "whoever filled the dossier", "firms": "firms", "association": "associations",
    "institution": "supporting institutions", "government": "local government",
    "informant": "key informants", "document": "a document", "statistic": "a statistic",
    "team": "the team", "network": "the network",
}  # fmt: skip


def why_range(readings: Sequence[Reading]) -> str:
    """Who says what, where that is why the range is wide."""
    return " ".join([*_of_sources(readings), *_of_camps(readings)])


def camps_apart(camps: Sequence[Camp]) -> tuple[Camp, Camp] | None:
    """The two camps farthest apart where their ranges do not overlap; None elsewhere."""
    if len(camps) < 2:
        return None
    lowest, highest = min(camps, key=lambda c: c.severity), max(camps, key=lambda c: c.severity)
    return (lowest, highest) if lowest.high < highest.low else None


def _of_sources(readings: Sequence[Reading]) -> Iterator[str]:
    groups = by_source(readings)
    if len(groups) < 2 or not _wider_with_all(readings, groups):
        return
    said = sorted(
        ((fmean(one.severity for one in group), _who(group)) for group in groups), reverse=True
    )
    (high, first), (low, last) = said[0], said[-1]
    apart = f"{_upper(first)} put it at {high:.1f}, {last} at {low:.1f}"
    if first == last:
        apart = f"{_upper(first)} put it at {high:.1f} in one place and at {low:.1f} in another"
    yield f"{apart}: they disagree, so the range reaches from one to the other."


def _wider_with_all(readings: Sequence[Reading], groups: Sequence[Sequence[Reading]]) -> bool:
    """Whether some source makes the range wider than it is without it."""
    width = _width(readings)
    for left_out in range(len(groups)):
        rest = [one for place, group in enumerate(groups) if place != left_out for one in group]
        if width > _width(rest) + ROUNDING:
            return True
    return False


def _width(readings: Sequence[Reading]) -> float:
    found = combined(readings)
    return 0.0 if found is None else found.high - found.low


def _of_camps(readings: Sequence[Reading]) -> Iterator[str]:
    for reading in readings:
        apart = camps_apart(reading.camps)
        if apart is not None:
            low, high = apart
            yield (
                f"{_upper(high.title)} tell of {high.severity:.1f}, {low.title} of "
                f"{low.severity:.1f}: both are kept, as one place can be two."
            )
            return


def _who(group: Sequence[Reading]) -> str:
    named = dict.fromkeys(WHO.get(one.voice, one.voice) for one in group)
    return " and ".join(named)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
