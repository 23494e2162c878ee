"""Is a story exactly the history of its number, and does it tell what happened in known worlds?

In the known worlds a chance is set to 1 or 0, so that what must happen, when and to whom can be
said beforehand.
"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.simulate.layout import FirmField, Lane
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ending, Ensemble
from jointaction.simulate.story.events import Standing, Term, What
from jointaction.simulate.story.replay import replayed
from jointaction.simulate.story.story import story_of
from tests.simulate.dossiers import dossier_of, initiative_of

CATALOGUE = load_catalogue()
ALL_JOIN = {"required_trust.baseline": -5.0}
NOBODY_JOINS = {"required_trust.baseline": 5.0}
# Nothing comes upon the place or its firms.
QUIET = {
    "ownership.takeovers": 0.0, "ownership.tenure_local": 1e6, "ownership.tenure_outside": 1e6,
    "demand.rate": 0.0, "lock_in.shock_rate": 0.0, "elections.harm": 0.0, "crisis": 0.0,
    "entry_and_exit.base": 5.0, "subsidy_share": 0.0, "subsidy_quarters": 0.0,
    "side_offers.offers": 0.0, "exchange.leak": 0.0, "fatigue.weariness": 0.0,
    "associations.reconsider": 0.0, "associations.attention": 0.0, "spin_offs.room": 0.0,
}  # fmt: skip


def told(run=0, firms=12, initiative=None, **given):
    one = initiative or initiative_of(intended_firms=firms)
    dossier = dossier_of(one, cluster__n_firms=firms)
    quantities = QUIET | {name.replace("__", "."): value for name, value in given.items()}
    place = burnt_in(dossier, CATALOGUE, Ensemble(3, 10, 2, 1), given=quantities)
    return story_of(place, one, run)


def named(story, what):
    return [event for event in story.events if event.what == what]


@pytest.mark.parametrize("runs_per_draw", [1, 2])
def test_a_story_is_the_history_of_its_number(runs_per_draw):
    first, second = initiative_of(name="a"), initiative_of("purchasing_coop", name="b")
    dossier = dossier_of(first, second)
    ensemble = Ensemble(5, 300, runs_per_draw, 2)
    place = burnt_in(dossier, CATALOGUE, ensemble)
    for initiative in (first, second):
        runs = histories(place, initiative)
        for run in (0, 1, 77, 255, 256, 299, ensemble.runs - 1):
            story = story_of(place, initiative, run)
            mine = story.runs
            np.testing.assert_array_equal(mine.participation[:, 0], runs.participation[:, run])
            np.testing.assert_array_equal(mine.cooperation[:, 0], runs.cooperation[:, run])
            for name, series in runs.series.items():
                np.testing.assert_array_equal(mine.series[name][:, 0], series[:, run], name)
            assert story.ending == runs.ending[run]
            assert mine.took_off[0] == runs.took_off[run]
            assert mine.lasted[0] == runs.lasted[run]
            assert mine.project_net[0] == runs.project_net[run]
            assert mine.capability_active[0] == pytest.approx(runs.capability_active[run], abs=1e-6)


def test_a_run_that_there_is_not():
    place = burnt_in(dossier_of(), CATALOGUE, Ensemble(0, 10, 2, 1))
    for run in (-1, 20):
        with pytest.raises(IndexError, match="0 to 19"):
            replayed(place, place.dossier.initiatives[0], run)


def test_an_activity_that_everybody_joins_and_nothing_disturbs():
    story = told(**ALL_JOIN)
    assert story.ending == Ending.LASTED
    assert story.at_work[0] == story.intended == 12
    told_of = {event.what for event in story.events}
    assert told_of - {What.GOAL_REACHED, What.ENOUGH_BELIEF} == {
        What.STARTED, What.TOOK_OFF, What.STILL_RUNNING,
    }  # fmt: skip
    [started] = named(story, What.STARTED)
    assert (started.quarter, started.numbers["at_work"]) == (0, 12)


def test_an_activity_that_nobody_joins():
    story = told(**NOBODY_JOINS)
    assert story.ending == Ending.NEVER_REACHED_THRESHOLD
    assert [event.what for event in story.events] == [What.FIRST_QUARTER]
    assert story.events[0].numbers["members"] == 0
    assert story.events[0].numbers["needed"] == story.needed_to_run


def test_every_firm_is_taken_over_at_once_and_leaves():
    story = told(ownership__takeovers=1.0, external_share=0.0, **NOBODY_JOINS)
    taken = named(story, What.TAKEN_OVER)
    assert {event.quarter for event in taken} == {0}
    assert sum(len(event.firms) for event in taken) == 12
    assert taken[0].firms[0].standing == Standing.LARGEST
    assert len(taken[0].firms) == 1


def test_an_election_every_two_years_that_costs_half_the_support():
    story = told(
        elections__every=8.0, elections__offset=3 / 8, elections__harm=1.0, elections__loss=0.5,
        political_rivalry=1.0, facilitation=0.8, **ALL_JOIN,
    )  # fmt: skip
    changed = named(story, What.OFFICE_CHANGED)
    assert [event.quarter for event in changed] == [5, 13, 21]
    assert changed[0].numbers["facilitation_before"] == pytest.approx(0.8)
    assert changed[0].numbers["facilitation_after"] == pytest.approx(0.4)


def test_public_money_ends_in_its_quarter():
    story = told(subsidy_share=0.5, subsidy_quarters=6.0, **ALL_JOIN)
    [ended] = named(story, What.SUBSIDY_ENDED)
    assert ended.quarter == 6
    assert ended.numbers["share_of_cost"] == pytest.approx(0.5)
    assert named(told(**ALL_JOIN), What.SUBSIDY_ENDED) == []


def test_a_slump_that_comes_for_sure_and_a_crisis_read_as_the_end():
    story = told(demand__rate=1.0, demand__depth=0.4, **NOBODY_JOINS)
    slumps = named(story, What.SLUMP)
    assert [event.quarter for event in slumps] == list(range(1, 25))  # none in quarter 0
    assert slumps[0].numbers["depth"] == pytest.approx(0.4)
    read = told(crisis=1.0, crisis__sunset=1.0, crisis__diverted=0.7, **NOBODY_JOINS)
    [one] = named(read, What.READ_AS_STRUCTURAL)
    assert one.quarter == 0
    assert one.numbers["promotion_diverted"] == pytest.approx(0.7)


def test_technology_that_moves_on_costs_capability():
    story = told(
        lock_in__shock_rate=1.0, lock_in__obsolescence=0.5, capability__passive_rate=0.0,
        exchange__sharing=0.0, exchange__mobility=0.0, **NOBODY_JOINS,
    )  # fmt: skip
    moved = named(story, What.TECHNOLOGY_MOVED_ON)
    assert [event.quarter for event in moved] == list(range(25))
    assert moved[0].numbers["capability_after"] <= moved[0].numbers["capability_before"]


def test_firms_that_lose_money_close_with_the_largest():
    story = told(entry_and_exit__base=-50.0, entry_and_exit__entry=0.0, **ALL_JOIN)
    closed = named(story, What.CLOSED)
    assert {event.quarter for event in closed} == {0}
    assert sum(len(event.firms) for event in closed) == 12
    assert closed[0].firms[0].standing == Standing.LARGEST
    stopped = named(story, What.STOPPED)
    assert stopped[0].quarter == 1
    assert Term.CLOSURES in {cause.term for cause in stopped[0].causes}


def test_side_offers_break_an_activity_among_firms_that_distrust_each_other():
    story = told(
        predation=1.0, side_offers__offers=1.0, detection=0.0, external_pressure=0.0,
        trust__neutral=0.0, trust__spill_over=0.0, side_offers__bearable=0.1, **ALL_JOIN,
    )  # fmt: skip
    assert story.ending == Ending.BROKEN_BY_SIDE_OFFERS
    [broken] = named(story, What.BROKEN)
    assert broken.quarter == 0
    assert broken.causes[0].term == Term.SIDE_OFFERS
    assert broken.causes[0].after > 0.1 * broken.numbers["members"]


def test_the_goal_is_reached_when_all_are_at_work():
    """All at work from quarter 0 on: after quarter q the share reached is (q + 1) / 8."""
    story = told(goal_quarters=8.0, **ALL_JOIN)
    [reached] = named(story, What.GOAL_REACHED)
    assert reached.quarter == 7


def test_red_tape_is_cut_for_a_year():
    story = told(
        cutting=0.1, cutting_from=3.0, red_tape=1.0, red_tape_regional=1.0, red_tape_central=1.0,
        government__essential=0.0, **ALL_JOIN,
    )  # fmt: skip
    [cut] = named(story, What.RED_TAPE_CUT)
    assert (cut.quarter, cut.numbers["until"]) == (3, 6)
    assert cut.numbers["before"] - cut.numbers["after"] == pytest.approx(0.4, abs=1e-5)


def test_what_moved_the_firms_adds_up_to_their_decision():
    """Mean readiness is belief less required trust, and talk; the terms say the same in parts."""
    one = initiative_of("training")
    place = burnt_in(dossier_of(one), CATALOGUE, Ensemble(1, 20, 1, 1))
    for run in range(0, 20, 5):
        replay = replayed(place, one, run)
        story = story_of(place, one, run)
        for decided, (_, after) in zip(story.decisions, replay.steps, strict=True):
            moving = (
                Term.COST, Term.PRESSING, Term.WEARINESS, Term.OUTSIDE_OWNERS, Term.EARLIER,
            )  # fmt: skip
            required = after.of(Lane.REQUIRED_BASE) - sum(decided.terms[term] for term in moving)
            if np.isfinite(decided.required):
                assert decided.required == pytest.approx(required, abs=1e-5)
            alive = after.each(FirmField.ALIVE) > 0
            assert -1e-9 <= decided.expected <= len(alive)


@pytest.mark.slow
def test_expected_members_are_those_that_come_on_average():
    """Over 400 histories of like firms the members of quarter 0 average what was expected."""
    one = initiative_of("training", intended_firms=12)
    dossier = dossier_of(one, cluster__n_firms=12)
    place = burnt_in(dossier, CATALOGUE, Ensemble(2, 200, 2, 2), given=QUIET)
    replays = [(replayed(place, one, run), story_of(place, one, run)) for run in range(0, 400, 4)]
    came = np.array([replay.states[1].of(Lane.MEMBERS) for replay, _ in replays])
    expected = np.array([story.decisions[0].expected for _, story in replays])
    assert abs((came - expected).mean()) < 3 * (came - expected).std() / np.sqrt(len(came)) + 0.05
