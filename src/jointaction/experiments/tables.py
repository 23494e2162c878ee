"""Which games were played in the laboratory, and what did people do in them?

Takes a table of treatment cells (CSV or XLSX; columns study, group, delta, g, l, error,
coop_first, coop_all and, where it is known, matches; others are ignored) and gives ``Cell``s, or a
``DossierError`` with one sentence for every cell of the table that is wrong, naming file, row,
column and what is allowed. The tables that come along are read without such care.

A share that nobody measured is left empty; so is ``matches``, where it is not known.
"""

import csv
import math
import re
from dataclasses import dataclass, field
from pathlib import Path

from jointaction.catalogue.shipped import laboratory_table
from jointaction.errors import DossierError
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes, short, shown
from jointaction.evidence.tables import Column, Row, parse_table
from jointaction.experiments.laboratory import MATCHES_WHERE_UNKNOWN, Cell

MOST_CELLS = 1000
MOST_MATCHES = 1000
LONGEST_NAME = 200
COLUMNS = (
    *(
        Column(name, must_stand=True)
        for name in ("study", "group", "delta", "g", "l", "error", "coop_first", "coop_all")
    ),
    Column("matches"),
)
_NUMBER = re.compile(r"[+-]?(\d{1,30}\.?\d{0,30}|\.\d{1,30})([eE][+-]?\d{1,3})?", re.ASCII)


@dataclass(frozen=True)
class Allowed:
    """Which numbers a column takes, and how that is said."""

    low: float
    high: float
    said: str

    def holds(self, number: float) -> bool:
        """Whether the number is allowed."""
        return self.low <= number <= self.high


DELTA = Allowed(0, 0.999, "a number from 0 to 0.999, the chance that a relationship goes on")
GAIN = Allowed(math.ulp(0.0), 1000, "a number above 0, at most 1000, in units of R - P")
LOSS = Allowed(0, 1000, "a number from 0 to 1000, in units of R - P")
ERROR = Allowed(0, 0.5, "a number from 0 to 0.5, the chance that a move turns into its opposite")
SHARE = Allowed(0, 1, "a share from 0 to 1, or nothing where it was not measured")
MATCHES = Allowed(
    1,
    MOST_MATCHES,
    f"a whole number from 1 to {MOST_MATCHES}, or nothing where it is not known "
    f"({MATCHES_WHERE_UNKNOWN} are then played)",
)


@dataclass
class _Reader:
    """Reads the cells of one table and keeps the faults found."""

    file: str
    faults: list[str] = field(default_factory=list)

    def cell(self, row: Row) -> Cell:
        """The treatment cell in a row; where a number is wrong, 0 stands in for it."""
        return Cell(
            study=self._text(row, "study"),
            group=self._text(row, "group"),
            continuation=self._number(row, "delta", DELTA),
            temptation=self._number(row, "g", GAIN),
            loss=self._number(row, "l", LOSS),
            error=self._number(row, "error", ERROR),
            matches=self._matches(row),
            measured_first=self._share(row, "coop_first"),
            measured_all=self._share(row, "coop_all"),
        )

    def _number(self, row: Row, column: str, allowed: Allowed) -> float:
        said = row.cells.get(column, "")
        number = float(said) if _NUMBER.fullmatch(said) else math.nan
        if not allowed.holds(number):
            self._wrong(row, column, allowed.said)
            return 0.0
        return number

    def _share(self, row: Row, column: str) -> float | None:
        return self._number(row, column, SHARE) if row.cells.get(column) else None

    def _matches(self, row: Row) -> int | None:
        """The number of relationships; spreadsheets may write 65 as 65.0."""
        if not row.cells.get("matches"):
            return None
        number = self._number(row, "matches", MATCHES)
        if number != int(number):
            self._wrong(row, "matches", MATCHES.said)
        return int(number)

    def _text(self, row: Row, column: str) -> str:
        said = row.cells.get(column, "")
        if len(said) > LONGEST_NAME:
            self._wrong(row, column, f"a text of at most {LONGEST_NAME} characters")
        return said

    def _wrong(self, row: Row, column: str, allowed: str) -> None:
        found = short(row.cells.get(column, ""))
        self.faults.append(
            f'{self.file}: row {row.number}, column "{column}": {found} found; allowed: {allowed}'
        )


def read_cells(path: Path) -> tuple[Cell, ...]:
    """The treatment cells in a file that a person named."""
    file = shown(path.name)
    table = parse_table(read_bytes(path, TABLE_LIMIT_BYTES), file, COLUMNS, others_ignored=True)
    if len(table.rows) > MOST_CELLS:
        raise DossierError(f"{file}: has too many rows; at most {MOST_CELLS} are allowed")
    reader = _Reader(file)
    cells = tuple(reader.cell(row) for row in table.rows)
    faults = [*table.problems, *reader.faults]
    if not faults and not cells:
        faults = [f"{file}: has no row below the names of the columns; at least one is needed"]
    if faults:
        raise DossierError(faults)
    return cells


def shipped_cells() -> tuple[Cell, ...]:
    """The ten treatment cells that come with the package.

    >>> len(shipped_cells())
    10
    """
    return read_cells(laboratory_table("ipd_cells"))


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table that comes with the package, as text by column."""
    with laboratory_table(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
