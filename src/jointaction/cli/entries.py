"""How does a registry of forecasts read on a terminal?"""

from calendar import month_name
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from jointaction.catalogue.things import Catalogue, Event
from jointaction.cli.telling import printable
from jointaction.forecast.beliefs import EVENTS, Beliefs, Learned, judged_beliefs
from jointaction.forecast.learning import Teaching, judged_teaching
from jointaction.forecast.scores import Ranged
from jointaction.store.registry.records import Initiative, Odds, Outcome, Resolution
from jointaction.study.registry.asking import Question
from jointaction.study.registry.entries import SHORT, Entry, State
from jointaction.study.registry.recording import Predicted, Recorded
from jointaction.study.registry.scoring import EventScore, MemberScore, Score, Scored
from jointaction.study.registry.starts import Origin, SaidStarts, Start

TITLES: dict[Event, str] = {"takes_off": "Takes off", "lasts": "Lasts", "pays": "Pays"}
DID: dict[Event, str] = {
    "takes_off": "did it take off",
    "lasts": "did it last",
    "pays": "did it pay",
}
HAD: dict[Event, str] = {"lasts": "took off", "pays": "took off and lasted"}
MEANS: dict[Event, str] = {
    "takes_off": "It took off if, a year after its start and in at least one more quarter before, "
    "it ran and at least 5 firms and 30 of 100 of those intended put in cash or time (all of them "
    "where fewer than 5 are intended).",
    "lasts": "It lasted if the same still holds five years after its start, and a year after any "
    "launch subsidy ended.",
    "pays": "It paid if within five years the benefit was above all private and public cost, "
    "against the same place without it.",
}
_MOST_PAIRS = 10
_STATES = {
    State.WAITING: "waiting until {}",
    State.DUE: "due since {}",
    State.CANNOT_BE_KNOWN: "cannot be known",
    State.NOT_ASKED: "not asked",
}


def title_of(entry: Entry) -> str:
    """What an entry is called: its name and place, or that it comes from elsewhere."""
    named = entry.initiative.named
    if named is None:
        return f"recorded elsewhere ({entry.initiative.kind})"
    return printable(f"{named.name}, {named.place}")


def of_recorded(one: Recorded, today: date) -> Iterator[str]:
    """That a forecast was recorded, and when it will be asked."""
    entry, first = one.entry, one.entry.forecasts[0]
    waiting = [event for event in EVENTS if entry.state(event, today) is State.WAITING]
    line = f"Recorded as entry {entry.short} ({title_of(entry)}){_starting(one.start)}."
    if waiting:
        line += f" Next: {DID[waiting[0]]}? From {entry.deadlines[waiting[0]].isoformat()} on."
    yield line
    if first.id != one.forecast.id:
        yield (
            f"    It has {len(entry.forecasts)} forecasts; the first, of "
            f"{first.at.day.isoformat()}, is the one that is scored."
        )
    if entry.is_hindcast:
        yield (
            "    A hindcast, because it could be known already whether it took off: shown apart, "
            "and nothing is learnt from it."
        )
    for other in one.other_starts:
        yield (
            f"    Entry {other.short} is of the same initiative with another start, "
            f"{_long(other.initiative.start)}, and has no forecast: what the team predicted there "
            "is not compared with this one."
        )


def of_starts(recorded: Sequence[Recorded], said: SaidStarts) -> Iterator[str]:
    """That one day was said for several initiatives."""
    several = [one for one in recorded if _name(one.entry) not in said.of_one]
    if said.of_all is not None and len(several) > 1:
        yield (
            f"--start says {_long(said.of_all)} for {len(several)} initiatives; --start "
            "ID=YEAR-MONTH-DAY says the start of one of them."
        )


def _name(entry: Entry) -> str:
    return entry.initiative.named.initiative if entry.initiative.named else entry.id


