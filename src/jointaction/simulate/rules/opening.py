"""Does a firm open a new relationship by co-operating?

Log-odds of opening with co-operation, from the game, the firm's disposition and recent talk.
The intercept and the slope in Delta_RD are laboratory numbers (ten treatment cells of the
repeated prisoner's dilemma, after learning); see the catalogue, mechanism ``opening``.
"""

from jointaction.simulate.rules.arithmetic import Real, rule


@rule
def log_odds(intercept: Real, slope: Real, advantage: Real, readiness: Real) -> Real:
    """Log-odds of opening with co-operation; readiness is disposition and recent talk.

    >>> log_odds(-0.4, 3.2, 0.0, 0.0)
    -0.4
    """
    return intercept + slope * advantage + readiness
