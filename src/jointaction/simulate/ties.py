"""What do rivals do to one another in a quarter of trade? Steps 1 to 4 of the quarter.

Works on one page of histories (``layout``). The inner loops run over histories and only call the
scalar rules; every choice in them is a selection, never a branch.
"""

import numpy as np
from numpy.typing import NDArray

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import kernel
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    QUARTERS_OF_ACCOUNT,
    TIE_FIELDS,
    FirmField,
    Lane,
    Purpose,
    TieField,
)
from jointaction.simulate.rules import continuing, crisis, learning, opening, talk, tie_game
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, happens, one_if

Page = NDArray[np.float32]
RunNumbers = NDArray[np.uint64]


@kernel
def shocks(quarter: int, lane: Page) -> None:
    """Step 1: what is left of the crisis. Before quarter 0 there is none (assumed)."""
    passed = F(max(quarter, 0))
    started = ONE if quarter >= 0 else ZERO
    for i in range(LANES):
        lane[Lane.CRISIS_NOW * LANES + i] = started * crisis.still_felt(
            lane[Lane.CRISIS * LANES + i], passed, lane[Lane.CRISIS_HALF_LIFE * LANES + i]
        )
        lane[Lane.TALK_NOW * LANES + i] = started * talk.faded(
            lane[Lane.TALK_LAUNCH * LANES + i], passed, lane[Lane.TALK_HALF_LIFE * LANES + i]
        )


@kernel
def terms_of_trade(quarter: int, lane: Page) -> None:
    """Step 2: how tempting undercutting is, with buyers' offers, and which ties are alive."""
    now = F(quarter)
    for i in range(LANES):
        fine = lane[Lane.FINE * LANES + i] * one_if(now < lane[Lane.RULE_ENDS * LANES + i])
        lane[Lane.TEMPTATION_NOW * LANES + i] = tie_game.temptation(
            lane[Lane.TEMPTATION * LANES + i],
            lane[Lane.CRISIS_ON_TEMPTATION * LANES + i],
            lane[Lane.CRISIS_NOW * LANES + i],
            fine,
            lane[Lane.DETECTION * LANES + i],
        )
        alive = one_if(now >= -lane[Lane.BURN_IN * LANES + i])
        lane[Lane.NEIGHBOURS_NOW * LANES + i] = alive * lane[Lane.NEIGHBOURS * LANES + i]
        lane[Lane.MOVES_C * LANES + i] = ZERO
        lane[Lane.MOVES * LANES + i] = ZERO


@kernel
def _draw(
    runs: RunNumbers,
    address: np.uint64,
    one: np.uint64,
    other: np.uint64,
    key: RunNumbers,
    lane: Page,
) -> None:
    """Three numbers for a tie: one for its end, one for each side, whichever is named first."""
    k0, k1 = key[0], key[1]
    turned = one > other
    low, high = (other, one) if turned else (one, other)
    purpose = np.uint64(Purpose.TIE) + (high - low)
    for i in range(LANES):
        ends, lower, higher, _ = philox(runs[i], address, low, purpose, k0, k1)
        lane[Lane.DRAWN_0 * LANES + i] = as_share(ends)
        lane[Lane.DRAWN_1 * LANES + i] = as_share(higher if turned else lower)
        lane[Lane.DRAWN_2 * LANES + i] = as_share(lower if turned else higher)


