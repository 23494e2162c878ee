"""What may be told of the answers, so that nobody learns what a single person said?

The gate: takes answers, gives testimonies. Everything that is written passes it, because nothing
behind it has ever seen an answer.
"""

from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.evidence.answers import Answers
from jointaction.evidence.testimony import Heard, Intention, Testimony

SMALLEST_CELL = 5
FEWEST_FOR_CAMPS = 20


@dataclass(frozen=True)
class Gate:
    """The rules of one study.

    ``smallest_cell`` is the fewest answers that may stand behind a number, ``camps`` the splits of
    firms that are made, ``names`` whether actors of a network may be named.
    """

    smallest_cell: int = SMALLEST_CELL
    camps: tuple[str, ...] = ("size",)
    names: bool = False


@dataclass(frozen=True)
class Told:
    """What passes the gate."""

    testimonies: tuple[Testimony, ...] = ()
    intentions: tuple[Intention, ...] = ()
    heard: tuple[Heard, ...] = ()


def pass_gate(answers: Answers, gate: Gate, catalogue: Catalogue) -> Told:  # noqa: ARG001
    """What may be told of the answers under the rules of ``gate``."""
    return Told()
