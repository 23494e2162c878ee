"""Which question about the place should be asked next, of whom, and what would it change?"""

from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.diagnose.diagnosis import NextQuestion
from jointaction.evidence.testimony import ToDo
from jointaction.report.plain import full_stop, lower_first

MOST_ASKED = 5


@dataclass(frozen=True)
class AskLine:
    """One question: what, of whom or where to look, and how far its answer could move a class."""

    question: str
    whom: str
    moves: str


def ask_lines(questions: Sequence[NextQuestion]) -> tuple[AskLine, ...]:
    """The questions that would change most, most first."""
    return tuple(
        AskLine(full_stop(one.question), _whom(one), _moves(one)) for one in questions[:MOST_ASKED]
    )


def to_do_sentence(to_do: Sequence[ToDo]) -> str:
    """How many numbers of papers nobody has looked up yet; empty where none is left."""
    if not to_do:
        return ""
    looked = "number is" if len(to_do) == 1 else "numbers are"
    return f"{len(to_do)} {looked} still to be looked up in papers: see evidence.toml."


def _whom(one: NextQuestion) -> str:
    asked = f"Ask {one.ask_whom}" if one.ask_whom else ""
    looked_up = f"look in {lower_first(one.documents)}" if one.documents else ""
    told = " or ".join(part for part in (asked, looked_up) if part)
    return full_stop(told[:1].upper() + told[1:]) if told else ""


def _moves(one: NextQuestion) -> str:
    return (
        f"{one.code}, {lower_first(one.obstacle)}: by the answer the severity of the class would "
        f"lie between {one.low:.1f} and {one.high:.1f} of 4."
    )
