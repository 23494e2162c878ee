"""How much of the variance between draws goes with one quantity alone?

First-order sensitivity indices from the ensemble that is there ("given data"): draws are put in
bins of equal count by one quantity (words: by word), and the variance of the bins' means over the
variance between draws is the share of the latter that would go if the quantity were known.

- Chance between the histories of a draw is taken out of the variance between draws (analysis of
  variance, unbiased). Where draws have a single history it cannot be told apart: it is left in,
  and the indices are too low rather than too high.
- What chance adds to the variance of the bins' means is taken off bin by bin; what bins of some
  width hide is made up for by comparing them with bins of half the width (Richardson).
- The 90 % interval is a bootstrap over draws, moved by its own mean: a resample holds draws twice
  and would make every index look larger than it is.

Numbers of bins and of resamples are judged.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from scipy.stats import f as f_distribution
from scipy.stats import rankdata

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

_FEWEST_PAIRS = 30
_MOST_BINS = 20
_RESAMPLES = 500
_BOOTSTRAP_DRAW = 6
_NOTHING = 1e-12


class _Sum(IntEnum):
    """What is summed over the draws of a bin; n is a draw's weight, y its mean."""

    DRAWS = 0
    N = 1
    N_Y = 2
    N_YY = 3
    NN = 4
    NN_Y = 5
    NN_YY = 6
    WITHIN = 7


@dataclass(frozen=True)
class Outcome:
    """What came out of each draw: its mean, how many histories that is, their squares within.

    ``within`` is the sum of squared distances of a draw's histories from its mean.
    """

    mean: Numbers
    weight: Numbers
    within: Numbers

    @classmethod
    def of_shares(cls, happened: Numbers, among: Numbers) -> "Outcome":
        """In how many of how many histories something happened, for each draw with any."""
        share = happened / among
        return cls(share, among, among * share * (1 - share))

    @property
    def terms(self) -> Numbers:
        """What each draw adds to the sums (draw, sum)."""
        n, y = self.weight, self.mean
        together = (np.ones_like(n), n, n * y, n * y**2, n**2, n**2 * y, n**2 * y**2, self.within)
        return np.stack(together, axis=1)


def first_order(values: Numbers, in_words: Flags, outcome: Outcome) -> tuple[Numbers, Numbers]:
    """The index of each quantity (quantity, draw), and how likely chance alone does as much.

    ``in_words`` says which quantities are words. An index is not cut at 0 and 1.
    """
    sums = _sums(values, in_words, outcome)
    return _index(sums, in_words), _chance(sums, in_words)


def intervals(
    values: Numbers, in_words: Flags, outcome: Outcome, seed: int
) -> tuple[Numbers, Numbers]:
    """The ends of the 90 % interval of each index that ``first_order`` gives."""
    bins, most = _bins(values, in_words)
    generator = np.random.Generator(
        np.random.Philox(key=np.array([seed, _BOOTSTRAP_DRAW], dtype=np.uint64))
    )
    draws = values.shape[1]
    even = np.full(draws, 1 / draws)
    taken = generator.multinomial(draws, even, size=_RESAMPLES).astype(np.float64)
    again = np.empty((len(values), _RESAMPLES))
    for one, (of_one, words) in enumerate(zip(bins, in_words, strict=True)):
        spread = np.zeros((draws, most, len(_Sum)))
        spread[np.arange(draws), of_one] = outcome.terms
        sums = taken @ spread.reshape(draws, -1)
        again[one] = _index(sums.reshape(_RESAMPLES, most, len(_Sum)), words)
    index = _index(_sums(values, in_words, outcome), in_words)
    low, high = index + np.quantile(again, [0.05, 0.95], axis=1) - again.mean(axis=1)
    return low, high


def between_draws(outcome: Outcome) -> float:
    """The variance between draws without the chance between the histories of a draw."""
    return float(_between(outcome.terms.sum(axis=0)))


def direction(values: Numbers, outcome: Outcome) -> float:
    """The rank correlation (-1 to 1) of a quantity with the outcome, draws weighted."""
    one, other = rankdata(values), rankdata(outcome.mean)
    covariance = np.cov(one, other, aweights=outcome.weight)
    return float(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]))


def _fine_bins(draws: int) -> int:
    """An even number of bins, about half the root of the number of draws."""
    return int(2 * np.clip(round(np.sqrt(draws) / 4), 2, _MOST_BINS / 2))