def _starting(start: Start) -> str:
    """When it starts, where nobody said so just now, or the dossier says a time far from it."""
    if start.origin is Origin.START_YEAR:
        return f", taken to start on {_long(start.day)}, as --start says no other day"
    far = "" if start.instead_of is None else f" (the dossier says {start.instead_of})"
    if start.origin is Origin.RECORDED:
        return f", with the start {_long(start.day)}, as recorded before{far}"
    return far and f", with the start {_long(start.day)}{far}"


def _long(day: date) -> str:
    """A day in words, such as 1 January 2040."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def of_predicted(made: Predicted) -> Iterator[str]:
    """What a member stated, and nothing of what others did."""
    one = made.prediction
    said = ", ".join(f"{TITLES[event].lower()} {one.probability[event]:g}" for event in EVENTS)
    yield (
        f"Written down for {printable(one.by or '')} in entry {made.entry.short}: {said}. Nobody "
        "sees it before the tool's forecast is recorded."
    )
    if made.replaced is not None:
        yield (
            f"    It replaces what {printable(made.replaced.by or '')} said before, on "
            f"{made.replaced.at.day.isoformat()}."
        )
    if starting := _starting(made.start):
        yield f"    {title_of(made.entry)}{starting}."


def of_beliefs(beliefs: Beliefs, catalogue: Catalogue) -> Iterator[str]:
    """What a registry taught, event by event."""
    judged, teaching = judged_beliefs(catalogue), judged_teaching(catalogue)
    yield "Base rates and this registry:"
    for one in beliefs.learned:
        was, now = (_of_100(of.base[one.event].mean) for of in (judged, beliefs))
        said = f"{now} of 100, learnt (judged: {was})" if one.used else f"{was} of 100, as judged"
        yield f"  {TITLES[one.event]:<10} {said}; {_counted(one, teaching)}"
    was, now = (f"{of.weight.mean:.3f}" for of in (judged, beliefs))
    learnt = beliefs.weight != judged.weight
    yield (
        f"  Model      {now} of what it finds of a place is believed, "
        + (f"learnt (judged: {was})" if learnt else "as judged")
    )


def _counted(one: Learned, teaching: Teaching) -> str:
    if not one.due:
        return "no entry is due"
    said = f"{one.resolved} of {one.due} due entries resolved, {one.happened} happened"
    if one.resolved < one.due and one.event != "takes_off":
        said += " (due are also those of which it is not known what came before)"
    if one.used:
        return said
    return (
        f"{said}; at least {teaching.least_resolved:g} of 100 (judged) must be resolved to learn "
        "from them"
    )


def of_entry(entry: Entry, today: date) -> Iterator[str]:
    """One entry on a few lines, with the state of each event."""
    yield f"{entry.short}  {title_of(entry)}, start {entry.initiative.start.isoformat()}"
    if not entry.forecasts:
        yield "    no forecast recorded yet: nothing is asked"
        return
    for event in EVENTS:
        yield f"    {TITLES[event]:<10} {_said(entry, event):<34} {_state(entry, event, today)}"


def _said(entry: Entry, event: Event) -> str:
    odds = entry.scored(event)
    if odds is not None:
        return _with_range(odds)
    late = entry.hindcast(event)
    return "" if late is None else f"{_with_range(late)}, hindcast"


def _with_range(odds: Odds) -> str:
    low, high = _of_100(odds.low), _of_100(odds.high)
    return f"{_of_100(odds.probability)} of 100 (between {low} and {high})"


def _state(entry: Entry, event: Event, today: date) -> str:
    state, outcome = entry.state(event, today), entry.outcome(event)
    if state is State.RESOLVED and outcome is not None:
        said = outcome.value
    else:
        said = _STATES[state].format(entry.deadlines[event].isoformat())
    return said + (" (answers contradict one another)" if entry.contradicted(event) else "")


def of_shown(entry: Entry, today: date) -> Iterator[str]:
    """An entry with every forecast, prediction and answer."""
    yield from of_entry(entry, today)
    yield f"    entry {entry.id}"
    for one in entry.forecasts:
        said = _each({event: _with_range(one.odds[event]) for event in EVENTS})
        yield f"    forecast of {one.at.day.isoformat()}, version {one.version}: {said}"
    for who in entry.blind_predictions:
        said = _each({event: f"{_of_100(who.probability[event])} of 100" for event in EVENTS})
        by = printable(who.by or f"member {who.member[:8]}")
        yield f"    {by}, on {who.at.day.isoformat()}: {said}"
    for answer in entry.answered:
        yield f"    {of_answer(answer)}, written down on {answer.at.day.isoformat()}"


def _each(said: Mapping[Event, str]) -> str:
    return ", ".join(f"{TITLES[event].lower()} {said[event]}" for event in EVENTS)


def of_answer(one: Resolution) -> str:
    """One answer on a line."""
    by = "" if one.source is None else f" ({printable(one.source)})"
    day = f"{one.on.isoformat()}, a day to come" if one.is_trial else one.on.isoformat()
    return f"{TITLES[one.event]}: {_OUTCOMES[one.outcome]}, as of {day}{by}"


_OUTCOMES = {Outcome.YES: "yes", Outcome.NO: "no", Outcome.CANNOT_BE_KNOWN: "cannot be known"}


def of_due(questions: Sequence[Question], coming: Question | None, today: date) -> Iterator[str]:
    """What must be asked now; the forecast is left out, so that it does not steer the answer."""
    mine = [one for one in questions if one.entry.is_mine]
    elsewhere = len(questions) - len(mine)
    if not mine:
        yield "Nothing is due."
    for one in mine:
        late = (today - one.deadline).days
        since = "today" if not late else f"since {one.deadline.isoformat()}, {_days(late)}"
        yield f"{one.entry.short}  {title_of(one.entry)}: {DID[one.event]}? Due {since}."
    for event in EVENTS:
        if any(one.event == event for one in mine):
            yield f"  {MEANS[event]}"
    if elsewhere:
        yield f"Due in entries recorded elsewhere, to be asked there: {elsewhere}."
    if coming is not None:
        yield (
            f"Next: {coming.entry.short}, {DID[coming.event]}? From "
            f"{coming.deadline.isoformat()} on."
        )
    if mine:
        yield (
            f"Answer: jointaction registry resolve {mine[0].entry.short} {mine[0].event} yes "
            '--source "who says so"'
        )


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def of_resolved(entry: Entry, made: Resolution, today: date) -> Iterator[str]:
    """What was written down, and what is asked next."""
    yield f"{entry.short}  {title_of(entry)}. {of_answer(made)}."
    if made.is_trial:
        yield (
            "    That day has not come, so this is a trial: it counts only where --today asks as "
            "of a day to come, nothing is learnt from it, and it is never handed on."
        )
    if entry.contradicted(made.event):
        yield "    An earlier answer says something else. Both are kept; the latest counts."
    if entry.is_hindcast:
        yield (
            "    Something could be known of it before its forecast was recorded; it is scored as "
            "a hindcast."
        )
    later = [event for event in EVENTS if entry.state(event, today) in (State.WAITING, State.DUE)]
    if later:
        yield f"    Next: {DID[later[0]]}? From {entry.deadlines[later[0]].isoformat()} on."
    else:
        yield "    Nothing more will be asked of it."


def of_pairs(pairs: Sequence[tuple[Initiative, Initiative]]) -> Iterator[str]:
    """Which initiatives may be in a registry twice; the first of many."""
    for one, other in pairs[:_MOST_PAIRS]:
        yield (
            f"Perhaps twice: {one.id[:SHORT]} (new) and {other.id[:SHORT]}, both {one.kind}, start "
            f"{one.start.isoformat()}."
        )
    if len(pairs) > _MOST_PAIRS:
        yield f"And {len(pairs) - _MOST_PAIRS} more pairs like these; --json lists all of them."
    if pairs:
        yield (
            "Ask those who recorded them: one initiative that two registries recorded is scored, "
            "and teaches, twice."
        )


def of_scores(scored: Scored) -> Iterator[str]:
    """The scores, the verdict first."""
    shown = [TITLES[one.event].lower() for one in scored.forecasts if one.skill]
    yield (
        f"Skill over the base rate is shown for: {', '.join(shown)}."
        if shown
        else "No skill over the base rate is shown."
    )
    yield "Brier and log score: lower is better, 0 is best."
    for one in scored.forecasts:
        yield from _of_event(one)
    if any(one.due for one in scored.hindcasts):
        yield ""
        yield "Hindcasts, recorded when the answer could be known: no test of the tool."
        for one in scored.hindcasts:
            if one.due:
                yield from _of_event(one, hindcast=True)


def _of_event(one: EventScore, *, hindcast: bool = False) -> Iterator[str]:
    yield ""
    if not one.due:
        yield f"{TITLES[one.event]}: no entry is due."
        return
    lost = f" ({one.cannot_be_known} cannot be known)" if one.cannot_be_known else ""
    yield (
        f"{TITLES[one.event]}: {one.due} due, {one.resolved} resolved, {one.overdue} "
        f"overdue{lost}; places with a resolved entry: {one.places}."
    )
    if one.before_unknown:
        had = HAD[one.event]
        yield f"  of the overdue it is not known whether they {had}: {one.before_unknown}"
    if one.rate is None or one.rate_low is None:
        yield "  happened: nothing is resolved, so anything between 0 and 100 of 100"
        return
    bounds = f"{_of_100(one.rate)} of 100"
    if one.overdue:
        bounds = (
            f"between {_of_100(one.rate_low)} of 100 (all overdue failed) and "
            f"{_of_100(one.rate)} (as resolved)"
        )
    yield f"  happened in {one.happened} of {one.resolved} resolved: {bounds}"
    yield f"  {'tool':<16} {_scores(one.tool)}"
    yield f"  {'base rate':<16} {_scores(one.base_rate)}"
    yield f"  tool less base rate: Brier {_ranged(one.beside_base_rate)}"
    yield f"  tool ranks: {_ranking(one.ranking)}"
    if not hindcast:
        yield "  skill shown" if one.skill else f"  no skill shown: {one.why_no_skill}"
    for member in one.members:
        yield from _of_member(member)


def _of_member(one: MemberScore) -> Iterator[str]:
    who = printable(one.by or f"member {one.member[:8]}")
    entries = "entry" if one.n == 1 else "entries"
    yield f"  {who}, on {one.n} {entries}: {_scores(one.itself)}"
    yield f"    the tool there: {_scores(one.tool)}; base rate: {_scores(one.base_rate)}"


def _scores(of: Score) -> str:
    if of.brier is None or of.log_score is None:
        return "nothing to score"
    return f"Brier {of.brier:.2f}, log {of.log_score:.2f}"


def _ranged(of: Ranged) -> str:
    if of.value is None:
        return "not known"
    if of.low is None or of.high is None:
        return f"{of.value:+.2f} (one place gives no range)"
    return f"{of.value:+.2f} (between {of.low:+.2f} and {of.high:+.2f})"


def _ranking(of: Ranged) -> str:
    """How often what happened had the higher odds, of 100 pairs."""
    if of.value is None:
        return "not known, because all of them ended alike"
    said = f"what happened had the higher odds in {_of_100(of.value)} of 100 pairs"
    if of.low is None or of.high is None:
        return f"{said} (one place gives no range)"
    return f"{said} (between {_of_100(of.low)} and {_of_100(of.high)}; 50 is chance)"


def _of_100(share: float) -> str:
    hundred = 100 * share
    return f"{hundred:.1f}" if 0 < hundred < 1 else f"{hundred:.0f}"
