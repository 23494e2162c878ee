"""How does a record stand in the tables of a database?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, RowMapping, Table, select

from jointaction.forecast.beliefs import EVENTS
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Moment,
    Named,
    Odds,
    Outcome,
    Prediction,
    Record,
    Records,
    Resolution,
)
from jointaction.store.registry.tables import (
    FORECASTS,
    INITIATIVES,
    ODDS,
    PREDICTIONS,
    RESOLUTIONS,
)

Row: TypeAlias = RowMapping | Mapping[Any, Any]


def insert(connection: Connection, records: Sequence[Record]) -> None:
    """Write records down; each must be new."""
    for record in records:
        if isinstance(record, Initiative):
            connection.execute(INITIATIVES.insert().values(_of_initiative(record)))
        elif isinstance(record, Forecast):
            connection.execute(FORECASTS.insert().values(_of_forecast(record)))
            connection.execute(ODDS.insert(), _of_odds(record))
        elif isinstance(record, Prediction):
            connection.execute(PREDICTIONS.insert().values(_of_prediction(record)))
        else:
            connection.execute(RESOLUTIONS.insert().values(_of_resolution(record)))


def read(connection: Connection) -> Records:
    """Everything that is written down, each kind in the order in which it was."""
    odds: dict[str, dict[str, Odds]] = {}
    for row in connection.execute(select(ODDS)).mappings():
        odds.setdefault(row["forecast_id"], {})[row["event"]] = _odds(row)
    return Records(
        tuple(_initiative(row) for row in _rows(connection, INITIATIVES)),
        tuple(_forecast(row, odds[row["id"]]) for row in _rows(connection, FORECASTS)),
        tuple(_prediction(row) for row in _rows(connection, PREDICTIONS)),
        tuple(_resolution(row) for row in _rows(connection, RESOLUTIONS)),
    )


def instant_text(instant: datetime) -> str:
    """An instant as text that sorts as it came.

    >>> instant_text(datetime(2028, 2, 29, 23, 30, tzinfo=UTC))
    '2028-02-29T23:30:00.000000+00:00'
    """
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _rows(connection: Connection, table: Table) -> Sequence[Row]:
    order = select(table).order_by(table.c.recorded_at, table.c.id)
    return connection.execute(order).mappings().all()


def _of_at(at: Moment) -> dict[str, Any]:
    return {
        "recorded_at": instant_text(at.instant),
        "utc_offset_minutes": at.utc_offset_minutes,
    }


def _at(row: Row) -> Moment:
    return Moment(datetime.fromisoformat(row["recorded_at"]), row["utc_offset_minutes"])


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _of_initiative(one: Initiative) -> dict[str, Any]:
    named = one.named
    return {
        "id": one.id,
        "place_id": one.place,
        "kind": one.kind,
        "cluster_type": one.cluster_type,
        "start": one.start.isoformat(),
        "subsidy_end": None if one.subsidy_end is None else one.subsidy_end.isoformat(),
        **_of_at(one.at),
        "slug": named and named.slug,
        "place_name": named and named.place,
        "own_id": named and named.initiative,
        "own_name": named and named.name,
    }


def _initiative(row: Row) -> Initiative:
    named = None
    if row["slug"] is not None:
        named = Named(row["slug"], row["place_name"], row["own_id"], row["own_name"])
    return Initiative(
        row["id"], row["place_id"], row["kind"], row["cluster_type"],
        date.fromisoformat(row["start"]), _day(row["subsidy_end"]), _at(row), named,
    )  # fmt: skip


def _of_forecast(one: Forecast) -> dict[str, Any]:
    return {
        "id": one.id,
        "initiative_id": one.of,
        **_of_at(one.at),
        "version": one.version,
        "seed": str(one.seed),
        "digest": one.digest,
    }


def _of_odds(one: Forecast) -> list[dict[str, Any]]:
    return [
        {"forecast_id": one.id, "event": event, **plain_odds(odds)}
        for event, odds in one.odds.items()
    ]


def plain_odds(odds: Odds) -> dict[str, Any]:
    """The numbers of a forecast of one event, its deadline as text."""
    return asdict(odds) | {"deadline": odds.deadline.isoformat()}


def _odds(row: Row) -> Odds:
    return Odds(
        row["probability"], row["low"], row["high"], row["base_rate"], row["model"],
        row["model_reference"], date.fromisoformat(row["deadline"]),
    )  # fmt: skip


def _forecast(row: Row, odds: Mapping[str, Odds]) -> Forecast:
    in_order = {event: odds[event] for event in EVENTS}
    return Forecast(
        row["id"], row["initiative_id"], _at(row), row["version"], int(row["seed"]), in_order,
        row["digest"],
    )  # fmt: skip


def _of_prediction(one: Prediction) -> dict[str, Any]:
    return {
        "id": one.id,
        "initiative_id": one.of,
        "member_id": one.member,
        **_of_at(one.at),
        **{str(event): said for event, said in one.probability.items()},
        "member_name": one.by,
    }


def _prediction(row: Row) -> Prediction:
    said = {event: row[event] for event in EVENTS}
    return Prediction(
        row["id"], row["initiative_id"], row["member_id"], _at(row), said, row["member_name"]
    )


def _of_resolution(one: Resolution) -> dict[str, Any]:
    return {
        "id": one.id,
        "initiative_id": one.of,
        "event": one.event,
        "outcome": one.outcome.value,
        "seen_on": one.on.isoformat(),
        **_of_at(one.at),
        "source": one.source,
    }


def _resolution(row: Row) -> Resolution:
    return Resolution(
        row["id"], row["initiative_id"], row["event"], Outcome(row["outcome"]),
        date.fromisoformat(row["seen_on"]), _at(row), row["source"],
    )  # fmt: skip
