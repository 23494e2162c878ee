"""In which tables does a database keep a registry?

One table for each kind of record, with a second one for the events of a forecast, and one that
says which version of this schema it is. Days and instants are texts (``2028-02-29``,
``2028-02-29T23:30:00.000000+00:00``, always UTC), which every database keeps alike.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1
PREFIX = "jointaction_"
_ID, _DAY, _WORD, _INSTANT = String(32), String(10), String(80), String(32)

METADATA = MetaData()


def _id() -> "Column[str]":
    return Column("id", _ID, primary_key=True)


def _of() -> "Column[str]":
    return Column(
        "initiative_id", _ID, ForeignKey(f"{PREFIX}initiatives.id"), nullable=False, index=True
    )


def _at() -> tuple["Column[str]", "Column[int]"]:
    return (
        Column("recorded_at", _INSTANT, nullable=False),
        Column("utc_offset_minutes", Integer, nullable=False),
    )


SCHEMA = Table(f"{PREFIX}schema", METADATA, Column("version", Integer, primary_key=True))

INITIATIVES = Table(
    f"{PREFIX}initiatives",
    METADATA,
    _id(),
    Column("place_id", _ID, nullable=False),
    Column("kind", _WORD, nullable=False),
    Column("cluster_type", _WORD),
    Column("start", _DAY, nullable=False),
    Column("subsidy_end", _DAY),
    *_at(),
    Column("slug", _WORD),
    Column("place_name", Text),
    Column("own_id", _WORD),
    Column("own_name", Text),
    UniqueConstraint("slug", "own_id", "start"),
)

FORECASTS = Table(
    f"{PREFIX}forecasts",
    METADATA,
    _id(),
    _of(),
    *_at(),
    Column("version", _WORD, nullable=False),
    Column("seed", String(20), nullable=False),
    Column("digest", String(64)),
)

ODDS = Table(
    f"{PREFIX}odds",
    METADATA,
    Column("forecast_id", _ID, ForeignKey(FORECASTS.c.id), primary_key=True),
    Column("event", _WORD, primary_key=True),
    *(
        Column(name, Float(53), nullable=False)
        for name in ("probability", "low", "high", "base_rate", "model", "model_reference")
    ),
    Column("deadline", _DAY, nullable=False),
)

PREDICTIONS = Table(
    f"{PREFIX}predictions",
    METADATA,
    _id(),
    _of(),
    Column("member_id", _ID, nullable=False),
    *_at(),
    *(Column(event, Float(53), nullable=False) for event in ("takes_off", "lasts", "pays")),
    Column("member_name", Text),
)

RESOLUTIONS = Table(
    f"{PREFIX}resolutions",
    METADATA,
    _id(),
    _of(),
    Column("event", _WORD, nullable=False),
    Column("outcome", _WORD, nullable=False),
    Column("seen_on", _DAY, nullable=False),
    *_at(),
    Column("source", Text),
)
