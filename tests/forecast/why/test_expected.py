"""Does the range of what to expect hold 90 % of the histories, and is no shorter one to be had?"""

from math import ceil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.forecast.why.expected import expected, narrowest
from jointaction.forecast.why.explanation import Part

SAMPLES = st.lists(st.integers(0, 30), min_size=1, max_size=80)


@given(SAMPLES, st.floats(0.05, 1))
def test_it_holds_at_least_what_it_says(sample, held):
    values = np.array(sample, dtype=float)
    low, high = narrowest(values, held)
    assert ((values >= low) & (values <= high)).sum() >= ceil(held * len(values) - 1e-9)


@given(SAMPLES)
def test_no_shorter_range_between_two_values_holds_as_much(sample):
    values = np.array(sample, dtype=float)
    low, high = narrowest(values, 0.9)
    assert {low, high} <= set(sample)
    for one in set(sample):
        for other in set(sample):
            inside = ((values >= one) & (values <= other)).mean()
            assert other - one >= high - low or inside < 0.9


@given(SAMPLES)
def test_the_median_lies_inside(sample):
    values = np.array(sample, dtype=float)
    low, high = narrowest(values, 0.9)
    assert low <= np.median(values) <= high


def test_of_equally_narrow_ranges_the_fuller_and_then_the_lower():
    # 0-1 and 1-2 are equally narrow; four of five lie in the second
    assert narrowest(np.array([0, 1, 2, 2, 2.0]), 0.4) == (2.0, 2.0)
    assert narrowest(np.array([0, 1, 1, 2, 2, 2.0]), 0.75) == (1.0, 2.0)
    assert narrowest(np.array([0.0, 1.0]), 0.5) == (0.0, 0.0)


@pytest.mark.parametrize("bad", [([], 0.9), ([1.0], 0.0), ([1.0], 1.1)])
def test_nothing_and_impossible_shares_are_refused(bad):
    values, held = bad
    with pytest.raises(ValueError, match="a range needs values"):
        narrowest(np.array(values), held)


def test_a_heap_at_zero_does_not_widen_the_range(made_up):
    # of 20 histories 17 have nobody after a year, one 1 firm, one 2 and one all 10
    share = np.zeros((25, 20), dtype=np.float32)
    share[4, 17:] = [0.1, 0.2, 1.0]
    share[20, :10] = 0.5
    year, five = expected(made_up(draws=10, participation=share))
    assert (year.quarter, five.quarter) == (4, 20)
    assert year.firms == Part(0.0, 0.0, 1.0)  # 18 of 20 lie in 0-1, the 5th to 95th in 0-2.4
    assert year.share.high == pytest.approx(0.1)
    assert five.firms == Part(2.5, 0.0, 5.0)


def test_shares_are_of_those_that_each_history_asks(made_up):
    asked = np.array([10, 20, 10, 20], dtype=np.int32)
    share = np.full((25, 4), 0.5, dtype=np.float32)
    year, _ = expected(made_up(draws=2, participation=share, intended=asked))
    assert year.share == Part(0.5, 0.5, 0.5)
    assert year.firms == Part(7.5, 5.0, 10.0)


def test_quarters_that_were_not_played_are_left_out(made_up):
    short = np.zeros((12, 4), dtype=np.float32)
    assert [one.quarter for one in expected(made_up(draws=2, participation=short))] == [4]
