"""Does a firm go on co-operating inside a relationship?

One memory of one quarter: what I did and what the other did (laboratory, 38,278 choices), moved
by the firm's disposition. Both constellations, mutual co-operation and mutual undercutting, hold
themselves up [MeyerStamer2002] 3.1. With ``pull`` 0 a long tie forgets how it began; that this
pull exists is assumed (catalogue, mechanism ``continuing``).
"""

from jointaction.simulate.rules.arithmetic import HALF, F, rule


@rule
def row(own: F, other: F, cc: F, cd: F, dc: F, dd: F) -> F:
    """The entry for the last pair of moves, own move first (C = 1, D = 0)."""
    after_own_c = cc if other > HALF else cd
    after_own_d = dc if other > HALF else dd
    return after_own_c if own > HALF else after_own_d


@rule
def log_odds(remembered: F, pull: F, disposition: F) -> F:
    """Log-odds of co-operating again: the remembered row, pulled by the disposition."""
    return remembered + pull * disposition
