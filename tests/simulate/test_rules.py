"""Does each rule give what its equation says, worked out by hand?"""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from jointaction.simulate.rules import (
    capability,
    continuing,
    crisis,
    fatigue,
    joining,
    learning,
    opening,
    required_trust,
    side_offers,
    talk,
    tie_game,
    trust,
)
from jointaction.simulate.rules.arithmetic import F, happens, one_if, power_of_two, within


def close(value):
    return pytest.approx(value, rel=1e-5, abs=1e-6)


def numbers(low, high):
    return st.floats(low, high, width=32)


SHARE, MOVE = numbers(0, 1), st.sampled_from([F(0), F(1)])


@given(numbers(-100, 100))
def test_powers_of_two(x):
    assert power_of_two(F(x)) == pytest.approx(2.0 ** float(F(x)), rel=3e-7)


def test_whole_powers_of_two_are_exact_and_the_curve_never_turns():
    assert [float(power_of_two(F(n))) for n in (-100, -3, 0, 1, 10, 100)] == [
        2.0**n for n in (-100, -3, 0, 1, 10, 100)
    ]
    edges = np.concatenate([np.linspace(k - 1e-4, k + 1e-4, 201) for k in (-2, -1, 0, 1, 5)])
    powers = np.array([power_of_two(F(x)) for x in edges])
    assert (np.diff(powers) >= 0).all()


@pytest.mark.parametrize(("x", "kept"), [(-1, 0), (0, 0), (0.3, 0.3), (1, 1), (7, 1)])
def test_within(x, kept):
    assert within(F(x), F(0), F(1)) == F(kept)


@given(numbers(2**-20, 1 - 2**-20), numbers(-30, 30))
def test_something_happens_with_its_chance(drawn, log_odds):
    chance = 1 / (1 + math.exp(-float(log_odds)))
    assume(abs(float(drawn) - chance) > 1e-5)
    assert bool(happens(F(drawn), F(log_odds))) == (drawn < chance)


@pytest.mark.parametrize("log_odds", [-1000.0, 1000.0])
def test_what_is_certain_happens_always_or_never(log_odds):
    for drawn in (2**-25, 0.5, 1 - 2**-24):
        assert bool(happens(F(drawn), F(log_odds))) == (log_odds > 0)
    assert (one_if(True), one_if(False)) == (1, 0)


