"""What is left of the pressing problem once the goals come near, and what does staying cost?

After Criciuma, where co-operation decreased when most goals were achieved, "maintaining
co-operation is quite an effort" [MeyerStamer2002] 4.1. Sizes assumed (catalogue, ``fatigue``).
"""

from jointaction.simulate.rules.arithmetic import ONE, F, rule


@rule
def goal_after_quarter(reached: F, share_at_work: F, quarters_needed: F) -> F:
    """Share of the goal reached after a quarter with so many firms at work; at most 1."""
    nearer = reached + share_at_work / quarters_needed
    return ONE if nearer > ONE else nearer


@rule
def still_pressing(immediacy: F, reached: F) -> F:
    """How pressing the problem still is."""
    return immediacy * (ONE - reached)


@rule
def weariness(a_year: F, years_at_work: F, reached: F) -> F:
    """Rise of the required trust: grows with the years at work, once goals are being reached."""
    return a_year * years_at_work * reached
