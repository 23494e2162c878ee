"""What does this registry teach about base rates and the weight of the model?

Takes what is in a registry and the day; gives the beliefs with which to forecast. Only forecasts
that were recorded in time are counted, never hindcasts.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from jointaction.catalogue.things import Catalogue, Event
from jointaction.forecast.beliefs import EVENTS, Beliefs, judged_beliefs
from jointaction.forecast.learning import Experience, Resolved, judged_teaching, learnt, news
from jointaction.store.registry.records import Outcome, Records
from jointaction.store.registry.registry import Registry
from jointaction.study.registry.entries import Entry, State, entries_of


def records_of(registry: Registry, *, may_begin: bool) -> Records:
    """Everything that a registry holds.

    ``may_begin``: whether something will be recorded, so that one that is not there yet counts as
    empty; else that is a ``RegistryError``.
    """
    if may_begin:
        registry.must_take_entries()
    return Records() if may_begin and not registry.is_there else registry.records()


def beliefs_from(there: Records, catalogue: Catalogue, today: date) -> Beliefs:
    """The beliefs after what is in a registry."""
    return beliefs_after(entries_of(there), catalogue, today)


def beliefs_after(entries: Sequence[Entry], catalogue: Catalogue, today: date) -> Beliefs:
    """The judged beliefs as these entries have changed them, with what they said."""
    return learnt(judged_beliefs(catalogue), experience(entries, today), judged_teaching(catalogue))


def experience(entries: Sequence[Entry], today: date) -> Mapping[Event, Experience]:
    """For each event how many forecasts are due, and what came of those that are resolved."""
    return {event: _of(event, entries, today) for event in EVENTS}


def _of(event: Event, entries: Sequence[Entry], today: date) -> Experience:
    due, resolved = 0, []
    for entry in entries:
        odds = entry.scored(event)
        if odds is None or not entry.counts(event, today):
            continue
        due += 1
        if entry.state(event, today) is State.RESOLVED:
            said = news(odds.model, odds.model_reference)
            resolved.append(Resolved(odds.base_rate, said, entry.outcome(event) is Outcome.YES))
    return Experience(due, tuple(resolved))
