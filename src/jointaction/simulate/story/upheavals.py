"""What came upon the firms and their place while the activity was on?

Compares the states before and after each quarter: take-overs, new directors, firms that closed or
came, elections, slumps, technology, public money, the association.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from jointaction.simulate.layout import FirmField, Lane
from jointaction.simulate.story.cast import Cast
from jointaction.simulate.story.course import members_that_closed
from jointaction.simulate.story.deciding import Decision
from jointaction.simulate.story.events import Cause, Event, Term, What
from jointaction.simulate.story.replay import Replay, State

_A_YEAR = 4
_MUCH_OF_ASSOCIATION = 0.2  # of the firms within a year (judged, as all limits here)
_MANY_COMPLAIN = 0.3
_SECRETS_A_FIRM = 0.05
_LEAST_CUT = 0.005
_NOTICED = 0.02
_BASE = {What.TAKEN_OVER: 18.0, What.NEW_DIRECTOR: 8.0, What.CLOSED: 16.0}
_ALL_GONE = 60.0  # weight added where every firm asked left the activity by it
_LARGEST, _LARGEST_OUTSIDE = 45.0, 10.0  # the largest firm, as a member and otherwise
_LOWER, _HIGHER, _NEWCOMER = 1, 2, 3


def events_of_firms(replay: Replay, cast: Cast) -> list[Event]:
    """Take-overs, new directors, closures and arrivals, among firms asked; one a kind a quarter."""
    events = []
    asked = np.arange(len(replay.size)) < replay.intended
    for before, after in replay.steps:
        new = after.each(FirmField.NEW_MANAGER)
        alive, was = after.each(FirmField.ALIVE) > 0, before.each(FirmField.ALIVE) > 0
        member = before.each(FirmField.MEMBER) > 0
        left = member & (after.each(FirmField.MEMBER) == 0)
        closed = asked & was & ~alive
        for what, who in (
            (What.TAKEN_OVER, asked & (new == 2)),
            (What.NEW_DIRECTOR, asked & (new == 1)),
            (What.CLOSED, closed),
        ):
            for places in _largest_apart(cast, after.quarter, np.flatnonzero(who)):
                big = cast.has_largest(after.quarter, places)
                was_in = float(member[places].sum())
                if what == What.CLOSED:
                    was_in = _closed_members(after, was_in, len(places), alone=closed.sum() == 1)
                counts = {
                    "firms": float(len(places)),
                    "members": was_in,
                    "left_the_activity": float(left[places].sum()),
                }
                weight = _weight(what, counts, replay.intended)
                if big:
                    weight += _LARGEST if was_in or what == What.CLOSED else _LARGEST_OUTSIDE
                named = cast.of(after.quarter, places)
                events.append(Event(after.quarter, what, weight, named, numbers=counts))
        events += _arrivals(cast, after)
    return events


def _closed_members(after: State, before: float, places: int, *, alone: bool) -> float:
    """How many of the firms that closed took part in their last quarter.

    The state says how many members closed in all, and who had taken part in the quarter before
    (``before`` of these ``places``); where several closed that stands for the last one.
    """
    everybody = members_that_closed(after)
    return everybody if alone else min(before, everybody, float(places))


def _weight(what: What, counts: Mapping[str, float], intended: int) -> float:
    gone = counts["members"] if what == What.CLOSED else counts["left_the_activity"]
    return _BASE[what] + _ALL_GONE * min(gone / max(intended, 1), 1)


def _largest_apart(cast: Cast, quarter: int, places: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """The largest firm, where it is among them, and the others: each told apart."""
    if not cast.has_largest(quarter, places):
        return [places] if len(places) else []
    others = places[places != cast.largest]
    return [places[places == cast.largest]] + ([others] if len(others) else [])


def _arrivals(cast: Cast, after: State) -> list[Event]:
    events = []
    came = after.each(FirmField.CAME)
    for place in np.flatnonzero((came == _LOWER) | (came == _HIGHER)):
        parent = place - 1 if came[place] == _LOWER else place + 1
        firms = cast.of(after.quarter, np.array([parent])) + cast.of(
            after.quarter, np.array([place])
        )
        big = cast.has_largest(after.quarter, np.array([parent]))
        events.append(Event(after.quarter, What.SPIN_OFF, 40 if big else 18, firms))
    new = np.flatnonzero(came == _NEWCOMER)
    if len(new):
        numbers = {"firms": float(len(new))}
        events.append(
            Event(after.quarter, What.NEWCOMER, 8, cast.of(after.quarter, new), numbers=numbers)
        )
    return events


def events_of_place(replay: Replay, decisions: tuple[Decision, ...]) -> list[Event]:
    """Slumps, readings of a crisis, technology, elections, money, red tape."""
    events = []
    for before, after in replay.steps:
        quarter = after.quarter
        if after.of(Lane.SLUMP_CAME):
            numbers = {"depth": after.of(Lane.SLUMP_DEPTH), "crisis": after.of(Lane.CRISIS_NOW)}
            events.append(Event(quarter, What.SLUMP, 45 + 40 * numbers["depth"], numbers=numbers))
        if after.of(Lane.DIVERTED) > before.of(Lane.DIVERTED):
            numbers = {
                "crisis": after.of(Lane.CRISIS_NOW),
                "promotion_diverted": after.of(Lane.DIVERTED_PART),
            }
            events.append(Event(quarter, What.READ_AS_STRUCTURAL, 75, numbers=numbers))
        if after.of(Lane.TECHNOLOGY_SHOCK):
            events.append(_technology(before, after))
        if after.of(Lane.OFFICE_CHANGED):
            events += _office(before, after)
        events += _subsidy(before, after, decisions[quarter])
    return events + _red_tape(replay)


def _technology(before: State, after: State) -> Event:
    there = (before.each(FirmField.ALIVE) > 0) & (after.each(FirmField.ALIVE) > 0)
    numbers = {"signals_heard": after.of(Lane.SIGNALS)}
    if there.any():
        numbers["capability_before"] = float(before.each(FirmField.CAPABILITY)[there].mean())
        numbers["capability_after"] = float(after.each(FirmField.CAPABILITY)[there].mean())
    return Event(after.quarter, What.TECHNOLOGY_MOVED_ON, 35, numbers=numbers)


def _office(before: State, after: State) -> list[Event]:
    """An election that cost support; nothing where there was none to lose."""
    paying = after.quarter < after.of(Lane.SUBSIDY_QUARTERS)
    numbers = {
        "support_lost": after.of(Lane.ELECTION_LOSS),
        "facilitation_before": before.of(Lane.FACILITATION),
        "facilitation_after": after.of(Lane.FACILITATION),
        "subsidy_before": before.of(Lane.SUBSIDY) if paying else 0.0,
        "subsidy_after": after.of(Lane.SUBSIDY) if paying else 0.0,
    }
    lost = max(
        numbers["facilitation_before"] - numbers["facilitation_after"],
        2 * (numbers["subsidy_before"] - numbers["subsidy_after"]),
    )
    if lost < _NOTICED:
        return []
    return [Event(after.quarter, What.OFFICE_CHANGED, 40 + 40 * min(lost, 1), numbers=numbers)]


def _subsidy(before: State, after: State, decided: Decision) -> list[Event]:
    ends = after.of(Lane.SUBSIDY_QUARTERS)
    share = before.of(Lane.SUBSIDY) * before.of(Lane.PROMOTED)
    if share < _NOTICED or not before.quarter < ends <= after.quarter or after.quarter == 0:
        return []
    numbers = {"share_of_cost": share, "members_before": before.of(Lane.MEMBERS)}
    paid = Cause(Term.COST, 0, decided.terms[Term.COST])
    weight = 80 if before.of(Lane.ACTIVE) else 40
    return [Event(after.quarter, What.SUBSIDY_ENDED, weight, (), (paid,), numbers)]


def _red_tape(replay: Replay) -> list[Event]:
    cut = [
        after.quarter
        for before, after in replay.steps
        if before.of(Lane.RED_TAPE) - after.of(Lane.RED_TAPE) > _LEAST_CUT
    ]
    if not cut:
        return []
    before, after = replay.states[cut[0]], replay.states[cut[-1] + 1]
    numbers = {"before": before.of(Lane.RED_TAPE), "after": after.of(Lane.RED_TAPE)}
    return [Event(cut[0], What.RED_TAPE_CUT, 45, numbers=numbers | {"until": float(cut[-1])})]


def events_of_knowledge_and_support(replay: Replay, cast: Cast) -> list[Event]:
    """Secrets that leaked, members of the association, and complaints of its other members."""
    return [*_secrets(replay, cast), *_association(replay), *_complaints(replay)]


def _secrets(replay: Replay, cast: Cast) -> list[Event]:
    """The quarter in which most leaked, where it was worth the name."""
    lost = [after.each(FirmField.SECRETS_OUT) * (after.each(FirmField.ALIVE) > 0)
            for _, after in replay.steps]  # fmt: skip
    worst = int(np.argmax([values.sum() for values in lost]))
    alive = max(float((replay.states[worst + 1].each(FirmField.ALIVE) > 0).sum()), 1)
    if lost[worst].sum() / alive < _SECRETS_A_FIRM:
        return []
    place = np.array([int(np.argmax(lost[worst]))])
    numbers = {"share_lost": float(lost[worst].max()), "mean": float(lost[worst].sum() / alive)}
    firms = cast.of(worst, place)
    return [Event(worst, What.SECRETS_LEAKED, 25, firms, numbers=numbers)]


def _association(replay: Replay) -> list[Event]:
    shares = [after.of(Lane.ASSOCIATED) / max(after.of(Lane.ALIVE), 1) for _, after in replay.steps]
    events = []
    for quarter in range(_A_YEAR, len(shares), _A_YEAR):
        before, after = shares[quarter - _A_YEAR], shares[quarter]
        if abs(after - before) >= _MUCH_OF_ASSOCIATION:
            what = What.ASSOCIATION_GREW if after > before else What.ASSOCIATION_SHRANK
            numbers = {"before": before, "after": after}
            weight = 15 + 35 * abs(after - before)
            events.append(Event(quarter, what, weight, numbers=numbers))
    return events


def _complaints(replay: Replay) -> list[Event]:
    for before, after in replay.steps:
        share = after.of(Lane.COMPLAINTS)
        if before.of(Lane.COMPLAINTS) < _MANY_COMPLAIN <= share:
            return [Event(after.quarter, What.COMPLAINTS, 22, numbers={"share": share})]
    return []
