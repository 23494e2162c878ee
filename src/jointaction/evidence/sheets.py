"""What stands in the cells of a CSV file or of a workbook, sheet by sheet?

Takes the bytes of a file whose ending tells CSV from XLSX; gives lines of text cells, or a
``DossierError`` of one sentence. CSV may be parted by commas, semicolons or tabs. A formula or any
other hostile text is text: nothing is ever worked out, and nothing is unpacked beyond its limit.
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass

import python_calamine

from jointaction.errors import DossierError
from jointaction.evidence.files import as_text

MOST_ROWS = 100_000
MOST_COLUMNS_LETTERS = 2  # to column ZZ, the 702nd
MOST_COLUMNS = 702
MOST_SHEETS = 50
MOST_UNPACKED_BYTES = 100_000_000
ENDINGS = (".csv", ".xlsx")
_CELL = re.compile(rb'\br="(?P<column>[A-Z]{1,5})(?P<row>\d{1,9})"')

Lines = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, line by line; ``name`` is empty where the file has no sheets."""

    name: str
    lines: Lines


def sheets_of(content: bytes, file: str) -> tuple[Sheet, ...]:
    r"""Every sheet in the bytes of ``file``.

    >>> sheets_of(b"a\tb\n1\t2", "x.csv")[0].lines
    [['a', 'b'], ['1', '2']]
    """
    if file.lower().endswith(".xlsx"):
        return _of_workbook(content, file)
    return (Sheet("", _of_csv(content, file)),)


def _of_csv(content: bytes, file: str) -> Lines:
    text = as_text(content, file)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    lines: Lines = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for line in reader:
            lines.append(line)
            _not_too_many(len(lines), file)
            if len(line) > MOST_COLUMNS:
                raise DossierError(f"{file}: has too many columns; at most {MOST_COLUMNS} are read")
    except csv.Error as error:
        raise DossierError(
            f"{file}: row {len(lines) + 1}: cannot be read as a row of a table: {error}"
        ) from error
    return lines


def _of_workbook(content: bytes, file: str) -> tuple[Sheet, ...]:
    try:
        _is_of_sane_size(content, file)
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        return tuple(
            Sheet(name, [
                [_cell(cell) for cell in line]
                for line in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ])
            for name in workbook.sheet_names[:MOST_SHEETS]
        )  # fmt: skip
    except (DossierError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the reader is no Exception
        raise DossierError(
            f"{file}: cannot be read as an XLSX workbook; save it again as XLSX or CSV"
        ) from error


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
        if len(found["column"]) > MOST_COLUMNS_LETTERS:
            raise DossierError(f"{file}: has too many columns; at most {MOST_COLUMNS} are read")


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
