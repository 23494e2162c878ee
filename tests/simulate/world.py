"""What small worlds do the tests of the simulation play?

A world is one page of 64 histories, laid out as the simulation lays it out, with every quantity
set by hand. ``world(...)`` gives a plain one; keyword arguments set fields of the whole history
by their names in lower case (``temptation=2``); firms and ties are open arrays.
"""

from dataclasses import dataclass

import numpy as np

from jointaction.draws import key_of
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANE_FIELDS,
    LANES,
    SERIES,
    TIE_FIELDS,
    FirmField,
    Lane,
    Series,
    TieField,
)
from jointaction.simulate.step import quarters

SURELY = 200.0  # log-odds at which something always happens
NEVER = 1e6

PLAIN = {
    "continuation": 0.75, "temptation": 1.0, "loss": 1.0, "rule_ends": NEVER,
    "crisis_half_life": 8.0, "opening_intercept": -0.4, "opening_slope": 3.2,
    "after_cc": 3.26, "after_cd": -0.65, "after_dc": -0.57, "after_dd": -2.77,
    "pull": 0.2, "learning_rate": 0.08, "forgetting": 0.02, "trade_memory": 0.8,
    "project_memory": 0.8, "spill": 0.3, "talk_half_life": 4.0, "threshold": 0.3,
    "required_base": 0.484, "cost": 1.0, "benefit": 1.0, "slope": 7.1, "habit": 0.5,
    "bearable": 0.2, "goal_quarters": 40.0, "launch_cost": 2.0, "burn_in": 40.0,
    # what a plain world has none of: everybody is a member, nobody closes, nothing is closed
    "promoted": 1.0, "term": 16.0, "cluster_share": 0.5, "mandatory": 1.0, "means": 1.0,
    "members_at_start": 1.0, "outsiders": 1.0, "outsiders_at_start": 1.0, "service": 1.0,
    "service_at_start": 1.0, "most_cash": 1e6, "start_cash": 1e6, "red_tape": 1.0,
    "red_tape_least": 1.0,
}  # fmt: skip


@dataclass
class World:
    """The state of a page, and what was recorded of it, (quarter, history)."""

    firms: int
    neighbours: int
    lane: np.ndarray
    firm: np.ndarray
    tie: np.ndarray
    record: np.ndarray

    @property
    def cooperation(self):
        """Share of co-operative moves, (quarter, history)."""
        return self.series(Series.COOPERATION)

    @property
    def participation(self):
        """Share of the intended firms at work, (quarter, history)."""
        return self.series(Series.PARTICIPATION)

    @property
    def active(self):
        """Whether the activity runs, (quarter, history)."""
        return self.series(Series.ACTIVE)

    def series(self, one):
        """A recorded series, (quarter, history)."""
        return self.record[:, one]

    def of(self, field):
        """A field of the whole history, one number a history."""
        return self.lane[field]

    def of_firms(self, field):
        """A field of the firms, (firm, history)."""
        return self.firm[:, field]

    def of_ties(self, field):
        """A field of the ties, (tie, history); nearest neighbours first."""
        return self.tie[:, field]

    def play(self, first=0, last=24, seed=7, names=None):
        """Play some quarters in place, as the simulation does, and give the world back."""
        rows = max(last + 1, 0)
        record = np.zeros(rows * SERIES * LANES, dtype=np.float32)
        lane, firm, tie = self.lane.ravel(), self.firm.ravel(), self.tie.ravel()
        names = np.arange(self.firms) if names is None else np.asarray(names)
        with np.errstate(all="ignore"):
            quarters(
                first, last, np.arange(LANES, dtype=np.uint64),
                np.array(key_of(seed), dtype=np.uint64), names.astype(np.uint64),
                self.firms, self.neighbours, int(self.of(Lane.INTENDED).max()),
                lane, firm, tie, record,
            )  # fmt: skip
        self.lane, self.firm = lane.reshape(self.lane.shape), firm.reshape(self.firm.shape)
        self.tie = tie.reshape(self.tie.shape)
        self.record = record.reshape(rows, SERIES, LANES)
        return self


