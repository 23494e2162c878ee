"""How good are the pooled odds in a made-up world, and how much worse could they make it?

Scores are worked out from the probabilities that the world's rule gives, not from luck: the
expected log score of odds p where the event has probability q is -(q ln p + (1 - q) ln(1 - p)),
the expected Brier score q (1 - p)**2 + (1 - q) p**2. An event is scored as often as the one before
it happens. *Gain* is the score of the base rate less that of the pooled odds: above 0 the odds are
the better forecast. Intervals are the 5th and 95th percentile over resampled places.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.draws import shares_of
from jointaction.experiments.worlds.hidden import seed_for
from jointaction.experiments.worlds.reliability import Reliability, reliability
from jointaction.experiments.worlds.rules import MadeUp, World
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.scores import HIGH_END, LOW_END, brier, log_score, resamples

_OUTCOMES = 6
_WHICH_WORLD, _HAPPENED = 2021, 2022

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rule = Callable[[Numbers, Numbers], Numbers]


@dataclass(frozen=True)
class Estimate:
    """A number with its 90 % interval over resampled places."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class EventScores:
    """The scores of one event in one world.

    ``worst_loss``: by how much the log score of a single forecast, with an outcome that can come
    about in this world, is worse than that of the base rate. ``sampled_log`` and the like are the
    scores with drawn outcomes; ``in_range`` is how often the rule's odds lie in the range that
    the forecast gives.
    """

    event: str
    rate: float
    log: float
    log_base_rate: float
    log_gain: Estimate
    brier: float
    brier_base_rate: float
    brier_gain: Estimate
    worst_loss: float
    sampled_log: float | None
    sampled_log_base_rate: float | None
    sampled_brier: float | None
    sampled_brier_base_rate: float | None
    in_range: float
    reliability: Reliability


def scored(world: World, made: MadeUp) -> tuple[EventScores, ...]:
    """The scores of each event in a world."""
    odds = world.odds(made)
    reached = np.concatenate(
        [np.ones_like(odds[..., :1]), np.cumprod(odds, axis=-1)[..., :-1]], axis=-1
    )
    forecasts = _Forecasts.of(world, made)
    happened, had = _outcomes(odds, made.seed)
    places = resamples([str(number) for number in range(odds.shape[1])], made.seed)
    return tuple(
        _scores(
            event, odds[..., e], reached[..., e], forecasts.event(e), happened[:, e], had[:, e],
            places,
        )
        for e, event in enumerate(EVENTS)
    )  # fmt: skip


@dataclass(frozen=True)
class _Forecasts:
    """Pooled odds (place, event) with their range, and the base rate of each event."""

    said: Numbers
    low: Numbers
    high: Numbers
    base: Numbers

    @classmethod
    def of(cls, world: World, made: MadeUp) -> "_Forecasts":
        """Those of the product, moved to the world's base rates where these are known."""
        base = np.array([made.beliefs.base[event].mean for event in EVENTS])
        said, low, high = (
            np.array([getattr(one, name) for one in made.foreseen])
            for name in ("probability", "low", "high")
        )
        if not world.rate_known:
            return cls(said, low, high, base)
        known = np.mean([made.rates[one.kind] for one in made.foreseen], axis=0)
        by = _logit(known) - _logit(base)
        said, low, high = (_expit(_logit(one) + by) for one in (said, low, high))
        return cls(said, low, high, known)

    def event(self, e: int) -> "_OfEvent":
        """Those of one event."""
        return _OfEvent(self.said[:, e], self.low[:, e], self.high[:, e], float(self.base[e]))


@dataclass(frozen=True)
class _OfEvent:
    said: Numbers
    low: Numbers
    high: Numbers
    base: float


def expected_log(said: Numbers, odds: Numbers) -> Numbers:
    """The expected log score of what is said where the event has these odds.

    >>> expected_log(np.array([0.5]), np.array([0.2])).round(4).tolist()
    [0.6931]
    """
    return np.asarray(-(odds * np.log(said) + (1 - odds) * np.log1p(-said)))


