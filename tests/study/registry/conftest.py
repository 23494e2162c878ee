"""Of which entries do the tests of the registry speak?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from jointaction.catalogue.things import Event
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.deadlines import deadlines
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Moment,
    Odds,
    Outcome,
    Prediction,
    Resolution,
    new_id,
)
from jointaction.study.registry.entries import Entry

START = date(2027, 3, 1)  # takes off is asked from 2028-03-01 on, the others from 2032-03-01 on
BEFORE = datetime(2026, 6, 1, tzinfo=UTC)


def moment(instant, hours=0):
    return Moment(instant + timedelta(hours=hours), 0)


def forecast(about, at=BEFORE, probability=0.4, base_rate=0.5, model=0.5, model_reference=0.5):
    asked = deadlines(about.start, about.subsidy_end)
    odds = {
        event: Odds(probability, 0.01, 0.99, base_rate, model, model_reference, asked[event])
        for event in EVENTS
    }
    return Forecast(new_id(), about.id, moment(at), "0.1.0", 0, odds)


def answers(about, said, at=datetime(2033, 1, 1, tzinfo=UTC)):
    """Answers in the order in which they were given: ``"takes_off yes, lasts no"``."""
    made = []
    for hour, one in enumerate(said.split(", ") if said else ()):
        event, outcome = one.split()
        named: Event = EVENTS[EVENTS.index(event)]
        made.append(
            Resolution(
                new_id(), about.id, named, Outcome(outcome), at.date(), moment(at, hour), "a visit"
            )
        )
    return tuple(made)


def prediction(about, member, share, at=BEFORE - timedelta(days=1)):
    said: dict[Event, float] = dict.fromkeys(EVENTS, share)
    return Prediction(new_id(), about.id, member * 32, moment(at), said, f"member {member}")


@pytest.fixture
def entry():
    """Makes an entry with one forecast from what was answered."""

    def made(said="", *, place=None, predicted=(), forecasts=1, subsidy_end=None, **odds):
        about = Initiative(
            new_id(), place or new_id(), "training", None, START, subsidy_end, moment(BEFORE)
        )
        return Entry(
            about,
            tuple(forecast(about, **odds) for _ in range(forecasts)),
            tuple(prediction(about, member, share) for member, share in predicted),
            answers(about, said),
        )

    return made
