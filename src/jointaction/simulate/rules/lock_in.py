"""How much does a place still hear of what happens outside, and what if technology moves on?

Collective conservatism of old, dense clusters [Grabher1993; MeyerStamer2002 3.4]. Rates are
assumed (catalogue, ``lock_in``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def weight_of_signals(lock_in: Real, foresight: Real) -> Real:
    """Weight on signals from outside (0-1); ``foresight`` undoes a part of the lock-in.

    >>> float(weight_of_signals(1.0, 0.0)), float(weight_of_signals(1.0, 1.0))
    (0.5, 1.0)
    """
    return ONE / (ONE + lock_in * (ONE - foresight))


@rule
def after_quarter(lock_in: Real, rate: Real, cooperation: Real) -> Real:
    """Lock-in after a quarter; ``rate`` already holds density and the share of local links."""
    return lock_in + rate * cooperation


@rule
def capability_left(obsolescence: Real, signals: Real, leverage: Real) -> Real:
    """Part of capability that a technology shock leaves."""
    return ONE - obsolescence * (ONE - signals * leverage)
