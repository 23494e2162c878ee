"""Does a firm go on co-operating inside a relationship?

One memory of one quarter: what I did and what the other did (laboratory, 38,278 choices), moved
by the firm's disposition. Both constellations, mutual co-operation and mutual undercutting, hold
themselves up [MeyerStamer2002] 3.1. With ``pull`` 0 a long tie forgets how it began; that this
pull exists is assumed (catalogue, mechanism ``continuing``).
"""

from jointaction.simulate.rules.arithmetic import HALF, Real, rule


@rule
def row(own: Real, other: Real, cc: Real, cd: Real, dc: Real, dd: Real) -> Real:
    """The entry for the last pair of moves, own move first (C = 1, D = 0)."""
    after_own_c = cc if other > HALF else cd
    after_own_d = dc if other > HALF else dd
    return after_own_c if own > HALF else after_own_d


@rule
def pulled(pull: Real, disposition: Real) -> Real:
    """How far the disposition moves the log-odds of co-operating again."""
    return pull * disposition


@rule
def log_odds(remembered: Real, pull: Real, disposition: Real) -> Real:
    """Log-odds of co-operating again: the remembered row, pulled by the disposition."""
    return remembered + pulled(pull, disposition)
