"""Are odds scored rightly in worlds small enough to be worked out by hand?"""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import expit, logit

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.worlds.asked import Asked, asked, better
from jointaction.experiments.worlds.coverage import coverage
from jointaction.experiments.worlds.foreseen import Foreseen, Range
from jointaction.experiments.worlds.hidden import Course, HiddenPlace
from jointaction.experiments.worlds.made_up import Trial, WorldScores
from jointaction.experiments.worlds.reliability import Verdict, reliability
from jointaction.experiments.worlds.rules import (
    WORLDS,
    MadeUp,
    World,
    as_believed,
    backwards,
    knows_nothing,
)
from jointaction.experiments.worlds.scoring import scored, worst_loss
from jointaction.forecast.beliefs import Beta, judged_beliefs
from jointaction.forecast.pooling import Counts, event_forecasts, pooled
from jointaction.report.worlds import WHAT, asked_of_all, headline, world_text

BASE = (0.4, 0.5, 0.5)


@pytest.fixture(scope="module")
def beliefs():
    judged = judged_beliefs(load_catalogue())
    betas = (Beta(4, 6), Beta(5, 5), Beta(5, 5))
    return SimpleNamespace(
        base=dict(zip(judged.base, betas, strict=True)), weight=judged.weight, cap=judged.cap
    )


def two_places(beliefs, says, model=((0.5, 0.5, 0.5),) * 2, rates=(0.5, 0.5, 0.5), local=True):
    foreseen = [
        Foreseen("training", (), np.array(s), np.array(s) - 0.1, np.array(s) + 0.1, m, local)
        for s, m in zip(says, np.array(model), strict=True)
    ]
    no_course = Course(np.zeros((2, 1)), np.ones(1))
    hidden = [HiddenPlace(n, "training", {}, np.zeros(3), no_course) for n in range(2)]
    return MadeUp(hidden, foreseen, {"training": np.array(rates)}, load_catalogue(), beliefs, 0)


def world(*odds, rate_known=False):
    return World("by_hand", "", "", lambda _: np.array([odds]), rate_known=rate_known)


def test_two_places_that_are_even(beliefs):
    made = two_places(beliefs, [(0.2, 0.5, 0.5), (0.6, 0.5, 0.5)])
    first = scored(world((0.5, 1, 1), (0.5, 1, 1)), made)[0]
    # -(ln .2 + ln .8)/2 = .9163 and -(ln .6 + ln .4)/2 = .7136; the base rate .4 gives .7136
    assert first.log == pytest.approx((0.91629 + 0.71356) / 2, abs=1e-4)
    assert first.log_base_rate == pytest.approx(0.71356, abs=1e-4)
    assert first.log_gain.value == pytest.approx(-0.10137, abs=1e-4)
    # (.5 x .64 + .5 x .04) = .34 and .26; the base rate gives .26
    assert first.brier == pytest.approx(0.30)
    assert first.brier_gain.value == pytest.approx(-0.04)
    # resampled, both places are alike in one draw of four each: the interval has both ends
    assert (first.log_gain.low, first.log_gain.high) == pytest.approx((-0.20273, 0), abs=1e-4)
    assert first.rate == 0.5
    assert first.worst_loss == pytest.approx(np.log(2))
    assert first.in_range == 0.5


def test_an_event_is_scored_where_the_one_before_it_happens(beliefs):
    made = two_places(beliefs, [(0.5, 0.2, 0.5), (0.5, 0.9, 0.5)])
    lasts = scored(world((0.75, 1, 1), (0.25, 0, 0)), made)[1]
    # ln .2 counts three times as much as ln(1 - .9)
    assert lasts.log == pytest.approx((3 * np.log(5) + np.log(10)) / 4)
    assert lasts.rate == 0.75


def test_what_never_happens_is_not_scored(beliefs):
    made = two_places(beliefs, [(0.5, 0.5, 0.5)] * 2)
    first, lasts, _ = scored(world((0, 1, 1), (0, 1, 1)), made)
    assert first.log == pytest.approx(np.log(2))
    assert (lasts.log, lasts.worst_loss, lasts.reliability.outcomes) == (0, 0, 0)


def test_a_known_base_rate_moves_the_odds_to_it(beliefs):
    # base rate .4 is told to be .5: the odds of 2/3 and of 1 become those of 1 and of 1.5
    made = two_places(beliefs, [(0.4, 0.5, 0.5), (0.5, 0.5, 0.5)])
    first = scored(world((1, 1, 1), (1, 1, 1), rate_known=True), made)[0]
    assert first.log == pytest.approx(-(np.log(0.5) + np.log(0.6)) / 2)
    assert first.log_base_rate == pytest.approx(np.log(2))


def test_the_worst_loss_looks_only_at_what_can_come_about():
    said = np.array([0.2, 0.6])
    both = np.array([[0.5, 0.5]])
    assert worst_loss(said, 0.4, both) == pytest.approx(np.log(2))  # it happens where .2 was said
    assert worst_loss(said, 0.4, 0 * both) == pytest.approx(np.log(1.5))
    assert worst_loss(said[:1], 0.4, 0 * both[:, :1]) == pytest.approx(np.log(0.75))


