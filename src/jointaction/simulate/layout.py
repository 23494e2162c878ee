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

from enum import IntEnum, auto

LANES = 64
QUARTERS_OF_ACCOUNT = 20  # five years from the start: gains, costs and capability are counted


class _Field(IntEnum):
    """Fields are numbered from 0 in the order in which they are listed."""

    @staticmethod
    def _generate_next_value_(_name: str, _start: int, count: int, _last: list[int]) -> int:
        return count


class Lane(_Field):
    """What holds for a history as a whole: the place, the initiative, and this quarter."""

    # the place, trade
    FIRMS = auto()  # places of firms in the row
    NEIGHBOURS = auto()  # ties of a firm on either side
    BURN_IN = auto()  # length of the past, quarters
    CONTINUATION = auto()  # d0, share a quarter
    TEMPTATION = auto()  # g0 with buyers' play-off, tie-quarters
    SIMILARITY = auto()  # temptation added on a tie between rivals, tie-quarters
    LOSS = auto()  # l with secrecy, tie-quarters
    FINE = auto()  # fine for undercutting, tie-quarters
    DETECTION = auto()  # detection by the association, share
    RULE_ENDS = auto()  # quarter in which the rule ends
    CROWDING_OUT = auto()  # fall of belief then, share
    OPENING_INTERCEPT = auto()  # alpha, log-odds
    OPENING_SLOPE = auto()  # beta, log-odds
    AFTER_CC = auto()  # row of the memory, log-odds
    AFTER_CD = auto()  # row of the memory, log-odds
    AFTER_DC = auto()  # row of the memory, log-odds
    AFTER_DD = auto()  # row of the memory, log-odds
    PULL = auto()  # kappa
    LEARNING_RATE = auto()  # lambda
    FORGETTING = auto()  # psi, share a quarter
    TRADE_MEMORY = auto()  # memory of belief in trade, share a quarter
    PROJECT_MEMORY = auto()  # theta_J, share a quarter
    SPILL = auto()  # omega
    VERTICAL_SHARE = auto()  # share of new ties between maker and supplier
    VERTICAL_LONGER = auto()  # chance to go on added there
    # the place, crisis and shocks
    CRISIS = auto()  # severity at quarter 0, share
    CRISIS_HALF_LIFE = auto()  # quarters
    CRISIS_ON_CONTINUATION = auto()  # d_cri
    CRISIS_ON_TEMPTATION = auto()  # a_cri
    SUNSET = auto()  # chance that a full crisis is read as structural, politics counted in
    DIVERTED_PART = auto()  # part of promotion that goes elsewhere then
    SLUMP_RATE = auto()  # share a quarter
    SLUMP_DEPTH = auto()  # share of a full crisis
    SHOCK_RATE = auto()  # technology moves on, share a quarter
    OBSOLESCENCE = auto()  # capability lost by those who hear nothing, share
    TERM = auto()  # quarters between elections, whole
    TERM_OFFSET = auto()  # quarters of the term that have passed, whole
    ELECTION_HARM = auto()  # chance that the office changes hands
    ELECTION_LOSS = auto()  # part of the support dropped then
    # the place, people and knowledge
    TAKEOVERS = auto()  # share of local firms a quarter
    FRESH_START = auto()  # how far a new manager begins from the mean
    TURNOVER_LOCAL = auto()  # continuation lost in a local firm
    TURNOVER_OUTSIDE = auto()  # continuation lost in a firm owned from outside
    CHANGE_LOCAL = auto()  # chance of a new manager a quarter, local
    CHANGE_OUTSIDE = auto()  # chance of a new manager a quarter, owned from outside
    SHARING = auto()  # iota
    INTERACTING = auto()  # more on a vertical tie
    MOBILITY = auto()  # carried over by people who change firms
    LEAK = auto()  # share of secrets lost to an exploiter
    LEAK_HARM = auto()  # log-odds for all secrets
    BLOCKED = auto()  # part of upgrading that buyers hold back
    RIVALRY = auto()  # pressure of rivalry, share
    PASSIVE_RATE = auto()  # capability by rivalry
    HOLD = auto()  # how much closed views hold back
    OPENING_UP = auto()  # step of the paradigms a quarter
    LOCK_IN_RATE = auto()  # growth of lock-in, density and local share counted in
    FORESIGHT = auto()  # part of the lock-in that foresight undoes
    # the place, firms as businesses
    BASE_PROFIT = auto()  # tie-quarters a quarter
    EARNING = auto()  # profit of full capability
    LUCK = auto()  # noise of profit
    START_CASH = auto()  # tie-quarters
    MOST_CASH = auto()  # tie-quarters
    CRISIS_LOSS = auto()  # profit lost in a full crisis
    SECRET_RENT = auto()  # profit of a unit of secrets
    BURDEN = auto()  # profit lost to full red tape
    ENTRY = auto()  # chance that an empty place is taken by a newcomer
    SPIN_OFF = auto()  # chance that an empty place is taken by a spin-off
    SPIN_OFF_HARM = auto()  # fall of the parent's disposition
    SPIN_OFF_SHARE = auto()  # share of capability and secrets taken along
    # the place, association and institutions
    MEETINGS = auto()  # how often and well members meet, share
    TALK_PER_MEETING = auto()  # log-odds of full meetings
    MEMBERSHIP_SLOPE = auto()  # lam_m
    FEE = auto()  # share of full services; the same part of a tie-quarter
    MEMBERSHIP_COST = auto()  # fee, time and the best alternative
    CAPTURE = auto()  # loss of quality for small firms
    MANDATORY = auto()  # share of firms that must be members
    DRIFT = auto()  # loss of service a quarter where all must
    ATTENTION = auto()  # extra attention to the cluster
    CLUSTER_SHARE = auto()  # share of the members in the cluster
    RECONSIDER = auto()  # chance to reconsider membership a quarter
    ASSOCIATION_DEVELOPMENT = auto()  # rise of service a quarter
    SERVICE_AT_START = auto()  # service at quarter 0
    MEMBERS_AT_START = auto()  # share of members at quarter 0
    OUTSIDERS_AT_START = auto()  # the same among firms of other trades
    USE_SLOPE = auto()  # lam_s
    OUTSIDE_OPTION = auto()  # worth of doing without
    SMALL_RECEPTION = auto()  # what small firms can take in
    FEEDBACK = auto()  # gain of responsiveness
    ACADEMIC_DRIFT = auto()  # loss of responsiveness, academic weight counted in
    TRADE_OFF = auto()  # old frontier
    INSTITUTION_RATE = auto()  # capability of users
    INSTITUTION_DEVELOPMENT = auto()  # rise of all four dimensions a quarter
    # the place, government
    RED_TAPE_LEAST = auto()  # what stays
    CUTTING = auto()  # red tape removed a quarter
    CUTTING_FROM = auto()  # first quarter of it
    CUTTING_UNTIL = auto()  # first quarter without it
    GAIN_OF_CREDIT = auto()  # for all red tape removed
    LOSS_OF_CREDIT = auto()  # where a facilitator comes while red tape is full
    RED_TAPE_COST = auto()  # c_red, cost of full red tape to a member
    # the initiative
    INTENDED = auto()  # firms asked
    THRESHOLD = auto()  # share of them
    TALK_HALF_LIFE = auto()  # quarters
    REQUIRED_BASE = auto()  # required trust but for cost, immediacy and the single firm
    IMMEDIACY = auto()  # share
    CRISIS_IMMEDIACY = auto()  # added by the crisis to a common problem
    WEIGHT_IMMEDIACY = auto()  # w_imm
    WEIGHT_COST = auto()  # w_cost
    WEIGHT_OUTSIDE = auto()  # w_ext
    WEIGHT_EARLIER = auto()  # w_prev
    COST = auto()  # of one member alone, tie-quarters a quarter
    ECONOMIES = auto()  # gamma
    SCALE = auto()  # economies of scale, share
    SUBSIDY = auto()  # subsidised share, less what elections cost
    SUBSIDY_QUARTERS = auto()  # length
    BENEFIT = auto()  # of a member, for the decision
    RETURN = auto()  # of a member, in the accounts
    FREE_RIDING = auto()  # nu
    SLOPE = auto()  # s
    HABIT = auto()  # log-odds
    OFFERS = auto()  # rho
    PREDATION = auto()  # latitude, share
    PROJECT_DETECTION = auto()  # share
    BEARABLE = auto()  # x
    WEARINESS = auto()  # a year
    GOAL_QUARTERS = auto()  # quarters with all at work
    ACTIVE_RATE = auto()  # capability of those at work
    EXTERNALITY_RATE = auto()  # capability of the others
    LAUNCH_COST = auto()  # tie-quarters
    # the state of the place
    SLUMP = auto()  # what is left of later slumps
    DIVERTED = auto()  # 1 once a crisis was read as structural
    FACILITATION = auto()  # share
    CREDIBILITY = auto()  # V, share
    RED_TAPE = auto()  # all levels, share
    SERVICE = auto()  # of the association, share
    MEANS = auto()  # of the association, 1 at quarter 0
    OUTSIDERS = auto()  # share of members among firms of other trades
    COMPLAINTS = auto()  # share of those who would rather leave
    EFFICIENCY = auto()  # of the supporting institutions
    QUALITY = auto()  # of the supporting institutions
    FLEXIBILITY = auto()  # of the supporting institutions
    RESPONSIVENESS = auto()  # of the supporting institutions
    LEAN = auto()  # how far the old frontier is left behind
    TECHNOLOGY_OPEN = auto()  # share
    MAKE_OR_BUY_OPEN = auto()  # share
    SELF_IMAGE_OPEN = auto()  # share
    LOCK_IN = auto()  # L, 0 or more
    # this quarter
    CRISIS_NOW = auto()  # share
    PROMOTED = auto()  # part of promotion that still serves the cluster
    TECHNOLOGY_SHOCK = auto()  # 1 in the quarter in which technology moves on
    OFFICE_CHANGED = auto()  # 1 in the quarter in which the office changes hands
    SLUMP_CAME = auto()  # 1 in the quarter in which a slump sets in
    MEAN_DISPOSITION = auto()  # over firms alive
    MEAN_TRADE_BELIEF = auto()  # over firms alive
    MEAN_PROJECT_BELIEF = auto()  # over firms alive
    MEAN_CAPABILITY = auto()  # over firms alive
    TEMPTATION_NOW = auto()  # on a vertical tie
    TEMPTATION_RIVALS = auto()  # on a tie between rivals
    CHANCE_NOW = auto()  # to go on, turnover of managers apart, on a vertical tie
    CHANCE_RIVALS = auto()  # the same on a tie between rivals
    RISK_NOW = auto()  # chance to go on that pays for co-operating, on a vertical tie
    RISK_RIVALS = auto()  # the same on a tie between rivals
    NEIGHBOURS_NOW = auto()  # 0 before the past begins
    VERTICAL_NOW = auto()  # share of new ties
    SPILL_NOW = auto()  # omega'
    TECHNOLOGY_LEVERAGE = auto()  # of the view of technology
    LEARNING_OPEN = auto()  # the same, less what buyers block
    SIGNALS = auto()  # weight of signals from outside
    INSIDE = auto()  # quality of the association for firms of the cluster
    REGULAR_NOW = auto()  # regular talk of members
    TALK_NOW = auto()  # launch effect on those asked
    REQUIRED_NOW = auto()  # required trust of a local firm
    PRESSING_NOW = auto()  # immediacy left, weighted
    COST_NOW = auto()  # of a member, red tape apart
    TAPE_NOW = auto()  # what red tape costs a member
    PAID_NOW = auto()  # of it by the member
    # the project so far
    BROKEN = auto()  # 1 once broken
    BROKE_IN = auto()  # quarter
    ACTIVE = auto()  # 1 where it runs
    QUARTERS_AT_WORK = auto()  # count
    GOAL = auto()  # share reached
    MEMBERS = auto()  # this quarter
    CONTRIBUTORS = auto()  # this quarter
    DEVIATORS = auto()  # this quarter
    ASKED_ALIVE = auto()  # intended firms alive
    VOICES = auto()  # of the intended firms alive
    VOICES_AT_WORK = auto()  # of the contributors
    SEEN = auto()  # share at work as the others see it
    PROJECT_GAIN = auto()  # to members and others
    OUTSIDE_GAIN = auto()  # to others alone
    PROJECT_COST = auto()  # all
    PUBLIC_COST = auto()  # of it public
    # counted
    MOVES_C = auto()  # co-operative moves
    MOVES = auto()  # moves
    VERTICAL_TIES = auto()  # live ties between maker and supplier
    TRADE_GAIN = auto()  # tie-quarters
    ALIVE = auto()  # firms
    ASSOCIATED = auto()  # members of the association
    USERS = auto()  # of institutions
    SMALL = auto()  # small firms alive
    SMALL_USERS = auto()  # of them users
    SECRETS_MOVED = auto()  # units, since quarter 0
    # room for the draws of one tie
    DRAWN_0 = auto()  # its end
    DRAWN_1 = auto()  # move of the first
    DRAWN_2 = auto()  # move of the second
    DRAWN_3 = auto()  # its kind


