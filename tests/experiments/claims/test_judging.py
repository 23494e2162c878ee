"""Is the verdict the one that made-up worlds ask for?"""

import numpy as np
import pytest

from jointaction.experiments.claims.claim import Condition, Term, Thresholds, Verdict
from jointaction.experiments.claims.judging import ablation, reading
from tests.experiments.claims.made_up import worlds_of

UP = Condition("effect", "an effect")
DOWN = Condition("effect", "an effect", wants="below")


def worlds(up, down, equal=0):
    """So many worlds in which the number is above, below and exactly at zero."""
    return np.array([0.5] * up + [-0.25] * down + [0.0] * equal)


@pytest.mark.parametrize(
    ("up", "down", "equal", "verdict"),
    [
        (8, 2, 0, Verdict.COMES_OUT),
        (79, 21, 0, Verdict.PARTLY),
        (6, 4, 0, Verdict.PARTLY),
        (59, 41, 0, Verdict.DOES_NOT_COME_OUT),
        (8, 2, 90, Verdict.COMES_OUT),  # equal worlds are left out, and their share is told
        (0, 0, 10, Verdict.DOES_NOT_COME_OUT),
    ],
)
def test_the_share_of_worlds_decides(up, down, equal, verdict):
    assert reading(UP, worlds(up, down, equal)).verdict is verdict


def test_below_is_the_mirror_image_of_above():
    assert reading(UP, worlds(7, 3)).share == pytest.approx(0.7)
    assert reading(DOWN, worlds(7, 3)).share == pytest.approx(0.3)


def test_equal_worlds_are_counted_and_left_out():
    seen = reading(UP, worlds(3, 1, 4))
    assert (seen.share, seen.equal_share, seen.worlds) == (0.75, 0.5, 8)
    assert reading(UP, worlds(0, 0, 4)).share is None


def test_the_effect_is_the_median_with_the_range_of_the_worlds():
    seen = reading(UP, np.arange(101.0))
    assert (seen.low, seen.effect, seen.high, seen.mean) == (5.0, 50.0, 95.0, 50.0)
    assert "sampled worlds" in seen.interval


def test_worlds_that_say_nothing_do_not_count():
    seen = reading(UP, np.array([np.nan, 1.0, np.nan, 1.0]))
    assert (seen.worlds, seen.share) == (2, 1.0)
    nothing = reading(UP, np.array([np.nan]))
    assert (nothing.worlds, nothing.effect, nothing.share) == (0, None, None)
    assert nothing.verdict is Verdict.DOES_NOT_COME_OUT


def test_a_mean_is_judged_by_its_resamples():
    """One history in ten succeeds: never half of them, though single worlds are 0 or 1."""
    rare = Condition("effect", "chance", wants="below", bound=0.5, judged_on="means")
    seen = reading(rare, np.array([1.0] * 10 + [0.0] * 90))
    assert seen.effect == pytest.approx(0.1)
    assert seen.low is not None
    assert seen.high is not None
    assert 0.03 < seen.low < 0.1 < seen.high < 0.18
    assert seen.share == 1.0
    assert "bootstrap" in seen.interval
    often = reading(rare, np.array([1.0] * 90 + [0.0] * 10))
    assert often.share == 0.0


@pytest.mark.parametrize(
    ("up", "down", "near"), [(82, 18, True), (860, 140, False), (95, 5, False), (57, 43, True)]
)
def test_it_is_said_where_other_worlds_may_give_another_verdict(up, down, near):
    assert reading(UP, worlds(up, down)).near_threshold is near
    assert reading(UP, worlds(up, down, equal=500)).near_threshold is near


@pytest.mark.parametrize(("ones", "near"), [(50, True), (10, False), (90, False)])
def test_a_mean_near_its_bound_is_said_to_be_near(ones, near):
    rare = Condition("effect", "chance", wants="below", bound=0.52, judged_on="means")
    assert reading(rare, np.array([1.0] * ones + [0.0] * (100 - ones))).near_threshold is near


def test_a_number_that_is_zero_in_most_worlds_is_told_by_its_mean_and_judged_by_worlds():
    shy = Condition("effect", "an effect", shown="mean")
    seen = reading(shy, worlds(up=20, down=0, equal=80))
    assert seen.effect == pytest.approx(0.1)
    assert seen.low is not None
    assert seen.low > 0.05
    assert (seen.share, seen.equal_share) == (1.0, 0.8)
    assert "bootstrap" in seen.interval


def test_a_condition_may_set_its_own_thresholds():
    strict = Condition("effect", "an effect", thresholds=Thresholds(0.95, 0.9))
    assert reading(strict, worlds(92, 8)).verdict is Verdict.PARTLY
    assert reading(strict, worlds(89, 11)).verdict is Verdict.DOES_NOT_COME_OUT


@pytest.mark.parametrize(
    ("without", "left", "removes"),
    [([0.0, 0.0], 0.0, True), ([0.1, 0.05], 0.1875, True), ([0.2, 0.2], 0.5, False),
     ([-1.0, -1.0], -2.5, True)],
)  # fmt: skip
def test_a_term_removes_an_effect_where_less_than_a_fifth_is_left(without, left, removes):
    whole = worlds_of(effect=[0.2, 0.6])
    seen = ablation(Term("a.term"), UP, whole, worlds_of(effect=without))
    assert seen.left == pytest.approx(left)
    assert seen.removes is removes


def test_the_same_worlds_are_compared():
    """The term was set aside in the first two worlds only; the third does not matter."""
    seen = ablation(Term("a"), UP, worlds_of(effect=[1, 1, 100]), worlds_of(effect=[1, 1]))
    assert seen.left == 1.0


def test_where_there_is_no_effect_nothing_is_removed():
    seen = ablation(Term("a.term"), DOWN, worlds_of(effect=[0.5]), worlds_of(effect=[0.0]))
    assert (seen.left, seen.removes) == (None, False)
