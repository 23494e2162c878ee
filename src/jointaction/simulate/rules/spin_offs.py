"""What does a spin-off take along, and what does it leave behind?

Founders serve the same customers as their former employer and may take trade secrets with them
[MeyerStamer2002] 3.1. Rates are assumed (catalogue, ``spin_offs``).
"""

from jointaction.simulate.rules.arithmetic import HALF, ONE, Real, rule


@rule
def chance(rate: Real, within_reach: Real) -> Real:
    """Chance that an empty place is filled: every firm within reach may be left by a founder."""
    founders = rate * within_reach
    return ONE if founders > ONE else founders


@rule
def share_of_secrets(share: Real) -> Real:
    """Share of the parent's secrets that one child takes; each side of a parent holds half."""
    return share * HALF
