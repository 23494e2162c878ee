"""What do powerful outside buyers do to firms that would deal fairly or upgrade?

They play firms off against one another and discourage upgrading that would change who has the say
[MeyerStamer2002] 3.4. Sizes are assumed (catalogue, ``buyers``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def played_off(on_temptation: Real, play_off: Real) -> Real:
    """Temptation added where buyers play firms off (tie-quarters)."""
    return on_temptation * play_off


@rule
def discouraged(weight: Real, play_off: Real, knowledge: Real) -> Real:
    """Rise of the trust that an activity requires, by how much it would teach."""
    return weight * play_off * knowledge


@rule
def upgrading_left(blocking: Real, play_off: Real) -> Real:
    """Part of upgrading that buyers do not hold back.

    >>> float(upgrading_left(0.5, 0.5))
    0.75
    """
    return ONE - blocking * play_off
