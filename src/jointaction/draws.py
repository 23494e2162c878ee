"""Which uniform number belongs to (seed, run, quarter, firm, purpose)?

Philox4x32-10 [Salmon2011]: a counter-based generator, so that every draw is found by its address
and not by how many were drawn before it. A mechanism that is added, dropped or reordered changes
no other draw; threads and blocks change none either. One address gives four numbers.

All integers are ``uint64`` holding 32 bits, because the products need 64; rounds are unrolled,
because a rolled loop would keep the compiler from treating several runs at once. The functions
compile into any kernel and run as plain Python alike.

>>> [f"{int(word):08x}" for word in philox(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO)]
['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']
"""

import numpy as np
from numba.extending import register_jitable
from numpy.typing import NDArray

ZERO = np.uint64(0)
_MASK = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_M0, _M1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
_W0, _W1 = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
_NINE = np.uint32(9)
_ONE_AS_BITS = np.uint32(0x3F800000)  # 1 in single precision; the 23 bits behind it are its steps
_JUST_BELOW_ONE = np.float32(1 - 2.0**-24)

Word = np.uint64
Words = tuple[Word, Word, Word, Word]


@register_jitable(forceinline=True)
def _round(c0: Word, c1: Word, c2: Word, c3: Word, k0: Word, k1: Word) -> Words:
    low, high = _M0 * c0, _M1 * c2
    return (high >> _HALF) ^ c1 ^ k0, high & _MASK, (low >> _HALF) ^ c3 ^ k1, low & _MASK


@register_jitable(forceinline=True)
def philox(c0: Word, c1: Word, c2: Word, c3: Word, k0: Word, k1: Word) -> Words:
    """Four 32-bit words for the counter ``c0..c3`` under the key ``k0, k1``."""
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    c0, c1, c2, c3 = _round(c0, c1, c2, c3, k0, k1)
    k0, k1 = (k0 + _W0) & _MASK, (k1 + _W1) & _MASK
    return _round(c0, c1, c2, c3, k0, k1)


@register_jitable(forceinline=True)
def as_share(word: Word) -> np.float32:
    """A 32-bit word as a share strictly between 0 and 1, in the middle of one of 2**23 steps.

    The finest grid whose middles single precision holds; on a finer one the last would be 1.
    """
    bits = np.uint32((np.uint32(word) >> _NINE) | _ONE_AS_BITS)
    return bits.view(np.float32) - _JUST_BELOW_ONE


def key_of(seed: int) -> tuple[Word, Word]:
    """The key of a seed (0 to 2**64 - 1); ``ValueError`` outside."""
    if not 0 <= seed < 2**64:
        raise ValueError(f"a seed is a whole number from 0 to 2**64 - 1, not {seed}")
    return np.uint64(seed & 0xFFFFFFFF), np.uint64(seed >> 32)


def shares_of(seed: int, purpose: int, count: int, item: int = 0) -> NDArray[np.float64]:
    """``count`` uniform numbers in (0, 1), one a draw, for a fixed purpose number (and item).

    The n-th number depends on nothing but seed, purpose, item and n, so a longer list begins
    with the shorter one.
    """
    k0, k1 = key_of(seed)
    index = np.arange(count, dtype=np.uint64)
    first, second, third = (np.full(count, v, dtype=np.uint64) for v in (0xFFFFFFFF, item, purpose))
    word = philox(index, first, second, third, k0, k1)[0]  # type: ignore[arg-type]
    return np.asarray((word.astype(np.float64) + 0.5) / 2.0**32)
