"""Is an answer worth the probability with which it changes the advice, and an idle one nothing?

Worked out by hand with the catalogue's judged base rates (takes off .45, lasts .35) and mean
weight .25. Odds of both at the base: .1575 / .8425 = .18694. A place that takes off in 18 of 20
histories, where the reference does in 10, moves to expit(logit .45 + .25 x logit .9) = .5863;
if as many of those last as in the reference the local ratio is 1.381, and if 9 in 10 of them last,
where half do in the reference, it is 2.111.
"""

from dataclasses import replace

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.forecast.advice import advise
from jointaction.forecast.beliefs import judged_beliefs
from jointaction.forecast.forecasts import AdviceWord, Alternative, Repair
from jointaction.forecast.pooling import Counts, middle_ratio
from jointaction.forecast.reference import Reference
from jointaction.forecast.trials import Trials, Tried
from jointaction.forecast.why.questions import questions
from jointaction.forecast.why.value_of_information import (
    Today,
    Worth,
    how_often_it_changes,
    parted,
    value_of_information,
)
from jointaction.progress import unwatched
from jointaction.screen.screening import InitiativeScreening
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate

FINE = InitiativeScreening("one", (), "passes", (), (), ())
CATALOGUE = load_catalogue()
BELIEFS = judged_beliefs(CATALOGUE)
DECIDES, IDLE = "history.rivalry", "history.skill_level"
USUAL, OFTEN, OFTEN_AND_LONG = [20, 10, 5, 0], [20, 18, 9, 0], [20, 18, 16.2, 0]
FAIR, GOOD = 10 / 20, 18 / 20  # shares that take off


def by_thirds(*counted, each=100):
    """Counts of draws in three blocks, alike within each."""
    return Counts(np.repeat(np.array(counted, dtype=float), each, axis=0))


REFERENCE = by_thirds(USUAL, USUAL, USUAL)
# the first tells the blocks apart, the second is spread alike over all of them
ANSWERS = {DECIDES: np.repeat([1.0, 2.0, 4.0], 100), IDLE: np.tile([0.0, 1, 2, 3], 75)}


def today(here, repairs=(), alternatives=(), never_advised="", reference=REFERENCE):
    return Today(
        here, reference, tuple(repairs), tuple(alternatives), FINE,
        CATALOGUE.advice.thresholds, BELIEFS, False, never_advised,
    )  # fmt: skip