def test_the_cap_bounds_the_loss_where_the_model_is_sure_and_wrong():
    judged = judged_beliefs(load_catalogue())
    never = Counts(np.tile([2.0, 0, 0, 0], (256, 1)))
    always = Counts(np.tile([2.0, 2, 2, 2], (256, 1)))
    for here, reference in ((never, always), (always, never)):
        events = event_forecasts(pooled(here, reference, judged, 0, True), judged)
        one = events["takes_off"]
        said = np.array([one.probability])
        # the news is worth 3.5 at a weight of .25, so the cap holds: odds .82 are moved by 1.5
        assert abs(logit(one.probability) - logit(0.45)) == pytest.approx(1.5)
        loss = worst_loss(said, one.base_rate, np.array([[0.5]]))
        assert 0.75 < loss <= judged.cap


def test_reliable_means_as_often_as_is_said():
    said = np.full(5, 0.5)
    one = reliability(said, np.array([True, True, False, False, True]), np.full(5, 0.5))
    # five groups, each off by a half with a variance of a quarter: 5 on 5 degrees of freedom
    assert one.chance == pytest.approx(0.4159, abs=1e-4)
    assert one.gap == 0


@pytest.mark.parametrize(
    ("outcomes", "true", "verdict"),
    [
        (100, 0.519, Verdict.RELIABLE),
        (100, 0.521, Verdict.NOT_RELIABLE),
        (100, 0.479, Verdict.NOT_RELIABLE),
        (99, 0.5, Verdict.TOO_FEW),
        (99, 0.9, Verdict.TOO_FEW),
    ],
)
def test_reliable_is_within_two_of_a_hundred_by_a_hundred_outcomes(outcomes, true, verdict):
    said = np.full(outcomes, 0.5)
    one = reliability(said, np.ones(outcomes, dtype=bool), np.full(outcomes, true))
    assert one.verdict is verdict
    assert one.gap == pytest.approx(abs(true - 0.5))
    assert one.chance < 1e-9


def test_a_group_says_how_far_off_it_is_and_what_its_outcomes_could_tell():
    said = np.full(125, 0.5)
    one = reliability(said, np.ones(125, dtype=bool), np.full(125, 0.4)).groups[0]
    # 25 outcomes a group: 1.645 x sqrt(.25 / 25) = .1645
    assert (one.off, one.telling) == pytest.approx((-0.1, 0.1645), abs=1e-4)


def test_gaps_that_even_out_between_groups_are_still_gaps():
    said = np.repeat([0.3, 0.4, 0.5, 0.6, 0.7], 20)
    one = reliability(said, np.ones(100, dtype=bool), np.full(100, 0.5))
    # .2, .1, 0, .1, .2
    assert one.gap == pytest.approx(0.12)
    assert one.verdict is Verdict.NOT_RELIABLE


def test_better_asks_for_the_whole_interval(beliefs):
    # said .6 where it happens always, against a base rate of .4: better at both places
    made = two_places(beliefs, [(0.6, 0.5, 0.5), (0.6, 0.5, 0.5)])
    assert better(scored(world((1, 1, 1), (1, 1, 1)), made)[0])
    # said .9 at one and .3 at the other: better in the mean, worse at the second
    made = two_places(beliefs, [(0.9, 0.5, 0.5), (0.3, 0.5, 0.5)])
    mixed = scored(world((1, 1, 1), (1, 1, 1)), made)[0]
    assert mixed.log_gain.value > 0 > mixed.log_gain.low
    assert not better(mixed)


def test_what_was_changed_after_a_look_is_known_to_be():
    changed = {what for what in WHAT if not Asked("", "", what, True).set_down_before}
    assert changed == {"reliable"}


def a_trial(beliefs, said, odds, places=100):
    """A trial of two worlds with the same forecasts and odds everywhere."""
    made = two_places(beliefs, [said] * 2)
    made = replace(made, hidden=made.hidden[:1] * places, foreseen=made.foreseen[:1] * places)
    told = "model_is_right", "as_believed"
    found = [
        WorldScores(
            replace(one, odds=lambda _: np.array([[odds] * places])),
            scored(replace(one, odds=lambda _: np.array([[odds] * places])), made),
        )
        for one in WORLDS
        if one.id in told
    ]
    return Trial(places, 10, 1, 5.0, (), tuple(found), made)