class FirmField(_Field):
    """What a firm carries; fields that are needed together stand together."""

    # for trade, and for what partners learn
    ALIVE = auto()  # 1, or 0 where the place is empty
    READY = auto()  # disposition with the talk that reaches the firm
    PULLED = auto()  # how far disposition moves the log-odds of co-operating again
    TURNOVER = auto()  # continuation lost
    LESSONS = auto()  # of relationships that ended this quarter
    MET = auto()  # partners who co-operated
    PARTNERS = auto()  # live ties
    CAPABILITY = auto()  # K, share
    LEARNED = auto()  # what could be learned this quarter
    SECRETS = auto()  # units
    SECRETS_IN = auto()  # units this quarter
    SECRETS_OUT = auto()  # share leaked this quarter
    EARNED = auto()  # paid by ties this quarter
    # the rest
    DISPOSITION = auto()  # e, log-odds
    TRADE_BELIEF = auto()  # B, share
    PROJECT_BELIEF = auto()  # J, share
    MEMBER = auto()  # of the activity
    CONTRIBUTES = auto()  # to it
    ASSOCIATION = auto()  # member of it
    USES = auto()  # supporting institutions
    LESSON_WEIGHT = auto()  # how much of each counts
    OUTSIDE = auto()  # 1 where owned from outside
    NEW_MANAGER = auto()  # this quarter: 1 a new manager came, 2 with new owners from outside
    LUCK = auto()  # of this quarter
    SMALL = auto()  # 1 or 0
    VOICE = auto()  # how much the others look at it
    FELT = auto()  # 1 where the firm feels the problem
    EARLIER = auto()  # own earlier projects that paid, share
    NET = auto()  # of the activity to this firm so far
    CLOSED_MIND = auto()  # 1 where not invented here
    CAPABILITY_PASSIVE = auto()  # gained by rivalry and from others
    CAPABILITY_ACTIVE = auto()  # gained by joint action and institutions
    CAPABILITY_EXTERNAL = auto()  # gained from others' joint action
    SECRETS_TAKEN = auto()  # share taken along by founders this quarter
    GRIEF = auto()  # fall of disposition to come
    CASH = auto()  # tie-quarters
    CAME = auto()  # this quarter: 1 a spin-off of the lower-named neighbour, 2 higher, 3 newcomer


