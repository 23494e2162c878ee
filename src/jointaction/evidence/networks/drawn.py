"""What does a file tell of actors and ties, before they go by pseudonyms?

``Drawn`` gathers what any of the formats says: actors with what is known of them and ties with the
place where they stand, and every fault at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jointaction.evidence.exports.faults import LONGEST
from jointaction.evidence.files import shown
from jointaction.evidence.network import ACTOR_KINDS, MUTUAL, TIE_KINDS

MOST_ACTORS, MOST_TIES = 5_000, 50_000
LONGEST_NAME = 200
YES, NO = ("yes", "true", "1"), ("no", "false", "0")
TWO_WAYS = ("mutual", "undirected", "both", "false")


@dataclass
class DrawnActor:
    """An actor as a file names it; what nobody says is empty."""

    id: str
    name: str = ""
    kind: str = "firm"
    outside: bool | None = None
    camp: str = ""


@dataclass(frozen=True)
class DrawnTie:
    """A tie as a file names it."""

    one: str
    other: str
    kind: str


@dataclass
class Drawn:
    """Everything that the files of a network say."""

    problems: list[str]
    actors: dict[str, DrawnActor] = field(default_factory=dict)
    ties: dict[tuple[str, str, str], str] = field(default_factory=dict)  # to where it stands
    known: frozenset[str] = frozenset()  # ids of the list of firms; empty where there is none
    told_of: set[str] = field(default_factory=set)  # ids that a table of actors names
    full: bool = False

    def fault(self, where: str, column: str, found: str, allowed: str) -> None:
        """Note a cell, an element or a connection that is wrong."""
        told = shown(found[:LONGEST])
        named = f'{where}, column "{column}"' if ": row " in where else f"{where}: {column}"
        self.problems.append(f'{named}: "{told}" found; allowed: {allowed}.')

    def actor(self, where: str, said: DrawnActor, outside: str, columns: Sequence[str]) -> None:
        """Add an actor; ``columns`` name its id, kind and outside in a message."""
        id_column, kind_column, outside_column = columns
        if not self._is_name(where, id_column, said.id):
            return
        if said.id in self.told_of:
            self.fault(where, id_column, said.id, "an actor that is not named above")
            return
        said.kind = said.kind.strip().lower() or "firm"
        if said.kind not in ACTOR_KINDS:
            self.fault(where, kind_column, said.kind, ", ".join(ACTOR_KINDS))
            said.kind = "other"
        told = outside.strip().lower()
        if told and told not in YES + NO and told != "unknown":
            self.fault(where, outside_column, outside, "yes, no, or nothing")
        said.outside = True if told in YES else False if told in NO else None
        if len(self.actors) >= MOST_ACTORS:
            self._too_many(where, MOST_ACTORS, "actors")
            return
        self.told_of.add(said.id)
        self.actors[said.id] = said

    def tie(self, where: str, said: DrawnTie, direction: str, columns: Sequence[str]) -> None:
        """Add a tie; ``columns`` name its two ends and its kind in a message."""
        kind = said.kind.strip().lower().replace(" ", "_")
        first = self._is_end(where, columns[0], said.one)
        if not (self._is_end(where, columns[1], said.other) and first):
            return
        if said.one == said.other:
            self.fault(where, columns[1], said.other, f"another actor than in {columns[0]}")
            return
        if kind not in TIE_KINDS:
            self.fault(where, columns[2], said.kind, ", ".join(TIE_KINDS))
            return
        both = kind not in MUTUAL and direction.strip().lower() in TWO_WAYS
        self._add(where, DrawnTie(said.one, said.other, kind), columns[1])
        if both:
            self._add(where, DrawnTie(said.other, said.one, kind), columns[1])

    def _add(self, where: str, tie: DrawnTie, column: str) -> None:
        one, other = (tie.one, tie.other)
        if tie.kind in MUTUAL:
            one, other = sorted((one, other))
        before = self.ties.get((one, other, tie.kind))
        if before is not None:
            if before != where:
                self.fault(where, column, tie.other, f"not what {before} already says")
            return
        if len(self.ties) >= MOST_TIES:
            self._too_many(where, MOST_TIES, "ties")
            return
        for end in (tie.one, tie.other):
            self.actors.setdefault(end, DrawnActor(end))
        self.ties[one, other, tie.kind] = where

    def _is_end(self, where: str, column: str, end: str) -> bool:
        if not self._is_name(where, column, end):
            return False
        if self.known and end not in self.known and end not in self.told_of:
            told = "the id of a firm in the table firms, or of an actor in the table actors"
            self.fault(where, column, end, told)
            return False
        return True

    def _is_name(self, where: str, column: str, name: str) -> bool:
        if 0 < len(name) <= LONGEST_NAME:
            return True
        self.fault(where, column, name, f"a name of at most {LONGEST_NAME} letters")
        return False

    def _too_many(self, where: str, most: int, what: str) -> None:
        if not self.full:
            self.full = True
            self.problems.append(f"{where}: more than the {most} {what} allowed")
