"""Are the events and endings read off the quarters as they are defined?

*Takes off*: at quarter 4, and in at least two of quarters 1-4, it runs and max(5, 30 %) of the
intended firms take part (all where fewer than five are intended). *Lasts*: still so at quarter 20
and at least four quarters after a launch subsidy ended. *Pays*: benefit above all cost.
"""

from dataclasses import replace

import numpy as np
import pytest

from jointaction.simulate.endings import judged, needed_firms, paid, took_off_and_lasted
from jointaction.simulate.layout import Series
from jointaction.simulate.runs import Ending, Ensemble

QUARTERS = 25


def running(*spans):
    """Quarters in which it runs, from ``(first, last)`` pairs."""
    flags = np.zeros((QUARTERS, 1), dtype=bool)
    for first, last in spans:
        flags[first : last + 1] = True
    return flags


@pytest.mark.parametrize(
    ("spans", "ended", "takes_off", "lasts"),
    [
        ([(1, 24)], 0, True, True),
        ([(3, 24)], 0, True, True),
        ([(4, 24)], 0, False, False),  # in one of quarters 1-4 only
        ([(0, 0), (4, 24)], 0, False, False),  # quarter 0 does not count
        ([(1, 1), (4, 24)], 0, True, True),
        ([(1, 3), (5, 24)], 0, False, False),  # not at quarter 4
        ([(1, 19), (21, 24)], 0, True, False),  # not at quarter 20
        ([(1, 4), (20, 20)], 0, True, True),
        ([(1, 20)], 16, True, True),  # quarter 20 is four after the subsidy
        ([(1, 20)], 17, True, False),  # looked at again in quarter 21
        ([(1, 21)], 17, True, True),
        ([(1, 21)], 17.4, True, False),
        ([(1, 24)], 200, True, True),  # no farther than the runs reach
        ([(1, 23)], 200, True, False),
        ([], 0, False, False),
    ],
)
def test_taking_off_and_lasting(spans, ended, takes_off, lasts):
    off, still = took_off_and_lasted(running(*spans), np.array([ended], dtype=np.float32))
    assert (bool(off[0]), bool(still[0])) == (takes_off, lasts)


@pytest.mark.parametrize(
    ("intended", "needed"),
    [(1, 1), (2, 2), (4, 4), (5, 5), (10, 5), (16, 5), (17, 6), (20, 6), (60, 18), (300, 90)],
)
def test_how_many_firms_it_takes(intended, needed):
    assert needed_firms(np.array([intended], dtype=np.float32))[0] == needed


def recorded(firms, intended, active=True, **counts):
    """One history in which so many firms took part in each quarter."""
    shares = np.array(firms, dtype=np.float32)[:, None] / np.float32(intended)
    one = {
        "intended": intended, "simulated": intended, "project_gain": 0, "project_cost": 0,
        "trade_gain": 0, "broken": 0, "goal": 0, "capability_passive": 0, "capability_active": 0,
        "capability_external": 0, "outside_gain": 0, "public_cost": 0,
    } | counts  # fmt: skip
    nothing = {series.name.lower(): np.zeros_like(shares) for series in Series}
    return (
        {name: np.array([value], dtype=np.float32) for name, value in one.items()}
        | nothing
        | {
            "cooperation": np.zeros_like(shares),
            "participation": shares,
            "active": np.where(shares > 0, np.float32(active), np.float32(0)),
        }
    )


def runs_of(firms, intended, subsidy=0.0, **counts):
    drawn = {"subsidy_quarters": np.array([subsidy], dtype=np.float32)}
    one = recorded(firms, intended, **counts)
    return judged(one, drawn, Ensemble(draws=1, runs_per_draw=1), "by hand", "by hand")


@pytest.mark.parametrize(
    ("firms", "intended", "takes_off"),
    [
        (3, 3, True),
        (2, 3, False),  # all, where fewer than five are intended
        (1, 1, True),
        (4, 10, False),  # five at the least
        (5, 10, True),
        (5, 17, False),  # 30 % of 17 are 5.1
        (6, 17, True),
        (18, 60, True),
        (17, 60, False),
        (90, 300, True),
        (89, 300, False),
    ],
)
def test_enough_firms(firms, intended, takes_off):
    runs = runs_of([firms] * QUARTERS, intended)
    assert bool(runs.took_off[0]) == takes_off
    assert bool(runs.lasted[0]) == takes_off


def test_firms_without_a_running_activity_do_not_count():
    runs = runs_of([10] * QUARTERS, 10, active=False)
    assert not runs.took_off[0]
    assert Ending(runs.ending[0]) is Ending.NEVER_REACHED_THRESHOLD


@pytest.mark.parametrize(
    ("firms", "subsidy", "counts", "ending"),
    [
        ([10] * 25, 0, {}, Ending.LASTED),
        ([10] * 25, 0, {"goal": 1}, Ending.LASTED),
        ([10] * 3 + [0] * 22, 0, {"broken": 1}, Ending.BROKEN_BY_SIDE_OFFERS),
        ([0] * 25, 0, {}, Ending.NEVER_REACHED_THRESHOLD),
        ([0] * 6 + [10] * 19, 0, {}, Ending.NEVER_REACHED_THRESHOLD),
        ([10] * 3 + [0] * 22, 0, {}, Ending.TOO_FEW_AFTER_A_YEAR),
        ([4] * 25, 0, {}, Ending.TOO_FEW_AFTER_A_YEAR),
        ([10] * 12 + [2] * 13, 0, {"goal": 0.95}, Ending.FADED_WHEN_GOALS_WERE_REACHED),
        ([10] * 9 + [2] * 16, 8, {"goal": 0.2}, Ending.FADED_WHEN_SUBSIDY_ENDED),
        ([10] * 16 + [2] * 9, 8, {}, Ending.FIRMS_DRIFTED_AWAY),
        ([10] * 12 + [2] * 13, 0, {}, Ending.FIRMS_DRIFTED_AWAY),
    ],
)
def test_how_a_history_ends(firms, subsidy, counts, ending):
    assert Ending(runs_of(firms, 10, subsidy, **counts).ending[0]) is ending


@pytest.mark.parametrize(
    ("gain", "cost", "trade", "trade_without", "pays"),
    [(10, 8, 0, 0, True), (8, 10, 0, 0, False), (8, 8, 0, 0, False), (8, 10, 5, 2, True),
     (10, 8, 2, 5, False)],
)  # fmt: skip
def test_paying(gain, cost, trade, trade_without, pays):
    """Net gain of the activity plus what trade gained or lost against the place without it."""
    counts = {"project_gain": gain, "project_cost": cost}
    with_it = runs_of([10] * QUARTERS, 10, trade_gain=trade, **counts)
    without = runs_of([0] * QUARTERS, 10, trade_gain=trade_without)
    assert bool(paid(with_it, without)[0]) == pays


def test_without_any_initiative_nothing_takes_off():
    one = recorded([0] * QUARTERS, 1)
    one["intended"] = np.zeros(1, dtype=np.float32)
    runs = judged(one, {}, Ensemble(draws=1, runs_per_draw=1), "without", "")
    assert not runs.took_off[0]
    assert replace(runs, scenario="again").quarters == QUARTERS
