"""What does a quarter of trade between two rivals pay, and how tempting is undercutting?

A prisoner's dilemma with the payoffs normalised: both co-operate 1, both undercut 0, the one who
undercuts a co-operator 1 + temptation, the co-operator -loss. Unit of money of the whole model:
the gain of one quarter of one mutually co-operative tie over mutual undercutting. After
[MeyerStamer2002] 3.1 (identical products, the same customers, crisis, rules and sanctions) and
3.4 (buyers who play firms off).
"""

from jointaction.simulate.rules.arithmetic import ONE, ZERO, F, Real, rule, within

LEAST_STAKE = F(0.05)
MOST_CONTINUATION = F(0.99)


@rule
def temptation(base: Real, crisis_effect: Real, crisis: Real, fine: Real, detection: Real) -> Real:
    """What undercutting a co-operator pays on top of 1: base, more in a crisis, less the fine.

    ``base`` already holds similarity of products and buyers' play-off; never below 0.05.
    """
    stake = base + crisis_effect * crisis - fine * detection
    return LEAST_STAKE if stake < LEAST_STAKE else stake


@rule
def continuation_of_place(base: Real, crisis_effect: Real, crisis: Real) -> Real:
    """What a place gives relationships to go on another quarter, less in a crisis."""
    return base - crisis_effect * crisis


@rule
def continuation(of_place: Real, turnover: Real) -> Real:
    """Chance that a relationship goes on another quarter: less with new managers.

    ``turnover`` is the loss from the shorter of the two managers' tenures.
    """
    return within(of_place - turnover, ZERO, MOST_CONTINUATION)


@rule
def risk_of_cooperation(temptation_now: Real, loss: Real) -> Real:
    """The chance to go on from which co-operation is risk-dominant: (g + l) / (1 + g + l).

    >>> round(float(risk_of_cooperation(F(1), F(1))), 4)
    0.6667
    """
    stakes = temptation_now + loss
    return stakes / (ONE + stakes)


@rule
def advantage_of_cooperation(continuation_share: Real, temptation_now: Real, loss: Real) -> Real:
    """How far the shadow of the future outweighs the risk: Delta_RD of the laboratory.

    continuation - (g + l) / (1 + g + l); positive where co-operation is risk-dominant.

    >>> round(float(advantage_of_cooperation(F(0.75), F(1), F(1))), 4)
    0.0833
    """
    return continuation_share - risk_of_cooperation(temptation_now, loss)


@rule
def payoff(own: Real, other: Real, temptation_now: Real, loss: Real) -> Real:
    """What one side gets this quarter; moves are 1 for co-operating, 0 for undercutting.

    >>> [float(payoff(F(a), F(b), F(2), F(0.5))) for a, b in ((1, 1), (1, 0), (0, 1), (0, 0))]
    [1.0, -0.5, 3.0, 0.0]
    """
    both = own * other
    return other + temptation_now * (other - both) - loss * (own - both)
