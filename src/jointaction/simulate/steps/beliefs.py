"""What does each firm learn from trade and the activity, and how does the place change? Step 10."""

from jointaction.simulate.kernel import Page, kernel
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane
from jointaction.simulate.rules import learning, lock_in, paradigms, rules, trust
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, one_if


@kernel
def of_place(quarter: int, lane: Page) -> None:
    """What the place takes for granted, and how far it hears what happens outside."""
    started = one_if(quarter >= 0)
    for i in range(LANES):
        hold, step = lane[Lane.HOLD * LANES + i], started * lane[Lane.OPENING_UP * LANES + i]
        moves = lane[Lane.MOVES * LANES + i]
        cooperation = lane[Lane.MOVES_C * LANES + i] / (moves if moves > HALF else ONE)
        lane[Lane.SPILL_NOW * LANES + i] = lane[Lane.SPILL * LANES + i] * paradigms.leverage(
            lane[Lane.SELF_IMAGE_OPEN * LANES + i], hold
        )
        signals = lock_in.weight_of_signals(
            lane[Lane.LOCK_IN * LANES + i], lane[Lane.FORESIGHT * LANES + i]
        )
        lane[Lane.SIGNALS * LANES + i] = signals
        view = lane[Lane.TECHNOLOGY_OPEN * LANES + i]
        leverage = paradigms.leverage(view, hold)
        lane[Lane.TECHNOLOGY_LEVERAGE * LANES + i] = leverage
        lane[Lane.LEARNING_OPEN * LANES + i] = leverage * (ONE - lane[Lane.BLOCKED * LANES + i])
        alive = lane[Lane.ALIVE * LANES + i]
        users = lane[Lane.USERS * LANES + i] / (alive if alive > HALF else ONE)
        lane[Lane.TECHNOLOGY_OPEN * LANES + i] = paradigms.after_quarter(
            view, step, signals * users
        )
        lane[Lane.MAKE_OR_BUY_OPEN * LANES + i] = paradigms.after_quarter(
            lane[Lane.MAKE_OR_BUY_OPEN * LANES + i], step, cooperation
        )
        lane[Lane.SELF_IMAGE_OPEN * LANES + i] = paradigms.after_quarter(
            lane[Lane.SELF_IMAGE_OPEN * LANES + i], step, lane[Lane.SEEN * LANES + i]
        )
        lane[Lane.LOCK_IN * LANES + i] = lock_in.after_quarter(
            lane[Lane.LOCK_IN * LANES + i], lane[Lane.LOCK_IN_RATE * LANES + i], cooperation
        )


@kernel
def of_firms(quarter: int, firms: int, lane: Page, firm: Page) -> None:
    """Disposition and the two beliefs of each firm."""
    now, size = F(quarter), FIRM_FIELDS * LANES
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            begun = one_if(now >= -lane[Lane.BURN_IN * LANES + i])
            there = one[FirmField.ALIVE * LANES + i] * begun > HALF
            spill = lane[Lane.SPILL_NOW * LANES + i]
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
                disposition if there else one[FirmField.DISPOSITION * LANES + i]
            )

            memory = lane[Lane.TRADE_MEMORY * LANES + i]
            partners = one[FirmField.PARTNERS * LANES + i]
            met = one[FirmField.MET * LANES + i] / (partners if partners > HALF else ONE)
            believed = one[FirmField.TRADE_BELIEF * LANES + i]
            after = trust.after_quarter(believed, met, memory)
            belief = after if (partners > HALF) & there else believed
            share = lane[Lane.SEEN * LANES + i]
            touched = spill * (ONE if running + broke > HALF else ZERO)
            belief = trust.spilled_over(belief, share, memory, touched)
            belief = belief - rules.fall_of_belief(
                lane[Lane.CROWDING_OUT * LANES + i], now, lane[Lane.RULE_ENDS * LANES + i]
            )
            belief = ZERO if belief < ZERO else belief
            one[FirmField.TRADE_BELIEF * LANES + i] = belief

            joint = one[FirmField.PROJECT_BELIEF * LANES + i]
            asked = (F(place) < lane[Lane.INTENDED * LANES + i]) & (now >= ZERO)
            joint_after = trust.after_quarter(joint, share, lane[Lane.PROJECT_MEMORY * LANES + i])
            heard = spill * one_if(partners > HALF)
            joint_after = trust.spilled_over(joint_after, belief, memory, heard)
            one[FirmField.PROJECT_BELIEF * LANES + i] = joint_after if asked else joint
            one[FirmField.LESSONS * LANES + i] = ZERO
