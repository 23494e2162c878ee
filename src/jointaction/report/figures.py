"""What is a figure of the report made of, and which table stands behind it?

Every figure states its finding as its title, says in words what it shows, and carries the table
it was drawn from, one click away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup


@dataclass(frozen=True)
class DataTable:
    """The numbers behind a figure: column heads with units, and rows whose first cell is a head.

    ``notes`` say more about a row, by its head.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """A finished drawing: ``title`` states the finding, ``axes`` say what is drawn, with units.

    ``svg`` is empty where there is nothing to draw; ``axes`` then says why.
    """

    title: str
    axes: str
    svg: Markup
    table: DataTable | None
