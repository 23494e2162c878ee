"""What did one history of the ensemble look like, quarter by quarter?

The one page on which the history lies is played once more, by the same kernel and with the same
draws, and stopped after every quarter, so that the states before and after it can be compared. The
history is exactly the one of the same number among the ``Runs``: nothing is simulated anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from jointaction.cluster.dossier import Initiative
from jointaction.draws import key_of, philox
from jointaction.simulate import lanes, pages
from jointaction.simulate.endings import judged
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane, Purpose
from jointaction.simulate.mapping import Quantities
from jointaction.simulate.pages import Floats
from jointaction.simulate.place import Place
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.sampling import Draws
from jointaction.simulate.stretches import last_quarter, started

_AT_THE_END = {
    "intended": Lane.INTENDED,
    "simulated": Lane.FIRMS,
    "broke_in": Lane.BROKE_IN,
    "broken": Lane.BROKEN,
    "goal": Lane.GOAL,
    "project_gain": Lane.PROJECT_GAIN,
    "project_cost": Lane.PROJECT_COST,
    "outside_gain": Lane.OUTSIDE_GAIN,
    "public_cost": Lane.PUBLIC_COST,
    "trade_gain": Lane.TRADE_GAIN,
}
_OF_THOSE_ASKED = {
    "capability_passive": FirmField.CAPABILITY_PASSIVE,
    "capability_active": FirmField.CAPABILITY_ACTIVE,
    "capability_external": FirmField.CAPABILITY_EXTERNAL,
}


@dataclass(frozen=True)
class State:
    """One history after a quarter: ``lane[field]`` and ``firms[firm, field]`` as in ``layout``.

    Quarter -1 is the state in which the initiative starts.
    """

    quarter: int
    lane: Floats
    firms: Floats

    def of(self, field: Lane) -> float:
        """What holds for the history as a whole."""
        return float(self.lane[field])

    def each(self, field: FirmField) -> Draws:
        """One number a firm."""
        return self.firms[:, field].astype(np.float64)


@dataclass(frozen=True)
class Replay:
    """One history played once more.

    ``states`` begin with that before quarter 0. ``size`` (firm): where each firm stands among all
    firms by size, 0 the smallest, 1 the largest. ``drawn``: what the draw took for every quantity.
    ``runs`` holds this one history, with its events and its ending.
    """

    initiative: str
    run: int
    draw: int
    states: tuple[State, ...]
    size: Draws
    drawn: Mapping[str, float]
    runs: Runs

    @property
    def intended(self) -> int:
        """How many firms were asked; they are the first in the row."""
        return int(self.runs.intended[0])

    @property
    def steps(self) -> tuple[tuple[State, State], ...]:
        """The states before and after each quarter."""
        return tuple(zip(self.states, self.states[1:], strict=False))


def replayed(place: Place, initiative: Initiative, run: int) -> Replay:
    """Play one history of a place with an initiative once more; ``run`` counts as in ``Runs``.

    ``IndexError`` for a run that the ensemble does not have.
    """
    ensemble = place.ensemble
    if not 0 <= run < ensemble.runs:
        raise IndexError(f"the ensemble has the histories 0 to {ensemble.runs - 1}, not {run}")
    draw, again = divmod(run, ensemble.runs_per_draw)
    quantities = place.quantities(initiative)
    page = next(one for one in place.pages if draw in one.draws)
    column = int(np.flatnonzero(page.draws == draw)[0])
    start, lane = started(place, page, lanes.lanes_of_initiative(quantities), quantities)
    numbers = page.draws * ensemble.runs_per_draw + again
    asked = int(quantities["intended"][page.draws].max())
    states = [_state(-1, lane, start.firm, column)]
    recorded: dict[str, list[float]] = {}
    for quarter in range(last_quarter(quantities) + 1):
        series = pages.play(start, lane, numbers, quarter, quarter, ensemble, asked)
        for name, values in series.items():
            recorded.setdefault(name, []).append(float(values[quarter, column]))
        states.append(_state(quarter, lane, start.firm, column))
    drawn = {name: float(values[draw]) for name, values in quantities.items()}
    return Replay(
        initiative.id, run, draw, tuple(states), _sizes(len(states[0].firms), draw, ensemble),
        drawn, _judged(recorded, states[-1], quantities, draw, initiative.id, ensemble),
    )  # fmt: skip


def _state(quarter: int, lane: Floats, firm: Floats, column: int) -> State:
    return State(
        quarter,
        lane.reshape(-1, LANES)[:, column].copy(),
        firm.reshape(-1, FIRM_FIELDS, LANES)[:, :, column].copy(),
    )


def _judged(
    recorded: Mapping[str, list[float]],
    end: State,
    quantities: Quantities,
    draw: int,
    initiative: str,
    ensemble: Ensemble,
) -> Runs:
    """This one history as ``Runs``, judged by the same code as all of them."""
    values = {name: np.array(row, dtype=np.float32)[:, None] for name, row in recorded.items()}
    among = end.of(Lane.INTENDED) or end.of(Lane.FIRMS)
    counts = (np.arange(len(end.firms)) < among) & (end.each(FirmField.ALIVE) > 0)
    for name, at in _AT_THE_END.items():
        values[name] = np.array([end.of(at)], dtype=np.float32)
    for name, of_firm in _OF_THOSE_ASKED.items():
        mean = (end.each(of_firm) * counts).sum() / max(counts.sum(), 1)
        values[name] = np.array([mean], dtype=np.float32)
    mine = {n: v[draw : draw + 1].astype(np.float32) for n, v in quantities.items()}
    alone = Ensemble(ensemble.seed, 1, 1, ensemble.threads)
    return judged(values, mine, alone, f"with {initiative}", initiative)


def _sizes(firms: int, draw: int, ensemble: Ensemble) -> Draws:
    """Where each firm stands by size, from the same draw that gave it its class of size."""
    k0, k1 = key_of(ensemble.seed)
    zero = np.zeros(firms, dtype=np.uint64)
    numbers = np.arange(firms, dtype=np.uint64)
    words = philox(zero + np.uint64(draw), zero, numbers, zero + np.uint64(Purpose.SIZE), k0, k1)  # type: ignore[arg-type]
    return np.asarray((words[0].astype(np.float64) + 0.5) / 2.0**32)
