"""What can each firm do now, what does it earn, who closes and who comes? Step 11.

The places that are empty are filled, by spin-offs of a neighbour or by newcomers, and every firm
settles the quarter. Who comes is alive from the next quarter on, so nobody's place is taken in
the quarter in which it closes.
"""

import numpy as np

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import Page, RunNumbers, kernel, kernel_of_parts
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    QUARTERS_OF_ACCOUNT,
    FirmField,
    Lane,
    Purpose,
)
from jointaction.simulate.rules import (
    capability,
    entry_and_exit,
    exchange,
    externalities,
    institutions,
    lock_in,
    spin_offs,
)
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, either, one_if, within
from jointaction.simulate.rules.learning import FARTHEST

_LOWER, _HIGHER, _NEWCOMER = F(1), F(2), F(3)


@kernel
def _neighbours(place: int, firms: int, names: RunNumbers) -> tuple[int, int]:
    """The places of the adjacent firms, lower-named first; an end of the row is its own."""
    left, right = max(place - 1, 0), min(place + 1, firms - 1)
    return (right, left) if names[left] > names[right] else (left, right)


@kernel_of_parts
def _taken(
    place: F,
    runs: RunNumbers,
    address: np.uint64,
    name: np.uint64,
    key: RunNumbers,
    alone_low: F,
    alone_high: F,
    lane: Page,
    one: Page,
    lower: Page,
    higher: Page,
) -> None:
    """Who takes this place where it is empty: says so in ``CAME`` and changes nothing else yet.

    ``alone_low`` and ``alone_high`` are 0 at the end of the row, where there is no such neighbour.
    """
    k0, k1, purpose = key[0], key[1], np.uint64(Purpose.ENTRY)
    for i in range(LANES):
        founded, chosen, came, _ = philox(runs[i], address, name, purpose, k0, k1)
        empty = one_if(place < lane[Lane.FIRMS * LANES + i]) * (
            ONE - one[FirmField.ALIVE * LANES + i]
        )
        lower_lives = alone_low * lower[FirmField.ALIVE * LANES + i]
        higher_lives = alone_high * higher[FirmField.ALIVE * LANES + i]
        founds = one_if(as_share(founded) < lane[Lane.SPIN_OFF * LANES + i])
        founds *= one_if(lower_lives + higher_lives > HALF)
        of_lower = (higher_lives < HALF) | ((lower_lives > HALF) & (as_share(chosen) < HALF))
        newcomer = one_if(as_share(came) < lane[Lane.ENTRY * LANES + i])
        who = (_LOWER if of_lower else _HIGHER) if founds > HALF else _NEWCOMER * newcomer
        one[FirmField.CAME * LANES + i] = empty * who


@kernel_of_parts
def _founded(one: Page, parent: Page, which: F, lane: Page) -> None:
    """A spin-off of the neighbour begins: ``which`` says which neighbour that is."""
    for i in range(LANES):
        mine = one[FirmField.CAME * LANES + i] == which
        share = lane[Lane.SPIN_OFF_SHARE * LANES + i]
        left = ONE - parent[FirmField.SECRETS_OUT * LANES + i]
        taken = one_if(mine) * left * spin_offs.share_of_secrets(share)
        one[FirmField.SECRETS_IN * LANES + i] += taken * parent[FirmField.SECRETS * LANES + i]
        parent[FirmField.SECRETS_TAKEN * LANES + i] += taken
        parent[FirmField.GRIEF * LANES + i] += one_if(mine) * lane[Lane.SPIN_OFF_HARM * LANES + i]
        able = share * parent[FirmField.CAPABILITY * LANES + i]
        one[FirmField.CAPABILITY * LANES + i] = (
            able if mine else one[FirmField.CAPABILITY * LANES + i]
        )
        one[FirmField.DISPOSITION * LANES + i] = either(
            mine,
            parent[FirmField.DISPOSITION * LANES + i],
            one[FirmField.DISPOSITION * LANES + i],
        )
        one[FirmField.TRADE_BELIEF * LANES + i] = either(
            mine,
            parent[FirmField.TRADE_BELIEF * LANES + i],
            one[FirmField.TRADE_BELIEF * LANES + i],
        )
        one[FirmField.PROJECT_BELIEF * LANES + i] = either(
            mine,
            parent[FirmField.PROJECT_BELIEF * LANES + i],
            one[FirmField.PROJECT_BELIEF * LANES + i],
        )