def _bins(values: Numbers, in_words: Flags) -> tuple[NDArray[np.int64], int]:
    """In which bin each draw falls (quantity, draw), equal values together; and how many."""
    draws = values.shape[1]
    fine = _fine_bins(draws)
    by_rank = (rankdata(values, axis=1) - 0.5) / draws * fine
    bins = np.where(in_words[:, None], values, by_rank).astype(np.int64)
    return bins, int(max(fine, bins.max() + 1))


def _sums(values: Numbers, in_words: Flags, outcome: Outcome) -> Numbers:
    """Sums over the draws of each bin (quantity, bin, sum)."""
    bins, most = _bins(values, in_words)
    count = len(values)
    at = (bins + most * np.arange(count)[:, None]).ravel()
    columns = [
        np.bincount(at, np.tile(term, count), minlength=count * most) for term in outcome.terms.T
    ]
    sums = np.stack(columns, axis=1).reshape(count, most, len(_Sum))
    return np.asarray(sums, dtype=np.float64)


def _coarse(sums: Numbers) -> Numbers:
    """Bins of twice the width; an odd last bin, which only words have, is left out."""
    even = sums[..., : sums.shape[-2] // 2 * 2, :]
    pairs = even.reshape(*even.shape[:-2], -1, 2, even.shape[-1])
    return np.asarray(pairs.sum(axis=-2))


def _between(total: Numbers) -> Numbers:
    """Variance between draws from the sums over all draws, which lie on the last axis."""
    draws, n, nn = total[..., _Sum.DRAWS], total[..., _Sum.N], total[..., _Sum.NN]
    squares = total[..., _Sum.N_YY] - total[..., _Sum.N_Y] ** 2 / n
    more = n - draws
    chance = np.where(more >= _FEWEST_PAIRS, total[..., _Sum.WITHIN] / np.maximum(more, 1), 0.0)
    return np.asarray((squares - (draws - 1) * chance) / (n - nn / n))


def _explained(sums: Numbers) -> Numbers:
    """Variance of the bins' means less what chance makes of it."""
    n = sums[..., _Sum.N]
    share = n / n.sum(axis=-1, keepdims=True)
    mean = sums[..., _Sum.N_Y] / np.where(n > 0, n, 1)
    middle = (share * mean).sum(axis=-1, keepdims=True)
    draws = sums[..., _Sum.DRAWS]
    noise = _off(sums, mean) / np.where(n > 0, n, 1) ** 2 * draws / np.maximum(draws - 1, 1)
    return np.asarray((share * (mean - middle) ** 2 - share * (1 - share) * noise).sum(axis=-1))


def _index(sums: Numbers, in_words: Flags) -> Numbers:
    """First-order indices from the sums (..., bin, sum)."""
    fine, between = _explained(sums), _between(sums.sum(axis=-2))
    smooth = (4 * fine - _explained(_coarse(sums))) / 3
    return np.asarray(np.where(in_words, fine, smooth) / np.where(between > 0, between, np.inf))


def _chance(sums: Numbers, in_words: Flags) -> Numbers:
    """How likely chance alone makes as much difference between the bins (F test)."""
    return np.asarray(np.where(in_words, _f_test(sums), _f_test(_coarse(sums))))


def _f_test(sums: Numbers) -> Numbers:
    """Variance of the bins' means over what the draws within bins would make of it, tested."""
    n, total = sums[..., _Sum.N], sums.sum(axis=-2)
    mean = sums[..., _Sum.N_Y] / np.where(n > 0, n, 1)
    middle = total[..., _Sum.N_Y] / total[..., _Sum.N]
    between = (n * (mean - middle[..., None]) ** 2).sum(axis=-1)
    groups = (n > 0).sum(axis=-1)
    draws = total[..., _Sum.DRAWS]
    left = _off(sums, mean).sum(axis=-1) / total[..., _Sum.N] * draws / (draws - groups)
    ratio = between / np.maximum(groups - 1, 1) / np.maximum(left, _NOTHING)
    return np.asarray(f_distribution.sf(ratio, np.maximum(groups - 1, 1), draws - groups))


def _off(sums: Numbers, mean: Numbers) -> Numbers:
    """Squared distances of the draws from the mean of their bin, by squared weights."""
    off = sums[..., _Sum.NN_YY] - 2 * mean * sums[..., _Sum.NN_Y] + mean**2 * sums[..., _Sum.NN]
    return np.asarray(np.maximum(off, 0))
