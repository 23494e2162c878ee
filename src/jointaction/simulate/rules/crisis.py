"""How hard does a crisis still press, and is it read as a common problem or as a sunset?

A demand shock fades with a half-life. It makes undercutting more tempting and relationships
shorter [MeyerStamer2002] 3.1; where it makes a common problem more pressing it can start joint
action, 3.4 and 4.1. Just as likely local actors take it for structural and turn to other trades
(3.4); the sizes are assumed (catalogue, ``crisis``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, power_of_two, rule


@rule
def still_felt(at_start: Real, quarters: Real, half_life: Real) -> Real:
    """Severity (0-1) so many quarters after it stood at ``at_start``."""
    return at_start * power_of_two(-quarters / half_life)


@rule
def chance_of_sunset(depth: Real, full: Real) -> Real:
    """Chance that a crisis of this depth is read as structural; ``full`` is that of a full one."""
    chance = depth * full
    return ONE if chance > ONE else chance


@rule
def promoted(diverted: Real, part: Real) -> Real:
    """Part of promotion that still serves the cluster.

    >>> float(promoted(1.0, 0.75)), float(promoted(0.0, 0.75))
    (0.25, 1.0)
    """
    return ONE - part * diverted
