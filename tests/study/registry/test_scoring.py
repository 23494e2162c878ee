"""Are scores those that one works out by hand, and is skill claimed only where it is shown?"""

from datetime import UTC, date, datetime
from math import log

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.forecast.beliefs import EVENTS, judged_beliefs
from jointaction.forecast.learning import Teaching
from jointaction.study.registry.scoring import Proof, judged_proof
from jointaction.study.registry.scoring import score as score_with
from jointaction.study.registry.taught import beliefs_after, experience

LAST = date(2032, 3, 1)


PROOF = Proof(Teaching(80, 20), fewest_places=10)


def score(entries, today, seed=0, proof=PROOF):
    return score_with(entries, today, proof, seed)


def of(event, scored):
    return next(one for one in scored.forecasts if one.event == event)


def test_scores_by_hand(entry):
    entries = [
        entry("takes_off yes", probability=0.8, base_rate=0.5),
        entry("takes_off no", probability=0.4, base_rate=0.5),
        entry("takes_off no", probability=0.2, base_rate=0.5),
        entry("", probability=0.3, base_rate=0.5),
        entry("takes_off cannot_be_known", probability=0.9, base_rate=0.5),
    ]
    one = of("takes_off", score(entries, LAST))
    assert (one.due, one.resolved, one.overdue, one.cannot_be_known, one.happened) == (
        5,
        3,
        2,
        1,
        1,
    )
    assert (one.rate_low, one.rate) == (pytest.approx(1 / 5), pytest.approx(1 / 3))
    # (.2^2 + .4^2 + .2^2) / 3 = .24 / 3
    assert one.tool.brier == pytest.approx(0.08)
    assert one.base_rate.brier == pytest.approx(0.25)
    assert one.tool.log_score == pytest.approx(-(log(0.8) + log(0.6) + log(0.8)) / 3)
    assert one.base_rate.log_score == pytest.approx(log(2))
    assert one.beside_base_rate.value == pytest.approx(-0.17)
    # with both overdue failed: (.24 + .3^2 + .9^2) / 5
    assert one.tool_if_overdue_failed.brier == pytest.approx(0.228)
    assert one.base_rate_if_overdue_failed.brier == pytest.approx(0.25)
    assert one.places == 3
    assert one.ranking.value == 1  # .8 is above both .4 and .2


def test_later_events_only_where_the_one_before_came_true(entry):
    entries = [entry("takes_off yes, lasts no"), entry("takes_off no"), entry()]
    scored = score(entries, LAST)
    assert [(one.due, one.resolved, one.happened) for one in scored.forecasts] == [
        (3, 2, 1), (2, 1, 0), (1, 0, 0),
    ]  # fmt: skip
    assert [(one.rate_low, one.rate, one.rate_high) for one in scored.forecasts] == [
        (1 / 3, 1 / 2, 1 / 2), (0, 0, 0), (0, None, 1),  # nothing resolved: anything may be
    ]  # fmt: skip


def test_before_the_deadline_nothing_is_due(entry):
    for one in score([entry("takes_off no")], date(2028, 2, 29)).forecasts:
        assert (one.due, one.rate, one.rate_low, one.tool.brier) == (0, None, None, None)
        assert (one.rate_high, one.ranking.value) == (None, None)
        assert one.why_no_skill == "nothing is resolved yet"


def test_members_are_compared_on_the_entries_that_they_forecast(entry):
    entries = [
        entry("takes_off yes", probability=0.8, predicted=[("a", 0.9), ("b", 0.1)]),
        entry("takes_off no", probability=0.2, predicted=[("a", 0.7)]),
        entry("", predicted=[("b", 0.3)]),
    ]
    ana, bert = of("takes_off", score(entries, LAST)).members
    assert (ana.by, ana.n, bert.by, bert.n) == ("member a", 2, "member b", 1)
    assert ana.itself.brier == pytest.approx((0.1**2 + 0.7**2) / 2)
    assert ana.tool.brier == pytest.approx((0.2**2 + 0.2**2) / 2)
    assert bert.itself.brier == pytest.approx(0.9**2)
    assert bert.tool.brier == pytest.approx(0.2**2)
    assert bert.base_rate.brier == pytest.approx(0.25)


def good(entry, places, *, per_place=1, **more):
    """Entries of which the tool knows better than the base rate in every single place."""
    names = [f"{number:032x}" for number in range(places)]
    return [
        entry(f"takes_off {said}", place=name, probability=0.7 if said == "yes" else 0.3, **more)
        for number, name in enumerate(names)
        for said in [("yes", "no")[number % 2]] * per_place
    ]


def test_skill_is_shown_where_it_is_beyond_doubt(entry):
    assert of("takes_off", score(good(entry, 10), LAST)).skill


