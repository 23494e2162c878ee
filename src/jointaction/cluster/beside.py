"""What do the tables beside a dossier tell, and which unknown answers do they fill?

Takes the folder of a dossier; reads ``firms``, ``ties`` and ``answers`` as CSV or XLSX where they
are there. A list of firms says how many there are, how large they are and who owns them, each
only if every row tells it and only where the dossier itself says nothing. Size classes are those
of the keys (fewer than 10, 10-49, 50-249, 250 people and more); the share owned from outside is
counted by people employed where all numbers are there, else by firms, which is an assumption.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from jointaction.cluster.dossier import AnswerRow, Dossier, DossierSource, FirmRow, TieRow
from jointaction.errors import DossierError
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes, shown
from jointaction.evidence.statement import Statement
from jointaction.evidence.tables import Column, Row, find_table, parse_table
from jointaction.sources import Grade

FIRMS = (Column("id", required=True), Column("name"), Column("employees"), Column("owned_outside"))
TIES = (Column("one", required=True), Column("other", required=True), Column("kind", required=True))
ANSWERS = (Column("respondent", required=True), Column("question", required=True), Column("answer"))
TIE_KINDS = ("rival", "vertical", "both")
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
MOST_EMPLOYEES = 1_000_000
LONGEST_CELL = 10_000
SIZE_FLOORS = {"share_micro": 0, "share_small": 10, "share_medium": 50, "share_large": 250}

Noun = TypeVar("Noun")
Reader = Callable[[Row, "Cells"], Noun]


@dataclass
class Cells:
    """The faults found in the cells of one table."""

    file: str
    sentences: list[str]

    def add(self, row: Row, column: str, what: str) -> None:
        """Note that a cell is wrong, and ``what`` is allowed there."""
        found = shown(row.cells.get(column, "")[:80])
        self.sentences.append(
            f'{self.file}: row {row.number}, column "{column}": "{found}" found; allowed: {what}.'
        )


def read_beside(
    folder: Path, sentences: list[str]
) -> tuple[tuple[FirmRow, ...], tuple[TieRow, ...], tuple[AnswerRow, ...], dict[str, bytes]]:
    """Firms, ties and answers beside a dossier, and the bytes read; faults go to ``sentences``."""
    contents: dict[str, bytes] = {}
    firms = _rows(folder, "firms", FIRMS, _firm, contents, sentences)
    known = frozenset(firm.id for firm in firms)
    ties = _rows(folder, "ties", TIES, lambda r, c: _tie(r, c, known), contents, sentences)
    answers = _rows(folder, "answers", ANSWERS, _answer, contents, sentences)
    return firms, ties, answers, contents


def fill_from_firms(dossier: Dossier, file: str) -> Dossier:
    """The dossier with what its list of firms tells and it does not say itself."""
    if not dossier.firms:
        return dossier
    told = {k: v for k, v in _told(dossier.firms).items() if not _says(dossier, k)}
    if not told:
        return dossier
    source = DossierSource(file, f"The list of firms beside the dossier, {file}", "", "full")
    filled = {
        key: Statement(key, value, None, None, Grade.MEASURED, (file,), f"counted in {file}", file)
        for key, value in told.items()
    }
    return replace(
        dossier,
        statements={**dossier.statements, **filled},
        sources=(*dossier.sources, source),
    )


def _says(dossier: Dossier, key: str) -> bool:
    """Whether the dossier speaks of this itself; the four size shares are one answer."""
    keys = [f"cluster.{name}" for name in SIZE_FLOORS]
    return any(dossier.says(one).known for one in (keys if key in keys else [key]))


def _told(firms: Sequence[FirmRow]) -> dict[str, float | int]:
    told: dict[str, float | int] = {"cluster.n_firms": len(firms)}
    sizes = [firm.employees for firm in firms if firm.employees is not None]
    outside = [bool(firm.owned_outside) for firm in firms if firm.owned_outside is not None]
    if len(sizes) == len(firms):
        told |= _size_shares(sizes)
    if len(outside) == len(firms):
        counted_by_people = len(sizes) == len(firms) and sum(sizes) > 0
        weights = sizes if counted_by_people else [1 for _ in firms]
        owned = sum(w for w, out in zip(weights, outside, strict=True) if out)
        told["cluster.external_ownership_share"] = owned / sum(weights)
    return told


def _size_shares(sizes: Sequence[int]) -> dict[str, float | int]:
    """The share of firms in each size class; an exact sum of one is left to rounding."""
    floors = [*SIZE_FLOORS.values(), MOST_EMPLOYEES + 1]
    return {
        f"cluster.{name}": sum(low <= size < high for size in sizes) / len(sizes)
        for name, low, high in zip(SIZE_FLOORS, floors[:-1], floors[1:], strict=True)
    }


def _rows(
    folder: Path,
    name: str,
    columns: Sequence[Column],
    reader: Reader[Noun],
    contents: dict[str, bytes],
    sentences: list[str],
) -> tuple[Noun, ...]:
    try:
        path = find_table(folder, name)
        if path is None:
            return ()
        contents[path.name] = read_bytes(path, TABLE_LIMIT_BYTES)
    except DossierError as error:
        sentences.extend(error.problems)
        return ()
    table = parse_table(contents[path.name], path.name, columns)
    cells = Cells(path.name, [])
    rows = tuple(reader(row, cells) for row in table.rows)
    _once(table.rows, columns, cells)
    sentences.extend([*table.problems, *cells.sentences])
    return rows


def _once(rows: Sequence[Row], columns: Sequence[Column], cells: Cells) -> None:
    """Firms, ties, and a respondent's answers to a question, may stand in a table once."""
    keys = [column.name for column in columns if column.required and column.name != "kind"]
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        one = tuple(row.cells.get(key, "") for key in keys)
        if keys[0] == "one":
            one = tuple(sorted(one))
        if all(one) and one in seen:
            cells.add(row, keys[-1], f"not what row {seen[one]} already says")
        seen.setdefault(one, row.number)


