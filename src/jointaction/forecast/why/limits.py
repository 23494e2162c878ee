"""At which round numbers may a region end, and how is such an end said?

A limit is of use only where somebody can hold a place against it, so it stands at half a rating
point, at a share that has a name, or at a round number; the region is searched and judged with
the limits as they are said.

>>> from jointaction.scales import Scale
>>> within(None, 3.0, Scale.RATING_0_5)
'below 3 of 5'
>>> within(1 / 3, 0.5, Scale.SHARE)
'between a third and half'
>>> within(50, None, Scale.COUNT)
'at least 50'
"""

from collections.abc import Collection, Sequence

import numpy as np

from jointaction.forecast.why.explanation import Limit
from jointaction.forecast.why.quantities import Numbers, Quantity
from jointaction.scales import HIGHEST_RATING, Scale

_HALF_A_POINT = 0.5
_SHARES = {
    0.05: "a twentieth", 0.1: "a tenth", 0.2: "a fifth", 0.25: "a quarter", 0.3: "three tenths",
    1 / 3: "a third", 0.4: "two fifths", 0.5: "half", 0.6: "three fifths", 2 / 3: "two thirds",
    0.7: "seven tenths", 0.75: "three quarters", 0.8: "four fifths", 0.9: "nine tenths",
}  # fmt: skip
_ROUND = (1, 1.5, 2, 3, 5, 7)
_STEPS = (1, 2, 5, 10)
_SOME_STEPS = 10
_TAIL = 0.05  # of the draws that lie beyond the outermost steps
_FAR_DOWN = 0.25  # of the way: where half of the draws lie below it, steps grow with the number
_PLAIN_UNITS = ("quarters", "tie-quarters", "ties", "rating points", "log-odds")
_UNITLESS = ("share", "share a year", "factor", "exponent")


def steps(quantity: Quantity) -> Numbers:
    """The numbers at which a limit of the quantity may stand, rising; none for words."""
    if quantity.in_words:
        return np.empty(0)
    low, middle, high = (float(end) for end in np.quantile(quantity.drawn, [_TAIL, 0.5, 1 - _TAIL]))
    scale = quantity.key.scale if quantity.key is not None else None
    if scale is Scale.RATING_0_5:
        every = np.arange(_HALF_A_POINT, HIGHEST_RATING, _HALF_A_POINT)
    elif scale is Scale.SHARE:
        every = np.array(list(_SHARES))
    elif low > 0 and middle < low + _FAR_DOWN * (high - low):
        powers = 10.0 ** np.arange(np.floor(np.log10(low)), np.ceil(np.log10(high)) + 1)
        every = (powers[:, None] * np.array(_ROUND)).ravel()
    else:
        every = _evenly(low, high)
    if scale is Scale.COUNT:
        every = np.unique(np.round(every))
    return np.asarray(every[(every > low) & (every < high)], dtype=np.float64)


def _evenly(low: float, high: float) -> Numbers:
    """About ten round numbers between two ends."""
    rough = max((high - low) / _SOME_STEPS, np.finfo(float).tiny)
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(one * power for one in _STEPS if one * power >= rough * (1 - 1e-9))
    first, last = np.ceil(low / step), np.floor(high / step)
    return np.asarray(np.round(np.arange(first, last + 1) * step, 12))


def limit(
    quantity: Quantity, low: float | None, high: float | None, words: Collection[str] = ()
) -> Limit:
    """The limit in words: from ``low`` on, below ``high``, or one of some words of the key."""
    scale = quantity.key.scale if quantity.key is not None else None
    value = _one_of(quantity, words) if quantity.in_words else within(low, high, scale)
    if quantity.doubt and quantity.unit in _PLAIN_UNITS:
        value = f"{value} {quantity.unit}"
    said = quantity.phrase.format(value)
    if quantity.doubt:
        told = (*_PLAIN_UNITS, *_UNITLESS)
        unit = "" if quantity.unit in told else f"{quantity.unit}; "
        said = f"{said} ({unit}{quantity.doubt})"
    return Limit(quantity.name, quantity.title, quantity.of, low, high, tuple(words), said)


def within(low: float | None, high: float | None, scale: Scale | None) -> str:
    """Where a number lies, in words: from ``low`` on, and below ``high``."""
    if low is not None and high is not None:
        of = " of 5" if scale is Scale.RATING_0_5 else ""
        return f"between {_number(low, scale)} and {_number(high, scale)}{of}"
    if low is not None:
        if scale is Scale.RATING_0_5:
            return f"{_number(low, scale)} of 5 or higher"
        return f"at least {_number(low, scale)}"
    if high is None:
        return "anything"
    if scale is Scale.RATING_0_5:
        return f"below {_number(high, scale)} of 5"
    less = {Scale.COUNT: "fewer than", Scale.SHARE: "less than"}
    return f"{less.get(scale, 'below') if scale else 'below'} {_number(high, scale)}"


def _number(value: float, scale: Scale | None) -> str:
    if scale is Scale.SHARE:
        return _SHARES.get(value, f"{value:.2g}")
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.4g}"


def _one_of(quantity: Quantity, words: Collection[str]) -> str:
    """The words of a key as it explains them; a type of cluster by its own word."""
    meanings = quantity.key.words if quantity.key is not None else {}
    names = quantity.name == "cluster.cluster_type"
    return joined([word if names else meanings.get(word, word) for word in words], "or")


def joined(parts: Sequence[str], last: str) -> str:
    """Several things in one sentence.

    >>> joined(["a", "b", "c"], "and")
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"
