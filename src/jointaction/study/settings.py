"""With how many histories, from which seed, and on how many threads is a dossier appraised?"""

from dataclasses import dataclass

from jointaction.errors import UsageError
from jointaction.simulate.runs import Ensemble

LARGEST_SEED = 2**64 - 1
FEWEST_DRAWS, MOST_DRAWS = 10, 100_000
MOST_RUNS_PER_DRAW = 100
MOST_HISTORIES = 1_000_000  # of one scenario; more do not fit into an office machine
MOST_THREADS = 1024


@dataclass(frozen=True)
class Settings:
    """What a person may choose; ``threads`` 0 means one for every core and changes no result.

    Raises ``UsageError`` for a number out of range.
    """

    seed: int = 0
    draws: int = 1000
    runs_per_draw: int = 2
    threads: int = 0

    def __post_init__(self) -> None:
        limits = {
            "seed": (self.seed, 0, LARGEST_SEED),
            "draws": (self.draws, FEWEST_DRAWS, MOST_DRAWS),
            "runs per draw": (self.runs_per_draw, 1, MOST_RUNS_PER_DRAW),
            "threads": (self.threads, 0, MOST_THREADS),
        }
        for name, (value, low, high) in limits.items():
            if type(value) is not int or not low <= value <= high:
                raise UsageError(f"{name}: {value!r} is not a whole number from {low} to {high}")
        if self.ensemble.runs > MOST_HISTORIES:
            raise UsageError(
                f"draws and runs per draw: {self.draws} x {self.runs_per_draw} histories are more "
                f"than {MOST_HISTORIES}"
            )

    @property
    def ensemble(self) -> Ensemble:
        """The ensemble that the simulation takes."""
        return Ensemble(self.seed, self.draws, self.runs_per_draw, self.threads)
