"""Does a registry teach what it may, at the pace that is stated, and nothing else?"""

from dataclasses import replace
from fractions import Fraction
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.forecast.beliefs import EVENTS, Beta, Weight, judged_beliefs
from jointaction.forecast.learning import (
    Experience,
    Resolved,
    Teaching,
    judged_teaching,
    news,
    taught_base,
)
from jointaction.forecast.learning import learnt as learnt_at


@pytest.fixture(scope="module")
def judged(catalogue):
    return judged_beliefs(catalogue)


TEACHING = Teaching(least_resolved=80, entries_of_the_mean=20)


def learnt(beliefs, experience, teaching=TEACHING):
    return learnt_at(beliefs, experience, teaching)


def test_the_catalogue_says_how_fast_and_from_which_share_on(judged, catalogue):
    assert judged_teaching(catalogue) == TEACHING
    seen = {"takes_off": Experience(10, met(0, 5))}  # half of them resolved
    assert not learnt(judged, seen).learned[0].used
    after = learnt(judged, seen, Teaching(50, 5))
    assert after.learned[0].used
    assert after.base["takes_off"].mean == pytest.approx(5 * 0.45 / 10)


def met(happened, failed, said=0.0, base=0.45):
    return (Resolved(base, said, True),) * happened + (Resolved(base, said, False),) * failed


def test_without_entries_everything_is_as_judged_to_the_bit(judged):
    for nothing in ({}, {event: Experience(0, ()) for event in EVENTS}):
        after = learnt(judged, nothing)
        assert replace(after, learned=()) == judged
        assert [(one.event, one.due, one.used) for one in after.learned] == [
            ("takes_off", 0, False), ("lasts", 0, False), ("pays", 0, False),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("due", "resolved", "used"),
    [(10, 8, True), (10, 7, False), (5, 4, True), (1000, 800, True), (1000, 799, False),
     (1, 1, True), (1, 0, False), (100, 80, True), (15, 12, True), (35, 28, True)],
)  # fmt: skip
def test_the_gate_opens_at_exactly_80_percent(judged, due, resolved, used):
    after = learnt(judged, {"lasts": Experience(due, met(0, resolved))})
    assert [one.used for one in after.learned] == [False, used, False]
    assert (after.base["lasts"] != judged.base["lasts"]) is used
    assert after.base["takes_off"] == judged.base["takes_off"]


def test_a_base_rate_by_hand():
    # The mean .45 counts as 20 entries: (20 * .45 + 3) / (20 + 10) = 12 / 30.
    after = taught_base(Beta(2.7, 3.3), happened=3, resolved=10, entries_of_the_mean=20)
    assert after.mean == pytest.approx(0.4)
    # Each entry adds (2.7 + 3.3) / 20 = .3 of an observation.
    assert [after.a, after.b] == pytest.approx([2.7 + 0.9, 3.3 + 2.1])


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 300), st.integers(0, 300))
def test_the_mean_of_the_prior_counts_as_twenty_entries(tenths_a, tenths_b, happened, failed):
    prior = Beta(tenths_a / 10, tenths_b / 10)
    mean = Fraction(tenths_a, tenths_a + tenths_b)
    expected = (20 * mean + happened) / (20 + happened + failed)
    assert taught_base(prior, happened, happened + failed, 20).mean == pytest.approx(
        float(expected)
    )


ENTRIES = st.lists(
    st.builds(Resolved, st.floats(0.05, 0.95), st.floats(-3, 3), st.booleans()), max_size=12
)


@given(ENTRIES, st.randoms())
def test_the_order_of_entries_does_not_matter(judged, entries, chance):
    shuffled = list(entries)
    chance.shuffle(shuffled)
    one, other = (
        learnt(judged, {"takes_off": Experience(len(some), tuple(some))})
        for some in (entries, shuffled)
    )
    assert one == other