def test_no_skill_for_a_constant_that_happens_to_be_nearer(entry):
    # 21 of 30 took off: a constant of .50 beats the base rate of .45 and knows no place.
    said = ["yes"] * 21 + ["no"] * 9
    entries = [entry(f"takes_off {one}", probability=0.5, base_rate=0.45) for one in said]
    one = of("takes_off", score(entries, LAST))
    assert one.beside_base_rate.high < 0
    assert one.why_no_skill == "all odds are alike, so they tell no place from another"
    assert (one.ranking.value, one.ranking.low, one.ranking.high) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize("seed", [0, 1, 2**64 - 1])
def test_no_skill_where_the_odds_do_not_rank(entry, seed):
    # Of the 20 places with either odds 14 took off: the odds say nothing of that.
    said = [(share, one) for share in (0.5, 0.52) for one in ["yes"] * 14 + ["no"] * 6]
    entries = [entry(f"takes_off {one}", probability=share, base_rate=0.4) for share, one in said]
    one = of("takes_off", score(entries, LAST, seed))
    assert one.beside_base_rate.high < 0
    assert one.ranking.value == 0.5
    assert one.ranking.low < 0.5 < one.ranking.high
    assert one.why_no_skill == (
        "the odds may rank no better than chance what happened above what did not"
    )


@pytest.mark.parametrize("seed", [0, 1, 2**64 - 1])
def test_no_skill_where_the_difference_may_be_none(entry, seed):
    mixed = good(entry, 12) + [entry("takes_off no", probability=0.9) for _ in range(6)]
    one = of("takes_off", score(mixed, LAST, seed))
    assert one.why_no_skill == "the difference to the base rate may be none"
    assert one.beside_base_rate.low < one.beside_base_rate.value < one.beside_base_rate.high


def test_no_skill_from_few_places_however_many_entries(entry):
    one = of("takes_off", score(good(entry, 9, per_place=5), LAST))
    assert one.why_no_skill == "places: 9, and at least 10 are needed to tell (judged)"


def test_no_skill_where_too_little_is_resolved(entry):
    entries = good(entry, 12)
    assert of("takes_off", score(entries + [entry() for _ in range(3)], LAST)).skill
    one = of("takes_off", score(entries + [entry() for _ in range(4)], LAST))
    assert one.why_no_skill == (
        "only 12 of 16 due entries are resolved, and at least 80 of 100 are needed to tell (judged)"
    )


def test_the_catalogue_says_what_must_be_there_to_tell(entry):
    assert judged_proof(load_catalogue()) == PROOF
    few, gaps = good(entry, 9), good(entry, 12) + [entry() for _ in range(4)]
    assert of("takes_off", score(few, LAST, proof=Proof(Teaching(80, 20), 9))).skill
    assert of("takes_off", score(gaps, LAST, proof=Proof(Teaching(75, 20), 10))).skill


def test_hindcasts_are_apart_claim_nothing_and_teach_nothing(entry):
    late = datetime(2030, 1, 1, tzinfo=UTC)
    entries = [entry("takes_off yes", at=late, probability=0.9) for _ in range(12)]
    scored = score(entries, LAST)
    assert of("takes_off", scored).due == 0
    (hindcast, *_) = scored.hindcasts
    assert (hindcast.due, hindcast.resolved) == (12, 12)
    seen = experience(entries, LAST)
    assert [seen[event].due for event in EVENTS] == [0, 0, 0]
    catalogue = load_catalogue()
    after = beliefs_after(entries, catalogue, LAST)
    assert after.base == judged_beliefs(catalogue).base


def test_survivors_recorded_late_teach_nothing_of_lasting(entry):
    # Recorded in the fourth year, when those that died are not on the table any more.
    late = datetime(2031, 1, 1, tzinfo=UTC)
    entries = [entry("takes_off yes, lasts yes", at=late) for _ in range(12)]
    catalogue = load_catalogue()
    assert beliefs_after(entries, catalogue, LAST).base == judged_beliefs(catalogue).base
    assert of("lasts", score(entries, LAST)).due == 0
    assert score(entries, LAST).hindcasts[1].due == 12


def test_what_is_resolved_teaches(entry):
    catalogue = load_catalogue()
    judged = judged_beliefs(catalogue)
    entries = [entry("takes_off no", model=0.9, model_reference=0.5) for _ in range(4)] + [entry()]
    after = beliefs_after(entries, catalogue, LAST)
    mean = judged.base["takes_off"].mean
    assert after.base["takes_off"].mean == pytest.approx((20 * mean + 0) / 24)
    assert after.weight.mean < judged.weight.mean
    assert [(one.due, one.resolved, one.happened, one.used) for one in after.learned] == [
        (5, 4, 0, True), (1, 0, 0, False), (1, 0, 0, False),
    ]  # fmt: skip
    more = beliefs_after([*entries, entry()], catalogue, LAST)  # 4 of 6 are not enough
    assert more.base == judged.base
    assert more.weight == judged.weight
