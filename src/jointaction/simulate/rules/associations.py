"""Does a firm join the association, what are its services worth, and who complains?

Membership is weighed like make or buy [MeyerStamer2002] 2.2; small firms feel that the large ones
rule, mandatory membership takes the pressure to perform away, and members outside the cluster
complain about attention to it, 3.3 and 3.4. That complaints make some leave, and all sizes, are
assumed (catalogue, ``associations``).
"""

from jointaction.simulate.rules.arithmetic import (
    ONE,
    ZERO,
    F,
    Real,
    Truth,
    happens,
    one_if,
    rule,
    within,
)

TWO = F(2)
LEAST = F(1 / 32)
LEAST_LEFT = F(1e-6)


@rule
def inside_quality(service: Real, means: Real, attention: Real, cluster_share: Real) -> Real:
    """Worth of the services to firms of the cluster, at most 1.

    >>> float(inside_quality(ONE / 4, ONE, ONE / 2, ONE / 2))
    0.375
    """
    quality = service * means * (ONE + attention * (ONE - cluster_share) / cluster_share)
    return ONE if quality > ONE else quality


@rule
def outside_quality(service: Real, means: Real, attention: Real) -> Real:
    """Worth of the services to members of other trades."""
    return service * means * (ONE - attention)


@rule
def log_odds(slope: Real, quality: Real, cost: Real) -> Real:
    """Log-odds of a voluntary membership; ``cost`` is fee, time and the best alternative."""
    return slope * (quality - cost)


@rule
def is_member(drawn: Real, mandatory: Real, voluntary: Real) -> Truth:
    """Whether a firm is a member: because it must be, or by its own choice (log-odds)."""
    left = ONE - mandatory
    free = (drawn - mandatory) / (LEAST_LEFT if left < LEAST_LEFT else left)
    return (drawn < mandatory) | happens(free, voluntary)


@rule
def means(cluster_share: Real, inside: Real, inside_at_start: Real, others: Real) -> Real:
    """Means from fees, 1 at the start; ``others`` is the ratio for members of other trades."""
    start = LEAST if inside_at_start < LEAST else inside_at_start
    return within(cluster_share * inside / start + (ONE - cluster_share) * others, ZERO, TWO)


@rule
def service_after(service: Real, development: Real, drift: Real, mandatory: Real) -> Real:
    """Service after a quarter of development, and of drift where all must be members."""
    return within(service + development * (ONE - service) - drift * mandatory * service, ZERO, ONE)


@rule
def complaints(members: Real, would_be: Real) -> Real:
    """Share of the members who would rather leave."""
    unhappy = members - would_be
    some = LEAST if members < LEAST else members
    return one_if(unhappy > ZERO) * unhappy / some
