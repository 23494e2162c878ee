"""What is one sheet of an export, once it is known what its columns hold?"""

from dataclasses import dataclass

from jointaction.evidence.exports.columns import Heading

PARENTS = ("parent_key", "parent_index")
SAYS = ("question", "box", "consent")


@dataclass(frozen=True)
class Line:
    """One row of a sheet: its number and its cells by column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One sheet of a file with what its columns hold."""

    file: str
    where: str
    columns: tuple[Heading, ...]
    lines: tuple[Line, ...]

    @property
    def repeats(self) -> bool:
        """Whether its rows belong to those of another sheet."""
        return any(column.role in PARENTS for column in self.columns)

    @property
    def says(self) -> bool:
        """Whether anybody answers anything here."""
        return any(column.role in SAYS for column in self.columns)

    def cell(self, line: Line, *roles: str) -> tuple[str, str]:
        """The first cell of some roles that is not empty, and the name of its column."""
        for role in roles:
            for column, said in zip(self.columns, line.cells, strict=False):
                if column.role == role and said:
                    return said, column.name
        return "", next((c.name for role in roles for c in self.columns if c.role == role), "")
