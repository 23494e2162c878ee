"""What do firms do to one another in a quarter of trade? Steps 2 to 4 of the quarter.

Works on one page of histories (``layout``). The inner loops run over histories and only call the
scalar rules; every choice in them is a selection, never a branch.
"""

import numpy as np

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import Page, RunNumbers, kernel, kernel_of_parts
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    TIE_FIELDS,
    FirmField,
    Lane,
    Purpose,
    TieField,
)
from jointaction.simulate.rules import (
    associations,
    continuing,
    learning,
    opening,
    paradigms,
    rules,
    talk,
    tie_game,
    vertical_ties,
)
from jointaction.simulate.rules.arithmetic import (
    HALF,
    ONE,
    ZERO,
    F,
    either,
    happens,
    one_if,
)
from jointaction.simulate.steps import knowledge
from jointaction.simulate.steps.row import before, behind, rounds


@kernel
def terms_of_trade(quarter: int, lane: Page) -> None:
    """Step 2: how tempting undercutting is, how much is said, and which ties are alive."""
    now, passed = F(quarter), F(max(quarter, 0))
    started = one_if(quarter >= 0)
    for i in range(LANES):
        fine = rules.fine_now(lane[Lane.FINE * LANES + i], now, lane[Lane.RULE_ENDS * LANES + i])
        base, felt = lane[Lane.TEMPTATION * LANES + i], lane[Lane.CRISIS_NOW * LANES + i]
        in_crisis = lane[Lane.CRISIS_ON_TEMPTATION * LANES + i]
        watched = lane[Lane.DETECTION * LANES + i]
        of_vertical = tie_game.temptation(base, in_crisis, felt, fine, watched)
        of_rivals = tie_game.temptation(
            base + lane[Lane.SIMILARITY * LANES + i], in_crisis, felt, fine, watched
        )
        loss = lane[Lane.LOSS * LANES + i]
        chance, longer = lane[Lane.CONTINUATION * LANES + i], lane[Lane.VERTICAL_LONGER * LANES + i]
        cut = lane[Lane.CRISIS_ON_CONTINUATION * LANES + i]
        lane[Lane.CHANCE_NOW * LANES + i] = tie_game.continuation_of_place(
            chance + longer, cut, felt
        )
        lane[Lane.CHANCE_RIVALS * LANES + i] = tie_game.continuation_of_place(chance, cut, felt)
        lane[Lane.TEMPTATION_NOW * LANES + i] = of_vertical
        lane[Lane.TEMPTATION_RIVALS * LANES + i] = of_rivals
        lane[Lane.RISK_NOW * LANES + i] = tie_game.risk_of_cooperation(of_vertical, loss)
        lane[Lane.RISK_RIVALS * LANES + i] = tie_game.risk_of_cooperation(of_rivals, loss)
        begun = one_if(now >= -lane[Lane.BURN_IN * LANES + i])
        lane[Lane.NEIGHBOURS_NOW * LANES + i] = begun * lane[Lane.NEIGHBOURS * LANES + i]
        hold = lane[Lane.HOLD * LANES + i]
        lane[Lane.VERTICAL_NOW * LANES + i] = vertical_ties.share_of_new(
            lane[Lane.VERTICAL_SHARE * LANES + i],
            paradigms.leverage(lane[Lane.MAKE_OR_BUY_OPEN * LANES + i], hold),
        )
        service = lane[Lane.SERVICE * LANES + i]
        attention = lane[Lane.ATTENTION * LANES + i] * lane[Lane.PROMOTED * LANES + i]
        inside = associations.inside_quality(
            service,
            lane[Lane.MEANS * LANES + i],
            attention,
            lane[Lane.CLUSTER_SHARE * LANES + i],
        )
        inside = inside if quarter >= 0 else service
        lane[Lane.INSIDE * LANES + i] = inside
        at_start = lane[Lane.SERVICE_AT_START * LANES + i]
        better = inside / at_start if at_start > ZERO else ONE
        meetings = lane[Lane.MEETINGS * LANES + i] * better
        meetings = ONE if meetings > ONE else meetings
        per_meeting = lane[Lane.TALK_PER_MEETING * LANES + i]
        convened = talk.convened(
            meetings,
            lane[Lane.CREDIBILITY * LANES + i],
            lane[Lane.FACILITATION * LANES + i] * lane[Lane.PROMOTED * LANES + i],
        )
        more = per_meeting * (convened - meetings)
        asked = one_if(lane[Lane.INTENDED * LANES + i] > HALF) * started
        lane[Lane.REGULAR_NOW * LANES + i] = per_meeting * meetings
        lane[Lane.VERTICAL_TIES * LANES + i] = ZERO
        lane[Lane.TALK_NOW * LANES + i] = asked * talk.faded(
            more if more > ZERO else ZERO, passed, lane[Lane.TALK_HALF_LIFE * LANES + i]
        )


