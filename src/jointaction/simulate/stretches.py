"""Which years of a place are played on one page: its past, and the years with an initiative?

A *stretch* knows everything about some years of a place but the page: it may play any page, at any
time, on any thread, and what comes out belongs to the page's own draws. So the order in which pages
are played, and how many of them at once, never touches a result.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Shift
from jointaction.cluster.dossier import Initiative
from jointaction.progress import Watcher
from jointaction.simulate import lanes, pages
from jointaction.simulate.endings import judged
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane
from jointaction.simulate.mapping import HORIZON_QUARTERS, QUARTERS_AFTER_SUBSIDY, Quantities
from jointaction.simulate.pages import Page
from jointaction.simulate.runs import Ensemble, Floats, Runs
from jointaction.simulate.sampling import Draws

if TYPE_CHECKING:
    from jointaction.simulate.place import Given, Place

MOST_QUARTERS = 172
SETTLING_QUARTERS = 8
_ALWAYS_KEPT = ("cooperation", "participation", "active")

Part: TypeAlias = tuple[NDArray[np.int64], dict[str, Floats]]
Job = TypeVar("Job")
Done = TypeVar("Done")


@dataclass(frozen=True)
class Past:
    """The years of a place before quarter 0; ``groups`` are the draws of each page."""

    quantities: Quantities
    lane: Floats
    ensemble: Ensemble
    groups: tuple[NDArray[np.int64], ...]
    first: int
    rated: bool

    def play(self, group: NDArray[np.int64]) -> Page:
        """The page of some draws at quarter 0."""
        page = pages.fresh(group, self.lane, self.quantities, self.ensemble)
        here = pages.lanes_of(self.lane, group)
        if self.rated:
            pages.play(page, here, group, self.first, -SETTLING_QUARTERS - 1, self.ensemble, 0)
            pages.moved_to_ratings(page, self.quantities)
            pages.play(page, here, group, -SETTLING_QUARTERS, -1, self.ensemble, 0)
            pages.moved_to_ratings(page, self.quantities)
        else:
            pages.play(page, here, group, self.first, -1, self.ensemble, 0)
            pages.unrated(page, self.quantities)
        return replace(page, lane=here)


def past_of(place: "Place", *, rated: bool = True) -> Past:
    """The past of a place of which nothing is played yet."""
    quantities, ensemble = place.quantities(None), place.ensemble
    return Past(
        quantities=quantities,
        lane=lanes.lanes_of_place(quantities | {"crisis": np.zeros(ensemble.draws)}),
        ensemble=ensemble,
        groups=tuple(pages.grouped(ensemble.draws, place.facts)),
        first=-int(np.max(np.round(quantities["place.burn_in"]))),
        rated=rated,
    )


@dataclass(frozen=True)
class Years:
    """The years of a place from quarter 0 on, with an initiative or (``absent``) without it."""

    place: "Place"
    initiative: Initiative
    absent: bool
    quantities: Quantities
    lane: Floats
    unshifted: Floats
    asked: Draws
    detailed: bool

    @property
    def scenario(self) -> str:
        """The scenario in words."""
        return f"{'without' if self.absent else 'with'} {self.initiative.id}"

    def begin(self, page: Page) -> tuple[Page, Floats]:
        """A page at quarter 0 with firms of its own, and its lanes, ready to be played."""
        return started(self.place, page, self.lane, self.quantities, self.unshifted)

    def play(self, page: Page, again: int) -> Part:
        """What is counted of the history number ``again`` of every draw on a page."""
        ensemble = self.place.ensemble
        start, here = self.begin(page)
        columns = page.draws * ensemble.runs_per_draw + again
        most_asked = int(self.asked[page.draws].max())
        last = last_quarter(self.quantities)
        played = pages.play(start, here, columns, 0, last, ensemble, most_asked)
        kept = played if self.detailed else {name: played[name] for name in _ALWAYS_KEPT}
        return columns, _counted(kept, here, start.firm, len(page.draws))

    def runs(self, parts: Iterable[Part], ensemble: Ensemble) -> Runs:
        """The runs of an ensemble of which every part is there."""
        drawn = {
            name: value[: ensemble.draws].astype(np.float32)
            for name, value in self.quantities.items()
        }
        name = "" if self.absent else self.initiative.id
        return judged(_joined_up(parts, ensemble), drawn, ensemble, self.scenario, name)


def years_of(
    place: "Place",
    initiative: Initiative,
    shifts: Sequence[Shift] = (),
    *,
    absent: bool = False,
    given: "Given | None" = None,
    detailed: bool = True,
) -> Years:
    """The years of a place with an initiative, or without it (see ``place.histories``)."""
    quantities = place.quantities(initiative, shifts, given)
    _check_room(quantities, initiative)
    lane, asked = _lane(quantities, absent)
    unshifted, _ = _lane(place.quantities(initiative), absent)
    return Years(place, initiative, absent, quantities, lane, unshifted, asked, detailed)


def started(
    place: "Place",
    page: Page,
    lane: Floats,
    quantities: Quantities,
    unshifted: Floats | None = None,
) -> tuple[Page, Floats]:
    """A page at quarter 0 with firms of its own, and its lanes, ready to be played.

    ``unshifted`` are the lanes without instruments and without what is given from quarter 0 on,
    where there are any.
    """
    start = replace(page, firm=page.firm.copy(), tie=page.tie.copy())
    firms = start.firm.reshape(-1, FIRM_FIELDS, LANES)
    set_them = pages.set_sizes if place.lived else pages.set_firms
    set_them(firms, page.draws, quantities, place.ensemble)
    mine = pages.lanes_of(lane, page.draws)
    before = lane if unshifted is None else unshifted
    return start, pages.beginning(start, mine, pages.lanes_of(before, page.draws))


def last_quarter(quantities: Quantities) -> int:
    """The last quarter that is played: six years, and a year after a subsidy ended."""
    ended = int(np.max(quantities["subsidy_quarters"]))
    return min(max(HORIZON_QUARTERS, ended + QUARTERS_AFTER_SUBSIDY), MOST_QUARTERS)


def _lane(quantities: Quantities, absent: bool) -> tuple[Floats, Draws]:
    """The fields of every draw with or without the initiative, and how many firms are asked."""
    if absent:
        return lanes.lanes_of_place(quantities), np.zeros_like(quantities["intended"])
    return lanes.lanes_of_initiative(quantities), quantities["intended"]


def _check_room(quantities: Quantities, initiative: Initiative) -> None:
    if (quantities["intended"] > quantities["simulated"]).any():
        raise ValueError(f"{initiative.id} is meant for more firms than this place simulates")


def _joined_up(parts: Iterable[Part], ensemble: Ensemble) -> dict[str, Floats]:
    """What was counted on all pages, each history in its own column."""
    whole: dict[str, Floats] = {}
    for columns, counted in parts:
        for name, values in counted.items():
            if name not in whole:
                whole[name] = np.zeros((*values.shape[:-1], ensemble.runs), dtype=np.float32)
            whole[name][..., columns] = values
    return whole


def _counted(
    recorded: dict[str, Floats], lane: Floats, firm: Floats, used: int
) -> dict[str, Floats]:
    """The recorded shares, the counts at the end, and the mean capability of those asked."""
    state = lane.reshape(-1, LANES)
    carried = firm.reshape(-1, FIRM_FIELDS, LANES)
    place = np.arange(len(carried))[:, None]
    among = np.where(state[Lane.INTENDED] > 0, state[Lane.INTENDED], state[Lane.FIRMS])
    counts = ((place < among) & (carried[:, FirmField.ALIVE] > 0)).astype(np.float32)
    values = dict(recorded)
    for name, field_ in (
        ("capability_passive", FirmField.CAPABILITY_PASSIVE),
        ("capability_active", FirmField.CAPABILITY_ACTIVE),
        ("capability_external", FirmField.CAPABILITY_EXTERNAL),
    ):
        values[name] = (carried[:, field_] * counts).sum(axis=0) / np.maximum(counts.sum(axis=0), 1)
    for name, at in (
        ("intended", Lane.INTENDED),
        ("simulated", Lane.FIRMS),
        ("broke_in", Lane.BROKE_IN),
        ("broken", Lane.BROKEN),
        ("goal", Lane.GOAL),
        ("project_gain", Lane.PROJECT_GAIN),
        ("project_cost", Lane.PROJECT_COST),
        ("outside_gain", Lane.OUTSIDE_GAIN),
        ("public_cost", Lane.PUBLIC_COST),
        ("trade_gain", Lane.TRADE_GAIN),
    ):
        values[name] = state[at]
    return {name: value[..., :used].copy() for name, value in values.items()}


def in_threads(
    work: Callable[[Job], Done], jobs: Sequence[Job], threads: int, watch: Watcher, stage: str
) -> list[Done]:
    """The results of all jobs in their order, computed on so many threads (0: one a core)."""
    done: list[Done] = []
    pool = ThreadPoolExecutor(threads or os.cpu_count() or 1)
    try:
        for result in pool.map(work, jobs):
            done.append(result)
            watch(stage, len(done) / len(jobs))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return done
