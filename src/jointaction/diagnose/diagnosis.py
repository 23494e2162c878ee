"""What stands in the way of co-operation here, how badly, and who says so?"""

from collections.abc import Mapping
from dataclasses import dataclass

from jointaction.catalogue.asking import Nature
from jointaction.cluster.dossier import NO_CODER
from jointaction.evidence.network import Network
from jointaction.evidence.testimony import Camp, Heard, ToDo
from jointaction.sources import Grade


@dataclass(frozen=True)
class Reading:
    """One piece of evidence for an obstacle: what is said, and the severity read from it (0-4).

    ``said_by`` is who answered the questions of the dossier, and judged where no source is named.
    ``key`` is the key of the dossier, or the id of the indicator that was asked for; ``voice`` is
    whose word it is ("dossier", "firms", "document", "network"), ``nature`` whether it tells of
    behaviour, of a fact or of an opinion, ``count`` the number of answers behind it (0 where they
    are not counted), ``camps`` what each camp says where that may be told.
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
    voice: str = "dossier"
    nature: Nature = "opinion"
    count: int = 0
    camps: tuple[Camp, ...] = ()
    date: str = ""


@dataclass(frozen=True)
class ParticularObstacle:
    """One obstacle the paper names, as it stands here; ``severity`` is None where unknown.

    ``voices`` is the number of independent sources behind it. ``why_range`` says why the range is
    as wide as it is where sources or camps disagree, ``would_change`` what would change the
    verdict; both are empty where there is nothing to say.
    """

    id: str
    title: str
    plain: str
    severity: float | None
    low: float
    high: float
    evidence: tuple[Reading, ...]
    ask: str
    voices: int = 0
    why_range: str = ""
    would_change: str = ""

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
class NextQuestion:
    """A question worth asking next: what, of whom, and how far its answer could move a verdict.

    ``code`` is the class of Table 1 and ``obstacle`` the title of the obstacle; the severity of the
    class would lie from ``low`` to ``high`` by the answer, and ``change`` is the farther of the two
    from where it stands now. ``documents`` says in which papers it can be looked up instead.
    """

    indicator: str
    question: str
    ask_whom: str
    code: str
    obstacle: str
    low: float
    high: float
    change: float
    documents: str = ""


@dataclass(frozen=True)
class Feature:
    """One line of a checklist: how much of it is lacking here (0 nothing - 4 all), or unknown.

    ``having`` is the share (0-1) of what is asked that is there, None where nobody knows.
    """

    id: str
    title: str
    having: float | None
    low: float
    high: float
    sentence: str
    voices: tuple[str, ...]


@dataclass(frozen=True)
class Checklist:
    """The features of a good association or institution, its four dimensions, or the paradigms."""

    name: str
    title: str
    plain: str
    features: tuple[Feature, ...]

    @property
    def known(self) -> bool:
        """Whether anything is known of any line."""
        return any(feature.having is not None for feature in self.features)


@dataclass(frozen=True)
class TypeChance:
    """How probable it is that this is a cluster of one type, with the reasons for and against.

    ``low`` and ``high`` are the 80 % range over what is not known of the place.
    """

    name: str
    title: str
    probability: float
    low: float
    high: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class NetworkMeasures:
    """What the network of the place tells, number by number, with the drawing's material.

    ``numbers`` holds each measure by name, None where it cannot be told; ``sentences`` says the
    same in words, the most telling first. ``spoken_of`` are the ids of actors named there.
    """

    numbers: Mapping[str, float | None]
    sentences: tuple[str, ...]
    network: Network
    spoken_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Diagnosis:
    """The six classes of Table 1 in the paper's order, and what else is seen of the place.

    ``ask_next`` are the questions that would change most, most first. ``cluster_types`` sum to one.
    ``heard`` and ``to_do`` say who has answered and which papers nobody has looked at yet.
    """

    obstacles: tuple[ObstacleDiagnosis, ...]
    warnings: tuple[str, ...]
    ask_next: tuple[NextQuestion, ...] = ()
    cluster_types: tuple[TypeChance, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    network: NetworkMeasures | None = None
    heard: tuple[Heard, ...] = ()
    to_do: tuple[ToDo, ...] = ()