@kernel
def readiness(firms: int, lane: Page, firm: Page) -> None:
    """Step 2: disposition with the talk that reaches each firm; nothing is gathered yet."""
    size = FIRM_FIELDS * LANES
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            asked = one_if(F(place) < lane[Lane.INTENDED * LANES + i])
            one[FirmField.READY * LANES + i] = (
                one[FirmField.DISPOSITION * LANES + i]
                + lane[Lane.REGULAR_NOW * LANES + i] * one[FirmField.ASSOCIATION * LANES + i]
                + asked * lane[Lane.TALK_NOW * LANES + i]
            )
            one[FirmField.PULLED * LANES + i] = continuing.pulled(
                lane[Lane.PULL * LANES + i], one[FirmField.DISPOSITION * LANES + i]
            )
            one[FirmField.PARTNERS * LANES + i] = ZERO
            one[FirmField.MET * LANES + i] = ZERO
            one[FirmField.LEARNED * LANES + i] = ZERO
            one[FirmField.SECRETS_IN * LANES + i] = ZERO
            one[FirmField.SECRETS_OUT * LANES + i] = ZERO
            one[FirmField.SECRETS_TAKEN * LANES + i] = ZERO
            one[FirmField.GRIEF * LANES + i] = ZERO
            one[FirmField.EARNED * LANES + i] = ZERO


@kernel_of_parts
def _draw(
    runs: RunNumbers,
    address: np.uint64,
    one: np.uint64,
    other: np.uint64,
    key: RunNumbers,
    lane: Page,
) -> None:
    """Four numbers for a tie: its end, each side's move, whichever is named first, its kind."""
    k0, k1 = key[0], key[1]
    turned = one > other
    low, high = (other, one) if turned else (one, other)
    purpose = np.uint64(Purpose.TIE) + (high - low)
    for i in range(LANES):
        ends, lower, higher, kind = philox(runs[i], address, low, purpose, k0, k1)
        lane[Lane.DRAWN_0 * LANES + i] = as_share(ends)
        lane[Lane.DRAWN_1 * LANES + i] = as_share(higher if turned else lower)
        lane[Lane.DRAWN_2 * LANES + i] = as_share(lower if turned else higher)
        lane[Lane.DRAWN_3 * LANES + i] = as_share(kind)


