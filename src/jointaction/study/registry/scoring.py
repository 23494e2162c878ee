"""How good were the forecasts, beside the base rate and beside the people of the team?

Takes entries and the day; gives for each event how many are due and resolved, the rate with its
bounds, and the scores of the tool, of the base rate that was recorded with it, and of each member
on the entries that both forecast. What is overdue stays in the denominator: the rate lies between
all overdue failed and the rate of the resolved.

Skill is claimed only where the tool's Brier score is better than that of the base rate and the
range of the difference (places resampled) leaves out none; where the odds also *rank*, that is,
the range of the AUC lies above one half; and where enough of what is due is resolved, in enough
places (judged, ``advice`` in the catalogue). Without the second a constant that is nearer to the
rate that came out would pass for knowledge of places. Hindcasts are scored apart, and claim
nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from jointaction.catalogue.things import Catalogue, Event
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.learning import Teaching, judged_teaching
from jointaction.forecast.scores import (
    Flags,
    Numbers,
    Ranged,
    brier,
    log_score,
    ranged_auc,
    ranged_mean,
    resamples,
)
from jointaction.store.registry.records import Odds, Outcome
from jointaction.study.registry.entries import Entry, State

_FEWEST_FOR_A_RANGE = 2  # one place resampled is always that place
_CHANCE = 0.5

Forecasts = Callable[[Entry, Event], Odds | None]


@dataclass(frozen=True)
class Score:
    """Brier and log score, both better where lower; None where there is nothing to score."""

    brier: float | None
    log_score: float | None


@dataclass(frozen=True)
class MemberScore:
    """A member beside the tool and the base rate, on the ``n`` entries that all of them forecast.

    ``beside_base_rate`` is the member's Brier score less that of the base rate.
    """

    member: str
    by: str | None
    n: int
    places: int
    itself: Score
    tool: Score
    base_rate: Score
    beside_base_rate: Ranged


@dataclass(frozen=True)
class EventScore:
    """The forecasts of one event and what came of them.

    ``rate`` is the share of the resolved in which it happened. ``rate_low`` and ``rate_high`` are
    its bounds: where all that are overdue failed, and as resolved, or one where nothing is
    resolved; None where nothing is due. ``before_unknown`` counts the due of which it is not known
    whether they came so far. ``beside_base_rate`` is the tool's Brier score less that
    of the base rate: below zero the tool is better. ``ranking`` is the AUC of the tool: how often
    what happened had the higher odds than what did not. ``why_no_skill`` is empty where skill is
    shown.
    """

    event: Event
    due: int
    resolved: int
    cannot_be_known: int
    before_unknown: int
    happened: int
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    places: int
    tool: Score
    base_rate: Score
    beside_base_rate: Ranged
    ranking: Ranged
    tool_if_overdue_failed: Score
    base_rate_if_overdue_failed: Score
    members: tuple[MemberScore, ...]
    why_no_skill: str

    @property
    def overdue(self) -> int:
        """Due and not resolved, whether it can still be known or not."""
        return self.due - self.resolved

    @property
    def skill(self) -> bool:
        """Whether the tool is better than the base rate beyond doubt."""
        return not self.why_no_skill


@dataclass(frozen=True)
class Scored:
    """All scores on a day: of forecasts made in time, and of hindcasts."""

    today: date
    forecasts: tuple[EventScore, ...]
    hindcasts: tuple[EventScore, ...]


@dataclass(frozen=True)
class Proof:
    """What must be there before skill is claimed (judged)."""

    teaching: Teaching
    fewest_places: int


def judged_proof(catalogue: Catalogue) -> Proof:
    """What the catalogue asks for."""
    places = catalogue.advice.thresholds["registry_fewest_places"].value
    return Proof(judged_teaching(catalogue), int(places))


def score(entries: Sequence[Entry], today: date, proof: Proof, seed: int = 0) -> Scored:
    """Score every event, forecasts and hindcasts apart; ``seed`` steers the resampling."""
    made = {
        odds_of: tuple(_of(event, entries, odds_of, today, proof, seed) for event in EVENTS)
        for odds_of in (Entry.scored, Entry.hindcast)
    }
    return Scored(today, made[Entry.scored], made[Entry.hindcast])


@dataclass(frozen=True)
class _Met:
    """A forecast that is due, and what came of it (None where that is not known)."""

    entry: Entry
    odds: Odds
    happened: bool | None


def _of(
    event: Event,
    entries: Sequence[Entry],
    odds_of: Forecasts,
    today: date,
    proof: Proof,
    seed: int,
) -> EventScore:
    met = [
        _Met(entry, odds, _happened(entry, event, today))
        for entry in entries
        if (odds := odds_of(entry, event)) is not None and entry.counts(event, today)
    ]
    known = [one for one in met if one.happened is not None]
    happened = sum(bool(one.happened) for one in known)
    beside = _difference(known, [one.odds.probability for one in known], seed)
    ranking = _ranking(known, seed)
    rate = happened / len(known) if known else None
    return EventScore(
        event=event,
        due=len(met),
        resolved=len(known),
        cannot_be_known=sum(one.entry.state(event, today) is State.CANNOT_BE_KNOWN for one in met),
        before_unknown=sum(not one.entry.is_asked(event) for one in met),
        happened=happened,
        rate=rate,
        rate_low=happened / len(met) if met else None,
        rate_high=1.0 if met and rate is None else rate,
        places=_places(known),
        tool=_score(known, _tool),
        base_rate=_score(known, _base),
        beside_base_rate=beside,
        ranking=ranking,
        tool_if_overdue_failed=_score(met, _tool),
        base_rate_if_overdue_failed=_score(met, _base),
        members=_members(event, known, seed),
        why_no_skill=_why_no_skill(len(met), known, beside, ranking, proof),
    )


def _happened(entry: Entry, event: Event, today: date) -> bool | None:
    if entry.state(event, today) is not State.RESOLVED:
        return None
    return entry.outcome(event) is Outcome.YES


def _tool(one: _Met) -> float:
    return one.odds.probability


def _base(one: _Met) -> float:
    return one.odds.base_rate


def _outcomes(met: Sequence[_Met]) -> Flags:
    return np.array([bool(one.happened) for one in met], dtype=bool)


def _score(met: Sequence[_Met], said: Callable[[_Met], float]) -> Score:
    return _scored(np.array([said(one) for one in met]), _outcomes(met))


def _scored(said: Numbers, happened: Flags) -> Score:
    return Score(brier(said, happened), log_score(said, happened))


def _places(met: Sequence[_Met]) -> int:
    return len({one.entry.initiative.place for one in met})


def _difference(met: Sequence[_Met], said: Sequence[float], seed: int) -> Ranged:
    """The Brier score of what was said less that of the base rate; below zero it is better."""
    base = np.array([_base(one) for one in met])
    happened = _outcomes(met)
    each = (np.array(said) - happened) ** 2 - (base - happened) ** 2
    return _over_places(met, ranged_mean(each, _resampled(met, seed)))


def _ranking(met: Sequence[_Met], seed: int) -> Ranged:
    """How often the tool gave what happened the higher odds than what did not."""
    said = np.array([_tool(one) for one in met])
    return _over_places(met, ranged_auc(said, _outcomes(met), _resampled(met, seed)))


def _resampled(met: Sequence[_Met], seed: int) -> Numbers:
    return resamples([one.entry.initiative.place for one in met], seed)


def _over_places(met: Sequence[_Met], ranged: Ranged) -> Ranged:
    """A score with its range, or without one where there is one place only."""
    if _places(met) < _FEWEST_FOR_A_RANGE:
        return Ranged(ranged.value, None, None, ranged.undefined)
    return ranged


def _members(event: Event, known: Sequence[_Met], seed: int) -> tuple[MemberScore, ...]:
    """The score of each member, on what was predicted blind and before anything could be known."""
    said: dict[str, list[tuple[_Met, float]]] = {}
    names: dict[str, str | None] = {}
    for one in known:
        for prediction in one.entry.blind_predictions:
            if prediction.at.day < one.entry.deadlines["takes_off"]:
                said.setdefault(prediction.member, []).append((one, prediction.probability[event]))
                names[prediction.member] = names.get(prediction.member) or prediction.by
    return tuple(
        _member(member, names[member], said[member], seed)
        for member in sorted(said, key=lambda one: (names[one] or "", one))
    )


def _member(
    member: str, by: str | None, pairs: Sequence[tuple[_Met, float]], seed: int
) -> MemberScore:
    met, said = [one for one, _ in pairs], [probability for _, probability in pairs]
    return MemberScore(
        member=member,
        by=by,
        n=len(met),
        places=_places(met),
        itself=_scored(np.array(said), _outcomes(met)),
        tool=_score(met, _tool),
        base_rate=_score(met, _base),
        beside_base_rate=_difference(met, said, seed),
    )


def _why_no_skill(
    due: int, known: Sequence[_Met], beside: Ranged, ranking: Ranged, proof: Proof
) -> str:
    """Why no skill is shown, or nothing where it is."""
    if not known:
        return "nothing is resolved yet"
    if not proof.teaching.allows(len(known), due):
        return (
            f"only {len(known)} of {due} due entries are resolved, and at least "
            f"{proof.teaching.least_resolved:g} of 100 are needed to tell (judged)"
        )
    if _places(known) < proof.fewest_places:
        return (
            f"places: {_places(known)}, and at least {proof.fewest_places} are needed to tell "
            "(judged)"
        )
    if beside.high is None or beside.high >= 0:
        return "the difference to the base rate may be none"
    if len({one.odds.probability for one in known}) == 1:
        return "all odds are alike, so they tell no place from another"
    if ranking.low is None or ranking.low <= _CHANCE:
        return "the odds may rank no better than chance what happened above what did not"
    return ""
