"""What do those who may be told of say together on one number?

Takes what each of them tells, already let through by the gate; gives a testimony: their mean with
an 80 % range (see ``summary``), and the same of each camp that may be told of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from jointaction.catalogue.asking import Combine, Group, Indicator, Part
from jointaction.evidence.numbers import Told
from jointaction.evidence.summary import Mean, mean_of
from jointaction.evidence.testimony import Camp, Testimony
from jointaction.evidence.wording import CAMP_TITLES, said_by
from jointaction.scales import HIGHEST_SEVERITY, severity_at
from jointaction.sources import Grade

OWN_WORD_HALF_RANGE = 0.1  # of none_at to full_at, as for a document; judged


@dataclass(frozen=True)
class Camps:
    """What each camp tells where that may be told; ``kind`` is the split (``size``)."""

    kind: str
    said: Mapping[str, Sequence[Told]]


def testimony(
    group: Group,
    indicator: Indicator,
    part: Part,
    said: Sequence[Told],
    *,
    camps: Camps,
    words: Sequence[str],
    own_word: bool,
) -> Testimony:
    """What ``said`` tells on a part; ``own_word`` where organisations speak of themselves."""
    value = _own_word(part, said) if own_word else _value(part, said)
    severity = _severity(part, said, value, own_word=own_word)
    return Testimony(
        indicator=indicator.id,
        part=part.name,
        voice=group,
        nature=indicator.nature,
        sentence=said_by(group, indicator, part, value, words),
        value=value.value if value else None,
        value_low=value.low if value else None,
        value_high=value.high if value else None,
        severity=severity.value,
        low=severity.low,
        high=severity.high,
        count=len(said),
        grade=Grade.REPORTED,
        sources=(source_of(group),),
        where=f"questionnaire: {', '.join(part.questions)}",
        camps=tuple(_camp(camps.kind, name, own, part) for name, own in camps.said.items()),
    )


def source_of(group: Group) -> str:
    """The identifier under which the answers of a group stand among the sources."""
    return f"answers-{group}"


def _own_word(part: Part, said: Sequence[Told]) -> Mean | None:
    """What organisations say of themselves: no sample of others, so their answers with an error."""
    numbers = [one.number for one in said if one.number is not None]
    if not numbers or part.none_at is None or part.full_at is None:
        return None
    half = OWN_WORD_HALF_RANGE * abs(part.full_at - part.none_at)
    low, high = max(part.lowest, min(numbers) - half), min(part.highest, max(numbers) + half)
    return Mean(fmean(numbers), low, high)


def _severity(
    part: Part, said: Sequence[Told], value: Mean | None, *, own_word: bool = False
) -> Mean:
    """The severity that several tell: the mean of theirs, or what their share together tells.

    A share of all ("firms that used a service") says something only as a whole, and so does what an
    organisation says of itself.
    """
    ends = (0.0, HIGHEST_SEVERITY)
    if (own_word or part.combine is Combine.PERCENT_MEAN) and value is not None:
        none_at, full_at = part.none_at or 0.0, part.full_at or 0.0
        at = [severity_at(x, none_at, full_at) for x in (value.value, value.low, value.high)]
        return Mean(at[0], min(at), max(at))
    return mean_of([one.severity for one in said], ends, ends)


def _value(part: Part, said: Sequence[Told]) -> Mean | None:
    numbers = [one.number for one in said if one.number is not None]
    if not numbers or part.none_at is None or part.full_at is None:
        return None
    ends = (min(part.none_at, part.full_at), max(part.none_at, part.full_at))
    return mean_of(numbers, ends, (part.lowest, part.highest))


def _camp(kind: str, name: str, said: Sequence[Told], part: Part) -> Camp:
    value = _value(part, said)
    severity = _severity(part, said, value)
    title = CAMP_TITLES.get(name, name)
    return Camp(
        kind, name, title, len(said), value.value if value else None,
        severity.value, severity.low, severity.high,
    )  # fmt: skip
