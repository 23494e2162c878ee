"""What do two firms learn from one another in a quarter, and what leaks?

Learning by interacting, people who carry knowledge from firm to firm, the loss of trade secrets
and firms that ignore what was not invented at home [MeyerStamer2002] 2.1, 3.1, 3.2 and 4.1. Leaks
are taken at their expectation, a share of many small secrets (assumed); rates are assumed
(catalogue, ``exchange``).
"""

from jointaction.simulate.rules.arithmetic import ONE, ZERO, Real, rule


@rule
def openness(
    mobility: Real, sharing: Real, both_cooperate: Real, interacting: Real, vertical: Real
) -> Real:
    """Part of the distance between two firms that a tie lets through this quarter.

    >>> float(openness(0.0, 0.5, 1.0, 1.0, 1.0)), float(openness(0.25, 0.5, 0.0, 1.0, 1.0))
    (1.0, 0.25)
    """
    return mobility + sharing * both_cooperate * (ONE + interacting * vertical)


@rule
def to_learn(own: Real, other: Real, let_through: Real) -> Real:
    """What a firm could learn from a more capable one."""
    distance = other - own
    return let_through * (distance if distance > ZERO else ZERO)


@rule
def taken_in(capability: Real, learned: Real, closed_mind: Real, learning_open: Real) -> Real:
    """Gain of capability: a firm takes in the more the more it can do already."""
    return (ONE - closed_mind) * capability * learned * learning_open


@rule
def leaked(own: Real, other: Real, leak: Real) -> Real:
    """Share of its secrets that a firm loses: it dealt openly (1) and the other did not (0)."""
    return leak * own * (ONE - other)


@rule
def secrets_after(secrets: Real, lost_share: Real, gained: Real) -> Real:
    """Secrets after the quarter; nothing is made or lost between firms."""
    share = ONE if lost_share > ONE else lost_share
    return secrets * (ONE - share) + gained