@kernel_of_parts
def _newly_come(one: Page, lane: Page) -> None:
    """A newcomer begins from the means of the place; whoever came has cash and no past."""
    for i in range(LANES):
        came = one[FirmField.CAME * LANES + i]
        new = came == _NEWCOMER
        one[FirmField.DISPOSITION * LANES + i] = either(
            new,
            lane[Lane.MEAN_DISPOSITION * LANES + i],
            one[FirmField.DISPOSITION * LANES + i],
        )
        one[FirmField.TRADE_BELIEF * LANES + i] = either(
            new,
            lane[Lane.MEAN_TRADE_BELIEF * LANES + i],
            one[FirmField.TRADE_BELIEF * LANES + i],
        )
        one[FirmField.PROJECT_BELIEF * LANES + i] = either(
            new,
            lane[Lane.MEAN_PROJECT_BELIEF * LANES + i],
            one[FirmField.PROJECT_BELIEF * LANES + i],
        )
        one[FirmField.CAPABILITY * LANES + i] = (
            lane[Lane.MEAN_CAPABILITY * LANES + i] if new else one[FirmField.CAPABILITY * LANES + i]
        )
        here = came > HALF
        one[FirmField.CASH * LANES + i] = (
            lane[Lane.START_CASH * LANES + i] if here else one[FirmField.CASH * LANES + i]
        )
        one[FirmField.OUTSIDE * LANES + i] *= ZERO if here else ONE
        one[FirmField.NET * LANES + i] *= ZERO if here else ONE
        one[FirmField.EARLIER * LANES + i] *= ZERO if here else ONE


@kernel
def _somebody_came(one: Page) -> bool:
    """Whether anybody takes this place in any history."""
    somebody = False
    for i in range(LANES):
        somebody |= one[FirmField.CAME * LANES + i] > HALF
    return somebody


