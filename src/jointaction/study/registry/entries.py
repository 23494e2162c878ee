"""What stands in the registry about one initiative, and what must be asked of it today?

An ``Entry`` brings together an initiative, its forecasts, predictions and answers. The rules:

- An event can be asked from its deadline on: on that day or later it is *due*. Lasting is asked
  only of what took off and paying only of what lasted; where the answer before was no, the later
  event is not asked. While an earlier event waits for its answer, the later one waits with it.
- The latest answer counts. Answers that contradict one another are all kept, and shown.
- The forecast that is scored is the *first* one recorded before anything could be known of the
  initiative: before the deadline of taking off, before any answer was written down, and before
  the day as of which any answer is given. It is the first, so that nobody improves a score by
  forecasting again. One recorded later is a *hindcast* of all its events: shown and scored apart,
  and nothing is learnt from it. Who forecasts lasting of what has run for years already forecasts
  a survivor.
- An answer as of a day that had not come yet when it was written down is a *trial*: it counts only
  where one asks as of a day that is still to come. Nothing is learnt from it.
- A prediction counts where it was stated before the first forecast of the tool was recorded; of
  several by one member the last of those.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from string import hexdigits
from typing import TypeVar

from jointaction.catalogue.things import Event
from jointaction.errors import RegistryError
from jointaction.evidence.files import shown
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.deadlines import deadlines
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Odds,
    Outcome,
    Prediction,
    Records,
    Resolution,
    this_moment,
)

About = TypeVar("About", Forecast, Prediction, Resolution)

SHORT = 8
_FEWEST_DIGITS = 4


class State(StrEnum):
    """Where one event of an entry stands on a day."""

    WAITING = "waiting"
    DUE = "due"
    RESOLVED = "resolved"
    CANNOT_BE_KNOWN = "cannot_be_known"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Entry:
    """Everything about one initiative, in the order in which it was written down.

    ``trials`` are answers that do not count.
    """

    initiative: Initiative
    forecasts: tuple[Forecast, ...]
    predictions: tuple[Prediction, ...]
    resolutions: tuple[Resolution, ...]
    trials: tuple[Resolution, ...] = ()

    @property
    def id(self) -> str:
        """The identifier by which a person names the entry."""
        return self.initiative.id

    @property
    def short(self) -> str:
        """The first digits of it, as they are printed."""
        return self.id[:SHORT]

    @property
    def is_mine(self) -> bool:
        """Whether it was recorded here, so that it has a name."""
        return self.initiative.named is not None

    def is_called(self, name: str) -> bool:
        """Whether a person may mean this entry by that name, in small letters."""
        named = self.initiative.named
        if named is not None and name == f"{named.slug}/{named.initiative}":
            return True
        return len(name) >= _FEWEST_DIGITS and self.id.startswith(name)

    @property
    def deadlines(self) -> Mapping[Event, date]:
        """The day from which on each event can be asked."""
        return deadlines(self.initiative.start, self.initiative.subsidy_end)

    @property
    def answered(self) -> tuple[Resolution, ...]:
        """Every answer, also those that do not count, the latest last."""
        return tuple(sorted(self.resolutions + self.trials, key=lambda one: (one.at, one.id)))

    def answers(self, event: Event) -> tuple[Resolution, ...]:
        """Every answer about an event, the latest last."""
        return tuple(one for one in self.resolutions if one.event == event)

    def outcome(self, event: Event) -> Outcome | None:
        """The answer that counts, or None."""
        answers = self.answers(event)
        return answers[-1].outcome if answers else None

    def contradicted(self, event: Event) -> bool:
        """Whether the answers about an event differ."""
        return len({one.outcome for one in self.answers(event)}) > 1

    def state(self, event: Event, today: date) -> State:
        """Where an event stands on a day."""
        before = [self.outcome(one) for one in EVENTS[: EVENTS.index(event)]]
        outcome = self.outcome(event)
        if Outcome.NO in before:
            return State.NOT_ASKED
        if Outcome.CANNOT_BE_KNOWN in (*before, outcome):
            return State.CANNOT_BE_KNOWN
        if outcome is not None and None not in before:
            return State.RESOLVED
        return State.DUE if self.deadlines[event] <= today else State.WAITING

    def counts(self, event: Event, today: date) -> bool:
        """Whether the deadline has come and the event is asked at all.

        An answer that came early counts from the deadline on: failures are known before
        successes, and would else be counted first.
        """
        return self.deadlines[event] <= today and self.state(event, today) is not State.NOT_ASKED

    def is_asked(self, event: Event) -> bool:
        """Whether all that must come before an event is known to have happened."""
        return all(self.outcome(one) is Outcome.YES for one in EVENTS[: EVENTS.index(event)])

    def to_ask(self, today: date) -> Event | None:
        """The first event that is due, or None."""
        return next((one for one in EVENTS if self.state(one, today) is State.DUE), None)

    def scored(self, event: Event) -> Odds | None:
        """The forecast of an event that is scored, or None."""
        return next((one.odds[event] for one in self.forecasts if self._is_ahead(one)), None)

    def hindcast(self, event: Event) -> Odds | None:
        """The first forecast of an event of which there are only hindcasts, or None."""
        if self.scored(event) is not None or not self.forecasts:
            return None
        return self.forecasts[0].odds[event]

    @property
    def is_hindcast(self) -> bool:
        """Whether every forecast was recorded when something could be known already."""
        return bool(self.forecasts) and not any(map(self._is_ahead, self.forecasts))

    def _is_ahead(self, forecast: Forecast) -> bool:
        """Whether a forecast was recorded before any of its events could be known."""
        return forecast.at.day < self.deadlines["takes_off"] and not any(
            answer.at.instant <= forecast.at.instant or answer.on <= forecast.at.day
            for answer in self.resolutions
        )

    @property
    def blind_predictions(self) -> tuple[Prediction, ...]:
        """The last prediction of each member before the first forecast; empty without one."""
        if not self.forecasts:
            return ()
        closed = self.forecasts[0].at.instant
        blind = [one for one in self.predictions if one.at.instant < closed]
        return tuple({one.member: one for one in blind}.values())


def entries_of(records: Records, as_of: date | None = None) -> tuple[Entry, ...]:
    """Every entry, by start and then as they were written down.

    ``as_of`` is the day for which one asks, by default today; trials count where it is to come.
    """
    trying_out = as_of is not None and as_of > this_moment().day
    forecasts = _by_initiative(records.forecasts)
    predictions = _by_initiative(records.predictions)
    counting = [one for one in records.resolutions if trying_out or not one.is_trial]
    resolutions = _by_initiative(counting)
    trials = _by_initiative([one for one in records.resolutions if one not in counting])
    made = [
        Entry(one, forecasts[one.id], predictions[one.id], resolutions[one.id], trials[one.id])
        for one in records.initiatives
    ]
    return tuple(sorted(made, key=lambda entry: entry.initiative.start))


def _by_initiative(records: Sequence[About]) -> Mapping[str, tuple[About, ...]]:
    sorted_out: dict[str, tuple[About, ...]] = defaultdict(tuple)
    for one in records:
        sorted_out[one.of] += (one,)
    return sorted_out


def entry_named(entries: Sequence[Entry], typed: str) -> Entry:
    """The entry that a person means; ``RegistryError`` where that is not one entry.

    Named by the first digits of its identifier, or by its dossier's slug and its own identifier
    there, ``my-place/first-idea``.
    """
    wanted = typed.strip().lower()
    fitting = [one for one in entries if one.is_called(wanted)]
    if not fitting and 0 < len(wanted) < _FEWEST_DIGITS and set(wanted) <= set(hexdigits):
        raise RegistryError(
            f"{shown(typed) or '(an empty name)'}: too short to name an entry; type at least "
            f"{_FEWEST_DIGITS} of its first digits, as 'jointaction registry list' shows them"
        )
    if not fitting:
        raise RegistryError(
            f"{shown(typed) or '(an empty name)'}: there is no such entry; name at least "
            f"{_FEWEST_DIGITS} of its first digits, as 'jointaction registry list' shows them"
        )
    if len(fitting) > 1:
        which = ", ".join(one.id[: SHORT + 4] for one in fitting[:4])
        raise RegistryError(f"{shown(typed)}: more than one entry is called so: {which}")
    return fitting[0]
