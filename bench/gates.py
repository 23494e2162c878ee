"""What is a gate: a figure with its spread, and the limit that it should hold?"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

REPETITIONS = 5


@dataclass(frozen=True)
class Gate:
    """One figure: its middle over repetitions, its spread, and the limit it should hold."""

    name: str
    values: tuple[float, ...]
    unit: str
    limit: float | None = None
    at_least: bool = False

    @property
    def value(self) -> float:
        """The median over the repetitions."""
        return median(self.values)

    @property
    def holds(self) -> bool:
        """Whether the limit holds; a figure without limit always does."""
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def as_entry(self) -> dict[str, object]:
        """The gate as it stands in ``results.json``."""
        return {
            "name": self.name, "value": self.value, "limit": self.limit, "holds": self.holds,
            "unit": self.unit, "low": min(self.values), "high": max(self.values),
        }  # fmt: skip


def timed(
    work: Callable[[], object], repetitions: int = REPETITIONS, *, warm: bool = True
) -> tuple[float, ...]:
    """Seconds of each repetition; unless the start itself is asked for, after one not counted."""
    if warm:
        work()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return tuple(seconds)
