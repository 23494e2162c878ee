"""What do partners learn from one another, what leaks, and what did the tie pay? Step 5.

Told tie by tie as the ties are played (``ties.trade``), from quarter 0 on. Firms learn and lose at
the same time, by what each could and held before the quarter; what is gathered here is settled in
step 11.
"""

from jointaction.simulate.kernel import Page, kernel, kernel_of_parts
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane, TieField
from jointaction.simulate.rules import exchange, tie_game, vertical_ties
from jointaction.simulate.rules.arithmetic import ONE, ZERO, F


@kernel_of_parts
def shared(apart: F, lane: Page, one: Page, other: Page, tie: Page) -> None:
    """What one tie lets through in every history."""
    for i in range(LANES):
        both = one[FirmField.ALIVE * LANES + i] * other[FirmField.ALIVE * LANES + i]
        live = both if apart <= lane[Lane.NEIGHBOURS_NOW * LANES + i] else ZERO
        move_one = tie[TieField.MOVE_ONE * LANES + i]
        move_other = tie[TieField.MOVE_OTHER * LANES + i]
        vertical = tie[TieField.KIND * LANES + i]
        through = live * exchange.openness(
            lane[Lane.MOBILITY * LANES + i],
            lane[Lane.SHARING * LANES + i],
            move_one * move_other,
            lane[Lane.INTERACTING * LANES + i],
            vertical,
        )
        able_one = one[FirmField.CAPABILITY * LANES + i]
        able_other = other[FirmField.CAPABILITY * LANES + i]
        one[FirmField.LEARNED * LANES + i] += exchange.to_learn(able_one, able_other, through)
        other[FirmField.LEARNED * LANES + i] += exchange.to_learn(able_other, able_one, through)

        leak = live * lane[Lane.LEAK * LANES + i]
        lost_one = exchange.leaked(move_one, move_other, leak)
        lost_other = exchange.leaked(move_other, move_one, leak)
        one[FirmField.SECRETS_OUT * LANES + i] += lost_one
        other[FirmField.SECRETS_OUT * LANES + i] += lost_other
        one[FirmField.SECRETS_IN * LANES + i] += lost_other * other[FirmField.SECRETS * LANES + i]
        other[FirmField.SECRETS_IN * LANES + i] += lost_one * one[FirmField.SECRETS * LANES + i]

        stake = vertical_ties.of_kind(
            vertical,
            lane[Lane.TEMPTATION_NOW * LANES + i],
            lane[Lane.TEMPTATION_RIVALS * LANES + i],
        )
        loss = lane[Lane.LOSS * LANES + i]
        paid_one = tie_game.payoff(move_one, move_other, stake, loss)
        paid_other = tie_game.payoff(move_other, move_one, stake, loss)
        one[FirmField.EARNED * LANES + i] += live * paid_one
        other[FirmField.EARNED * LANES + i] += live * paid_other
        lane[Lane.VERTICAL_TIES * LANES + i] += live * vertical


@kernel
def grieved(firms: int, lane: Page, firm: Page) -> None:
    """Who was exploited loses some of its readiness, besides the secrets."""
    size = FIRM_FIELDS * LANES
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            lost = one[FirmField.SECRETS_OUT * LANES + i]
            lost = ONE if lost > ONE else lost
            one[FirmField.SECRETS_OUT * LANES + i] = lost
            one[FirmField.GRIEF * LANES + i] = lane[Lane.LEAK_HARM * LANES + i] * lost
