"""What became of the joint activity, quarter by quarter?

Compares the states before and after each quarter: when the activity ran, stopped, broke or reached
its goal, who joined and left, and when belief in the others was enough for it.
"""

from collections.abc import Sequence

import numpy as np

from jointaction.simulate.endings import FIFTH_YEAR_ENDS, FIRST_YEAR, needed_firms
from jointaction.simulate.layout import FirmField, Lane
from jointaction.simulate.story.cast import Cast
from jointaction.simulate.story.deciding import Decision, moved
from jointaction.simulate.story.events import Cause, Event, Term, What
from jointaction.simulate.story.replay import Replay, State

GOAL_NEARLY_REACHED = 0.9
_A_YEAR = 4
_MANY_FIRMS, _MANY_SHARE = 3, 0.25  # so many at once are told (judged)
_SPELLS_TOLD = 3
_PART_OF_SHORTFALL = 0.5
_OUTSIDE_A_SPELL = 30  # weight of what a firm does while the activity does not run
_ROUNDING = 1e-4
_STEADY = 2  # quarters before and after for which a change must hold to be told


def events_of_course(replay: Replay, cast: Cast, decisions: Sequence[Decision]) -> list[Event]:
    """All events of the activity, in no order."""
    return [
        *_spells(replay, decisions),
        *_joining(replay, decisions),
        *_largest(replay, cast),
        *_belief(decisions),
        *_goal(replay),
        *_milestones(replay),
    ]


def needed_to_run(state: State) -> int:
    """How many members the activity needs to run at all."""
    least = state.of(Lane.THRESHOLD) * state.of(Lane.INTENDED)
    return max(int(np.ceil(least - _ROUNDING)), 1)


def members_that_closed(state: State) -> float:
    """How many that were members in a quarter closed at its end."""
    return max(state.of(Lane.MEMBERS) - float(state.each(FirmField.MEMBER).sum()), 0.0)


def _counts(state: State, decided: Decision) -> dict[str, float]:
    return {
        "members": state.of(Lane.MEMBERS),
        "at_work": state.of(Lane.CONTRIBUTORS),
        "side_offers": state.of(Lane.DEVIATORS),
        "needed": needed_to_run(state),
        "intended": state.of(Lane.INTENDED),
        "expected_members": decided.expected,
    }


def _spells(replay: Replay, decisions: Sequence[Decision]) -> list[Event]:
    """When the activity started, stopped and broke; going on and off is told once."""
    states = replay.states[1:]
    ran = [state.of(Lane.ACTIVE) > 0 for state in states]
    turns = [q for q, now in enumerate(ran) if now != (ran[q - 1] if q else False)]
    first = states[0]
    events = []
    if not ran[0]:
        events.append(
            Event(0, What.FIRST_QUARTER, 90, numbers=_counts(first, decisions[0]))
            if not first.of(Lane.BROKEN)
            else _broken(replay, decisions, 0)
        )
    told = set(turns)
    if len(turns) > 2 * _SPELLS_TOLD:
        told = {turns[0], turns[1], turns[-1]} | ({turns[-2]} if ran[-1] else set())
        between = [q for q in turns if q not in told]
        count = sum(ran[q] for q in between)
        numbers = {"times": float(count), "until": float(between[-1])}
        events.append(Event(between[0], What.ON_AND_OFF, 65, numbers=numbers))
    for quarter in sorted(told):
        if ran[quarter]:
            events.append(_started(replay, decisions, quarter, again=quarter != turns[0]))
        elif states[quarter].of(Lane.BROKEN) > 0:
            events.append(_broken(replay, decisions, quarter))
        else:
            began = max(q for q in turns if q < quarter)
            events.append(_stopped(replay, decisions, quarter, began, quarter == turns[-1]))
    broke = int(replay.states[-1].of(Lane.BROKE_IN))
    if replay.states[-1].of(Lane.BROKEN) and broke not in {e.quarter for e in events}:
        events.append(_broken(replay, decisions, broke))
    return events


