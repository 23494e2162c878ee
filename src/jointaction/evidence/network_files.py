"""Who deals with whom, as a table of ties beside a dossier tells it?

Takes the folder of a dossier and the ids in its list of firms; reads ``ties`` as CSV or XLSX where
it is there. Actors go by a number in the order of the file, unless the study allows their names.
"""

from collections.abc import Sequence
from pathlib import Path

from jointaction.evidence.cells import Cells, read_rows
from jointaction.evidence.network import TIE_KINDS, Actor, Network, Tie
from jointaction.evidence.privacy import Gate
from jointaction.evidence.tables import Column, Row

TIES = (Column("one", required=True), Column("other", required=True), Column("kind", required=True))


def read_network(
    folder: Path,
    firms: Sequence[str],
    gate: Gate,
    problems: list[str],
    contents: dict[str, bytes],
) -> Network | None:
    """The network in ``folder``, None where there is none."""
    known = frozenset(firms)
    ties = read_rows(
        folder, "ties", TIES, lambda rows, cells: _ties(rows, cells, known), problems, contents
    )
    file = next((name for name in contents if name.startswith("ties.")), "")
    if not file:
        return None
    ids = list(dict.fromkeys(end for tie in ties for end in (tie.one, tie.other)))
    pseudonym = {name: f"Firm {number:02}" for number, name in enumerate(ids, start=1)}
    return Network(
        actors=tuple(Actor(pseudonym[one], one if gate.names else pseudonym[one]) for one in ids),
        ties=tuple(Tie(pseudonym[tie.one], pseudonym[tie.other], tie.kind) for tie in ties),
        file=file,
    )


def _ties(rows: Sequence[Row], cells: Cells, known: frozenset[str]) -> tuple[Tie, ...]:
    cells.once(rows, ("one", "other"), either_way=True)
    return tuple(_tie(row, cells, known) for row in rows)


def _tie(row: Row, cells: Cells, known: frozenset[str]) -> Tie:
    one, other, kind = (cells.text(row, column) for column in ("one", "other", "kind"))
    for column, firm in (("one", one), ("other", other)):
        if firm and known and firm not in known:
            cells.add(row, column, "the id of a firm in the table firms")
    if one and one == other:
        cells.add(row, "other", "another firm than in column one")
    if kind and kind not in TIE_KINDS:
        cells.add(row, "kind", ", ".join(TIE_KINDS))
    return Tie(one, other, kind)
