"""Which share belongs to an address of the reference, and how near did a decision come to a tie?

Philox4x32-10 in whole numbers of Python, written from its publication [Salmon2011] and from the
addresses of the model's description; nothing is shared with the program.
"""

from functools import lru_cache

_M0, _M1 = 0xD2511F53, 0xCD9E8D57
_W0, _W1 = 0x9E3779B9, 0xBB67AE85
_MASK = 0xFFFFFFFF


def words(run, second, firm, purpose, seed):
    """The four words of a counter under a seed."""
    c0, c1, c2, c3 = run, second, firm, purpose
    k0, k1 = seed & _MASK, seed >> 32
    for _ in range(10):
        low, high = _M0 * c0, _M1 * c2
        c0, c1, c2, c3 = (high >> 32) ^ c1 ^ k0, high & _MASK, (low >> 32) ^ c3 ^ k1, low & _MASK
        k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    return c0, c1, c2, c3


@lru_cache(maxsize=4096)
def shares(run, quarter, firm, purpose, seed):
    """The four shares of an address in a history."""
    four = words(run, quarter + 2**31, firm, purpose, seed)
    return tuple((word // 512) / 2**23 + 1 / 2**24 for word in four)


def drawn_once(draw, firm, purpose, seed):
    """The uniform number of a firm that is drawn once and for all."""
    return (words(draw, 0, firm, purpose, seed)[0] + 0.5) / 2**32


class Luck:
    """The luck of one run; ``nearest`` keeps, a quarter, how near a decision came to a tie."""

    def __init__(self, seed, run):
        self.seed, self.run, self.quarter = seed, run, 0
        self.nearest = {}

    def begin(self, quarter):
        """Turn to a quarter."""
        self.quarter = quarter
        self.nearest[quarter] = 1.0

    def share(self, firm, purpose, which):
        """The first (0) to fourth (3) share of an address in this quarter."""
        return shares(self.run, self.quarter, firm, purpose, self.seed)[which]

    def happens(self, firm, purpose, which, chance):
        """Whether something of this chance happens."""
        return self.below(self.share(firm, purpose, which), chance)

    def below(self, value, limit):
        """Whether ``value`` is below ``limit``; the distance is kept."""
        self.nearest[self.quarter] = min(self.nearest[self.quarter], abs(value - limit))
        return value < limit
