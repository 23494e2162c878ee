"""How is what a registry holds written down for other programs?

Probabilities are 0-1, days ``year-month-day``, unknown is null. Predictions appear only once the
first forecast of their initiative is recorded: until then nobody sees them.
"""

from collections.abc import Sequence
from datetime import date

from jointaction.catalogue.things import Event
from jointaction.forecast.beliefs import EVENTS
from jointaction.store.registry.records import Forecast, Prediction, Resolution
from jointaction.study.document import Document, plain
from jointaction.study.registry.asking import Question
from jointaction.study.registry.entries import Entry
from jointaction.study.registry.handing_on import Merged
from jointaction.study.registry.recording import Predicted, Recorded
from jointaction.study.registry.scoring import EventScore, Scored


def entry_document(entry: Entry, today: date) -> Document:
    """An entry with the state of each event; names only where it was recorded here."""
    about, named = entry.initiative, entry.initiative.named
    return {
        "entry": entry.id,
        "place": named and named.place,
        "slug": named and named.slug,
        "initiative": named and named.initiative,
        "name": named and named.name,
        "kind": about.kind,
        "cluster_type": about.cluster_type,
        "start": about.start.isoformat(),
        "subsidy_end": None if about.subsidy_end is None else about.subsidy_end.isoformat(),
        "forecasts": len(entry.forecasts),
        "predictions": len(entry.blind_predictions),
        "events": {event: _event(entry, event, today) for event in EVENTS},
    }


def _event(entry: Entry, event: Event, today: date) -> Document:
    outcome, scored = entry.outcome(event), entry.scored(event)
    odds = scored or entry.hindcast(event)
    return {
        "deadline": entry.deadlines[event].isoformat(),
        "state": entry.state(event, today).value,
        "outcome": outcome and outcome.value,
        "contradicted": entry.contradicted(event),
        "hindcast": odds is not None and scored is None,
        "probability": odds and odds.probability,
        "low": odds and odds.low,
        "high": odds and odds.high,
        "base_rate": odds and odds.base_rate,
    }


def shown_document(entry: Entry, today: date) -> Document:
    """An entry with every forecast, answer and, once they are open, prediction."""
    return entry_document(entry, today) | {
        "forecasts": [_forecast(one) for one in entry.forecasts],
        "predictions": [_prediction(one) for one in entry.blind_predictions],
        "answers": [_answer(one) for one in entry.answered],
    }


def _forecast(one: Forecast) -> Document:
    odds = plain(dict(one.odds))
    for event in EVENTS:
        odds[event]["deadline"] = one.odds[event].deadline.isoformat()
    return {
        "id": one.id,
        "recorded_on": one.at.day.isoformat(),
        "recorded_at": one.at.instant.isoformat(),
        "version": one.version,
        "seed": one.seed,
        "digest": one.digest,
        "odds": odds,
    }


def _prediction(one: Prediction) -> Document:
    return {
        "member": one.member,
        "by": one.by,
        "stated_on": one.at.day.isoformat(),
        **{str(event): said for event, said in one.probability.items()},
    }


def _answer(one: Resolution) -> Document:
    return {
        "event": one.event,
        "outcome": one.outcome.value,
        "on": one.on.isoformat(),
        "recorded_on": one.at.day.isoformat(),
        "trial": one.is_trial,
        "source": one.source,
    }


def question_document(one: Question, today: date) -> Document:
    """What must be asked, and since how many days."""
    named = one.entry.initiative.named
    return {
        "entry": one.entry.id,
        "place": named and named.place,
        "name": named and named.name,
        "kind": one.entry.initiative.kind,
        "event": one.event,
        "deadline": one.deadline.isoformat(),
        "days_overdue": max((today - one.deadline).days, 0),
    }


def recorded_documents(recorded: Sequence[Recorded]) -> list[Document]:
    """What was recorded, one entry an initiative."""
    return [
        {
            "entry": one.entry.id,
            "initiative": one.entry.initiative.named and one.entry.initiative.named.initiative,
            "forecast": one.forecast.id,
            "start": one.start.day.isoformat(),
            "start_from": one.start.origin.value,
            "first": one.entry.forecasts[0].id == one.forecast.id,
            "other_starts": [other.id for other in one.other_starts],
            "deadlines": {event: day.isoformat() for event, day in one.entry.deadlines.items()},
        }
        for one in recorded
    ]


def predicted_document(made: Predicted) -> Document:
    """What a member just stated, and nothing of what others did."""
    said = made.prediction
    return {
        "entry": made.entry.id,
        "prediction": said.id,
        "by": said.by,
        "replaces": made.replaced and made.replaced.id,
        "start": made.start.day.isoformat(),
        "start_from": made.start.origin.value,
        "probability": dict(said.probability),
    }


def merged_document(merged: Merged) -> Document:
    """What a merge brought, and which initiatives may be there twice."""
    return {
        "new": dict(merged.new),
        "known": dict(merged.known),
        "perhaps_twice": [
            {
                "entry": one.id,
                "other": other.id,
                "kind": one.kind,
                "start": one.start.isoformat(),
                "cluster_type": one.cluster_type or other.cluster_type,
            }
            for one, other in merged.perhaps_twice
        ],
    }


def score_document(scored: Scored) -> Document:
    """The scores of forecasts, and of hindcasts apart from them."""
    return {
        "today": scored.today.isoformat(),
        "forecasts": {one.event: _scores(one) for one in scored.forecasts},
        "hindcasts": {one.event: _scores(one) for one in scored.hindcasts},
    }


def _scores(one: EventScore) -> Document:
    document: Document = plain(one)
    return document | {"overdue": one.overdue, "skill": one.skill}
