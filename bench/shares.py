"""Where does the time of a quarter go? The share of each mechanism, on one core.

The steps of a quarter are called as the model itself calls them (``step.one_quarter``, uncompiled),
each through a clock; what comes out must be what the compiled quarters give, or nothing counts.
"""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType, SimpleNamespace

import numpy as np

from jointaction.draws import key_of
from jointaction.simulate import step
from jointaction.simulate.layout import LANES
from jointaction.simulate.place import Place
from jointaction.simulate.stretches import years_of

QUARTERS = 12


@dataclass(frozen=True)
class Shares:
    """Nanoseconds a firm, quarter and run of each mechanism, the costly ones first."""

    firms: int
    nanoseconds: dict[str, float]

    @property
    def whole(self) -> float:
        """All mechanisms together."""
        return sum(self.nanoseconds.values())

    def of(self, name: str) -> float:
        """The share of one mechanism."""
        return self.nanoseconds[name] / self.whole

    def as_entry(self) -> dict[str, object]:
        """The shares as they stand in ``results.json``."""
        return {"firms": self.firms, "nanoseconds": self.nanoseconds}


def shares(place: Place) -> Shares:
    """Where the time of the first years goes on the first page of a place."""
    initiative = place.dossier.initiatives[0]
    years = years_of(place, initiative)
    page = place.pages[0]
    key = np.array(key_of(place.ensemble.seed), dtype=np.uint64)
    runs, names = page.draws.astype(np.uint64), np.arange(page.firms, dtype=np.uint64)
    asked = int(years.asked[page.draws].max())
    spent: dict[str, float] = defaultdict(float)
    quarter = _through_a_clock(spent)

    def played(one_quarter: Callable[..., None]) -> tuple[np.ndarray, ...]:
        start, here = years.begin(page)
        state = (here, start.firm, start.tie)
        for number in range(QUARTERS):
            one_quarter(number, runs, key, names, page.firms, page.neighbours, asked, *state)
        return state

    played(quarter)
    spent.clear()
    mine, theirs = played(quarter), played(step.one_quarter)
    if not all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True)):
        raise SystemExit("the steps through a clock are not those of the model")
    count = page.firms * QUARTERS * LANES
    ordered = sorted(spent.items(), key=lambda item: -item[1])
    return Shares(page.firms, {name: 1e9 * seconds / count for name, seconds in ordered})


def _through_a_clock(spent: dict[str, float]) -> Callable[..., None]:
    """The uncompiled quarter, in which every step adds what it took to ``spent``."""
    function = step.one_quarter.py_func  # type: ignore[attr-defined]
    clocked = dict(function.__globals__)
    for name in function.__code__.co_names:
        module = clocked.get(name)
        if hasattr(module, "__path__") or not hasattr(module, "__file__"):
            continue
        clocked[name] = SimpleNamespace(
            **{
                one: _clock(getattr(module, one), f"{name}.{one}", spent)
                for one in function.__code__.co_names
                if hasattr(module, one)
            }
        )
    return FunctionType(function.__code__, clocked)


def _clock(kernel: Callable[..., None], name: str, spent: dict[str, float]) -> Callable[..., None]:
    def timed(*arguments: object) -> None:
        start = time.perf_counter()
        kernel(*arguments)
        spent[name] += time.perf_counter() - start

    return timed
