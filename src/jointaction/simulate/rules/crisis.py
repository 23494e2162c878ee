"""How hard does a crisis still press?

A demand shock fades with a half-life. It makes undercutting more tempting and relationships
shorter [MeyerStamer2002] 3.1; where it makes a common problem more pressing it can start joint
action, 3.4 and 4.1.
"""

from jointaction.simulate.rules.arithmetic import Real, power_of_two, rule


@rule
def still_felt(at_start: Real, quarters: Real, half_life: Real) -> Real:
    """Severity (0-1) so many quarters after it stood at ``at_start``."""
    return at_start * power_of_two(-quarters / half_life)
