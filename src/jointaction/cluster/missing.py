"""What is not known yet about this place and its initiatives?

Takes a dossier and the catalogue; gives the questions without an answer, in the order of the form,
each with a way to find out. Only questions whose answer the model or the diagnosis reads are
listed; which of them matter most here is found by the forecast.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue, Key
from jointaction.cluster.dossier import Dossier
from jointaction.evidence.statement import Statement

ASKED = ("cluster", "history", "crisis", "initiative", "coding")


@dataclass(frozen=True)
class MissingAnswer:
    """A question without an answer: ``key`` is ``table.key``, ``initiative`` its id or empty.

    ``moves`` says whether the answer moves the model, or is read by the diagnosis alone.
    """

    key: str
    initiative: str
    title: str
    question: str
    ask: str
    moves: bool


def missing_answers(dossier: Dossier, catalogue: Catalogue) -> tuple[MissingAnswer, ...]:
    """Every question without an answer: first those on the place, then initiative by initiative."""
    return tuple(
        MissingAnswer(key.path, initiative, key.title, key.question, key.ask, bool(key.moves))
        for key, initiative, statement in _asked(dossier, catalogue)
        if not statement.known and not _settled(key, initiative, dossier)
    )


def answered_of(dossier: Dossier, catalogue: Catalogue) -> tuple[int, int]:
    """How many questions are answered, and of how many, those on every initiative included."""
    asked = [
        statement.known
        for key, initiative, statement in _asked(dossier, catalogue)
        if statement.known or not _settled(key, initiative, dossier)
    ]
    return sum(asked), len(asked)


def _asked(dossier: Dossier, catalogue: Catalogue) -> Iterator[tuple[Key, str, Statement]]:
    keys = sorted(catalogue.keys.values(), key=lambda key: key.order)
    keys = [key for key in keys if key.table in ASKED and (key.moves or key.draw is not None)]
    for key in keys:
        if key.table != "initiative":
            yield key, "", dossier.says(key.path)
    for initiative in dossier.initiatives:
        for key in keys:
            if key.table == "initiative":
                yield key, initiative.id, initiative.says(key.name)


def _settled(key: Key, initiative: str, dossier: Dossier) -> bool:
    """Whether another answer makes this question pointless."""
    if key.path == "crisis.severity":
        return dossier.says("crisis.year").number == 0
    if key.path == "initiative.subsidy_end_year":
        return dossier.initiative(initiative).says("subsidy").word == "none"
    return False
