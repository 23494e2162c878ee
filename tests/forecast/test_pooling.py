"""Is the pooling the one that was promised? The expected numbers were worked out by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from jointaction.catalogue.load import load_catalogue
from jointaction.forecast.beliefs import Beta, Weight, judged_beliefs
from jointaction.forecast.pooling import (
    Counts,
    counts,
    event_forecasts,
    frequencies,
    local_ratio,
    middle_ratio,
    pooled,
)

BELIEFS = judged_beliefs(load_catalogue())  # as an argument it would stand in every failing example
EVENTS = ("takes_off", "lasts", "pays")


def of(histories, took_off, lasted, paid, draws=50):
    """Counts spread over the draws; the totals are the numbers given."""
    total = np.zeros((draws, 4))
    for column, number in enumerate((histories, took_off, lasted, paid)):
        total[:, column] = number // draws
        total[: number % draws, column] += 1
    return Counts(total)


HERE, REFERENCE = of(100, 30, 12, 6), of(100, 50, 10, 6)


@pytest.fixture
def forecasts():
    def made(here, reference, local=True, seed=0):
        return pooled(here, reference, BELIEFS, seed, local)

    return made


def test_frequencies_count_half_a_history_more():
    assert frequencies(np.array([9.0, 3, 3, 0]), BELIEFS) == pytest.approx(
        [3.5 / 10, 3.5 / 4, 0.5 / 4]
    )


def test_without_local_evidence_the_answer_is_the_base_rate(forecasts):
    together = forecasts(HERE, HERE)
    for event, one in event_forecasts(together, BELIEFS).items():
        assert one.probability == one.base_rate, event
        assert (one.low, one.high) == (one.base_low, one.base_high)
        assert one.model == one.model_reference
    ratio = local_ratio(together, BELIEFS)
    assert (ratio.value, ratio.low, ratio.high) == (1, 1, 1)


def test_pooled_by_hand(forecasts):
    together = forecasts(HERE, REFERENCE)
    events = event_forecasts(together, BELIEFS)
    assert events["takes_off"].base_rate == pytest.approx(0.45)
    assert events["takes_off"].model == pytest.approx(30.5 / 101)
    assert events["takes_off"].model_reference == 0.5
    assert events["takes_off"].probability == pytest.approx(0.398878024, abs=1e-6)
    assert events["lasts"].probability == pytest.approx(0.406231082, abs=1e-6)
    assert events["pays"].probability == pytest.approx(0.329384452, abs=1e-6)
    assert events["all_three"].probability == pytest.approx(0.053372555, abs=1e-6)
    assert local_ratio(together, BELIEFS).value == pytest.approx(0.966413364, abs=1e-5)


def test_without_a_cost_paying_is_the_outside_view(forecasts):
    together = forecasts(HERE, REFERENCE, local=False)
    pays = event_forecasts(together, BELIEFS)["pays"]
    assert pays.probability == pays.base_rate == pytest.approx(0.35)
    assert pays.model == pays.model_reference == pytest.approx(6.5 / 11)
    assert local_ratio(together, BELIEFS).value == pytest.approx(1.034373981, abs=1e-5)
    assert middle_ratio(HERE, REFERENCE, BELIEFS, False) == pytest.approx(1.034373981, abs=1e-5)


def test_the_cap_by_hand(forecasts):
    never, always = of(1000, 0, 0, 0), of(1000, 1000, 1000, 1000)
    worst = event_forecasts(forecasts(never, always), BELIEFS)["takes_off"]
    best = event_forecasts(forecasts(always, never), BELIEFS)["takes_off"]
    assert worst.probability == pytest.approx(0.154377689, abs=1e-6)
    assert best.probability == pytest.approx(0.785722084, abs=1e-6)


@st.composite
def any_counts(draw, draws=20):
    chain = [[40 for _ in range(draws)]]
    for _ in range(3):
        chain.append([draw(st.integers(0, top)) for top in chain[-1]])
    return Counts(np.array(chain, dtype=float).T)


def log_odds(share):
    return np.log(share / (1 - share))


@settings(max_examples=15)
@given(
    here=any_counts(), reference=any_counts(), local=st.booleans(), seed=st.integers(0, 2**64 - 1)
)
def test_cap_order_and_direction_hold_for_any_counts(here, reference, local, seed):
    together = pooled(here, reference, BELIEFS, seed, local)
    events = event_forecasts(together, BELIEFS)
    for event in EVENTS:
        one = events[event]
        moved = log_odds(one.probability) - log_odds(one.base_rate)
        assert abs(moved) <= 1.5 + 1e-9
        assert moved * (one.model - one.model_reference) >= -1e-12
        assert 0 < one.low <= one.probability <= one.high < 1
    moved_draws = log_odds(together.draws) - log_odds(together.base_draws)
    assert np.abs(moved_draws).max() <= 1.5 + 1e-6
    product = np.prod([events[event].probability for event in EVENTS])
    assert events["all_three"].probability == pytest.approx(product)
    ratio = local_ratio(together, BELIEFS)
    assert 0 < ratio.low <= ratio.value <= ratio.high


@settings(max_examples=20)
@given(more=st.integers(0, 40), fewer=st.integers(0, 40))
def test_stronger_evidence_never_moves_the_odds_the_other_way(more, fewer):
    more, fewer = max(more, fewer), min(more, fewer)
    reference = of(40, 20, 10, 5, draws=10)
    odds = [
        event_forecasts(pooled(of(40, k, 0, 0, draws=10), reference, BELIEFS, 0, False), BELIEFS)[
            "takes_off"
        ].probability
        for k in (fewer, more)
    ]
    assert odds[0] <= odds[1]


def test_the_weight_lies_between_none_and_one_half(forecasts):
    together = forecasts(of(1000, 300, 120, 60), of(1000, 500, 100, 60))
    news = log_odds(300.5 / 1001) - log_odds(500.5 / 1001)
    weight = (log_odds(together.draws[:, 0]) - log_odds(together.base_draws[:, 0])) / news
    assert -0.02 < weight.min() < 0.02
    assert 0.4 < weight.max() < 0.75  # a half, and what the bootstrap adds
    assert weight.mean() == pytest.approx(0.25, abs=0.02)


def test_more_draws_narrow_only_the_bootstrap(forecasts):
    def width(times, local=True):
        here, reference = (Counts(np.tile(one.happened, (times, 1))) for one in (HERE, REFERENCE))
        together = forecasts(here, reference, local)
        one = event_forecasts(together, BELIEFS)["takes_off"]
        ratio = local_ratio(together, BELIEFS)
        return one.high - one.low, ratio.high - ratio.low

    (event_few, ratio_few), (event_many, ratio_many) = width(1), width(100)
    assert ratio_many < ratio_few
    assert event_many > 0.8 * event_few  # the base rate is as wide as before
    assert event_many > 0.4


def test_counts_are_chained(made_up):
    took_off = np.array([1, 1, 1, 0, 0, 0], dtype=bool)
    lasted = np.array([1, 1, 0, 0, 0, 0], dtype=bool)
    net = np.array([1, -1, 5, 5, 5, 5], dtype=np.float32)
    with_it = made_up(draws=3, took_off=took_off, lasted=lasted, project_net=net)
    assert counts(with_it, made_up(draws=3)).happened.tolist() == [
        [2, 2, 2, 1],
        [2, 1, 0, 0],
        [2, 0, 0, 0],
    ]


def test_ensembles_of_two_sizes_are_not_pooled(forecasts):
    with pytest.raises(ValueError, match="same parameter draws"):
        forecasts(HERE, REFERENCE.first(10))


def parts_of(here, reference, beliefs=BELIEFS, event="takes_off"):
    together = pooled(here, reference, beliefs, 0, pays_is_local=True)
    return event_forecasts(together, beliefs)[event].range_from


def times(counted, number):
    return Counts(np.tile(counted.happened, (number, 1)))


def test_without_local_evidence_the_whole_range_is_that_of_the_base_rate():
    parts = parts_of(HERE, HERE)
    one = event_forecasts(pooled(HERE, HERE, BELIEFS, 0, True), BELIEFS)["takes_off"]
    assert parts.base_rate == one.base_high - one.base_low
    assert (parts.weight, parts.parameters, parts.runs) == (0, 0, 0)


def test_the_part_of_the_weight_by_hand():
    # base .45; news logit(300.5/1001) - logit(.5); 5th and 95th percentile of w are .025 and .475
    news = log_odds(300.5 / 1001) - log_odds(0.5)
    ends = 1 / (1 + np.exp(-(log_odds(0.45) + np.array([0.025, 0.475]) * news)))
    parts = parts_of(of(1000, 300, 120, 60), of(1000, 500, 100, 60))
    assert parts.weight == pytest.approx(abs(ends[0] - ends[1]), abs=0.002)


@settings(max_examples=10)
@given(here=any_counts(), reference=any_counts())
def test_stronger_evidence_never_widens_its_own_part(here, reference):
    few = parts_of(here, reference)
    # the same frequencies from four times the draws leave less open about people, place and chance
    many = parts_of(times(here, 4), times(reference, 4))
    assert many.parameters + many.runs <= (few.parameters + few.runs) * 1.02 + 1e-12
    # sixty resolved entries at the same rate leave less open about such initiatives
    base = {event: Beta(4 * one.a, 4 * one.b) for event, one in BELIEFS.base.items()}
    known = parts_of(here, reference, replace(BELIEFS, base=base))
    assert known.base_rate < few.base_rate
    # a weight known better, around the same mean, leaves less open about the model
    surer = replace(BELIEFS, weight=Weight(0.2, 0.3))
    assert parts_of(here, reference, surer).weight <= few.weight + 1e-12


def test_the_part_of_the_base_rate_by_hand_where_there_is_news():
    # at the mean weight .25 the news logit(950.5/1001) - logit(300.5/1001) moves each base rate
    off = 0.25 * (log_odds(950.5 / 1001) - log_odds(300.5 / 1001))
    ends = 1 / (1 + np.exp(-(log_odds(beta.ppf([0.05, 0.95], 2.7, 3.3)) + off)))
    parts = parts_of(of(1000, 950, 120, 60), of(1000, 300, 100, 60))
    assert parts.base_rate == pytest.approx(ends[1] - ends[0], abs=0.015)


def in_pairs(here, reference, runs):
    """Draws of so many runs, every number here beside every one of the reference, equally often."""
    pairs = np.array([(one, other) for one in here for other in reference], dtype=float)
    nothing = np.zeros(len(pairs))
    both = [np.stack([nothing + runs, off, nothing, nothing], axis=1) for off in pairs.T]
    return Counts(both[0]), Counts(both[1])


@pytest.mark.parametrize(
    ("here", "reference", "runs", "share"),
    [
        # as a coin falls twice, or three times: all that differs between draws is chance
        ((0, 1, 1, 2), (0, 1, 1, 2), 2, 1.0),
        ((0, 1, 1, 1, 2, 2, 2, 3), (0, 1, 1, 1, 2, 2, 2, 3), 3, 1.0),
        # in each draw both runs end alike: none is
        ((0, 2), (0, 2), 2, 0.0),
        # a third of the draws comes out even. Variance of a draw's number: 2/3; within it (1, 1
        # and 0 taken off the mean .5): 1/2 in a third of draws, x 2/1 for two runs, 1/3
        ((0, 1, 2), (0, 1, 2), 2, 0.5),
        # the same beside a reference without chance, variance 1: 1/3 of 2/3 + 1
        ((0, 1, 2), (0, 2), 2, 0.2),
    ],
)
def test_the_share_of_chance_by_hand(here, reference, runs, share):
    one, other = in_pairs(here, reference, runs)
    together = pooled(one, other, BELIEFS, 0, pays_is_local=False)
    assert together.chance_share[0] == pytest.approx(share)


def test_a_reference_that_is_always_alike_adds_nothing_that_differs():
    """Every history of the reference takes off: all that differs is chance between runs here."""
    here, reference = in_pairs((0, 1, 1, 2), (2,), 2)
    together = pooled(here, reference, BELIEFS, 0, pays_is_local=False)
    assert together.chance_share[0] == pytest.approx(1)


def test_ranges_are_those_of_an_independent_draw():
    """Beta base rates, a weight from 0 to .5, and draws taken anew: by another generator."""
    rng = np.random.default_rng(20)
    took_off = rng.binomial(2, np.repeat([0.9, 0.3], 20))
    lasted = rng.binomial(took_off, 0.6)
    here = np.stack([0 * took_off + 2, took_off, lasted, rng.binomial(lasted, 0.5)], axis=1)
    # the draws of the reference go up and down with those of the place
    fewer = np.minimum(took_off, rng.binomial(2, 0.5, 40))
    reference = np.stack([0 * fewer + 2, fewer, fewer // 2, fewer // 2], axis=1)

    many = 20_000
    taken = rng.integers(0, 40, (many, 40))
    times_taken = np.stack([(taken == draw).sum(axis=1) for draw in range(40)], axis=1)
    local, elsewhere = (times_taken @ counted for counted in (here, reference))
    news = [
        log_odds((local[:, n + 1] + 0.5) / (local[:, n] + 1))
        - log_odds((elsewhere[:, n + 1] + 0.5) / (elsewhere[:, n] + 1))
        for n in range(3)
    ]
    weight = rng.uniform(0, 0.5, many)
    base = [rng.beta(a, b, many) for a, b in ((2.7, 3.3), (2.1, 3.9), (2.1, 3.9))]
    odds = [
        1 / (1 + np.exp(-(log_odds(rate) + np.clip(weight * of_event, -1.5, 1.5))))
        for rate, of_event in zip(base, news, strict=True)
    ]

    together = pooled(Counts(here * 1.0), Counts(reference * 1.0), BELIEFS, 0, pays_is_local=True)
    events = event_forecasts(together, BELIEFS)
    chains = {event: odds[n] for n, event in enumerate(EVENTS)}
    chains |= {"still_running": odds[0] * odds[1], "all_three": odds[0] * odds[1] * odds[2]}
    for event, drawn in chains.items():
        one = events[event]
        assert (one.low, one.high) == pytest.approx(np.quantile(drawn, [0.05, 0.95]), abs=0.02)
    rates = base[0] * base[1] * base[2]
    every = chains["all_three"]
    ratios = every / (1 - every) / (rates / (1 - rates))
    ratio = local_ratio(together, BELIEFS)
    ends = np.quantile(ratios, [0.05, 0.95])
    assert (ratio.low, ratio.high) == pytest.approx(ends, rel=0.04)


def test_chance_between_runs_is_told_from_what_is_not_known():
    always_alike = Counts(np.array([[2.0, 2, 2, 2]] * 30 + [[2.0, 0, 0, 0]] * 30))
    by_chance = Counts(np.array([[2.0, 1, 1, 1]] * 60))
    reference = Counts(np.array([[2.0, 2, 2, 2]] * 20 + [[2.0, 0, 0, 0]] * 40))
    assert parts_of(always_alike, reference).runs == 0
    assert parts_of(always_alike, reference).parameters > 0
    # every draw came out even, so all that differs is chance: bounded by what there is
    mixed = parts_of(by_chance, reference)
    assert mixed.runs > 0
    one_run = Counts(np.array([[1.0, 1, 1, 1]] * 30 + [[1.0, 0, 0, 0]] * 30))
    assert parts_of(one_run, times(one_run, 1)).runs == 0
