"""How does an appraisal meet a registry: learn from it first, and be recorded in the end?

Without ``--record`` and ``--registry`` no registry is ever looked at, so that the same dossier and
seed give the same appraisal anywhere.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jointaction.catalogue.things import Catalogue
from jointaction.cli.asking import this_day
from jointaction.cluster.dossier import Dossier
from jointaction.errors import UsageError
from jointaction.study.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jointaction.forecast.beliefs import Beliefs
    from jointaction.store.registry.registry import Registry
    from jointaction.study.appraisal import Appraisal
    from jointaction.study.registry.recording import Recorded
    from jointaction.study.registry.starts import SaidStarts, Start


@dataclass
class Kept:
    """A registry during one appraisal; everything in it is empty where none was asked for.

    ``again`` is what to type to name the registry once more.
    """

    registry: "Registry | None" = None
    beliefs: "Beliefs | None" = None
    starts: "Mapping[str, Start] | None" = None
    said: "SaidStarts | None" = None
    again: str = ""
    recorded: "tuple[Recorded, ...]" = ()

    def record(self, appraisal: "Appraisal") -> None:
        """Record the appraisal where that was asked for."""
        if self.registry is not None and self.starts is not None:
            from jointaction.study.registry.recording import record_forecasts

            self.recorded = record_forecasts(self.registry, appraisal, self.starts)

    @property
    def document(self) -> Document:
        """What ``--json`` prints of it beside the appraisal."""
        if self.starts is None:
            return {}
        from jointaction.study.registry.documents import recorded_documents

        return {"recorded": recorded_documents(self.recorded)}

    def lines(self, catalogue: Catalogue) -> Iterator[str]:
        """What is told of it, below the odds."""
        from jointaction.cli import entries

        if self.beliefs is not None:
            yield from entries.of_beliefs(self.beliefs, catalogue)
        for one in self.recorded:
            yield from entries.of_recorded(one, this_day(None))
        if self.said is not None:
            yield from entries.of_starts(self.recorded, self.said)
        if self.beliefs is not None:
            yield ""


@contextmanager
def consulted(
    typed: str | None,
    dossier: Dossier,
    catalogue: Catalogue,
    start: Sequence[str],
    *,
    record: bool,
) -> Iterator[Kept]:
    """The registry that was asked for, with what it teaches; errors come before any work."""
    if start and not record:
        raise UsageError("--start: a start is needed only with --record, to count deadlines from")
    if typed is None and not record:
        yield Kept()
        return
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.starts import said_starts, starts_of
    from jointaction.study.registry.taught import beliefs_from, records_of

    said = said_starts(start)
    with opened(typed) as registry:
        there = records_of(registry, may_begin=record)
        starts = starts_of(dossier, said, there) if record else None
        beliefs = beliefs_from(there, catalogue, this_day(None))
        yield Kept(registry, beliefs, starts, said, registry.address.again)
