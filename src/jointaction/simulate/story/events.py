"""What can happen in a history that is worth telling?

An ``Event`` says what happened in which quarter, to which firms, why as far as the state says so,
and the numbers behind it. Words come later: nothing here is prose. How much an event matters
(``weight``) and whether it speaks for or against the activity are judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """What happened; of the activity first, then of the firms, then of the place."""

    FIRST_QUARTER = "first_quarter"  # who joined at once, without the activity running
    STARTED = "started"
    STOPPED = "stopped"
    ON_AND_OFF = "on_and_off"
    BROKEN = "broken"
    MANY_JOINED = "many_joined"
    MANY_LEFT = "many_left"
    LARGEST_JOINED = "largest_joined"
    LARGEST_LEFT = "largest_left"
    ENOUGH_BELIEF = "enough_belief"
    TOO_LITTLE_BELIEF = "too_little_belief"
    GOAL_REACHED = "goal_reached"
    TOOK_OFF = "took_off"
    HAD_NOT_TAKEN_OFF = "had_not_taken_off"
    STILL_RUNNING = "still_running"
    NO_LONGER_RUNNING = "no_longer_running"
    TAKEN_OVER = "taken_over"
    NEW_DIRECTOR = "new_director"
    CLOSED = "closed"
    SPIN_OFF = "spin_off"
    NEWCOMER = "newcomer"
    SECRETS_LEAKED = "secrets_leaked"
    SLUMP = "slump"
    READ_AS_STRUCTURAL = "read_as_structural"
    TECHNOLOGY_MOVED_ON = "technology_moved_on"
    OFFICE_CHANGED = "office_changed"
    SUBSIDY_ENDED = "subsidy_ended"
    RED_TAPE_CUT = "red_tape_cut"
    ASSOCIATION_GREW = "association_grew"
    ASSOCIATION_SHRANK = "association_shrank"
    COMPLAINTS = "complaints"


FOR = frozenset(
    {
        What.STARTED, What.MANY_JOINED, What.LARGEST_JOINED, What.ENOUGH_BELIEF, What.TOOK_OFF,
        What.STILL_RUNNING, What.RED_TAPE_CUT, What.ASSOCIATION_GREW,
    }
)  # fmt: skip
NEITHER = frozenset(
    {
        What.FIRST_QUARTER, What.ON_AND_OFF, What.GOAL_REACHED, What.SPIN_OFF, What.NEWCOMER,
        What.NEW_DIRECTOR, What.TAKEN_OVER,
    }
)  # fmt: skip


class Term(StrEnum):
    """What may move a firm to take part or keep it away: the terms of its decision, and more."""

    BELIEF = "belief"  # in the others
    CORE = "core"  # closeness to the core business
    PREDATION = "predation"  # room to gain at the others' cost that nobody would see
    LEAKAGE = "leakage"  # fear that secrets leak
    BUYERS = "buyers"  # they discourage it
    ENEMY = "enemy"  # a common enemy outside
    COST = "cost"  # of taking part over its benefit, after the subsidy
    PRESSING = "pressing"  # the problem
    WEARINESS = "weariness"  # once goals are reached
    OUTSIDE_OWNERS = "outside_owners"
    EARLIER = "earlier"  # earlier projects that paid
    LAUNCH_TALK = "launch_talk"
    MEETINGS = "meetings"  # of the association
    HABIT = "habit"  # who was in stays in
    # counted, not weighed
    SIDE_OFFERS = "side_offers"
    NEW_DIRECTORS = "new_directors"
    CLOSURES = "closures"
    CHANCE = "chance"  # other than was to be expected
    LUCK_RAN_OUT = "luck_ran_out"  # it had run with more members than were to be expected


class Standing(StrEnum):
    """How large a firm is; the largest is the largest of those asked at the start."""

    LARGEST = "largest"
    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"


@dataclass(frozen=True)
class Firm:
    """A firm of a history: its number (from 1; those asked come first), size and newness.

    ``came`` counts who took the place before: 0 for the firm that was there at the start.
    """

    number: int
    standing: Standing
    came: int = 0


@dataclass(frozen=True)
class Cause:
    """One reason, as the state gives it.

    For a term of the decision ``before`` and ``after`` are what it adds to the mean firm's
    readiness, in shares of belief; for what is counted ``after`` is the number of firms.
    """

    term: Term
    before: float
    after: float

    @property
    def change(self) -> float:
        """By how much it moved."""
        return self.after - self.before


@dataclass(frozen=True)
class Event:
    """Something that happened in one quarter; ``weight`` (0-100) says how much it matters."""

    quarter: int
    what: What
    weight: float
    firms: tuple[Firm, ...] = ()
    causes: tuple[Cause, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)

    @property
    def speaks(self) -> int:
        """1 where it speaks for the activity, -1 against it, 0 neither."""
        return 1 if self.what in FOR else 0 if self.what in NEITHER else -1
