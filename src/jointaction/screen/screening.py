"""Would rivals do this together, and can these people start it?"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from jointaction.cluster.dossier import NO_CODER
from jointaction.sources import Grade

Finding: TypeAlias = Literal["meets", "doubtful", "fails", "unknown"]
Verdict: TypeAlias = Literal["passes", "doubtful", "killed", "not_known"]


@dataclass(frozen=True)
class CriterionFinding:
    """One criterion applied to one initiative: the rating (0-5) with its range, and the reason.

    ``said_by`` is who rated it, and judged where no source is named; "nobody" where it is unknown.
    """

    id: str
    family: str
    title: str
    rating: float | None
    low: float
    high: float
    finding: Finding
    kills: bool
    reason: str
    grade: Grade
    sources: tuple[str, ...]
    where: str
    said_by: str = NO_CODER


@dataclass(frozen=True)
class InitiativeScreening:
    """An initiative against the seven criteria: what carries it, what kills it, what is weaker.

    ``weaker_variants`` are kinds of activity farther from the core that do not fail the criterion
    that kills this one, and ``weaker_titles`` their titles; empty where there are none.
    """

    initiative: str
    criteria: tuple[CriterionFinding, ...]
    verdict: Verdict
    killed_by: tuple[str, ...]
    weaker_variants: tuple[str, ...]
    warnings: tuple[str, ...]
    weaker_titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Screening:
    """Every initiative of the dossier against the seven criteria, in the dossier's order."""

    initiatives: tuple[InitiativeScreening, ...]

    def of(self, initiative_id: str) -> InitiativeScreening:
        """The screening of one initiative; ``KeyError`` where there is none."""
        for screening in self.initiatives:
            if screening.initiative == initiative_id:
                return screening
        raise KeyError(initiative_id)
