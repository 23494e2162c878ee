"""The work as the model itself does it: its own compiled steps, one core."""

import numpy as np

from jointaction.draws import key_of
from jointaction.simulate.kernel import Page, RunNumbers, kernel
from jointaction.simulate.layout import FIRM_FIELDS, LANES, TIE_FIELDS, FirmField, Lane, TieField
from jointaction.simulate.steps import ties
from rivals import work
from rivals.work import Shares

LANE_FIELDS = max(Lane) + 1
_SET = {
    Lane.FIRMS: work.FIRMS, Lane.NEIGHBOURS: work.NEIGHBOURS, Lane.NEIGHBOURS_NOW: work.NEIGHBOURS,
    Lane.CHANCE_NOW: work.CONTINUATION, Lane.CHANCE_RIVALS: work.CONTINUATION,
    Lane.RISK_NOW: work.RISK, Lane.RISK_RIVALS: work.RISK, Lane.LOSS: work.LOSS,
    Lane.TEMPTATION_NOW: work.TEMPTATION, Lane.TEMPTATION_RIVALS: work.TEMPTATION,
    Lane.OPENING_INTERCEPT: work.INTERCEPT, Lane.OPENING_SLOPE: work.SLOPE,
    Lane.PULL: work.PULL, Lane.AFTER_CC: work.ROWS["cc"], Lane.AFTER_CD: work.ROWS["cd"],
    Lane.AFTER_DC: work.ROWS["dc"], Lane.AFTER_DD: work.ROWS["dd"],
}  # fmt: skip


@kernel
def _quarters(
    runs: RunNumbers, key: RunNumbers, names: RunNumbers, lane: Page, firm: Page, tie: Page,
    shares: Page,
) -> None:  # fmt: skip
    """All quarters of one page; the share of co-operative moves in ``shares[quarter, 64]``."""
    for quarter in range(work.QUARTERS):
        before = quarter - work.QUARTERS  # in the past of a place there are steps 3 and 4 alone
        ties.readiness(work.FIRMS, lane, firm)
        ties.trade(before, runs, key, names, work.FIRMS, work.NEIGHBOURS, lane, firm, tie)
        for i in range(LANES):
            shares[quarter * LANES + i] = (
                lane[Lane.MOVES_C * LANES + i] / lane[Lane.MOVES * LANES + i]
            )


def play(runs: int, seed: int) -> Shares:
    """The shares of ``runs`` runs, 64 side by side."""
    shares = np.empty((runs, work.QUARTERS))
    key = np.array(key_of(seed), dtype=np.uint64)
    names = np.arange(work.FIRMS, dtype=np.uint64)
    chance = np.random.default_rng(seed)
    lane = np.zeros((LANE_FIELDS, LANES), dtype=np.float32)
    for field, value in _SET.items():
        lane[field] = value
    firm = np.zeros((work.FIRMS, FIRM_FIELDS, LANES), dtype=np.float32)
    firm[:, FirmField.ALIVE] = 1
    tie = np.zeros((work.TIES, TIE_FIELDS, LANES), dtype=np.float32)
    played = np.zeros((work.QUARTERS, LANES), dtype=np.float32)
    for first in range(0, runs, LANES):
        drawn = chance.standard_normal((work.FIRMS, LANES), dtype=np.float32)
        firm[:, FirmField.DISPOSITION] = drawn * np.float32(work.SPREAD)
        tie[:, TieField.KIND] = -1
        numbers = np.arange(first, first + LANES, dtype=np.uint64)
        _quarters(numbers, key, names, lane.ravel(), firm.ravel(), tie.ravel(), played.ravel())
        mine = shares[first : first + LANES]
        mine[:] = played.T[: len(mine)]
    return shares
