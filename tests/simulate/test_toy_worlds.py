"""Do worlds so small that they can be worked out by hand come out as worked out?

All expected numbers stand in the comments with their derivation from the model's equations.
"""

import numpy as np
import pytest

from jointaction.draws import as_share, key_of, philox
from jointaction.simulate.layout import LANES, FirmField, Lane, Purpose, TieField
from tests.simulate.world import SURELY, world

ALWAYS = {f"after_{row}": SURELY for row in ("cc", "cd", "dc", "dd")}
NEVER = {f"after_{row}": -SURELY for row in ("cc", "cd", "dc", "dd")}
TIT_FOR_TAT = {"after_cc": SURELY, "after_cd": -SURELY, "after_dc": SURELY, "after_dd": -SURELY}


def everywhere(value):
    return pytest.approx(np.full(LANES, value), rel=1e-5, abs=1e-6)


def never_ends(quarters, continuation, seed=7):
    """In which histories the tie of firms 0 and 1 holds: the first word of its draw decides."""
    k0, k1 = key_of(seed)
    holds = np.ones(LANES, dtype=bool)
    for quarter in range(1, quarters + 1):
        address = [np.uint64(part) for part in (quarter + 2**31, 0, Purpose.TIE + 1)]
        for run in range(LANES):
            word = philox(np.uint64(run), address[0], address[1], address[2], k0, k1)[0]
            holds[run] &= as_share(word) <= continuation
    return holds


def test_two_firms_that_always_cooperate():
    """No future (delta 0): the tie ends every quarter and a new one is opened with C.

    Every ended tie paid 1 to a firm that had opened with C: lesson 1. With rate .5 and
    forgetting .1: e0 = 0 (nothing has ended), e1 = .5 x .9 = .45, e2 = .95 x .9 = .855.
    B = .8 B + .2: .6, .68, .744. Two firms earn 1 each for three quarters.
    """
    expected = {0: (0.0, 0.6), 1: (0.45, 0.68), 2: (0.855, 0.744)}
    for last, (disposition, belief) in expected.items():
        played = world(
            opening_intercept=SURELY, continuation=0, learning_rate=0.5, forgetting=0.1
        ).play(last=last)
        for firm in (0, 1):
            assert played.of_firms(FirmField.DISPOSITION)[firm] == everywhere(disposition)
            assert played.of_firms(FirmField.TRADE_BELIEF)[firm] == everywhere(belief)
        assert (played.cooperation == 1).all()
        assert played.of(Lane.TRADE_GAIN) == everywhere(2 * (last + 1))


def test_two_firms_that_always_undercut():
    """Nothing is earned, so nothing is learned: e stays at 1 x .9 a quarter; B = .5, .4, .32."""
    here = world(opening_intercept=-SURELY, continuation=0, learning_rate=0.5, forgetting=0.1)
    here.firm[:, FirmField.DISPOSITION] = 1
    here.play(last=1)
    assert (here.cooperation == 0).all()
    assert here.of_firms(FirmField.DISPOSITION)[0] == everywhere(0.81)
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.32)
    assert here.of(Lane.TRADE_GAIN) == everywhere(0)


def test_tit_for_tat_against_an_opening_betrayal():
    """g = 2.1 - .4 x .25 = 2, l = .5. Firm 0 opens with C, firm 1 with D; each repeats the other.

    Moves (C, D), (D, C), (C, D): firm 0 gets -.5, 3, -.5 = 2; firm 1 gets 3, -.5, 3 = 5.5; both
    together 7.5. B of firm 0: .8 x .5 = .4; .8 x .4 + .2 = .52; .8 x .52 = .416. Of firm 1:
    .6, .48, .584. Nothing ended, nothing is forgotten: e stays where it was clipped, at +-6.
    """
    here = world(
        temptation=2.1, fine=0.4, detection=0.25, loss=0.5, continuation=0.99, forgetting=0,
        opening_intercept=0, opening_slope=0, pull=0, **TIT_FOR_TAT,
    )  # fmt: skip
    here.firm[0, FirmField.DISPOSITION] = SURELY
    here.firm[1, FirmField.DISPOSITION] = -SURELY
    here.play(last=2)
    holds = never_ends(2, 0.99)
    assert holds.sum() > 50
    assert here.of(Lane.TEMPTATION_NOW) == everywhere(2)
    for values, by_hand in (
        (here.of_ties(TieField.PAID_ONE)[0], 2),
        (here.of_ties(TieField.PAID_OTHER)[0], 5.5),
        (here.of(Lane.TRADE_GAIN), 7.5),
        (here.of_firms(FirmField.TRADE_BELIEF)[0], 0.416),
        (here.of_firms(FirmField.TRADE_BELIEF)[1], 0.584),
        (here.of_firms(FirmField.DISPOSITION)[0], 6),
        (here.of_firms(FirmField.DISPOSITION)[1], -6),
        (here.cooperation[0], 0.5),
        (here.cooperation[2], 0.5),
    ):
        np.testing.assert_allclose(values[holds], by_hand, rtol=1e-5)


