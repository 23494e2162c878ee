"""Which things does the field know, and what does an entry about each of them hold?

These are the nouns of the catalogue: frozen, plain, without any library, so that every stage may
use them. ``load`` reads them from ``data/``, one TOML file a thing; the path below the folder of
its kind is its name (``data/obstacles/between_firms/rivalry_history.toml`` is the obstacle
``between_firms/rivalry_history``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

from jointaction.catalogue.appraising import ProcessFact
from jointaction.catalogue.asking import AnswerScale, Indicator, Question, Theme
from jointaction.scales import Scale
from jointaction.sources import Citation, Grade

ObstacleCode: TypeAlias = Literal["FF1", "FF2", "FI1", "FI2", "PP1", "PP2"]
Area: TypeAlias = Literal["between_firms", "firms_and_institutions", "private_and_public"]
Event: TypeAlias = Literal["takes_off", "lasts", "pays"]
Table: TypeAlias = Literal["table_2", "table_3", "conventional", "own"]


class Shape(StrEnum):
    """How belief about a number is spread between its ``low`` and its ``high``."""

    UNIFORM = "uniform"
    LOG_UNIFORM = "log_uniform"
    TRIANGULAR = "triangular"  # highest at ``mode``
    NORMAL = "normal"  # mean ``mode``; ``low`` and ``high`` are its 5 % and 95 % points
    SKEWED_FROM_ZERO = "skewed_from_zero"  # zero with ``zero_share``, else high * u**2


@dataclass(frozen=True)
class Prior:
    """What a number may be before anything is known about the place, with its grade."""

    low: float
    high: float
    grade: Grade
    shape: Shape = Shape.UNIFORM
    mode: float | None = None
    zero_share: float | None = None
    why: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class WordPrior:
    """What a word may be before anything is known: a probability for each, summing to one."""

    probabilities: Mapping[str, float]
    grade: Grade
    why: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Shift:
    """By how much an instrument, or a type of cluster, moves one quantity of the model.

    ``quantity`` names a parameter (``trust.memory``) or a fact (``red_tape``) of the model;
    ``low``, ``mode`` and ``high`` are added to it, in its own ``unit``. ``draw`` is the fixed
    number under which the shift is drawn.
    """

    quantity: str
    low: float
    mode: float
    high: float
    unit: str
    grade: Grade
    draw: int
    sources: tuple[Citation, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class ObstacleClass:
    """One of the six classes of obstacles to co-operation in Table 1 of the paper."""

    name: str
    code: ObstacleCode
    area: Area
    order: int
    title: str
    plain: str
    story: str
    acts_through: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Sign:
    """A key of a dossier in which an obstacle shows, and how to read severity from it.

    Severity is 0 where the key stands at ``none_at`` and 4 where it stands at ``full_at``,
    straight between. ``words`` gives the severity of each word where the key is not a number; a
    word that is not listed says nothing about the obstacle.
    """

    key: str
    reads: str
    grade: Grade
    none_at: float | None = None
    full_at: float | None = None
    words: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Obstacle:
    """One particular obstacle that the paper names, filed under its class.

    ``signs`` are the keys of a dossier in which it shows; an obstacle without signs stays
    unknown until somebody asks ``ask``. ``acts_through`` names the mechanisms it speaks of: it
    explains and never moves the model a second time.
    """

    name: str
    code: ObstacleCode
    order: int
    title: str
    plain: str
    story: str
    ask: str
    signs: tuple[Sign, ...]
    acts_through: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Criterion:
    """One test that a proposed activity should pass.

    ``family`` tells the four criteria of section 4.1 (``cooperation``) from the three of a
    PACA-style appraisal (``appraisal``). The key named by ``reads`` (``initiative.immediacy``)
    rates it; ``good`` says which end is good. At or beyond ``doubtful_at`` it is in doubt, at or
    beyond ``fails_at`` it fails, and it kills the initiative where the range of the rating lies
    wholly beyond ``doubtful_at`` too. ``to_pass`` says what would have to change.
    """

    name: str
    family: Literal["cooperation", "appraisal"]
    order: int
    title: str
    question: str
    story: str
    reads: str
    good: Literal["high", "low"]
    doubtful_at: float
    fails_at: float
    kills: bool
    when_good: str
    when_doubtful: str
    when_bad: str
    ask: str
    grade: Grade
    sources: tuple[Citation, ...]
    to_pass: str = ""


@dataclass(frozen=True)
class Activity:
    """What firms do together: the template of one ``kind`` of initiative.

    Money is in units of one mutually co-operative tie-quarter over mutual defection.
    ``cost`` and ``benefit`` are a member's a quarter, ``threshold`` the share of the intended
    firms below which it cannot run, ``goal_quarters`` the quarters until its goal is reached
    when everybody takes part. ``common_problem`` says whether a crisis makes the problem that it
    solves more pressing for all. ``weaker_variants`` are kinds farther from the core.
    ``never_advised`` says why an activity is never advised, whatever its odds; empty for most.
    ``anti_trust`` says what competition law may find in it; empty where nothing.
    """

    name: str
    title: str
    plain: str
    story: str
    who_must_take_part: str
    common_problem: bool
    cost: Prior
    benefit: Prior
    threshold: Prior
    goal_quarters: Prior
    knowledge: Prior
    typical: Mapping[str, float]
    weaker_variants: tuple[str, ...]
    offered_as_alternative: bool
    warnings: tuple[str, ...]
    sources: tuple[Citation, ...]
    never_advised: str = ""
    anti_trust: str = ""


@dataclass(frozen=True)
class TypeSign:
    """A key of a dossier that speaks for a type of cluster, or against it.

    It speaks against it by ``weight`` where the key stands at ``against_at`` and for it by as much
    at ``for_at``, straight between; ``words`` does the same for each word, from -1 to 1.
    """

    key: str
    weight: float
    grade: Grade
    against_at: float | None = None
    for_at: float | None = None
    words: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class ClusterType:
    """A kind of cluster, the signs by which it is known, and what it shifts in the model.

    ``in_dossier`` says whether a dossier may name it; the others are honest answers to the
    question whether there is a cluster at all. ``reads`` says what speaks for it and against it,
    ``usual`` how much speaks for it before anything is known.
    """

    name: str
    title: str
    plain: str
    story: str
    signs: tuple[str, ...]
    in_dossier: bool
    shifts: tuple[Shift, ...]
    sources: tuple[Citation, ...]
    reads: tuple[TypeSign, ...] = ()
    usual: float = 0.0


@dataclass(frozen=True)
class Actor:
    """Somebody who can do something about an obstacle, after Table 3 of the paper."""

    name: str
    title: str
    plain: str
    order: int
    dossier_words: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Instrument:
    """Who can do what, and how, against which obstacles; moves the model by declared shifts.

    ``table`` says where it comes from: Table 2 or Table 3 of the paper, the list of conventional
    instruments of technology policy, which is ours, or else its ``own`` reasons. ``row`` is the
    row of the table that it stands for, and empty outside the two tables. ``tried`` says whether
    it is tried as a repair: it can be begun from the place itself, within a year or two.
    """

    name: str
    actor: str
    table: Table
    title: str
    what: str
    how: str
    story: str
    order: int
    against: tuple[ObstacleCode, ...]
    shifts: tuple[Shift, ...]
    moves_nothing: str
    warnings: tuple[str, ...]
    sources: tuple[Citation, ...]
    row: str = ""
    tried: bool = False


@dataclass(frozen=True)
class Bundle:
    """Instruments that belong together and are tried together as one repair."""

    name: str
    title: str
    story: str
    order: int
    instruments: tuple[str, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Neighbour:
    """A rate seen in a class of undertakings near to a cluster initiative, with its bias."""

    title: str
    value: str
    bias: str
    grade: Grade
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class BaseRate:
    """How often an event happens among cluster initiatives before anything local is known.

    A Beta distribution with parameters ``a`` and ``b``; ``mean`` is a / (a + b). ``ceiling`` and
    ``floor`` are the rates seen in a too friendly and in a too strict class.
    """

    name: str
    event: Event
    title: str
    definition: str
    a: float
    b: float
    draw: int
    grade: Grade
    why: str
    ceiling: Neighbour | None = None
    floor: Neighbour | None = None
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def mean(self) -> float:
        """The mean of the Beta distribution."""
        return self.a / (self.a + self.b)


@dataclass(frozen=True)
class CodingError:
    """How far two people who rate the same place differ, as 80 % half-ranges."""

    half_range: float
    half_range_poorly_known: float
    grade: Grade
    weighted_kappa: float | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Move:
    """What a key of a dossier moves in the model, and by which formula.

    ``quantities`` are names of model quantities, ``parameters`` the catalogue parameters that
    the formula in ``how`` uses.
    """

    quantities: tuple[str, ...]
    how: str
    grade: Grade
    parameters: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Key:
    """One key of the dossier: what is asked, on which scale, and what the answer moves.

    ``table`` is ``top``, ``cluster``, ``history``, ``crisis``, ``initiative``, ``outcome``,
    ``coding`` or ``source``. Missing answers are drawn from ``missing``, the same for every place.
    ``phrase`` says in the middle of a sentence what an answer is, with ``{}`` in its place:
    "rivalry among the firms is rated {}".
    """

    name: str
    table: str
    order: int
    title: str
    question: str
    scale: Scale
    required: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    ends: tuple[str, ...] = ()
    unit: str = ""
    draw: int | None = None
    error: CodingError | None = None
    missing: Prior | None = None
    missing_words: WordPrior | None = None
    moves: tuple[Move, ...] = ()
    moves_nothing: str = ""
    ask: str = ""
    phrase: str = ""
    sources: tuple[Citation, ...] = ()

    @property
    def path(self) -> str:
        """``table.key``, the name under which a dossier keeps the answer."""
        return f"{self.table}.{self.name}"


class Mark(StrEnum):
    """What stands behind a parameter of the model."""

    LABORATORY = "laboratory"
    PATTERN = "pattern"
    ASSUMPTION = "assumption"


@dataclass(frozen=True)
class Parameter:
    """One symbol of the model with unit, default, bounded prior, mark, grade and source.

    ``draw`` is the fixed number under which it is drawn: renaming it changes nothing. ``phrase``
    says in the middle of a sentence what it is, with ``{}`` in the place of its value; where it is
    empty the title serves.
    """

    title: str
    symbol: str
    unit: str
    default: float
    low: float
    high: float
    mark: Mark
    grade: Grade
    draw: int
    why: str
    shape: Shape = Shape.UNIFORM
    phrase: str = ""
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Mechanism:
    """One mechanism of the model: its story, its equation, and its parameters by name.

    ``process`` says what is done exactly, enough to program it anew; ``steps`` are the steps of a
    quarter in which it acts (0: before the first). ``off`` are the values of quantities at which
    the mechanism does nothing.
    """

    name: str
    title: str
    plain: str
    story: str
    equation: str
    process: str
    steps: tuple[int, ...]
    order: int
    off: Mapping[str, float]
    parameters: Mapping[str, Parameter]
    sources: tuple[Citation, ...]


@dataclass(frozen=True)
class Judged:
    """A number chosen by judgement, with the reason, to be questioned."""

    value: float
    unit: str
    why: str
    grade: Grade


@dataclass(frozen=True)
class Advice:
    """The thresholds of the advice, the weight of the model, and the words for odds.

    ``words`` lists ``(from, word)`` in rising order: a probability takes the last word whose
    number it reaches.
    """

    thresholds: Mapping[str, Judged]
    answers: Mapping[str, str]
    words: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class Reference:
    """An entry of the bibliography as a person would read it."""

    key: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Catalogue:
    """The field's knowledge as data: every thing by its name."""

    obstacle_classes: Mapping[str, ObstacleClass]
    obstacles: Mapping[str, Obstacle]
    criteria: Mapping[str, Criterion]
    activities: Mapping[str, Activity]
    cluster_types: Mapping[str, ClusterType]
    actors: Mapping[str, Actor]
    instruments: Mapping[str, Instrument]
    bundles: Mapping[str, Bundle]
    base_rates: Mapping[str, BaseRate]
    keys: Mapping[str, Key]
    mechanisms: Mapping[str, Mechanism]
    advice: Advice
    references: Mapping[str, Reference]
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    answer_scales: Mapping[str, AnswerScale] = field(default_factory=dict)
    process: Mapping[str, ProcessFact] = field(default_factory=dict)

    def parameter(self, name: str) -> Parameter:
        """The parameter ``mechanism.symbol``; ``KeyError`` where there is none."""
        mechanism, symbol = name.split(".", 1)
        return self.mechanisms[mechanism].parameters[symbol]