def _firm(row: Row, cells: Cells) -> FirmRow:
    return FirmRow(
        id=_text(row, cells, "id"),
        name=_text(row, cells, "name"),
        employees=_people(row, cells),
        owned_outside=_yes_no(row, cells),
    )


def _tie(row: Row, cells: Cells, known: frozenset[str]) -> TieRow:
    one, other, kind = (_text(row, cells, column) for column in ("one", "other", "kind"))
    for column, firm in (("one", one), ("other", other)):
        if firm and known and firm not in known:
            cells.add(row, column, "the id of a firm in the table firms")
    if one and one == other:
        cells.add(row, "other", "another firm than in column one")
    if kind and kind not in TIE_KINDS:
        cells.add(row, "kind", ", ".join(TIE_KINDS))
    return TieRow(one, other, kind)


def _answer(row: Row, cells: Cells) -> AnswerRow:
    return AnswerRow(*(_text(row, cells, column.name) for column in ANSWERS))


def _text(row: Row, cells: Cells, column: str) -> str:
    said = row.cells.get(column, "")
    if len(said) > LONGEST_CELL:
        cells.add(row, column, f"a text of at most {LONGEST_CELL} characters")
    return said


def _people(row: Row, cells: Cells) -> int | None:
    said = row.cells.get("employees", "")
    if said in ("", "unknown"):
        return None
    if said.isascii() and said.isdigit() and len(said) < 9 and int(said) <= MOST_EMPLOYEES:
        return int(said)
    cells.add(row, "employees", f"a whole number from 0 to {MOST_EMPLOYEES}, or nothing")
    return None


def _yes_no(row: Row, cells: Cells) -> bool | None:
    said = row.cells.get("owned_outside", "").lower()
    if said in ("", "unknown"):
        return None
    if said not in YES + NO:
        cells.add(row, "owned_outside", "yes, no, or nothing")
        return None
    return said in YES
