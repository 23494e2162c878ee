"""Did the initiative take off, last and pay in each history, and how did the others end?

The same code for every initiative. The events are those of the whole product:

- *takes off*: at quarter 4, and in at least two of quarters 1-4, the activity runs and at least
  five and 30 % of the intended firms put in cash or time (all of them where fewer than five are
  intended);
- *lasts*: still so at quarter 20, and at least four quarters after a launch subsidy ended;
- *pays*: benefit above all private and public cost within five years, against the same place
  without it.
"""

from collections.abc import Mapping

import numpy as np

from jointaction.simulate.layout import Series
from jointaction.simulate.mapping import QUARTERS_AFTER_SUBSIDY
from jointaction.simulate.runs import Ending, Ensemble, Flags, Floats, Runs

FEWEST_FIRMS = 5
LEAST_SHARE = 0.3
FIRST_YEAR = (1, 2, 3, 4)
FIFTH_YEAR_ENDS = 20
_GOAL_NEARLY_REACHED = 0.9
_ROUNDING = 1e-4
_SERIES = tuple(one.name.lower() for one in Series)


def needed_firms(intended: Floats) -> Floats:
    """How many firms must put in cash or time for an initiative to count as running.

    >>> [int(n) for n in needed_firms(np.array([1, 4, 5, 10, 60], dtype=np.float32))]
    [1, 4, 5, 5, 18]
    """
    most = np.maximum(FEWEST_FIRMS, np.ceil(LEAST_SHARE * intended - _ROUNDING))
    return np.where(intended < FEWEST_FIRMS, intended, most).astype(np.float32)


def judged(
    recorded: Mapping[str, Floats],
    drawn: Mapping[str, Floats],
    ensemble: Ensemble,
    scenario: str,
    initiative: str,
) -> Runs:
    """The runs of a scenario with their events and endings; ``recorded`` as ``place`` counts."""
    draw = np.arange(ensemble.runs) // ensemble.runs_per_draw
    intended = recorded["intended"]
    ended = drawn["subsidy_quarters"][draw] if "subsidy_quarters" in drawn else 0 * intended
    running = enough_take_part(recorded["active"] > 0, recorded["participation"], intended)
    took_off, lasted = took_off_and_lasted(running, ended)
    return Runs(
        scenario=scenario,
        initiative=initiative,
        ensemble=ensemble,
        draw=draw.astype(np.int32),
        cooperation=recorded["cooperation"],
        participation=recorded["participation"],
        active=recorded["active"] > 0,
        intended=intended.astype(np.int32),
        simulated=recorded["simulated"].astype(np.int32),
        took_off=took_off,
        lasted=lasted,
        project_net=recorded["project_gain"] - recorded["project_cost"],
        trade_gain=recorded["trade_gain"],
        ending=_endings(recorded, running, took_off, lasted, ended),
        capability_passive=recorded["capability_passive"],
        capability_active=recorded["capability_active"],
        capability_external=recorded["capability_external"],
        outside_gain=recorded["outside_gain"],
        public_cost=recorded["public_cost"],
        series={name: recorded[name] for name in _SERIES if name in recorded},
        drawn=dict(drawn),
    )


def enough_take_part(active: Flags, participation: Floats, intended: Floats) -> Flags:
    """(quarter, run): the activity runs and enough of the intended firms take part.

    >>> share = np.array([[0.4, 0.5, 0.5]], dtype=np.float32)
    >>> firms = np.array([10, 10, 3], dtype=np.float32)
    >>> enough_take_part(share > 0, share, firms).tolist()
    [[False, True, False]]
    """
    enough = participation * intended >= needed_firms(intended) - _ROUNDING
    return np.asarray(active & enough & (intended > 0))


def took_off_and_lasted(running: Flags, subsidy_ended: Floats) -> tuple[Flags, Flags]:
    """The first two events of each run from the quarters in which the initiative was running.

    ``subsidy_ended`` is the quarter in which a launch subsidy ends, 0 without one; the runs must
    reach four quarters beyond it.
    """
    first_year = running[list(FIRST_YEAR)]
    took_off = first_year[-1] & (first_year.sum(axis=0) >= 2)
    look = np.maximum(FIFTH_YEAR_ENDS, np.ceil(subsidy_ended) + QUARTERS_AFTER_SUBSIDY)
    look = np.minimum(look, len(running) - 1).astype(np.int64)
    there = np.take_along_axis(running, look[None, :], axis=0)[0]
    return took_off, took_off & running[FIFTH_YEAR_ENDS] & there


def _endings(
    recorded: Mapping[str, Floats],
    running: Flags,
    took_off: Flags,
    lasted: Flags,
    subsidy_ended: Floats,
) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """Why each history ended as it did; the first cause that applies."""
    active = recorded["active"] > 0
    broken = recorded["broken"] > 0
    quarter = np.arange(len(running))[:, None]
    last_running = np.where(running, quarter, -1).max(axis=0)
    goal = recorded["goal"] >= _GOAL_NEARLY_REACHED
    since = last_running - subsidy_ended
    after_subsidy = (subsidy_ended > 0) & (since >= -1) & (since <= QUARTERS_AFTER_SUBSIDY)
    cases = [
        lasted,
        broken,
        ~active[: max(FIRST_YEAR) + 1].any(axis=0),
        ~took_off,
        goal,
        after_subsidy,
    ]
    names = [
        Ending.LASTED,
        Ending.BROKEN_BY_SIDE_OFFERS,
        Ending.NEVER_REACHED_THRESHOLD,
        Ending.TOO_FEW_AFTER_A_YEAR,
        Ending.FADED_WHEN_GOALS_WERE_REACHED,
        Ending.FADED_WHEN_SUBSIDY_ENDED,
    ]
    return np.select(cases, [int(n) for n in names], int(Ending.FIRMS_DRIFTED_AWAY)).astype(
        np.int32
    )


def paid(with_it: Runs, without: Runs) -> Flags:
    """Whether each history with the initiative pays, against the same history without it.

    Benefit to members and, as far as it cannot be kept from them, to the other intended firms,
    plus what trade gained or lost, above running and launch cost, subsidised or not.
    """
    runs = len(with_it.project_net)
    trade = with_it.trade_gain - without.trade_gain[:runs]
    return np.asarray(with_it.project_net + trade > 0)
