"""How do a page of histories and its places lie in memory?

A *page* is 64 histories side by side, the run index innermost, so that one instruction treats
many histories ("lockstep"). A field of a page is 64 numbers; the fields of one firm, one tie or
of the page itself lie behind one another in one flat array:

- ``lane[field, 64]``: what holds for a history as a whole,
- ``firm[firm, field, 64]`` and ``tie[tie, field, 64]``.

Firms stand in a row and each has ties with its nearest neighbours on either side, so the two
ends of a tie are whole rows of firms and nothing has to be gathered. The firms asked to take part
come first: they are rivals of one another before they are rivals of the rest (assumed).
"""

from enum import IntEnum

LANES = 64
QUARTERS_OF_ACCOUNT = 20  # five years from the start: gains, costs and capability are counted


class Lane(IntEnum):
    """What holds for a history as a whole: the place, the initiative, and this quarter."""

    # the place
    FIRMS = 0
    NEIGHBOURS = 1
    BURN_IN = 2
    CONTINUATION = 3
    TEMPTATION = 4
    LOSS = 5
    FINE = 6
    DETECTION = 7
    RULE_ENDS = 8
    CROWDING_OUT = 9
    CRISIS = 10
    CRISIS_HALF_LIFE = 11
    CRISIS_ON_CONTINUATION = 12
    CRISIS_ON_TEMPTATION = 13
    OPENING_INTERCEPT = 14
    OPENING_SLOPE = 15
    AFTER_CC = 16
    AFTER_CD = 17
    AFTER_DC = 18
    AFTER_DD = 19
    PULL = 20
    LEARNING_RATE = 21
    FORGETTING = 22
    TRADE_MEMORY = 23
    PROJECT_MEMORY = 24
    SPILL = 25
    TALK_REGULAR = 26
    RIVALRY = 27
    PASSIVE_RATE = 28
    # the initiative
    INTENDED = 29
    THRESHOLD = 30
    TALK_LAUNCH = 31
    TALK_HALF_LIFE = 32
    REQUIRED_BASE = 33
    IMMEDIACY = 34
    WEIGHT_IMMEDIACY = 35
    WEIGHT_COST = 36
    WEIGHT_OUTSIDE = 37
    COST = 38
    ECONOMIES = 39
    SCALE = 40
    SUBSIDY = 41
    SUBSIDY_QUARTERS = 42
    RED_TAPE_COST = 43
    BENEFIT = 44
    FREE_RIDING = 45
    SLOPE = 46
    HABIT = 47
    OFFERS = 48
    PREDATION = 49
    PROJECT_DETECTION = 50
    BEARABLE = 51
    WEARINESS = 52
    GOAL_QUARTERS = 53
    ACTIVE_RATE = 54
    LAUNCH_COST = 55
    # this quarter
    CRISIS_NOW = 56
    CONTINUATION_NOW = 57
    TEMPTATION_NOW = 58
    NEIGHBOURS_NOW = 59
    TALK_NOW = 60
    REQUIRED_NOW = 61
    COST_NOW = 62
    # the project so far
    BROKEN = 63
    BROKE_IN = 64
    ACTIVE = 65
    QUARTERS_AT_WORK = 66
    GOAL = 67
    MEMBERS = 68
    CONTRIBUTORS = 69
    DEVIATORS = 70
    PROJECT_GAIN = 71
    PROJECT_COST = 72
    # counted
    MOVES_C = 73
    MOVES = 74
    TRADE_GAIN = 75
    DRAWN_0 = 76
    DRAWN_1 = 77
    DRAWN_2 = 78
    # what the activity brings in the accounts
    RETURN = 79


class FirmField(IntEnum):
    """What a firm carries."""

    DISPOSITION = 0
    TRADE_BELIEF = 1
    PROJECT_BELIEF = 2
    MEMBER = 3
    CONTRIBUTES = 4
    LESSONS = 5
    MET = 6
    LESSON_WEIGHT = 7
    TIES = 8
    TURNOVER = 9
    OUTSIDE = 10
    CAPABILITY_PASSIVE = 11
    CAPABILITY_ACTIVE = 12


class TieField(IntEnum):
    """What a tie carries; ``FRESH`` is 1 until its first quarter is played."""

    FRESH = 0
    MOVE_ONE = 1
    MOVE_OTHER = 2
    PAID_ONE = 3
    PAID_OTHER = 4
    OPENED_ONE = 5
    OPENED_OTHER = 6


LANE_FIELDS = len(Lane)
FIRM_FIELDS = len(FirmField)
TIE_FIELDS = len(TieField)


class Purpose(IntEnum):
    """The fixed purpose numbers of draws; a number once given is never used for another purpose.

    A tie's purpose is ``TIE`` plus how many places apart its two firms stand.
    """

    OWNERSHIP = 1
    STARTING_DISPOSITION = 2
    JOINING = 3
    TIE = 100