@pytest.mark.parametrize(
    ("base", "effect", "felt", "fine", "detection", "temptation"),
    [
        (1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        (1.0, 1.0, 0.5, 0.0, 0.0, 1.5),  # a crisis half as bad as can be
        (1.0, 1.0, 0.5, 0.4, 0.5, 1.3),  # and a fine of .4 found out every other time
        (0.3, 0.0, 0.0, 1.0, 0.9, 0.05),  # never below .05
    ],
)
def test_temptation(base, effect, felt, fine, detection, temptation):
    given_ = [F(x) for x in (base, effect, felt, fine, detection)]
    assert tie_game.temptation(*given_) == close(temptation)


@pytest.mark.parametrize(
    ("base", "effect", "felt", "turnover", "goes_on"),
    [
        (0.75, 0.15, 0.0, 0.0, 0.75),
        (0.75, 0.15, 1.0, 0.0, 0.60),
        (0.75, 0.15, 1.0, 0.0625, 0.5375),  # d_turn .5 over a tenure of 8 quarters
        (0.2, 0.4, 1.0, 0.0, 0.0),
        (1.5, 0.0, 0.0, 0.0, 0.99),
    ],
)
def test_continuation(base, effect, felt, turnover, goes_on):
    assert tie_game.continuation(
        tie_game.continuation_of_place(F(base), F(effect), F(felt)), F(turnover)
    ) == close(goes_on)


@pytest.mark.parametrize(
    ("delta", "g", "loss", "published"),
    [  # Delta_RD as published with the ten laboratory cells
        (0.5, 1.1667, 0.8333, -0.1667),
        (0.75, 0.8333, 1.1667, 0.0833),
        (0.5, 2.5714, 1.8571, -0.3158),
        (0.75, 0.6667, 0.8667, 0.1447),
        (0.75, 0.087, 0.5652, 0.3553),
    ],
)
def test_delta_rd(delta, g, loss, published):
    value = tie_game.advantage_of_cooperation(F(delta), F(g), F(loss))
    assert value == pytest.approx(published, abs=1e-4)


@given(numbers(0.0625, 4), numbers(0.0625, 3))
def test_a_quarter_is_a_prisoners_dilemma(g, loss):
    pay = {
        (own, other): float(tie_game.payoff(F(own), F(other), F(g), F(loss)))
        for own in (0, 1)
        for other in (0, 1)
    }
    assert pay[1, 1] == 1
    assert pay[0, 0] == 0
    assert pay[0, 1] == close(1 + g)
    assert pay[1, 0] == close(-loss)
    # With no future and no sanction undercutting pays more, whatever the other does.
    assert pay[0, 1] > pay[1, 1] > pay[0, 0] > pay[1, 0]


@given(MOVE, numbers(0.0625, 4), numbers(0.0625, 3), numbers(0, 5), numbers(0, 1))
def test_only_a_sure_and_heavy_fine_takes_the_temptation_away(other, g, loss, fine, detection):
    stake = tie_game.temptation(F(g), F(0), F(0), F(fine), F(detection))
    undercuts = tie_game.payoff(F(0), other, stake, F(loss))
    cooperates = tie_game.payoff(F(1), other, stake, F(loss))
    assert undercuts > cooperates
    assert stake <= F(g) or stake == tie_game.LEAST_STAKE


def test_opening_and_continuing():
    # alpha -.4, beta 3.2, Delta_RD .0833, e .5, talk .3: -.4 + .2667 + .8 = .6667
    assert opening.log_odds(F(-0.4), F(3.2), F(1 / 12), F(0.8)) == close(2 / 3)
    rows = [F(1), F(2), F(3), F(4)]
    assert [continuing.row(F(a), F(b), *rows) for a, b in [(1, 1), (1, 0), (0, 1), (0, 0)]] == rows
    assert continuing.log_odds(F(2), F(0.2), F(-5)) == close(1.0)


def test_lessons():
    """Opening with C and earning, or with D and losing nothing by it; the sign is the opening's."""
    assert learning.lesson(F(1), F(3)) == 3
    assert learning.lesson(F(1), F(-2)) == -2
    assert learning.lesson(F(0), F(3)) == -3
    assert learning.lesson(F(0), F(-2)) == 2
    assert learning.lesson(F(0), F(0)) == 0
    # e = (1 + .08 x .5 x 10) x .98 = 1.372
    assert learning.after_quarter(F(1), F(10), F(0.08), F(0.5), F(0.02)) == close(1.372)


@given(numbers(-6, 6), numbers(-1000, 1000), numbers(0, 1), SHARE, SHARE)
def test_dispositions_stay_within_six(disposition, lessons, rate, weight, forgetting):
    after = learning.after_quarter(*map(F, (disposition, lessons, rate, weight, forgetting)))
    assert -6 <= after <= 6


def test_beliefs():
    assert trust.after_quarter(F(0.5), F(1), F(0.8)) == close(0.6)
    assert trust.spilled_over(F(0.5), F(1), F(0.8), F(0.5)) == close(0.55)
    assert trust.spilled_over(F(0.5), F(1), F(0.8), F(0)) == close(0.5)
    assert trust.before_a_project(F(0.2), F(0.48), F(0.25)) == close(0.41)


@given(SHARE, SHARE, SHARE, SHARE)
def test_beliefs_stay_shares(belief, met, memory, spill):
    for after in (
        trust.after_quarter(F(belief), F(met), F(memory)),
        trust.spilled_over(F(belief), F(met), F(memory), F(spill)),
        trust.before_a_project(F(belief), F(met), F(spill)),
    ):
        assert -1e-6 <= after <= 1 + 1e-6


def test_talk():
    # meetings at .5 face to face 1.1, circulars in full .42: .55 + .42
    assert talk.effect(0.5, 1.0, 1.1, 0.42) == close(0.97)
    assert talk.faded(F(0.8), F(8), F(4)) == close(0.2)
    # an association at .5, a government at .4 credibility and full facilitation: 1 - .5 x .6
    assert talk.convened(0.5, 0.4, 1.0) == close(0.7)
    assert talk.convened(0.0, 0.0, 1.0) == 0


def test_a_crisis_halves():
    assert crisis.still_felt(F(0.8), F(0), F(8)) == close(0.8)
    assert crisis.still_felt(F(0.8), F(16), F(8)) == close(0.2)


def test_cost_and_required_trust():
    # 16 members, gam .5, full economies: 2 x 16 ** -.5
    assert required_trust.cost_a_member(F(2), F(4), F(0.5), F(1)) == close(0.5)
    assert required_trust.cost_a_member(F(2), F(4), F(0.5), F(0)) == close(2)
    # (1 x .5 + .1) / (2 x .75)
    assert required_trust.cost_ratio(F(1), F(0.5), F(0.1), F(2), F(0.25)) == close(0.4)
    assert required_trust.cost_ratio(F(1), F(0), F(0), F(2), F(1)) == 3
    assert required_trust.of_activity(0.5, 0.1, 0.05, 0.02, 0.03, 0.04, 0.01) == close(0.59)
    assert required_trust.undetected(0.8, 0.25) == close(0.6)


@given(
    numbers(0, 5), numbers(0, 8), numbers(0, 1), SHARE, SHARE, numbers(0, 1), numbers(0, 3), SHARE
)
def test_more_cost_or_less_benefit_never_lowers_the_cost_ratio(
    cost, members, economies, scale, subsidised, red_tape, benefit, free_riding
):
    def ratio(cost=cost, subsidised=subsidised, red_tape=red_tape, benefit=benefit, nu=free_riding):
        alone = required_trust.cost_a_member(F(cost), F(members), F(economies), F(scale))
        return required_trust.cost_ratio(alone, F(subsidised), F(red_tape), F(benefit), F(nu))

    assert 0 <= ratio() <= 3
    assert ratio(cost=cost + 1) >= ratio()
    assert ratio(red_tape=red_tape + 1) >= ratio()
    assert ratio(benefit=benefit + 1) <= ratio()
    assert ratio(subsidised=1.0) <= ratio()
    assert ratio(nu=1.0) >= ratio()


def test_joining_and_deviating():
    # 7.1 x (.6 - .5) + .5 + .2
    assert joining.log_odds(F(7.1), F(0.6), F(0.5), F(0.5), F(1), F(0.2)) == close(1.41)
    # .2 x .5 x (1 - .4) x (1 - .5)
    assert side_offers.chance_of_deviating(F(0.2), F(0.5), F(0.4), F(0.5)) == close(0.03)
    assert not side_offers.breaks(F(2), F(10), F(0.2))
    assert side_offers.breaks(F(3), F(10), F(0.2))


def test_fatigue():
    assert fatigue.goal_after_quarter(F(0.2), F(0.5), F(10)) == close(0.25)
    assert fatigue.goal_after_quarter(F(0.99), F(1), F(10)) == 1
    assert fatigue.still_pressing(F(0.8), F(0.25)) == close(0.6)
    assert fatigue.weariness(F(0.04), F(2), F(0.5)) == close(0.04)


def test_capability_grows_by_a_share_of_what_is_left():
    assert capability.gain(F(0.5), F(0.02), F(0.5)) == close(0.005)


@given(SHARE, SHARE, SHARE)
def test_capability_stays_a_share(level, rate, push):
    after = F(level) + capability.gain(F(level), F(rate), F(push))
    assert F(level) <= after <= 1 + 1e-6


def test_rules_keep_single_precision():
    """A bare figure in a rule would turn single into double precision."""
    one = F(0.5)
    results = [
        tie_game.temptation(one, one, one, one, one),
        tie_game.continuation_of_place(one, one, one),
        tie_game.continuation(one, one),
        tie_game.advantage_of_cooperation(one, one, one),
        tie_game.payoff(one, one, one, one),
        opening.log_odds(one, one, one, one),
        continuing.log_odds(one, one, one),
        learning.lesson(one, one),
        learning.after_quarter(one, one, one, one, one),
        trust.after_quarter(one, one, one),
        trust.spilled_over(one, one, one, one),
        required_trust.cost_a_member(one, one, one, one),
        required_trust.cost_ratio(one, one, one, one, one),
        joining.log_odds(one, one, one, one, one, one),
        side_offers.chance_of_deviating(one, one, one, one),
        fatigue.goal_after_quarter(one, one, one),
        fatigue.weariness(one, one, one),
        capability.gain(one, one, one),
        talk.faded(one, one, one),
        crisis.still_felt(one, one, one),
        power_of_two(one),
    ]
    assert {type(result) for result in results} == {np.float32}
