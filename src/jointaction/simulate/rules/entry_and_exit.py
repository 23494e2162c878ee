"""What does a firm earn in a quarter, and does it have to close?

In tie-quarters. Firms live on what they can do, on their partners and on their secrets; fees, red
tape and crises cost. The paper tells of firms desperate for sales [MeyerStamer2002] 3.1 without
numbers: all sizes are assumed (catalogue, ``entry_and_exit``).
"""

from jointaction.simulate.rules.arithmetic import ONE, ZERO, F, Real, Truth, rule

TO_UNIT_SPREAD = F(2.4494897)


@rule
def luck(first: Real, second: Real) -> Real:
    """Luck of a quarter with standard deviation 1, from two uniform numbers."""
    return TO_UNIT_SPREAD * (first + second - ONE)


@rule
def profit(
    base: Real, earning: Real, capability: Real, ties: Real, rent: Real, secrets: Real
) -> Real:
    """Profit before project, fees, red tape, crisis and luck."""
    return base + earning * capability + ties + rent * secrets


@rule
def cash_after(cash: Real, profit_now: Real, most: Real) -> Real:
    """Cash after a quarter; what is above ``most`` is taken out."""
    after = cash + profit_now
    return most if after > most else after


@rule
def closes(cash: Real) -> Truth:
    """Whether the firm closes."""
    return cash < ZERO
