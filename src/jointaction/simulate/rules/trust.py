"""How much does a firm believe in its trade partners, and in joint projects, after a quarter?

Two beliefs, both shares: that local partners co-operate in trade, and that the firms asked will
do their part in a joint project. Memory from laboratory play; how many relationships a quarter
holds, and how far one belief spills over to the other, is assumed (catalogue, ``trust``).
Rivals who undercut each other may still share training [MeyerStamer2002] 4.1.
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def after_quarter(belief: Real, met: Real, memory: Real) -> Real:
    """A belief after meeting a share ``met`` of co-operation, remembering ``memory`` of itself.

    >>> round(float(after_quarter(0.5, 0.0, 0.8)), 3)
    0.4
    """
    return memory * belief + (ONE - memory) * met


@rule
def spilled_over(belief: Real, seen: Real, memory: Real, spill: Real) -> Real:
    """One belief after the other field showed a share ``seen``: projects to trade, or back.

    What a joint project shows of firms at work touches belief in trade partners; what a firm
    believes of its partners in trade touches belief in joint projects. ``spill`` 0 keeps the two
    apart, 1 counts the other field like the own; ``memory`` is that of trade.
    """
    return belief + spill * (ONE - memory) * (seen - belief)


@rule
def before_a_project(trade_belief: Real, neutral: Real, spill: Real) -> Real:
    """Belief in joint projects before the first one: part trade, part the laboratory's middle."""
    return spill * trade_belief + (ONE - spill) * neutral
