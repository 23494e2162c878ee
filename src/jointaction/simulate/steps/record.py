"""What is recorded of a quarter? Step 12; one row of ``record[quarter, series, 64]``."""

from jointaction.simulate.kernel import Page, Record, kernel
from jointaction.simulate.layout import FIRM_FIELDS, LANES, SERIES, FirmField, Lane, Series
from jointaction.simulate.rules import institutions
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO


@kernel
def _of_firms(firms: int, firm: Page, row: Record) -> None:
    """Means over the firms alive; ``FIRMS_ALIVE`` holds their number until the place is told."""
    size = FIRM_FIELDS * LANES
    for i in range(LANES):
        row[Series.FIRMS_ALIVE * LANES + i] = ZERO
        row[Series.TRADE_BELIEF * LANES + i] = ZERO
        row[Series.PROJECT_BELIEF * LANES + i] = ZERO
        row[Series.DISPOSITION * LANES + i] = ZERO
        row[Series.CAPABILITY * LANES + i] = ZERO
        row[Series.OUTSIDE_OWNED * LANES + i] = ZERO
        row[Series.CASH * LANES + i] = ZERO
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            alive = one[FirmField.ALIVE * LANES + i]
            row[Series.FIRMS_ALIVE * LANES + i] += alive
            row[Series.TRADE_BELIEF * LANES + i] += alive * one[FirmField.TRADE_BELIEF * LANES + i]
            row[Series.PROJECT_BELIEF * LANES + i] += (
                alive * one[FirmField.PROJECT_BELIEF * LANES + i]
            )
            row[Series.DISPOSITION * LANES + i] += alive * one[FirmField.DISPOSITION * LANES + i]
            row[Series.CAPABILITY * LANES + i] += alive * one[FirmField.CAPABILITY * LANES + i]
            row[Series.OUTSIDE_OWNED * LANES + i] += alive * one[FirmField.OUTSIDE * LANES + i]
            row[Series.CASH * LANES + i] += alive * one[FirmField.CASH * LANES + i]
    for i in range(LANES):
        alive = row[Series.FIRMS_ALIVE * LANES + i]
        share = ONE / (alive if alive > HALF else ONE)
        row[Series.TRADE_BELIEF * LANES + i] *= share
        row[Series.PROJECT_BELIEF * LANES + i] *= share
        row[Series.DISPOSITION * LANES + i] *= share
        row[Series.CAPABILITY * LANES + i] *= share
        row[Series.OUTSIDE_OWNED * LANES + i] *= share
        row[Series.CASH * LANES + i] *= share


@kernel
def _of_place(lane: Page, row: Record) -> None:
    """Shares of the quarter and the state of the place; nan where there are no ties."""
    for i in range(LANES):
        intended = max(lane[Lane.INTENDED * LANES + i], ONE)
        moves = lane[Lane.MOVES * LANES + i]
        row[Series.COOPERATION * LANES + i] = lane[Lane.MOVES_C * LANES + i] / moves
        row[Series.VERTICAL * LANES + i] = (
            (ONE + ONE) * lane[Lane.VERTICAL_TIES * LANES + i] / (moves if moves > HALF else ONE)
        )
        row[Series.PARTICIPATION * LANES + i] = lane[Lane.CONTRIBUTORS * LANES + i] / intended
        row[Series.ACTIVE * LANES + i] = lane[Lane.ACTIVE * LANES + i]
        alive, small = lane[Lane.ALIVE * LANES + i], lane[Lane.SMALL * LANES + i]
        users, small_users = lane[Lane.USERS * LANES + i], lane[Lane.SMALL_USERS * LANES + i]
        large = alive - small
        row[Series.ASSOCIATION_MEMBERS * LANES + i] = lane[Lane.ASSOCIATED * LANES + i] / (
            alive if alive > HALF else ONE
        )
        row[Series.USERS * LANES + i] = users / (alive if alive > HALF else ONE)
        row[Series.SMALL_USERS * LANES + i] = small_users / (small if small > HALF else ONE)
        row[Series.LARGE_USERS * LANES + i] = (users - small_users) / (
            large if large > HALF else ONE
        )
        places = lane[Lane.FIRMS * LANES + i]
        row[Series.FIRMS_ALIVE * LANES + i] /= places if places > HALF else ONE
        row[Series.SERVICE * LANES + i] = lane[Lane.SERVICE * LANES + i]
        row[Series.INSIDE_QUALITY * LANES + i] = lane[Lane.INSIDE * LANES + i]
        row[Series.OUTSIDE_MEMBERS * LANES + i] = lane[Lane.OUTSIDERS * LANES + i]
        row[Series.COMPLAINTS * LANES + i] = lane[Lane.COMPLAINTS * LANES + i]
        row[Series.MEANS * LANES + i] = lane[Lane.MEANS * LANES + i]
        row[Series.RESPONSIVENESS * LANES + i] = lane[Lane.RESPONSIVENESS * LANES + i]
        row[Series.INSTITUTION_MEAN * LANES + i] = institutions.as_a_whole(
            lane[Lane.EFFICIENCY * LANES + i],
            lane[Lane.QUALITY * LANES + i],
            lane[Lane.FLEXIBILITY * LANES + i],
            lane[Lane.RESPONSIVENESS * LANES + i],
        )
        row[Series.CREDIBILITY * LANES + i] = lane[Lane.CREDIBILITY * LANES + i]
        row[Series.RED_TAPE * LANES + i] = lane[Lane.RED_TAPE * LANES + i]
        row[Series.FACILITATION * LANES + i] = lane[Lane.FACILITATION * LANES + i]
        row[Series.LOCK_IN * LANES + i] = lane[Lane.LOCK_IN * LANES + i]
        row[Series.SIGNALS * LANES + i] = lane[Lane.SIGNALS * LANES + i]
        row[Series.TECHNOLOGY_OPEN * LANES + i] = lane[Lane.TECHNOLOGY_OPEN * LANES + i]
        row[Series.MAKE_OR_BUY_OPEN * LANES + i] = lane[Lane.MAKE_OR_BUY_OPEN * LANES + i]
        row[Series.SELF_IMAGE_OPEN * LANES + i] = lane[Lane.SELF_IMAGE_OPEN * LANES + i]
        row[Series.CRISIS * LANES + i] = lane[Lane.CRISIS_NOW * LANES + i]
        row[Series.DIVERTED * LANES + i] = lane[Lane.DIVERTED * LANES + i]
        row[Series.SECRETS_MOVED * LANES + i] = lane[Lane.SECRETS_MOVED * LANES + i]


@kernel
def recorded(quarter: int, firms: int, lane: Page, firm: Page, record: Record) -> None:
    """Step 12: shares and means of this quarter."""
    row = record[quarter * SERIES * LANES : (quarter + 1) * SERIES * LANES]
    _of_firms(firms, firm, row)
    _of_place(lane, row)
