"""How does a place come to the quarter in which an initiative starts, and go on from there?

``burnt_in`` plays the past of a place once for every parameter draw and keeps it; ``histories``
goes on from there with or without the initiative, with or without instruments, always with the
same seeds, so that two scenarios of a place differ in nothing but the scenario.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Shift
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.progress import Watcher, unwatched
from jointaction.simulate import lanes, pages
from jointaction.simulate.endings import judged
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    FirmField,
    Lane,
)
from jointaction.simulate.mapping import (
    HORIZON_QUARTERS,
    MOST_FIRMS,
    QUARTERS_AFTER_SUBSIDY,
    UNLESS_SET,
    Mapper,
    Quantities,
    given_values,
    shifted,
    switched_off,
    within_bounds,
)
from jointaction.simulate.pages import TRANCHE, Page
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.sampling import Draws, Words

MOST_QUARTERS = 172
SETTLING_QUARTERS = 8
_MOST_NEIGHBOURS = 5
_ALWAYS_KEPT = ("cooperation", "participation", "active")

Floats = NDArray[np.float32]
Given = Mapping[str, float | Draws]
Job = TypeVar("Job")
Done = TypeVar("Done")


@dataclass(frozen=True)
class Place:
    """A place with its past behind it, ready for any initiative.

    ``given`` are quantities set by hand, ``off`` the mechanisms that are switched off, in the past
    and in the years to come; ``lived`` says whether years with an initiative lie behind it.
    """

    dossier: Dossier
    catalogue: Catalogue
    ensemble: Ensemble
    parameters: Quantities
    facts: Quantities
    cluster_type: Words
    initiatives: dict[str, Quantities]
    pages: tuple[Page, ...]
    given: Given = field(default_factory=dict)
    off: tuple[str, ...] = ()
    lived: bool = False

    def quantities(
        self,
        initiative: Initiative | None,
        shifts: Sequence[Shift] = (),
        given: Given | None = None,
    ) -> Quantities:
        """Everything the model takes for the place and one initiative.

        Shifts of the type of cluster come first, then those of instruments, then what is given
        by hand; a mechanism that is switched off stays off.
        """
        asked: Quantities = {}
        if initiative is not None and initiative in self.dossier.initiatives:
            asked = self.initiatives[initiative.id]
        elif initiative is not None:
            asked = _asked(_mapper(self), initiative, self.parameters, self.facts)
        unless_set = {
            name: np.full(self.ensemble.draws, value) for name, value in UNLESS_SET.items()
        }
        together = self.parameters | unless_set | self.facts | asked
        mapper = _mapper(self)
        for name in np.unique(self.cluster_type):
            moved = mapper.shifts(self.catalogue.cluster_types[str(name)].shifts)
            moved = {q: amount for q, amount in moved.items() if q in together}
            where = (self.cluster_type == name).astype(np.float64)
            together = shifted(together, moved, where)
        together = shifted(together, mapper.shifts(shifts))
        mine = {name: value for name, value in self.given.items() if name in together}
        together = given_values(together, mine)
        together = given_values(together, given or {})
        return within_bounds(switched_off(together, self.catalogue, self.off))


def _mapper(place: Place) -> Mapper:
    return Mapper(place.dossier, place.catalogue, place.ensemble)


def _asked(
    mapper: Mapper, initiative: Initiative, parameters: Quantities, facts: Quantities
) -> Quantities:
    """The facts about an initiative, and what was drawn for each of its answers."""
    quantities = mapper.initiative(initiative, parameters, facts["firms"])
    return quantities | mapper.answers


def burnt_in(
    dossier: Dossier,
    catalogue: Catalogue,
    ensemble: Ensemble,
    watch: Watcher = unwatched,
    given: Given | None = None,
    off: Sequence[str] = (),
    rated: bool = True,
) -> Place:
    """The place of a dossier with its past played, once for every parameter draw.

    Two years before the end the means of disposition and of belief are moved to what the dossier
    says of earlier co-operation and rivalry, so that the ties settle accordingly, and at the end
    once more; the past gives spread and the state of the ties. With ``rated`` False it is left as
    it was played. ``given`` sets quantities by hand (a number, or one a draw) and ``off`` switches
    mechanisms off; ``KeyError`` for one that there is not.
    """
    given = dict(given or {})
    mapper = Mapper(dossier, catalogue, ensemble)
    drawn = mapper.parameters()
    drawn = given_values(drawn, {name: value for name, value in given.items() if name in drawn})
    parameters = switched_off(drawn, catalogue, off)
    facts, cluster_type = mapper.place(parameters)
    facts |= {name: _whole_array(given[name], facts[name]) for name in given if name in facts}
    initiatives = {
        one.id: _asked(Mapper(dossier, catalogue, ensemble), one, parameters, facts)
        for one in dossier.initiatives
    }
    facts["neighbours"] = _whole(parameters["place.neighbours"], catalogue)
    facts |= mapper.answers
    asked = _most_asked(facts["firms"], initiatives, given)
    facts["asked_most"] = asked
    facts["simulated"] = _simulated(facts["firms"], asked, parameters)
    facts |= {
        name: _whole_array(given[name], facts[name])
        for name in ("neighbours", "simulated")
        if name in given
    }
    place = Place(
        dossier, catalogue, ensemble, parameters, facts, cluster_type, initiatives, (),
        given, tuple(off),
    )  # fmt: skip
    known = place.quantities(dossier.initiatives[0] if dossier.initiatives else None)
    for name in given:
        if name not in known:
            raise KeyError(f"the model has no quantity '{name}'")
    quantities = place.quantities(None)
    lane = lanes.lanes_of_place(quantities | {"crisis": np.zeros(ensemble.draws)})
    groups = pages.grouped(ensemble.draws, facts)
    first = -int(np.max(np.round(quantities["place.burn_in"])))

    def past(group: NDArray[np.int64]) -> Page:
        page, here = pages.fresh(group, lane, quantities, ensemble), pages.lanes_of(lane, group)
        if rated:
            pages.play(page, here, group, first, -SETTLING_QUARTERS - 1, ensemble, asked=0)
            pages.moved_to_ratings(page, quantities)
            pages.play(page, here, group, -SETTLING_QUARTERS, -1, ensemble, asked=0)
            pages.moved_to_ratings(page, quantities)
        else:
            pages.play(page, here, group, first, -1, ensemble, asked=0)
            pages.unrated(page, quantities)
        return replace(page, lane=here)

    played = _in_threads(past, groups, ensemble, watch, "playing the past of the place")
    return replace(place, pages=tuple(played))


def histories(
    place: Place,
    initiative: Initiative,
    shifts: Sequence[Shift] = (),
    absent: bool = False,
    first_draws: int | None = None,
    watch: Watcher = unwatched,
    given: Given | None = None,
    detailed: bool = True,
) -> Runs:
    """The histories of a place with an initiative, or (``absent``) of the same years without it.

    ``shifts`` are those of the instruments used and ``given`` quantities set by hand, from quarter
    0 on. ``first_draws`` limits the work to that many draws, rounded up to whole tranches of 256;
    the runs are then those of the smaller ensemble. Without ``detailed`` only co-operation,
    participation and activity are kept of what is recorded, which takes a tenth of the memory.
    Raises ``Interrupted`` when the watcher does, and ``ValueError`` for an initiative meant for
    more firms than the past of the place was played with.
    """
    ensemble = place.ensemble
    if first_draws is not None and first_draws < ensemble.draws:
        whole = TRANCHE if first_draws <= TRANCHE else ensemble.draws
        ensemble = replace(ensemble, draws=min(whole, ensemble.draws))
    quantities = place.quantities(initiative, shifts, given)
    _check_room(quantities, initiative)
    scenario = f"{'without' if absent else 'with'} {initiative.id}"
    lane, asked = _lane(quantities, absent)
    unshifted, _ = _lane(place.quantities(initiative), absent)
    last = last_quarter(quantities)
    used = [page for page in place.pages if page.draws[0] < ensemble.draws]
    work = [(page, again) for page in used for again in range(ensemble.runs_per_draw)]

    def future(job: tuple[Page, int]) -> tuple[NDArray[np.int64], dict[str, Floats]]:
        page, again = job
        start, here = started(place, page, lane, quantities, unshifted)
        columns = page.draws * ensemble.runs_per_draw + again
        most_asked = int(asked[page.draws].max())
        played = pages.play(start, here, columns, 0, last, ensemble, most_asked)
        kept = played if detailed else {name: played[name] for name in _ALWAYS_KEPT}
        return columns, _counted(kept, here, start.firm, len(page.draws))

    parts = _in_threads(future, work, ensemble, watch, f"playing the years {scenario}")
    drawn = {name: value[: ensemble.draws].astype(np.float32) for name, value in quantities.items()}
    return judged(
        _joined_up(parts, ensemble), drawn, ensemble, scenario, "" if absent else initiative.id
    )


def started(
    place: Place,
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


def lived_through(
    place: Place, initiative: Initiative, quarters: int, given: Given | None = None
) -> Place:
    """The place after so many quarters with an initiative, ready for another one.

    Firms remember whether that activity paid for them. ``ValueError`` where the ensemble has more
    than one history a draw.
    """
    if place.ensemble.runs_per_draw != 1:
        raise ValueError("a place is lived through with one history a draw")
    quantities = place.quantities(initiative, (), given)
    _check_room(quantities, initiative)
    lane, asked = _lane(quantities, absent=False)
    unshifted, _ = _lane(place.quantities(initiative), absent=False)

    def years(page: Page) -> Page:
        start, here = started(place, page, lane, quantities, unshifted)
        most_asked = int(asked[page.draws].max())
        pages.play(start, here, page.draws, 0, quarters - 1, place.ensemble, most_asked)
        return pages.another_begins(start, here)

    lived = _in_threads(years, place.pages, place.ensemble, unwatched, "living through")
    return replace(place, pages=tuple(lived), lived=True)


def with_moves(place: Place, cooperative: float | Draws) -> Place:
    """The place with every tie settled: co-operative on both sides on a share of them (0-1)."""
    share = np.broadcast_to(np.asarray(cooperative, dtype=np.float64), (place.ensemble.draws,))
    return replace(place, pages=tuple(pages.settled_on(page, share) for page in place.pages))


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


def _joined_up(
    parts: list[tuple[NDArray[np.int64], dict[str, Floats]]], ensemble: Ensemble
) -> dict[str, Floats]:
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


def _whole(drawn: Draws, catalogue: Catalogue) -> Draws:
    """Whole numbers of neighbours, each as likely, from a uniform draw over their range."""
    parameter = catalogue.parameter("place.neighbours")
    steps = parameter.high - parameter.low + 1
    share = (drawn - parameter.low) / (parameter.high - parameter.low)
    return np.minimum(parameter.low + np.floor(share * steps), _MOST_NEIGHBOURS)


def _whole_array(value: float | Draws, like: Draws) -> Draws:
    return np.broadcast_to(np.asarray(value, dtype=np.float64), like.shape).copy()


def _most_asked(firms: Draws, initiatives: dict[str, Quantities], given: Given) -> Draws:
    """The largest number of firms that any initiative asks, one a draw."""
    if "intended" in given:
        return np.minimum(_whole_array(given["intended"], firms), firms)
    asked = [quantities["intended"] for quantities in initiatives.values()]
    return np.asarray(np.max(asked, axis=0) if asked else np.ones_like(firms))


def _simulated(firms: Draws, asked: Draws, parameters: Quantities) -> Draws:
    """The intended firms and their rivals, at most 300 and never more than there are."""
    with_rivals = np.ceil(asked * (1 + parameters["place.rivals_asked_aside"]))
    return np.minimum(np.minimum(with_rivals, firms), MOST_FIRMS)


def _in_threads(
    work: Callable[[Job], Done], jobs: Sequence[Job], ensemble: Ensemble, watch: Watcher, stage: str
) -> list[Done]:
    """The results of all jobs in their order, computed on the ensemble's threads."""
    done: list[Done] = []
    pool = ThreadPoolExecutor(ensemble.threads or os.cpu_count() or 1)
    try:
        for result in pool.map(work, jobs):
            done.append(result)
            watch(stage, len(done) / len(jobs))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return done
