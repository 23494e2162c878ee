"""How much does talking move firms towards each other, and how soon is it forgotten?

In log-odds. Regular meetings hold a level; a launch meeting fades with a half-life. Laboratory
effects are of one session among strangers, so their size is an upper end [MeyerStamer2002] 3.1
(communication), 4.1 (moderators need credibility).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, power_of_two, rule


@rule
def effect(meetings: Real, circulars: Real, face_to_face: Real, written: Real) -> Real:
    """Log-odds added by meetings and circulars, each at an intensity of 0-1."""
    return face_to_face * meetings + written * circulars


@rule
def faded(at_start: Real, quarters: Real, half_life: Real) -> Real:
    """What is left of an effect after so many quarters.

    >>> round(float(faded(1.0, 4.0, 4.0)), 4)
    0.5
    """
    return at_start * power_of_two(-quarters / half_life)


@rule
def convened(association_meetings: Real, credibility: Real, facilitation: Real) -> Real:
    """How well the firms are brought together at launch (0-1): by association or by government.

    A facilitator helps in proportion to its credibility.
    """
    return ONE - (ONE - association_meetings) * (ONE - credibility * facilitation)
