"""Does a member take a better offer on the side, and does the project break over it?

"If firms do not trust each other, a supplier who is the target of the co-operative will easily
break it" (told of purchasing co-operatives) is the argument of [MeyerStamer2002] 4.1.
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, Truth, rule


@rule
def chance_of_deviating(offers: Real, predation: Real, belief: Real, detection: Real) -> Real:
    """Chance a quarter that a member deviates: offers made, room for it, distrust, unseen."""
    return offers * predation * (ONE - belief) * (ONE - detection)


@rule
def breaks(deviators: Real, members: Real, bearable: Real) -> Truth:
    """Whether more than a bearable share of the members deviate."""
    return deviators > bearable * members
