"""How do ratings of the past become dispositions and beliefs at the start?

A place has a history of rivalry or of co-operation [MeyerStamer2002] 3.1; the factors are assumed
(catalogue, ``place``).
"""

from jointaction.simulate.rules.arithmetic import Real, rule


@rule
def rated(factor: Real, prior_cooperation: Real, rivalry: Real) -> Real:
    """Mean log-odds of disposition, or of belief, from two ratings of 0-5.

    >>> rated(0.5, 1.0, 4.0)
    -1.5
    """
    return factor * (prior_cooperation - rivalry)
