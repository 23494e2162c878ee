"""How does a firm's capability grow, by rivalry (passive) and by joint action (active)?

Share of the distance from no capability to full capability. Rivalry drives as well as divides
[MeyerStamer2002] 1 and 3.1; collective efficiency has a passive and an active part, footnote 4.
Rates are assumed (catalogue, ``capability``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def gain(capability: Real, rate: Real, push: Real) -> Real:
    """Gain of a quarter under a push of 0-1: a step of the distance that is left.

    >>> float(gain(0.5, 0.5, 1.0))
    0.25
    """
    return rate * push * (ONE - capability)
