"""What happened in the simulated histories of one place under one scenario?

Axes: *quarter* counts from 0, the quarter in which the initiative starts; *run* counts histories,
``runs_per_draw`` of them for every parameter draw, those of one draw next to one another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Whole = NDArray[np.int32]
Flags = NDArray[np.bool_]


class Ending(IntEnum):
    """How a history ended, in the order in which the causes are looked for."""

    LASTED = 0
    NEVER_REACHED_THRESHOLD = 1
    BROKEN_BY_SIDE_OFFERS = 2
    TOO_FEW_AFTER_A_YEAR = 3
    FADED_WHEN_GOALS_WERE_REACHED = 4
    FADED_WHEN_SUBSIDY_ENDED = 5
    FIRMS_DRIFTED_AWAY = 6


@dataclass(frozen=True)
class Ensemble:
    """How many histories are simulated, from which seed, on how many threads.

    ``draws`` parameter draws, ``runs_per_draw`` histories each. The number of threads never
    changes a result.
    """

    seed: int = 0
    draws: int = 1000
    runs_per_draw: int = 2
    threads: int = 0

    @property
    def runs(self) -> int:
        """The number of histories."""
        return self.draws * self.runs_per_draw


@dataclass(frozen=True)
class Runs:
    """The histories of one scenario.

    ``cooperation`` (quarter, run): share of co-operative moves in trade among the simulated
    firms; nan where a place has no ties. ``participation`` (quarter, run): share of the intended
    firms that put in cash or time, deviators not counted; zero throughout in a scenario without
    the initiative (then ``initiative`` is empty). ``active`` (quarter, run): the
    activity runs. ``intended`` and ``simulated`` (run): numbers of firms. ``project_net`` and
    ``trade_gain`` (run): what the activity brought less its cost, and what all ties paid, over
    five years, in tie-quarters. ``ending`` (run): see ``Ending``. ``capability_passive`` and
    ``capability_active`` (run): mean gain of the firms' capability over the horizon that came
    from rivalry and from joint action (1 = the distance from no capability to full capability).
    ``capability_external``: mean gain of those who took no part from what the others did;
    ``outside_gain`` and ``public_cost`` (run): what of ``project_net`` went to firms that took no
    part, and what of the cost was public. ``series``: everything recorded of every quarter,
    (quarter, run), by the names of ``layout.Series`` in lower case, as far as it was kept.
    ``drawn``: what each draw took for every quantity of the model (one number a draw).
    """

    scenario: str
    initiative: str
    ensemble: Ensemble
    draw: Whole
    cooperation: Floats
    participation: Floats
    active: Flags
    intended: Whole
    simulated: Whole
    took_off: Flags
    lasted: Flags
    project_net: Floats
    trade_gain: Floats
    ending: Whole
    capability_passive: Floats
    capability_active: Floats
    capability_external: Floats
    outside_gain: Floats
    public_cost: Floats
    series: Mapping[str, Floats]
    drawn: Mapping[str, Floats]

    @property
    def quarters(self) -> int:
        """The number of recorded quarters, quarter 0 included."""
        return int(self.cooperation.shape[0])
