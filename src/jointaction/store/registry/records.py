"""What does a registry of forecasts remember?

Four kinds of record, none of which is ever changed or taken out: an initiative, a forecast of it,
a prediction of it by a member of the appraisal team, and what happened. Who corrects something
adds a record. Every record has a random identifier of 32 hexadecimal digits, which it keeps when
it is handed on, so that the same record is never counted twice.

What would tell who and where (``named``, ``by``, ``source``, ``digest``) stays in the registry in
which it was recorded, and is None in one that got the record from elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias
from uuid import uuid4

from jointaction.catalogue.things import Event


class Outcome(StrEnum):
    """What came of an event."""

    YES = "yes"
    NO = "no"
    CANNOT_BE_KNOWN = "cannot_be_known"


def new_id() -> str:
    """A random identifier of a record, a place or a member."""
    return uuid4().hex


@dataclass(frozen=True, order=True)
class Moment:
    """When something was written down: the instant, and how far the clock there was from UTC.

    >>> Moment(datetime(2028, 2, 29, 23, 30, tzinfo=UTC), 60).day
    datetime.date(2028, 3, 1)
    """

    instant: datetime
    utc_offset_minutes: int

    @property
    def day(self) -> date:
        """The day of the calendar at that place."""
        return (self.instant + timedelta(minutes=self.utc_offset_minutes)).date()


def this_moment() -> Moment:
    """Now, on the clock of this machine."""
    now = datetime.now().astimezone()
    offset = now.utcoffset() or timedelta()
    return Moment(now.astimezone(UTC), round(offset.total_seconds() / 60))


@dataclass(frozen=True)
class Named:
    """What an initiative is called at home: slug and name of the place, identifier and name."""

    slug: str
    place: str
    initiative: str
    name: str


@dataclass(frozen=True)
class Initiative:
    """What the forecasts are about; ``place`` is one random identifier for one place."""

    id: str
    place: str
    kind: str
    cluster_type: str | None
    start: date
    subsidy_end: date | None
    at: Moment
    named: Named | None = None


@dataclass(frozen=True)
class Odds:
    """The forecast of one event given the one before, and the day on which it can be asked.

    ``low`` and ``high`` are the 5th and 95th percentile.
    """

    probability: float
    low: float
    high: float
    base_rate: float
    model: float
    model_reference: float
    deadline: date


@dataclass(frozen=True)
class Forecast:
    """A forecast of the tool as it was recorded."""

    id: str
    of: str
    at: Moment
    version: str
    seed: int
    odds: Mapping[Event, Odds]
    digest: str | None = None


@dataclass(frozen=True)
class Prediction:
    """What one member of the team held likely, each event given the one before."""

    id: str
    of: str
    member: str
    at: Moment
    probability: Mapping[Event, float]
    by: str | None = None


@dataclass(frozen=True)
class Resolution:
    """What became of one event, seen on the day ``on``; ``source`` says who says so.

    >>> at = Moment(datetime(2028, 2, 29, 23, 30, tzinfo=UTC), 60)
    >>> on = (date(2028, 3, 1), date(2028, 3, 2))
    >>> [Resolution("id", "of", "pays", Outcome.NO, day, at).is_trial for day in on]
    [False, True]
    """

    id: str
    of: str
    event: Event
    outcome: Outcome
    on: date
    at: Moment
    source: str | None = None

    @property
    def is_trial(self) -> bool:
        """Whether the day had not come yet when this was written down: nobody could know."""
        return self.on > self.at.day


Record: TypeAlias = Initiative | Forecast | Prediction | Resolution


@dataclass(frozen=True)
class Records:
    """Everything in a registry, each kind in the order in which it was written down."""

    initiatives: tuple[Initiative, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    predictions: tuple[Prediction, ...] = ()
    resolutions: tuple[Resolution, ...] = ()

    @property
    def all(self) -> tuple[Record, ...]:
        """All of them, initiatives first, so that nothing comes before what it is about."""
        return self.initiatives + self.forecasts + self.predictions + self.resolutions
