"""What does step 1 of the reference do? Crisis, slump, technology, election; owners, managers."""

from math import floor

from jointaction.simulate.layout import Purpose
from tests.simulate.reference.things import (
    ELECTION,
    NEW_MANAGER,
    READING,
    SLUMP,
    TAKE_OVER,
    TECHNOLOGY,
    in_small_steps,
    mean,
)


def means_of_the_alive(place):
    """The means over firms alive at the beginning of the quarter."""
    for name in ("disposition", "trade_belief", "project_belief", "capability"):
        place.mean[name] = mean(
            place.alive, lambda firm, name=name: in_small_steps(getattr(firm, name))
        )


def shocks(place):
    """Crisis, slump, technology and election."""
    q, t, luck = place.q, place.quarter, place.luck
    half_life = q["crisis.half_life"]
    left = q["crisis"] * 2 ** (-t / half_life)
    depth = q["crisis"] if t == 0 else 0.0
    place.slump *= 2 ** (-1 / half_life)
    if t > 0 and luck.happens(0, Purpose.PLACE, SLUMP, q["demand.rate"]):
        depth = q["demand.depth"]
        place.slump = max(place.slump, depth)
        place.happened["slump"] += 1
    place.crisis = min(1.0, left + place.slump)
    politics = q["crisis.sunset_politics"] * q["political_rivalry"]
    chance = min(1.0, depth * (q["crisis.sunset"] + politics))
    if luck.happens(0, Purpose.PLACE, READING, chance):
        place.diverted = True
        place.happened["read as a sunset"] += 1
    place.promoted = 1 - q["crisis.diverted"] * place.diverted
    place.technology_moves = luck.happens(0, Purpose.PLACE, TECHNOLOGY, q["lock_in.shock_rate"])
    place.happened["technology moved on"] += place.technology_moves
    term = round(q["elections.every"])
    if (t + floor(q["elections.offset"] * term)) % term == 0:
        chance = q["elections.harm"] * q["political_rivalry"]
        if luck.happens(0, Purpose.PLACE, ELECTION, chance):
            place.happened["office changed"] += 1
            kept = 1 - q["elections.loss"]
            place.facilitation *= kept
            place.credibility *= kept
            place.left_by_elections *= kept


def owners_and_managers(place):
    """Take-overs, and new managers who begin somewhere else."""
    q, luck = place.q, place.luck
    for firm in place.firms:
        firm.new_manager = 0
    for firm in place.alive:
        taken = not firm.outside and luck.happens(
            firm.number, Purpose.FIRM_EVENTS, TAKE_OVER, q["ownership.takeovers"]
        )
        if taken:
            firm.outside = True
            firm.association = False
        leaves = luck.happens(firm.number, Purpose.FIRM_EVENTS, NEW_MANAGER, 1 / place.tenure(firm))
        firm.new_manager = 2 if taken else int(leaves)
        place.happened["take-over"] += taken
        if taken or leaves:
            place.happened["new manager"] += 1
            firm.member = False
            for name in ("disposition", "trade_belief", "project_belief"):
                own = getattr(firm, name)
                moved = own + q["ownership.fresh_start"] * (place.mean[name] - own)
                setattr(firm, name, moved)
