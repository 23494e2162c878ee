"""What do firms that take no part gain from what the others do together?

Externalities of joint action [MeyerStamer2002] footnote 4. The rate is assumed (catalogue,
``externalities``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def gain_of_capability(capability: Real, rate: Real, at_work: Real, contributes: Real) -> Real:
    """Gain of a firm that does not contribute, by the share of firms at work."""
    return rate * at_work * (ONE - contributes) * (ONE - capability)


@rule
def gain_in_money(gain: Real, free_riding: Real, others: Real) -> Real:
    """What all who do not contribute get of the benefit together (tie-quarters)."""
    return gain * free_riding * others
