"""Which number does each parameter draw take for a thing that is not known for sure?

Every function takes one uniform number a draw (0-1, one array of the length of the ensemble) and
gives one value a draw. The same uniform number serves a known and an unknown answer, so that two
places which differ in one answer differ in nothing else.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from jointaction.catalogue.things import CodingError, Parameter, Prior, Shape, Shift, WordPrior
from jointaction.draws import shares_of
from jointaction.evidence.statement import Statement
from jointaction.simulate.runs import Ensemble

Draws = NDArray[np.float64]
Words = NDArray[np.str_]

_UPPER_TENTH = 1.2815515655446004  # 80 % of a normal lie within this many standard deviations
_UPPER_TWENTIETH = 1.6448536269514722
_EVERYDAY = 4096  # draws


def uniform(ensemble: Ensemble, number: int, item: int = 0) -> Draws:
    """The uniform numbers of a fixed draw number, one a draw; not to be written to.

    Those of ensembles of everyday size are kept, because every trial of a place needs them again.
    """
    drawn = _kept if ensemble.draws <= _EVERYDAY else _fresh
    return drawn(ensemble.seed, number, ensemble.draws, item)


def _fresh(seed: int, number: int, draws: int, item: int) -> Draws:
    shares = shares_of(seed, number, draws, item)
    shares.flags.writeable = False
    return shares


_kept = lru_cache(maxsize=1024)(_fresh)


def triangular(u: Draws, low: float, mode: float, high: float) -> Draws:
    """Values of a triangle over ``low``-``high`` with its tip at ``mode``."""
    width = high - low
    if width <= 0:
        return np.full_like(u, mode)
    turn = (mode - low) / width
    left = low + np.sqrt(u * width * (mode - low))
    right = high - np.sqrt((1 - u) * width * (high - mode))
    return np.where(u < turn, left, right)


def shaped(u: Draws, prior: Prior | Parameter) -> Draws:
    """Values of a prior, by its shape."""
    low, high = prior.low, prior.high
    mode = prior.default if isinstance(prior, Parameter) else prior.mode
    middle = (low + high) / 2 if mode is None else mode
    match prior.shape:
        case Shape.UNIFORM:
            return low + (high - low) * u
        case Shape.LOG_UNIFORM:
            return low * (high / low) ** u
        case Shape.TRIANGULAR:
            return triangular(u, low, middle, high)
        case Shape.NORMAL:
            spread = (high - low) / (2 * _UPPER_TWENTIETH)
            return middle + spread * np.asarray(ndtri(u), dtype=np.float64)
        case Shape.SKEWED_FROM_ZERO:
            zero = (prior.zero_share if isinstance(prior, Prior) else None) or 0.0
            above = np.clip((u - zero) / (1 - zero), 0, 1)
            return high * above**2


def shift(u: Draws, moved: Shift) -> Draws:
    """By how much an instrument or a type of cluster moves a quantity."""
    return triangular(u, moved.low, moved.mode, moved.high)


def stated(
    u: Draws, statement: Statement, error: CodingError | None, poorly_known: bool, leaning: Draws
) -> Draws:
    """Values of an answer that somebody gave: within its range, or with the rater's error.

    A stated range is a triangle with its tip at the value (even where no value is given). Without
    one, a normal error with the field's 80 % half-range and the rater's common ``leaning`` is
    added. ``ValueError`` where nothing is said.
    """
    inside = within_range(u, statement)
    if error is None or statement.low is not None:
        return inside
    half = error.half_range_poorly_known if poorly_known else error.half_range
    return inside + leaning + half / _UPPER_TENTH * np.asarray(ndtri(u), dtype=np.float64)


def within_range(u: Draws, statement: Statement) -> Draws:
    """Values of an answer within its stated range: a triangle, even where no value is given.

    Without a range the value itself; ``ValueError`` where nothing is said.
    """
    value = statement.number
    if value is None:
        raise ValueError(f"nothing is said under {statement.key}")
    if statement.low is None or statement.high is None:
        return np.full_like(u, value)
    if statement.value is None:
        return statement.low + (statement.high - statement.low) * u
    return triangular(u, statement.low, value, statement.high)


def stated_count(u: Draws, statement: Statement) -> Draws:
    """Values of a number of firms that somebody gave: a triangle on the scale of ratios."""
    value = statement.number
    if value is None:
        raise ValueError(f"nothing is said under {statement.key}")
    if statement.low is None or statement.high is None:
        return np.full_like(u, value)
    if statement.value is None:
        return np.asarray(statement.low * (statement.high / statement.low) ** u)
    ends = np.log([statement.low, value, statement.high])
    return np.exp(triangular(u, float(ends[0]), float(ends[1]), float(ends[2])))


def words(u: Draws, prior: WordPrior) -> Words:
    """Words of a prior, in the order in which the catalogue lists them."""
    names = np.array(list(prior.probabilities))
    bounds = np.cumsum(list(prior.probabilities.values()))
    at = np.minimum(np.searchsorted(bounds, u, side="right"), len(names) - 1)
    return np.asarray(names[at])


def stated_word(
    u: Draws, again: Draws, word: str, prior: WordPrior | None, error: CodingError | None
) -> Words:
    """A word that somebody gave; with the chance that two raters agree beyond luck it is right.

    ``again`` decides about that chance (the weighted kappa); otherwise a word of the prior comes
    in, as it would by luck.
    """
    if prior is None or error is None or error.weighted_kappa is None:
        return np.full(len(u), word)
    return np.where(again < error.weighted_kappa, word, words(u, prior))
