"""Which cells of a table beside a dossier are wrong, and what is allowed in them?

Takes the folder of a dossier, the name of a table and how one of its rows is read; gives what the
rows say. Faults are gathered as sentences that name file, row and column, all of them at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from jointaction.errors import DossierError
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes, shown
from jointaction.evidence.tables import Column, Row, find_table, parse_table

LONGEST_CELL = 10_000

Noun = TypeVar("Noun")


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

    def text(self, row: Row, column: str) -> str:
        """The text of a cell, which must not be endless."""
        said = row.cells.get(column, "")
        if len(said) > LONGEST_CELL:
            self.add(row, column, f"a text of at most {LONGEST_CELL} characters")
        return said

    def once(self, rows: Sequence[Row], keys: Sequence[str], *, either_way: bool = False) -> None:
        """Note each row that says again what a row above says, by the cells named in ``keys``.

        With ``either_way`` the order of these cells does not count.
        """
        seen: dict[tuple[str, ...], int] = {}
        for row in rows:
            one = tuple(row.cells.get(key, "") for key in keys)
            one = tuple(sorted(one)) if either_way else one
            if all(one) and one in seen:
                self.add(row, keys[-1], f"not what row {seen[one]} already says")
            seen.setdefault(one, row.number)


def read_rows(
    folder: Path,
    name: str,
    columns: Sequence[Column],
    reader: Callable[[Sequence[Row], Cells], tuple[Noun, ...]],
    sentences: list[str],
    contents: dict[str, bytes],
) -> tuple[Noun, ...]:
    """What the rows of the table ``name`` in ``folder`` say; none where there is no such table.

    The bytes of the file go to ``contents`` by its name, faults to ``sentences``.
    """
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
    nouns = reader(table.rows, cells)
    sentences.extend([*table.problems, *cells.sentences])
    return nouns
