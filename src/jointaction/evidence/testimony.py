"""What do people, papers and networks say about an obstacle, together and without names?

A ``Testimony`` is what one kind of voice says on one number of an indicator. It is made at the
gate (``privacy``) and is all that the rest of the road ever sees of an answer: nobody behind the
gate can ask who said what. ``Evidence`` is all of it for one place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jointaction.catalogue.asking import Group, Nature
from jointaction.evidence.network import Network
from jointaction.sources import Grade


@dataclass(frozen=True)
class Camp:
    """What one camp says, where a split may be shown: ``kind`` is the split (``size``).

    ``count`` answers; ``value`` in the unit of the number (None where words are ticked); the
    severity (0-4) with its 80 % range.
    """

    kind: str
    name: str
    title: str
    count: int
    value: float | None
    severity: float
    low: float
    high: float


@dataclass(frozen=True)
class Testimony:
    """What one voice says on one part of an indicator.

    ``voice`` is a group of respondents (``firms``), or ``document``, ``statistic``, ``team`` or
    ``network``. ``value`` with ``value_low`` and ``value_high`` is the mean in the unit of the part
    (None where words are ticked), ``severity`` (0-4) with ``low`` and ``high`` what is read from
    it; both ranges are of 80 %. ``count`` is the number of answers behind it (0 for papers),
    ``dont_know`` how many of those asked did not know (None where it may not be told).
    """

    indicator: str
    part: str
    voice: str
    nature: Nature
    sentence: str
    value: float | None
    value_low: float | None
    value_high: float | None
    severity: float
    low: float
    high: float
    count: int
    grade: Grade
    sources: tuple[str, ...]
    where: str
    date: str = ""
    dont_know: int | None = None
    camps: tuple[Camp, ...] = ()


@dataclass(frozen=True)
class Intention:
    """How many of those asked say that they would take part in an initiative, and pay for it.

    Stated, raw: shares (0-1) with 80 % ranges. None where nobody may be told of.
    """

    initiative: str
    count: int
    would_join: float
    would_join_low: float
    would_join_high: float
    would_pay: float | None = None
    would_pay_low: float | None = None
    would_pay_high: float | None = None


@dataclass(frozen=True)
class Heard:
    """How many of a group have answered: those that are told of, and those that are held back."""

    group: Group
    told: int
    held_back: int


@dataclass(frozen=True)
class ToDo:
    """A number that somebody still has to look up: an indicator, and where to look."""

    indicator: str
    part: str
    what: str
    where_to_look: str


@dataclass(frozen=True)
class EvidenceSource:
    """A document, a statistic or a note of the team that ``evidence.toml`` names."""

    id: str
    citation: str
    date: str = ""
    url: str = ""
    kind: str = "document"


@dataclass(frozen=True)
class Evidence:
    """All that was gathered about a place beside its dossier, gated.

    ``process`` holds how the appraisal itself was done (``evidence.toml``, table ``process``);
    ``smallest_cell`` is the fewest answers that may stand behind a number.
    """

    testimonies: tuple[Testimony, ...] = ()
    intentions: tuple[Intention, ...] = ()
    heard: tuple[Heard, ...] = ()
    to_do: tuple[ToDo, ...] = ()
    sources: tuple[EvidenceSource, ...] = ()
    process: Mapping[str, float | bool | str] = field(default_factory=dict)
    network: Network | None = None
    smallest_cell: int = 5

    def of(self, indicator: str) -> tuple[Testimony, ...]:
        """Every testimony on an indicator."""
        return tuple(one for one in self.testimonies if one.indicator == indicator)


NO_EVIDENCE = Evidence()
