"""Who deals with whom in this place, as far as somebody wrote it down?

The nouns of a network: actors under stable pseudonyms, and ties that are directed from ``one`` to
``other`` unless their kind is mutual. Names of actors stay in the file they came from, unless the
study itself asks for them.
"""

from dataclasses import dataclass

MUTUAL = ("rival", "vertical", "both")
TALK = ("advice", "friendship", "information")  # one goes to, likes, or learns from the other
DIRECTED = (*TALK, "joint_work", "board")
TIE_KINDS = (*MUTUAL, *DIRECTED)
ACTOR_KINDS = ("firm", "association", "institution", "government", "buyer", "person", "other")


@dataclass(frozen=True)
class Actor:
    """Somebody in a network.

    ``id`` is the pseudonym, ``label`` what a drawing may show (the pseudonym again, unless names
    are allowed). ``outside`` says whether it lies outside the place, ``camp`` to which camp it
    belongs, both None where nobody says.
    """

    id: str
    label: str
    kind: str = "firm"
    outside: bool | None = None
    camp: str | None = None


@dataclass(frozen=True)
class Tie:
    """A tie between two actors by their ids; from ``one`` to ``other`` where it has a direction.

    With ``board`` the first sits on a board of the second, with ``joint_work`` the first says that
    it works with the second.
    """

    one: str
    other: str
    kind: str


@dataclass(frozen=True)
class Network:
    """The actors and ties of a place, and the file they were read from."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    file: str

    def of_kind(self, *kinds: str) -> tuple[Tie, ...]:
        """The ties of some kinds."""
        return tuple(tie for tie in self.ties if tie.kind in kinds)
