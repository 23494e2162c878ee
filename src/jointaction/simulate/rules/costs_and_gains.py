"""What does an activity bring a member in the accounts?

Benefits are long-term and hypothetical, costs obvious and immediate [MeyerStamer2002] 3.2; people
who propose state benefits too high (catalogue, ``costs_and_gains``).
"""

from jointaction.simulate.rules.arithmetic import Real, rule


@rule
def believed(stated_return: Real, optimism: Real) -> Real:
    """Benefit over cost after taking off the optimism of those who stated it.

    >>> believed(3.0, 2.0)
    1.5
    """
    return stated_return / optimism


@rule
def return_a_member(ratio: Real, cost: Real, launch_share: Real, factor: Real) -> Real:
    """What a member's part in the running activity brings a quarter (tie-quarters)."""
    return ratio * cost * launch_share * factor
