"""Who is a member of the association, who uses the institutions, and how do both change? Step 6.

Membership is decided in the past as well; institutions, services and means stand still until
quarter 0, because the ratings describe them as they are at the start.
"""

import numpy as np

from jointaction.draws import as_share, philox
from jointaction.simulate.kernel import Page, RunNumbers, kernel
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane, Purpose
from jointaction.simulate.rules import associations, institutions
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, F, happens, one_if, share_of


@kernel
def decided(
    quarter: int,
    runs: RunNumbers,
    key: RunNumbers,
    names: RunNumbers,
    firms: int,
    lane: Page,
    firm: Page,
) -> None:
    """Each firm decides about membership and about using institutions."""
    k0, k1 = key[0], key[1]
    address, purpose = np.uint64(quarter + 2**31), np.uint64(Purpose.SUPPORT)
    size = FIRM_FIELDS * LANES
    now, started = F(quarter), one_if(quarter >= 0)
    for i in range(LANES):
        lane[Lane.ALIVE * LANES + i] = ZERO
        lane[Lane.SMALL * LANES + i] = ZERO
        lane[Lane.ASSOCIATED * LANES + i] = ZERO
        lane[Lane.USERS * LANES + i] = ZERO
        lane[Lane.SMALL_USERS * LANES + i] = ZERO
    for place in range(firms):
        one = firm[place * size : (place + 1) * size]
        for i in range(LANES):
            again, chosen, used, _ = philox(runs[i], address, names[place], purpose, k0, k1)
            alive, small = one[FirmField.ALIVE * LANES + i], one[FirmField.SMALL * LANES + i]
            quality = lane[Lane.INSIDE * LANES + i] * (ONE - small * lane[Lane.CAPTURE * LANES + i])
            voluntary = associations.log_odds(
                lane[Lane.MEMBERSHIP_SLOPE * LANES + i],
                quality,
                lane[Lane.MEMBERSHIP_COST * LANES + i],
            )
            joins = associations.is_member(
                as_share(chosen), lane[Lane.MANDATORY * LANES + i], voluntary
            )
            begins = -lane[Lane.BURN_IN * LANES + i]
            decides = (now == begins) | (as_share(again) < lane[Lane.RECONSIDER * LANES + i])
            kept = one[FirmField.ASSOCIATION * LANES + i]
            member = alive * one_if(now >= begins) * (one_if(joins) if decides else kept)
            one[FirmField.ASSOCIATION * LANES + i] = member
            whole = institutions.as_a_whole(
                lane[Lane.EFFICIENCY * LANES + i],
                lane[Lane.QUALITY * LANES + i],
                lane[Lane.FLEXIBILITY * LANES + i],
                lane[Lane.RESPONSIVENESS * LANES + i],
            )
            use = institutions.log_odds(
                lane[Lane.USE_SLOPE * LANES + i],
                whole,
                institutions.reception(small, lane[Lane.SMALL_RECEPTION * LANES + i]),
                lane[Lane.OUTSIDE_OPTION * LANES + i],
            )
            uses = started * alive * one_if(happens(as_share(used), use))
            one[FirmField.USES * LANES + i] = uses
            lane[Lane.ALIVE * LANES + i] += alive
            lane[Lane.SMALL * LANES + i] += alive * small
            lane[Lane.ASSOCIATED * LANES + i] += member
            lane[Lane.USERS * LANES + i] += uses
            lane[Lane.SMALL_USERS * LANES + i] += uses * small


@kernel
def association(lane: Page) -> None:
    """Members of other trades, means, and services after the quarter."""
    for i in range(LANES):
        attention = lane[Lane.ATTENTION * LANES + i] * lane[Lane.PROMOTED * LANES + i]
        service = lane[Lane.SERVICE * LANES + i]
        mandatory = lane[Lane.MANDATORY * LANES + i]
        quality = associations.outside_quality(service, lane[Lane.MEANS * LANES + i], attention)
        voluntary = associations.log_odds(
            lane[Lane.MEMBERSHIP_SLOPE * LANES + i],
            quality,
            lane[Lane.MEMBERSHIP_COST * LANES + i],
        )
        would_be = mandatory + (ONE - mandatory) * share_of(voluntary)
        members = lane[Lane.OUTSIDERS * LANES + i]
        lane[Lane.COMPLAINTS * LANES + i] = associations.complaints(members, would_be)
        members += lane[Lane.RECONSIDER * LANES + i] * (would_be - members)
        lane[Lane.OUTSIDERS * LANES + i] = members
        alive = lane[Lane.ALIVE * LANES + i]
        inside = lane[Lane.ASSOCIATED * LANES + i] / (alive if alive > HALF else ONE)
        at_start = lane[Lane.OUTSIDERS_AT_START * LANES + i]
        lane[Lane.MEANS * LANES + i] = associations.means(
            lane[Lane.CLUSTER_SHARE * LANES + i],
            inside,
            lane[Lane.MEMBERS_AT_START * LANES + i],
            members / (at_start if at_start > ZERO else ONE),
        )
        lane[Lane.SERVICE * LANES + i] = associations.service_after(
            service,
            lane[Lane.ASSOCIATION_DEVELOPMENT * LANES + i],
            lane[Lane.DRIFT * LANES + i],
            mandatory,
        )


@kernel
def institution(lane: Page) -> None:
    """The four dimensions of the supporting institutions after the quarter."""
    for i in range(LANES):
        alive = lane[Lane.ALIVE * LANES + i]
        users = lane[Lane.USERS * LANES + i] / (alive if alive > HALF else ONE)
        responsiveness = lane[Lane.RESPONSIVENESS * LANES + i]
        change = institutions.change_of_responsiveness(
            responsiveness,
            lane[Lane.FEEDBACK * LANES + i],
            users,
            lane[Lane.ACADEMIC_DRIFT * LANES + i],
        )
        lean = lane[Lane.LEAN * LANES + i]
        lost = -institutions.traded_off(change, lane[Lane.TRADE_OFF * LANES + i], lean)
        step = lane[Lane.INSTITUTION_DEVELOPMENT * LANES + i]
        lane[Lane.EFFICIENCY * LANES + i] = institutions.developed(
            lane[Lane.EFFICIENCY * LANES + i], lost, step
        )
        lane[Lane.QUALITY * LANES + i] = institutions.developed(
            lane[Lane.QUALITY * LANES + i], lost, step
        )
        lane[Lane.FLEXIBILITY * LANES + i] = institutions.developed(
            lane[Lane.FLEXIBILITY * LANES + i], lost, step
        )
        lane[Lane.RESPONSIVENESS * LANES + i] = institutions.developed(responsiveness, change, step)
        lane[Lane.LEAN * LANES + i] = institutions.developed(lean, ZERO, step)
