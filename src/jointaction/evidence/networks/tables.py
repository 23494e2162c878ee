"""What do tables of ties and actors say: our own columns, or the sheets that Kumu writes?"""

from collections.abc import Sequence

from jointaction.evidence.networks.drawn import Drawn, DrawnActor, DrawnTie
from jointaction.evidence.sheets import Sheet

OF_TIES = ("one", "other", "kind")
OF_ACTORS = ("id", "name", "kind", "outside", "camp")
OF_CONNECTIONS = ("from", "to", "type")
OF_ELEMENTS = ("label", "type", "outside", "camp")
ELEMENTS, CONNECTIONS = "elements", "connections"
NOT_READ = ("description", "tags", "label", "image", "id", "strength", "date", "direction")


def read_ties(sheets: Sequence[Sheet], file: str, drawn: Drawn) -> None:
    """Read the ties, and where Kumu wrote the workbook its elements too."""
    by_name = {sheet.name.strip().lower(): sheet for sheet in sheets}
    if CONNECTIONS in by_name:
        if ELEMENTS in by_name:
            _actors(by_name[ELEMENTS], file, drawn, OF_ELEMENTS, ("label",))
        _ties(by_name[CONNECTIONS], file, drawn, OF_CONNECTIONS)
        return
    _ties(sheets[0], file, drawn, OF_TIES)


def read_actors(sheets: Sequence[Sheet], file: str, drawn: Drawn) -> None:
    """Read a table of actors."""
    _actors(sheets[0], file, drawn, OF_ACTORS, ("id",))


def _ties(sheet: Sheet, file: str, drawn: Drawn, columns: Sequence[str]) -> None:
    for where, cells in _rows(sheet, file, columns, columns, drawn):
        one, other, kind = (cells[column] for column in columns)
        drawn.tie(where, DrawnTie(one, other, kind), cells.get("direction", ""), columns)


def _actors(
    sheet: Sheet, file: str, drawn: Drawn, columns: Sequence[str], needed: Sequence[str]
) -> None:
    kind = "type" if "type" in columns else "kind"
    for where, cells in _rows(sheet, file, columns, needed, drawn):
        said = DrawnActor(
            id=cells[needed[0]],
            name=cells.get("name", "") or cells[needed[0]],
            kind=cells.get(kind, ""),
            camp=cells.get("camp", ""),
        )
        drawn.actor(where, said, cells.get("outside", ""), (needed[0], kind, "outside"))


def _rows(
    sheet: Sheet, file: str, columns: Sequence[str], needed: Sequence[str], drawn: Drawn
) -> list[tuple[str, dict[str, str]]]:
    """The rows that are not empty, each with where it stands; none if the first is wrong."""
    where = f'{file}: sheet "{sheet.name}"' if sheet.name else file
    header = [cell.strip().lower() for cell in sheet.lines[0]] if sheet.lines else []
    wrong = [name for name in header if name and name not in (*columns, *NOT_READ)]
    wrong += [name for at, name in enumerate(header) if name and name in header[:at]]
    for name in dict.fromkeys(wrong):
        allowed = f"each of {', '.join(columns)} once"
        drawn.fault(f"{where}: row 1", name, name, allowed)
    missing = [name for name in needed if name not in header]
    for name in missing:
        drawn.problems.append(
            f'{where}: row 1: column "{name}" is missing; allowed are {", ".join(columns)}'
        )
    if wrong or missing:
        return []
    found = []
    for number, line in enumerate(sheet.lines[1:], start=2):
        cells = {name: cell.strip() for name, cell in zip(header, line, strict=False) if name}
        if any(cells.values()):
            found.append((f"{where}: row {number}", {n: cells.get(n, "") for n in header if n}))
    return found