@given(ENTRIES)
def test_the_weight_stays_in_its_range_and_its_shares_sum_to_one(judged, entries):
    after = learnt(judged, {"takes_off": Experience(len(entries), tuple(entries))}).weight
    assert (after.low, after.high) == (judged.weight.low, judged.weight.high)
    assert sum(after.shares) == pytest.approx(1)
    assert after.low <= after.mean <= after.high


def test_a_model_that_is_right_gains_weight_and_one_that_is_wrong_loses_it(judged):
    right = (Resolved(0.5, 2.0, True), Resolved(0.5, -2.0, False)) * 10
    wrong = (Resolved(0.5, 2.0, False), Resolved(0.5, -2.0, True)) * 10
    means = [
        learnt(judged, {"takes_off": Experience(20, some)}).weight.mean for some in (wrong, right)
    ]
    assert means[0] < judged.weight.mean < means[1]


def test_the_weight_of_one_entry_by_hand(judged):
    # One entry that happened: base rate 1/2, news log 3. Weight w makes it likely by
    # 3**w / (1 + 3**w); an entry counts (2.7 + 3.3) / 20 = .3 of an observation.
    assert (judged.base["takes_off"].a, judged.base["takes_off"].b) == (2.7, 3.3)
    assert (judged.weight.low, judged.weight.high) == (0, 0.5)
    middles = [0.0125 + 0.025 * number for number in range(20)]
    likely = [(exp(w * log(3)) / (1 + exp(w * log(3)))) ** 0.3 for w in middles]
    after = learnt(judged, {"takes_off": Experience(1, (Resolved(0.5, log(3), True),))}).weight
    assert after.shares == pytest.approx([one / sum(likely) for one in likely])


def test_news_beyond_the_cap_teaches_no_more_than_the_cap(judged):
    far, farther = (
        learnt(judged, {"takes_off": Experience(1, (Resolved(0.5, said, True),))}).weight
        for said in (1e6, 1e9)
    )
    assert far.shares == pytest.approx(farther.shares)


def test_without_news_the_weight_is_as_it_was(judged):
    assert learnt(judged, {"takes_off": Experience(9, met(3, 6))}).weight is judged.weight


def test_the_weight_learns_only_where_taking_off_may_teach(judged):
    telling = met(1, 7, said=1.0)
    shut = learnt(judged, {"takes_off": Experience(11, telling), "lasts": Experience(8, telling)})
    assert shut.weight is judged.weight
    assert [one.used for one in shut.learned] == [False, True, False]
    quiet = learnt(
        judged, {"takes_off": Experience(8, met(1, 7)), "lasts": Experience(11, telling)}
    )
    assert quiet.weight is judged.weight  # lasting is not resolved enough to say anything
    both = learnt(judged, {"takes_off": Experience(8, met(1, 7)), "lasts": Experience(8, telling)})
    assert both.weight.mean < judged.weight.mean


def test_what_was_learnt_may_be_taught_further(judged):
    once = learnt(judged, {"takes_off": Experience(8, met(1, 7, said=1.0))})
    twice = learnt(once, {"takes_off": Experience(8, met(1, 7, said=1.0))})
    assert len(twice.weight.shares) == len(once.weight.shares)
    assert twice.weight.mean < once.weight.mean


def test_what_was_seen_is_kept_with_the_beliefs(judged):
    (seen, *_) = learnt(judged, {"takes_off": Experience(10, met(3, 5))}).learned
    assert (seen.due, seen.resolved, seen.happened, seen.used) == (10, 8, 3, True)


def test_more_resolved_than_due_is_a_mistake():
    with pytest.raises(ValueError, match="2 entries resolved of 1 due"):
        Experience(1, met(1, 1))


def test_news_is_the_difference_of_log_odds():
    assert news(0.75, 0.5) == pytest.approx(log(3))
    assert Weight(0, 0.5).mean * news(0.5, 0.75) == pytest.approx(-0.25 * log(3))
