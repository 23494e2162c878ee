"""All that the laboratory says about the model, in one noun, with what does not come out.

Takes the parts (cells, learning curves, memory, threshold projects, decay) and keeps them
together for the terminal, the page and the JSON document. Where somebody brings a table of their
own, there are cells alone.
"""

from dataclasses import dataclass

from jointaction.experiments.laboratory import Laboratory, PlayedCell
from jointaction.experiments.learning_curves import LearningCurves
from jointaction.experiments.memory import Memory
from jointaction.experiments.public_goods import Period, Threshold

HALF = 0.5


@dataclass(frozen=True)
class EffectSize:
    """An effect in the laboratory that the catalogue's numbers rest on; an input, no test."""

    effect: str
    d: float
    log_odds: float
    source: str


@dataclass(frozen=True)
class MoreThanHalf:
    """Where more than half co-operate in first rounds, in the laboratory and in the model."""

    laboratory_from: float | None
    laboratory_up_to: float | None
    also_below: bool
    missed: tuple[PlayedCell, ...]

    @property
    def in_words(self) -> str:
        """Where more than half of the people co-operated, in one sentence."""
        start, end = self.laboratory_from, self.laboratory_up_to
        if start is None and end is None:
            return "Nobody measured first rounds here."
        if start is None:
            return "People did not pass one half in first rounds even at the highest Delta_RD."
        if end is None:
            return "People passed one half in first rounds in every cell."
        return (
            f"People passed one half in first rounds in every cell from Delta_RD {start:.2f} on, "
            f"and in {'not all' if self.also_below else 'none'} at {end:.2f} or below."
        )


@dataclass(frozen=True)
class OtherTables:
    """What is compared, or shown as not modelled, beside the cells."""

    curves: LearningCurves
    memory: Memory
    threshold: Threshold
    decay: tuple[Period, ...]
    effects: tuple[EffectSize, ...]


@dataclass(frozen=True)
class Comparison:
    """The model against the laboratory; ``file`` is "" for the cells that come along."""

    file: str
    seed: int
    laboratory: Laboratory
    others: OtherTables | None

    @property
    def more_than_half(self) -> MoreThanHalf:
        """From which Delta_RD on people co-operated by more than half, and where the model errs.

        ``laboratory_from`` is the lowest advantage above which all measured cells pass one half,
        ``laboratory_up_to`` the highest at which one does not; either is None without such cells;
        ``also_below`` says whether some cell passes below that.
        """
        measured = sorted(
            (one for one in self.laboratory.cells if one.cell.measured_first is not None),
            key=lambda one: one.cell.advantage,
        )
        below = [one.cell.advantage for one in measured if not _passes(one.cell.measured_first)]
        highest = max(below, default=None)
        above = [
            one.cell.advantage
            for one in measured
            if highest is None or one.cell.advantage > highest
        ]
        return MoreThanHalf(
            laboratory_from=min(above, default=None),
            laboratory_up_to=highest,
            also_below=len(above) + len(below) < len(measured),
            missed=tuple(
                one for one in measured if _passes(one.first) != _passes(one.cell.measured_first)
            ),
        )

    @property
    def known_failures(self) -> tuple[str, ...]:
        """What the model is known not to do, whatever is compared; sentences."""
        return (
            (
                "No end-game effect: in games of known length people stop co-operating towards the "
                "end; the model does not know an end."
            ),
            "Leaving a project for a sure payment is not modelled.",
            (
                "The decay of contributions over ten periods is not modelled: there are no fixed "
                "types of conditional co-operators."
            ),
            (
                "Laboratory subjects are not firms: these numbers anchor shape and range of the "
                "model's ties, and say nothing about whether its forecasts are right."
            ),
        )


def _passes(share: float | None) -> bool:
    return share is not None and share > HALF
