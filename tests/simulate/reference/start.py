"""How does a run of the reference begin? From quantities and from firms and ties on a page."""

import numpy as np

from jointaction.simulate.layout import FIRM_FIELDS, LANES, TIE_FIELDS, FirmField, TieField
from tests.simulate.reference.luck import Luck
from tests.simulate.reference.support import chance_of_membership, red_tape_at_start
from tests.simulate.reference.things import Firm, Place, Tie, clip, share


def of_draw(quantities, draw):
    """Every quantity of one draw."""
    return {name: float(values[draw]) for name, values in quantities.items()}


def as_played(page):
    """The open arrays of a page: firms, ties, and the state of the places."""
    return (
        page.firm.reshape(-1, FIRM_FIELDS, LANES),
        page.tie.reshape(-1, TIE_FIELDS, LANES),
        page.lane.reshape(-1, LANES),
    )


def begun(page, column, quantities, seed, run, initiative, past=False, plain=None):
    """A run of the reference, from a page at quarter 0 (or at the beginning of the past).

    ``plain`` are the quantities of the same place without instruments, where there are any.
    """
    q = of_draw(quantities, page.draws[column])
    firm, tie, lane = as_played(page)
    asked = q["intended"] if initiative else 0
    count = int(q["simulated"])
    firms = [firm_of(firm[number, :, column], number, number < asked) for number in range(count)]
    ties, at = [], 0
    for apart in range(1, page.neighbours + 1):
        for one in range(page.firms - apart):
            if apart <= q["neighbours"] and one + apart < count:
                ties.append(tie_of(tie[at, :, column], firms[one], firms[one + apart]))
            at += 1
    place = Place(firms, ties, q, Luck(seed, run + page.stream), initiative)
    before = of_draw(plain, page.draws[column]) if plain else q
    begins, otherwise = state_at_start(q), state_at_start(before)
    begins["outsiders"] = begins["outsiders_at_start"] = otherwise["outsiders"]
    for one in () if past else page.carried:
        name = one.name.lower().removesuffix("_open")
        went_on = float(lane[one, column])
        moved = went_on + begins.get(name, 0) - otherwise.get(name, 0)
        begins[name] = moved if name in ("lock_in", "means") else clip(moved, 0, 1)
    for name, value in begins.items():
        setattr(place, name, value)
    place.members_at_start = share(place.alive, lambda firm: firm.association)
    return place


def firm_of(state, number, asked):
    """A firm of a page."""

    def at(field):
        return float(state[field])

    return Firm(
        number=number, alive=at(FirmField.ALIVE) > 0, asked=asked,
        outside=at(FirmField.OUTSIDE) > 0, small=at(FirmField.SMALL) > 0,
        closed_mind=at(FirmField.CLOSED_MIND) > 0, voice=at(FirmField.VOICE),
        felt=at(FirmField.FELT), earlier=at(FirmField.EARLIER),
        disposition=at(FirmField.DISPOSITION), trade_belief=at(FirmField.TRADE_BELIEF),
        project_belief=at(FirmField.PROJECT_BELIEF), capability=at(FirmField.CAPABILITY),
        secrets=at(FirmField.SECRETS), cash=at(FirmField.CASH),
        association=at(FirmField.ASSOCIATION) > 0, passive=at(FirmField.CAPABILITY_PASSIVE),
        active=at(FirmField.CAPABILITY_ACTIVE), external=at(FirmField.CAPABILITY_EXTERNAL),
    )  # fmt: skip


def tie_of(state, one, other):
    """A tie of a page."""

    def pair(*fields):
        return [float(state[field]) for field in fields]

    def moves(*fields):
        return [int(state[field] > 0.5) for field in fields]

    fresh = state[TieField.KIND] < 0 or not (one.alive and other.alive)
    return Tie(
        one, other, bool(fresh), bool(state[TieField.KIND] > 0),
        moves(TieField.MOVE_ONE, TieField.MOVE_OTHER),
        moves(TieField.OPENED_ONE, TieField.OPENED_OTHER),
        pair(TieField.PAID_ONE, TieField.PAID_OTHER),
    )  # fmt: skip


def state_at_start(q):
    """The state of the place at quarter 0, as the submodels say it begins."""
    r, aside = q["institutions"], q["institutions.imbalance"]
    factors = {"efficiency": 1, "quality": 1 + aside, "flexibility": 1, "responsiveness": 1 - aside}
    outsiders = chance_of_membership(q, q["service_quality"])
    return {
        "service": q["service_quality"],
        "outsiders": outsiders,
        "outsiders_at_start": outsiders,
        "facilitation": q["facilitation"],
        "credibility": q["credibility"],
        "red_tape": red_tape_at_start(q),
        "technology": q["paradigms.technology"],
        "make_or_buy": q["paradigms.make_or_buy"],
        "self_image": q["paradigms.self_image"],
    } | {
        name: clip(r * factor + q[f"institutions_{name}"], 0, 1) for name, factor in factors.items()
    }


def state_of(place):
    """Whole-number facts and plain numbers of all firms, as arrays by their names."""
    facts = (
        "alive", "outside", "association", "member", "contributes", "uses", "new_manager", "came",
    )  # fmt: skip
    numbers = (
        "disposition", "trade_belief", "project_belief", "capability", "secrets", "cash",
        "passive", "active", "external", "net",
    )  # fmt: skip
    firms = place.firms
    return (
        {name: np.array([getattr(firm, name) for firm in firms], int) for name in facts},
        {name: np.array([getattr(firm, name) for firm in firms], float) for name in numbers},
    )
