"""Do the experiments see when a co-operative broke, when goals were reached and who would come?

Made-up histories whose right answer is plain.
"""

from types import SimpleNamespace

import numpy as np
import pytest

from jointaction.experiments.claims import after_success, cover_of_cost, purchasing
from jointaction.experiments.claims.criteria import main_effect
from jointaction.simulate.runs import Ending, Ensemble

QUARTERS = 41


def runs_of(*participation, each=1, **more):
    """Histories with so many of the intended firms at work, one list a history."""
    seen = np.array(participation, dtype=np.float32).T
    return SimpleNamespace(
        participation=seen, active=seen > 0, series={"participation": seen},
        draw=np.arange(seen.shape[1]) // each,
        ensemble=Ensemble(0, seen.shape[1] // each, each), **more,
    )  # fmt: skip


def in_quarters(*quarters):
    """Firms at work in these quarters, nobody in the others."""
    return [1.0 if quarter in quarters else 0.0 for quarter in range(25)]


def endings(*names):
    """How each history ended."""
    return np.array([int(Ending[name]) for name in names])


def test_a_co_operative_that_side_offers_break_at_once_has_started():
    runs = runs_of(in_quarters(), in_quarters(), ending=endings(
        "BROKEN_BY_SIDE_OFFERS", "NEVER_REACHED_THRESHOLD"))  # fmt: skip
    assert purchasing.started(runs).tolist() == [True, False]
    assert purchasing.broken_early(runs).tolist() == [True, False]


def test_what_still_runs_after_two_years_was_not_broken_early():
    runs = runs_of(in_quarters(1, 2), in_quarters(*range(12)), ending=endings(
        "BROKEN_BY_SIDE_OFFERS", "BROKEN_BY_SIDE_OFFERS"))  # fmt: skip
    assert purchasing.broken_early(runs).tolist() == [True, False]


def test_shares_are_of_the_histories_that_count_and_unknown_where_there_are_none():
    runs = runs_of(*[in_quarters()] * 6, each=2)
    these = np.array([1, 0, 1, 1, 0, 0], dtype=bool)
    among = np.array([1, 1, 1, 0, 0, 0], dtype=bool)
    assert purchasing.share_of(runs, these, among) == pytest.approx([0.5, 1, np.nan], nan_ok=True)


def test_the_goal_is_reached_when_nine_tenths_of_the_work_is_done():
    drawn = {"goal_quarters": np.array([10.0, 40.0, 1000.0])}
    half = [0.5] * QUARTERS
    when = after_success.goal_reached(runs_of([1.0] * QUARTERS, half, half, drawn=drawn))
    assert when[0] == 8  # nine of ten quarters, the first is quarter 0
    assert when[1] == after_success.NEVER  # 20.5 of the 36 that it takes
    assert when[2] == after_success.NEVER


def test_a_year_is_the_mean_of_its_four_quarters_and_unknown_beyond_what_was_played():
    runs = runs_of(*[np.arange(QUARTERS) / 100] * 4)
    year = after_success.year_before(runs, np.array([3, 40, 41, after_success.NEVER]))
    assert year == pytest.approx([0.015, 0.385, np.nan, np.nan], nan_ok=True)


def test_what_says_nothing_is_left_out_of_a_worlds_mean():
    runs = runs_of(*[in_quarters()] * 4, each=2)
    seen = np.array([1.0, np.nan, np.nan, np.nan])
    assert after_success.mean_of_known(runs, seen) == pytest.approx([1, np.nan], nan_ok=True)


def test_windfall_is_the_part_that_would_come_without():
    paid = runs_of([0.8] * 25, [0.5] * 25, [0.0] * 25)
    anyway = runs_of([0.2] * 25, [0.6] * 25, [0.1] * 25)
    assert cover_of_cost.windfall(paid, anyway) == pytest.approx([0.25, 1, np.nan], nan_ok=True)


def test_the_effect_of_one_criterion_is_its_mean_over_the_others():
    corners: list[tuple[float, ...]] = [(x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    seen = {at: np.array([3 * at[0] + at[1] + at[0] * at[1]]) for at in corners}
    assert main_effect(seen, 0) == pytest.approx([3.5])
    assert main_effect(seen, 1) == pytest.approx([1.5])
