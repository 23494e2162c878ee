"""Why these odds: what drives them, where it lasts, how it ends, what to find out first?

All of it is the inside view: shares of simulated histories, never odds. A *quantity* is an answer
of the dossier (``history.rivalry``) or a parameter of the model (``trust.memory``), as far as it
is not known for sure and therefore differs from draw to draw.
"""

from dataclasses import dataclass
from enum import StrEnum


class Of(StrEnum):
    """Whether somebody in the place could tell, or only research on people and firms."""

    ANSWER = "answer"
    PARAMETER = "parameter"


@dataclass(frozen=True)
class Part:
    """A number with its range; each use says which.

    Mean with the 5th and 95th percentile of a bootstrap (``Region``, ``Difference``) or of the
    histories (innovation, collective efficiency); median with the 5th and 95th percentile of the
    histories (``Death``); median with the narrowest range that holds 90 % of them (``Expected``).
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Expected:
    """What to expect in one quarter: the narrowest range that holds 90 % of the histories.

    ``share`` is the share of the intended firms that put in cash or time (0-1), ``firms`` their
    number; ``value`` of each is the median.
    """

    quarter: int
    share: Part
    firms: Part


@dataclass(frozen=True)
class Driver:
    """Something not known for sure, and how much of the difference between draws it makes alone.

    ``index`` is the first-order sensitivity index: the share (0-1) of the variance between draws
    that would go if this were known, with its 90 % interval. ``direction`` is the rank
    correlation (-1 to 1) with the event; 0 for words, which have no order.
    """

    quantity: str
    title: str
    of: Of
    index: float
    low: float
    high: float
    direction: float


@dataclass(frozen=True)
class Drivers:
    """What drives one event, most first; only what can be told from chance.

    ``event`` is ``takes_off`` or ``lasts`` (given that it took off). ``together`` is the sum of
    the indices shown, cut at 1: where quantities are not independent, or by chance, they sum to
    more. ``refused`` says in words why there are none; empty where there are.
    """

    event: str
    drivers: tuple[Driver, ...]
    together: float
    draws: int
    refused: str


@dataclass(frozen=True)
class Limit:
    """One side of a region: a quantity between two numbers, or one of some words.

    ``low`` and ``high`` are None where the region is open on that side. ``said`` puts it in words,
    in the unit in which the dossier asks: "rivalry is rated below 3 of 5".
    """

    quantity: str
    title: str
    of: Of
    low: float | None
    high: float | None
    words: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class Region:
    """Where among everything that may be true of the place the initiative mostly lasts.

    Found on one half of the draws; ``inside`` is the share of histories that last there among the
    *other* half, with its range, ``outside`` the share among the rest of that half, and ``size``
    the share (0-1) of all draws that lie inside. ``sentence`` says it in words; ``refused`` says
    why there is no region, empty where there is one.
    """

    limits: tuple[Limit, ...]
    inside: Part
    outside: float
    size: float
    draws: int
    sentence: str
    refused: str


@dataclass(frozen=True)
class Death:
    """One way in which histories ended, with its share of all histories (0-1), and when.

    ``quarter`` is the quarter after the last in which it ran with enough firms: its median and
    the 5th and 95th percentile over the histories that ended so; None for those that lasted and
    those that never ran.
    """

    ending: str
    title: str
    plain: str
    share: float
    quarter: Part | None = None


@dataclass(frozen=True)
class Difference:
    """How those that lasted differ from those that took off and died, in one thing.

    ``lasted`` and ``died`` are the means, ``apart`` their distance in standard deviations with
    its range; ``said`` puts it in words.
    """

    quantity: str
    title: str
    lasted: float
    died: float
    apart: Part
    said: str


@dataclass(frozen=True)
class Survivors:
    """What kept those alive that took off: what sets them apart from those that died later.

    ``alive`` is the share of those that took off that still ran with enough firms, one number a
    quarter from quarter 4 on. ``differences`` come largest first, only those that can be told from
    chance; ``refused`` says why there are none.
    """

    took_off: int
    lasted: int
    alive: tuple[float, ...]
    differences: tuple[Difference, ...]
    refused: str


@dataclass(frozen=True)
class Question:
    """A thing not known, or not well: what to find out, in the order of what it is worth.

    ``changes`` is the probability (0-1) that the answer would change the advice (value of
    information), with the advice it would change to in ``would_be``, likeliest first; 0 where it
    cannot be shown to change it, None where it was not worked out. ``swing`` is the difference in
    the share of histories that last between the draws in the upper and in the lower third of what
    the answer might be.
    """

    key: str
    title: str
    ask: str
    known: bool
    swing: float
    changes: float | None = None
    would_be: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Why:
    """Everything that explains the odds of one initiative, from the inside."""

    expected: tuple[Expected, ...]
    drivers: tuple[Drivers, ...]
    region: Region
    deaths: tuple[Death, ...]
    survivors: Survivors
    questions: tuple[Question, ...]
