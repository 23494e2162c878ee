"""Are the scores those that one works out by hand?"""

import math

import numpy as np
import pytest

from jointaction.forecast.scores import (
    Ranged,
    auc,
    brier,
    leave_one_out,
    log_score,
    ranged_auc,
    ranged_auc_difference,
    ranged_mean,
    resamples,
)

YES_YES_NO_NO = np.array([True, True, False, False])


def numbers(*values):
    return np.array(values, dtype=np.float64)


def test_brier_is_the_mean_squared_miss():
    # (.2**2 + .4**2 + .5**2 + .1**2) / 4 = (.04 + .16 + .25 + .01) / 4
    assert brier(numbers(0.8, 0.6, 0.5, 0.1), YES_YES_NO_NO) == pytest.approx(0.115)


def test_the_log_score_is_the_mean_surprise():
    # what happened was given .5, .25, .5 and 1
    wanted = (math.log(2) + math.log(4) + math.log(2) + 0) / 4
    assert log_score(numbers(0.5, 0.25, 0.5, 0.0), YES_YES_NO_NO) == pytest.approx(wanted)
    assert log_score(numbers(0.0), np.array([True])) == math.inf


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ((0.9, 0.4, 0.5, 0.1), 0.75),  # 3 of the 4 pairs in order
        ((0.9, 0.8, 0.2, 0.1), 1.0),
        ((0.1, 0.2, 0.8, 0.9), 0.0),
        ((0.5, 0.5, 0.5, 0.5), 0.5),  # all tied
        ((0.9, 0.5, 0.5, 0.1), 0.875),  # 3 in order, 1 tied
    ],
)
def test_auc_of_four_by_hand(values, wanted):
    assert auc(numbers(*values), YES_YES_NO_NO) == wanted


def test_auc_does_not_depend_on_the_scale():
    values = numbers(0.9, 0.4, 0.5, 0.1)
    assert auc(values * 7 - 3, YES_YES_NO_NO) == auc(values, YES_YES_NO_NO)


def test_nothing_is_said_of_nothing():
    none = np.zeros(0, dtype=bool)
    assert brier(numbers(), none) is None
    assert log_score(numbers(), none) is None
    assert ranged_auc(numbers(), none, resamples([], 0)) == Ranged(None, None, None, 2000)
    assert ranged_mean(numbers(), resamples([], 0)) == Ranged(None, None, None, 2000)


@pytest.mark.parametrize("same", [True, False])
def test_one_outcome_alone_has_no_auc_and_every_resample_is_counted(same):
    happened = np.full(4, same)
    drawn = resamples(["a", "b", "c", "d"], 0, 100)
    assert ranged_auc(numbers(1, 2, 3, 4), happened, drawn) == Ranged(None, None, None, 100)


def test_resamples_that_hold_one_outcome_only_are_counted():
    happened, values = np.array([True, False]), numbers(0.8, 0.3)
    drawn = np.array([[1.0, 1.0], [2.0, 0.0], [0.0, 2.0], [1.0, 1.0]])
    assert ranged_auc(values, happened, drawn) == Ranged(1.0, 1.0, 1.0, 2)


def test_a_resample_counts_each_forecast_as_often_as_it_was_drawn():
    values, happened = numbers(0.9, 0.4, 0.5), np.array([True, True, False])
    # the first pair is in order, the second is not: 3 x 1 of (3 + 1) x 1
    drawn = np.array([[3.0, 1.0, 1.0]])
    assert ranged_auc(values, happened, drawn) == Ranged(0.5, 0.75, 0.75, 0)


def test_forecasts_of_one_group_are_drawn_together():
    drawn = resamples(["b", "a", "b", "c"], 3)
    assert drawn.shape == (2000, 4)
    assert (drawn[:, 0] == drawn[:, 2]).all()
    assert (drawn[:, [0, 1, 3]].sum(axis=1) == 3).all()
    assert (drawn[:, 0] != drawn[:, 1]).any()


def test_the_order_of_forecasts_does_not_matter_but_the_seed_does():
    one, other = resamples(["a", "b", "c"], 0), resamples(["c", "a", "b"], 0)
    assert (one[:, [2, 0, 1]] == other).all()
    assert (resamples(["a", "b", "c"], 1) != one).any()


def test_a_difference_is_taken_on_the_same_resamples():
    values, happened = numbers(0.9, 0.4, 0.5, 0.1), YES_YES_NO_NO
    drawn = resamples("abcd", 0)
    same = ranged_auc_difference(values, values * 2, happened, drawn)
    assert (same.value, same.low, same.high) == (0, 0, 0)
    other = ranged_auc_difference(values, -values, happened, drawn)
    assert other.value == pytest.approx(0.75 - 0.25)
    assert other.undefined == ranged_auc(values, happened, drawn).undefined > 0


def test_the_mean_has_the_range_of_its_resamples():
    drawn = np.array([[2.0, 0.0], [0.0, 2.0]])
    ranged = ranged_mean(numbers(1, 3), drawn)
    assert ranged.value == 2
    assert (ranged.low, ranged.high) == pytest.approx((1.1, 2.9))  # 5 and 95 % between 1 and 3


def test_leave_one_out_leaves_the_whole_group_out():
    happened = np.array([True, False, True, True])
    # without a two of two happened, (2 + .5) / (2 + 1); without b, or c, two of three
    left = leave_one_out(happened, ["a", "a", "b", "c"])
    assert left.tolist() == pytest.approx([2.5 / 3, 2.5 / 3, 2.5 / 4, 2.5 / 4])


def test_a_lone_group_has_nothing_to_go_by():
    assert leave_one_out(np.array([True, True]), ["a", "a"]).tolist() == [0.5, 0.5]


def test_leave_one_out_ranks_against_the_outcomes():
    happened = np.array([True, True, False, False])
    assert auc(leave_one_out(happened, list("abcd")), happened) == 0


def test_one_group_resampled_is_always_that_group_and_tells_no_range():
    drawn, happened = resamples(["a", "a"], 0), np.array([True, False])
    assert ranged_auc(numbers(0.9, 0.4), happened, drawn) == Ranged(1.0, None, None, 0)
    assert ranged_mean(numbers(1, 3), drawn) == Ranged(2.0, None, None, 0)
