"""How fast is it here, and do the gates hold?

Measures, after a warm-up that compiles: the tie stage in nanoseconds a tie-quarter on one core,
the whole model, two threads against one, the cost a firm-quarter from small to large places, and
the commands as a person runs them. Prints a table with spread over repetitions and writes
``bench/results.json``: ``{"gates": [{name, value, limit, holds, unit, low, high}]}``. A figure
counts only after a check that the timed work was done: the histories must equal those of a second
run with another number of threads.

Gates without a limit (``null``) are measured, not judged. Rivals are not compared here yet.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import numpy as np

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.draws import key_of
from jointaction.evidence.statement import Statement
from jointaction.simulate.lanes import lanes_of_place
from jointaction.simulate.layout import LANES, TIE_FIELDS, Lane
from jointaction.simulate.place import Place, burnt_in, histories
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.steps import knowledge, ties
from jointaction.simulate.stretches import started
from jointaction.sources import Grade

RESULTS = Path(__file__).parent / "results.json"
REPETITIONS = 5
QUARTERS = 25


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


def timed(work: Callable[[], object], repetitions: int = REPETITIONS) -> tuple[float, ...]:
    """Seconds of each repetition, after one that is not counted."""
    work()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return tuple(seconds)


def place_of(firms: int, intended: int, threads: int, draws: int = 256) -> Place:
    """An everything-unknown place with so many firms, burnt in."""
    catalogue = load_catalogue()
    dossier = load_dossier(shipped_dossiers()["criciuma-1991"], catalogue)
    first = dossier.initiatives[0]
    asked = Statement("initiative.intended_firms", intended, None, None, Grade.JUDGED, (), "", "")
    counted = Statement("cluster.n_firms", firms, None, None, Grade.JUDGED, (), "", "")
    dossier = replace(
        dossier,
        statements={"cluster.n_firms": counted},
        initiatives=(replace(first, statements={"intended_firms": asked}),),
    )
    return burnt_in(dossier, catalogue, Ensemble(draws=draws, threads=threads))


def tie_quarters(place: Place) -> float:
    """How many tie-quarters the histories of a place hold."""
    ties = 0.0
    for n, k in zip(place.facts["simulated"], place.facts["neighbours"], strict=True):
        ties += sum(max(n - apart, 0) for apart in range(1, int(k) + 1))
    return float(ties) * place.ensemble.runs_per_draw * QUARTERS


def tie_stage(place: Place) -> tuple[float, ...]:
    """Nanoseconds a tie-quarter of steps 3 to 5 on one page: end, open, play, learn and leak."""
    quantities = place.quantities(place.dossier.initiatives[0])
    lane = lanes_of_place(quantities)
    page = max(place.pages, key=lambda one: one.neighbours)
    start, here = started(place, page, lane, quantities)
    key = np.array(key_of(place.ensemble.seed), dtype=np.uint64)
    runs, names = page.draws.astype(np.uint64), np.arange(page.firms, dtype=np.uint64)
    ties.terms_of_trade(0, here)
    ties.readiness(page.firms, here, start.firm)
    size = (page.firms, page.neighbours)

    def twenty_quarters() -> None:
        for quarter in range(20):
            ties.trade(quarter, runs, key, names, *size, here, start.firm, start.tie)
            knowledge.shared(*size, here, start.firm, start.tie)

    seconds = timed(twenty_quarters)
    moves = here.reshape(-1, LANES)[Lane.MOVES]
    if not (moves > 0).all():
        raise SystemExit("the timed ties were not played")
    count = len(start.tie) / (TIE_FIELDS * LANES) * LANES * 20
    return tuple(1e9 * s / count for s in seconds)


def model_gates() -> list[Gate]:
    """The simulation itself."""
    one = place_of(200, 60, threads=1)
    two = replace(one, ensemble=replace(one.ensemble, threads=2))
    initiative = one.dossier.initiatives[0]
    alone, together = histories(one, initiative), histories(two, initiative)
    if not np.array_equal(alone.participation, together.participation):
        raise SystemExit("the timed work is not the same on one thread and on two")
    count = tie_quarters(one)
    whole = timed(lambda: histories(one, initiative))
    both = timed(lambda: histories(two, initiative))
    return [
        Gate("tie stage (steps 3-5), one core", tie_stage(one), "ns a tie", 12),
        Gate("whole model, one core", tuple(1e9 * s / count for s in whole), "ns a tie"),
        Gate("two threads against one", tuple(a / b for a, b in zip(whole, both, strict=True)),
             "times", 1.8, at_least=True),
    ]  # fmt: skip


def command_gates() -> list[Gate]:
    """The commands, each as a process of its own."""

    def run(*words: str) -> None:
        command = [sys.executable, "-m", "jointaction.cli", *words]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command

    gates = [Gate("jointaction --help", timed(lambda: run("--help"), 3), "s", 1.5)]
    out = str(RESULTS.parent / "out")
    for name in shipped_dossiers():
        seconds = timed(lambda name=name: run("appraise", name, "--out", out), 1)  # type: ignore[misc]
        gates.append(Gate(f"appraise {name}, warm", seconds, "s", 15))
    return gates


def main() -> None:
    """Measure everything, print a table, write ``results.json``."""
    gates = [*model_gates(), *command_gates()]
    RESULTS.write_text(json.dumps({"gates": [gate.as_entry() for gate in gates]}, indent=2) + "\n")
    for gate in gates:
        limit = "" if gate.limit is None else f"  limit {gate.limit:g}"
        verdict = "" if gate.limit is None else "  holds" if gate.holds else "  MISSED"
        spread = f"({min(gate.values):.2f} to {max(gate.values):.2f})"
        print(f"{gate.name:32} {gate.value:8.2f} {spread:18} {gate.unit}{limit}{verdict}")
    print(f"written: {RESULTS}")


if __name__ == "__main__":
    main()
