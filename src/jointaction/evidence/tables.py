"""What do the rows of a table beside a dossier say, and which cells are wrong?

Takes a CSV file or an XLSX workbook (its first sheet; see ``sheets``) whose first row names the
columns; gives the rows as text, cell by cell, together with one sentence for every fault that names
file, row, column and what is allowed. Rows are counted as a spreadsheet counts them: the names are
row 1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jointaction.errors import DossierError
from jointaction.evidence.files import shown
from jointaction.evidence.sheets import ENDINGS, sheets_of


@dataclass(frozen=True)
class Column:
    """A column that a table may have; ``required`` ones must have an entry in every row.

    One that ``must_stand`` may have empty cells, but its name must stand in row 1.
    """

    name: str
    required: bool = False
    must_stand: bool = False


@dataclass(frozen=True)
class Row:
    """One row: its number in the spreadsheet, and its cells by column, stripped of spaces."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """The rows of a table that have any entry, and the faults found in it."""

    file: str
    rows: tuple[Row, ...]
    problems: tuple[str, ...]


def find_table(folder: Path, name: str) -> Path | None:
    """The file of the table ``name`` in a folder, None where there is none."""
    found = [folder / (name + end) for end in ENDINGS if (folder / (name + end)).exists()]
    if len(found) > 1:
        raise DossierError(f"{name}.csv: there is also {name}.xlsx; only one of the two is allowed")
    return found[0] if found else None


def parse_table(
    content: bytes, file: str, columns: Sequence[Column], *, others_ignored: bool = False
) -> Table:
    r"""The table in the bytes of ``file``, whose ending tells CSV from XLSX.

    Columns of other names are faults, unless ``others_ignored``.

    >>> parse_table(b"id;name\n1;Alfa", "firms.csv", [Column("id"), Column("name")]).rows
    (Row(number=2, cells={'id': '1', 'name': 'Alfa'}),)
    """
    try:
        lines = sheets_of(content, file)[0].lines
    except DossierError as error:
        return Table(file, (), tuple(error.problems))
    if not lines:
        return Table(file, (), (f"{file}: row 1: the names of the columns are missing",))
    header = [cell.strip().lower() for cell in lines[0]]
    while header and not header[-1]:
        header.pop()
    names = {column.name for column in columns}
    told = [name for name in header if name in names] if others_ignored else header
    problems = list(_of_header(file, told, columns))
    if problems:
        return Table(file, (), tuple(problems))
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in line):
            row = Row(number, {n: c.strip() for n, c in zip(header, line, strict=False)})
            problems.extend(_of_row(file, header, line, row, columns))
            rows.append(row)
    return Table(file, tuple(rows), tuple(problems))


def _of_header(file: str, header: list[str], columns: Sequence[Column]) -> Iterable[str]:
    allowed = ", ".join(column.name for column in columns)
    for i, name in enumerate(header):
        if name not in [column.name for column in columns]:
            yield (
                f'{file}: row 1: column "{shown(name)[:80]}" is not known; allowed are {allowed}'
            )
        elif name in header[:i]:
            yield f'{file}: row 1: column "{name}" stands there twice; once is allowed'
    for column in columns:
        if (column.required or column.must_stand) and column.name not in header:
            yield f'{file}: row 1: column "{column.name}" is missing; allowed are {allowed}'


def _of_row(
    file: str, header: list[str], line: Sequence[str], row: Row, columns: Sequence[Column]
) -> Iterable[str]:
    if any(cell.strip() for cell in line[len(header) :]):
        yield (
            f"{file}: row {row.number}: has more cells than row 1 has columns; "
            f"{len(header)} are allowed"
        )
    for column in columns:
        if column.required and not row.cells.get(column.name):
            yield f'{file}: row {row.number}, column "{column.name}": is empty; a text is needed'
