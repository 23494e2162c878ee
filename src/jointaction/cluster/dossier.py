"""What is known about a place and about the initiatives on its table?

The noun that every later stage reads. A dossier and a case with a known outcome are the same
thing; outcomes are kept apart, in ``Initiative.outcome``, and only the backtest may look there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jointaction.evidence.statement import Statement, Value, unknown
from jointaction.evidence.testimony import NO_EVIDENCE, Evidence

NO_CODER = "the dossier"


@dataclass(frozen=True)
class DossierSource:
    """A source that the dossier names: ``id`` is what statements refer to."""

    id: str
    citation: str
    url: str = ""
    seen: str = ""


@dataclass(frozen=True)
class FirmRow:
    """A firm of the optional table ``firms``: what is not said is None."""

    id: str
    name: str = ""
    employees: int | None = None
    owned_outside: bool | None = None


@dataclass(frozen=True)
class Initiative:
    """A dated bundle of activities that is proposed; ``kind`` is an activity of the catalogue."""

    id: str
    name: str
    kind: str
    statements: Mapping[str, Statement]
    outcome: Mapping[str, Value] = field(default_factory=dict)

    def says(self, key: str) -> Statement:
        """What is said of the initiative under ``key`` (``core_closeness``), or unknown."""
        return self.statements.get(key) or unknown(f"initiative.{key}", self.id)


@dataclass(frozen=True)
class Dossier:
    """A place, what is said about it with ranges and sources, and its initiatives.

    ``statements`` is keyed by table and key (``history.rivalry``) and holds known answers only.
    ``digest`` is a SHA-256 of everything that was read, so that a result can name its input.
    ``evidence`` is what answers, papers and networks beside it say, gated: no single answer.
    ``home`` is the folder in which it lies on this machine, None for a single file; it is written
    nowhere.
    """

    slug: str
    name: str
    country: str
    region: str
    statements: Mapping[str, Statement]
    initiatives: tuple[Initiative, ...]
    sources: tuple[DossierSource, ...]
    coder: str
    place_known_poorly: bool
    file: str
    digest: str
    firms: tuple[FirmRow, ...] = ()
    evidence: Evidence = NO_EVIDENCE
    home: Path | None = field(default=None, compare=False)

    @property
    def said_by(self) -> str:
        """Who answered the questions, and judged where no source is named."""
        return self.coder.strip() or NO_CODER

    def says(self, key: str) -> Statement:
        """What is said under ``table.key``, or unknown."""
        return self.statements.get(key) or unknown(key, self.file)

    def initiative(self, initiative_id: str) -> Initiative:
        """The initiative of that identifier; ``KeyError`` where there is none."""
        for initiative in self.initiatives:
            if initiative.id == initiative_id:
                return initiative
        raise KeyError(initiative_id)
