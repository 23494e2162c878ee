"""Does a firm put cash or time into the activity this quarter?

Log-odds from its belief in the others against the required trust; the slope is a laboratory
number (7.1, standard error .6), habit is assumed (catalogue, ``joining``).
"""

from jointaction.simulate.rules.arithmetic import Real, rule


@rule
def log_odds(
    slope: Real, belief: Real, required: Real, habit: Real, member: Real, talk: Real
) -> Real:
    """Log-odds of taking part.

    >>> log_odds(7.1, 0.5, 0.5, 1.0, 0.0, 0.0)
    0.0
    """
    return slope * (belief - required) + habit * member + talk
