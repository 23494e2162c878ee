"""What do the rows of a table beside a dossier say, and which cells are wrong?

Takes a CSV file (comma or semicolon) or an XLSX workbook (its first sheet) whose first row names
the columns; gives the rows as text, cell by cell, together with one sentence for every fault that
names file, row, column and what is allowed. A formula or any other hostile text is text: nothing
is ever worked out. Rows are counted as a spreadsheet counts them: the names are row 1.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from jointaction.errors import DossierError
from jointaction.evidence.files import as_text, shown

MOST_ROWS = 100_000
MOST_UNPACKED_BYTES = 100_000_000
ENDINGS = (".csv", ".xlsx")
_CELL = re.compile(rb'\br="(?P<column>[A-Z]{1,5})(?P<row>\d{1,9})"')


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
        lines = _of_workbook(content, file) if file.endswith(".xlsx") else _of_csv(content, file)
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


def _of_csv(content: bytes, file: str) -> list[list[str]]:
    text = as_text(content, file)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for line in reader:
            lines.append(line)
            _not_too_many(len(lines), file)
    except csv.Error as error:
        raise DossierError(
            f"{file}: row {len(lines) + 1}: cannot be read as a row of a table: {error}"
        ) from error
    return lines


def _of_workbook(content: bytes, file: str) -> list[list[str]]:
    try:
        _is_of_sane_size(content, file)
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        lines = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (DossierError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise DossierError(
            f"{file}: cannot be read as an XLSX workbook; save it again as XLSX or CSV"
        ) from error
    return [[_cell(cell) for cell in line] for line in lines]


def _is_of_sane_size(content: bytes, file: str) -> None:
    """Refuse a small file that would fill the memory: packed nothings, or a cell far away."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED_BYTES:
            raise DossierError(f"{file}: the workbook is too large once unpacked")
        for entry in packed.namelist():
            if entry.startswith("xl/worksheets/") and entry.endswith(".xml"):
                _cells_are_near(packed.read(entry), file)


def _cells_are_near(sheet: bytes, file: str) -> None:
    for found in _CELL.finditer(sheet):
        _not_too_many(int(found["row"]), file)
        if len(found["column"]) > 2:
            raise DossierError(f"{file}: has too many columns; only those named are allowed")


def _not_too_many(rows: int, file: str) -> None:
    if rows > MOST_ROWS:
        raise DossierError(f"{file}: has too many rows; at most {MOST_ROWS} are allowed")


def _cell(value: object) -> str:
    """A cell as a person reads it: 12.0 is 12, a ticked box is true."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
