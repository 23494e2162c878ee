"""Which small sums do all rules share?

Shares, log-odds and the logistic curve in single precision, without a division or a logarithm
where a comparison does. Every rule is written with ``ZERO``, ``HALF`` and ``ONE`` instead of bare
figures, because a bare figure would turn single into double precision in the compiled kernel.
Compiled and interpreted they give the same result to the last bit.
"""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numba.extending import register_jitable

# one number in single precision; where a rule only adds and multiplies, also an array of them
Real: TypeAlias = Any
Truth: TypeAlias = Any
Rule = TypeVar("Rule", bound=Callable[..., Any])
F = np.float32
ZERO, HALF, ONE = F(0), F(0.5), F(1)

_LOG2_E = F(1.4426950408889634)
_LARGEST_EXPONENT = F(100)
# least largest error over 0-1, exact at both ends
_C0, _C1, _C2, _C3 = F(1.0), F(0.69315207), F(0.2401572), F(0.05582338)
_C4, _C5 = F(0.008986458), F(0.0018809027)
_STEPS = F(4096)
_EXPONENT_BITS = np.int32(23)


def rule(function: Rule) -> Rule:
    """Mark a function that runs as plain Python and compiles into any kernel alike."""
    marked: Rule = register_jitable(forceinline=True, error_model="numpy")(function)
    return marked


@rule
def within(x: Real, low: Real, high: Real) -> Real:
    """``x``, or the nearer of ``low`` and ``high`` where it lies outside them."""
    x = low if x < low else x
    return high if x > high else x


@rule
def power_of_two(x: Real) -> Real:
    """2 to the power of ``x`` (relative error below 3e-7), for -100 <= x <= 100."""
    x = within(x, -_LARGEST_EXPONENT, _LARGEST_EXPONENT)
    whole = np.floor(x)
    f = x - whole
    fraction = _C0 + f * (_C1 + f * (_C2 + f * (_C3 + f * (_C4 + f * _C5))))
    exponent = np.int32(np.int32(whole) << _EXPONENT_BITS)
    return np.int32(np.float32(fraction).view(np.int32) + exponent).view(np.float32)


@rule
def happens(drawn: Real, log_odds: Real) -> Truth:
    """Whether something with these log-odds happens, given a uniform number in (0, 1).

    The same as ``drawn < logistic(log_odds)``.
    """
    return drawn + drawn * power_of_two(-log_odds * _LOG2_E) < ONE


@rule
def share_of(log_odds: Real) -> Real:
    """The share with these log-odds (the logistic curve)."""
    return ONE / (ONE + power_of_two(-log_odds * _LOG2_E))


@rule
def either(condition: Truth, yes: Real, no: Real) -> Real:
    """One number where the condition holds, else the other."""
    return yes if condition else no


@rule
def one_if(condition: Truth) -> Real:
    """1 where the condition holds, else 0."""
    return ONE if condition else ZERO


@rule
def in_small_steps(x: Real) -> Real:
    """``x`` to the nearest 1/4096, so that a sum over firms is exact whatever their order."""
    return np.floor(x * _STEPS + HALF) / _STEPS
