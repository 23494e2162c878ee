"""What happened in one history, from its first quarter to its end, and why?

``story_of`` plays the history of that number once more (``replay``) and compares the states before
and after every quarter. Causes are what the state says: the terms of the firms' decision that
moved most, members that were counted, and chance where more firms were to be expected.
"""

import math
from dataclasses import dataclass, replace

from jointaction.cluster.dossier import Initiative
from jointaction.simulate.endings import FIFTH_YEAR_ENDS, FIRST_YEAR, needed_firms
from jointaction.simulate.layout import Lane
from jointaction.simulate.mapping import HORIZON_QUARTERS, QUARTERS_AFTER_SUBSIDY
from jointaction.simulate.place import Place
from jointaction.simulate.runs import Ending, Runs
from jointaction.simulate.story.cast import cast_of
from jointaction.simulate.story.course import events_of_course, needed_to_run
from jointaction.simulate.story.deciding import Decision, decision, standing_in_the_way
from jointaction.simulate.story.events import Cause, Event, What
from jointaction.simulate.story.replay import Replay, replayed
from jointaction.simulate.story.upheavals import (
    events_of_firms,
    events_of_knowledge_and_support,
    events_of_place,
)

_AFTER_THE_END = 0.3  # what comes upon a place matters less once the activity is over (judged)
# The order of the steps within a quarter.
_ORDER = (
    What.SLUMP, What.READ_AS_STRUCTURAL, What.TECHNOLOGY_MOVED_ON, What.OFFICE_CHANGED,
    What.TAKEN_OVER, What.NEW_DIRECTOR, What.SECRETS_LEAKED, What.ASSOCIATION_GREW,
    What.ASSOCIATION_SHRANK, What.COMPLAINTS, What.RED_TAPE_CUT, What.SUBSIDY_ENDED,
    What.ENOUGH_BELIEF, What.TOO_LITTLE_BELIEF, What.LARGEST_JOINED, What.LARGEST_LEFT,
    What.MANY_JOINED, What.MANY_LEFT, What.FIRST_QUARTER, What.STARTED, What.STOPPED,
    What.ON_AND_OFF, What.BROKEN, What.GOAL_REACHED, What.TOOK_OFF, What.HAD_NOT_TAKEN_OFF,
    What.STILL_RUNNING, What.NO_LONGER_RUNNING, What.SPIN_OFF, What.NEWCOMER, What.CLOSED,
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One history of one initiative.

    ``runs`` holds this history alone, exactly as it stands in the ensemble under the number
    ``run``. ``events`` stand in the order of time, within a quarter in that of the quarter's
    steps. ``threshold``: share of the ``intended`` firms that the activity needs to run
    (``needed_to_run`` firms); ``needed`` firms count as running. ``decisions`` (quarter).
    ``in_the_way``: what kept the firms away most in the first quarter. ``quarters``: how many
    are told.
    """

    initiative: str
    run: int
    draw: int
    runs: Runs
    intended: int
    threshold: float
    needed_to_run: int
    needed: int
    subsidy_quarters: float
    quarters: int
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    in_the_way: tuple[Cause, ...]

    @property
    def ending(self) -> Ending:
        """How it ended."""
        return Ending(int(self.runs.ending[0]))

    @property
    def at_work(self) -> tuple[int, ...]:
        """How many of the intended firms put in cash or time, a quarter each."""
        return tuple(round(float(share) * self.intended) for share in self.runs.participation[:, 0])


def story_of(place: Place, initiative: Initiative, run: int) -> Story:
    """The story of one history of a place; ``IndexError`` where the ensemble has no such run."""
    return told(replayed(place, initiative, run))


def told(replay: Replay) -> Story:
    """The story of a history that was played once more."""
    cast = cast_of(replay)
    decisions = tuple(decision(before, after, replay.drawn) for before, after in replay.steps)
    subsidised = replay.drawn["subsidy_quarters"]
    quarters = int(max(HORIZON_QUARTERS, subsidised + QUARTERS_AFTER_SUBSIDY)) + 1
    events = [
        *events_of_place(replay, decisions),
        *events_of_firms(replay, cast),
        *events_of_knowledge_and_support(replay, cast),
        *events_of_course(replay, cast, decisions),
    ]
    over = _over(replay.runs, subsidised)
    events = [_weighed(event, over) for event in events if event.quarter < quarters]
    events = [event for event in events if not _said_already(event, events)]
    events.sort(key=lambda event: (event.quarter, _ORDER.index(event.what)))
    start = replay.states[1]
    return Story(
        initiative=replay.initiative,
        run=replay.run,
        draw=replay.draw,
        runs=replay.runs,
        intended=replay.intended,
        threshold=start.of(Lane.THRESHOLD),
        needed_to_run=needed_to_run(start),
        needed=int(needed_firms(replay.runs.intended.astype("float32"))[0]),
        subsidy_quarters=subsidised if start.of(Lane.SUBSIDY) > 0 else 0.0,
        quarters=min(quarters, replay.runs.quarters),
        events=tuple(events),
        decisions=decisions,
        in_the_way=standing_in_the_way(decisions[0], replay.drawn["trust.neutral"]),
    )


def _over(runs: Runs, subsidised: float) -> int:
    """From which quarter on little matters any more: the activity is over, or was judged."""
    judged_in = max(FIFTH_YEAR_ENDS, math.ceil(subsidised) + QUARTERS_AFTER_SUBSIDY)
    ran = [quarter for quarter, active in enumerate(runs.active[:, 0]) if active]
    return min(max(ran[-1] + 2 if ran else 0, max(FIRST_YEAR) + 1), judged_in + 1)


def _said_already(event: Event, events: list[Event]) -> bool:
    """Whether that the largest firm left is told with its new director or owner."""
    return event.what == What.LARGEST_LEFT and any(
        other.quarter == event.quarter
        and other.firms[:1] == event.firms
        and other.numbers.get("left_the_activity", 0) > 0
        for other in events
    )


def _weighed(event: Event, over: int) -> Event:
    return replace(event, weight=event.weight * _AFTER_THE_END) if event.quarter >= over else event
