"""What may stand under each key of a record that comes from elsewhere?

Each check takes what was found and gives the value, or ``Refused`` with a clause that says what is
allowed. Whole records are checked too: a forecast lies inside its range, and nothing was written
down later than tomorrow, because the latest answer counts for ever.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from jointaction.forecast.beliefs import EVENTS
from jointaction.scales import FIRST_YEAR, LAST_YEAR
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Moment,
    Odds,
    Outcome,
    Prediction,
    Record,
    Resolution,
)

LAST_DEADLINE_YEAR = LAST_YEAR + 10
LARGEST_SEED = 2**64 - 1
FARTHEST_OFFSET_MINUTES = 24 * 60
_AHEAD = timedelta(days=1)
_ID = re.compile(r"[0-9a-f]{32}")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,79}")
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,80}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")

Check = Callable[[Any], Any]


class Refused(Exception):
    """What was found is not allowed; the text is a clause fit for the end of a message."""


def answers(said: Mapping[str, Any], fields: Mapping[str, Check]) -> dict[str, Any]:
    """What is said under each key, checked; ``Refused`` names the first key that is wrong."""
    for name in said:
        if name not in fields:
            raise Refused(f"key {_key(name)}: there is no such key; allowed are {_list(fields)}")
    checked = {}
    for name, check in fields.items():
        if name not in said:
            raise Refused(f"key {_key(name)}: it is missing")
        try:
            checked[name] = check(said[name])
        except Refused as fault:
            raise Refused(f"key {_key(name)}: {fault}") from fault
    return checked


def day(said: object) -> date:
    """A day of the calendar."""
    if isinstance(said, str) and _DAY.fullmatch(said):
        try:
            found = date.fromisoformat(said)
        except ValueError as fault:
            raise Refused("there is no such day") from fault
        if FIRST_YEAR <= found.year <= LAST_DEADLINE_YEAR:
            return found
    raise Refused(f"a day such as 2028-02-29 is needed, from {FIRST_YEAR} to {LAST_DEADLINE_YEAR}")


def share(said: object) -> float:
    """A probability that claims no certainty."""
    if isinstance(said, (int, float)) and not isinstance(said, bool) and 0 < said < 1:
        return float(said)
    raise Refused("a number above 0 and below 1 is needed")


def _key(name: str) -> str:
    return f"'{name[:40]}'" if name.isascii() and name.isprintable() else json.dumps(name[:40])


def _list(fields: Mapping[str, Check]) -> str:
    return ", ".join(fields)


def _matching(pattern: re.Pattern[str], needed: str) -> Check:
    def check(said: object) -> str:
        if isinstance(said, str) and pattern.fullmatch(said):
            return said
        raise Refused(needed)

    return check


def _whole(low: int, high: int) -> Check:
    def check(said: object) -> int:
        if isinstance(said, int) and not isinstance(said, bool) and low <= said <= high:
            return said
        raise Refused(f"a whole number from {low} to {high} is needed")

    return check


def _or_null(check: Check) -> Check:
    return lambda said: None if said is None else check(said)


def _one_of(words: tuple[str, ...]) -> Check:
    def check(said: object) -> str:
        if isinstance(said, str) and said in words:
            return said
        raise Refused(f"allowed are {', '.join(words)}")

    return check


def _of_each_event(check: Check) -> Check:
    def of_each(said: object) -> dict[str, Any]:
        if not isinstance(said, dict):
            raise Refused(f"an object with {', '.join(EVENTS)} is needed")
        return answers(said, dict.fromkeys(EVENTS, check))

    return of_each


def _instant(said: object) -> datetime:
    if isinstance(said, str) and _INSTANT.fullmatch(said):
        try:
            found = datetime.fromisoformat(said)
        except ValueError as fault:
            raise Refused("there is no such instant") from fault
        if found > datetime.now(UTC) + _AHEAD:
            raise Refused("this lies in the future; is a clock wrong?")
        if found.year >= FIRST_YEAR:
            return found
    raise Refused("an instant such as 2028-02-29T23:30:00.000000+00:00 is needed")


def _odds(said: object) -> Odds:
    if not isinstance(said, dict):
        raise Refused("an object with the numbers of a forecast is needed")
    odds = Odds(**answers(said, _ODDS))
    if not odds.low <= odds.probability <= odds.high:
        raise Refused("key 'probability': it must lie between 'low' and 'high'")
    return odds


_id = _matching(_ID, "an identifier of 32 hexadecimal digits is needed")
_identifier = _matching(_IDENTIFIER, "a word of small letters, digits and '_' is needed")
_numbers = ("probability", "low", "high", "base_rate", "model", "model_reference")
_ODDS: dict[str, Check] = {**dict.fromkeys(_numbers, share), "deadline": day}
_FIRST: dict[str, Check] = {"id": _id, "initiative": _id}
_AT: dict[str, Check] = {
    "recorded_at": _instant,
    "utc_offset_minutes": _whole(-FARTHEST_OFFSET_MINUTES, FARTHEST_OFFSET_MINUTES),
}

FIELDS: Mapping[str, Mapping[str, Check]] = {
    "initiative": {
        "id": _id,
        "place": _id,
        "kind": _identifier,
        "cluster_type": _or_null(_identifier),
        "start": day,
        "subsidy_end": _or_null(day),
        **_AT,
    },
    "forecast": {
        **_FIRST,
        "version": _matching(_VERSION, "the version of a program is needed"),
        "seed": _whole(0, LARGEST_SEED),
        "odds": _of_each_event(_odds),
        **_AT,
    },
    "prediction": {**_FIRST, "member": _id, "probability": _of_each_event(share), **_AT},
    "resolution": {
        **_FIRST,
        "event": _one_of(tuple(EVENTS)),
        "outcome": _one_of(tuple(Outcome)),
        "on": day,
        **_AT,
    },
}


def _moment(said: Mapping[str, Any]) -> Moment:
    return Moment(said["recorded_at"], said["utc_offset_minutes"])


def _initiative(said: Mapping[str, Any]) -> Record:
    return Initiative(
        said["id"], said["place"], said["kind"], said["cluster_type"], said["start"],
        said["subsidy_end"], _moment(said),
    )  # fmt: skip


def _forecast(said: Mapping[str, Any]) -> Record:
    return Forecast(
        said["id"], said["initiative"], _moment(said), said["version"], said["seed"], said["odds"]
    )


def _prediction(said: Mapping[str, Any]) -> Record:
    return Prediction(
        said["id"], said["initiative"], said["member"], _moment(said), said["probability"]
    )


def _resolution(said: Mapping[str, Any]) -> Record:
    one = Resolution(
        said["id"], said["initiative"], said["event"], Outcome(said["outcome"]), said["on"],
        _moment(said),
    )  # fmt: skip
    if one.is_trial:
        raise Refused("key 'on': this day had not come yet when the answer was written down")
    return one


BUILT: Mapping[str, Callable[[Mapping[str, Any]], Record]] = {
    "initiative": _initiative,
    "forecast": _forecast,
    "prediction": _prediction,
    "resolution": _resolution,
}
