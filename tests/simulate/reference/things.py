"""What do firms, ties and a place of the reference carry?

Plain objects, one for every firm and tie. ``q`` holds every quantity of the model for one run, by
the names of the catalogue (``trust.memory``, ``crisis``).
"""

from collections import Counter
from dataclasses import dataclass, field
from math import exp, floor, log
from typing import Any

ELECTION, READING, SLUMP, TECHNOLOGY = 0, 1, 2, 3
TAKE_OVER, NEW_MANAGER = 0, 1


def lg(x):
    """The logistic curve."""
    return 1 / (1 + exp(-x)) if x > -700 else 0.0


def logit(p):
    """The inverse of the logistic curve."""
    return log(p / (1 - p))


def clip(x, low, high):
    """``x`` kept within two ends."""
    return min(max(x, low), high)


@dataclass(eq=False)
class Firm:
    """A place in the row and the firm in it."""

    number: int
    alive: bool
    asked: bool
    outside: bool
    small: bool
    closed_mind: bool
    voice: float
    felt: float
    earlier: float
    disposition: float
    trade_belief: float
    project_belief: float
    capability: float
    secrets: float
    cash: float
    association: bool
    member: bool = False
    contributes: bool = False
    uses: bool = False
    passive: float = 0.0
    active: float = 0.0
    external: float = 0.0
    # of this quarter
    ready: float = 0.0
    lessons: float = 0.0
    earned: float = 0.0
    learnable: float = 0.0
    leaked: float = 0.0
    secrets_won: float = 0.0
    new_manager: int = 0
    came: int = 0
    net: float = 0.0
    partners: int = 0
    met: int = 0


@dataclass(eq=False)
class Tie:
    """A possible relationship of two firms; the first of each pair belongs to the earlier one."""

    one: Firm
    other: Firm
    fresh: bool = True
    vertical: bool = False
    moves: list[int] = field(default_factory=lambda: [0, 0])
    opened: list[int] = field(default_factory=lambda: [0, 0])
    paid: list[float] = field(default_factory=lambda: [0.0, 0.0])

    @property
    def live(self):
        """Whether there is somebody at both ends."""
        return self.one.alive and self.other.alive

    @property
    def apart(self):
        """The distance of the two firms in the row."""
        return self.other.number - self.one.number

    @property
    def firms(self):
        """The earlier and the later firm."""
        return self.one, self.other


@dataclass(eq=False)
class Place:
    """One run: the firms in their row, the ties, the state of the place, its quantities."""

    firms: list[Firm]
    ties: list[Tie]
    q: dict[str, float]
    luck: Any
    initiative: bool
    quarter: int = 0
    slump: float = 0.0
    crisis: float = 0.0
    diverted: bool = False
    promoted: float = 1.0
    left_by_elections: float = 1.0
    technology_moves: bool = False
    facilitation: float = 0.0
    credibility: float = 0.0
    red_tape: float = 0.0
    service: float = 0.0
    means: float = 1.0
    outsiders: float = 0.0
    outsiders_at_start: float = 0.0
    members_at_start: float = 0.0
    complaints: float = 0.0
    efficiency: float = 0.0
    quality: float = 0.0
    flexibility: float = 0.0
    responsiveness: float = 0.0
    lean: float = 0.0
    members_now: float = 0.0
    technology: float = 0.0
    make_or_buy: float = 0.0
    self_image: float = 0.0
    lock_in: float = 0.0
    # this quarter
    mean: dict[str, float] = field(default_factory=dict)
    temptation: dict[bool, float] = field(default_factory=dict)
    loss: float = 0.0
    inside: float = 0.0
    regular: float = 0.0
    launch: float = 0.0
    users: dict[str, float] = field(default_factory=dict)
    vertical: float = 0.0
    cooperative: int = 0
    moves: int = 0
    leverage: float = 0.0
    signals: float = 1.0
    # the project
    broken: bool = False
    broke_now: bool = False
    broke_in: int = 0
    runs: bool = False
    quarters_at_work: int = 0
    goal: float = 0.0
    members: int = 0
    contributors: int = 0
    seen: float = 0.0
    cost: float = 0.0
    subsidised: float = 0.0
    gain: float = 0.0
    outside_gain: float = 0.0
    spent: float = 0.0
    public: float = 0.0
    trade_gain: float = 0.0
    secrets_moved: float = 0.0
    happened: Counter[str] = field(default_factory=Counter)

    @property
    def alive(self):
        """The firms alive."""
        return [firm for firm in self.firms if firm.alive]

    @property
    def asked(self):
        """The intended firms alive."""
        return [firm for firm in self.firms if firm.alive and firm.asked]

    @property
    def live_ties(self):
        """The ties with somebody at both ends."""
        return [tie for tie in self.ties if tie.live]

    @property
    def past(self):
        """Whether this quarter lies before the start."""
        return self.quarter < 0

    @property
    def counts(self):
        """Whether this quarter belongs to the five years of the accounts."""
        return 0 <= self.quarter < 20

    def held(self, openness):
        """The leverage of a view."""
        return 1 - self.q["paradigms.hold"] * (1 - openness)

    def turnover(self, firm):
        """The chance of going on that a firm's changing managers cost."""
        return self.q["ownership.turnover"] / self.tenure(firm)

    def tenure(self, firm):
        """How long a manager of the firm stays, quarters."""
        kind = "outside" if firm.outside else "local"
        return max(self.q[f"ownership.tenure_{kind}"], 1)


def in_small_steps(x):
    """``x`` to the nearest 1/4096."""
    return floor(x * 4096 + 0.5) / 4096


def share(firms, wanted):
    """The share of some firms of which something holds; 0 of none."""
    return sum(1 for firm in firms if wanted(firm)) / len(firms) if firms else 0.0


def mean(firms, value):
    """The mean of something over some firms; 0 of none."""
    return sum(value(firm) for firm in firms) / len(firms) if firms else 0.0
