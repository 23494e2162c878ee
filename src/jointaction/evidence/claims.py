"""What does a paper claim about an indicator, and how sure is that?

Takes the claims of an ``evidence.toml``; gives a testimony for each number that somebody has looked
up, and a thing to do for each that is still unknown. A statistic counts as measured, what another
document says as reported, and what the team itself noted as judged.

A claim may state its range. Where it does not, the range is judged: a twentieth of the way from no
obstacle to a full one for statistics, a tenth for documents, a fifth for the team's own notes, to
either side; for a word, one step of severity.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jointaction.catalogue.asking import Indicator, Part
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.testimony import EvidenceSource, Testimony, ToDo
from jointaction.evidence.toml_table import LARGEST, TomlTable
from jointaction.evidence.wording import in_unit
from jointaction.scales import HIGHEST_SEVERITY, severity_at
from jointaction.sources import Grade

FILE = "evidence.toml"
UNKNOWN = "unknown"
GRADES = {"document": Grade.REPORTED, "statistic": Grade.MEASURED, "team": Grade.JUDGED}
KINDS = tuple(GRADES)
WHO_SAYS = {"document": "A document", "statistic": "A statistic", "team": "The team"}
HALF_RANGES = {"document": 0.1, "statistic": 0.05, "team": 0.2}  # of none_at to full_at; judged
WORD_HALF_RANGE = 1.0
OF_CLAIM = ("indicator", "part", "value", "low", "high", "source", "date", "note", "kind")


@dataclass(frozen=True)
class Claims:
    """What is claimed, and what still has to be looked up."""

    testimonies: tuple[Testimony, ...]
    to_do: tuple[ToDo, ...]


@dataclass(frozen=True)
class _Said:
    """A number or a word with the severity read from it."""

    value: float | None
    value_low: float | None
    value_high: float | None
    severity: float
    low: float
    high: float
    words: str


def claims_of(
    said: Sequence[object],
    sources: Mapping[str, EvidenceSource],
    catalogue: Catalogue,
    problems: list[str],
) -> Claims:
    """What the claims say; faults go to ``problems``."""
    testimonies: list[Testimony] = []
    to_do: list[ToDo] = []
    seen: dict[tuple[str, str, str], int] = {}
    for number, one in enumerate(said, start=1):
        table = TomlTable(one, f"{FILE}: claim {number}", OF_CLAIM, problems)
        asked = _asked(table, catalogue)
        if asked is None:
            continue
        indicator, part = asked
        if table.said.get("value") == UNKNOWN:
            to_do.append(ToDo(indicator.id, part.name, part.measure, indicator.documents))
            continue
        source = _source(table, sources)
        named = (indicator.id, part.name, table.text("source"))
        if named in seen:
            table.wrong("source", f"not the same source as in claim {seen[named]}")
        seen.setdefault(named, number)
        testimony = _testimony(table, indicator, part, source, number)
        if testimony is not None:
            testimonies.append(testimony)
    return Claims(tuple(testimonies), tuple(to_do))


def _asked(table: TomlTable, catalogue: Catalogue) -> tuple[Indicator, Part] | None:
    """The number that a claim speaks of; None where there is none of that name."""
    by_id = {indicator.id: indicator for indicator in catalogue.indicators.values()}
    indicator = by_id.get(table.text("indicator", needed=True))
    if indicator is None:
        table.wrong("indicator", f"the number of an indicator: {', '.join(sorted(by_id))}")
        return None
    names = [part.name for part in indicator.parts]
    part = table.text("part") or (names[0] if len(names) == 1 else "")
    if part not in names:
        table.wrong("part", f"of {indicator.id} one of {', '.join(names)}")
        return None
    return indicator, indicator.parts[names.index(part)]


def _source(table: TomlTable, sources: Mapping[str, EvidenceSource]) -> EvidenceSource | None:
    kind = table.word("kind", KINDS, "document") if "kind" in table.said else ""
    name = table.text("source")
    if name in sources:
        return sources[name]
    if kind == "team" and not name:
        return None
    listed = ", ".join(sources) or "none is there yet; name it in a table [[source]]"
    table.wrong("source", f'the id of a source ({listed}), or kind = "team" without one')
    return None


def _testimony(
    table: TomlTable, indicator: Indicator, part: Part, source: EvidenceSource | None, number: int
) -> Testimony | None:
    kind = table.word("kind", KINDS, source.kind if source else "team")
    said = _by_word(table, part) if part.words else _by_number(table, part, kind)
    if said is None:
        return None
    note = table.text("note")
    who = WHO_SAYS[kind]
    return Testimony(
        indicator=indicator.id,
        part=part.name,
        voice=kind,
        nature=indicator.nature,
        sentence=f"{who}: {part.measure}: {said.words}{f'. {note}' if note else ''}",
        value=said.value,
        value_low=said.value_low,
        value_high=said.value_high,
        severity=said.severity,
        low=said.low,
        high=said.high,
        count=0,
        grade=GRADES[kind],
        sources=(source.id,) if source and GRADES[kind].needs_source else (),
        where=f"{FILE}, claim {number}",
        date=table.day("date") or (source.date if source else ""),
    )


def _by_word(table: TomlTable, part: Part) -> _Said | None:
    word = table.said.get("value")
    if not isinstance(word, str) or word not in part.words:
        table.wrong("value", f"one of {', '.join(part.words)}, or {UNKNOWN}")
        return None
    for key in ("low", "high"):
        if key in table.said:
            table.wrong(key, "nothing, as the value is a word")
    severity = part.words[word]
    return _Said(
        None, None, None, severity,
        max(0.0, severity - WORD_HALF_RANGE), min(HIGHEST_SEVERITY, severity + WORD_HALF_RANGE),
        word,
    )  # fmt: skip


def _by_number(table: TomlTable, part: Part, kind: str) -> _Said | None:
    if part.none_at is None or part.full_at is None:
        return None
    low, high = part.lowest, min(part.highest, LARGEST)
    allowed = f"a number ({part.unit}) {_within(low, high)}, or {UNKNOWN}"
    if "value" not in table.said:
        table.wrong("value", allowed)
        return None
    value = table.number("value", low, high, allowed)
    half = HALF_RANGES[kind] * abs(part.full_at - part.none_at)
    ends = [table.number(key, low, high, allowed) for key in ("low", "high")]
    if value is None:
        return None
    if ("low" in table.said) != ("high" in table.said):
        table.wrong("low" if "high" in table.said else "high", "both low and high, or neither")
        return None
    lower, upper = ends
    if lower is None or upper is None:
        lower, upper = max(low, value - half), min(high, value + half)
    elif not lower <= value <= upper:
        table.wrong("low", "a range from low to high with the value inside")
        return None
    at = [severity_at(x, part.none_at, part.full_at) for x in (value, lower, upper)]
    words = f"{in_unit(value, part.unit)} ({in_unit(lower, '')} to {in_unit(upper, '')})"
    return _Said(value, lower, upper, at[0], min(at), max(at), words)


def _within(low: float, high: float) -> str:
    return f"of {low:g} or more" if high == LARGEST else f"from {low:g} to {high:g}"
