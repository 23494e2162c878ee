"""Do the drivers of an event come out where it is known what drives it, and else not at all?"""

import numpy as np
import pytest

from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.forecast.why.drivers import drivers
from jointaction.forecast.why.explanation import Of
from jointaction.forecast.why.sensitivity import Outcome, between_draws, first_order, intervals
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate

DRAWS = 1000


def uniform(seed, *shape):
    return np.random.default_rng(seed).uniform(size=shape)


def index_of(values, outcome, in_words=False):
    return first_order(values[None, :], np.array([in_words]), outcome)[0][0]


def chance_of(values, outcome):
    return first_order(values[None, :], np.array([False]), outcome)[1][0]


def interval_of(values, outcome, in_words=False, seed=0):
    low, high = intervals(values[None, :], np.array([in_words]), outcome, seed)
    return low[0], high[0]


def flat(values):
    """One history a draw: nothing is known of chance within a draw."""
    return Outcome(values, np.ones_like(values), np.zeros_like(values))


def histories(chance, seed):
    """Two histories a draw (run), in which something happens with that chance (one a draw)."""
    return (uniform(seed, len(chance), 2) < chance[:, None]).ravel()


def ishigami(x):
    return np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0])


def test_ishigami():
    """Shares of the variance of this function are known: .3139, .4424 and 0."""
    x = np.pi * (2 * uniform(1, 3, 4000) - 1)
    found = [index_of(one, flat(ishigami(x))) for one in x]
    assert found == pytest.approx([0.3139, 0.4424, 0], abs=0.03)


def test_chance_between_the_histories_of_a_draw_is_taken_out():
    """p = .05 + .6 x + .3 y: of its variance (.36 + .09) / 12 four fifths are of x.

    Ten histories a draw leave p (1 - p) / 10, about .02, on top; it must not count.
    """
    x, y = uniform(2, 2, 4000)
    chance = 0.05 + 0.6 * x + 0.3 * y
    happened = np.random.default_rng(3).binomial(10, chance).astype(float)
    outcome = Outcome.of_shares(happened, np.full(4000, 10.0))
    assert between_draws(outcome) == pytest.approx(0.45 / 12, rel=0.08)
    assert index_of(x, outcome) == pytest.approx(0.8, abs=0.06)
    assert index_of(y, outcome) == pytest.approx(0.2, abs=0.06)


def test_a_draw_counts_as_often_as_it_took_off():
    """Half of the draws count three times: mean 1 with weight 3 and mean 0 with weight 1.

    The weighted mean is .75 and the variance .75 x .25; the word tells all of it.
    """
    word = np.tile([0.0, 1.0], 500)
    outcome = Outcome(word, np.where(word == 1, 3.0, 1.0), np.zeros(1000))
    assert index_of(word, outcome, in_words=True) == pytest.approx(1, abs=0.005)
    assert interval_of(word, outcome, in_words=True) == pytest.approx((1, 1), abs=0.005)


def test_words_in_whatever_order():
    """.1, .9 and .5 in the order of the list: half of the variance is of the word.

    Within a word the chance is +-s with s squared the variance of .1, .9 and .5, .32 / 3.
    """
    word = np.floor(3 * uniform(4, DRAWS * 3))
    spread = np.sqrt(0.32 / 3) * np.where(uniform(5, DRAWS * 3) < 0.5, -1, 1)
    outcome = flat(np.array([0.1, 0.9, 0.5])[word.astype(int)] + spread)
    assert index_of(word, outcome, in_words=True) == pytest.approx(0.5, abs=0.04)


@pytest.mark.slow
def test_intervals_hold_the_truth_about_nine_times_in_ten():
    """A linear function of which .8, .15 and .05 are known."""
    within = 0
    for seed in range(40):
        x = uniform(seed, 3, 500)
        outcome = flat(np.sqrt([0.8, 0.15, 0.05]) @ x)
        for one, known in zip(x, (0.8, 0.15, 0.05), strict=True):
            low, high = interval_of(one, outcome, seed=seed)
            within += low <= known <= high
    assert within / 120 > 0.82


