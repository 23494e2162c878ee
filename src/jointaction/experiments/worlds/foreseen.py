"""What does the product say of a made-up place, knowing only what the rater wrote down?

The road of ``appraise`` without repairs and words: histories of the place with the initiative and
without, ranges of who takes part, and odds pooled with the base rates against the reference
place. The same parameter draws and seeds for every place, as a user has them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.experiments.worlds.hidden import course
from jointaction.forecast.beliefs import EVENTS, Beliefs
from jointaction.forecast.pooling import counts, event_forecasts, pooled
from jointaction.forecast.reference import Reference
from jointaction.forecast.why.expected import expected
from jointaction.simulate.mapping import states_cost
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate

QUANTITIES = ("share", "firms")

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Range:
    """A range of who takes part, and the share of the forecast's own histories that lie in it."""

    quarter: int
    quantity: str
    low: float
    high: float
    claimed: float

    def holds(self, values: Numbers) -> NDArray[np.bool_]:
        """Which values lie inside; both ends do."""
        rounding = 1e-9
        return np.asarray((values >= self.low - rounding) & (values <= self.high + rounding))


@dataclass(frozen=True)
class Foreseen:
    """The forecast of one place: its ranges, and of each event the pooled odds with their range.

    ``model`` is the inside view; ``pays_is_local`` says whether cost and benefit were stated.
    """

    kind: str
    ranges: tuple[Range, ...]
    probability: Numbers
    low: Numbers
    high: Numbers
    model: Numbers
    pays_is_local: bool


def foreseen(
    dossier: Dossier,
    reference: Reference,
    catalogue: Catalogue,
    ensemble: Ensemble,
    beliefs: Beliefs,
) -> Foreseen:
    """The forecast of the only initiative of a dossier."""
    (initiative,) = dossier.initiatives
    simulation = simulate(dossier, catalogue, ensemble)
    runs, without = simulation.with_initiative[initiative.id], simulation.without[initiative.id]
    local = states_cost(initiative)
    together = pooled(
        counts(runs, without), reference.counts(initiative.kind), beliefs, ensemble.seed, local
    )
    events = event_forecasts(together, beliefs)
    own = course(runs, np.arange(ensemble.runs))
    ranges = []
    for place, one in enumerate(expected(runs)):
        for quantity in QUANTITIES:
            part = getattr(one, quantity)
            made = Range(one.quarter, quantity, part.low, part.high, 0.0)
            held = float(made.holds(own.of(quantity)[place]).mean())
            ranges.append(Range(one.quarter, quantity, part.low, part.high, held))
    return Foreseen(
        kind=initiative.kind,
        ranges=tuple(ranges),
        probability=np.array([events[event].probability for event in EVENTS]),
        low=np.array([events[event].low for event in EVENTS]),
        high=np.array([events[event].high for event in EVENTS]),
        model=np.array([events[event].model for event in EVENTS]),
        pays_is_local=local,
    )
