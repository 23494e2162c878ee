"""Do the model's firms contribute to a common good as people did?

Two tables. In threshold public goods for five, people said what they believed and then took part
or not [MoriHanakiKameda2024]; the joining rule is asked with the same beliefs (middles of their
bins), without habit and talk. Only the mandatory cells are compared: in the others one could stay
out for a sure payment, and leaving is not modelled. In a plain public good contributions fell over
ten periods [AndreozziPlonerSaral2020]; that is shown as not modelled, for firms here join and
leave by belief and habit, and there are no fixed types of conditional co-operators.
"""

from dataclasses import dataclass

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.experiments.tables import rows_of
from jointaction.simulate.rules import joining

LIMIT = 0.10  # set before the model was written
MIDDLES = {
    "(-0.01, 0.2]": 0.1,
    "(0.2, 0.4]": 0.3,
    "(0.4, 0.6]": 0.5,
    "(0.6, 0.8]": 0.7,
    "(0.8, 1.0]": 0.9,
}


@dataclass(frozen=True)
class ThresholdCell:
    """Who took part where so many of five were needed (shares); None where not modelled."""

    participation: str
    threshold: int
    measured: float
    model: float | None

    @property
    def miss(self) -> float | None:
        """Model minus laboratory; None where leaving was possible."""
        return None if self.model is None else self.model - self.measured


@dataclass(frozen=True)
class Threshold:
    """All cells of the threshold projects."""

    cells: tuple[ThresholdCell, ...]
    limit: float = LIMIT

    @property
    def holds(self) -> bool:
        """Whether no mandatory cell is missed by more than the limit."""
        return all(abs(one.miss) <= self.limit for one in self.cells if one.miss is not None)


@dataclass(frozen=True)
class Period:
    """One of ten periods: mean contribution and belief (of 100), and share of selfish people."""

    period: int
    contribution: float
    belief: float
    selfish: float


def threshold(catalogue: Catalogue) -> Threshold:
    """Taking part, given what people said they believed."""
    cells = []
    for row in rows_of("threshold_pg_cells_Mori2024"):
        mandatory = row["participation"] == "mandatory"
        needed = int(row["threshold_of_5"])
        model = _taking_part(needed, catalogue) if mandatory else None
        cells.append(ThresholdCell(row["participation"], needed, float(row["C"]), model))
    return Threshold(tuple(cells))


def _taking_part(needed: int, catalogue: Catalogue) -> float:
    slope = catalogue.parameter("joining.slope").default
    required = catalogue.parameter("required_trust.baseline").default
    answers = rows_of("threshold_pg_belief_response_Mori2024")
    mine = [row for row in answers if int(row["thr"]) == needed]
    log_odds = [
        float(joining.log_odds(slope, MIDDLES[row["belief_bin"]], required, 0.0, 0.0, 0.0))
        for row in mine
    ]
    chances = 1 / (1 + np.exp(-np.array(log_odds)))
    return float(np.average(chances, weights=[int(row["size"]) for row in mine]))


def decay() -> tuple[Period, ...]:
    """What people contributed over ten periods; the model has nothing to set beside it."""
    return tuple(
        Period(
            period=int(row["period"]),
            contribution=float(row["mean_unconditional_contribution_pct"]),
            belief=float(row["belief_mean_pct"]),
            selfish=float(row["selfish"]),
        )
        for row in rows_of("conditional_types_decay_AndreozziPlonerSaral2020")
    )
