"""Do the program and the reference tell the same, run by run and quarter by quarter?

``years`` and ``past`` play a place both ways and give the first difference of every run that
differs. Facts (who is alive, a member, at work, owned from outside, which moves were made) must be
the same; numbers may differ by rounding, because the program reckons in single precision and the
reference in double. A decision may therefore fall differently where a draw lies next to its
probability: ``nearest`` says how near one came in the quarter of the first difference.
"""

from dataclasses import dataclass

import numpy as np

from jointaction.simulate import lanes, pages
from jointaction.simulate.layout import LANES, FirmField, Lane, TieField
from jointaction.simulate.stretches import started
from tests.simulate.reference import quarter, start
from tests.simulate.reference.past import SETTLING, firms_at_start, move_to_ratings
from tests.simulate.reference.record import recorded

QUARTERS = 24
ROUNDING = 5e-4  # of numbers, relative to 1 or to themselves where larger

FACTS = {
    "outside": FirmField.OUTSIDE, "association": FirmField.ASSOCIATION,
    "member": FirmField.MEMBER, "contributes": FirmField.CONTRIBUTES, "uses": FirmField.USES,
    "new_manager": FirmField.NEW_MANAGER, "came": FirmField.CAME,
}  # fmt: skip
NUMBERS = {
    "disposition": FirmField.DISPOSITION, "trade_belief": FirmField.TRADE_BELIEF,
    "project_belief": FirmField.PROJECT_BELIEF, "capability": FirmField.CAPABILITY,
    "cash": FirmField.CASH, "passive": FirmField.CAPABILITY_PASSIVE,
    "active": FirmField.CAPABILITY_ACTIVE, "external": FirmField.CAPABILITY_EXTERNAL,
    "net": FirmField.NET,
}  # fmt: skip
ACCOUNTS = {
    "gain": Lane.PROJECT_GAIN, "outside_gain": Lane.OUTSIDE_GAIN, "spent": Lane.PROJECT_COST,
    "public": Lane.PUBLIC_COST, "trade_gain": Lane.TRADE_GAIN, "goal": Lane.GOAL,
    "broken": Lane.BROKEN, "broke_in": Lane.BROKE_IN, "quarters_at_work": Lane.QUARTERS_AT_WORK,
}  # fmt: skip
AT_START = {
    "alive": FirmField.ALIVE, "outside": FirmField.OUTSIDE, "small": FirmField.SMALL,
    "closed_mind": FirmField.CLOSED_MIND, "voice": FirmField.VOICE, "felt": FirmField.FELT,
    "capability": FirmField.CAPABILITY, "secrets": FirmField.SECRETS, "cash": FirmField.CASH,
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """The first thing in which a run differs, and the nearest tie of a decision in that quarter."""

    run: int
    quarter: int
    what: str
    told: object
    expected: object
    nearest: float


def years(place, initiative, shifts=(), absent=False, more=None):
    """The first difference of every run that differs from the start on, and all runs as played.

    ``more`` are quantities that no dossier knows (``rule_ends``).
    """
    quantities = place.quantities(initiative, shifts) | (more or {})
    plain = place.quantities(initiative) | (more or {})
    make = lanes.lanes_of_place if absent else lanes.lanes_of_initiative
    found, played = [], []
    for page in place.pages:
        begun, here = started(place, page, make(quantities), quantities, make(plain))
        runs = [
            start.begun(
                begun, column, quantities, place.ensemble.seed, int(draw), not absent, plain=plain
            )
            for column, draw in enumerate(page.draws)
        ]
        asked = 0 if absent else int(quantities["intended"][page.draws].max())
        still = dict(enumerate(runs))
        for t in range(QUARTERS):
            told = pages.play(begun, here, page.draws, t, t, place.ensemble, asked)
            found += differing(still, begun, t, told)
        found += differing_accounts(still, page, here.reshape(-1, LANES))
        played += runs
    return found, played


def differing_accounts(still, page, lane):
    """Runs of which the accounts and counts at the end differ."""
    for column, mine in still.items():
        for name, field in ACCOUNTS.items():
            told, expected = float(lane[field, column]), float(getattr(mine, name))
            if abs(told - expected) > ROUNDING * max(1, abs(expected)):
                yield Difference(
                    int(page.draws[column]), mine.quarter, name, told, expected, np.nan
                )


def past(place):
    """The first difference of every run that differs in the past of the place."""
    quantities, ensemble = place.quantities(None), place.ensemble
    lane = lanes.lanes_of_place(quantities | {"crisis": np.zeros(ensemble.draws)})
    found = []
    for after in place.pages:
        page = pages.fresh(after.draws, lane, quantities, ensemble)
        here = pages.lanes_of(lane, page.draws)
        still = {
            column: start.begun(page, column, quantities, ensemble.seed, int(draw), False, True)
            for column, draw in enumerate(page.draws)
        }
        for t in range(-int(np.max(np.round(quantities["place.burn_in"]))), 0):
            if t == -SETTLING:
                both_moved(page, quantities, still)
            pages.play(page, here, page.draws, t, t, ensemble, 0)
            found += differing(still, page, t)
        both_moved(page, quantities, still)
        found += differing(still, page, None)
        np.testing.assert_array_equal(page.firm, after.firm)
        np.testing.assert_array_equal(page.tie, after.tie)
    return found


def both_moved(page, quantities, still):
    """Both move the means of disposition and belief to what is rated."""
    pages.moved_to_ratings(page, quantities)
    for mine in still.values():
        move_to_ratings(mine)


def differing(still, page, t, told=None):
    """Play a quarter of the runs ``still`` alike; those that differ now are taken out.

    With ``t`` None nothing is played, only compared.
    """
    firm, tie, _ = start.as_played(page)
    found = []
    for column, mine in list(still.items()):
        begins = -round(mine.q["place.burn_in"])
        if t is not None and t < begins:
            continue
        if t is not None:
            quarter.play(mine, t, all_reconsider=t == begins)
        what = difference(mine, firm[:, :, column], tie[:, :, column], page)
        what = what or (told and difference_in_record(mine, told, t, column))
        if what:
            del still[column]
            name, as_told, expected = what
            nearest, run = mine.luck.nearest[mine.quarter], int(page.draws[column])
            found.append(Difference(run, mine.quarter, name, as_told, expected, nearest))
    return found


def difference(mine, firm, tie, page):
    """The first difference among firms and ties: what, as told, as expected."""
    for name, *pair, rounded in both(mine, firm, tie, page):
        told, expected = (np.asarray(one, dtype=float) for one in pair)
        allowed = ROUNDING * np.maximum(1, np.abs(expected)) if rounded else 0
        apart = np.abs(told - expected) > allowed
        if apart.any():
            return name, told[apart][:3], expected[apart][:3]
    return None


def both(mine, firm, tie, page):
    """Name, as told, as expected, whether rounding is allowed, of all that is compared."""
    row = {pair: tie[number] for number, pair in enumerate(pairs(page))}
    for one in mine.ties:
        if one.fresh:
            continue
        told = row[one.one.number, one.other.number]
        facts = [*one.moves, *one.opened, one.vertical]
        fields = [
            TieField.MOVE_ONE, TieField.MOVE_OTHER, TieField.OPENED_ONE, TieField.OPENED_OTHER,
            TieField.KIND,
        ]  # fmt: skip
        yield "moves", told[fields], facts, False
        yield "paid", told[[TieField.PAID_ONE, TieField.PAID_OTHER]], one.paid, True
    facts, numbers = start.state_of(mine)
    count, alive = len(mine.firms), facts["alive"] > 0
    yield "alive", firm[:count, FirmField.ALIVE] > 0, alive, False
    for name, field in FACTS.items():
        yield name, firm[:count, field][alive], facts[name][alive], False
    for name, field in NUMBERS.items():
        if not (mine.past and name in ("cash", "net")):
            yield name, firm[:count, field][alive], numbers[name][alive], True
    yield "secrets", firm[:count, FirmField.SECRETS], numbers["secrets"], True


def pairs(page):
    """The two firms of every tie of a page, in the order of the page."""
    for apart in range(1, page.neighbours + 1):
        for one in range(page.firms - apart):
            yield one, one + apart


def difference_in_record(mine, told, t, column):
    """The first difference in what was recorded of the quarter."""
    for name, expected in recorded(mine).items():
        value = float(told[name][t, column])
        if not np.isclose(value, expected, rtol=ROUNDING, atol=ROUNDING, equal_nan=True):
            return f"record of {name}", value, expected
    return None


def at_start(place, initiative):
    """Pairs (as told, as expected) of everything that firms are at quarter 0."""
    quantities = place.quantities(initiative)
    for page in place.pages:
        begun, _ = started(place, page, lanes.lanes_of_initiative(quantities), quantities)
        firm, _, _ = start.as_played(begun)
        for column, draw in enumerate(page.draws):
            q = start.of_draw(quantities, draw)
            mine = firms_at_start(q, place.ensemble.seed, int(draw))
            for name, field in AT_START.items():
                told = firm[: len(mine), field, column]
                yield name, told, np.array([one[name] for one in mine], dtype=float)
