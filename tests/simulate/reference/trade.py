"""What do steps 2 to 5 of the reference do? Terms, talk, ties, moves, and what is learned."""

from math import inf

from jointaction.simulate.layout import Purpose
from tests.simulate.reference.support import inside_quality
from tests.simulate.reference.things import clip, lg, logit, mean

ENDS, FIRST_MOVE, KIND = 0, 1, 3


def terms(place):
    """Temptation on both kinds of tie, and the loss."""
    q = place.q
    base = (
        q["tie_game.temptation"]
        + q["buyers.on_temptation"] * q["play_off"]
        + q["crisis.on_temptation"] * place.crisis
        - q["rules.fine"] * q["detection"] * (place.quarter < rule_ends(q))
    )
    rivals = base + q["tie_game.similarity"] * q["product_similarity"]
    place.temptation = {True: max(0.05, base), False: max(0.05, rivals)}
    place.loss = max(0.05, q["tie_game.loss"] + q["exchange.on_loss"] * q["exchange.secrecy"])


def rule_ends(q):
    """The quarter in which a rule ends: experiments set one."""
    return q.get("rule_ends", inf)


def talk(place):
    """What reaches each firm of meetings and of the launch."""
    q, t = place.q, place.quarter
    place.inside = inside_quality(place)
    at_start = q["service_quality"]
    factor = place.inside / at_start if not place.past and at_start > 0 else 1.0
    meetings = min(1.0, q["meetings"] * factor)
    per_meeting = q["talk.face_to_face"] + q["talk.written"]
    place.regular, place.launch = per_meeting * meetings, 0.0
    if place.initiative and not place.past:
        convened = 1 - (1 - meetings) * (
            1 - place.credibility * place.facilitation * place.promoted
        )
        more = max(0.0, per_meeting * convened - place.regular)
        place.launch = more * 2 ** (-t / q["talk.half_life"])
    for firm in place.firms:
        firm.ready = firm.disposition + heard(place, firm)


def heard(place, firm):
    """The talk that reaches a firm, by its membership at this point of the quarter."""
    return place.regular * firm.association + place.launch * firm.asked


def continuation(place, tie):
    """The chance that a tie goes on."""
    q = place.q
    lost = max(place.turnover(firm) for firm in tie.firms)
    going_on = q["tie_game.continuation"] - q["crisis.on_continuation"] * place.crisis - lost
    return clip(going_on + q["vertical_ties.longer"] * tie.vertical, 0, 0.99)


def ends_and_beginnings(place):
    """Ties end and teach; what is new takes its kind."""
    q, luck = place.q, place.luck
    vertical = (q["vertical_ties.share"] + q["matching"]) * place.held(place.make_or_buy)
    for firm in place.firms:
        firm.lessons = 0.0
    for tie in place.live_ties:
        address = tie.one.number, Purpose.TIE + tie.apart
        if not tie.fresh and not luck.happens(*address, ENDS, continuation(place, tie)):
            for side, firm in enumerate(tie.firms):
                firm.lessons += (2 * tie.opened[side] - 1) * tie.paid[side]
            tie.fresh = True
            place.happened["relationship ended"] += 1
        if tie.fresh:
            tie.paid = [0.0, 0.0]
            tie.vertical = luck.happens(*address, KIND, vertical)


def rows(q):
    """The chance to co-operate again, by own and partner's last move."""
    n = min(1.0, q["continuing.monitoring_error"] / 0.125)
    return {
        (own, partner): (1 - n) * q[f"continuing.after_{name}"] + n * q[f"continuing.noisy_{name}"]
        for own, partner, name in ((1, 1, "cc"), (1, 0, "cd"), (0, 1, "dc"), (0, 0, "dd"))
    }


def play(place):
    """Both sides of every live tie move at once, and are paid."""
    q, luck, row = place.q, place.luck, rows(place.q)
    place.cooperative, place.moves = 0, 0
    place.vertical = mean(place.live_ties, lambda tie: tie.vertical)
    for firm in place.firms:
        firm.earned, firm.partners, firm.met = 0.0, 0, 0
    for tie in place.live_ties:
        g, loss = place.temptation[tie.vertical], place.loss
        worth = continuation(place, tie) - (g + loss) / (1 + g + loss)
        moves = []
        for side, firm in enumerate(tie.firms):
            if tie.fresh:
                leaning = q["opening.intercept"] + q["opening.slope"] * worth + firm.ready
            else:
                last = tie.moves[side], tie.moves[1 - side]
                leaning = logit(row[last]) + q["continuing.pull"] * firm.disposition
            purpose = Purpose.TIE + tie.apart
            chance = lg(leaning)
            moves.append(int(luck.happens(tie.one.number, purpose, FIRST_MOVE + side, chance)))
        if tie.fresh:
            tie.opened, tie.fresh = list(moves), False
        tie.moves = moves
        for side, firm in enumerate(tie.firms):
            own, partner = moves[side], moves[1 - side]
            paid = partner * (1 + g * (1 - own)) - loss * own * (1 - partner)
            tie.paid[side] += paid
            firm.earned += paid
            firm.partners += 1
            firm.met += partner
            if place.counts:
                place.trade_gain += paid
        place.cooperative += sum(moves)
        place.moves += 2


def exchange(place):
    """What could be learned from partners, and which secrets leak to whom."""
    q = place.q
    for firm in place.firms:
        firm.learnable, firm.leaked, firm.secrets_won = 0.0, 0.0, 0.0
    for tie in place.live_ties:
        honest = q["exchange.sharing"] * (tie.moves == [1, 1])
        part = q["exchange.mobility"] + honest * (1 + q["exchange.interacting"] * tie.vertical)
        for side, firm in enumerate(tie.firms):
            partner = tie.firms[1 - side]
            firm.learnable += max(partner.capability - firm.capability, 0) * part
            if tie.moves[side] == 1 and tie.moves[1 - side] == 0:
                firm.leaked += q["exchange.leak"]
                partner.secrets_won += q["exchange.leak"] * firm.secrets
