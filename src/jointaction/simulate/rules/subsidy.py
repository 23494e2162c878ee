"""Which part of the cost does public money cover this quarter?

Cover of transaction costs at the start [MeyerStamer2002] 3.2 and 4.1.
"""

from jointaction.simulate.rules.arithmetic import Real, one_if, rule


@rule
def covered(share: Real, quarter: Real, quarters: Real, promoted: Real) -> Real:
    """Subsidised share of the cost, as long as the subsidy lasts.

    >>> float(covered(0.5, 3.0, 4.0, 1.0)), float(covered(0.5, 4.0, 4.0, 1.0))
    (0.5, 0.0)
    """
    return share * promoted * one_if(quarter < quarters)
