"""How fast is the model's tie play beside the same rule written with other tools, on one core?

A figure counts only after a check that the same work was done: the mean share of co-operative moves
must agree in every quarter with that of blocked NumPy (|z| < 4, on as many runs as fit; z takes the
number into account). A rival that does not agree stops everything.
"""

from collections.abc import Callable
from importlib import import_module

from gates import Gate, timed

from rivals import product, with_numpy, work
from rivals.work import Rival, Shares

REFERENCE_RUNS = 20_000
SEEDS = {"reference": 1, "timed": 7, "checked": 11}
OPTIONAL = (
    ("C floor, 16 runs side by side", "rivals.with_c", 6400, 20_000),
    ("JAX, compiled, 64 runs side by side", "rivals.with_jax", 512, 20_000),
    ("Mesa, one run", "rivals.with_mesa", 1, 400),
)


def rivals() -> tuple[list[Rival], list[str]]:
    """Those that can be had here, and why the others cannot."""
    found = [
        Rival("jointaction, 64 runs side by side", product.play, 640, 20_032),
        Rival("NumPy, 16 runs side by side", with_numpy.blocked, 64, 4_000),
        Rival("NumPy, one run", with_numpy.one_run, 8, 400),
    ]
    missing = []
    for name, module, runs, checked in OPTIONAL:
        try:
            play: Callable[[int, int], Shares] = import_module(module).play
            play(1, 1)
        except (ImportError, OSError) as fault:
            missing.append(f"{name}: not here ({fault})")
            continue
        found.append(Rival(name, play, runs, checked))
    return found, missing


def rival_gates() -> tuple[list[Gate], list[str]]:
    """Each rival in nanoseconds a tie and quarter, the ratios, and what was said beside."""
    every, said = rivals()
    reference = with_numpy.blocked(REFERENCE_RUNS, SEEDS["reference"])
    nanoseconds: dict[str, tuple[float, ...]] = {}
    gates = []
    for rival in every:
        agreed = work.agreement(rival.play(rival.checked, SEEDS["checked"]), reference)
        if not agreed.holds:
            raise SystemExit(f"{rival.name} does other work: |z| is {agreed.largest_z:.1f}")
        said.append(f"{rival.name}: |z| at most {agreed.largest_z:.1f} on {agreed.runs} runs")
        count = work.tie_quarters(rival.runs)
        seconds = timed(lambda rival=rival: rival.play(rival.runs, SEEDS["timed"]))  # type: ignore[misc]
        nanoseconds[rival.name] = tuple(1e9 * s / count for s in seconds)
        limit = 4.0 if rival.play is product.play else None
        gates.append(Gate(f"tie play: {rival.name}", nanoseconds[rival.name], "ns a tie", limit))
    return [*gates, *_ratios(nanoseconds)], said


def _ratios(nanoseconds: dict[str, tuple[float, ...]]) -> list[Gate]:
    own = nanoseconds["jointaction, 64 runs side by side"]
    limits = {"NumPy, 16": 5.0, "Mesa": 300.0, "C floor": 6.0}
    found = []
    for name, theirs in nanoseconds.items():
        if name.startswith("jointaction"):
            continue
        limit = next((n for begin, n in limits.items() if name.startswith(begin)), None)
        floor = name.startswith("C floor")
        pairs = zip(sorted(own), sorted(theirs), strict=True)
        times = tuple(a / b if floor else b / a for a, b in pairs)
        what = "times the C floor" if floor else f"faster than {name}"
        found.append(Gate(what, times, "times", limit, at_least=not floor))
    return found
