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
class ToPass:
    """What would have to change for one criterion to be met: ``needed`` is the rating (0-5)."""

    criterion: str
    sentence: str
    rating: float
    needed: float


@dataclass(frozen=True)
class WeakerVariant:
    """A kind of activity farther from the core, and why it comes earlier in the list."""

    kind: str
    title: str
    why: str


@dataclass(frozen=True)
class AdvisedInstrument:
    """Who could do what about an obstacle that was found; ``codes`` are the classes it is against.

    The list is in the order that the paper argues: government's own house first.
    """

    instrument: str
    actor: str
    actor_title: str
    title: str
    how: str
    codes: tuple[str, ...]
    obstacles: tuple[str, ...]
    why_now: str


@dataclass(frozen=True)
class StatedIntention:
    """What firms say they would do: raw, and divided by the judged factor of optimism.

    Shares (0-1). ``low`` is the lower end of the raw range over the largest factor, ``high`` the
    upper end over the smallest. ``sentence`` says both, and what the factor rests on; ``sources``
    are the works that it cites.
    """

    count: int
    raw: float
    raw_low: float
    raw_high: float
    low: float
    high: float
    sentence: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class InitiativeScreening:
    """An initiative against the seven criteria: what carries it, what kills it, what is weaker.

    ``weaker_variants`` are kinds of activity farther from the core that do not fail the criterion
    that kills this one, and ``weaker_titles`` their titles; empty where there are none.
    ``variants`` are the same with reasons, ``to_pass`` what would have to change for each criterion
    in doubt, ``anti_trust`` the warning of competition law with the place to look, ``intention``
    what firms say they would do.
    """

    initiative: str
    criteria: tuple[CriterionFinding, ...]
    verdict: Verdict
    killed_by: tuple[str, ...]
    weaker_variants: tuple[str, ...]
    warnings: tuple[str, ...]
    weaker_titles: tuple[str, ...] = ()
    anti_trust: str = ""
    to_pass: tuple[ToPass, ...] = ()
    variants: tuple[WeakerVariant, ...] = ()
    intention: StatedIntention | None = None


@dataclass(frozen=True)
class Screening:
    """Every initiative of the dossier against the seven criteria, in the dossier's order.

    ``instruments`` are what each actor could do about the obstacles found; ``appraisal_errors``
    are typical errors in the way the appraisal itself was done, ``not_told`` those of which nobody
    said whether they were made.
    """

    initiatives: tuple[InitiativeScreening, ...]
    instruments: tuple[AdvisedInstrument, ...] = ()
    appraisal_errors: tuple[str, ...] = ()
    not_told: tuple[str, ...] = ()

    def of(self, initiative_id: str) -> InitiativeScreening:
        """The screening of one initiative; ``KeyError`` where there is none."""
        for screening in self.initiatives:
            if screening.initiative == initiative_id:
                return screening
        raise KeyError(initiative_id)
