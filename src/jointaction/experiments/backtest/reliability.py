"""Of those that were given about these odds, how many happened?

Bins of ten points of probability; each with the mean odds, the share that happened and the range
that this share may have as if the initiatives were independent (Jeffreys, 5-95 %). They are not,
so the true range is wider.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv

from jointaction.catalogue.things import Event
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.scoring import said_of, scored
from jointaction.forecast.scores import HIGH_END, LOW_END

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Initiatives whose odds lie from ``start`` to below ``end``."""

    start: float
    end: float
    n: int
    happened: int
    mean_probability: float
    share: float
    low: float
    high: float


def reliability(attempts: Sequence[Attempt], event: Event) -> tuple[Bin, ...]:
    """The bins that hold anything, from low to high odds; "partly" counts as no."""
    used = scored(attempts, event, partly_is_yes=False)
    said = said_of(used, event, partly_is_yes=False)
    number = np.minimum((said.probabilities * BINS).astype(int), BINS - 1)
    return tuple(
        _bin(int(one), said.probabilities[number == one], said.happened[number == one])
        for one in np.unique(number)
    )


def _bin(
    number: int,
    odds: np.ndarray[tuple[int], np.dtype[np.float64]],
    happened: np.ndarray[tuple[int], np.dtype[np.bool_]],
) -> Bin:
    n, yes = len(odds), int(happened.sum())
    low, high = betaincinv(yes + 0.5, n - yes + 0.5, [LOW_END, HIGH_END])
    share = yes / n
    return Bin(
        start=number / BINS,
        end=(number + 1) / BINS,
        n=n,
        happened=yes,
        mean_probability=float(odds.mean()),
        share=share,
        low=min(float(low), share),
        high=max(float(high), share),
    )
