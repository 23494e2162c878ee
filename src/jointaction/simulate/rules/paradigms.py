"""How open is what a place takes for granted, and how much does a closed view hold back?

Paradigms of technology, of making or buying, and of the own self-image [MeyerStamer2002] 1;
opening them is not strictly a precondition of technical innovation but gives other measures
leverage, 4.1. Sizes are assumed (catalogue, ``paradigms``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def leverage(open_share: Real, hold: Real) -> Real:
    """What gets through: all where the view is open, 1 - hold where it is closed.

    >>> float(leverage(0.5, 0.5)), float(leverage(1.0, 0.5))
    (0.75, 1.0)
    """
    return ONE - hold * (ONE - open_share)


@rule
def after_quarter(open_share: Real, opening: Real, push: Real) -> Real:
    """Openness after a quarter under a push of 0-1."""
    return open_share + opening * push * (ONE - open_share)
