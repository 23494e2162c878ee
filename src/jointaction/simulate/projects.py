"""Who takes part in the joint activity this quarter, and does it hold? Steps 8 and 9.

Only the intended firms (the first in the row) are asked. Firms decide at the same time, on what
they believed at the end of the last quarter.
"""

import numpy as np

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import kernel
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    QUARTERS_OF_ACCOUNT,
    FirmField,
    Lane,
    Purpose,
)
from jointaction.simulate.rules import fatigue, joining, required_trust, side_offers
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, happens, one_if
from jointaction.simulate.ties import Page, RunNumbers

_QUARTERS_A_YEAR = F(4)


@kernel
def proposed(quarter: int, lane: Page) -> None:
    """Step 8, first half: how much trust taking part requires now, and what it costs."""
    now = F(quarter)
    for i in range(LANES):
        intended = lane[Lane.INTENDED * LANES + i]
        members = lane[Lane.MEMBERS * LANES + i]
        least = lane[Lane.THRESHOLD * LANES + i] * intended
        sharing = max(max(members, least), ONE)
        cost = required_trust.cost_a_member(
            lane[Lane.COST * LANES + i],
            F(np.log2(sharing)),
            lane[Lane.ECONOMIES * LANES + i],
            lane[Lane.SCALE * LANES + i],
        )
        subsidised = lane[Lane.SUBSIDY * LANES + i] * one_if(
            now < lane[Lane.SUBSIDY_QUARTERS * LANES + i]
        )
        ratio = required_trust.cost_ratio(
            cost,
            subsidised,
            lane[Lane.RED_TAPE_COST * LANES + i],
            lane[Lane.BENEFIT * LANES + i],
            lane[Lane.FREE_RIDING * LANES + i],
        )
        reached = lane[Lane.GOAL * LANES + i]
        pressing = fatigue.still_pressing(lane[Lane.IMMEDIACY * LANES + i], reached)
        weary = fatigue.weariness(
            lane[Lane.WEARINESS * LANES + i],
            lane[Lane.QUARTERS_AT_WORK * LANES + i] / _QUARTERS_A_YEAR,
            reached,
        )
        lane[Lane.COST_NOW * LANES + i] = cost
        lane[Lane.REQUIRED_NOW * LANES + i] = (
            lane[Lane.REQUIRED_BASE * LANES + i]
            + lane[Lane.WEIGHT_COST * LANES + i] * ratio
            - lane[Lane.WEIGHT_IMMEDIACY * LANES + i] * pressing
            + weary
        )
        lane[Lane.MEMBERS * LANES + i] = ZERO
        lane[Lane.CONTRIBUTORS * LANES + i] = ZERO
        lane[Lane.DEVIATORS * LANES + i] = ZERO


@kernel
def joined(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    asked: int,
    lane: Page,
    firm: Page,
) -> None:
    """Step 8, second half, and side offers of step 9: each intended firm decides.

    A firm that joins and takes a side offer is a member, but does not contribute.
    """
    k0, k1 = key[0], key[1]
    address, purpose = np.uint64(quarter + 2**31), np.uint64(Purpose.JOINING)
    size = FIRM_FIELDS * LANES
    for place in range(asked):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            first, second, _, _ = philox(runs[i], address, names[place], purpose, k0, k1)
            belief = one[FirmField.PROJECT_BELIEF * LANES + i]
            required = (
                lane[Lane.REQUIRED_NOW * LANES + i]
                + lane[Lane.WEIGHT_OUTSIDE * LANES + i] * one[FirmField.OUTSIDE * LANES + i]
            )
            log_odds = joining.log_odds(
                lane[Lane.SLOPE * LANES + i],
                belief,
                required,
                lane[Lane.HABIT * LANES + i],
                one[FirmField.MEMBER * LANES + i],
                lane[Lane.TALK_REGULAR * LANES + i] + lane[Lane.TALK_NOW * LANES + i],
            )
            possible = (F(place) < lane[Lane.INTENDED * LANES + i]) & (
                lane[Lane.BROKEN * LANES + i] < HALF
            )
            member = one_if(possible & happens(as_share(first), log_odds))
            chance = side_offers.chance_of_deviating(
                lane[Lane.OFFERS * LANES + i],
                lane[Lane.PREDATION * LANES + i],
                belief,
                lane[Lane.PROJECT_DETECTION * LANES + i],
            )
            deviates = member * one_if(as_share(second) < chance)
            one[FirmField.MEMBER * LANES + i] = member
            one[FirmField.CONTRIBUTES * LANES + i] = member - deviates
            lane[Lane.MEMBERS * LANES + i] += member
            lane[Lane.DEVIATORS * LANES + i] += deviates
            lane[Lane.CONTRIBUTORS * LANES + i] += member - deviates


@kernel
def run(quarter: int, lane: Page) -> None:
    """Step 9: does the activity run this quarter, break, come nearer its goal, and what is won?"""
    counted = ONE if quarter < QUARTERS_OF_ACCOUNT else ZERO
    for i in range(LANES):
        intended = max(lane[Lane.INTENDED * LANES + i], ONE)
        members = lane[Lane.MEMBERS * LANES + i]
        at_work = lane[Lane.CONTRIBUTORS * LANES + i]
        least = lane[Lane.THRESHOLD * LANES + i] * intended
        enough = (members >= least) & (members > HALF)
        breaks = enough & side_offers.breaks(
            lane[Lane.DEVIATORS * LANES + i], members, lane[Lane.BEARABLE * LANES + i]
        )
        lane[Lane.BROKE_IN * LANES + i] = F(quarter) if breaks else lane[Lane.BROKE_IN * LANES + i]
        lane[Lane.BROKEN * LANES + i] = ONE if breaks else lane[Lane.BROKEN * LANES + i]
        active = one_if(enough & (not breaks) & (at_work >= least) & (at_work > HALF))
        share = active * at_work / intended
        lane[Lane.ACTIVE * LANES + i] = active
        lane[Lane.QUARTERS_AT_WORK * LANES + i] += active
        lane[Lane.GOAL * LANES + i] = fatigue.goal_after_quarter(
            lane[Lane.GOAL * LANES + i], share, lane[Lane.GOAL_QUARTERS * LANES + i]
        )
        benefit = lane[Lane.RETURN * LANES + i]
        outside = lane[Lane.FREE_RIDING * LANES + i] * (intended - at_work)
        lane[Lane.PROJECT_GAIN * LANES + i] += counted * active * benefit * (at_work + outside)
        cost = lane[Lane.COST_NOW * LANES + i] + lane[Lane.RED_TAPE_COST * LANES + i]
        launch = one_if(quarter == 0) * lane[Lane.LAUNCH_COST * LANES + i]
        lane[Lane.PROJECT_COST * LANES + i] += counted * (cost * members + launch)
