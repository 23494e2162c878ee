"""How fast is it here, and do the gates hold?

Measures, after a warm-up that compiles: tie play beside the same rule written with other tools
(``rivals``), the simulation itself (``model``), where the time of a quarter goes (``shares``), how
cost grows (``curves``), and the commands as a person runs them (``commands``). Prints tables with
spread over repetitions and writes ``bench/results.json``:

- ``machine``: on what it was measured, and when;
- ``gates``: ``[{name, value, limit, holds, unit, low, high}]``; without a limit (``null``) a figure
  is measured, not judged;
- ``rivals``: how well those that were compared agree, and which are missing;
- ``shares``: for two sizes, the nanoseconds a firm, quarter and run of each mechanism;
- ``curves``: by firms (ns a firm, quarter and run), runs (s), threads (s), memory (MB).

A figure counts only after a check that the timed work was done.
"""

import json
import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import curves
from commands import command_gates
from gates import Gate
from model import first_answer, model_gates, place_of, whole_model
from rivals.compare import rival_gates
from shares import Shares, shares

RESULTS = Path(__file__).parent / "results.json"


def machine() -> dict[str, object]:
    """On what it was measured, and when."""
    models = [
        line.partition(":")[2].strip()
        for line in _lines("/proc/cpuinfo")
        if line.startswith("model name")
    ]
    return {
        "processor": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "day": datetime.now(tz=UTC).date().isoformat(),
    }


def main() -> None:
    """Measure everything, print it, write ``results.json``."""
    gates, said = rival_gates()
    gates += [*model_gates(), *whole_model(), *first_answer()]
    grown = {
        "firms": curves.by_firms(),
        "runs": curves.by_runs(),
        "threads": curves.by_threads(),
        "memory": curves.memory(),
    }
    gates += [curves.two_threads(grown["threads"]), curves.growth(grown["firms"])]
    spent = [
        shares(place_of(firms, 60, threads=1, draws=64, neighbours=4, runs_per_draw=1))
        for firms in (curves.FIRMS[0], curves.FIRMS[-1])
    ]
    gates += command_gates()
    found = {
        "machine": machine(),
        "gates": [gate.as_entry() for gate in gates],
        "rivals": said,
        "shares": [one.as_entry() for one in spent],
        "curves": {name: [point.as_entry() for point in points] for name, points in grown.items()},
    }
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    _print_gates(gates)
    _print_curves(grown)
    _print_shares(spent)
    for line in said:
        print(line)
    print(f"written: {RESULTS}")


def _print_gates(gates: Iterable[Gate]) -> None:
    for gate in gates:
        limit = "" if gate.limit is None else f"  limit {gate.limit:g}"
        verdict = "" if gate.limit is None else "  holds" if gate.holds else "  MISSED"
        spread = f"({min(gate.values):.2f} to {max(gate.values):.2f})"
        print(f"{gate.name:62} {gate.value:8.2f} {spread:18} {gate.unit}{limit}{verdict}")


def _print_curves(grown: dict[str, list[curves.Point]]) -> None:
    units = {"firms": "ns a firm-quarter", "runs": "s", "threads": "s", "memory": "MB, by runs"}
    for name, points in grown.items():
        told = ", ".join(f"{point.at:,}: {median(point.values):.3g}" for point in points)
        print(f"by {name} ({units[name]}): {told}")


def _print_shares(spent: Iterable[Shares]) -> None:
    for one in spent:
        print(f"{one.firms:,} firms, {one.whole:.0f} ns a firm-quarter:")
        for name, nanoseconds in one.nanoseconds.items():
            if one.of(name) >= 0.01:
                print(f"  {name:24} {nanoseconds:7.2f}  {one.of(name):4.0%}")


def _lines(file: str) -> list[str]:
    path = Path(file)
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


if __name__ == "__main__":
    main()
