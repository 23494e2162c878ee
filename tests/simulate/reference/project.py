"""What do steps 8 and 9 of the reference do? Required trust, joining, side offers, accounts."""

from jointaction.simulate.layout import Purpose
from tests.simulate.reference.things import clip, lg
from tests.simulate.reference.trade import heard

JOINS, SIDE_OFFER = 0, 1


def detection(q):
    """The chance to be found out in the activity."""
    outside = q["external_pressure"] * q["external_pressure.detection"]
    return 1 - (1 - q["detection"]) * (1 - outside)


def cost_when_all_take_part(q):
    """Running cost of a member when all intended firms share it."""
    return q["cost"] * q["intended"] ** (-q["required_trust.economies"] * q["scale"])


def return_a_member(q):
    """What a contributor gets a quarter, in the accounts."""
    believed = q["stated_return"] / q["costs_and_gains.optimism"]
    launch = 1 + q["costs_and_gains.launch_quarters"] / 20
    return believed * cost_when_all_take_part(q) * launch * q["benefit_factor"]


def cost_of_red_tape(place):
    """What red tape costs a member."""
    return place.q["red_tape.cost"] * place.red_tape


def what_it_costs(place):
    """The cost of a member this quarter and the part of it that is public."""
    q = place.q
    n = max(place.members, q["threshold"] * q["intended"], 1)
    place.cost = q["cost"] * n ** (-q["required_trust.economies"] * q["scale"])
    runs = place.quarter < q["subsidy_quarters"]
    place.subsidised = q["subsidy_share"] * place.promoted * place.left_by_elections * runs


def required_of_all(place):
    """The required trust but for what differs from firm to firm, and what presses."""
    q = place.q
    paid = place.cost * (1 - place.subsidised) + cost_of_red_tape(place)
    own_benefit = q["benefit"] * q["benefit_factor"] * (1 - q["free_riding"])
    ratio = clip(paid / max(0.01, own_benefit), 0, 3)
    added = q["crisis_immediacy"] * (not place.diverted)
    pressing = min(1.0, q["immediacy"] + added) * (1 - place.goal)
    weariness = q["fatigue.weariness"] * place.quarters_at_work / 4 * place.goal
    required = (
        q["required_trust.baseline"]
        + q["required_trust.core"] * q["core"]
        + q["required_trust.predation"] * q["predation"] * (1 - detection(q))
        + q["exchange.fear"] * q["exchange.secrecy"] * q["core"]
        + q["buyers.discouraging"] * q["play_off"] * q["knowledge"]
        - q["external_pressure.required_trust"] * q["external_pressure"]
        + weariness
        + q["required_trust.cost"] * ratio
    )
    return required, q["required_trust.immediacy"] * pressing


def joining(place):
    """Each intended firm puts in cash or time, or does not."""
    q = place.q
    what_it_costs(place)
    required, pressing = required_of_all(place)
    for firm in place.firms:
        if not firm.alive or not firm.asked or place.broken:
            firm.member = False
            continue
        mine = (
            required
            - pressing * firm.felt
            + q["required_trust.outside"] * firm.outside
            - q["required_trust.earlier"] * firm.earlier
        )
        leaning = q["joining.slope"] * (firm.project_belief - mine)
        leaning += q["joining.habit"] * firm.member + heard(place, firm)
        firm.member = place.luck.happens(firm.number, Purpose.JOINING, JOINS, lg(leaning))


def running(place):
    """Side offers, and whether the activity runs, breaks or rests."""
    q, luck = place.q, place.luck
    deviators = 0
    for firm in place.firms:
        firm.contributes = firm.member
        if firm.member:
            tempting = q["side_offers.offers"] * q["predation"] * (1 - firm.project_belief)
            chance = tempting * (1 - detection(q))
            if luck.happens(firm.number, Purpose.JOINING, SIDE_OFFER, chance):
                firm.contributes = False
                deviators += 1
    place.members = sum(firm.member for firm in place.firms)
    place.contributors = sum(firm.contributes for firm in place.firms)
    needed = q["threshold"] * q["intended"]
    enough = place.members > 0 and not luck.below(place.members, needed)
    place.broke_now = enough and luck.below(q["side_offers.bearable"] * place.members, deviators)
    place.broken = place.broken or place.broke_now
    if place.broke_now:
        place.broke_in = place.quarter
        place.happened["activity broke"] += 1
    at_work = place.contributors > 0 and not luck.below(place.contributors, needed)
    place.runs = enough and at_work and not place.broke_now
    if place.runs:
        place.happened["activity ran"] += 1
        place.happened["goal reached"] += place.goal >= 1
        place.quarters_at_work += 1
        nearer = place.contributors / q["intended"] / q["goal_quarters"]
        place.goal = min(1.0, place.goal + nearer)
    voices = sum(firm.voice for firm in place.asked)
    at_work_voices = sum(firm.voice for firm in place.asked if firm.contributes)
    place.seen = at_work_voices / voices if place.runs and voices > 0 else 0.0


def accounts(place):
    """Gains and costs of the first five years."""
    q = place.q
    if not place.counts:
        return
    if place.runs:
        others = len(place.asked) - place.contributors
        outside = others * q["free_riding"] * return_a_member(q)
        place.gain += place.contributors * return_a_member(q) + outside
        place.outside_gain += outside
    place.spent += place.members * (place.cost + cost_of_red_tape(place))
    place.public += place.members * place.cost * place.subsidised
    if place.quarter == 0:
        launch = q["costs_and_gains.launch_quarters"] * cost_when_all_take_part(q) * q["intended"]
        place.spent += launch
        place.public += launch * place.subsidised
