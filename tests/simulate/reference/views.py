"""What does step 10 of the reference do? Dispositions, beliefs, views and lock-in."""

from tests.simulate.reference.things import clip
from tests.simulate.reference.trade import rule_ends


def views_and_lock_in(place):
    """Views open, lock-in grows; the leverages of before are what acts in steps 10 and 11."""
    q = place.q
    place.leverage = place.held(place.technology)
    place.signals = 1 / (1 + place.lock_in * (1 - q["foresight"]))
    spill = q["trust.spill_over"] * place.held(place.self_image)
    cooperation = place.cooperative / place.moves if place.moves else 0.0
    if not place.past:
        step = q["paradigms.opening"]
        push = place.signals * place.users[""]
        place.technology += step * push * (1 - place.technology)
        place.make_or_buy += step * cooperation * (1 - place.make_or_buy)
        place.self_image += step * place.seen * (1 - place.self_image)
    dense = q["neighbours"] / 5 * (1 - q["external_share"])
    place.lock_in += q["lock_in.rate"] * dense * cooperation
    return spill


def lesson_weight(place, firm):
    """How much of each of many lessons is felt."""
    reach = sum(1 for tie in place.ties if firm in tie.firms)
    return (1 + place.q["learning.relationships_felt"] * (reach - 1)) / reach if reach else 0.0


def dispositions_and_beliefs(place, spill):
    """What firms met moves their disposition and both beliefs."""
    q = place.q
    kept = q["trust.memory"] ** q["trust.relationships_a_quarter"]
    kept_of_projects = q["trust.project_memory"]
    for firm in place.alive:
        project = 0.0
        if firm.member and place.runs:
            project = 1.0
        elif firm.member and place.broke_now:
            project = -place.loss
        taught = lesson_weight(place, firm) * firm.lessons + spill * project
        moved = clip(firm.disposition + q["learning.rate"] * taught, -6, 6)
        firm.disposition = moved * (1 - q["learning.forgetting"])
        if firm.partners:
            met = firm.met / firm.partners
            firm.trade_belief = kept * firm.trade_belief + (1 - kept) * met
        if firm.member and (place.runs or place.broke_now):
            firm.trade_belief += spill * (1 - kept) * (place.seen - firm.trade_belief)
        if place.quarter == rule_ends(q):
            firm.trade_belief = max(0.0, firm.trade_belief - q["rules.crowding_out"])
        if firm.asked and not place.past:
            belief = kept_of_projects * firm.project_belief + (1 - kept_of_projects) * place.seen
            if firm.partners:
                belief += spill * (1 - kept) * (firm.trade_belief - belief)
            firm.project_belief = belief