def test_chance_alone_is_rarely_called_a_driver():
    """200 tests of nothing, rare event, unequal weights: below 1 % about twice."""
    happened = np.random.default_rng(6).binomial(2, 0.08, DRAWS).astype(float)
    weights = np.tile([1.0, 3.0], DRAWS // 2)
    outcome = Outcome.of_shares(np.minimum(happened, weights), weights)
    found = [chance_of(uniform(seed, DRAWS), outcome) for seed in range(200)]
    assert np.mean(np.array(found) < 0.01) < 0.04
    assert 0.4 < np.mean(np.array(found) < 0.5) < 0.6


def test_idle_quantities_have_an_index_around_nothing():
    """Two histories a draw, 20 x 60 quantities that say nothing of them, numbers and words.

    The mean of the indices is off by a thousandth or two; what chance makes of bins would add .05
    to each of numbers and .02 to each of words.
    """
    numbers, words = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        happened = rng.binomial(2, 0.2 + 0.6 * rng.uniform(size=DRAWS)).astype(float)
        outcome = Outcome.of_shares(happened, np.full(DRAWS, 2.0))
        values = rng.uniform(size=(60, DRAWS))
        in_words = np.arange(60) >= 40
        values[in_words] = np.floor(8 * values[in_words])
        index = first_order(values, in_words, outcome)[0]
        numbers.append(index[:40].mean())
        words.append(index[40:].mean())
    assert np.mean(numbers) == pytest.approx(0, abs=0.005)
    assert np.mean(words) == pytest.approx(0, abs=0.005)


def test_among_sixty_idle_quantities_hardly_ever_one_is_called_a_driver(made_up, catalogue):
    """1 % of the lists may hold a false one; at 1 % for each quantity it would be 45 %."""
    parameters = [
        f"{mechanism.name}.{symbol}"
        for mechanism in catalogue.mechanisms.values()
        for symbol in mechanism.parameters
    ][:60]
    assert len(parameters) == 60
    called = 0
    for seed in range(40):
        rng = np.random.default_rng(100 + seed)
        chance = 0.2 + 0.6 * rng.uniform(size=DRAWS)
        drawn = dict(zip(parameters, rng.uniform(size=(60, DRAWS)), strict=True))
        runs = made_up(draws=DRAWS, took_off=histories(chance, seed), drawn=drawn)
        called += bool(drivers(runs, catalogue)[0].drivers)
    assert called <= 2


@pytest.fixture(scope="module")
def planted(made_up):
    """Taking off by rivalry and meetings, lasting by one trait of the activity alone."""
    rivalry, talk, goal, idle = uniform(7, 4, DRAWS)
    took_off = histories(0.9 - 0.8 * rivalry + 0.3 * (talk - 0.5), 8)
    lasted = took_off & histories(0.1 + 0.8 * goal, 9)
    drawn = {
        "history.rivalry": 5 * rivalry,
        "talk.face_to_face": talk,
        "goal_quarters": 4 + 36 * goal,
        "trust.memory": idle,
        "history.skill_level": np.full(DRAWS, 3.0),
        "rivalry_pressure": rivalry,
        "starting_disposition": 1 - rivalry,
    }
    return made_up(draws=DRAWS, took_off=took_off, lasted=lasted, drawn=drawn)


def test_names_what_drives_each_event_and_nothing_else(planted, catalogue):
    """Neither what is known for sure nor what the model works out of the answers is a driver."""
    off, last = drivers(planted, catalogue)
    assert [driver.quantity for driver in off.drivers] == ["history.rivalry", "talk.face_to_face"]
    assert [driver.quantity for driver in last.drivers] == ["goal_quarters"]
    rivalry, talk = off.drivers
    assert (rivalry.title, rivalry.of, talk.of) == ("Rivalry", Of.ANSWER, Of.PARAMETER)
    assert rivalry.direction < -0.4 < 0.05 < talk.direction
    assert rivalry.low < rivalry.index < rivalry.high
    assert rivalry.index == pytest.approx(0.64 / 0.73, abs=0.08)  # .8 and .3 squared
    assert off.together == pytest.approx(min(rivalry.index + talk.index, 1))
    assert off.draws == DRAWS > last.draws > DRAWS / 2
    assert off.refused == last.refused == ""


def test_order_of_draws_does_not_matter(planted, made_up, catalogue):
    order = np.random.default_rng(10).permutation(DRAWS)
    mixed = made_up(
        draws=DRAWS,
        took_off=planted.took_off.reshape(-1, 2)[order].ravel(),
        lasted=planted.lasted.reshape(-1, 2)[order].ravel(),
        drawn={name: values[order] for name, values in planted.drawn.items()},
    )
    for one, other in zip(drivers(planted, catalogue), drivers(mixed, catalogue), strict=True):
        assert [d.quantity for d in one.drivers] == [d.quantity for d in other.drivers]
        for a, b in zip(one.drivers, other.drivers, strict=True):
            assert (a.index, a.direction) == pytest.approx((b.index, b.direction))
            assert (a.low, a.high) == pytest.approx((b.low, b.high), abs=0.04)


def test_refused_in_words(made_up, catalogue):
    rivalry = uniform(11, DRAWS)
    drawn = {"history.rivalry": rivalry}
    few = drivers(made_up(draws=199, drawn={"history.rivalry": rivalry[:199]}), catalogue)
    assert few[0].refused == "199 draws are too few to tell what drives it: 200 are needed."
    never, unsaid = drivers(made_up(draws=DRAWS, drawn=drawn), catalogue)
    assert "too nearly always the same" in never.refused
    assert unsaid.refused.startswith("It took off in 0 of 1,000 draws only")
    coin = histories(np.full(DRAWS, 0.5), 12)
    plain = made_up(draws=DRAWS, took_off=coin, drawn=drawn)
    assert drivers(plain, catalogue)[0].drivers == ()
    assert drivers(plain, catalogue)[0].refused


@pytest.mark.slow
def test_a_shipped_dossier(catalogue):
    """In Sialkot quality assurance hangs most on what its cost does to the trust it takes."""
    dossier = load_dossier(find_dossier("sialkot"), catalogue)
    runs = simulate(dossier, catalogue, Ensemble(0, 400, 2)).with_initiative["quality-assurance"]
    off, last = drivers(runs, catalogue)
    first = off.drivers[0]
    assert first.quantity == "required_trust.cost"
    assert first.direction < -0.3
    assert last.refused or last.drivers[0].quantity in ("fatigue.weariness", "goal_quarters")
    answers = {driver.quantity for driver in off.drivers if driver.of is Of.ANSWER}
    assert answers <= set(catalogue.keys)
    assert 0 < off.together < 1
