"""What comes upon the place and its firms this quarter? Step 1.

Crises and slumps and how they are read, elections, technology that moves on; take-overs and new
managers. Only from quarter 0 on: the past has none of it (assumed), because the ratings describe
the place at the start.
"""

import numpy as np

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import Page, RunNumbers, kernel
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane, Purpose
from jointaction.simulate.rules import crisis, demand, elections, entry_and_exit, ownership
from jointaction.simulate.rules.arithmetic import ONE, ZERO, F, in_small_steps, one_if

_NOBODY = np.uint64(0)


@kernel
def of_place(quarter: int, runs: RunNumbers, key: RunNumbers, lane: Page) -> None:
    """Crisis and slump, how they are read, the election, and technology."""
    k0, k1 = key[0], key[1]
    address, purpose = np.uint64(quarter + 2**31), np.uint64(Purpose.PLACE)
    now = F(quarter)
    later = one_if(quarter > 0)
    for i in range(LANES):
        voted, read, slumped, moved_on = philox(runs[i], address, _NOBODY, purpose, k0, k1)
        half_life = lane[Lane.CRISIS_HALF_LIFE * LANES + i]
        came = later * one_if(as_share(slumped) < lane[Lane.SLUMP_RATE * LANES + i])
        left = crisis.still_felt(lane[Lane.SLUMP * LANES + i], ONE, half_life)
        depth = lane[Lane.SLUMP_DEPTH * LANES + i]
        slump = demand.felt(left, came, depth)
        at_start = lane[Lane.CRISIS * LANES + i]
        lane[Lane.SLUMP * LANES + i] = slump
        lane[Lane.SLUMP_CAME * LANES + i] = came
        lane[Lane.CRISIS_NOW * LANES + i] = demand.altogether(
            crisis.still_felt(at_start, now, half_life), slump
        )
        arrived = at_start if quarter == 0 else came * depth
        sunset = crisis.chance_of_sunset(arrived, lane[Lane.SUNSET * LANES + i])
        before = lane[Lane.DIVERTED * LANES + i]
        diverted = ONE if as_share(read) < sunset else before
        lane[Lane.DIVERTED * LANES + i] = diverted
        lane[Lane.PROMOTED * LANES + i] = crisis.promoted(
            diverted, lane[Lane.DIVERTED_PART * LANES + i]
        )
        election = elections.held(
            now, lane[Lane.TERM_OFFSET * LANES + i], lane[Lane.TERM * LANES + i]
        )
        changed = one_if(election & (as_share(voted) < lane[Lane.ELECTION_HARM * LANES + i]))
        loss = lane[Lane.ELECTION_LOSS * LANES + i]
        lane[Lane.OFFICE_CHANGED * LANES + i] = changed
        lane[Lane.FACILITATION * LANES + i] = elections.left(
            lane[Lane.FACILITATION * LANES + i], changed, loss
        )
        lane[Lane.SUBSIDY * LANES + i] = elections.left(
            lane[Lane.SUBSIDY * LANES + i], changed, loss
        )
        lane[Lane.CREDIBILITY * LANES + i] = elections.left(
            lane[Lane.CREDIBILITY * LANES + i], changed, loss
        )
        lane[Lane.TECHNOLOGY_SHOCK * LANES + i] = one_if(
            as_share(moved_on) < lane[Lane.SHOCK_RATE * LANES + i]
        )


