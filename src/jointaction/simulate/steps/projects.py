"""Who takes part in the joint activity this quarter, and does it hold? Steps 8 and 9.

Only the intended firms (the first in the row) are asked. Firms decide at the same time, on what
they believed at the end of the last quarter.
"""

import numpy as np

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import Page, RunNumbers, kernel
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    QUARTERS_OF_ACCOUNT,
    FirmField,
    Lane,
    Purpose,
)
from jointaction.simulate.rules import (
    externalities,
    fatigue,
    joining,
    red_tape,
    required_trust,
    side_offers,
    size,
    subsidy,
)
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, happens, one_if

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
        subsidised = subsidy.covered(
            lane[Lane.SUBSIDY * LANES + i],
            now,
            lane[Lane.SUBSIDY_QUARTERS * LANES + i],
            lane[Lane.PROMOTED * LANES + i],
        )
        tape = red_tape.cost(lane[Lane.RED_TAPE_COST * LANES + i], lane[Lane.RED_TAPE * LANES + i])
        ratio = required_trust.cost_ratio(
            cost,
            subsidised,
            tape,
            lane[Lane.BENEFIT * LANES + i],
            lane[Lane.FREE_RIDING * LANES + i],
        )
        reached = lane[Lane.GOAL * LANES + i]
        shared = ONE - lane[Lane.DIVERTED * LANES + i]
        immediacy = (
            lane[Lane.IMMEDIACY * LANES + i] + shared * lane[Lane.CRISIS_IMMEDIACY * LANES + i]
        )
        immediacy = ONE if immediacy > ONE else immediacy
        pressing = lane[Lane.WEIGHT_IMMEDIACY * LANES + i] * fatigue.still_pressing(
            immediacy, reached
        )
        weary = fatigue.weariness(
            lane[Lane.WEARINESS * LANES + i],
            lane[Lane.QUARTERS_AT_WORK * LANES + i] / _QUARTERS_A_YEAR,
            reached,
        )
        lane[Lane.COST_NOW * LANES + i] = cost
        lane[Lane.TAPE_NOW * LANES + i] = tape
        lane[Lane.PAID_NOW * LANES + i] = cost * (ONE - subsidised) + tape
        lane[Lane.PRESSING_NOW * LANES + i] = pressing
        lane[Lane.REQUIRED_NOW * LANES + i] = (
            lane[Lane.REQUIRED_BASE * LANES + i]
            + lane[Lane.WEIGHT_COST * LANES + i] * ratio
            - pressing
            + weary
        )
        lane[Lane.MEMBERS * LANES + i] = ZERO
        lane[Lane.CONTRIBUTORS * LANES + i] = ZERO
        lane[Lane.DEVIATORS * LANES + i] = ZERO
        lane[Lane.ASKED_ALIVE * LANES + i] = ZERO
        lane[Lane.VOICES * LANES + i] = ZERO
        lane[Lane.VOICES_AT_WORK * LANES + i] = ZERO


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
            required = required_trust.of_firm(
                lane[Lane.REQUIRED_NOW * LANES + i],
                lane[Lane.WEIGHT_OUTSIDE * LANES + i] * one[FirmField.OUTSIDE * LANES + i],
                lane[Lane.PRESSING_NOW * LANES + i] * (ONE - one[FirmField.FELT * LANES + i]),
                lane[Lane.WEIGHT_EARLIER * LANES + i] * one[FirmField.EARLIER * LANES + i],
            )
            log_odds = joining.log_odds(
                lane[Lane.SLOPE * LANES + i],
                belief,
                required,
                lane[Lane.HABIT * LANES + i],
                one[FirmField.MEMBER * LANES + i],
                lane[Lane.REGULAR_NOW * LANES + i] * one[FirmField.ASSOCIATION * LANES + i]
                + lane[Lane.TALK_NOW * LANES + i],
            )
            asked_alive = one[FirmField.ALIVE * LANES + i] * one_if(
                F(place) < lane[Lane.INTENDED * LANES + i]
            )
            possible = asked_alive * (ONE - lane[Lane.BROKEN * LANES + i])
            member = possible * one_if(happens(as_share(first), log_odds))
            chance = side_offers.chance_of_deviating(
                lane[Lane.OFFERS * LANES + i],
                lane[Lane.PREDATION * LANES + i],
                belief,
                lane[Lane.PROJECT_DETECTION * LANES + i],
            )
            deviates = member * one_if(as_share(second) < chance)
            one[FirmField.MEMBER * LANES + i] = member
            one[FirmField.CONTRIBUTES * LANES + i] = member - deviates
            voice = one[FirmField.VOICE * LANES + i]
            lane[Lane.ASKED_ALIVE * LANES + i] += asked_alive
            lane[Lane.VOICES * LANES + i] += asked_alive * voice
            lane[Lane.VOICES_AT_WORK * LANES + i] += (member - deviates) * voice
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
        lane[Lane.SEEN * LANES + i] = active * size.seen(
            lane[Lane.VOICES_AT_WORK * LANES + i], lane[Lane.VOICES * LANES + i]
        )
        lane[Lane.QUARTERS_AT_WORK * LANES + i] += active
        lane[Lane.GOAL * LANES + i] = fatigue.goal_after_quarter(
            lane[Lane.GOAL * LANES + i], share, lane[Lane.GOAL_QUARTERS * LANES + i]
        )
        benefit = active * lane[Lane.RETURN * LANES + i]
        asked_alive = lane[Lane.ASKED_ALIVE * LANES + i]
        to_others = externalities.gain_in_money(
            benefit, lane[Lane.FREE_RIDING * LANES + i], asked_alive - at_work
        )
        lane[Lane.PROJECT_GAIN * LANES + i] += counted * (benefit * at_work + to_others)
        lane[Lane.OUTSIDE_GAIN * LANES + i] += counted * to_others
        cost = lane[Lane.COST_NOW * LANES + i] + lane[Lane.TAPE_NOW * LANES + i]
        covered = cost - lane[Lane.PAID_NOW * LANES + i]
        launch = one_if(quarter == 0) * lane[Lane.LAUNCH_COST * LANES + i]
        lane[Lane.PROJECT_COST * LANES + i] += counted * (cost * members + launch)
        subsidised = subsidy.covered(
            lane[Lane.SUBSIDY * LANES + i],
            F(quarter),
            lane[Lane.SUBSIDY_QUARTERS * LANES + i],
            lane[Lane.PROMOTED * LANES + i],
        )
        lane[Lane.PUBLIC_COST * LANES + i] += counted * (covered * members + subsidised * launch)
