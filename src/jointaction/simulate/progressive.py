"""What may happen in this place, told as soon as the first histories are there?

Takes what ``simulate`` takes; gives one ``SoFar`` after the other: first of a few draws, then of
twice as many, and at last of all. Each page of draws is played from its past to its end, so that
the first answer comes at once, and each answer is of the first so many draws, a fair part of all.
The last is the same to the bit as what ``simulate`` gives, whatever the order in which pages were
ready; whoever has seen enough closes the iterator, and the work stops within the time of one page.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.simulate.layout import LANES
from jointaction.simulate.pages import TRANCHE, Page
from jointaction.simulate.place import Place, unplayed
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.stretches import Part, Past, Years, past_of, years_of

Group = NDArray[np.int64]


@dataclass(frozen=True)
class SoFar:
    """The histories that are there so far, with and without each initiative, by its id.

    ``done`` of ``every`` draws. Runs hold only the histories of the draws that are done, in the
    order of their numbers; ``place`` has its pages once all are done, None before.
    """

    done: int
    every: int
    without: Mapping[str, Runs]
    with_initiative: Mapping[str, Runs]
    place: Place | None = None

    @property
    def complete(self) -> bool:
        """Whether every draw is done."""
        return self.done == self.every


@dataclass(frozen=True)
class _Played:
    """A page at quarter 0 and what came of it in every scenario, by the place of the scenario."""

    page: Page
    parts: tuple[tuple[Part, ...], ...]


def simulate_progressively(
    dossier: Dossier,
    catalogue: Catalogue,
    ensemble: Ensemble | None = None,
    off: Sequence[str] = (),
) -> Iterator[SoFar]:
    """The simulation of a place, refined step by step (see ``simulate`` for what is taken).

    Closing the iterator stops the work. ``KeyError`` for a mechanism that there is not.
    """
    ensemble = ensemble or Ensemble()
    place = unplayed(dossier, catalogue, ensemble, off=off)
    past = past_of(place)
    scenarios = [
        years_of(place, initiative, absent=absent, detailed=False)
        for initiative in dossier.initiatives
        for absent in (False, True)
    ]
    blocks = _blocks(ensemble.draws, place)
    groups = [group for block in blocks for group in block]
    ends = np.cumsum([len(block) for block in blocks])
    played: dict[int, _Played] = {}
    due = 1
    for number, page in _as_they_come(groups, past, scenarios, ensemble):
        played[number] = page
        leading = next((at for at in range(len(groups)) if at not in played), len(groups))
        whole = int(ends[ends <= leading].max(initial=0))
        if due <= whole < len(groups):
            due = 2 * whole
            yield _so_far(scenarios, [played[at] for at in range(whole)], ensemble)
    in_order = [played[at] for at in range(len(groups))]
    everything = _so_far(scenarios, in_order, ensemble)
    yield replace(everything, place=replace(place, pages=tuple(one.page for one in in_order)))


def _blocks(draws: int, place: Place) -> list[list[Group]]:
    """The draws on pages, block by block; any number of first blocks is a fair part of the whole.

    The first tranche stands as it was drawn, page by page. In each later one, places of one size
    share a page, because that is faster, and only the whole tranche is a fair part.
    """
    everybody = np.arange(draws)
    first = [[everybody[at : at + LANES]] for at in range(0, min(draws, TRANCHE), LANES)]
    later = []
    for begin in range(TRANCHE, draws, TRANCHE):
        part = everybody[begin : begin + TRANCHE]
        facts = place.facts
        mine = part[np.lexsort((facts["simulated"][part], facts["neighbours"][part]))]
        later.append([mine[at : at + LANES] for at in range(0, len(mine), LANES)])
    return [*first, *later]


def _as_they_come(
    groups: Sequence[Group], past: Past, scenarios: Sequence[Years], ensemble: Ensemble
) -> Iterator[tuple[int, _Played]]:
    """The pages with what came of them, in the order in which they are ready."""

    def from_past_to_end(group: Group) -> _Played:
        page = past.play(group)
        return _Played(page, tuple(
            tuple(years.play(page, again) for again in range(ensemble.runs_per_draw))
            for years in scenarios
        ))  # fmt: skip

    workers = ensemble.threads or os.cpu_count() or 1
    waiting = iter(enumerate(groups))
    flying: dict[Future[_Played], int] = {}
    pool = ThreadPoolExecutor(workers)
    try:
        while True:
            while len(flying) < workers and (one := next(waiting, None)) is not None:
                flying[pool.submit(from_past_to_end, one[1])] = one[0]
            if not flying:
                return
            landed, _ = wait(flying, return_when=FIRST_COMPLETED)
            for future in landed:
                yield flying.pop(future), future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _so_far(scenarios: Sequence[Years], played: Sequence[_Played], ensemble: Ensemble) -> SoFar:
    draws = np.sort(np.concatenate([one.page.draws for one in played]))
    found = []
    for at, years in enumerate(scenarios):
        parts = [part for one in played for part in one.parts[at]]
        whole = years.runs(parts, ensemble)
        found.append(whole if len(draws) == ensemble.draws else _of_draws(whole, draws))
    ids = [years.initiative.id for years in scenarios[::2]]
    return SoFar(
        done=len(draws),
        every=ensemble.draws,
        without=dict(zip(ids, found[1::2], strict=True)),
        with_initiative=dict(zip(ids, found[::2], strict=True)),
    )


def _of_draws(runs: Runs, draws: Group) -> Runs:
    """The histories of some draws alone."""
    columns = np.flatnonzero(np.isin(runs.draw, draws))
    kept: dict[str, Any] = {
        field.name: value[..., columns]
        for field in fields(runs)
        if isinstance(value := getattr(runs, field.name), np.ndarray)
    }
    series = {name: value[..., columns] for name, value in runs.series.items()}
    drawn = {name: value[draws] for name, value in runs.drawn.items()}
    return replace(runs, **kept, series=series, drawn=drawn)
