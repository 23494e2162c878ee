"""What does one table of a dossier say, key by key?

Takes a table as TOML gives it and the keys that belong there; gives a ``Statement`` for each
answer that is known, and adds one sentence to ``faults`` for each key that cannot be. Beside a key
may stand ``key_low`` and ``key_high`` (a range, for numbers), ``key_source`` (one or more sources
of the dossier), ``key_note`` and ``key_grade``.

Where no grade is given, an answer with a source counts as reported and any other as judged; a
number of firms without a source of its own takes its grade from ``n_firms_basis``.
"""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jointaction.catalogue.things import Key
from jointaction.cluster.answer import (
    LONGEST_TEXT,
    UNKNOWN,
    Refused,
    found,
    read_answer,
    read_number,
)
from jointaction.evidence.files import short, shown
from jointaction.evidence.statement import Statement, Value
from jointaction.sources import Grade

WITH_STATEMENTS = ("cluster", "history", "crisis", "initiative")
SUFFIXES = ("_low", "_high", "_source", "_note", "_grade")
GRADES = tuple(str(grade) for grade in Grade)
BASIS_GRADES = {
    "source": Grade.REPORTED,
    "memory": Grade.GENERAL_KNOWLEDGE,
    "guess": Grade.JUDGED,
}


@dataclass
class Faults:
    """The faults found so far in one file, in the order in which they are found."""

    file: str
    sentences: list[str] = field(default_factory=list)

    def add(self, table: str, key: str, clause: str) -> None:
        """Note that ``key`` of ``table`` is wrong; ``table`` is empty for the top of the file."""
        place = ", ".join(part for part in (table, key) if part)
        end = "" if clause.endswith("?") else "."
        self.sentences.append(f"{self.file}: {place}: {clause}{end}")


@dataclass(frozen=True)
class Place:
    """Which table is read: its name in the catalogue and in a message, and the sources known."""

    table: str
    title: str
    source_ids: frozenset[str] = frozenset()


def read_table(
    said: Mapping[str, Any], keys: Mapping[str, Key], place: Place, faults: Faults
) -> dict[str, Statement]:
    """The known answers of a table by key; faults are added to ``faults``."""
    statements: dict[str, Statement] = {}
    for name in _unknown_keys(said, keys, place):
        faults.add(place.title, shown(name[:80]), _unknown_key(name, keys, place))
    for name, key in keys.items():
        if key.required and name not in said:
            faults.add(place.title, name, "is missing and must be given")
            continue
        statement = _statement(said, key, place, faults)
        if statement is not None and statement.known:
            statements[name] = statement
    _grade_number_of_firms(said, statements)
    return statements


def _statement(said: Mapping[str, Any], key: Key, place: Place, faults: Faults) -> Statement | None:
    value = _value(said, key, place, faults)
    low, high = _range(said, key, value, place, faults)
    sources = _sources(said.get(f"{key.name}_source", []), key, place, faults)
    note = said.get(f"{key.name}_note", "")
    if not isinstance(note, str) or len(note) > LONGEST_TEXT:
        what = f"a text of at most {LONGEST_TEXT} characters"
        faults.add(place.title, f"{key.name}_note", found(note, what))
        note = ""
    grade = _grade(said.get(f"{key.name}_grade"), sources, key, place, faults)
    where = f"{faults.file}, {place.title}, {key.name}" if place.title else faults.file
    return Statement(key.path, value, low, high, grade, sources, note, where)


def _value(said: Mapping[str, Any], key: Key, place: Place, faults: Faults) -> Value:
    if key.name not in said:
        return None
    try:
        return read_answer(key, said[key.name])
    except Refused as clause:
        faults.add(place.title, key.name, str(clause))
        return None


def _range(
    said: Mapping[str, Any], key: Key, value: Value, place: Place, faults: Faults
) -> tuple[float | None, float | None]:
    """Both ends of the stated range; with a value, an end that is not stated is the value."""
    ends: dict[str, float] = {}
    for suffix in ("_low", "_high"):
        if key.scale.is_number and key.name + suffix in said:
            try:
                ends[suffix] = read_number(key, said[key.name + suffix])
            except Refused as clause:
                faults.add(place.title, key.name + suffix, str(clause))
                return None, None
    if not ends:
        return None, None
    if len(ends) == 1 and value is None:
        (given,) = ends
        other = "_high" if given == "_low" else "_low"
        if key.name not in said or said[key.name] == UNKNOWN:
            faults.add(
                place.title,
                key.name + given,
                f"stands alone; allowed: with {key.name}{other} or with {key.name}",
            )
        return None, None
    number = value if isinstance(value, (int, float)) else 0.0
    low, high = ends.get("_low", number), ends.get("_high", number)
    told = _out_of_order(low, high, value)
    if told:
        faults.add(place.title, " and ".join(key.name + end for end in ends), told)
        return None, None
    return low, high