@kernel
def means(firms: int, lane: Page, firm: Page) -> None:
    """Means over the firms alive of what new managers and newcomers begin from."""
    size = FIRM_FIELDS * LANES
    for i in range(LANES):
        lane[Lane.ALIVE * LANES + i] = ZERO
        lane[Lane.MEAN_DISPOSITION * LANES + i] = ZERO
        lane[Lane.MEAN_TRADE_BELIEF * LANES + i] = ZERO
        lane[Lane.MEAN_PROJECT_BELIEF * LANES + i] = ZERO
        lane[Lane.MEAN_CAPABILITY * LANES + i] = ZERO
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            alive = one[FirmField.ALIVE * LANES + i]
            lane[Lane.ALIVE * LANES + i] += alive
            lane[Lane.MEAN_DISPOSITION * LANES + i] += alive * in_small_steps(
                one[FirmField.DISPOSITION * LANES + i]
            )
            lane[Lane.MEAN_TRADE_BELIEF * LANES + i] += alive * in_small_steps(
                one[FirmField.TRADE_BELIEF * LANES + i]
            )
            lane[Lane.MEAN_PROJECT_BELIEF * LANES + i] += alive * in_small_steps(
                one[FirmField.PROJECT_BELIEF * LANES + i]
            )
            lane[Lane.MEAN_CAPABILITY * LANES + i] += alive * in_small_steps(
                one[FirmField.CAPABILITY * LANES + i]
            )
    for i in range(LANES):
        firms_alive = lane[Lane.ALIVE * LANES + i]
        share = ONE / (firms_alive if firms_alive > ONE else ONE)
        lane[Lane.MEAN_DISPOSITION * LANES + i] *= share
        lane[Lane.MEAN_TRADE_BELIEF * LANES + i] *= share
        lane[Lane.MEAN_PROJECT_BELIEF * LANES + i] *= share
        lane[Lane.MEAN_CAPABILITY * LANES + i] *= share


@kernel
def of_firms(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    firms: int,
    lane: Page,
    firm: Page,
) -> None:
    """Take-overs, new managers, and the luck of the quarter."""
    k0, k1 = key[0], key[1]
    address, purpose = np.uint64(quarter + 2**31), np.uint64(Purpose.FIRM_EVENTS)
    size = FIRM_FIELDS * LANES
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            bought, changed, lucky, luckier = philox(
                runs[i], address, names[place], purpose, k0, k1
            )
            outside = one[FirmField.OUTSIDE * LANES + i]
            alive = one[FirmField.ALIVE * LANES + i]
            taken = (
                alive
                * (ONE - outside)
                * one_if(as_share(bought) < lane[Lane.TAKEOVERS * LANES + i])
            )
            outside = outside + taken
            chance = ownership.by_owner(
                outside, lane[Lane.CHANGE_LOCAL * LANES + i], lane[Lane.CHANGE_OUTSIDE * LANES + i]
            )
            new = alive * one_if((as_share(changed) < chance) | (taken > ZERO))
            fresh = lane[Lane.FRESH_START * LANES + i]
            one[FirmField.OUTSIDE * LANES + i] = outside
            one[FirmField.TURNOVER * LANES + i] = ownership.by_owner(
                outside,
                lane[Lane.TURNOVER_LOCAL * LANES + i],
                lane[Lane.TURNOVER_OUTSIDE * LANES + i],
            )
            one[FirmField.NEW_MANAGER * LANES + i] = new + taken
            one[FirmField.DISPOSITION * LANES + i] = ownership.begun_anew(
                one[FirmField.DISPOSITION * LANES + i],
                lane[Lane.MEAN_DISPOSITION * LANES + i],
                new,
                fresh,
            )
            one[FirmField.TRADE_BELIEF * LANES + i] = ownership.begun_anew(
                one[FirmField.TRADE_BELIEF * LANES + i],
                lane[Lane.MEAN_TRADE_BELIEF * LANES + i],
                new,
                fresh,
            )
            one[FirmField.PROJECT_BELIEF * LANES + i] = ownership.begun_anew(
                one[FirmField.PROJECT_BELIEF * LANES + i],
                lane[Lane.MEAN_PROJECT_BELIEF * LANES + i],
                new,
                fresh,
            )
            one[FirmField.MEMBER * LANES + i] *= ONE - new
            one[FirmField.ASSOCIATION * LANES + i] *= ONE - taken
            one[FirmField.LUCK * LANES + i] = entry_and_exit.luck(
                as_share(lucky), as_share(luckier)
            )
