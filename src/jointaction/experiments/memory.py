"""Do the model's subjects go on in a relationship as people did, where disposition is left out?

With kappa at 0 a subject co-operates by the last pair of moves alone. Gives its chances beside
those of the pooled choices [NayVorobeychik2016], without errors of execution and with errors of
1/8. The model takes these chances from the same choices, so this tests the wiring, not the model.
"""

from dataclasses import dataclass

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.laboratory import subject
from jointaction.experiments.tables import rows_of
from jointaction.simulate.rules import continuing
from jointaction.simulate.rules.arithmetic import F

EXACT = 0.0006  # the catalogue holds three figures
SAMPLES = (("indefinite, perfect monitoring", 0.0), ("indefinite, noise 1/16-1/8", 0.125))
DISPOSITIONS = (-6.0, 0.0, 6.0)


@dataclass(frozen=True)
class Remembered:
    """The chance to co-operate after one's own and the other's last move (C or D)."""

    sample: str
    error: float
    own: str
    other: str
    measured: float
    model: float


@dataclass(frozen=True)
class Memory:
    """All rows of the table, and the largest difference in it."""

    rows: tuple[Remembered, ...]
    exact_within: float = EXACT

    @property
    def largest(self) -> float:
        """The largest difference between model and laboratory."""
        return max(abs(row.model - row.measured) for row in self.rows)

    @property
    def holds(self) -> bool:
        """Whether the table is the laboratory's, but for the figures cut off."""
        return self.largest <= self.exact_within


def memory(catalogue: Catalogue) -> Memory:
    """The chances of a subject without pull of disposition, as its rule gives them."""
    told = {
        (row["sample"], row["own_last"], row["other_last"]): float(row["p_coop"])
        for row in rows_of("memory1_pooled")
    }
    rows = []
    for sample, error in SAMPLES:
        log_odds = [F(np.log(p / (1 - p))) for p in subject(catalogue, error, pull=0.0).rows]
        for own, other in ("CC", "CD", "DC", "DD"):
            row = continuing.row(F(own == "C"), F(other == "C"), *log_odds)
            measured = told[sample, own, other]
            chances = [_chance(continuing.log_odds(row, F(0), F(e))) for e in DISPOSITIONS]
            farthest = max(chances, key=lambda chance: abs(chance - measured))
            rows.append(Remembered(sample, error, own, other, measured, farthest))
    return Memory(tuple(rows))


def _chance(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-float(log_odds))))
