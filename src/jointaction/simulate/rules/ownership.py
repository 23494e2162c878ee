"""How do owners from outside, take-overs and new managers change a firm?

Networking is between persons; where directors change often or may decide little there is less of
it, and a take-over can change the conditions at once [MeyerStamer2002] 3.4. Sizes are assumed
(catalogue, ``ownership``).
"""

from jointaction.simulate.rules.arithmetic import Real, rule


@rule
def begun_anew(own: Real, mean: Real, new_manager: Real, fresh_start: Real) -> Real:
    """Disposition or belief after a new manager (1) came: part of the way to the place's mean.

    >>> float(begun_anew(2.0, 0.0, 1.0, 0.5)), float(begun_anew(2.0, 0.0, 0.0, 0.5))
    (1.0, 2.0)
    """
    return own + new_manager * fresh_start * (mean - own)


@rule
def by_owner(outside: Real, local: Real, sent: Real) -> Real:
    """The number of a local firm, or of one owned from outside."""
    return local + outside * (sent - local)