def _out_of_order(low: float, high: float, value: Value) -> str:
    """The clause that a range runs backwards or leaves its own value out; empty if neither."""
    if low > high:
        return f"a range from {short(low)} to {short(high)} found; allowed: low not above high"
    if isinstance(value, (int, float)) and not low <= value <= high:
        return (
            f"a range from {short(low)} to {short(high)} found around {short(value)}; "
            "allowed: the value lies within its own range"
        )
    return ""


def _sources(said: object, key: Key, place: Place, faults: Faults) -> tuple[str, ...]:
    named = [said] if isinstance(said, str) else said
    name = f"{key.name}_source"
    if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
        faults.add(place.title, name, found(said, "the id of a [[source]], or a list of ids"))
        return ()
    for one in named:
        if one not in place.source_ids:
            faults.add(place.title, name, no_such_source(one, place.source_ids))
    return tuple(dict.fromkeys(one for one in named if one in place.source_ids))


def no_such_source(said: str, known: frozenset[str]) -> str:
    """The clause that a source is referred to that the dossier does not list."""
    listed = ", ".join(sorted(known)[:20]) or "none, for the file lists no [[source]]"
    return f"there is no [[source]] with the id {short(said)}; allowed: {listed}"


def _grade(said: object, sources: tuple[str, ...], key: Key, place: Place, faults: Faults) -> Grade:
    assumed = Grade.REPORTED if sources else Grade.JUDGED
    if said is None:
        return assumed
    name = f"{key.name}_grade"
    if said not in GRADES:
        faults.add(place.title, name, found(said, ", ".join(GRADES)))
        return assumed
    grade = Grade(str(said))
    if grade.needs_source and not sources:
        faults.add(place.title, name, f"{short(said)} needs a source; give {key.name}_source too")
    if sources and not grade.needs_source:
        allowed = ", ".join(str(grade) for grade in Grade if grade.needs_source)
        faults.add(place.title, name, f"{short(said)} found beside a source; allowed: {allowed}")
    return grade


def _grade_number_of_firms(said: Mapping[str, Any], statements: dict[str, Statement]) -> None:
    firms, basis = statements.get("n_firms"), statements.get("n_firms_basis")
    if firms is None or basis is None or firms.sources or "n_firms_grade" in said:
        return
    grade = BASIS_GRADES[str(basis.value)]
    statements["n_firms"] = Statement(**{**vars(firms), "grade": grade})


def _unknown_keys(said: Mapping[str, Any], keys: Mapping[str, Key], place: Place) -> list[str]:
    return [name for name in said if name not in keys and not _beside(name, keys, place)]


def _beside(name: str, keys: Mapping[str, Key], place: Place) -> bool:
    """Whether ``name`` is a key of the table with one of the suffixes that are allowed there."""
    if place.table not in WITH_STATEMENTS:
        return False
    return any(
        name.endswith(suffix)
        and (key := keys.get(name.removesuffix(suffix))) is not None
        and (key.scale.is_number or suffix not in ("_low", "_high"))
        for suffix in SUFFIXES
    )


def _unknown_key(name: str, keys: Mapping[str, Key], place: Place) -> str:
    """The clause about a key that nobody knows, with the nearest one that is known."""
    for suffix in ("_low", "_high"):
        base = keys.get(name.removesuffix(suffix))
        if name.endswith(suffix) and base is not None and place.table in WITH_STATEMENTS:
            return f"is not allowed; {base.name} is not a number and has no range"
    near = difflib.get_close_matches(name[:80], list(keys), n=1, cutoff=0.6)
    if near:
        return f"is not a known key; allowed: {', '.join(keys)}; did you mean {near[0]}?"
    return f"is not a known key; allowed: {', '.join(keys)}"