class TieField(_Field):
    """What a tie carries."""

    KIND = auto()  # 1 between maker and supplier, 0 between rivals, -1 until it is first played
    MOVE_ONE = auto()  # last move of the first
    MOVE_OTHER = auto()  # last move of the second
    PAID_ONE = auto()  # since it began
    PAID_OTHER = auto()  # since it began
    OPENED_ONE = auto()  # first move of the first
    OPENED_OTHER = auto()  # first move of the second


class Series(_Field):
    """What is recorded of every quarter from the start on."""

    COOPERATION = auto()  # share of co-operative moves in trade
    PARTICIPATION = auto()  # share of the intended firms at work
    ACTIVE = auto()  # 1 where the activity runs
    TRADE_BELIEF = auto()  # mean over firms alive
    PROJECT_BELIEF = auto()  # mean over firms alive
    DISPOSITION = auto()  # mean over firms alive
    CAPABILITY = auto()  # mean over firms alive
    FIRMS_ALIVE = auto()  # share of the places in the row, at the end of the quarter
    OUTSIDE_OWNED = auto()  # share of firms alive
    ASSOCIATION_MEMBERS = auto()  # share of firms alive, in step 6 like the uses below
    SERVICE = auto()  # of the association
    INSIDE_QUALITY = auto()  # for firms of the cluster, in step 2
    OUTSIDE_MEMBERS = auto()  # share of firms of other trades
    COMPLAINTS = auto()  # share of those who would rather leave
    MEANS = auto()  # of the association
    USERS = auto()  # share of firms alive that use institutions
    SMALL_USERS = auto()  # share of small firms alive
    LARGE_USERS = auto()  # share of the others alive
    RESPONSIVENESS = auto()  # of the institutions
    INSTITUTION_MEAN = auto()  # geometric mean of the four dimensions
    CREDIBILITY = auto()  # of government
    RED_TAPE = auto()  # all levels
    FACILITATION = auto()  # after elections
    LOCK_IN = auto()  # L
    SIGNALS = auto()  # weight of signals from outside, before lock-in grew
    TECHNOLOGY_OPEN = auto()  # share
    MAKE_OR_BUY_OPEN = auto()  # share
    SELF_IMAGE_OPEN = auto()  # share
    CRISIS = auto()  # felt now
    DIVERTED = auto()  # 1 once a crisis was read as structural
    VERTICAL = auto()  # share of the ties played
    CASH = auto()  # mean over firms alive
    SECRETS_MOVED = auto()  # units since quarter 0, by leaks and with founders


