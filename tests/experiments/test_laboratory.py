"""Does the model's play come out as people played in the laboratory, within the set limits?

The limits were set before the model was written. Nothing is fitted here: parameters are the
catalogue's defaults.
"""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.laboratory import (
    MATCHES_WHERE_UNKNOWN,
    Cell,
    Subject,
    play_cell,
    play_cells,
    subject,
)
from jointaction.simulate.rules import continuing, joining
from jointaction.simulate.rules.arithmetic import F

PUBLISHED = Path(__file__).parents[1] / "published"
LATE = 30
# Dal Bo and Frechette's games, by delta and payoff of mutual co-operation: their cells' numbers.
GAMES = {"D5R32": "6", "D75R32": "7", "D5R40": "8", "D75R40": "9", "D75R48": "10", "D5R48": "11"}


def rows_of(name):
    with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def cells():
    return [
        Cell(
            study=row["study"],
            group=row["group"],
            continuation=float(row["delta"]),
            temptation=float(row["g"]),
            loss=float(row["l"]),
            error=float(row["error"]),
            matches=int(row["matches"]) if row["matches"] else None,
            measured_first=float(row["coop_first"]),
            measured_all=float(row["coop_all"]),
        )
        for row in rows_of("ipd_cells")
    ]


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
    assert laboratory.rmse_first <= 0.10
    assert laboratory.rmse_all <= 0.10


def test_repetition_alone_is_not_enough_for_one_half(cells, catalogue):
    """People passed one half in the two cells with Delta_RD of .14 and more, and in none below.

    The model stands at about one half in cell 11 too (at .105; people at .39): a known miss.
    """
    played = play_cells(cells, catalogue).cells
    measured = {one.cell.group for one in played if one.cell.measured_first > 0.5}
    modelled = {one.cell.group for one in played if one.first > 0.5}
    assert measured == {"9", "10"}
    assert measured <= modelled <= {"9", "10", "11"}


def test_where_no_number_of_relationships_is_known_twelve_are_played(cells, catalogue):
    assumed = [one for one in play_cells(cells, catalogue, sessions=1).cells if one.matches_assumed]
    assert {one.cell.study for one in assumed} == {"DB"}
    assert {one.matches for one in assumed} == {MATCHES_WHERE_UNKNOWN}


def test_learning_curves_come_out_within_thirteen_hundredths(cells, catalogue):
    """First-round co-operation in relationship 1 and from relationship 30 on, six games."""
    by_group = {cell.group: cell for cell in cells if cell.study == "DF"}
    misses = []
    for game, group in GAMES.items():
        rows = [row for row in rows_of("df2011_learning_curve") if row["treatment"] == game]
        number = np.array([int(row["match"]) for row in rows])
        share = np.array([float(row["coop_first_round"]) for row in rows])
        people = np.array([int(row["n"]) for row in rows])
        cell = replace(by_group[group], matches=int(number.max()))
        curve = np.array(play_cell(cell, subject(catalogue)).curve)[number - 1]
        for name, these in (("first", number == 1), ("late", number >= LATE)):
            measured = np.average(share[these], weights=people[these])
            modelled = np.average(curve[these], weights=people[these])
            misses.append(modelled - measured)
            show(f"{game}, {name}: {modelled:.3f}, measured {measured:.3f}")
    assert len(misses) == 2 * len(GAMES)
    assert np.sqrt(np.mean(np.square(misses))) <= 0.13


def test_without_pull_people_stay_as_the_pooled_choices_say(catalogue):
    """Memory-1 table, exact but for its three figures; disposition then moves nothing."""
    told = {
        (row["sample"], row["own_last"] + row["other_last"]): float(row["p_coop"])
        for row in rows_of("memory1_pooled")
    }
    for sample, error in (
        ("indefinite, perfect monitoring", 0.0),
        ("indefinite, noise 1/16-1/8", 0.125),
    ):
        who = subject(catalogue, error=error, pull=0.0)
        for pair, chance in zip(("CC", "CD", "DC", "DD"), who.rows, strict=True):
            assert chance == pytest.approx(told[sample, pair], abs=0.0006)
            own, other = (F(move == "C") for move in pair)
            rows = [F(np.log(p / (1 - p))) for p in who.rows]
            remembered = continuing.row(own, other, *rows)
            for disposition in (F(-6), F(0), F(6)):
                after = logistic(float(continuing.log_odds(remembered, F(who.pull), disposition)))
                assert after == pytest.approx(chance, abs=1e-6)


def test_errors_of_execution_soften_the_memory_in_a_straight_line(catalogue):
    none, half, full = (np.array(subject(catalogue, error=e).rows) for e in (0, 0.0625, 0.125))
    np.testing.assert_allclose(half, (none + full) / 2)
    np.testing.assert_allclose(subject(catalogue, error=0.3).rows, full)


def test_taking_part_in_mandatory_threshold_projects(catalogue):
    """Given what people said they believed, the joining rule tells how many contribute.

    Leaving is not modelled, so only the mandatory cells are compared; nor is the decay over ten
    periods of a plain public good (51 to 29 of 100): firms here join and leave by belief and
    habit, and there are no fixed types of conditional co-operators.
    """
    slope = catalogue.parameter("joining.slope").default
    baseline = catalogue.parameter("required_trust.baseline").default
    middles = {
        "(-0.01, 0.2]": 0.1, "(0.2, 0.4]": 0.3, "(0.4, 0.6]": 0.5, "(0.6, 0.8]": 0.7,
        "(0.8, 1.0]": 0.9,
    }  # fmt: skip
    answers = rows_of("threshold_pg_belief_response_Mori2024")
    cells = [r for r in rows_of("threshold_pg_cells_Mori2024") if r["participation"] == "mandatory"]
    assert len(cells) == 3
    for cell in cells:
        mine = [row for row in answers if row["thr"] == cell["threshold_of_5"]]
        log_odds = [
            joining.log_odds(slope, middles[row["belief_bin"]], baseline, 0.0, 0.0, 0.0)
            for row in mine
        ]
        people = [int(row["size"]) for row in mine]
        modelled = np.average(logistic(np.array(log_odds)), weights=people)
        show(f"threshold {cell['threshold_of_5']}: {modelled:.3f}, measured {cell['C']}")
        assert modelled == pytest.approx(float(cell["C"]), abs=0.10)


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
