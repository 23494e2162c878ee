"""Which typical errors were made in the way this appraisal was done?

Takes what ``evidence.toml`` says of it and the facts of the catalogue; gives a sentence for each
error with what to do instead, and the questions that nobody has answered. None of this moves the
odds: an appraisal done badly says little of the place, and nothing good of the appraisal.
"""

from collections.abc import Iterator, Mapping

from jointaction.catalogue.appraising import ProcessFact
from jointaction.catalogue.things import Catalogue

Process = Mapping[str, float | bool | str]


def appraisal_errors(process: Process, catalogue: Catalogue) -> tuple[str, ...]:
    """A sentence for each error that was made."""
    return tuple(
        f"{fact.wrong} {fact.instead}" for fact in _facts(catalogue) if _is_wrong(fact, process)
    )


def not_told(process: Process, catalogue: Catalogue) -> tuple[str, ...]:
    """The questions on the appraisal that are left open; none where nobody began to answer."""
    if not process:
        return ()
    return tuple(
        f"{fact.question[:1].upper()}{fact.question[1:]}"
        for fact in _facts(catalogue)
        if fact.name not in process
    )


def _facts(catalogue: Catalogue) -> Iterator[ProcessFact]:
    yield from sorted(catalogue.process.values(), key=lambda fact: fact.order)


def _is_wrong(fact: ProcessFact, process: Process) -> bool:
    said = process.get(fact.name)
    if said is None or isinstance(said, str):
        return False
    if fact.wrong_if is not None:
        return said is fact.wrong_if
    if fact.wrong_below is not None:
        return said < fact.wrong_below
    other = process.get(fact.fewer_than)
    return isinstance(other, (int, float)) and said < other
