"""What does the list of firms beside a dossier tell, and which unknown answers does it fill?

Takes the folder of a dossier; reads ``firms`` as CSV or XLSX where it is there. It says how many
firms there are, how large they are and who owns them, each only if every row tells it and only
where the dossier itself says nothing. Size classes are those of the keys (fewer than 10, 10-49,
50-249, 250 people and more); the share owned from outside is counted by people employed where all
numbers are there, else by firms, which is an assumption.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jointaction.cluster.dossier import Dossier, DossierSource, FirmRow
from jointaction.evidence.cells import Cells, read_rows
from jointaction.evidence.statement import Statement
from jointaction.evidence.tables import Column, Row
from jointaction.sources import Grade

FIRMS = (Column("id", required=True), Column("name"), Column("employees"), Column("owned_outside"))
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
MOST_EMPLOYEES = 1_000_000
SIZE_FLOORS = {"share_micro": 0, "share_small": 10, "share_medium": 50, "share_large": 250}


def read_firms(
    folder: Path, sentences: list[str], contents: dict[str, bytes]
) -> tuple[FirmRow, ...]:
    """The firms listed beside a dossier; bytes go to ``contents``, faults to ``sentences``."""
    return read_rows(folder, "firms", FIRMS, _firms, sentences, contents)


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


def _firms(rows: Sequence[Row], cells: Cells) -> tuple[FirmRow, ...]:
    cells.once(rows, ("id",))
    return tuple(_firm(row, cells) for row in rows)


def _firm(row: Row, cells: Cells) -> FirmRow:
    return FirmRow(
        id=cells.text(row, "id"),
        name=cells.text(row, "name"),
        employees=_people(row, cells),
        owned_outside=_yes_no(row, cells),
    )


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
