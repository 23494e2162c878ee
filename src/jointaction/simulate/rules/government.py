"""How much red tape is left, and how credible is government as a broker?

Only after removing obstacles of its own making has government the credibility to get involved
[MeyerStamer2002] 4.1. One number for all firms of a place; sizes are assumed (catalogue,
``government``).
"""

from jointaction.simulate.rules.arithmetic import ONE, ZERO, Real, rule, within


@rule
def red_tape_after(red_tape: Real, cutting: Real, least: Real) -> Real:
    """Red tape after a quarter of cutting; what is needed stays.

    >>> float(red_tape_after(0.5, 0.125, 0.25)), float(red_tape_after(0.5, 0.5, 0.25))
    (0.375, 0.25)
    """
    after = red_tape - cutting
    least = red_tape if least > red_tape else least
    return least if after < least else after


@rule
def credibility_after(
    credibility: Real, up: Real, removed: Real, down: Real, facilitation: Real, red_tape: Real
) -> Real:
    """Credibility after a quarter (0-1): up by what was removed, down by meddling before that."""
    return within(credibility + up * removed - down * facilitation * red_tape, ZERO, ONE)