def test_few_outcomes_are_asked_for_and_give_no_verdict(beliefs):
    few = a_trial(beliefs, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), places=99)
    verdicts = [one.comes_out for one in asked(few) if one.what == "reliable"]
    assert verdicts == [None] * 6
    # by 100 outcomes taking off can be told, lasting by about 50 cannot
    enough = a_trial(beliefs, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
    assert [one.comes_out for one in asked(enough) if one.what == "reliable"][:2] == [True, None]


def test_the_headline_names_first_where_the_odds_are_wrong(beliefs):
    said = headline(a_trial(beliefs, (0.4, 0.5, 0.5), (0.1, 0.5, 0.5)))
    assert said.startswith(
        "In 100 made-up places the odds are not reliable where the model itself is right: taking "
        "off is said to happen in 40 of 100 where it does in 10. Where what they believe is true "
        "they should be right by construction and are not: the arithmetic is wrong."
    )
    said = headline(a_trial(beliefs, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5)))
    assert "the odds are reliable where the model itself is right." in said
    assert "right by construction, which tests the arithmetic and shows nothing of real" in said
    said = headline(a_trial(beliefs, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5), places=99))
    assert "too few outcomes are there to tell whether the odds are reliable" in said


def test_what_was_changed_after_a_look_is_counted_apart(beliefs):
    said = asked_of_all(a_trial(beliefs, (0.4, 0.5, 0.5), (0.1, 0.5, 0.5)))
    # 3 events x 2 worlds of better, 3 of the range of the odds, 2 of the cap; 3 x 2 of reliable
    assert said.startswith("Of 11 things set down before anything was run ")
    assert "6 verdicts on whether odds are reliable" in said
    assert "0 yes, 2 no, 4 with too few outcomes to tell" in said


def test_reliable_without_being_better_is_said_to_be_no_praise(beliefs):
    trial = a_trial(beliefs, (0.4, 0.5, 0.5), (0.4, 0.5, 0.5))
    said = world_text(trial.worlds[0], 1.5)
    assert "Taking off counts as reliable here only because the odds hardly differ" in said
    assert "(40 to 40 of 100)" in said
    assert "Lasting counts as reliable" not in said


def test_ranges_hold_the_share_of_histories_inside_both_ends():
    first, second = (
        Course(np.array([[0.0, 1, 2, 3]] * 2), np.full(4, 10.0)),
        Course(np.array([[3.0, 3, 3, 3]] * 2), np.full(4, 10.0)),
    )
    hidden = [HiddenPlace(n, "k", {}, np.zeros(3), c) for n, c in enumerate((first, second))]
    ranges = [(Range(4, "share", 0.0, 0.2, 0.9),), (Range(4, "share", 0.3, 0.3, 1.0),)]
    foreseen = [
        Foreseen("k", r, np.zeros(3), np.zeros(3), np.zeros(3), np.zeros(3), True) for r in ranges
    ]
    (found,) = coverage(hidden, [second, second], foreseen, 0)
    assert found.hidden.value == pytest.approx((0.75 + 1) / 2)
    assert found.anew.value == pytest.approx((0 + 1) / 2)
    assert found.claimed == pytest.approx(0.95)
    assert found.width == pytest.approx(0.1)
    assert found.as_wanted


def test_base_rates_of_all_worlds_are_those_believed(beliefs):
    made = two_places(beliefs, [(0.5, 0.5, 0.5)] * 2)
    mean = knows_nothing(made).mean(axis=0)
    assert mean == pytest.approx(np.array([BASE, BASE]), abs=1e-3)


def test_news_moves_the_odds_by_the_weight_of_the_world(beliefs):
    # news of ln 3 where the model says 3 to 1 and 1 to 1 where nothing is known
    made = two_places(beliefs, [(0.5, 0.5, 0.5)] * 2, model=[(0.75, 0.5, 0.5), (0.5, 0.5, 0.5)])
    assert made.news == pytest.approx(np.array([[np.log(3), 0, 0], [0, 0, 0]]))
    odds = as_believed(made)
    moved = (logit(odds[:, 0, 0]) - logit(odds[:, 1, 0])) / np.log(3)
    assert (moved > 0).all()
    assert (moved < 0.5).all()
    assert moved.mean() == pytest.approx(0.25, abs=1e-3)
    against = logit(backwards(made))
    assert (against[:, 0, 0] < against[:, 1, 0]).all()


def test_news_moves_the_odds_no_farther_than_the_cap(beliefs):
    sure = (expit(10.0), 0.5, 0.5)
    made = two_places(beliefs, [(0.5, 0.5, 0.5)] * 2, model=[sure, (0.5, 0.5, 0.5)])
    odds = logit(as_believed(made))
    assert (odds[:, 0, 0] - odds[:, 1, 0]).max() == pytest.approx(1.5)


def test_where_no_cost_is_stated_there_is_no_news_of_paying(beliefs):
    model = [(0.75, 0.75, 0.75)] * 2
    made = two_places(beliefs, [(0.5, 0.5, 0.5)] * 2, model=model, local=False)
    assert made.news[:, :2] == pytest.approx(np.log(3))
    assert (made.news[:, 2] == 0).all()


def test_every_world_says_what_it_is():
    assert len({one.id for one in WORLDS}) == len({one.title for one in WORLDS}) == len(WORLDS)
    assert [one.id for one in WORLDS if one.believed] == ["as_believed"]
