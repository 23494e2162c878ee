"""What does step 12 of the reference write down of a quarter?"""

from tests.simulate.reference.support import mean_of_dimensions
from tests.simulate.reference.things import mean, share


def recorded(place):
    """Every recorded series by its name, at the end of a quarter."""
    alive = place.alive
    asked = place.q["intended"] if place.initiative else 1
    return {
        "cooperation": place.cooperative / place.moves if place.moves else float("nan"),
        "participation": place.contributors / asked,
        "active": float(place.runs),
        "trade_belief": mean(alive, lambda firm: firm.trade_belief),
        "project_belief": mean(alive, lambda firm: firm.project_belief),
        "disposition": mean(alive, lambda firm: firm.disposition),
        "capability": mean(alive, lambda firm: firm.capability),
        "firms_alive": len(alive) / len(place.firms),
        "outside_owned": share(alive, lambda firm: firm.outside),
        "association_members": place.members_now,
        "service": place.service,
        "inside_quality": place.inside,
        "outside_members": place.outsiders,
        "complaints": place.complaints,
        "means": place.means,
        "users": place.users[""],
        "small_users": place.users["small_"],
        "large_users": place.users["large_"],
        "responsiveness": place.responsiveness,
        "institution_mean": mean_of_dimensions(place),
        "credibility": place.credibility,
        "red_tape": place.red_tape,
        "facilitation": place.facilitation,
        "lock_in": place.lock_in,
        "signals": place.signals,
        "technology_open": place.technology,
        "make_or_buy_open": place.make_or_buy,
        "self_image_open": place.self_image,
        "crisis": place.crisis,
        "diverted": float(place.diverted),
        "vertical": place.vertical,
        "cash": mean(alive, lambda firm: firm.cash),
        "secrets_moved": place.secrets_moved,
    }
