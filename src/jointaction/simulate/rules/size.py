"""How much do the others look at a firm?

By its size, which the paper ties to weight in associations and to what a firm can receive
[MeyerStamer2002] 3.3; weights are assumed (catalogue, ``size``).
"""

from jointaction.simulate.rules.arithmetic import ONE, ZERO, F, Real, rule, within

MOST = F(0.8)


@rule
def lead_voice(others: Real, share: Real) -> Real:
    """Voice of a lead firm that makes up ``share`` of all, at most .8, beside ``others``.

    >>> float(lead_voice(F(3), F(0.25)))
    1.0
    """
    part = within(share, ZERO, MOST)
    return others * part / (ONE - part)


@rule
def seen(at_work: Real, voices: Real) -> Real:
    """Share of the intended firms at work, as the others see it."""
    some = ONE if voices < ONE else voices
    return at_work / some