def repair(here):
    what = Repair("talks", "Talks", "chamber", "talk", 1.0, 1.0, here.draws)
    return Tried(what, here, by_thirds(USUAL, USUAL, USUAL, each=here.draws // 3))


def alternative(here):
    return Tried(Alternative("training", "Training", 1.0, 1.0, here.draws), here, REFERENCE)


def worth(of, answers=ANSWERS):
    return value_of_information(of, answers, CATALOGUE)


def test_the_toy_has_the_ratios_worked_out_by_hand():
    for counted, ratio in ((USUAL, 1.0), (OFTEN, 1.381), (OFTEN_AND_LONG, 2.111)):
        here = by_thirds(counted, counted, counted)
        assert middle_ratio(here, REFERENCE, BELIEFS, False) == pytest.approx(ratio, abs=2e-3)
    # all thirds together take off in .6333: expit(-.2007 + .25 x .5465) = .48398, ratio 1.091
    mixed = middle_ratio(by_thirds(USUAL, USUAL, OFTEN), REFERENCE, BELIEFS, False)
    assert mixed == pytest.approx(1.091, abs=2e-3)


def test_two_questions_of_which_one_decides_with_a_third_and_the_other_never():
    """Start from a ratio of 1.25 on: it is 1.4 in one third of the first answer alone."""

    def advised(ratio):
        return advise(ratio, None, None, FINE, CATALOGUE.advice.thresholds).advice

    decides = how_often_it_changes(
        [(1 / 3, 1.0), (1 / 3, 1.1), (1 / 3, 1.4)], AdviceWord.REPAIR_FIRST, advised
    )
    never = how_often_it_changes([(0.5, 1.0), (0.5, 1.2)], AdviceWord.REPAIR_FIRST, advised)
    assert decides.changes == pytest.approx(1 / 3)
    assert dict(decides.would_be) == pytest.approx({"start": 1 / 3})
    assert never == Worth(0.0, ())


def test_what_the_advice_would_be_comes_likeliest_first():
    word = {0: AdviceWord.START, 1: AdviceWord.DO_NOT_START, 2: AdviceWord.REPAIR_FIRST}
    parts = [(0.2, 0), (0.3, 1), (0.4, 2), (0.05, 0)]
    found = how_often_it_changes(parts, AdviceWord.REPAIR_FIRST, word.__getitem__)
    assert found.changes == pytest.approx(0.55)
    assert found.would_be == (("do_not_start", 0.3), ("start", 0.25))


def test_an_answer_that_decides_whether_to_start():
    found = worth(today(by_thirds(USUAL, USUAL, OFTEN)))
    assert found[DECIDES].changes == pytest.approx(1 / 3)
    assert found[DECIDES].would_be == (("start", pytest.approx(1 / 3)),)
    assert found[IDLE] == Worth(0.0, ())


def test_an_answer_that_decides_for_another_activity():
    """Twice the odds in one third; over all 1.27, not the 1.5 that it takes to change the plan."""
    other = alternative(by_thirds(USUAL, USUAL, OFTEN_AND_LONG))
    found = worth(today(REFERENCE, alternatives=[other]))
    assert found[DECIDES].would_be == (("do_something_else", pytest.approx(1 / 3)),)
    assert found[IDLE].changes == 0


def test_an_answer_that_takes_the_repair_away():
    """A place far below the base, mended to 1 but for one third: there it is not to be started.

    It takes off in 1 of 20: expit(-.2007 + .25 x logit .05) = .2815, ratio of both .0985 / .9015
    / .18694 = .5846, below .6. Repaired it is 1 in two thirds and .5846 in the last; over all it
    takes off in .35, the ratio is .8398, above the .8 that a repair must reach.
    """
    bad = [20, 1, 0.5, 0]
    place = by_thirds(bad, bad, bad)
    mended = repair(by_thirds(USUAL, USUAL, bad))
    found = worth(today(place, repairs=[mended]))
    assert found[DECIDES].would_be == (("do_not_start", pytest.approx(1 / 3)),)
    assert found[IDLE].changes == 0


def test_repairs_tried_on_a_part_of_the_draws_are_left_out():
    few = by_thirds(OFTEN_AND_LONG, OFTEN_AND_LONG, OFTEN_AND_LONG, each=20)
    here = by_thirds(USUAL, USUAL, OFTEN)
    assert worth(today(here, repairs=[repair(few)])) == worth(today(here))


def test_what_is_never_advised_is_not_started_whatever_comes_out():
    found = worth(today(by_thirds(USUAL, USUAL, OFTEN), never_advised="It is against the law."))
    assert found == {DECIDES: Worth(0.0, ()), IDLE: Worth(0.0, ())}


def test_words_are_parts_and_rare_words_are_not_told():
    """One word in ten draws decides for a start; another, as good, in three of a hundred."""
    words = np.repeat([0.0, 1.0, 2.0], [261, 30, 9])
    taken_off = np.where(words > 0, 18.0, 10.0)
    happened = np.stack([0 * words + 20, taken_off, taken_off / 2, 0 * words], axis=1)
    found = worth(today(Counts(happened)), {"cluster.cluster_type": words})
    assert found["cluster.cluster_type"].would_be == (("start", pytest.approx(0.1)),)


def test_an_answer_that_is_known_for_sure_is_worth_nothing_because_it_is_not_split():
    assert worth(today(REFERENCE), {DECIDES: np.full(300, 3.0)}) == {}


def test_heaps_at_either_end_are_parts_of_their_own():
    low, high = np.repeat([0.0, 1.0], [80, 20]), np.repeat([0.0, 1.0], [20, 80])
    for heap in (low, high):
        labels = parted(heap, by_word=False)
        assert len(np.unique(labels)) == 2
        assert all(len(np.unique(heap[labels == part])) == 1 for part in np.unique(labels))


def noisy(rng, share, lasting=0.4, draws=1000):
    """Two histories a draw: chance between them, and places that differ in what nobody asks."""
    odds = share / (1 - share) * np.exp(rng.normal(size=draws))
    took_off = rng.binomial(2, odds / (1 + odds))
    lasted = rng.binomial(took_off, lasting)
    return Counts(np.stack([0 * took_off + 2, took_off, lasted, 0 * lasted], axis=1).astype(float))


def start_at(of, ratio):
    """The same, but for the ratio from which on the advice is to start."""
    at = replace(of.thresholds["start_at"], value=ratio)
    return replace(of, thresholds={**of.thresholds, "start_at": at})


def test_among_answers_that_move_nothing_few_are_worth_anything_at_the_very_threshold():
    """A hundred places a thousandth short of what it takes to start, twelve idle answers each.

    Whatever is let in would tip the advice in one part or other: without the limit on false
    discoveries nearly every place has such an answer, with it one in twenty at most.
    """
    wrong = 0
    rated = [key.path for key in CATALOGUE.keys.values() if key.scale == "rating_0_5"][:12]
    assert len(rated) == 12
    for seed in range(100):
        rng = np.random.default_rng(seed)
        answers = {key: rng.uniform(0, 5, 1000) for key in rated}
        of = today(noisy(rng, 0.42), reference=noisy(rng, 0.25))
        now = middle_ratio(of.here, of.reference, BELIEFS, False)
        wrong += any(one.changes for one in worth(start_at(of, 1.001 * now), answers).values())
    assert wrong <= 5


@pytest.mark.parametrize(("believed", "changes"), [(0.76, 0.5), (0.84, 0.0)])
def test_what_is_let_in_is_believed_less_the_part_of_chance(believed, changes):
    """Of two words with 200 draws each the one goes with 100 that take off, the other with 122.

    Over all .555 take off, with a variance of .555 x .445 = .246975; both words are .055 away from
    that, so chi-square is 400 x .055^2 / .246975 = 4.899 with one degree of freedom: p is .027,
    below the .05 that a single number may have, and 1 - 1 / 4.899 = .796 of the way from all draws
    to those of a word is believed. A threshold at .76 of that way is passed, one at .84 is not.
    """
    took_off = np.repeat([1.0, 0, 1, 0], [100, 100, 122, 78])
    here = Counts(np.stack([0 * took_off + 1, took_off, took_off / 2, 0 * took_off], axis=1))
    reference = by_thirds([1, 0.5, 0.25, 0], each=400)
    word = {"cluster.cluster_type": np.repeat([0.0, 1.0], 200)}
    all_draws, better = (
        np.log(middle_ratio(one, reference.first(one.draws), BELIEFS, False))
        for one in (here, Counts(here.happened[200:]))
    )
    of = start_at(
        today(here, reference=reference), np.exp(all_draws + believed * (better - all_draws))
    )
    found = worth(of, word)["cluster.cluster_type"]
    assert found.changes == pytest.approx(changes)


def test_answers_are_split_into_thirds():
    assert parted(np.arange(9.0), by_word=False).tolist() == [0, 0, 0, 1, 1, 1, 2, 2, 2]
    # what is good in the lowest third only would not be told from a half
    found = worth(today(by_thirds(OFTEN, USUAL, USUAL)))
    assert found[DECIDES].would_be == (("start", pytest.approx(1 / 3)),)


def test_a_planted_answer_that_decides_gets_its_true_probability_through_the_noise():
    """As in the toy: ratio 1.38 in the upper third, 1 elsewhere, 1.09 over all."""
    right = 0
    for seed in range(20):
        rng = np.random.default_rng(seed)
        decides, idle = rng.uniform(0, 5, 1000), rng.uniform(0, 5, 1000)
        good = decides > np.quantile(decides, 2 / 3)
        took_off = rng.binomial(2, np.where(good, GOOD, FAIR))
        lasted = rng.binomial(took_off, 0.5)
        happened = np.stack([0 * took_off + 2, took_off, lasted, 0 * lasted], axis=1)
        half = by_thirds([2, 1, 0.5, 0], each=1000)
        of = today(Counts(happened.astype(float)), reference=half)
        found = worth(of, {DECIDES: decides, IDLE: idle})
        right += dict(found[DECIDES].would_be) == pytest.approx({"start": 1 / 3}, abs=2e-3)
        assert found[IDLE].changes == 0
    assert right >= 18


def test_questions_come_in_the_order_of_what_they_would_change_and_then_of_what_they_move(made_up):
    rng = np.random.default_rng(7)
    moves, decides = rng.uniform(0, 5, 1000), rng.uniform(0, 5, 1000)
    lasted = rng.random(2000) < np.repeat(0.2 + 0.1 * moves, 2)
    runs = made_up(
        draws=1000, lasted=lasted, drawn={DECIDES: decides, "history.prior_cooperation": moves}
    )
    one = Initiative("one", "One", "training", {})
    dossier = Dossier("x", "X", "", "", {}, (one,), (), "", False, "x.toml", "")
    told = {DECIDES: Worth(0.3, (("start", 0.3),))}
    asked = questions(dossier, one, runs, CATALOGUE, told)
    assert [(q.key, q.changes) for q in asked] == [(DECIDES, 0.3), ("history.prior_cooperation", 0)]
    assert asked[0].would_be == (("start", 0.3),)
    (alone,) = questions(dossier, one, runs, CATALOGUE)
    assert (alone.key, alone.changes) == ("history.prior_cooperation", None)


@pytest.fixture(scope="module")
def sialkot():
    dossier = load_dossier(find_dossier("sialkot"), CATALOGUE)
    simulation = simulate(dossier, CATALOGUE, Ensemble(0, 320, 1, 1))
    one = dossier.initiative("quality-assurance")
    reference = Reference(one.kind, CATALOGUE, simulation.place.ensemble)
    return Trials(simulation, reference, CATALOGUE, BELIEFS, one, False)


@pytest.mark.slow
def test_what_is_kept_of_a_trial_gives_its_ratio_again(sialkot):
    tried = sialkot.tried_repairs(unwatched)
    other = sialkot.tried_alternatives(unwatched)
    for one in (*tried, *other):
        assert one.here.draws == one.reference.draws == one.what.draws
        again = middle_ratio(one.here, one.reference, BELIEFS, False)
        assert again == pytest.approx(one.what.local_ratio)
    assert [one.what.draws for one in other[:3]] == [320, 320, 320]
    gains = [one.what.gain for one in tried[:3]]
    assert gains == sorted(gains, reverse=True)


@pytest.mark.slow
def test_without_any_split_the_advice_is_worked_out_as_today(sialkot):
    """Two parts that are the same draws twice over leave every number as it is."""
    tried = sialkot.tried_alternatives(unwatched)[:3]
    doubled = [replace(one, here=twice(one.here), reference=twice(one.reference)) for one in tried]
    reference = twice(sialkot.reference.counts("quality_certification"))
    of = today(reference, alternatives=doubled, reference=reference)
    found = worth(of, {DECIDES: np.repeat([0.0, 1.0], 320)})
    assert found == {DECIDES: Worth(0.0, ())}


def twice(of):
    return Counts(np.concatenate([of.happened, of.happened]))
