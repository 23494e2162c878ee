"""Did it happen, as far as the case tells, and if that cannot be scored, why not?

Each event is asked only of those in which the one before it happened: lasting of what took off,
paying of what lasted. Yes counts as yes; "partly" counts as no, in a second table as yes (the
cut is judged, so both are shown). What is unknown, or was meant to happen once, is counted and
not scored.

The case library codes neighbours of the events that are forecast: taking off is a year of the
activity with a meaningful part of the intended firms (not a stated share at quarter 4), lasting
is still doing it after five years (launch subsidy or not), paying is benefit above the firms' or
the place's own cost as the source judges (not above all private and public cost, against the same
place without).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from jointaction.catalogue.things import Event
from jointaction.evidence.statement import Value
from jointaction.forecast.beliefs import EVENTS

CODED_AS: Mapping[Event, str] = {"takes_off": "took_off", "lasts": "lasted_5y", "pays": "paid"}


class NotScored(StrEnum):
    """Why an event of an initiative is counted and not scored."""

    NOT_CODED = "no outcome coded"
    UNKNOWN = "not known what happened"
    ONE_OFF = "meant to happen once"
    DOES_NOT_APPLY = "does not apply"
    DID_NOT_TAKE_OFF = "did not take off"
    DID_NOT_LAST = "did not last"


Answer: TypeAlias = bool | NotScored
Answers: TypeAlias = Mapping[Event, Answer]

_WITHOUT: Mapping[Event, NotScored] = {
    "lasts": NotScored.DID_NOT_TAKE_OFF,
    "pays": NotScored.DID_NOT_LAST,
}


def answers(outcome: Mapping[str, Value], *, partly_is_yes: bool) -> Answers:
    """What is known of each event; an event whose condition is open is as open itself.

    >>> answers({"took_off": "yes", "lasted_5y": "partly"}, partly_is_yes=False)["lasts"]
    False
    """
    known: dict[Event, Answer] = {}
    before: Answer = True
    for event in EVENTS:
        if before is True:
            before = _answer(event, outcome.get(CODED_AS[event]), partly_is_yes)
        elif before is False:
            before = _WITHOUT[event]
        known[event] = before
    return known


def _answer(event: Event, word: Value, partly_is_yes: bool) -> Answer:
    if word == "yes" or (word == "partly" and partly_is_yes):
        return True
    if word in ("no", "partly"):
        return False
    if word == "na":
        return NotScored.ONE_OFF if event == "lasts" else NotScored.DOES_NOT_APPLY
    return NotScored.NOT_CODED if word is None else NotScored.UNKNOWN