def test_an_exploited_pioneer_and_its_exploiter_both_learn_to_undercut():
    """delta 0, g = 2, l = .5, rate .1, no forgetting; openings (C, D) in quarter 0.

    When that tie ends in quarter 1, firm 0 had opened with C and got -.5: lesson -.5; firm 1 had
    opened with D and got 3: lesson -3. After clipping to +-6 in quarter 0:
    e = 6 - .05 = 5.95 and -6 - .3, clipped to -6. Half the weight: 6 - .025.
    """
    here = world(
        temptation=2, loss=0.5, continuation=0, forgetting=0, learning_rate=0.1,
        opening_intercept=0, opening_slope=0,
    )  # fmt: skip
    here.firm[0, FirmField.DISPOSITION] = SURELY
    here.firm[1, FirmField.DISPOSITION] = -SURELY
    here.firm[0, FirmField.LESSON_WEIGHT] = 0.5
    here.play(last=1)
    assert here.of_firms(FirmField.DISPOSITION)[0] == everywhere(5.975)
    assert here.of_firms(FirmField.DISPOSITION)[1] == everywhere(-6)


def test_a_frozen_firm_never_changes():
    """Memory 1, learning 0, forgetting 0: ten quarters leave beliefs and dispositions alone."""
    here = world(
        firms=5, neighbours=2, trade_memory=1, project_memory=1, learning_rate=0, forgetting=0,
        intended=5, required_base=0.4,
    )  # fmt: skip
    here.firm[:, FirmField.DISPOSITION] = np.linspace(-1, 1, 5)[:, None]
    here.firm[:, FirmField.TRADE_BELIEF] = np.linspace(0.1, 0.9, 5)[:, None]
    before = here.firm.copy()
    here.play(last=10)
    for field in (FirmField.DISPOSITION, FirmField.TRADE_BELIEF, FirmField.PROJECT_BELIEF):
        np.testing.assert_array_equal(here.of_firms(field), before[:, field])
    assert 0 < np.mean(here.cooperation) < 1
    assert 0 < np.mean(here.participation) < 1


def test_one_firm_alone():
    """No ties: co-operation is not a number, belief and (without forgetting) disposition stay.

    An activity of one: the firm joins for sure, shares its cost with nobody (n = 1), and runs.
    """
    here = world(firms=1, intended=1, required_base=-SURELY, forgetting=0, spill=0, free_riding=0.5)
    here.firm[0, FirmField.DISPOSITION] = 0.5
    here.play(last=20)
    assert np.isnan(here.cooperation).all()
    assert (here.participation == 1).all()
    assert (here.active == 1).all()
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.5)
    assert here.of_firms(FirmField.DISPOSITION)[0] == everywhere(0.5)
    assert here.of(Lane.COST_NOW) == everywhere(1)
    assert here.of(Lane.TRADE_GAIN) == everywhere(0)
    # five years: 20 quarters at a benefit of 1, nobody outside; 20 at a cost of 1, a launch of 2
    assert here.of(Lane.PROJECT_GAIN) == everywhere(20)
    assert here.of(Lane.PROJECT_COST) == everywhere(22)


def four(**quantities):
    """Four firms, all asked, sure to join unless said otherwise; trade is all undercutting."""
    plain = {
        "firms": 4, "intended": 4, "required_base": -SURELY, "opening_intercept": -SURELY,
        "forgetting": 0, "spill": 0, **NEVER,
    }  # fmt: skip
    return world(**(plain | quantities))


