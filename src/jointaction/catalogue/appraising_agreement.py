"""Can every fact about an appraisal be asked, and told to be an error or none?

Takes a ``Catalogue``; gives one line a fault, like ``agreement``.
"""

from collections.abc import Iterator

from jointaction.catalogue.appraising import ProcessFact
from jointaction.catalogue.things import Catalogue
from jointaction.scales import Scale

SCALES = (Scale.YES_NO, Scale.TALLY, Scale.SHARE)


def process_faults(catalogue: Catalogue) -> Iterator[str]:
    """Every fault among what is asked of the appraisal itself."""
    for fact in catalogue.process.values():
        where = f"process/{fact.name}.toml"
        if fact.scale not in SCALES:
            yield f"{where}: scale: allowed are {', '.join(SCALES)}"
        if fact.wrong_if is not None and fact.scale is not Scale.YES_NO:
            yield f"{where}: wrong_if: only an answer of yes or no can be wrong so"
        if fact.wrong_below is not None and fact.scale is Scale.YES_NO:
            yield f"{where}: wrong_below: only a number can be too small"
        if fact.fewer_than and fact.fewer_than not in catalogue.process:
            yield f"{where}: fewer_than: there is no fact {fact.fewer_than}"
        if _can_be_wrong(fact) != bool(fact.wrong and fact.instead):
            yield f"{where}: wrong, instead: must be told exactly where an answer can be an error"


def _can_be_wrong(fact: ProcessFact) -> bool:
    return fact.wrong_if is not None or fact.wrong_below is not None or bool(fact.fewer_than)
