"""What must be asked now, and may this answer be written down?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jointaction.catalogue.things import Event
from jointaction.errors import RegistryError, UsageError
from jointaction.evidence.files import shown
from jointaction.forecast.beliefs import EVENTS
from jointaction.store.registry.records import (
    Outcome,
    Record,
    Records,
    Resolution,
    new_id,
    this_moment,
)
from jointaction.store.registry.registry import Registry
from jointaction.study.registry.entries import Entry, State, entries_of, entry_named
from jointaction.study.registry.said import line_of_text

LONGEST_SOURCE = 2000


@dataclass(frozen=True)
class Question:
    """An event of an entry that must be asked, and since when."""

    entry: Entry
    event: Event
    deadline: date


def due(entries: Sequence[Entry], today: date) -> tuple[Question, ...]:
    """The first event that is due of each entry with a forecast, the oldest first."""
    asked = [
        Question(entry, event, entry.deadlines[event])
        for entry in entries
        if entry.forecasts and (event := entry.to_ask(today)) is not None
    ]
    return tuple(sorted(asked, key=lambda one: one.deadline))


def next_question(entries: Sequence[Entry], today: date) -> Question | None:
    """The next event that will be due, of any entry with a forecast."""
    waiting = [
        Question(entry, event, entry.deadlines[event])
        for entry in entries
        for event in EVENTS
        if entry.forecasts and entry.state(event, today) is State.WAITING
    ]
    return min(waiting, key=lambda one: one.deadline, default=None)


def resolve(
    registry: Registry,
    typed: str,
    event: Event,
    outcome: Outcome,
    source: str,
    on: date,
    today: date,
) -> tuple[Entry, Resolution]:
    """Write an answer down; an error says why where it cannot be one.

    ``today`` may lie ahead, to try out: such an answer is a trial (see ``entries``).
    """
    said = line_of_text("--source", source, LONGEST_SOURCE, "who or what says so, in a text")
    if on > today:
        raise UsageError(f"--on: {on.isoformat()} has not come yet; today is {today.isoformat()}")
    made: list[Resolution] = []

    def work(there: Records) -> Sequence[Record]:
        entry = entry_named(entries_of(there, today), typed)
        _must_be_answerable(entry, event, outcome, on)
        made[:] = [Resolution(new_id(), entry.id, event, outcome, on, this_moment(), said)]
        return made

    if not registry.is_there:
        registry.records()  # says that there is none
    registry.add(work)
    return entry_named(entries_of(registry.records(), today), made[0].of), made[0]


def _must_be_answerable(entry: Entry, event: Event, outcome: Outcome, on: date) -> None:
    """``RegistryError`` where this cannot be said of this event."""
    if not entry.forecasts:
        raise RegistryError(
            f"{entry.short}: no forecast of this initiative was recorded yet, and an answer that "
            "is known before is no test of it"
        )
    for before in EVENTS[: EVENTS.index(event)]:
        if entry.outcome(before) is not Outcome.YES:
            answer = entry.outcome(before)
            why = "was not answered yet" if answer is None else f"was answered '{answer.value}'"
            raise RegistryError(
                f"{entry.short}: '{event}' is asked only after '{before}' was answered 'yes'; "
                f"'{before}' {why}"
            )
    deadline = entry.deadlines[event]
    if on < deadline and outcome is not Outcome.NO:
        raise RegistryError(
            f"{entry.short}: '{event}' can be answered '{shown(outcome.value)}' from "
            f"{deadline.isoformat()} on, not as of {on.isoformat()}; only 'no' can be known before"
        )
