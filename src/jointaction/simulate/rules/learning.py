"""How does a firm's readiness to open with co-operation change with what it lived through?

Disposition is in log-odds, within -6 and 6. A relationship that ended moves it by what it paid:
towards co-operation if the firm had opened with it, away if it had undercut. Without experience
it fades towards neutral ("forgetting"), for which there are no data [catalogue, ``learning``].
History so outlasts incentives [MeyerStamer2002] 3.1.
"""

from jointaction.simulate.rules.arithmetic import ONE, F, Real, rule, within

FARTHEST = F(6)


@rule
def lesson(opened: Real, paid: Real) -> Real:
    """What an ended relationship teaches: its payoff, with the sign of the opening move.

    >>> float(lesson(F(1), F(-2.0))), float(lesson(F(0), F(3.0)))
    (-2.0, -3.0)
    """
    return (opened + opened - ONE) * paid


@rule
def after_quarter(
    disposition: Real, lessons: Real, rate: Real, weight: Real, forgetting: Real
) -> Real:
    """The disposition after one quarter.

    ``lessons`` is the sum over relationships that ended, ``rate`` the laboratory's per
    relationship, ``weight`` (0-1) how much of each counts when there are many at once,
    ``forgetting`` a share a quarter.

    >>> float(after_quarter(F(0), F(-2), F(0.5), F(1), F(0)))
    -1.0
    """
    moved = within(disposition + rate * weight * lessons, -FARTHEST, FARTHEST)
    return moved * (ONE - forgetting)