def expected_brier(said: Numbers, odds: Numbers) -> Numbers:
    """The expected Brier score of what is said where the event has these odds.

    >>> expected_brier(np.array([0.5]), np.array([0.2])).tolist()
    [0.25]
    """
    return np.asarray(odds * (1 - said) ** 2 + (1 - odds) * said**2)


def worst_loss(said: Numbers, base: float, odds: Numbers) -> float:
    """The most by which one forecast's log score may be worse than that of the base rate.

    Over the places, and over the outcomes that can come about there; below 0 where every outcome
    that can come about is one of which the forecast was surer, 0 without any place.

    >>> round(worst_loss(np.array([0.2]), 0.4, np.array([[0.5]])), 4)
    0.6931
    """
    yes = (np.log(base) - np.log(said))[odds.max(axis=0) > 0]
    no = (np.log1p(-base) - np.log1p(-said))[odds.min(axis=0) < 1]
    return float(np.concatenate([yes, no]).max(initial=-np.inf)) if len(said) else 0.0


def _scores(
    event: str,
    odds: Numbers,
    reached: Numbers,
    of: _OfEvent,
    happened: Flags,
    had: Flags,
    places: Numbers,
) -> EventScores:
    often = reached.mean(axis=0)
    constant = np.full_like(of.said, of.base)

    def score(rule: Rule, said: Numbers) -> Numbers:
        return np.asarray((rule(said, odds) * reached).mean(axis=0))

    log, log_base = score(expected_log, of.said), score(expected_log, constant)
    square, square_base = score(expected_brier, of.said), score(expected_brier, constant)
    true = (odds * reached).mean(axis=0) / np.where(often > 0, often, 1)
    tried = np.flatnonzero(had)
    came = happened[had]
    inside = (odds >= of.low) & (odds <= of.high)
    return EventScores(
        event=event,
        rate=_ratio(often * true, often),
        log=_ratio(log, often),
        log_base_rate=_ratio(log_base, often),
        log_gain=_estimate(log_base - log, often, places),
        brier=_ratio(square, often),
        brier_base_rate=_ratio(square_base, often),
        brier_gain=_estimate(square_base - square, often, places),
        worst_loss=worst_loss(of.said[often > 0], of.base, odds[:, often > 0]),
        sampled_log=log_score(of.said[tried], came),
        sampled_log_base_rate=log_score(constant[tried], came),
        sampled_brier=brier(of.said[tried], came),
        sampled_brier_base_rate=brier(constant[tried], came),
        in_range=_ratio((inside * reached).mean(axis=0), often),
        reliability=reliability(of.said[tried], came, true[tried]),
    )


def _outcomes(odds: Numbers, seed: int) -> tuple[Flags, Flags]:
    """One drawn outcome a place (place, event), and whether the event before each happened.

    Each place stands in a world of its own, so that outcomes are independent of one another.
    """
    worlds, places, events = odds.shape
    drawn = seed_for(seed, _OUTCOMES)
    which = (shares_of(drawn, _WHICH_WORLD, places) * worlds).astype(int)
    here = odds[which, np.arange(places)]
    luck = np.stack([shares_of(drawn, _HAPPENED, places, e) for e in range(events)], axis=1)
    happened = np.cumprod(luck < here, axis=1).astype(bool)
    had = np.concatenate([np.ones((places, 1), dtype=bool), happened[:, :-1]], axis=1)
    return happened, had


def _ratio(parts: Numbers, often: Numbers) -> float:
    return float(parts.sum() / often.sum()) if often.sum() > 0 else 0.0


def _estimate(parts: Numbers, often: Numbers, places: Numbers) -> Estimate:
    sums = places @ often
    each = (places @ parts)[sums > 0] / sums[sums > 0]
    if not len(each):
        return Estimate(0.0, 0.0, 0.0)
    low, high = np.quantile(each, [LOW_END, HIGH_END])
    return Estimate(_ratio(parts, often), float(low), float(high))


def _logit(share: Numbers) -> Numbers:
    return np.asarray(np.log(share) - np.log1p(-share))


def _expit(log_odds: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-log_odds)))
