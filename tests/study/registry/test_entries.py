"""Is asked what must be asked, and is the forecast scored that should be?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from jointaction.errors import RegistryError
from jointaction.forecast.beliefs import EVENTS
from jointaction.store.registry.records import Moment, Named, Records
from jointaction.study.registry.asking import due, next_question
from jointaction.study.registry.entries import SHORT, entries_of, entry_named

EARLY, FIRST, LAST = date(2028, 2, 29), date(2028, 3, 1), date(2032, 3, 1)


def states(entry, today):
    return [entry.state(event, today).value for event in EVENTS]


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ("", EARLY, ["waiting", "waiting", "waiting"]),
        ("", FIRST, ["due", "waiting", "waiting"]),
        ("", LAST, ["due", "due", "due"]),
        ("takes_off yes", LAST, ["resolved", "due", "due"]),
        ("takes_off yes", FIRST, ["resolved", "waiting", "waiting"]),
        ("takes_off no", LAST, ["resolved", "not_asked", "not_asked"]),
        ("takes_off no", EARLY, ["resolved", "not_asked", "not_asked"]),
        ("takes_off yes, lasts no", LAST, ["resolved", "resolved", "not_asked"]),
        ("takes_off yes, lasts yes", LAST, ["resolved", "resolved", "due"]),
        ("takes_off yes, lasts yes, pays no", LAST, ["resolved", "resolved", "resolved"]),
        ("takes_off cannot_be_known", LAST, ["cannot_be_known"] * 3),
        ("takes_off yes, lasts yes, takes_off no", LAST, ["resolved", "not_asked", "not_asked"]),
        ("takes_off no, takes_off yes", LAST, ["resolved", "due", "due"]),
        ("lasts yes", LAST, ["due", "due", "due"]),  # only a merge can bring such an answer
    ],
)
def test_where_each_event_stands(entry, said, today, expected):
    assert states(entry(said), today) == expected


@pytest.mark.parametrize(
    ("said", "today", "expected"),
    [
        ("", EARLY, [False, False, False]),
        ("", LAST, [True, True, True]),
        ("takes_off no", EARLY, [False, False, False]),  # an early failure waits for its deadline
        ("takes_off no", FIRST, [True, False, False]),
        ("takes_off cannot_be_known", LAST, [True, True, True]),
        ("takes_off yes, lasts no", LAST, [True, True, False]),
    ],
)
def test_what_is_in_the_denominator(entry, said, today, expected):
    one = entry(said)
    assert [one.counts(event, today) for event in EVENTS] == expected


def test_answers_that_contradict_are_told(entry):
    assert entry("takes_off no, takes_off yes").contradicted("takes_off")
    assert not entry("takes_off yes, takes_off yes").contradicted("takes_off")


def at(instant, offset=0):
    return Moment(instant, offset)


@pytest.mark.parametrize(
    ("instant", "offset", "ahead"),
    [
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), 0, True),
        (datetime(2028, 3, 1, 0, 0, tzinfo=UTC), 0, False),
        (datetime(2028, 2, 29, 18, 30, tzinfo=UTC), 330, False),  # it is March in India
        (datetime(2028, 3, 1, 2, 0, tzinfo=UTC), -180, True),  # it is February in Brazil
    ],
)
def test_a_forecast_from_the_deadline_on_is_a_hindcast(entry, instant, offset, ahead):
    one = entry()
    one = replace(one, forecasts=(replace(one.forecasts[0], at=at(instant, offset)),))
    for event in EVENTS:  # who knows that it runs after a year forecasts a survivor
        assert (one.scored(event) is not None) is ahead
        assert (one.hindcast(event) is None) is ahead
    assert one.is_hindcast is not ahead


def test_a_forecast_after_an_early_answer_is_a_hindcast(entry):
    one = entry("takes_off no")
    early = replace(one.resolutions[0], at=at(one.forecasts[0].at.instant - timedelta(hours=1)))
    one = replace(one, resolutions=(early,))
    assert [one.scored(event) for event in EVENTS] == [None] * 3
    assert one.hindcast("takes_off") is not None


@pytest.mark.parametrize(
    ("day", "ahead"),
    [(date(2026, 5, 31), False), (date(2026, 6, 1), False), (date(2026, 6, 2), True)],
)
def test_a_forecast_from_the_day_on_as_of_which_it_is_answered_is_a_hindcast(entry, day, ahead):
    one = entry("takes_off no")  # forecast on 2026-06-01, answered years later
    one = replace(one, resolutions=(replace(one.resolutions[0], on=day),))
    assert [one.scored(event) is not None for event in EVENTS] == [ahead] * 3
    assert one.is_hindcast is not ahead


def test_what_has_no_forecast_is_no_hindcast(entry):
    assert not entry(forecasts=0).is_hindcast


def test_the_first_forecast_is_scored_whatever_comes_later(entry):
    one = entry(forecasts=2)
    first, second = one.forecasts
    odds = {event: replace(second.odds[event], probability=0.9) for event in EVENTS}
    one = replace(one, forecasts=(first, replace(second, odds=odds)))
    assert [one.scored(event) for event in EVENTS] == [first.odds[event] for event in EVENTS]


def test_predictions_open_with_the_first_forecast_and_the_last_before_it_counts(entry):
    one = entry(predicted=[("a", 0.2), ("b", 0.6), ("a", 0.3)])
    assert [(p.member[0], p.probability["lasts"]) for p in one.blind_predictions] == [
        ("a", 0.3), ("b", 0.6),
    ]  # fmt: skip
    assert replace(one, forecasts=()).blind_predictions == ()
    late = replace(one.predictions[0], at=one.forecasts[0].at)
    assert replace(one, predictions=(late,)).blind_predictions == ()


def test_one_question_an_entry_the_oldest_first(entry):
    old, new = entry(), entry("takes_off yes", subsidy_end=date(2031, 6, 30))
    asked = due([new, old], date(2032, 7, 1))
    assert [(one.entry, one.event, one.deadline) for one in asked] == [
        (old, "takes_off", date(2028, 3, 1)), (new, "lasts", date(2032, 6, 30)),
    ]  # fmt: skip
    assert due([entry("takes_off no"), entry(forecasts=0)], LAST) == ()
    coming = next_question([old, new], LAST)
    assert coming is not None
    assert (coming.entry, coming.event) == (new, "lasts")
    assert next_question([old], LAST) is None


def test_an_entry_is_named_by_its_first_digits(entry):
    entries = [entry() for _ in range(3)]
    one = entries[1]
    assert entry_named(entries, one.id[:SHORT]) is one
    assert entry_named(entries, f" {one.id.upper()} ") is one
    with pytest.raises(RegistryError, match="type at least 4 of its first digits"):
        entry_named(entries, one.id[:3])
    for wrong in ("", "xyz", "zzzz", one.id + "0"):
        with pytest.raises(RegistryError, match="there is no such entry"):
            entry_named(entries, wrong)
    twin = replace(one, initiative=replace(one.initiative, id=one.id[:20] + "0" * 12))
    with pytest.raises(RegistryError, match="more than one entry"):
        entry_named([one, twin], one.id[:SHORT])


def test_an_entry_is_named_by_what_it_is_called_at_home(entry):
    one, other = entry(), entry()
    named = Named("my-place", "My place", "first-idea", "A course")
    mine = replace(one, initiative=replace(one.initiative, named=named))
    assert entry_named([mine, other], "my-place/first-idea") is mine
    with pytest.raises(RegistryError, match="there is no such entry"):
        entry_named([mine, other], "my-place/second-idea")
    again = replace(other, initiative=replace(other.initiative, named=named))
    with pytest.raises(RegistryError, match=f"called so: {mine.id[:12]}, {again.id[:12]}"):
        entry_named([mine, again], "my-place/first-idea")


def test_records_find_their_entry(entry):
    made = [entry("takes_off yes", predicted=[("a", 0.5)]) for _ in range(3)]
    records = Records(
        tuple(one.initiative for one in made),
        tuple(f for one in reversed(made) for f in one.forecasts),
        tuple(p for one in made for p in one.predictions),
        tuple(r for one in made for r in one.resolutions),
    )
    assert entries_of(records) == tuple(made)
