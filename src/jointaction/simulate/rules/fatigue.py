"""What is left of the pressing problem once the goals come near, and what does staying cost?

After Criciuma, where co-operation decreased when most goals were achieved, "maintaining
co-operation is quite an effort" [MeyerStamer2002] 4.1. Sizes assumed (catalogue, ``fatigue``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def goal_after_quarter(reached: Real, share_at_work: Real, quarters_needed: Real) -> Real:
    """Share of the goal reached after a quarter with so many firms at work; at most 1."""
    nearer = reached + share_at_work / quarters_needed
    return ONE if nearer > ONE else nearer


@rule
def still_pressing(immediacy: Real, reached: Real) -> Real:
    """How pressing the problem still is."""
    return immediacy * (ONE - reached)


@rule
def weariness(a_year: Real, years_at_work: Real, reached: Real) -> Real:
    """Rise of the required trust: grows with the years at work, once goals are being reached."""
    return a_year * years_at_work * reached
