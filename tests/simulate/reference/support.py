"""What do steps 6 and 7 of the reference do? Association, institutions, government."""

from math import prod

from jointaction.simulate.layout import Purpose
from tests.simulate.reference.things import clip, lg, share

RECONSIDERS, IS_MEMBER, USES = 0, 1, 2
DIMENSIONS = ("efficiency", "quality", "flexibility", "responsiveness")


def attention(place):
    """Extra attention to the cluster."""
    return 0.0 if place.past else place.q["associations.attention"] * place.promoted


def inside_quality(place):
    """What the association is worth to firms of the cluster."""
    s = place.q["associations.cluster_share"]
    return min(1.0, place.service * place.means * (1 + attention(place) * (1 - s) / s))


def chance_of_membership(q, quality):
    """The chance to be a member, by the quality a firm meets."""
    cost = q["associations.fee"] + q["associations.time"] + q["associations.alternative"]
    free = lg(q["associations.slope"] * (quality - cost))
    return q["associations.mandatory"] + (1 - q["associations.mandatory"]) * free


def membership(place, all_reconsider):
    """Some firms reconsider whether they are members."""
    q, luck = place.q, place.luck
    for firm in place.alive:
        reconsiders = luck.happens(
            firm.number, Purpose.SUPPORT, RECONSIDERS, q["associations.reconsider"]
        )
        if reconsiders or all_reconsider:
            captured = q["associations.capture"] * q["lead_share"] * firm.small
            chance = chance_of_membership(q, place.inside * (1 - captured))
            firm.association = luck.happens(firm.number, Purpose.SUPPORT, IS_MEMBER, chance)


def use(place):
    """Each firm uses institutions or does without."""
    q = place.q
    for firm in place.alive:
        worth = mean_of_dimensions(place) * reception(q, firm) - q["institutions.outside_option"]
        chance = lg(q["institutions.slope"] * worth)
        firm.uses = place.luck.happens(firm.number, Purpose.SUPPORT, USES, chance)


def mean_of_dimensions(place):
    """The geometric mean of the four dimensions."""
    return prod(getattr(place, name) for name in DIMENSIONS) ** (1 / 4)


def reception(q, firm):
    """What a firm can take in."""
    return q["institutions.small_reception"] if firm.small else 1.0


def association_changes(place):
    """Members of other trades, means and service."""
    q, s = place.q, place.q["associations.cluster_share"]
    quality = place.service * place.means * (1 - attention(place))
    wanted = chance_of_membership(q, quality)
    place.complaints = max(place.outsiders - wanted, 0) / max(place.outsiders, 1 / 32)
    place.outsiders += q["associations.reconsider"] * (wanted - place.outsiders)
    place.members_now = share(place.alive, lambda firm: firm.association)
    of_the_cluster = place.members_now / max(place.members_at_start, 1 / 32)
    of_others = place.outsiders / place.outsiders_at_start
    place.means = clip(s * of_the_cluster + (1 - s) * of_others, 0, 2)
    place.service += (
        q["association_development"] * (1 - place.service)
        - q["associations.drift"] * q["associations.mandatory"] * place.service
    )


def institutions_change(place):
    """Feedback, academic drift, the old frontier, and development."""
    q = place.q
    users = {
        "": place.alive,
        "small_": [firm for firm in place.alive if firm.small],
        "large_": [firm for firm in place.alive if not firm.small],
    }
    place.users = {name: share(firms, lambda firm: firm.uses) for name, firms in users.items()}
    d = (
        q["institutions.feedback"] * place.users[""] * (1 - place.responsiveness)
        - q["institutions.academic_drift"] * q["institutions.academic"] * place.responsiveness
    )
    other = -q["institutions.trade_off"] * (1 - place.lean) * d / 3
    development = q["institution_development"]
    for name in DIMENSIONS:
        moved = clip(getattr(place, name) + (d if name == "responsiveness" else other), 0, 1)
        setattr(place, name, moved + development * (1 - moved))
    place.lean += development * (1 - place.lean)


def red_tape_at_start(q):
    """Red tape of all levels."""
    local, regional = q["red_tape.local_weight"], q["red_tape.regional_weight"]
    central = 1 - local - regional
    return (
        local * q["red_tape"] + regional * q["red_tape_regional"] + central * q["red_tape_central"]
    )


def government(place):
    """Red tape is cut, or not; government becomes more or less credible."""
    q, t = place.q, place.quarter
    fall = 0.0
    if q["cutting_from"] <= t <= q["cutting_from"] + q["cutting_quarters"] - 1:
        least = q["government.essential"] * red_tape_at_start(q)
        fall = place.red_tape - max(place.red_tape - q["cutting"], min(least, place.red_tape))
    place.red_tape -= fall
    place.credibility += q["government.up"] * fall
    if place.initiative:
        young = 2 ** (-t / q["talk.half_life"])
        place.credibility -= (
            q["government.down"] * place.facilitation * place.promoted * place.red_tape * young
        )
    place.credibility = clip(place.credibility, 0, 1)
