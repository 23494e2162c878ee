"""What happens in a quarter, and in which order?

The order is part of the model and stands in ``one_quarter``, once, for burn-in, initiative and
place without initiative alike. Decisions inside a step are taken at the same time.
"""

import numpy as np
from numpy.typing import NDArray

from jointaction.simulate.kernel import kernel
from jointaction.simulate.layout import FIRM_FIELDS, LANES, QUARTERS_OF_ACCOUNT, FirmField, Lane
from jointaction.simulate.projects import joined, proposed, run
from jointaction.simulate.rules import capability, learning, trust
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, one_if
from jointaction.simulate.ties import (
    Page,
    RunNumbers,
    shocks,
    terms_of_trade,
    trade,
)

Record = NDArray[np.float32]


@kernel
def beliefs(quarter: int, firms: int, lane: Page, firm: Page) -> None:
    """Step 10: what each firm learns from trade and from the activity."""
    now, size = F(quarter), FIRM_FIELDS * LANES
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            alive = now >= -lane[Lane.BURN_IN * LANES + i]
            spill = lane[Lane.SPILL * LANES + i]
            member = one[FirmField.MEMBER * LANES + i]
            running = member * lane[Lane.ACTIVE * LANES + i]
            broke = member * one_if(
                (lane[Lane.BROKEN * LANES + i] > HALF) & (lane[Lane.BROKE_IN * LANES + i] == now)
            )
            lessons = one[FirmField.LESSONS * LANES + i]
            weight = one[FirmField.LESSON_WEIGHT * LANES + i]
            told = spill * (running - broke * lane[Lane.LOSS * LANES + i])
            disposition = learning.after_quarter(
                one[FirmField.DISPOSITION * LANES + i],
                weight * lessons + told,
                lane[Lane.LEARNING_RATE * LANES + i],
                ONE,
                lane[Lane.FORGETTING * LANES + i],
            )
            one[FirmField.DISPOSITION * LANES + i] = (
                disposition if alive else one[FirmField.DISPOSITION * LANES + i]
            )

            memory = lane[Lane.TRADE_MEMORY * LANES + i]
            ties = one[FirmField.TIES * LANES + i]
            believed = one[FirmField.TRADE_BELIEF * LANES + i]
            met = one[FirmField.MET * LANES + i] / (ties if ties > HALF else ONE)
            after = trust.after_quarter(believed, met, memory)
            belief = after if (ties > HALF) & alive else believed
            intended = lane[Lane.INTENDED * LANES + i]
            seen = lane[Lane.CONTRIBUTORS * LANES + i] / (intended if intended > HALF else ONE)
            share = seen * lane[Lane.ACTIVE * LANES + i]
            touched = spill * (ONE if running + broke > HALF else ZERO)
            belief = trust.spilled_over(belief, share, memory, touched)
            withdrawn = one_if(now == lane[Lane.RULE_ENDS * LANES + i])
            belief = belief - withdrawn * lane[Lane.CROWDING_OUT * LANES + i]
            belief = ZERO if belief < ZERO else belief
            one[FirmField.TRADE_BELIEF * LANES + i] = belief

            joint = one[FirmField.PROJECT_BELIEF * LANES + i]
            asked = (F(place) < intended) & (now >= ZERO)
            joint_after = trust.after_quarter(joint, share, lane[Lane.PROJECT_MEMORY * LANES + i])
            heard = spill * one_if(ties > HALF)
            joint_after = trust.spilled_over(joint_after, belief, memory, heard)
            one[FirmField.PROJECT_BELIEF * LANES + i] = joint_after if asked else joint
            one[FirmField.LESSONS * LANES + i] = ZERO
            one[FirmField.MET * LANES + i] = ZERO


@kernel
def capabilities(firms: int, lane: Page, firm: Page) -> None:
    """Step 11: capability grows by rivalry (passive) and by taking part (active)."""
    size = FIRM_FIELDS * LANES
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            running = lane[Lane.ACTIVE * LANES + i] * one[FirmField.CONTRIBUTES * LANES + i]
            passive = one[FirmField.CAPABILITY_PASSIVE * LANES + i]
            one[FirmField.CAPABILITY_PASSIVE * LANES + i] = capability.after_quarter(
                passive, lane[Lane.PASSIVE_RATE * LANES + i], lane[Lane.RIVALRY * LANES + i]
            )
            active = one[FirmField.CAPABILITY_ACTIVE * LANES + i]
            one[FirmField.CAPABILITY_ACTIVE * LANES + i] = capability.after_quarter(
                active, lane[Lane.ACTIVE_RATE * LANES + i], running
            )


@kernel
def recorded(
    row: int, lane: Page, cooperation: Record, participation: Record, active: Record
) -> None:
    """Step 12: shares of this quarter; nan where there are no ties."""
    for i in range(LANES):
        at = row * LANES + i
        intended = max(lane[Lane.INTENDED * LANES + i], ONE)
        cooperation[at] = lane[Lane.MOVES_C * LANES + i] / lane[Lane.MOVES * LANES + i]
        participation[at] = lane[Lane.CONTRIBUTORS * LANES + i] / intended
        active[at] = lane[Lane.ACTIVE * LANES + i]


@kernel
def one_quarter(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    firms: int,
    apart_most: int,
    asked: int,
    lane: Page,
    firm: Page,
    tie: Page,
) -> None:
    """The steps of a quarter; ``asked`` is the largest number of intended firms on the page."""
    shocks(quarter, lane)  # 1
    terms_of_trade(quarter, lane)  # 2
    trade(quarter, runs, key, names, firms, apart_most, lane, firm, tie)  # 3, 4
    if quarter >= 0 and asked > 0:
        proposed(quarter, lane)  # 8
        joined(quarter, runs, key, names, asked, lane, firm)  # 8, 9
        run(quarter, lane)  # 9
    beliefs(quarter, firms, lane, firm)  # 10
    if 0 <= quarter < QUARTERS_OF_ACCOUNT:
        capabilities(firms, lane, firm)  # 11


@kernel
def quarters(
    first: int,
    last: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    firms: int,
    apart_most: int,
    asked: int,
    lane: Page,
    firm: Page,
    tie: Page,
    cooperation: Record,
    participation: Record,
    active: Record,
) -> None:
    """Quarters ``first`` to ``last`` of one page; those from 0 on are recorded, a row each."""
    for quarter in range(first, last + 1):
        one_quarter(quarter, runs, key, names, firms, apart_most, asked, lane, firm, tie)
        if quarter >= 0:
            recorded(quarter, lane, cooperation, participation, active)  # 12
