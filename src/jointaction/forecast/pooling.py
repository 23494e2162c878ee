"""What do the outside view and the inside view say together?

The outside view is the base rate of cluster initiatives; the inside view is how much oftener the
event happens in the simulated histories of this place than in those of the reference place, of
which nothing is known but the kind of initiative. On the scale of log-odds

    pooled = logit(base rate) + clip(w x (logit(here) - logit(reference)), -cap, +cap)

with w between 0 and one half: with no local evidence the answer *is* the base rate, and all local
evidence together moves it by no more than the cap. Base rates, weight, cap and ends of the range
are ``Beliefs``, judged until a registry teaches better. Frequencies are (k + 1/2) / (n + 1).

Ranges are the 5th and 95th percentile over joint draws of base rates and weight and a bootstrap
over parameter draws, never from frequencies within a draw. How much of a range comes from where is
told by leaving all else at its middle (``RangeParts``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv, expit, logit

from jointaction.draws import shares_of
from jointaction.forecast.beliefs import EVENTS, Beliefs, Beta, Numbers
from jointaction.forecast.forecasts import EventForecast, RangeParts, Ratio
from jointaction.simulate.endings import paid
from jointaction.simulate.runs import Runs

JOINT_DRAWS = 2000
_CERTAIN = 1e-6  # a base rate is never drawn closer to 0 or 1
_AT_A_TIME = 50  # samples held in memory at once
_COUNTS = len(EVENTS) + 1
_WEIGHT_DRAW, _BOOTSTRAP_DRAW = 4, 5


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


def frequencies(happened: Numbers, beliefs: Beliefs) -> Numbers:
    """(k + 1/2) / (n + 1) of each event among the histories that had the one before.

    ``happened`` has the four counts on its last axis.
    """
    added, more = beliefs.added_successes, beliefs.added_histories
    return np.asarray((happened[..., 1:] + added) / (happened[..., :-1] + more))


@dataclass(frozen=True)
class Pooled:
    """The pooled odds of the three events, at their middle and in joint draws.

    ``alone`` holds the draws that are left when all but one source of the range stands at its
    middle: the base rate, the weight, and the histories; ``chance_share`` is the share of the
    histories' variance that lies between the runs of a draw (0-1, one number an event).
    """

    base: Numbers
    base_draws: Numbers
    point: Numbers
    draws: Numbers
    model: Numbers
    model_reference: Numbers
    events_in_ratio: int
    alone: Mapping[str, Numbers]
    chance_share: Numbers


def pooled(
    here: Counts, reference: Counts, beliefs: Beliefs, seed: int, pays_is_local: bool
) -> Pooled:
    """Pool base rates with what the histories here say against those of the reference place.

    Without a given cost, paying keeps its base rate: ``pays_is_local`` is False and the
    reference stands in for the place. ``ValueError`` where the two ensembles differ in size.
    """
    both = _side_by_side(here, reference)
    weight = beliefs.weight.at(shares_of(seed, _WEIGHT_DRAW, JOINT_DRAWS))[:, None]
    base = _base(beliefs)
    base_draws = _base_draws(beliefs, seed)
    news = _news(_resampled(both, seed), beliefs, pays_is_local)
    middle_news = _news(both.sum(axis=0), beliefs, pays_is_local)
    middle_weight = beliefs.weight.mean
    local, elsewhere = _frequencies_of_both(both.sum(axis=0), beliefs, pays_is_local)
    return Pooled(
        base=base,
        base_draws=base_draws,
        point=_moved(base, middle_weight * middle_news, beliefs),
        draws=_moved(base_draws, weight * news, beliefs),
        model=local,
        model_reference=elsewhere,
        events_in_ratio=_events_in_ratio(pays_is_local),
        alone={
            "base_rate": _moved(base_draws, middle_weight * middle_news[None, :], beliefs),
            "weight": _moved(base, weight * middle_news, beliefs),
            "histories": _moved(base, middle_weight * news, beliefs),
        },
        chance_share=_chance_share(here.happened, reference.happened, beliefs),
    )


def middle_ratio(here: Counts, reference: Counts, beliefs: Beliefs, pays_is_local: bool) -> float:
    """The local ratio at the middle of base rates and weight, without its range."""
    both = _side_by_side(here, reference).sum(axis=0)
    return float(ratios(both[:_COUNTS], both[_COUNTS:], beliefs, pays_is_local))


def ratios(here: Numbers, reference: Numbers, beliefs: Beliefs, pays_is_local: bool) -> Numbers:
    """Local ratios at the middle of base rates and weight, of several sums of counts at once.

    ``here`` and ``reference`` have the four counts on their last axis.
    """
    columns = slice(0, _events_in_ratio(pays_is_local))
    both = np.concatenate(np.broadcast_arrays(here, reference), axis=-1)
    base = _base(beliefs)
    point = _moved(base, beliefs.weight.mean * _news(both, beliefs, pays_is_local), beliefs)
    return _odds(point[..., columns].prod(axis=-1)) / _odds(base[columns].prod())


def _side_by_side(here: Counts, reference: Counts) -> Numbers:
    if here.draws != reference.draws:
        raise ValueError("the place and its reference must have the same parameter draws")
    return np.concatenate([here.happened, reference.happened], axis=1)


def _base(beliefs: Beliefs) -> Numbers:
    return np.array([beliefs.base[event].mean for event in EVENTS])


def _base_draws(beliefs: Beliefs, seed: int) -> Numbers:
    drawn = [
        rates_at(beliefs.base[event], shares_of(seed, beliefs.draws[event], JOINT_DRAWS))
        for event in EVENTS
    ]
    return np.stack(drawn, axis=1)


def rates_at(base: Beta, uniform: Numbers) -> Numbers:
    """The base rates that belong to uniform numbers (0-1), never quite 0 or 1."""
    values = np.asarray(betaincinv(base.a, base.b, uniform), dtype=np.float64)
    return np.clip(values, _CERTAIN, 1 - _CERTAIN)


def _events_in_ratio(pays_is_local: bool) -> int:
    return len(EVENTS) if pays_is_local else len(EVENTS) - 1


def _frequencies_of_both(
    counted: Numbers, beliefs: Beliefs, pays_is_local: bool
) -> tuple[Numbers, Numbers]:
    """Frequencies here and in the reference, from counts side by side on the last axis."""
    local = frequencies(counted[..., :_COUNTS], beliefs)
    elsewhere = frequencies(counted[..., _COUNTS:], beliefs)
    if not pays_is_local:
        local[..., -1] = elsewhere[..., -1]
    return local, elsewhere


def _news(counted: Numbers, beliefs: Beliefs, pays_is_local: bool) -> Numbers:
    """How far the place differs from the reference, in log-odds of each event."""
    local, elsewhere = _frequencies_of_both(counted, beliefs, pays_is_local)
    return np.asarray(logit(local) - logit(elsewhere))


def _moved(base: Numbers, by: Numbers, beliefs: Beliefs) -> Numbers:
    """Base rates moved by so much log-odds, no farther than the cap; without news the same bits."""
    cap = beliefs.cap
    return np.where(by == 0, base, expit(logit(base) + np.clip(by, -cap, cap)))


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


def _chance_share(here: Numbers, reference: Numbers, beliefs: Beliefs) -> Numbers:
    """The share of the variance of the news that lies between runs of the same draw.

    By the linear approximation of log-odds, as if the runs here and in the reference were
    independent of one another; all of it is given to the draws where a draw has one run only.
    """
    runs = here[0, 0]
    if runs < 2:
        return np.zeros(len(EVENTS))
    moved, chance = np.zeros((len(here), len(EVENTS))), np.zeros(len(EVENTS))
    for happened, sign in ((here, 1.0), (reference, -1.0)):
        among, came = happened[:, :-1], happened[:, 1:]
        share = frequencies(happened.sum(axis=0), beliefs)
        off = came - share * among
        scale = among.sum(axis=0) * share * (1 - share)
        scale = np.where(scale > 0, scale, np.inf)
        squares = came * (1 - share) ** 2 + (among - came) * share**2 - off**2 / runs
        moved += sign * off / scale
        chance += runs / (runs - 1) * squares.sum(axis=0) / scale**2
    # what all draws have in common, half a history more, moves none apart from the others
    total = ((moved - moved.mean(axis=0)) ** 2).sum(axis=0)
    return np.asarray(np.clip(chance / np.where(total > 0, total, np.inf), 0, 1))


def event_forecasts(of: Pooled, beliefs: Beliefs) -> Mapping[str, EventForecast]:
    """The forecast of each event given the one before, of the first two and of all three."""

    def one(columns: Sequence[int]) -> EventForecast:
        chosen = list(columns)
        low, high = _range(of.draws[:, chosen].prod(axis=1), beliefs)
        base_low, base_high = _range(of.base_draws[:, chosen].prod(axis=1), beliefs)
        probability = float(of.point[chosen].prod())
        return EventForecast(
            probability=probability,
            low=min(low, probability),
            high=max(high, probability),
            base_rate=float(of.base[chosen].prod()),
            base_low=base_low,
            base_high=base_high,
            model=float(of.model[chosen].prod()),
            model_reference=float(of.model_reference[chosen].prod()),
            range_from=_parts(of, chosen, beliefs),
        )

    singles = {event: one([column]) for column, event in enumerate(EVENTS)}
    return singles | {"still_running": one([0, 1]), "all_three": one([0, 1, 2])}


def _parts(of: Pooled, columns: list[int], beliefs: Beliefs) -> RangeParts:
    """How wide the range would be if only one source of it were unsure.

    What the histories leave open is split by variance: between the runs of a draw lies chance,
    the rest is what is not known of people and place. Of several events it is split as in the one
    in which the histories leave most open.
    """
    widths = {}
    for source, draws in of.alone.items():
        low, high = _range(draws[:, columns].prod(axis=1), beliefs)
        widths[source] = high - low
    each = [float(np.ptp(_range(of.alone["histories"][:, c], beliefs))) for c in columns]
    chance = float(of.chance_share[columns[int(np.argmax(each))]])
    return RangeParts(
        base_rate=widths["base_rate"],
        weight=widths["weight"],
        parameters=float(widths["histories"] * np.sqrt(1 - chance)),
        runs=float(widths["histories"] * np.sqrt(chance)),
    )


def local_ratio(of: Pooled, beliefs: Beliefs) -> Ratio:
    """Odds of taking off and lasting here (and paying, where costs are given) over the base's.

    The range compares each joint draw with the same draw of the base rates.
    """
    columns = slice(0, of.events_in_ratio)
    value = float(_odds(of.point[columns].prod()) / _odds(of.base[columns].prod()))
    drawn = _odds(of.draws[:, columns].prod(axis=1)) / _odds(of.base_draws[:, columns].prod(axis=1))
    low, high = _range(drawn, beliefs)
    return Ratio(value, min(low, value), max(high, value))


def _range(values: Numbers, beliefs: Beliefs) -> tuple[float, float]:
    ends = np.quantile(values, [beliefs.range_low, beliefs.range_high])
    return float(ends[0]), float(ends[1])


def _odds(probability: Numbers) -> Numbers:
    return np.asarray(probability / (1 - probability))
