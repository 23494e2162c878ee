"""How much does a rule with a fine take from the temptation this quarter?

Rules and sanctions stabilise a co-operative game [MeyerStamer2002] 3.1; that trust falls when a
sanction is removed is a laboratory result (catalogue, ``rules``).
"""

from jointaction.simulate.rules.arithmetic import Real, one_if, rule


@rule
def fine_now(fine: Real, quarter: Real, ends: Real) -> Real:
    """The fine, as long as the rule is in force."""
    return fine * one_if(quarter < ends)


@rule
def fall_of_belief(crowding_out: Real, quarter: Real, ends: Real) -> Real:
    """By how much belief in trade partners falls in the quarter in which a rule ends."""
    return crowding_out * one_if(quarter == ends)
