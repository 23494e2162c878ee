"""How good were these probabilities, now that it is known what happened?

Takes probabilities (0-1), whether the thing happened, and the group to which each forecast
belongs (a case, a place): forecasts of one group share their luck, so groups are resampled,
never single forecasts. Where there is nothing to score, or only one outcome occurs, a score is
None, not zero.

- *Brier score*: mean squared difference between probability and outcome; 0 is best, .25 is what
  a constant of one half gets.
- *Log score*: mean of minus the natural logarithm of the probability given to what happened;
  0 is best, .69 is what a constant of one half gets.
- *AUC*: how often one that happened was ranked above one that did not, ties half; 1/2 is chance.

>>> brier(np.array([0.8, 0.4]), np.array([True, False]))
0.1
>>> auc(np.array([0.8, 0.4, 0.4]), np.array([True, True, False]))
0.75
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
LOW_END, HIGH_END = 0.05, 0.95
ADDED_SUCCESSES, ADDED_FORECASTS = 0.5, 1.0
_RESAMPLING = 6  # the purpose number of these draws

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Ranged:
    """A score with the 5th and 95th percentile over resampled groups.

    ``undefined`` counts the resamples that gave no number (only one outcome occurred in them);
    all numbers are None where there was nothing to tell. ``low`` and ``high`` are None where all
    forecasts belong to one group: every resample is that group again, and tells no range.
    """

    value: float | None
    low: float | None
    high: float | None
    undefined: int


def brier(probabilities: Numbers, happened: Flags) -> float | None:
    """The Brier score; None without forecasts."""
    return _mean((probabilities - happened) ** 2)


def log_score(probabilities: Numbers, happened: Flags) -> float | None:
    """The log score, lower is better; infinite where what was called impossible happened."""
    given = np.where(happened, probabilities, 1 - probabilities)
    with np.errstate(divide="ignore"):
        return _mean(-np.log(given))


def auc(values: Numbers, happened: Flags) -> float | None:
    """How often one that happened has the higher value, ties half; None with one outcome only."""
    return _weighted_auc(values, happened, np.ones((1, len(values))))[0]


def resamples(groups: Sequence[str], seed: int, count: int = RESAMPLES) -> Numbers:
    """How often each forecast is drawn in each resample, (resample, forecast).

    Groups are drawn with replacement, as many as there are; all forecasts of a group come
    together. The order of the groups' names decides, not that of the forecasts.
    """
    names, of_group = np.unique(np.asarray(list(groups), dtype=str), return_inverse=True)
    if not len(names):
        return np.zeros((count, 0))
    generator = np.random.Generator(
        np.random.Philox(key=np.array([seed, _RESAMPLING], dtype=np.uint64))
    )
    drawn = generator.multinomial(len(names), np.full(len(names), 1 / len(names)), size=count)
    return np.asarray(drawn[:, of_group], dtype=np.float64)


def ranged_auc(values: Numbers, happened: Flags, drawn: Numbers) -> Ranged:
    """The AUC with its range; ``drawn`` is what ``resamples`` gave."""
    return _ranged(auc(values, happened), _weighted_auc(values, happened, drawn), drawn)


def ranged_auc_difference(
    values: Numbers, other: Numbers, happened: Flags, drawn: Numbers
) -> Ranged:
    """By how much one ranks better than the other, both on the same resamples."""
    each = [
        None if one is None or two is None else one - two
        for one, two in zip(
            _weighted_auc(values, happened, drawn),
            _weighted_auc(other, happened, drawn),
            strict=True,
        )
    ]
    first, second = auc(values, happened), auc(other, happened)
    return _ranged(None if first is None or second is None else first - second, each, drawn)


def ranged_mean(each: Numbers, drawn: Numbers) -> Ranged:
    """The mean of one number a forecast (a score, a difference of scores), with its range."""
    among = drawn.sum(axis=1)
    sums = drawn @ each
    means = [float(s / n) if n else None for s, n in zip(sums, among, strict=True)]
    return _ranged(_mean(each), means, drawn)


def leave_one_out(happened: Flags, groups: Sequence[str]) -> Numbers:
    """For each forecast the share that happened in all other groups: (k + 1/2) / (n + 1).

    The half and the one (judged) keep it off 0 and 1, so that the log score is finite; without
    any other group it is one half. Because a success is missing from the very mean that forecasts
    it, this ranks *against* the outcomes by construction.
    """
    names = np.asarray(list(groups), dtype=str)
    others = names[:, None] != names[None, :]
    succeeded = others @ happened.astype(np.float64)
    return np.asarray((succeeded + ADDED_SUCCESSES) / (others.sum(axis=1) + ADDED_FORECASTS))


def _mean(each: Numbers) -> float | None:
    return float(each.mean()) if len(each) else None


def _weighted_auc(values: Numbers, happened: Flags, drawn: Numbers) -> list[float | None]:
    """The AUC of each resample, from how often each forecast is in it."""
    yes, no = values[happened], values[~happened]
    above = (yes[:, None] > no[None, :]) + 0.5 * (yes[:, None] == no[None, :])
    often_yes, often_no = drawn[:, happened], drawn[:, ~happened]
    won = ((often_yes @ above) * often_no).sum(axis=1)
    pairs = often_yes.sum(axis=1) * often_no.sum(axis=1)
    return [float(w / p) if p else None for w, p in zip(won, pairs, strict=True)]


def _ranged(value: float | None, each: Sequence[float | None], drawn: Numbers) -> Ranged:
    known = [one for one in each if one is not None]
    undefined = len(each) - len(known)
    always_the_same = len(drawn) > 1 and bool((drawn == drawn[0]).all())
    if value is None or not known or always_the_same:
        return Ranged(value, None, None, undefined)
    low, high = np.quantile(known, [LOW_END, HIGH_END])
    return Ranged(value, float(low), float(high), undefined)
