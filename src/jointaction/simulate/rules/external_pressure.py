"""What does an enemy outside do to an activity?

The environmental agency as external enemy gave firms a reason to stick together
[MeyerStamer2002] 4.1; the size is assumed (catalogue, ``external_pressure``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def detection(by_association: Real, pressure: Real, under_full: Real) -> Real:
    """Chance that a deviator is found out, by the association or by those outside.

    >>> float(detection(0.5, 1.0, 0.5))
    0.75
    """
    return ONE - (ONE - by_association) * (ONE - pressure * under_full)


@rule
def relief(weight: Real, pressure: Real) -> Real:
    """Fall of the required trust."""
    return weight * pressure
