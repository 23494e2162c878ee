"""Are those that lasted compared rightly with those that took off and died?"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.forecast.why.survivors import FEWEST_DRAWS, survivors
from jointaction.simulate.runs import Ensemble

CATALOGUE = load_catalogue()
DRAWS = 60


def histories(made_up, lasted, draws=DRAWS, **said):
    """All took off; of two histories a draw those lasted that are said to."""
    lasted = np.asarray(lasted, dtype=bool)
    share = np.full((25, len(lasted)), 0.6, dtype=np.float32)
    given = {"participation": share, "active": share > 0, "took_off": np.ones_like(lasted)}
    return made_up(draws=draws, lasted=lasted, **given | said)


def half(draws=DRAWS):
    """Both histories of every second draw last."""
    return np.repeat(np.arange(draws) % 2 == 0, 2)


def test_the_curve_is_of_those_that_took_off_from_the_end_of_the_first_year(made_up):
    quarter = np.arange(25)[:, None]
    last = np.array([24, 24, 4, 9])  # the last history never took off
    active = quarter <= last
    took_off = np.array([True, True, True, False])
    share = (0.6 * active).astype(np.float32)
    runs = made_up(draws=2, active=active, participation=share, took_off=took_off)
    found = survivors(runs, CATALOGUE)
    assert (found.took_off, found.lasted) == (3, 0)
    assert len(found.alive) == 17  # quarters 4 to 20
    assert found.alive[0] == 1.0
    assert found.alive[1:] == tuple([pytest.approx(2 / 3)] * 16)


def test_nothing_took_off(made_up):
    found = survivors(made_up(draws=2), CATALOGUE)
    assert (found.took_off, found.alive, found.differences) == (0, (), ())
    assert found.refused == "No simulated history took off."


def test_distance_in_standard_deviations_worked_out_by_hand(made_up):
    """Means .9 and .5, each .1 away from its mean: .4 / (.1 root(120 / 118)) = 3.967."""
    lasted = half()
    share = np.full((25, 2 * DRAWS), 0.7, dtype=np.float32)
    share[4] = np.where(lasted, 0.9, 0.5) + np.tile([0.1, -0.1], DRAWS)
    (one,) = survivors(histories(made_up, lasted, participation=share), CATALOGUE).differences
    assert one.quantity == "participation"
    assert [one.lasted, one.died] == pytest.approx([0.9, 0.5])
    assert one.apart.value == pytest.approx(3.967, abs=1e-3)
    assert one.apart.low <= one.apart.value <= one.apart.high
    assert one.said == (
        "Those that lasted began with 90 of 100 intended firms taking part after a year; those "
        "that died later with 50."
    )


def test_trade_and_its_change_over_the_first_year(made_up):
    lasted = half()
    rng = np.random.default_rng(1)
    trade = np.zeros((25, 2 * DRAWS), dtype=np.float32)
    noise = rng.normal(scale=0.01, size=2 * DRAWS)
    trade[0] = np.where(lasted, 0.6, 0.4) + noise - noise.mean()
    trade[4] = trade[0] + np.where(lasted, 0.05, -0.02) + np.tile([0.001, -0.001], DRAWS)
    found = survivors(histories(made_up, lasted, cooperation=trade), CATALOGUE)
    said = {one.quantity: one.said for one in found.differences}
    assert said == {
        "cooperation_change": "Over the first year co-operation in trade rose by 5 of 100 moves "
        "where it lasted; where it died later it fell by 2.",
        "cooperation": "Where it lasted, 60 of 100 moves in trade were co-operative when it "
        "began; where it died later, 40.",
    }


def test_answers_are_said_in_the_unit_in_which_the_dossier_asks(made_up):
    rng = np.random.default_rng(2)
    draws = 400
    lasted = half(draws)
    good = lasted[::2]
    drawn = {
        "history.rivalry": np.where(good, 2.0, 3.4) + rng.uniform(-0.5, 0.5, draws),
        "cluster.external_ownership_share": np.where(good, 0.2, 0.4)
        + rng.uniform(-0.1, 0.1, draws),
        "history.skill_level": rng.uniform(0, 5, draws),
        "subsidy_share": np.where(good, 0.1, 0.5) + rng.uniform(-0.1, 0.1, draws),
    }
    found = survivors(histories(made_up, lasted, draws, drawn=drawn), CATALOGUE)
    said = {one.quantity: one.said for one in found.differences}
    assert set(said) == set(drawn) - {"history.skill_level"}
    assert " 2.0 of 5 on average; where it died later, 3.4 of 5." in said["history.rivalry"]
    assert " 20 % of output or employment" in said["cluster.external_ownership_share"]
    assert said["subsidy_share"].startswith("Public or donors' money paid 10 % of the cost")


def test_words_are_told_by_their_share_and_each_question_once(made_up):
    """Four fifths of those that lasted are of the fourth type, and a fifth of those that died."""
    draws = 200
    lasted = half(draws)
    mature = np.where(lasted[::2], np.arange(draws) % 10 < 8, np.arange(draws) % 10 < 2)
    words = list(CATALOGUE.keys["cluster.cluster_type"].words)
    drawn = {"cluster.cluster_type": np.where(mature, words.index("mature"), 0).astype(float)}
    found = survivors(histories(made_up, lasted, draws, drawn=drawn), CATALOGUE)
    (one,) = found.differences
    assert [one.lasted, one.died] == pytest.approx([0.8, 0.2])
    assert one.said == (
        "In 80 of 100 histories that lasted the type of cluster is mature; in 20 of 100 that died "
        "later."
    )


def test_too_few_on_either_side_are_refused(made_up):
    lasted = np.zeros(2 * DRAWS, dtype=bool)
    lasted[: 2 * (FEWEST_DRAWS - 1)] = True
    for flags, word in ((lasted, "lasted"), (~lasted, "died later")):
        found = survivors(histories(made_up, flags), CATALOGUE)
        assert found.differences == ()
        assert found.refused == (
            f"Of 120 simulated histories that took off only 38 {word}: too few to say what sets "
            "them apart."
        )


def test_histories_alike_in_everything_are_not_compared(made_up):
    found = survivors(histories(made_up, half()), CATALOGUE)
    assert found.differences == ()
    assert found.refused.startswith("The simulated histories that took off differ in nothing")


def test_two_histories_of_a_draw_do_not_count_twice(made_up):
    """Doubling every history moves neither the distance nor its range, but for N - 2."""
    draws = 200
    lasted = np.arange(draws) % 2 == 0
    rng = np.random.default_rng(3)
    drawn = {"history.rivalry": np.where(lasted, 2.0, 3.0) + rng.normal(size=draws)}
    single = Ensemble(0, draws, 1, 1)
    intended = np.full(draws, 10, dtype=np.int32)
    once = histories(
        made_up, lasted, draws, drawn=drawn, ensemble=single, draw=np.arange(draws),
        intended=intended, cooperation=np.zeros((25, draws), dtype=np.float32),
    )  # fmt: skip
    twice = histories(made_up, np.repeat(lasted, 2), draws, drawn=drawn)
    (one,), (two,) = (survivors(runs, CATALOGUE).differences for runs in (once, twice))
    assert two.apart.value == pytest.approx(one.apart.value, rel=0.01)
    assert two.apart.high - two.apart.low == pytest.approx(one.apart.high - one.apart.low, rel=0.02)


def test_places_in_which_nothing_matters_seldom_list_anything(made_up):
    """Twelve idle answers each in forty places: by chance one place in twenty may list one."""
    rated = [key.path for key in CATALOGUE.keys.values() if key.scale == "rating_0_5"][:12]
    listed = []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        drawn = {key: rng.uniform(0, 5, 300) for key in rated}
        lasted = rng.random(600) < 0.3
        listed.append(survivors(histories(made_up, lasted, 300, drawn=drawn), CATALOGUE))
    assert sum(bool(one.differences) for one in listed) <= 5
    quiet = next(one for one in listed if not one.differences)
    assert quiet.refused == (
        "Nothing of 12 things looked at sets those that lasted apart from those that died later "
        "by more than chance."
    )


def test_at_most_six_are_listed_largest_first(made_up):
    rated = [key.path for key in CATALOGUE.keys.values() if key.scale == "rating_0_5"][:9]
    lasted = half(200)
    rng = np.random.default_rng(4)
    drawn = {
        key: (1 + place / 4) * lasted[::2] + rng.normal(size=200) for place, key in enumerate(rated)
    }
    found = survivors(histories(made_up, lasted, 200, drawn=drawn), CATALOGUE).differences
    assert len(found) == 6
    apart = [abs(one.apart.value) for one in found]
    assert apart == sorted(apart, reverse=True)
