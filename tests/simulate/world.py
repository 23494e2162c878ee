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
    TIE_FIELDS,
    FirmField,
    Lane,
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
}  # fmt: skip


@dataclass
class World:
    """The state of a page, and what was recorded of it, (quarter, history)."""

    firms: int
    neighbours: int
    lane: np.ndarray
    firm: np.ndarray
    tie: np.ndarray
    cooperation: np.ndarray
    participation: np.ndarray
    active: np.ndarray

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
        recorded = [np.zeros(rows * LANES, dtype=np.float32) for _ in range(3)]
        lane, firm, tie = self.lane.ravel(), self.firm.ravel(), self.tie.ravel()
        names = np.arange(self.firms) if names is None else np.asarray(names)
        with np.errstate(all="ignore"):
            quarters(
                first, last, np.arange(LANES, dtype=np.uint64),
                np.array(key_of(seed), dtype=np.uint64), names.astype(np.uint64),
                self.firms, self.neighbours, int(self.of(Lane.INTENDED).max()),
                lane, firm, tie, *recorded,
            )  # fmt: skip
        self.lane, self.firm = lane.reshape(self.lane.shape), firm.reshape(self.firm.shape)
        self.tie = tie.reshape(self.tie.shape)
        self.cooperation, self.participation, self.active = (
            one.reshape(rows, LANES) for one in recorded
        )
        return self


def world(firms=2, neighbours=1, **quantities):
    """A plain world; ``quantities`` are numbers, or arrays of one number a history."""
    lane = np.zeros((LANE_FIELDS, LANES), dtype=np.float32)
    given = PLAIN | {"firms": firms, "neighbours": neighbours} | quantities
    given.setdefault("return", given["benefit"])
    for name, value in given.items():
        lane[Lane[name.upper()]] = value
    firm = np.zeros((firms, FIRM_FIELDS, LANES), dtype=np.float32)
    place = np.arange(firms)
    ties = np.minimum(place, neighbours) + np.minimum(firms - 1 - place, neighbours)
    firm[:, FirmField.TIES] = ties[:, None]
    firm[:, FirmField.LESSON_WEIGHT] = 1
    firm[:, FirmField.TRADE_BELIEF] = 0.5
    firm[:, FirmField.PROJECT_BELIEF] = 0.48
    number_of_ties = sum(max(firms - apart, 0) for apart in range(1, neighbours + 1))
    tie = np.zeros((number_of_ties, TIE_FIELDS, LANES), dtype=np.float32)
    tie[:, TieField.FRESH] = 1
    nothing = np.zeros((0, LANES), dtype=np.float32)
    return World(firms, neighbours, lane, firm, tie, nothing, nothing, nothing)


def lively_world():
    """Three firms and 64 different histories in which every mechanism is at work."""
    spread = np.linspace(0, 1, LANES)
    again = np.linspace(0, 7, LANES) % 1
    here = world(
        firms=3, neighbours=2, temptation=0.1 + 2 * spread, loss=0.3 + again, fine=0.3 * spread,
        detection=0.5 * again, rule_ends=3, crowding_out=0.1, crisis=spread, crisis_on_temptation=1,
        crisis_on_continuation=0.15, talk_regular=0.5 * again, rivalry=spread, passive_rate=0.01,
        intended=1 + np.arange(LANES) % 3, talk_launch=0.8 * spread, immediacy=spread,
        weight_immediacy=0.15, weight_cost=0.15, weight_outside=0.1, economies=0.3, scale=again,
        subsidy=0.5 * spread, subsidy_quarters=2, red_tape_cost=0.2 * again,
        free_riding=0.4 * again,
        offers=0.5, predation=again, project_detection=0.2 * spread, weariness=0.04,
        active_rate=0.02, spill=spread, required_base=0.1 + 0.5 * again, goal_quarters=4,
        burn_in=np.arange(LANES) % 3,
    )  # fmt: skip
    here.firm[:, FirmField.DISPOSITION] = np.linspace(-1, 2, 3)[:, None] + spread
    here.firm[1, FirmField.OUTSIDE] = 1
    here.firm[1, FirmField.TURNOVER] = 0.06
    here.firm[:, FirmField.LESSON_WEIGHT] = 0.75
    return here
