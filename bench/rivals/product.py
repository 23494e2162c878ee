"""The work as the model itself does it: its own compiled steps, one core."""

import numpy as np

from jointaction.draws import key_of
from jointaction.simulate.layout import FIRM_FIELDS, LANES, TIE_FIELDS, FirmField, Lane, TieField
from jointaction.simulate.steps import ties
from rivals import work
from rivals.work import Shares

LANE_FIELDS = max(Lane) + 1
_SET = {
    Lane.FIRMS: work.FIRMS, Lane.NEIGHBOURS: work.NEIGHBOURS, Lane.NEIGHBOURS_NOW: work.NEIGHBOURS,
    Lane.CONTINUATION: work.CONTINUATION, Lane.TEMPTATION_NOW: work.TEMPTATION,
    Lane.TEMPTATION_RIVALS: work.TEMPTATION, Lane.LOSS: work.LOSS,
    Lane.OPENING_INTERCEPT: work.INTERCEPT, Lane.OPENING_SLOPE: work.SLOPE, Lane.PULL: work.PULL,
    Lane.AFTER_CC: work.ROWS["cc"], Lane.AFTER_CD: work.ROWS["cd"],
    Lane.AFTER_DC: work.ROWS["dc"], Lane.AFTER_DD: work.ROWS["dd"],
}  # fmt: skip


def play(runs: int, seed: int) -> Shares:
    """The shares of ``runs`` runs, 64 side by side."""
    shares = np.empty((runs, work.QUARTERS))
    key = np.array(key_of(seed), dtype=np.uint64)
    names = np.arange(work.FIRMS, dtype=np.uint64)
    chance = np.random.default_rng(seed)
    for first in range(0, runs, LANES):
        lane = np.zeros((LANE_FIELDS, LANES), dtype=np.float32)
        for field, value in _SET.items():
            lane[field] = value
        firm = np.zeros((work.FIRMS, FIRM_FIELDS, LANES), dtype=np.float32)
        firm[:, FirmField.ALIVE] = 1
        drawn = chance.normal(0, work.SPREAD, (work.FIRMS, LANES)).astype(np.float32)
        firm[:, FirmField.DISPOSITION] = firm[:, FirmField.READY] = drawn
        tie = np.zeros((work.TIES, TIE_FIELDS, LANES), dtype=np.float32)
        tie[:, TieField.FRESH] = 1
        numbers = np.arange(first, first + LANES, dtype=np.uint64)
        flat = (lane.ravel(), firm.ravel(), tie.ravel())
        before = np.zeros((2, LANES))
        for quarter in range(work.QUARTERS):
            ties.trade(quarter, numbers, key, names, work.FIRMS, work.NEIGHBOURS, *flat)
            here = flat[0].reshape(-1, LANES)
            now = np.array([here[Lane.MOVES_C], here[Lane.MOVES]], dtype=np.float64)
            mine = shares[first : first + LANES, quarter]
            mine[:] = ((now[0] - before[0]) / (now[1] - before[1]))[: len(mine)]
            before = now
    return shares
