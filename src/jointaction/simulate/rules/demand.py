"""Does demand slump again after the start, and what is felt of it?

Nobody knows when; rate and depth are assumed (catalogue, ``demand``). A slump works like the
crisis at the start [MeyerStamer2002] 3.4.
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def felt(left: Real, came: Real, depth: Real) -> Real:
    """Slump felt now: what is left of earlier ones, or the new one where it is deeper.

    >>> float(felt(0.2, 1.0, 0.5)), float(felt(0.2, 0.0, 0.5))
    (0.5, 0.2)
    """
    new = came * depth
    return new if new > left else left


@rule
def altogether(crisis: Real, slump: Real) -> Real:
    """Crisis and slump together, at most a full crisis.

    >>> float(altogether(0.75, 0.5))
    1.0
    """
    both = crisis + slump
    return ONE if both > ONE else both
