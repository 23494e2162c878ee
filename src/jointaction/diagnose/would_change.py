"""What would have to be found for an obstacle to be called slight, or severe?

Takes the obstacle's readings and the catalogue; gives a sentence in the unit of the number that
counts most (behaviour before facts, facts before opinions, a rating of the dossier last). The words
begin at the severities of ``severity.SEVERITY_WORDS``.
"""

from collections.abc import Sequence

from jointaction.catalogue.asking import Part
from jointaction.catalogue.things import Catalogue, Obstacle
from jointaction.diagnose.diagnosis import Reading
from jointaction.diagnose.severity import SEVERITY_WORDS
from jointaction.diagnose.testified import parts_by_name
from jointaction.evidence.wording import in_unit
from jointaction.scales import HIGHEST_SEVERITY

STARTS = {word: start for start, word in SEVERITY_WORDS}
SLIGHT_BELOW, SERIOUS_FROM = STARTS["moderate"], STARTS["serious"]
NATURES = ("behaviour", "fact", "opinion")


def would_change(obstacle: Obstacle, readings: Sequence[Reading], catalogue: Catalogue) -> str:
    """What would change the verdict; empty where nothing is known or no number can be told."""
    testified = [one for one in readings if one.voice != "dossier"]
    if testified:
        first = min(testified, key=lambda one: NATURES.index(one.nature))
        parts = [
            part
            for (indicator, _), (of, part) in parts_by_name(catalogue).items()
            if indicator == first.key and obstacle.name in (part.obstacles or of.obstacles)
        ]
        return _by_part(parts[0]) if parts else ""
    signs = {sign.key: sign for sign in obstacle.signs}
    for one in readings:
        sign = signs.get(one.key)
        if sign is not None and sign.none_at is not None and sign.full_at is not None:
            key = catalogue.keys[sign.key]
            low, high = (
                _number(severity, sign.none_at, sign.full_at)
                for severity in (SLIGHT_BELOW, SERIOUS_FROM)
            )
            rises = sign.full_at > sign.none_at
            limits = key.scale.limits
            return _sentence(key.title.lower(), f"{low:.1f}", f"{high:.1f}", rises=rises,
                             reached=(_within(low, limits), _within(high, limits)))  # fmt: skip
    return ""


def _by_part(part: Part) -> str:
    if part.words:
        slight = [word for word, severity in part.words.items() if severity < SLIGHT_BELOW]
        serious = [word for word, severity in part.words.items() if severity >= SERIOUS_FROM]
        told = [f"{name} for {' or '.join(words)}"
                for name, words in (("slight", slight), ("serious", serious)) if words]  # fmt: skip
        named = f"By this alone ({part.measure}) it would be called"
        return f"{named} {' and '.join(told)}." if told else ""
    if part.none_at is None or part.full_at is None:
        return ""
    low, high = (_number(s, part.none_at, part.full_at) for s in (SLIGHT_BELOW, SERIOUS_FROM))
    limits = (part.lowest, part.highest)
    return _sentence(
        part.measure, in_unit(low, part.unit), in_unit(high, part.unit),
        rises=part.full_at > part.none_at, reached=(_within(low, limits), _within(high, limits)),
    )  # fmt: skip


def _number(severity: float, none_at: float, full_at: float) -> float:
    """The number at which an obstacle has a severity."""
    return none_at + severity / HIGHEST_SEVERITY * (full_at - none_at)


def _within(number: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= number <= limits[1]


def _sentence(what: str, low: str, high: str, *, rises: bool, reached: tuple[bool, bool]) -> str:
    less, more = ("below", "from") if rises else ("above", "at or below")
    more_after = " on" if rises else ""
    told = []
    if reached[0]:
        told.append(f"slight {less} {low}")
    if reached[1]:
        told.append(f"serious {more} {high}{more_after}")
    named = f"By this number alone ({what}) it would be called"
    return f"{named} {' and '.join(told)}." if told else ""
