"""What does step 11 of the reference do? Founders and newcomers, capability, profit, closing."""

from dataclasses import dataclass
from math import sqrt

from jointaction.simulate.layout import Purpose
from tests.simulate.reference.project import cost_of_red_tape, return_a_member
from tests.simulate.reference.support import mean_of_dimensions, reception
from tests.simulate.reference.things import Firm, clip

FOUNDED, WHICH_PARENT, NEWCOMER = 0, 1, 2
LUCK, MORE_LUCK = 2, 3


@dataclass(eq=False)
class Arrival:
    """Somebody who will take an empty place: a founder who leaves ``parent``, or a newcomer."""

    place: Firm
    parent: Firm | None


def arrivals(place):
    """Who will take which empty place: all is decided before anybody begins."""
    q, luck, coming = place.q, place.luck, []
    chance = min(1.0, q["spin_offs.rate"] * 2 * q["neighbours"])
    for firm in place.firms:
        firm.came = 0
        if firm.alive:
            continue
        parent = None
        if luck.happens(firm.number, Purpose.ENTRY, FOUNDED, chance):
            lower_first = luck.happens(firm.number, Purpose.ENTRY, WHICH_PARENT, 0.5)
            parent = parent_of(place, firm, lower_first)
        if parent or luck.happens(
            firm.number, Purpose.ENTRY, NEWCOMER, q["entry_and_exit.entry"] + q["incubation"]
        ):
            coming.append(Arrival(firm, parent))
            place.happened["spin-off" if parent else "newcomer"] += 1
            firm.came = 3 if parent is None else 1 if parent.number < firm.number else 2
    return coming


def parent_of(place, firm, lower_first):
    """The adjacent firm that a founder leaves, if there is one alive."""
    lower, higher = firm.number - 1, firm.number + 1
    for number in (lower, higher) if lower_first else (higher, lower):
        if 0 <= number < len(place.firms) and place.firms[number].alive:
            return place.firms[number]
    return None


def gains_of_capability(place, firm):
    """What capability gains this quarter: passive, active and external."""
    q, room = place.q, 1 - firm.capability
    held = place.leverage * (1 - q["buyers.blocking"] * q["play_off"])
    passive = q["capability.passive_rate"] * q["rivalry_pressure"] * room
    if not firm.closed_mind:
        passive += firm.capability * firm.learnable * held
    active, external = 0.0, 0.0
    if place.runs and firm.contributes:
        told = 1 - q["exchange.secrecy"] * q["core"]
        active = q["capability.active_rate"] * q["knowledge"] * q["skill"] * told * room * held
    elif place.runs:
        at_work = place.contributors / q["intended"]
        external = q["externalities.rate"] * at_work * q["knowledge"] * room * held
    if firm.uses:
        taken_in = mean_of_dimensions(place) * reception(q, firm)
        active += q["institutions.rate"] * taken_in * room * held
    return passive, active, external


def from_the_activity(place, firm):
    """What the activity brings a firm this quarter, less what it costs it."""
    brings = return_a_member(place.q) if firm.contributes and place.runs else 0.0
    costs = place.cost * (1 - place.subsidised) + cost_of_red_tape(place)
    return brings - costs * firm.member


def profit(place, firm):
    """What a firm earns this quarter."""
    q = place.q
    made = q["entry_and_exit.base"] + q["entry_and_exit.earning"] * firm.capability + firm.earned
    made += q["entry_and_exit.secret_rent"] * firm.secrets
    made += from_the_activity(place, firm)
    if firm.association:
        made -= q["associations.fee"]
    made -= q["entry_and_exit.burden"] * place.red_tape
    made -= q["entry_and_exit.crisis_loss"] * place.crisis
    one = place.luck.share(firm.number, Purpose.FIRM_EVENTS, LUCK)
    other = place.luck.share(firm.number, Purpose.FIRM_EVENTS, MORE_LUCK)
    return made + q["entry_and_exit.noise"] * sqrt(6) * (one + other - 1)


def settle(place):
    """Capability grows, money is made, and some firms close."""
    q, before = place.q, {firm.number: firm.capability for firm in place.firms}
    coming, settling = arrivals(place), place.alive
    secrets = {firm.number: firm.secrets for firm in place.firms}
    harm = {firm.number: q["exchange.leak_harm"] * firm.leaked for firm in place.firms}
    for firm in settling:
        made = profit(place, firm)
        firm.net += from_the_activity(place, firm)
        gains = gains_of_capability(place, firm)
        if place.counts:
            firm.passive += gains[0]
            firm.active += gains[1]
            firm.external += gains[2]
        lost = 0.0
        if place.technology_moves:
            lost = q["lock_in.obsolescence"] * (1 - place.leverage * place.signals)
        firm.capability = clip(firm.capability * (1 - lost) + sum(gains), 0, 1)
        firm.cash = min(firm.cash + made, q["entry_and_exit.most_cash"])
    for one in coming:
        begin(place, one, before)
        if one.parent:
            harm[one.parent.number] += q["spin_offs.harm"]
    move_secrets(place, coming, secrets)
    for firm in settling:
        firm.disposition = max(-6.0, firm.disposition - harm[firm.number])
        if place.luck.below(firm.cash, 0.0):
            close(place, firm)


def begin(place, one, capability):
    """Somebody begins in an empty place: the child of a parent, or a newcomer like the mean."""
    q, firm, parent = place.q, one.place, one.parent
    firm.alive, firm.outside, firm.cash = True, False, q["entry_and_exit.start_cash"]
    firm.earlier = firm.net = 0.0
    if parent:
        firm.capability = q["spin_offs.share"] * capability[parent.number]
    else:
        firm.capability = place.mean["capability"]
    for name in ("disposition", "trade_belief", "project_belief"):
        setattr(firm, name, getattr(parent, name) if parent else place.mean[name])


def move_secrets(place, coming, secrets):
    """Leaks and founders move secrets, all by what each held before the quarter."""
    for firm in place.firms:
        firm.secrets = secrets[firm.number] * (1 - firm.leaked) + firm.secrets_won
        place.secrets_moved += firm.secrets_won
    for one in coming:
        if one.parent:
            left = secrets[one.parent.number] * (1 - one.parent.leaked)
            taken = place.q["spin_offs.share"] / 2 * left
            one.parent.secrets -= taken
            one.place.secrets += taken
            place.secrets_moved += taken


def close(place, firm):
    """A firm closes; its relationships end without a lesson."""
    place.happened["closed"] += 1
    firm.alive = firm.member = firm.contributes = firm.association = firm.uses = False
    for tie in place.ties:
        if firm in tie.firms:
            tie.fresh = True
