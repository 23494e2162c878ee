"""Are odds scored rightly in worlds small enough to be worked out by hand?"""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.special import expit, logit

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.worlds.coverage import coverage
from jointaction.experiments.worlds.foreseen import Foreseen, Range
from jointaction.experiments.worlds.hidden import Course, HiddenPlace
from jointaction.experiments.worlds.reliability import reliability
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
    assert one.within_sampling_error


@pytest.mark.parametrize(("true", "within"), [(0.66, True), (0.67, False), (0.33, False)])
def test_what_so_many_outcomes_can_tell(true, within):
    # 25 outcomes a group: 1.645 x sqrt(.25 / 25) = .1645
    said = np.full(125, 0.5)
    one = reliability(said, np.ones(125, dtype=bool), np.full(125, true))
    assert one.within_sampling_error is within
    assert one.gap == pytest.approx(abs(true - 0.5))
    assert one.chance < 1e-9


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