LANE_FIELDS = len(Lane)
FIRM_FIELDS = len(FirmField)
TIE_FIELDS = len(TieField)
SERIES = len(Series)


class Purpose(IntEnum):
    """The fixed purpose numbers of draws; a number once given is never used for another purpose.

    An address is (run, quarter + 2**31, firm, purpose) and gives four numbers, called first to
    fourth; what is drawn once and for all has quarter 0 and the draw in place of the run. A tie's
    address has the lower of its two firms' numbers, and its purpose is ``TIE`` plus the distance
    between the two numbers.
    """

    OWNERSHIP = 1  # once: first, owned from outside
    STARTING_DISPOSITION = 2  # once: first, disposition at the beginning of the past
    JOINING = 3  # first, joins; second, takes a side offer
    PLACE = 4  # firm 0: first, election; second, crisis read; third, slump; fourth, technology
    FIRM_EVENTS = 5  # first, take-over; second, new manager; third and fourth, luck
    SUPPORT = 6  # first, reconsiders membership; second, is a member; third, uses institutions
    ENTRY = 7  # first, spin-off; second, which parent; third, newcomer
    SIZE = 8  # once: first, size class
    CAPABILITY = 9  # once: first, capability
    CLOSED_MIND = 10  # once: first, not invented here
    ROOM = 11  # once: first, an empty place
    FELT = 12  # once: first, feels the problem
    TIE = 100  # first, ends; second and third, moves of the lower and higher; fourth, kind