@kernel_of_parts
def _play(apart: F, lane: Page, one: Page, other: Page, tie: Page) -> None:
    """Steps 3 and 4 for one tie in every history: does it end, and what is played?"""
    for i in range(LANES):
        both = one[FirmField.ALIVE * LANES + i] * other[FirmField.ALIVE * LANES + i]
        on = (apart <= lane[Lane.NEIGHBOURS_NOW * LANES + i]) & (both > HALF)
        turn_one = one[FirmField.TURNOVER * LANES + i]
        turn_other = other[FirmField.TURNOVER * LANES + i]
        turnover = turn_one if turn_one > turn_other else turn_other
        chance, chance_rivals = (
            lane[Lane.CHANCE_NOW * LANES + i],
            lane[Lane.CHANCE_RIVALS * LANES + i],
        )
        was_vertical = tie[TieField.KIND * LANES + i]
        went_on = tie_game.continuation(
            vertical_ties.of_kind(was_vertical, chance, chance_rivals), turnover
        )
        fresh = was_vertical < ZERO
        ended = (not fresh) & on & (lane[Lane.DRAWN_0 * LANES + i] > went_on)
        new = fresh | ended
        kind = one_if(lane[Lane.DRAWN_3 * LANES + i] < lane[Lane.VERTICAL_NOW * LANES + i])
        vertical = kind if new else was_vertical
        paid_one = tie[TieField.PAID_ONE * LANES + i]
        paid_other = tie[TieField.PAID_OTHER * LANES + i]
        opened_one = tie[TieField.OPENED_ONE * LANES + i]
        opened_other = tie[TieField.OPENED_OTHER * LANES + i]
        one[FirmField.LESSONS * LANES + i] += either(
            ended, learning.lesson(opened_one, paid_one), ZERO
        )
        other[FirmField.LESSONS * LANES + i] += either(
            ended, learning.lesson(opened_other, paid_other), ZERO
        )

        stake = vertical_ties.of_kind(
            vertical,
            lane[Lane.TEMPTATION_NOW * LANES + i],
            lane[Lane.TEMPTATION_RIVALS * LANES + i],
        )
        loss = lane[Lane.LOSS * LANES + i]
        advantage = tie_game.continuation(
            vertical_ties.of_kind(kind, chance, chance_rivals), turnover
        ) - vertical_ties.of_kind(
            kind, lane[Lane.RISK_NOW * LANES + i], lane[Lane.RISK_RIVALS * LANES + i]
        )
        intercept = lane[Lane.OPENING_INTERCEPT * LANES + i]
        slope = lane[Lane.OPENING_SLOPE * LANES + i]
        ready_one = one[FirmField.READY * LANES + i]
        ready_other = other[FirmField.READY * LANES + i]
        cc, cd = lane[Lane.AFTER_CC * LANES + i], lane[Lane.AFTER_CD * LANES + i]
        dc, dd = lane[Lane.AFTER_DC * LANES + i], lane[Lane.AFTER_DD * LANES + i]
        was_one = tie[TieField.MOVE_ONE * LANES + i]
        was_other = tie[TieField.MOVE_OTHER * LANES + i]
        again_one = (
            continuing.row(was_one, was_other, cc, cd, dc, dd) + one[FirmField.PULLED * LANES + i]
        )
        again_other = (
            continuing.row(was_other, was_one, cc, cd, dc, dd) + other[FirmField.PULLED * LANES + i]
        )
        first_one = opening.log_odds(intercept, slope, advantage, ready_one)
        first_other = opening.log_odds(intercept, slope, advantage, ready_other)
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
        tie[TieField.KIND * LANES + i] = vertical if on else -ONE
        live = one_if(on)
        one[FirmField.PARTNERS * LANES + i] += live
        other[FirmField.PARTNERS * LANES + i] += live
        one[FirmField.MET * LANES + i] += either(on, move_other, ZERO)
        other[FirmField.MET * LANES + i] += either(on, move_one, ZERO)


@kernel
def _counted(firms: int, lane: Page, firm: Page) -> None:
    """How many moves were made in every history, and how many of them were co-operative."""
    size = FIRM_FIELDS * LANES
    for i in range(LANES):
        lane[Lane.MOVES_C * LANES + i] = ZERO
        lane[Lane.MOVES * LANES + i] = ZERO
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            lane[Lane.MOVES_C * LANES + i] += one[FirmField.MET * LANES + i]
            lane[Lane.MOVES * LANES + i] += one[FirmField.PARTNERS * LANES + i]


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
    """Steps 3 to 5, tie by tie: they end, new ones open, all are played, partners learn and leak.

    ``names`` are the firms' numbers in the draws. Firms decide at the same time: dispositions
    change only at the end of the quarter.
    """
    address = np.uint64(quarter + 2**31)
    size = FIRM_FIELDS * LANES
    for front in range(rounds(firms, apart_most)):
        for apart in range(1, apart_most + 1):
            first = behind(front, apart, apart_most)
            second = first + apart
            if first >= 0 and second < firms:
                number = before(apart, firms) + first
                one = firm[first * size : (first + 1) * size]
                other = firm[second * size : (second + 1) * size]
                between = tie[number * TIE_FIELDS * LANES : (number + 1) * TIE_FIELDS * LANES]
                _draw(runs, address, names[first], names[second], key, lane)
                _play(F(apart), lane, one, other, between)
                if quarter >= 0:
                    knowledge.shared(F(apart), lane, one, other, between)
    _counted(firms, lane, firm)
