"""What do the outside view and the inside view say together?

The outside view is the base rate of cluster initiatives; the inside view is how much oftener the
event happens in the simulated histories of this place than in those of the reference place, of
which nothing is known but the kind of initiative. On the scale of log-odds

    pooled = logit(base rate) + clip(w x (logit(here) - logit(reference)), -cap, +cap)

with w between 0 and one half: with no local evidence the answer *is* the base rate, and all local
evidence together moves it by no more than the cap. Weight, cap and ends of the range are judged
(catalogue, ``advice``). Frequencies are (k + 1/2) / (n + 1).

Ranges are the 5th and 95th percentile over joint draws of base rates and weight and a bootstrap
over parameter draws, never from frequencies within a draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, expit, logit

from jointaction.catalogue.things import BaseRate, Catalogue
from jointaction.draws import shares_of
from jointaction.forecast.forecasts import EventForecast, Ratio
from jointaction.simulate.endings import paid
from jointaction.simulate.runs import Runs

EVENTS = ("takes_off", "lasts", "pays")
JOINT_DRAWS = 2000
_AT_A_TIME = 50  # samples held in memory at once
_COUNTS = len(EVENTS) + 1
_WEIGHT_DRAW, _BOOTSTRAP_DRAW = 4, 5

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """How often things happened, one number a parameter draw: all runs, and of those the events.

    ``happened[:, 0]`` is the number of histories, the next columns those that took off, lasted
    and paid, each among the ones before.
    """

    happened: Numbers

    @property
    def draws(self) -> int:
        """The number of parameter draws."""
        return len(self.happened)

    def first(self, draws: int) -> "Counts":
        """The counts of the first draws only."""
        return Counts(self.happened[:draws])


def counts(with_it: Runs, without: Runs) -> Counts:
    """Counts of the three events from the histories with an initiative and without."""
    each = with_it.ensemble.runs_per_draw
    lasted = with_it.lasted
    chain = [np.ones_like(lasted), with_it.took_off, lasted, lasted & paid(with_it, without)]
    return Counts(np.stack([c.reshape(-1, each).sum(axis=1) for c in chain], axis=1).astype(float))


def frequencies(happened: Numbers, catalogue: Catalogue) -> Numbers:
    """(k + 1/2) / (n + 1) of each event among the histories that had the one before.

    ``happened`` has the four counts on its last axis.
    """
    thresholds = catalogue.advice.thresholds
    added = thresholds["frequency_added_successes"].value
    more = thresholds["frequency_added_histories"].value
    return np.asarray((happened[..., 1:] + added) / (happened[..., :-1] + more))


@dataclass(frozen=True)
class Pooled:
    """The pooled odds of the three events, at their middle and in joint draws."""

    base: Numbers
    base_draws: Numbers
    point: Numbers
    draws: Numbers
    model: Numbers
    model_reference: Numbers
    events_in_ratio: int


def pooled(
    here: Counts, reference: Counts, catalogue: Catalogue, seed: int, pays_is_local: bool
) -> Pooled:
    """Pool base rates with what the histories here say against those of the reference place.

    Without a given cost, paying keeps its base rate: ``pays_is_local`` is False and the
    reference stands in for the place. ``ValueError`` where the two ensembles differ in size.
    """
    both = _side_by_side(here, reference)
    low, high = _weights(catalogue)
    weight = low + (high - low) * shares_of(seed, _WEIGHT_DRAW, JOINT_DRAWS)
    base = _base(catalogue)
    rates = [catalogue.base_rates[event] for event in EVENTS]
    base_draws = np.stack([_beta(rate, seed) for rate in rates], axis=1)
    news = _news(_resampled(both, seed), catalogue, pays_is_local)
    local, elsewhere = _frequencies_of_both(both.sum(axis=0), catalogue, pays_is_local)
    return Pooled(
        base=base,
        base_draws=base_draws,
        point=_middle(both, catalogue, pays_is_local),
        draws=_moved(base_draws, weight[:, None] * news, catalogue),
        model=local,
        model_reference=elsewhere,
        events_in_ratio=_events_in_ratio(pays_is_local),
    )


def middle_ratio(
    here: Counts, reference: Counts, catalogue: Catalogue, pays_is_local: bool
) -> float:
    """The local ratio at the middle of base rates and weight, without its range."""
    columns = slice(0, _events_in_ratio(pays_is_local))
    point = _middle(_side_by_side(here, reference), catalogue, pays_is_local)
    return float(_odds(point[columns].prod()) / _odds(_base(catalogue)[columns].prod()))


def _side_by_side(here: Counts, reference: Counts) -> Numbers:
    if here.draws != reference.draws:
        raise ValueError("the place and its reference must have the same parameter draws")
    return np.concatenate([here.happened, reference.happened], axis=1)


def _base(catalogue: Catalogue) -> Numbers:
    return np.array([catalogue.base_rates[event].mean for event in EVENTS])


def _weights(catalogue: Catalogue) -> tuple[float, float]:
    advice = catalogue.advice.thresholds
    return advice["model_weight_low"].value, advice["model_weight_high"].value


def _events_in_ratio(pays_is_local: bool) -> int:
    return len(EVENTS) if pays_is_local else len(EVENTS) - 1


def _frequencies_of_both(
    counted: Numbers, catalogue: Catalogue, pays_is_local: bool
) -> tuple[Numbers, Numbers]:
    """Frequencies here and in the reference, from counts side by side on the last axis."""
    local = frequencies(counted[..., :_COUNTS], catalogue)
    elsewhere = frequencies(counted[..., _COUNTS:], catalogue)
    if not pays_is_local:
        local[..., -1] = elsewhere[..., -1]
    return local, elsewhere


def _news(counted: Numbers, catalogue: Catalogue, pays_is_local: bool) -> Numbers:
    """How far the place differs from the reference, in log-odds of each event."""
    local, elsewhere = _frequencies_of_both(counted, catalogue, pays_is_local)
    return np.asarray(logit(local) - logit(elsewhere))


def _moved(base: Numbers, by: Numbers, catalogue: Catalogue) -> Numbers:
    """Base rates moved by so much log-odds, no farther than the cap; without news the same bits."""
    cap = catalogue.advice.thresholds["log_odds_cap"].value
    return np.where(by == 0, base, expit(logit(base) + np.clip(by, -cap, cap)))


def _middle(both: Numbers, catalogue: Catalogue, pays_is_local: bool) -> Numbers:
    """The pooled odds at the means of base rates and weight."""
    news = _news(both.sum(axis=0), catalogue, pays_is_local)
    return _moved(_base(catalogue), sum(_weights(catalogue)) / 2 * news, catalogue)


def _beta(rate: BaseRate, seed: int) -> Numbers:
    values = betaincinv(rate.a, rate.b, shares_of(seed, rate.draw, JOINT_DRAWS))
    return np.clip(np.asarray(values, dtype=np.float64), 1e-6, 1 - 1e-6)


def _resampled(values: Numbers, seed: int) -> Numbers:
    """Sums over draws of ``values`` in each bootstrap sample of the draws."""
    generator = np.random.Generator(
        np.random.Philox(key=np.array([seed, _BOOTSTRAP_DRAW], dtype=np.uint64))
    )
    draws = len(values)
    even = np.full(draws, 1 / draws)
    sums = []
    for _ in range(JOINT_DRAWS // _AT_A_TIME):
        weights = generator.multinomial(draws, even, size=_AT_A_TIME)
        sums.append(weights.astype(np.float64) @ values)
    return np.concatenate(sums)


def _range(values: Numbers, catalogue: Catalogue) -> tuple[float, float]:
    advice = catalogue.advice.thresholds
    ends = np.quantile(values, [advice["range_low"].value, advice["range_high"].value])
    return float(ends[0]), float(ends[1])


def event_forecasts(of: Pooled, catalogue: Catalogue) -> Mapping[str, EventForecast]:
    """The forecast of each event given the one before, of the first two and of all three."""

    def one(point: Numbers, columns: Sequence[int]) -> EventForecast:
        chosen = list(columns)
        drawn = of.draws[:, chosen].prod(axis=1)
        low, high = _range(drawn, catalogue)
        base_low, base_high = _range(of.base_draws[:, chosen].prod(axis=1), catalogue)
        probability = float(point[chosen].prod())
        return EventForecast(
            probability=probability,
            low=min(low, probability),
            high=max(high, probability),
            base_rate=float(of.base[chosen].prod()),
            base_low=base_low,
            base_high=base_high,
            model=float(of.model[chosen].prod()),
            model_reference=float(of.model_reference[chosen].prod()),
        )

    singles = {event: one(of.point, [column]) for column, event in enumerate(EVENTS)}
    return singles | {
        "still_running": one(of.point, [0, 1]),
        "all_three": one(of.point, [0, 1, 2]),
    }


def local_ratio(of: Pooled, catalogue: Catalogue) -> Ratio:
    """Odds of taking off and lasting here (and paying, where costs are given) over the base's.

    The range compares each joint draw with the same draw of the base rates.
    """
    columns = slice(0, of.events_in_ratio)
    value = _odds(of.point[columns].prod()) / _odds(of.base[columns].prod())
    drawn = _odds(of.draws[:, columns].prod(axis=1)) / _odds(of.base_draws[:, columns].prod(axis=1))
    low, high = _range(drawn, catalogue)
    return Ratio(float(value), min(low, float(value)), max(high, float(value)))


def _odds(probability: Numbers) -> Numbers:
    return np.asarray(probability / (1 - probability))
