"""Are the scores those of the odds and outcomes at hand, and is skill claimed only where it is?"""

from dataclasses import replace

import pytest

from jointaction.experiments.backtest.groups import all_groups
from jointaction.experiments.backtest.outcomes import NotScored
from jointaction.experiments.backtest.reliability import reliability
from jointaction.experiments.backtest.scoring import FEWEST, all_scores
from jointaction.forecast.scores import Ranged
from tests.experiments.backtest.made_up import attempt, forecast_of

TOY = (
    attempt("a", "yes", 0.8, plain_sum=1.0, lasted="yes", paid="no"),
    attempt("a", "partly", 0.6, plain_sum=4.0, lasted="yes", paid="yes"),
    attempt("b", "no", 0.2, plain_sum=2.0),
    attempt("c", "yes", 0.4, plain_sum=3.0, lasted="na"),
)


def test_a_toy_set_by_hand():
    of = all_scores(TOY, 0)["takes_off"]
    assert (of.n, of.cases, of.happened) == (4, 3, 2)
    # .8 yes, .6 no, .2 no, .4 yes
    assert of.brier == pytest.approx((0.04 + 0.36 + 0.04 + 0.36) / 4)
    # .45 for all
    assert of.brier_base_rate == pytest.approx((2 * 0.55**2 + 2 * 0.45**2) / 4)
    # without a 1 of 2, so 1.5 / 3; without b 2 of 3, so 2.5 / 4; without c 1 of 3, so 1.5 / 4
    others = (0.5**2 + 0.5**2 + 0.625**2 + 0.625**2) / 4
    assert of.brier_leave_one_out == pytest.approx(others)
    # yes .8 and .4 against no .6 and .2: 3 of 4 pairs in order
    assert of.auc.value == 0.75
    # sums 1 and 3 against 4 and 2: one pair of four
    assert of.plain_sum.auc.value == 0.25
    assert of.plain_sum.difference.value == 0.5
    assert of.not_scored == {}


def test_partly_counts_as_yes_in_the_second_table():
    of = all_scores(TOY, 0, partly_is_yes=True)
    assert of["takes_off"].happened == 3
    # .8 yes, .6 yes, .2 no, .4 yes
    assert of["takes_off"].brier == pytest.approx((0.04 + 0.16 + 0.04 + 0.36) / 4)
    assert (of["lasts"].n, of["lasts"].happened) == (2, 2)
    assert (of["pays"].n, of["pays"].happened) == (2, 1)


def test_lasting_is_asked_only_of_what_took_off_and_what_is_open_is_counted():
    lasts = all_scores(TOY, 0)["lasts"]
    assert (lasts.n, lasts.happened) == (1, 1)
    assert lasts.not_scored == {NotScored.ONE_OFF: 1, NotScored.DID_NOT_TAKE_OFF: 2}
    assert lasts.auc.value is None
    assert lasts.auc.undefined == 2000
    pays = all_scores(TOY, 0)["pays"]
    assert (pays.n, pays.happened) == (1, 0)
    assert sum(pays.not_scored.values()) == 3


def test_the_same_odds_for_all_rank_nothing():
    attempts = [attempt(case, word, 0.5) for case, word in zip("abcd", ["yes", "no"] * 2)]  # noqa: B905 - as many as letters
    of = all_scores(attempts, 0)["takes_off"]
    assert of.constant
    assert of.auc.value == 0.5
    assert (of.auc.low, of.auc.high) == (0.5, 0.5)
    assert not of.skill


def test_no_attempt_at_all_is_no_error():
    of = all_scores([attempt("a", "yes", outcome={})], 0)["takes_off"]
    assert (of.n, of.brier, of.auc.value, of.skill) == (0, None, None, False)
    assert of.not_scored == {NotScored.NOT_CODED: 1}


def good(number, took_off, plain_sum=0.0):
    """One that is forecast well."""
    odds = 0.9 if took_off == "yes" else 0.1
    return attempt(f"{took_off}{number}", took_off, odds - number / 100, plain_sum=plain_sum)


SKILLED = [good(n, word) for n in range(FEWEST) for word in ("yes", "no")]


def test_skill_is_claimed_where_every_condition_holds():
    of = all_scores(SKILLED, 0)["takes_off"]
    assert [one.holds for one in of.conditions] == [True] * 5
    assert of.skill


def failing(attempts):
    of = all_scores(attempts, 0)["takes_off"]
    assert not of.skill
    return [number for number, one in enumerate(of.conditions, start=1) if not one.holds]


def test_ranking_no_better_than_adding_up_by_hand_is_no_skill():
    ranked_by_sum = [
        replace(one, plain_sum=float(one.outcome["took_off"] == "yes")) for one in SKILLED
    ]
    assert failing(ranked_by_sum) == [4]