def test_goal_fatigue_and_required_trust():
    """All four at work: the goal comes nearer by 1/8 a quarter. At the start of quarter 3 it is 3/8
    reached after 3/4 of a year of work. Cost 2 x 4 ** (-.5 x 1) = 1 from quarter 1 on, over own
    benefit 1.6 x (1 - .5) = .8, so with red tape .2 the ratio is 1.5.
    B* = -100 + .2 x 1.5 - .15 x .8 x 5/8 + .04 x 3/4 x 3/8.
    """
    here = four(
        required_base=-100, goal_quarters=8, immediacy=0.8, weight_immediacy=0.15, weariness=0.04,
        cost=2, economies=0.5, scale=1, benefit=1.6, free_riding=0.5, red_tape_cost=0.2,
        weight_cost=0.2, threshold=0.25,
    ).play(last=3)  # fmt: skip
    assert here.of(Lane.GOAL) == everywhere(0.5)
    assert here.of(Lane.QUARTERS_AT_WORK) == everywhere(4)
    assert here.of(Lane.COST_NOW) == everywhere(1)
    by_hand = -100 + 0.2 * 1.5 - 0.15 * 0.8 * 5 / 8 + 0.04 * 3 / 4 * 3 / 8
    assert here.of(Lane.REQUIRED_NOW) == everywhere(by_hand)
    # Gains 4 x 1.6 a quarter. Cost: at first nobody is in and a quarter of four shares it: 2 + .2 a
    # member, for four members, and a launch of 2; then 1.2 for four.
    assert here.of(Lane.PROJECT_GAIN) == everywhere(4 * 4 * 1.6)
    assert here.of(Lane.PROJECT_COST) == everywhere(2.2 * 4 + 2 + 3 * 1.2 * 4)


def test_a_reached_goal_stays_reached():
    here = four(goal_quarters=2, immediacy=1, weight_immediacy=0.15).play(last=9)
    assert here.of(Lane.GOAL) == everywhere(1)
    assert here.of(Lane.REQUIRED_NOW) == everywhere(-SURELY)


@pytest.mark.parametrize(("last", "subsidised"), [(1, 0.5), (2, 0.0)])
def test_a_subsidy_of_two_quarters(last, subsidised):
    """Cost 1, benefit 2, nobody else gains: the ratio is .5, half of it while the subsidy runs."""
    here = four(
        required_base=0.5, subsidy=0.5, subsidy_quarters=2, weight_cost=0.2, benefit=2, slope=0
    ).play(last=last)
    assert here.of(Lane.REQUIRED_NOW) == everywhere(0.5 + 0.2 * 0.5 * (1 - subsidised))


def test_an_outside_manager_needs_more():
    """w_ext 2 x SURELY lifts what the outside firm requires from never mind to never."""
    here = four(weight_outside=2 * SURELY)
    here.firm[2, FirmField.OUTSIDE] = 1
    here.play(last=0)
    assert here.participation[0] == everywhere(0.75)
    assert here.of_firms(FirmField.MEMBER)[2] == everywhere(0)


@pytest.mark.parametrize("threshold", [0.25, 0.75, 0.76])
def test_the_threshold_counts_contributors(threshold):
    """Three of four contribute: enough at .25 and .75 of four firms, not at .76."""
    here = four(weight_outside=2 * SURELY, threshold=threshold)
    here.firm[2, FirmField.OUTSIDE] = 1
    here.play(last=0)
    assert here.active[0] == everywhere(float(threshold <= 0.75))
    # Belief in joint projects: .8 x .48 + .2 x share at work, which is 0 where nothing runs.
    assert here.of_firms(FirmField.PROJECT_BELIEF)[0] == everywhere(
        0.384 + 0.2 * 0.75 * (threshold <= 0.75)
    )


def test_nobody_joins_what_requires_too_much():
    """J = .48, .384, .3072 as nothing happens; no gain, and the cost of the launch alone."""
    here = four(required_base=SURELY).play(last=1)
    assert (here.participation == 0).all()
    assert (here.active == 0).all()
    assert here.of_firms(FirmField.PROJECT_BELIEF)[0] == everywhere(0.3072)
    assert here.of(Lane.PROJECT_GAIN) == everywhere(0)
    assert here.of(Lane.PROJECT_COST) == everywhere(2)


