"""Does the model's play come out as people played in the laboratory, within the set limits?

The limits were set before the model was written. Nothing is fitted here: parameters are the
catalogue's defaults.
"""

from dataclasses import replace

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.laboratory import (
    FEWEST_SESSIONS,
    MATCHES_WHERE_UNKNOWN,
    SESSIONS,
    Cell,
    Subject,
    play_cell,
    play_cells,
    subject,
)
from jointaction.experiments.learning_curves import GAMES, Curve, learning_curves
from jointaction.experiments.memory import memory
from jointaction.experiments.public_goods import decay, threshold
from jointaction.experiments.tables import shipped_cells


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def cells():
    return shipped_cells()


def show(miss):
    """A number of the model beside the measured one, for readers of ``pytest -s``."""
    print(miss)  # noqa: T201 - limits that hold hide misses that should be seen


def logistic(log_odds):
    return 1 / (1 + np.exp(-log_odds))


def test_ten_cells_come_out_within_a_tenth(cells, catalogue):
    laboratory = play_cells(cells, catalogue)
    for one in laboratory.cells:
        show(
            f"{one.cell.study} {one.cell.group}: first {one.first:.3f} "
            f"(measured {one.cell.measured_first:.3f}), all rounds {one.all_rounds:.3f} "
            f"(measured {one.cell.measured_all:.3f}), {one.matches} relationships"
        )
    assert len(laboratory.cells) == 10
    assert laboratory.rmse_first is not None
    assert laboratory.rmse_all is not None
    assert max(laboratory.rmse_first, laboratory.rmse_all) <= 0.10
    assert laboratory.limit == 0.10
    assert laboratory.holds


def test_repetition_alone_is_not_enough_for_one_half(cells, catalogue):
    """People passed one half in the two cells with Delta_RD of .14 and more, and in none below.

    The model stands at about one half in cell 11 too (at .105; people at .39): a known miss.
    """
    played = play_cells(cells, catalogue).cells
    measured = {one.cell.group for one in played if (one.cell.measured_first or 0) > 0.5}
    modelled = {one.cell.group for one in played if one.first > 0.5}
    assert measured == {"9", "10"}
    assert measured <= modelled <= {"9", "10", "11"}


def test_where_no_number_of_relationships_is_known_twelve_are_played(cells, catalogue):
    assumed = [one for one in play_cells(cells, catalogue, sessions=1).cells if one.matches_assumed]
    assert {one.cell.study for one in assumed} == {"DB"}
    assert {one.matches for one in assumed} == {MATCHES_WHERE_UNKNOWN}


def test_learning_curves_come_out_within_thirteen_hundredths(cells, catalogue):
    """First-round co-operation in relationship 1 and from relationship 30 on, six games."""
    curves = learning_curves(cells, catalogue)
    assert {one.game for one in curves.curves} == set(GAMES)
    for one in curves.curves:
        for when, (measured, model) in one.misses.items():
            show(f"{one.game}, {when}: {model:.3f}, measured {measured:.3f}")
    assert curves.rmse <= curves.limit == 0.13
    assert curves.holds


def test_the_end_of_a_learning_curve_is_the_mean_of_the_people_who_are_left():
    curve = Curve("x", "", (1, 2, 30, 31), (4, 4, 3, 1), (0.5, 0.9, 0.2, 0.6), (0.4, 0, 0.1, 0.1))
    assert curve.misses["first"] == pytest.approx((0.5, 0.4))
    assert curve.misses["late"] == pytest.approx(((3 * 0.2 + 0.6) / 4, 0.1))


def test_a_game_is_the_one_that_its_name_says(cells):
    """Payoffs T = 50, S = 12, P = 25 and R: g = (T - R) / (R - P), l = (P - S) / (R - P)."""
    by_group = {cell.group: cell for cell in cells if cell.study == "DF"}
    for game, group in GAMES.items():
        delta, reward = game.removeprefix("D").split("R")
        gap = int(reward) - 25
        assert by_group[group].continuation == float(f"0.{delta}")
        assert by_group[group].temptation == pytest.approx((50 - int(reward)) / gap, abs=1e-4)
        assert by_group[group].loss == pytest.approx((25 - 12) / gap, abs=1e-4)


def test_without_pull_people_stay_as_the_pooled_choices_say(catalogue):
    """Memory-1 table, exact but for its three figures; disposition then moves nothing."""
    table = memory(catalogue)
    assert len(table.rows) == 8
    assert {(row.own, row.other): row.measured for row in table.rows if row.error == 0} == {
        ("C", "C"): 0.9635, ("C", "D"): 0.3426, ("D", "C"): 0.3605, ("D", "D"): 0.0592,
    }  # fmt: skip
    assert table.largest <= 0.0006
    assert table.holds


def test_errors_of_execution_soften_the_memory_in_a_straight_line(catalogue):
    none, half, full = (np.array(subject(catalogue, error=e).rows) for e in (0, 0.0625, 0.125))
    np.testing.assert_allclose(half, (none + full) / 2)
    np.testing.assert_allclose(subject(catalogue, error=0.3).rows, full)


def test_taking_part_in_mandatory_threshold_projects(catalogue):
    """Given what people said they believed, the joining rule tells how many contribute."""
    cells = threshold(catalogue).cells
    mandatory = [one for one in cells if one.model is not None]
    assert [one.threshold for one in mandatory] == [2, 4, 5]
    assert {one.participation for one in mandatory} == {"mandatory"}
    assert len(cells) == 6
    for one in mandatory:
        show(f"threshold {one.threshold}: {one.model:.3f}, measured {one.measured}")
        assert one.model == pytest.approx(one.measured, abs=0.10)
    assert threshold(catalogue).holds