@kernel
def _play(apart: F, second: F, counted: F, lane: Page, one: Page, other: Page, tie: Page) -> None:
    """Steps 3 and 4 for one tie in every history: does it end, and what is played?"""
    for i in range(LANES):
        on = (apart <= lane[Lane.NEIGHBOURS_NOW * LANES + i]) & (
            second < lane[Lane.FIRMS * LANES + i]
        )
        e_one = one[FirmField.DISPOSITION * LANES + i]
        e_other = other[FirmField.DISPOSITION * LANES + i]
        turn_one = one[FirmField.TURNOVER * LANES + i]
        turn_other = other[FirmField.TURNOVER * LANES + i]
        goes_on = tie_game.continuation(
            lane[Lane.CONTINUATION * LANES + i],
            lane[Lane.CRISIS_ON_CONTINUATION * LANES + i],
            lane[Lane.CRISIS_NOW * LANES + i],
            turn_one if turn_one > turn_other else turn_other,
        )
        fresh = tie[TieField.FRESH * LANES + i] > HALF
        ended = (not fresh) & on & (lane[Lane.DRAWN_0 * LANES + i] > goes_on)
        new = fresh | ended
        paid_one = tie[TieField.PAID_ONE * LANES + i]
        paid_other = tie[TieField.PAID_OTHER * LANES + i]
        opened_one = tie[TieField.OPENED_ONE * LANES + i]
        opened_other = tie[TieField.OPENED_OTHER * LANES + i]
        one[FirmField.LESSONS * LANES + i] += one_if(ended) * learning.lesson(opened_one, paid_one)
        other[FirmField.LESSONS * LANES + i] += one_if(ended) * learning.lesson(
            opened_other, paid_other
        )

        stake, loss = lane[Lane.TEMPTATION_NOW * LANES + i], lane[Lane.LOSS * LANES + i]
        advantage = tie_game.advantage_of_cooperation(goes_on, stake, loss)
        intercept = lane[Lane.OPENING_INTERCEPT * LANES + i]
        slope, pull = lane[Lane.OPENING_SLOPE * LANES + i], lane[Lane.PULL * LANES + i]
        asked = one_if(second < lane[Lane.INTENDED * LANES + i])
        spoken = lane[Lane.TALK_REGULAR * LANES + i] + asked * lane[Lane.TALK_NOW * LANES + i]
        cc, cd = lane[Lane.AFTER_CC * LANES + i], lane[Lane.AFTER_CD * LANES + i]
        dc, dd = lane[Lane.AFTER_DC * LANES + i], lane[Lane.AFTER_DD * LANES + i]
        was_one = tie[TieField.MOVE_ONE * LANES + i]
        was_other = tie[TieField.MOVE_OTHER * LANES + i]
        again_one = continuing.log_odds(
            continuing.row(was_one, was_other, cc, cd, dc, dd), pull, e_one
        )
        again_other = continuing.log_odds(
            continuing.row(was_other, was_one, cc, cd, dc, dd), pull, e_other
        )
        first_one = opening.log_odds(intercept, slope, advantage, e_one, spoken)
        first_other = opening.log_odds(intercept, slope, advantage, e_other, spoken)
        move_one = one_if(happens(lane[Lane.DRAWN_1 * LANES + i], first_one if new else again_one))
        move_other = one_if(
            happens(lane[Lane.DRAWN_2 * LANES + i], first_other if new else again_other)
        )

        gain_one = tie_game.payoff(move_one, move_other, stake, loss)
        gain_other = tie_game.payoff(move_other, move_one, stake, loss)
        tie[TieField.PAID_ONE * LANES + i] = gain_one + (ZERO if new else paid_one)
        tie[TieField.PAID_OTHER * LANES + i] = gain_other + (ZERO if new else paid_other)
        tie[TieField.OPENED_ONE * LANES + i] = move_one if new else opened_one
        tie[TieField.OPENED_OTHER * LANES + i] = move_other if new else opened_other
        tie[TieField.MOVE_ONE * LANES + i] = move_one
        tie[TieField.MOVE_OTHER * LANES + i] = move_other
        tie[TieField.FRESH * LANES + i] = ZERO if on else ONE
        live = one_if(on)
        one[FirmField.MET * LANES + i] += live * move_other
        other[FirmField.MET * LANES + i] += live * move_one
        lane[Lane.MOVES_C * LANES + i] += live * (move_one + move_other)
        lane[Lane.MOVES * LANES + i] += live + live
        lane[Lane.TRADE_GAIN * LANES + i] += live * counted * (gain_one + gain_other)


@kernel
def trade(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    firms: int,
    apart_most: int,
    lane: Page,
    firm: Page,
    tie: Page,
) -> None:
    """Steps 3 and 4 for every tie: relationships end, new ones open, all are played.

    ``names`` are the firms' numbers in the draws. Firms decide at the same time: dispositions
    change only at the end of the quarter.
    """
    counted = ONE if 0 <= quarter < QUARTERS_OF_ACCOUNT else ZERO
    address = np.uint64(quarter + 2**31)
    size = FIRM_FIELDS * LANES
    number = 0
    for apart in range(1, apart_most + 1):
        for first in range(firms - apart):
            second = first + apart
            _draw(runs, address, names[first], names[second], key, lane)
            _play(
                F(apart),
                F(second),
                counted,
                lane,
                firm[first * size : (first + 1) * size],
                firm[second * size : (second + 1) * size],
                tie[number * TIE_FIELDS * LANES : (number + 1) * TIE_FIELDS * LANES],
            )
            number += 1
