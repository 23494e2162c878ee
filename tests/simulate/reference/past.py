"""How does the past of a place go in the reference, from its beginning to quarter 0?"""

from statistics import NormalDist

from jointaction.simulate.layout import Purpose
from tests.simulate.reference import quarter
from tests.simulate.reference.luck import drawn_once
from tests.simulate.reference.things import clip, lg, logit, mean

SETTLING = 8


def play(place):
    """The whole past: played, moved to what is rated, played on, and moved again."""
    begins = -round(place.q["place.burn_in"])
    for t in range(begins, 0):
        if t == -SETTLING:
            move_to_ratings(place)
        quarter.play(place, t, all_reconsider=t == begins)
    move_to_ratings(place)


def move_to_ratings(place):
    """The means of disposition and of log-odds of belief become the rated ones."""
    q = place.q
    more = q["starting_disposition"] - mean(place.alive, lambda firm: firm.disposition)
    belief = {firm.number: logit(clip(firm.trade_belief, 0.01, 0.99)) for firm in place.alive}
    shift = q["starting_trust"] - mean(place.alive, lambda firm: belief[firm.number])
    for firm in place.alive:
        firm.disposition = clip(firm.disposition + more, -6, 6)
        firm.trade_belief = lg(belief[firm.number] + shift)
        omega = q["trust.spill_over"]
        firm.project_belief = omega * firm.trade_belief + (1 - omega) * q["trust.neutral"]


def normal(u):
    """The standard normal number below which the share ``u`` lies."""
    return NormalDist().inv_cdf(u)


def firms_at_start(q, seed, draw):
    """What each firm is at quarter 0, and its disposition at the beginning of the past."""
    count, intended = int(q["simulated"]), int(q["intended"])

    def u(number, purpose):
        return drawn_once(draw, number, purpose, seed)

    firms = []
    for number in range(count):
        size = u(number, Purpose.SIZE)
        small = size < q["share_small"]
        large = size >= q["share_small"] + q["share_medium"]
        voice = 1.0 if small else q["size.large_voice" if large else "size.medium_voice"]
        able = q["skill"] + q["capability.spread"] * normal(u(number, Purpose.CAPABILITY))
        empty = number >= q["asked_most"] and u(number, Purpose.ROOM) < q["spin_offs.room"]
        spread = q["place.disposition_spread"]
        firms.append({
            "alive": not empty,
            "outside": u(number, Purpose.OWNERSHIP) < q["external_share"],
            "small": small,
            "voice": voice,
            "size": size,
            "felt": float(u(number, Purpose.FELT) < q["felt_share"]),
            "closed_mind": u(number, Purpose.CLOSED_MIND) < q["exchange.not_invented_here"],
            "capability": clip(able, 0, 1),
            "secrets": 1.0,
            "cash": q["entry_and_exit.start_cash"],
            "disposition": spread * normal(u(number, Purpose.STARTING_DISPOSITION)),
        })  # fmt: skip
    asked = firms[:intended]
    lead = max(asked, key=lambda firm: firm["size"])
    others = sum(firm["voice"] for firm in asked if firm is not lead)
    part = min(q["size.lead_weight"] * q["lead_share"], 0.8)
    lead["voice"] = max(others * part / (1 - part), lead["voice"])
    return firms