def test_the_right_order_at_the_wrong_height_is_no_skill():
    too_low = [
        replace(
            one, odds={**one.odds, "takes_off": forecast_of(one.odds["takes_off"].probability / 50)}
        )
        for one in SKILLED
    ]
    # nearly 0 for all: half the outcomes are missed by nearly 1
    assert failing(too_low) == [2, 3]


def test_four_of_one_outcome_are_too_few_for_skill():
    assert failing([one for one in SKILLED if one.case != "no0"]) == [5]


def test_a_guess_is_no_skill():
    turned = [
        replace(one, odds={**one.odds, "takes_off": forecast_of(0.4 + 0.2 * (number % 3 == 0))})
        for number, one in enumerate(SKILLED)
    ]
    assert 1 in failing(turned)


def test_ratings_that_are_missing_are_left_out_of_the_comparison_only():
    some = [replace(SKILLED[0], plain_sum=None), *SKILLED[1:]]
    of = all_scores(some, 0)["takes_off"]
    assert (of.n, of.plain_sum.n) == (10, 9)


def test_initiatives_of_one_case_share_their_luck():
    """Ten initiatives of one case are no surer than one: its range is that of two cases."""
    many = [attempt("a", "yes", 0.6, plain_sum=1.0) for _ in range(10)] + [attempt("b", "no", 0.4)]
    of = all_scores(many, 0)["takes_off"]
    alone = all_scores([many[0], many[-1]], 0)["takes_off"]
    assert of.cases == 2
    assert of.auc.undefined == alone.auc.undefined > 900


def test_one_case_has_no_others_to_compare_with_and_no_range():
    alone = [attempt("a", "yes", 0.6, plain_sum=1.0), attempt("a", "no", 0.4)]
    of = all_scores(alone, 0)["takes_off"]
    assert of.brier == pytest.approx(0.16)
    assert (of.brier_leave_one_out, of.log_score_leave_one_out) == (None, None)
    nothing = Ranged(None, None, None, 2000)
    assert of.auc_leave_one_out == of.auc_difference_leave_one_out == nothing
    assert of.against_leave_one_out == nothing
    assert of.auc == of.plain_sum.auc == Ranged(1.0, None, None, 0)
    assert [one.holds for one in of.conditions] == [None, None, None, None, False]
    assert not of.skill
    group = all_groups(alone, ("takes_off",), 0)["by_confidence"]["takes_off"]["not said"]
    assert group.auc == Ranged(1.0, None, None, 0)


def test_what_cannot_be_judged_is_no_skill():
    """Ten well forecast initiatives, five of either outcome, all of one case."""
    of = all_scores([replace(one, case="a") for one in SKILLED], 0)["takes_off"]
    assert [one.holds for one in of.conditions] == [None, None, None, None, True]
    assert not of.skill


def test_groups_are_told_apart_with_their_numbers():
    said = {"took_off": "yes", "confidence": 3, "outcome_seen": "source"}
    attempts = [
        attempt("a", "yes", 0.8, outcome=said),
        attempt("b", "no", 0.4, outcome=said | {"took_off": "no"}, years_from_ref=-6),
        attempt("c", "no", 0.4, years_from_ref=None),
        attempt("d", "yes", 0.4, years_from_ref=5),
    ]
    groups = all_groups(attempts, ("takes_off",), 0)
    sure = groups["by_confidence"]["takes_off"]["3"]
    assert (sure.n, sure.happened, sure.auc.value) == (2, 1, 1.0)
    assert sure.brier == pytest.approx((0.04 + 0.16) / 2)
    assert groups["by_confidence"]["takes_off"]["not said"].n == 2
    near = {label: one.n for label, one in groups["by_distance"]["takes_off"].items()}
    assert near == {"at most 5 years": 2, "more than 5 years": 1, "not known": 1}
    assert groups["by_distance"]["takes_off"]["more than 5 years"].auc.value is None


def test_odds_are_set_beside_what_happened_in_tenths():
    attempts = [attempt(c, word, p) for c, word, p in (
        ("a", "yes", 0.31), ("b", "no", 0.39), ("c", "yes", 0.4), ("d", "yes", 1.0),
    )]  # fmt: skip
    bins = reliability(attempts, "takes_off")
    assert [(one.start, one.n, one.happened) for one in bins] == [
        (0.3, 2, 1),
        (0.4, 1, 1),
        (0.9, 1, 1),
    ]
    assert bins[0].mean_probability == pytest.approx(0.35)
    assert bins[0].share == 0.5
    # Jeffreys for 1 of 2 is Beta(1.5, 1.5), symmetric about one half
    assert bins[0].low + bins[0].high == pytest.approx(1)
    assert bins[1].high == 1
