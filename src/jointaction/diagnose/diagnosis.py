"""What stands in the way of co-operation here, how badly, and who says so?"""

from dataclasses import dataclass

from jointaction.cluster.dossier import NO_CODER
from jointaction.sources import Grade


@dataclass(frozen=True)
class Reading:
    """One piece of evidence for an obstacle: what is said, and the severity read from it (0-4).

    ``said_by`` is who answered the questions of the dossier, and judged where no source is named.
    """

    key: str
    sentence: str
    severity: float
    low: float
    high: float
    grade: Grade
    sources: tuple[str, ...]
    where: str
    said_by: str = NO_CODER


@dataclass(frozen=True)
class ParticularObstacle:
    """One obstacle the paper names, as it stands here; ``severity`` is None where unknown."""

    id: str
    title: str
    plain: str
    severity: float | None
    low: float
    high: float
    evidence: tuple[Reading, ...]
    ask: str

    @property
    def known(self) -> bool:
        """Whether the dossier says anything about it."""
        return self.severity is not None


@dataclass(frozen=True)
class ObstacleDiagnosis:
    """One class of Table 1 as it stands here.

    ``severity`` (0-4) is that of its worst known particular, None where none is known: one
    serious obstacle is enough to stop firms. ``known_share`` is the share of its particulars of
    which the dossier says anything, each counted also where two are read from one answer.
    """

    id: str
    area: str
    title: str
    plain: str
    severity: float | None
    low: float
    high: float
    known_share: float
    particulars: tuple[ParticularObstacle, ...]

    @property
    def evidence(self) -> tuple[Reading, ...]:
        """Every reading of its particulars, worst first."""
        readings = [r for p in self.particulars for r in p.evidence]
        return tuple(sorted(readings, key=lambda r: -r.severity))


@dataclass(frozen=True)
class Diagnosis:
    """The six classes of Table 1 in the paper's order, and warnings about the place as such."""

    obstacles: tuple[ObstacleDiagnosis, ...]
    warnings: tuple[str, ...]