@kernel_of_parts
def _settled(counted: F, lane: Page, one: Page) -> None:
    """Capability, secrets, profit and cash of one firm, and whether it closes."""
    for i in range(LANES):
        alive = one[FirmField.ALIVE * LANES + i]
        able = one[FirmField.CAPABILITY * LANES + i]
        active = lane[Lane.ACTIVE * LANES + i]
        contributes = one[FirmField.CONTRIBUTES * LANES + i]
        through = lane[Lane.LEARNING_OPEN * LANES + i]
        pushed = capability.gain(
            able, lane[Lane.PASSIVE_RATE * LANES + i], lane[Lane.RIVALRY * LANES + i]
        )
        learned = exchange.taken_in(
            able,
            one[FirmField.LEARNED * LANES + i],
            one[FirmField.CLOSED_MIND * LANES + i],
            through,
        )
        whole = institutions.as_a_whole(
            lane[Lane.EFFICIENCY * LANES + i],
            lane[Lane.QUALITY * LANES + i],
            lane[Lane.FLEXIBILITY * LANES + i],
            lane[Lane.RESPONSIVENESS * LANES + i],
        )
        received = institutions.reception(
            one[FirmField.SMALL * LANES + i], lane[Lane.SMALL_RECEPTION * LANES + i]
        )
        joint = through * (
            capability.gain(able, lane[Lane.ACTIVE_RATE * LANES + i], active * contributes)
            + capability.gain(
                able,
                lane[Lane.INSTITUTION_RATE * LANES + i],
                whole * received * one[FirmField.USES * LANES + i],
            )
        )
        external = through * externalities.gain_of_capability(
            able,
            lane[Lane.EXTERNALITY_RATE * LANES + i],
            active
            * lane[Lane.CONTRIBUTORS * LANES + i]
            / max(lane[Lane.INTENDED * LANES + i], ONE),
            contributes,
        )
        outdated = ONE - lock_in.capability_left(
            lane[Lane.OBSOLESCENCE * LANES + i],
            lane[Lane.SIGNALS * LANES + i],
            lane[Lane.TECHNOLOGY_LEVERAGE * LANES + i],
        )
        kept = ONE - lane[Lane.TECHNOLOGY_SHOCK * LANES + i] * outdated
        grown = within(kept * able + pushed + learned + joint + external, ZERO, ONE)
        one[FirmField.CAPABILITY * LANES + i] = grown if alive > HALF else able
        count = counted * alive
        one[FirmField.CAPABILITY_PASSIVE * LANES + i] += count * (pushed + learned)
        one[FirmField.CAPABILITY_ACTIVE * LANES + i] += count * joint
        one[FirmField.CAPABILITY_EXTERNAL * LANES + i] += count * external

        member = one[FirmField.MEMBER * LANES + i]
        lane[Lane.TRADE_GAIN * LANES + i] += counted * one[FirmField.EARNED * LANES + i]
        project = (
            contributes * active * lane[Lane.RETURN * LANES + i]
            - member * lane[Lane.PAID_NOW * LANES + i]
        )
        one[FirmField.NET * LANES + i] += project
        profit = entry_and_exit.profit(
            lane[Lane.BASE_PROFIT * LANES + i],
            lane[Lane.EARNING * LANES + i],
            able,
            one[FirmField.EARNED * LANES + i],
            lane[Lane.SECRET_RENT * LANES + i],
            one[FirmField.SECRETS * LANES + i],
        )
        costs = (
            lane[Lane.FEE * LANES + i] * one[FirmField.ASSOCIATION * LANES + i]
            + lane[Lane.BURDEN * LANES + i] * lane[Lane.RED_TAPE * LANES + i]
            + lane[Lane.CRISIS_LOSS * LANES + i] * lane[Lane.CRISIS_NOW * LANES + i]
        )
        luck = lane[Lane.LUCK * LANES + i] * one[FirmField.LUCK * LANES + i]
        cash = one[FirmField.CASH * LANES + i]
        after = entry_and_exit.cash_after(
            cash, profit + project - costs + luck, lane[Lane.MOST_CASH * LANES + i]
        )
        cash = after if alive > HALF else cash
        one[FirmField.CASH * LANES + i] = cash
        stays = alive * (ONE - one_if(entry_and_exit.closes(cash)))
        one[FirmField.ALIVE * LANES + i] = ONE if one[FirmField.CAME * LANES + i] > HALF else stays
        one[FirmField.MEMBER * LANES + i] *= stays
        one[FirmField.CONTRIBUTES * LANES + i] *= stays
        one[FirmField.ASSOCIATION * LANES + i] *= stays

        secrets = one[FirmField.SECRETS * LANES + i]
        one[FirmField.SECRETS * LANES + i] = exchange.secrets_after(
            secrets,
            one[FirmField.SECRETS_OUT * LANES + i] + one[FirmField.SECRETS_TAKEN * LANES + i],
            one[FirmField.SECRETS_IN * LANES + i],
        )
        lane[Lane.SECRETS_MOVED * LANES + i] += one[FirmField.SECRETS_IN * LANES + i]
        grieved = one[FirmField.DISPOSITION * LANES + i] - one[FirmField.GRIEF * LANES + i]
        one[FirmField.DISPOSITION * LANES + i] = -FARTHEST if grieved < -FARTHEST else grieved


@kernel
def settled(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    firms: int,
    lane: Page,
    firm: Page,
) -> None:
    """Empty places are taken, at the cost of the parents; then every firm settles the quarter.

    A firm settles two places behind: when its neighbours were filled, of which it may be a parent.
    """
    address = np.uint64(quarter + 2**31)
    counted = ONE if quarter < QUARTERS_OF_ACCOUNT else ZERO
    size = FIRM_FIELDS * LANES
    for place in range(firms + 2):
        if place < firms:
            low, high = _neighbours(place, firms, names)
            one = firm[place * size : (place + 1) * size]
            lower = firm[low * size : (low + 1) * size]
            higher = firm[high * size : (high + 1) * size]
            alone = one_if(low != place), one_if(high != place)
            _taken(F(place), runs, address, names[place], key, *alone, lane, one, lower, higher)
            if _somebody_came(one):
                if low != place:
                    _founded(one, lower, _LOWER, lane)
                if high != place:
                    _founded(one, higher, _HIGHER, lane)
                _newly_come(one, lane)
        if place >= 2:
            _settled(counted, lane, firm[(place - 2) * size : (place - 1) * size])