def world(firms=2, neighbours=1, **quantities):
    """A plain world; ``quantities`` are numbers, or arrays of one number a history."""
    lane = np.zeros((LANE_FIELDS, LANES), dtype=np.float32)
    given = PLAIN | {"firms": firms, "neighbours": neighbours} | quantities
    given.setdefault("return", given["benefit"])
    for name, value in given.items():
        lane[Lane[name.upper()]] = value
    firm = np.zeros((firms, FIRM_FIELDS, LANES), dtype=np.float32)
    firm[:, FirmField.ALIVE] = 1
    firm[:, FirmField.VOICE] = 1
    firm[:, FirmField.FELT] = 1
    firm[:, FirmField.CASH] = 1e6
    firm[:, FirmField.SECRETS] = 1
    firm[:, FirmField.LESSON_WEIGHT] = 1
    firm[:, FirmField.TRADE_BELIEF] = 0.5
    firm[:, FirmField.PROJECT_BELIEF] = 0.48
    number_of_ties = sum(max(firms - apart, 0) for apart in range(1, neighbours + 1))
    tie = np.zeros((number_of_ties, TIE_FIELDS, LANES), dtype=np.float32)
    tie[:, TieField.KIND] = -1
    nothing = np.zeros((0, SERIES, LANES), dtype=np.float32)
    return World(firms, neighbours, lane, firm, tie, nothing)


def lively_world():
    """Five firms and 64 different histories in which every mechanism is at work."""
    spread = np.linspace(0, 1, LANES)
    again = np.linspace(0, 7, LANES) % 1
    here = world(
        firms=5, neighbours=2, temptation=0.1 + 2 * spread, loss=0.3 + again, fine=0.3 * spread,
        detection=0.5 * again, rule_ends=3, crowding_out=0.1, crisis=spread, crisis_on_temptation=1,
        crisis_on_continuation=0.15, rivalry=spread, passive_rate=0.01,
        intended=1 + np.arange(LANES) % 3, talk_per_meeting=0.8 * spread, meetings=0.5 * again,
        immediacy=spread,
        weight_immediacy=0.15, weight_cost=0.15, weight_outside=0.1, economies=0.3, scale=again,
        subsidy=0.5 * spread, subsidy_quarters=2, red_tape_cost=0.2 * again,
        free_riding=0.4 * again,
        offers=0.5, predation=again, project_detection=0.2 * spread, weariness=0.04,
        active_rate=0.02, spill=spread, required_base=0.1 + 0.5 * again, goal_quarters=4,
        burn_in=np.arange(LANES) % 3,
        similarity=again, vertical_share=0.5, vertical_longer=0.05, hold=spread, opening_up=0.1,
        technology_open=0.5, make_or_buy_open=again, self_image_open=0.5, lock_in_rate=0.1,
        foresight=0.2, shock_rate=0.2, obsolescence=0.5, slump_rate=0.2, slump_depth=0.5,
        sunset=0.4, diverted_part=0.5, term=4, term_offset=1, election_harm=0.5,
        election_loss=0.5, facilitation=again, credibility=spread, takeovers=0.1,
        fresh_start=0.5, turnover_local=0.01, turnover_outside=0.06, change_local=0.05,
        change_outside=0.2, sharing=0.1, interacting=1, mobility=0.02, leak=0.05, leak_harm=0.5,
        blocked=0.2 * again, base_profit=-0.5, earning=1, luck=2, start_cash=3, most_cash=10,
        crisis_loss=1, secret_rent=0.5, burden=0.3, entry=0.2, spin_off=0.3, spin_off_harm=0.5,
        spin_off_share=0.5, membership_slope=6, fee=0.15, membership_cost=0.4, capture=0.3,
        mandatory=0.2 * spread, drift=0.02, attention=0.3 * again, reconsider=0.3,
        association_development=0.02, service=0.3 + 0.5 * again, service_at_start=0.5,
        use_slope=6, outside_option=0.4, small_reception=0.6, feedback=0.05,
        academic_drift=0.01, trade_off=0.8, institution_rate=0.02,
        institution_development=0.02, efficiency=0.5, quality=0.6, flexibility=0.5,
        responsiveness=0.4, red_tape=0.8, red_tape_least=0.2, cutting=0.05, cutting_until=4,
        gain_of_credit=1, loss_of_credit=0.2, crisis_immediacy=0.2, weight_earlier=0.1,
        externality_rate=0.01,
    )  # fmt: skip
    here.firm[:, FirmField.CASH] = 3
    here.firm[:, FirmField.CAPABILITY] = np.linspace(0.2, 0.8, 5)[:, None]
    here.firm[::2, FirmField.SMALL] = 1
    here.firm[1, FirmField.VOICE] = 3
    here.firm[2, FirmField.FELT] = 0
    here.firm[2, FirmField.CLOSED_MIND] = 1
    here.firm[3, FirmField.EARLIER] = 1
    here.firm[4, FirmField.ALIVE] = 0
    here.firm[:, FirmField.DISPOSITION] = np.linspace(-1, 2, 5)[:, None] + spread
    here.firm[1, FirmField.OUTSIDE] = 1
    here.firm[1, FirmField.TURNOVER] = 0.06
    here.firm[:, FirmField.LESSON_WEIGHT] = 0.75
    return here
