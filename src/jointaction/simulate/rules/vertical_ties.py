"""How many relationships are between maker and supplier, and how do these differ?

Relational contracting is for the long term [MeyerStamer2002] 2.1; how much is bought rather than
made is part of what a place takes for granted, 1. Sizes are assumed (catalogue,
``vertical_ties``).
"""

from jointaction.simulate.rules.arithmetic import HALF, Real, rule


@rule
def share_of_new(share: Real, leverage: Real) -> Real:
    """Share of new relationships that are between maker and supplier."""
    return share * leverage


@rule
def of_kind(vertical: Real, of_vertical: Real, of_rivals: Real) -> Real:
    """The number of a vertical tie (1) or of one between rivals (0)."""
    return of_vertical if vertical > HALF else of_rivals
