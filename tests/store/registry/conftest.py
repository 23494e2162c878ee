"""Which records do the tests of the registry write down?"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from jointaction.catalogue.things import Event
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.deadlines import deadlines
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Moment,
    Named,
    Odds,
    Outcome,
    Prediction,
    Record,
    Resolution,
    new_id,
)
from jointaction.store.registry.registry import opened

START = date(2028, 2, 29)


@dataclass
class Maker:
    """Makes records, each a second later than the one before."""

    second: int = 0

    def at(self):
        self.second += 1
        return Moment(datetime(2025, 12, 31, 23, 59, tzinfo=UTC) + timedelta(0, self.second), 330)

    def initiative(self, slug: str | None = "north", own_id="course", **more):
        named = None if slug is None else Named(slug, "Norte ñ", own_id, "Um curso 'de' \"x\"")
        said = {"kind": "training", "cluster_type": None, "start": START, "subsidy_end": None}
        return Initiative(new_id(), new_id(), **(said | more), at=self.at(), named=named)

    def forecast(self, about, seed=2**64 - 1):
        asked = deadlines(about.start, about.subsidy_end)
        odds = {e: Odds(0.1 + 0.2, 0.1, 0.7, 0.45, 0.31, 1 / 3, asked[e]) for e in EVENTS}
        return Forecast(new_id(), about.id, self.at(), "0.1.0", seed, odds, "d" * 64)

    def prediction(self, about, by="Ana"):
        said: dict[Event, float] = {"takes_off": 0.3, "lasts": 0.2, "pays": 0.1}
        return Prediction(new_id(), about.id, new_id(), self.at(), said, by)

    def resolution(self, about, outcome=Outcome.YES, source="a visit"):
        return Resolution(
            new_id(), about.id, "takes_off", outcome, date(2026, 1, 1), self.at(), source
        )

    def one_of_each(self) -> tuple[Record, ...]:
        about = self.initiative(cluster_type="survival", subsidy_end=date(2033, 12, 31))
        return (about, self.forecast(about), self.prediction(about), self.resolution(about))


@pytest.fixture
def make():
    return Maker()


@pytest.fixture
def registry(tmp_path):
    with opened(str(tmp_path / "registry.sqlite")) as kept:
        yield kept