def _started(replay: Replay, decisions: Sequence[Decision], quarter: int, *, again: bool) -> Event:
    counts = _counts(replay.states[quarter + 1], decisions[quarter]) | {"again": float(again)}
    causes: tuple[Cause, ...] = ()
    if quarter:
        causes = moved(decisions[max(quarter - _A_YEAR, 0)], decisions[quarter], 1)
        if counts["expected_members"] < counts["needed"]:
            causes = (*causes[:1], Cause(Term.CHANCE, 0, counts["members"]))
    return Event(quarter, What.STARTED, 65 if again else 100, (), causes, counts)


def _broken(replay: Replay, decisions: Sequence[Decision], quarter: int) -> Event:
    counts = _counts(replay.states[quarter + 1], decisions[quarter])
    counts["bearable"] = replay.states[quarter + 1].of(Lane.BEARABLE)
    cause = Cause(Term.SIDE_OFFERS, 0, counts["side_offers"])
    return Event(quarter, What.BROKEN, 100, (), (cause,), counts)


def _stopped(
    replay: Replay, decisions: Sequence[Decision], quarter: int, began: int, last: bool
) -> Event:
    before, after = replay.states[quarter], replay.states[quarter + 1]
    counts = _counts(after, decisions[quarter])
    counts["members_before"] = before.of(Lane.MEMBERS)
    weight = 100 if last else 75
    if counts["members"] >= counts["needed"]:
        cause = Cause(Term.SIDE_OFFERS, before.of(Lane.DEVIATORS), counts["side_offers"])
        return Event(quarter, What.STOPPED, weight, (), (cause,), counts)
    anchor = max(began, quarter - _A_YEAR)
    causes = [*_people(replay, quarter), *moved(decisions[anchor], decisions[quarter], -1)][:2]
    if decisions[quarter].expected >= counts["needed"]:
        causes = [*causes[:1], Cause(Term.CHANCE, 0, counts["members"])]
    elif not causes:
        causes = [Cause(Term.LUCK_RAN_OUT, counts["members_before"], counts["members"])]
    return Event(quarter, What.STOPPED, weight, (), tuple(causes), counts)


def _people(replay: Replay, quarter: int) -> list[Cause]:
    """Members lost because they closed at the end of the last quarter or have new directors.

    Only where they make up a good part of the members that were missing.
    """
    before, after = replay.states[quarter], replay.states[quarter + 1]
    causes = []
    short = needed_to_run(after) - after.of(Lane.MEMBERS)
    new = after.each(FirmField.NEW_MANAGER) > 0
    gone = new & (before.each(FirmField.MEMBER) > 0) & (after.each(FirmField.MEMBER) == 0)
    if gone.any() and gone.sum() >= _PART_OF_SHORTFALL * short:
        causes.append(Cause(Term.NEW_DIRECTORS, 0, float(gone.sum())))
    closed = members_that_closed(before)
    if closed and closed >= _PART_OF_SHORTFALL * short:
        causes.append(Cause(Term.CLOSURES, 0, closed))
    return causes


def _joining(replay: Replay, decisions: Sequence[Decision]) -> list[Event]:
    """Quarters in which many joined or left at once, apart from starts and stops."""
    events = []
    least = max(_MANY_FIRMS, _MANY_SHARE * replay.intended)
    for (before, after), decided in zip(replay.steps[1:], decisions[1:], strict=True):
        change = after.of(Lane.MEMBERS) - before.of(Lane.MEMBERS)
        turned = after.of(Lane.ACTIVE) != before.of(Lane.ACTIVE)
        if abs(change) < least or turned or before.of(Lane.BROKEN):
            continue
        numbers = _counts(after, decided) | {"members_before": before.of(Lane.MEMBERS)}
        what = What.MANY_JOINED if change > 0 else What.MANY_LEFT
        weight = 45 + 30 * min(abs(change) / replay.intended, 1)
        causes = moved(decisions[after.quarter - 1], decided, 1 if change > 0 else -1)
        events.append(Event(after.quarter, what, weight, (), causes, numbers))
    return events