def test_contributions_decay_in_the_laboratory():
    periods = decay()
    assert [one.period for one in periods] == list(range(1, 11))
    assert [round(one.contribution) for one in (periods[0], periods[-1])] == [51, 29]


def a_cell(continuation=0.0, temptation=2.0, loss=0.5, error=0.0, matches=3):
    return Cell("by hand", "", continuation, temptation, loss, error, matches, 0.0, 0.0)


def test_people_who_always_cooperate_do():
    always = Subject(intercept=200, slope=0, rate=0.1, pull=0, rows=(1, 1, 1, 1))
    played = play_cell(a_cell(0.75), always, sessions=8)
    assert (played.first, played.all_rounds, played.curve) == (1.0, 1.0, (1.0, 1.0, 1.0))


def test_one_shot_games_have_first_rounds_only():
    """delta 0: every relationship is one round; Delta_RD = -2.5 / 3.5, so P = lg(-5/7) = .3287."""
    who = Subject(intercept=0, slope=1, rate=0, pull=0, rows=(0.5, 0.5, 0.5, 0.5))
    played = play_cell(a_cell(matches=20), who)
    assert played.first == played.all_rounds
    people = 20 * 16 * 256
    assert played.first == pytest.approx(0.3287, abs=4 * np.sqrt(0.25 / people))


def test_lessons_of_one_shot_games():
    """All open with C in the first game and earn 1: e = rate. Then log-odds are intercept + rate.

    With intercept 0 nearly half open with D; opposite lessons follow, so the mean is worked out
    for a rate of 20, which clips dispositions at +-6 after the first game: openers with C go up
    where the other opened with C too (paid 1) and down where not (paid -1/2: -10); openers with
    D go down where the other opened with C (paid 3: -60) and stay where not. With P(C) = 1/2 the
    four are equally likely: (lg 6 + lg -6 + lg -6 + lg 0) / 4 = .3756.
    """
    who = Subject(intercept=0, slope=0, rate=20, pull=0, rows=(0.5, 0.5, 0.5, 0.5))
    played = play_cell(a_cell(matches=2), who)
    by_hand = (logistic(6.0) + 2 * logistic(-6.0) + 0.5) / 4
    assert by_hand == pytest.approx(0.3756, abs=1e-4)
    assert played.curve[0] == pytest.approx(0.5, abs=0.032)
    assert played.curve[1] == pytest.approx(by_hand, abs=0.032)


def test_slips_turn_moves_but_not_what_was_meant():
    """Everybody means C; with an error of 1/4 the memory (TFT here) sees D a quarter of the time.

    From round 2 on a subject means C where the other did C: 3/4 of the time.
    """
    tit_for_tat = Subject(intercept=200, slope=0, rate=0, pull=0, rows=(1, 0, 1, 0))
    played = play_cell(a_cell(continuation=0.5, error=0.25, matches=30), tit_for_tat)
    assert played.first == 1.0
    # The share of rounds that are first ones is 1/2. What the other does in round 2: 3/4 C; in
    # round 3 the chance x that C is done becomes 1/4 + x/2: .625, .5625, ... towards 1/2.
    done, weight, meant, total = 0.75, 0.5, 1.0, 1.0
    for _ in range(40):
        meant += weight * done
        total += weight
        done, weight = 0.25 + done / 2, weight / 2
    assert played.all_rounds == pytest.approx(meant / total, abs=0.01)


def test_same_seed_same_play_and_longer_sessions_begin_with_shorter_ones(cells, catalogue):
    short = play_cell(replace(cells[5], matches=5), subject(catalogue), seed=3, sessions=16)
    long = play_cell(replace(cells[5], matches=9), subject(catalogue), seed=3, sessions=16)
    other = play_cell(replace(cells[5], matches=5), subject(catalogue), seed=4, sessions=16)
    assert long.curve[:5] == short.curve
    assert other.curve != short.curve


def test_no_cells_are_refused(catalogue):
    with pytest.raises(ValueError, match="at least one cell"):
        play_cells([], catalogue)


def test_a_share_that_nobody_measured_is_left_out(cells, catalogue):
    some = [
        replace(cells[0], measured_all=None),
        replace(cells[6], measured_first=None, measured_all=None),
    ]
    laboratory = play_cells(some, catalogue, sessions=8)
    first = laboratory.cells[0]
    assert laboratory.rmse_first == pytest.approx(abs(first.miss_first or 0))
    assert laboratory.rmse_all is None
    assert laboratory.holds is not None
    nothing = play_cells(some[1:], catalogue, sessions=8)
    assert (nothing.rmse_first, nothing.rmse_all, nothing.holds) == (None, None, None)


def test_very_long_play_is_played_in_fewer_sessions():
    """At delta .999 a subject expects 1,000 rounds; fifty such relationships are 25 times 2,000."""
    never = Subject(intercept=-200, slope=0, rate=0, pull=0, rows=(0, 0, 0, 0))
    long = play_cell(a_cell(continuation=0.999, matches=50), never)
    assert (long.first, len(long.curve)) == (0.0, 50)
    assert long == play_cell(a_cell(continuation=0.999, matches=50), never, sessions=SESSIONS // 25)
    assert FEWEST_SESSIONS <= SESSIONS // 25
