"""How is it said what people or papers tell of a number?"""

from collections.abc import Sequence

from jointaction.catalogue.asking import Group, Indicator, Part
from jointaction.evidence.summary import Mean

GROUP_TITLES: dict[Group, str] = {
    "firms": "Firms",
    "association": "Associations",
    "institution": "Supporting institutions",
    "government": "Local government",
    "informant": "Key informants",
}
CAMP_TITLES = {"small": "small firms (fewer than 50 people)", "large": "large firms (50 or more)"}
_PERCENT = "%"


def said_by(
    group: Group, indicator: Indicator, part: Part, value: Mean | None, words: Sequence[str] = ()
) -> str:
    """What a group tells of a part of an indicator, in one sentence.

    What was ticked in words is not told word by word where it is guarded: each word may be that of
    a few people. ``words`` are those that may be told.
    """
    who = GROUP_TITLES[group]
    what = part.measure
    if indicator.chart is not None and len(indicator.parts) == 1:
        what = f"{indicator.title[:1].lower()}{indicator.title[1:]}, {what}"
    if value is None:
        told = f": {'; '.join(words)}" if words else ""
        return f"{who} on {what}{told}"
    return f"{who}: {what}: {in_unit(value.value, part.unit)} ({_range(value)})"


def asked_group(voice: str) -> str:
    """How the answers of a group, or a network, are named among the sources.

    >>> asked_group("firms")
    'the questionnaire (firms)'
    """
    titles = {str(group): title for group, title in GROUP_TITLES.items()}
    title = titles.get(voice)
    return f"the questionnaire ({title.lower()})" if title else f"the {voice}"


def in_unit(number: float, unit: str) -> str:
    """A number with its unit where it is a short one.

    >>> in_unit(62.4, "%")
    '62 %'
    >>> in_unit(2.55, "0 never - 4 weekly")
    '2.5'
    """
    if unit == _PERCENT:
        return f"{number:.0f} %"
    said = f"{number:.0f}" if abs(number) >= 20 or number == int(number) else f"{number:.1f}"
    return (
        f"{said} {unit}"
        if unit and len(unit) <= 12 and not any(c.isdigit() for c in unit)
        else said
    )


def _range(value: Mean) -> str:
    digits = 0 if abs(value.high) >= 20 else 1
    return f"{value.low:.{digits}f} to {value.high:.{digits}f}"