def test_side_offers_break_an_activity_in_its_first_quarter():
    """Offers, room and distrust are certain (rho 1, predation 1, J 0, no detection): all deviate.

    All four are members and none contributes; it breaks for good. With spill-over .5 and l = 1
    a member's e falls by rate .08 x .5 x 1 = .04; B, at .5 x .8 + 0 = .4 after a quarter of
    undercutting, falls by .5 x .2 x .4 = .04; J, 0 by the project, rises towards B in trade by
    .5 x .2 x .36 = .036.
    """
    here = four(offers=1, predation=1, spill=0.5, continuation=0.99)
    here.firm[:, FirmField.PROJECT_BELIEF] = 0
    here.play(last=0)
    assert here.of(Lane.MEMBERS) == everywhere(4)
    assert here.of(Lane.DEVIATORS) == everywhere(4)
    assert here.of(Lane.CONTRIBUTORS) == everywhere(0)
    assert here.of(Lane.BROKEN) == everywhere(1)
    assert here.of(Lane.BROKE_IN) == everywhere(0)
    assert here.of_firms(FirmField.DISPOSITION)[0] == everywhere(-0.04)
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.36)
    assert here.of_firms(FirmField.PROJECT_BELIEF)[0] == everywhere(0.036)
    here.play(first=1, last=8)
    assert (here.participation == 0).all()
    assert (here.active == 0).all()
    assert here.of_firms(FirmField.DISPOSITION)[0] == everywhere(-0.04)


def test_detection_keeps_side_offers_away():
    here = four(offers=1, predation=1, project_detection=1)
    here.firm[:, FirmField.PROJECT_BELIEF] = 0
    here.play(last=8)
    assert here.of(Lane.BROKEN) == everywhere(0)
    assert (here.participation == 1).all()


def test_a_project_that_works_spills_over():
    """Spill-over .5: e rises by .08 x .5 = .04 a quarter; B goes from .4 (after a quarter of
    undercutting) towards the share at work of 1 by .5 x .2 x .6 = .06; J = .8 x .48 + .2 = .584
    by the project, and from there towards B by .5 x .2 x (.46 - .584) = -.0124.
    """
    here = four(spill=0.5).play(last=0)
    assert here.of_firms(FirmField.DISPOSITION)[0] == everywhere(0.04)
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.46)
    assert here.of_firms(FirmField.PROJECT_BELIEF)[0] == everywhere(0.5716)


def test_the_end_of_a_rule():
    """A fine of .6 found out every other time takes .3 off g until quarter 2, when B falls by .1.

    B: .5 x .8 = .4, .32, then .256 - .1 = .156.
    """
    here = world(
        opening_intercept=-SURELY, fine=0.6, detection=0.5, rule_ends=2, crowding_out=0.1, **NEVER
    )
    here.play(last=1)
    assert here.of(Lane.TEMPTATION_NOW) == everywhere(0.7)
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.32)
    here.play(first=2, last=2)
    assert here.of(Lane.TEMPTATION_NOW) == everywhere(1.0)
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.156)


def test_a_crisis_comes_with_quarter_0_and_halves():
    """Before quarter 0 there is none; then g = 1 + 1 x .8, and after a half-life 1 + .4."""
    here = world(crisis=0.8, crisis_on_temptation=1, crisis_half_life=4)
    here.play(first=-3, last=-1)
    assert here.of(Lane.TEMPTATION_NOW) == everywhere(1.0)
    here.play(first=0, last=0)
    assert here.of(Lane.TEMPTATION_NOW) == everywhere(1.8)
    here.play(first=1, last=4)
    assert here.of(Lane.TEMPTATION_NOW) == everywhere(1.4)


def test_a_past_of_three_quarters_begins_three_quarters_ago():
    """Belief where all co-operate: .5 -> .6 -> .68 -> .744, however early one begins."""
    here = world(opening_intercept=SURELY, burn_in=3, **ALWAYS).play(first=-10, last=-1)
    assert here.of_firms(FirmField.TRADE_BELIEF)[0] == everywhere(0.744)


def test_capability_grows_actively_and_passively_for_twenty_quarters():
    """1 - (1 - .01 x .5 - .02) ** 20 together; a fifth of it by rivalry at .5, the rest by taking
    part.
    """
    here = four(rivalry=0.5, passive_rate=0.01, active_rate=0.02).play(last=30)
    both = 1 - 0.975**20
    passive, active = both / 5, both * 4 / 5
    assert here.of_firms(FirmField.CAPABILITY_PASSIVE)[0] == everywhere(passive)
    assert here.of_firms(FirmField.CAPABILITY_ACTIVE)[0] == everywhere(active)
