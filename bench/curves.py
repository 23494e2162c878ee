"""How do time and memory grow with firms, runs and threads?

Each curve is a list of points: how many, the seconds or bytes of each repetition, and their unit.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gates import Gate, timed
from model import place_of

from jointaction.simulate.place import Place, histories

FIRMS = (200, 650, 2_000, 6_500, 20_000)
RUNS = (64, 200, 1_000, 5_000, 20_000)
MEMORY = (1_000, 4_000, 16_000)  # draws, each played twice
_SIMULATED = """
import resource, sys
from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate
catalogue = load_catalogue()
dossier = load_dossier(shipped_dossiers()["criciuma-1991"], catalogue)
found = simulate(dossier, catalogue, Ensemble(draws=int(sys.argv[1])))
assert found.scenarios[0].participation.shape[-1] == 2 * int(sys.argv[1])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True)
class Point:
    """One point of a curve: at so many firms, runs or threads, the figure of each repetition."""

    at: int
    values: tuple[float, ...]

    def as_entry(self) -> dict[str, object]:
        """The point as it stands in ``results.json``."""
        return {"at": self.at, "values": list(self.values)}


def by_firms() -> list[Point]:
    """Nanoseconds a firm, quarter and run, one core, four neighbours on either side."""
    points = []
    for firms in FIRMS:
        draws = 256 if firms < 2_000 else 64
        place = place_of(firms, 60, threads=1, draws=draws, neighbours=4, runs_per_draw=1)
        seconds = timed(lambda place=place: _played(place), 3)  # type: ignore[misc]
        count = firms * draws * quarters_of(place)
        points.append(Point(firms, tuple(1e9 * s / count for s in seconds)))
    return points


def growth(points: Sequence[Point]) -> Gate:
    """The cost of a firm and quarter in the largest place, over that in the smallest."""
    smallest, largest = points[0], points[-1]
    ratios = tuple(
        a / b for a, b in zip(sorted(largest.values), sorted(smallest.values), strict=True)
    )
    what = f"cost of a firm-quarter, {largest.at:,} firms against {smallest.at:,}"
    return Gate(what, ratios, "times", 2)


def by_runs() -> list[Point]:
    """Seconds of so many runs of 200 firms on all cores, the past of the place apart."""
    points = []
    for runs in RUNS:
        place = place_of(200, 60, threads=0, draws=runs // 2, neighbours=4)
        points.append(Point(runs, timed(lambda place=place: _played(place), 3)))  # type: ignore[misc]
    return points


def by_threads() -> list[Point]:
    """Seconds of 2,048 runs of 200 firms on one thread, two, and so on to twice the cores."""
    place = place_of(200, 60, threads=1, draws=1_024)
    cores = os.cpu_count() or 1
    return [
        Point(threads, timed(lambda threads=threads: _played(_on(place, threads))))  # type: ignore[misc]
        for threads in range(1, 2 * cores + 1)
    ]


def two_threads(points: Sequence[Point]) -> Gate:
    """How much faster two threads are than one."""
    one, two = (sorted(point.values) for point in points[:2])
    times = tuple(a / b for a, b in zip(one, two, strict=True))
    return Gate("two threads against one", times, "times", 1.8, at_least=True)


def memory() -> list[Point]:
    """The most megabytes a process needs that simulates one place, by its number of runs."""
    points = []
    for draws in MEMORY:
        command = [sys.executable, "-c", _SIMULATED, str(draws)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
        points.append(Point(2 * draws, (int(done.stdout) / 1024,)))
    return points


def quarters_of(place: Place) -> int:
    """How many quarters the histories of a place have."""
    return len(_played(place).participation)


def _played(place: Place):  # type: ignore[no-untyped-def]  # noqa: ANN202 - what histories gives
    return histories(place, place.dossier.initiatives[0], detailed=False)


def _on(place: Place, threads: int) -> Place:
    return replace(place, ensemble=replace(place.ensemble, threads=threads))