def _largest(replay: Replay, cast: Cast) -> list[Event]:
    """When the largest firm joined or left, where it then stayed in or out for a while."""
    if replay.intended < _MANY_FIRMS:
        return []
    place = np.array([cast.largest])
    closed = [s.each(FirmField.ALIVE)[cast.largest] == 0 for s in replay.states[1:]]
    until = closed.index(True) if True in closed else len(closed)
    was = [state.each(FirmField.MEMBER)[cast.largest] > 0 for state in replay.states[1 : until + 1]]
    events = []
    for quarter in range(1, len(was)):
        now = was[quarter]
        if now == was[quarter - 1] or replay.states[quarter + 1].of(Lane.BROKEN):
            continue
        before, after = was[max(quarter - _STEADY, 0) : quarter], was[quarter : quarter + _STEADY]
        if any(one == now for one in before) or any(one != now for one in after):
            continue
        what = What.LARGEST_JOINED if now else What.LARGEST_LEFT
        ran = replay.runs.active[quarter - 1 : quarter + 1, 0].any()
        weight = (60 if now else 70) if ran else _OUTSIDE_A_SPELL
        events.append(Event(quarter, what, weight, cast.of(quarter, place)))
    return events


def _belief(decisions: Sequence[Decision]) -> list[Event]:
    """When mean belief crossed the mean required trust, and stayed there for a while."""
    events = []
    margin = [one.belief - one.required for one in decisions]
    for quarter in range(1, len(margin)):
        before = margin[max(quarter - _STEADY, 0) : quarter]
        after = margin[quarter : quarter + _STEADY]
        rose = all(m < 0 for m in before) and all(m >= 0 for m in after)
        fell = all(m >= 0 for m in before) and all(m < 0 for m in after)
        if not (rose or fell):
            continue
        now = decisions[quarter]
        causes = moved(decisions[max(quarter - _A_YEAR, 0)], now, 1 if rose else -1)
        what = What.ENOUGH_BELIEF if rose else What.TOO_LITTLE_BELIEF
        numbers = {"belief": now.belief, "required": now.required}
        events.append(Event(quarter, what, 40 if rose else 60, (), causes, numbers))
    return events


def _goal(replay: Replay) -> list[Event]:
    for before, after in replay.steps:
        reached = after.of(Lane.GOAL)
        if before.of(Lane.GOAL) < GOAL_NEARLY_REACHED <= reached:
            return [Event(after.quarter, What.GOAL_REACHED, 85, numbers={"reached": reached})]
    return []


def _milestones(replay: Replay) -> list[Event]:
    """After a year and after five: did it count as running? Nothing where it never ran."""
    runs = replay.runs
    if not runs.active.any():
        return []
    needed = float(needed_firms(np.array([replay.intended], dtype=np.float32))[0])
    events = []
    took_off, lasted = bool(runs.took_off[0]), bool(runs.lasted[0])
    for quarter, yes, no, well in (
        (max(FIRST_YEAR), What.TOOK_OFF, What.HAD_NOT_TAKEN_OFF, took_off),
        (FIFTH_YEAR_ENDS, What.STILL_RUNNING, What.NO_LONGER_RUNNING, lasted),
    ):
        if quarter == FIFTH_YEAR_ENDS and not (runs.active[quarter, 0] and took_off):
            continue
        at_work = replay.states[quarter + 1].of(Lane.CONTRIBUTORS)
        numbers = {"at_work": at_work, "needed": needed, "intended": float(replay.intended)}
        events.append(Event(quarter, yes if well else no, 80, numbers=numbers))
    return events
