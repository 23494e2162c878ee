"""How does a place come to the quarter in which an initiative starts, and go on from there?

``burnt_in`` plays the past of a place once for every parameter draw and keeps it; ``histories``
goes on from there with or without the initiative, with or without instruments, always with the
same seeds, so that two scenarios of a place differ in nothing but the scenario.

Draws are put on pages of 64 by number of neighbours and number of firms, so that a page holds
places of about one size; the first 256 draws have pages of their own, for trials that make do with
them. The order never touches a result.
"""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtri

from jointaction.catalogue.things import Catalogue, Shift
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.draws import key_of, philox
from jointaction.progress import Watcher, unwatched
from jointaction.simulate import lanes
from jointaction.simulate.endings import judged
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    TIE_FIELDS,
    FirmField,
    Lane,
    Purpose,
    TieField,
)
from jointaction.simulate.mapping import (
    HORIZON_QUARTERS,
    MOST_FIRMS,
    QUARTERS_AFTER_SUBSIDY,
    Mapper,
    Quantities,
    shifted,
    within_bounds,
)
from jointaction.simulate.rules.learning import FARTHEST
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.sampling import Draws, Words
from jointaction.simulate.step import quarters

TRANCHE = 256
MOST_QUARTERS = 164
_MOST_NEIGHBOURS = 5

Floats = NDArray[np.float32]
Job = TypeVar("Job")
Done = TypeVar("Done")


@dataclass(frozen=True)
class Page:
    """Sixty-four draws of a place at quarter 0: which draws, and the state of firms and ties."""

    draws: NDArray[np.int64]
    firms: int
    neighbours: int
    firm: Floats
    tie: Floats


@dataclass(frozen=True)
class Place:
    """A place with its past behind it, ready for any initiative."""

    dossier: Dossier
    catalogue: Catalogue
    ensemble: Ensemble
    parameters: Quantities
    facts: Quantities
    cluster_type: Words
    initiatives: dict[str, Quantities]
    pages: tuple[Page, ...]

    def quantities(self, initiative: Initiative | None) -> Quantities:
        """Everything the model takes for the place and one initiative, before instruments."""
        asked: Quantities = {}
        if initiative is not None:
            asked = self.initiatives.get(initiative.id) or _asked(
                _mapper(self), initiative, self.parameters, self.facts
            )
        together = self.parameters | self.facts | asked
        together["benefit_factor"] = np.ones(self.ensemble.draws)
        mapper = _mapper(self)
        for name in np.unique(self.cluster_type):
            moved = mapper.shifts(self.catalogue.cluster_types[str(name)].shifts)
            moved = {q: amount for q, amount in moved.items() if q in together}
            where = (self.cluster_type == name).astype(np.float64)
            together = shifted(together, moved, where)
        return within_bounds(together)


def _mapper(place: Place) -> Mapper:
    return Mapper(place.dossier, place.catalogue, place.ensemble)


def _asked(
    mapper: Mapper, initiative: Initiative, parameters: Quantities, facts: Quantities
) -> Quantities:
    """The facts about an initiative, and what was drawn for each of its answers."""
    quantities = mapper.initiative(initiative, parameters, facts["firms"])
    return quantities | mapper.answers


def burnt_in(
    dossier: Dossier, catalogue: Catalogue, ensemble: Ensemble, watch: Watcher = unwatched
) -> Place:
    """The place of a dossier with its past played, once for every parameter draw.

    At the end the means of disposition and of belief are moved to what the dossier says of
    earlier co-operation and rivalry; the past gives spread and the state of the ties.
    """
    mapper = Mapper(dossier, catalogue, ensemble)
    parameters = mapper.parameters()
    facts, cluster_type = mapper.place(parameters)
    initiatives = {
        one.id: _asked(Mapper(dossier, catalogue, ensemble), one, parameters, facts)
        for one in dossier.initiatives
    }
    facts["neighbours"] = _whole(parameters["place.neighbours"], catalogue)
    facts |= mapper.answers
    facts["simulated"] = _simulated(facts["firms"], initiatives, parameters)
    place = Place(dossier, catalogue, ensemble, parameters, facts, cluster_type, initiatives, ())
    quantities = place.quantities(None)
    lane = lanes.lanes_of_place(quantities)
    groups = _pages(ensemble.draws, facts)
    first = -int(np.max(np.round(parameters["place.burn_in"])))

    def past(group: NDArray[np.int64]) -> Page:
        page = _fresh_page(group, lane, quantities, ensemble)
        _play(page, _lanes(lane, group), group, first, -1, ensemble, asked=0)
        return _moved_to_ratings(page, quantities)

    pages = _in_threads(past, groups, ensemble, watch, "playing the past of the place")
    return replace(place, pages=tuple(pages))


def histories(
    place: Place,
    initiative: Initiative,
    shifts: Sequence[Shift] = (),
    absent: bool = False,
    first_draws: int | None = None,
    watch: Watcher = unwatched,
) -> Runs:
    """The histories of a place with an initiative, or (``absent``) of the same years without it.

    ``shifts`` are those of the instruments used, from quarter 0 on. ``first_draws`` limits the
    work to that many draws, rounded up to whole tranches of 256; the runs are then those of the
    smaller ensemble. Raises ``Interrupted`` when the watcher does, and ``ValueError`` for an
    initiative meant for more firms than the past of the place was played with.
    """
    ensemble = place.ensemble
    if first_draws is not None and first_draws < ensemble.draws:
        whole = TRANCHE if first_draws <= TRANCHE else ensemble.draws
        ensemble = replace(ensemble, draws=min(whole, ensemble.draws))
    quantities = place.quantities(initiative)
    quantities = shifted(quantities, _mapper(place).shifts(shifts))
    if (quantities["intended"] > quantities["simulated"]).any():
        raise ValueError(f"{initiative.id} is meant for more firms than this place simulates")
    scenario = f"{'without' if absent else 'with'} {initiative.id}"
    if absent:
        lane = lanes.lanes_of_place(quantities)
        asked = np.zeros_like(quantities["intended"])
    else:
        lane = lanes.lanes_of_initiative(quantities)
        asked = quantities["intended"]
    ended = quantities["subsidy_quarters"]
    last = min(max(HORIZON_QUARTERS, int(np.max(ended)) + QUARTERS_AFTER_SUBSIDY), MOST_QUARTERS)
    pages = [page for page in place.pages if page.draws[0] < ensemble.draws]
    work = [(page, again) for page in pages for again in range(ensemble.runs_per_draw)]

    def future(job: tuple[Page, int]) -> tuple[NDArray[np.int64], _Played]:
        page, again = job
        start = replace(page, firm=page.firm.copy(), tie=page.tie.copy())
        columns = page.draws * ensemble.runs_per_draw + again
        here = _lanes(lane, page.draws)
        most_asked = int(asked[page.draws].max())
        played = _play(start, here, columns, 0, last, ensemble, most_asked)
        return columns, _counted(played, here, start.firm, len(page.draws))

    parts = _in_threads(future, work, ensemble, watch, f"playing the years {scenario}")
    drawn = {name: value[: ensemble.draws].astype(np.float32) for name, value in quantities.items()}
    return judged(
        _joined_up(parts, ensemble), drawn, ensemble, scenario, "" if absent else initiative.id
    )


@dataclass(frozen=True)
class _Played:
    """What was recorded of one page, or of all: arrays whose last axis is the run."""

    values: dict[str, Floats]


def _joined_up(
    parts: list[tuple[NDArray[np.int64], _Played]], ensemble: Ensemble
) -> dict[str, Floats]:
    whole: dict[str, Floats] = {}
    for columns, played in parts:
        for name, values in played.values.items():
            if name not in whole:
                whole[name] = np.zeros((*values.shape[:-1], ensemble.runs), dtype=np.float32)
            whole[name][..., columns] = values
    return whole


def _counted(recorded: dict[str, Floats], lane: Floats, firm: Floats, used: int) -> _Played:
    """The recorded shares, the counts at the end, and the mean capability of those asked."""
    state = lane.reshape(-1, LANES)
    carried = firm.reshape(-1, FIRM_FIELDS, LANES)
    place = np.arange(len(carried))[:, None]
    among = np.where(state[Lane.INTENDED] > 0, state[Lane.INTENDED], state[Lane.FIRMS])
    counts = (place < among).astype(np.float32)
    values = dict(recorded)
    for name, field in (
        ("capability_passive", FirmField.CAPABILITY_PASSIVE),
        ("capability_active", FirmField.CAPABILITY_ACTIVE),
    ):
        values[name] = (carried[:, field] * counts).sum(axis=0) / np.maximum(counts.sum(axis=0), 1)
    for name, at in (
        ("intended", Lane.INTENDED),
        ("simulated", Lane.FIRMS),
        ("broke_in", Lane.BROKE_IN),
        ("broken", Lane.BROKEN),
        ("goal", Lane.GOAL),
        ("project_gain", Lane.PROJECT_GAIN),
        ("project_cost", Lane.PROJECT_COST),
        ("trade_gain", Lane.TRADE_GAIN),
    ):
        values[name] = state[at]
    return _Played({name: value[..., :used].copy() for name, value in values.items()})


def _whole(drawn: Draws, catalogue: Catalogue) -> Draws:
    """Whole numbers of neighbours, each as likely, from a uniform draw over their range."""
    parameter = catalogue.parameter("place.neighbours")
    steps = parameter.high - parameter.low + 1
    share = (drawn - parameter.low) / (parameter.high - parameter.low)
    return np.minimum(parameter.low + np.floor(share * steps), _MOST_NEIGHBOURS)


def _simulated(firms: Draws, initiatives: dict[str, Quantities], parameters: Quantities) -> Draws:
    """The intended firms and their rivals, at most 300 and never more than there are."""
    asked = [quantities["intended"] for quantities in initiatives.values()]
    most_asked = np.max(asked, axis=0) if asked else np.ones_like(firms)
    with_rivals = np.ceil(most_asked * (1 + parameters["place.rivals_asked_aside"]))
    return np.minimum(np.minimum(with_rivals, firms), MOST_FIRMS)


def _pages(draws: int, facts: Quantities) -> list[NDArray[np.int64]]:
    """Draws on pages: the first tranche apart, and in each part places of one size together."""
    everybody = np.arange(draws)
    pages = []
    for part in (everybody[:TRANCHE], everybody[TRANCHE:]):
        firms, neighbours = facts["simulated"][part], facts["neighbours"][part]
        by = (firms, neighbours) if len(part) > TRANCHE else (neighbours, firms)
        mine = part[np.lexsort(by)]
        pages += [mine[at : at + LANES] for at in range(0, len(mine), LANES)]
    return pages


def _lanes(lane: Floats, group: NDArray[np.int64]) -> Floats:
    """The lanes of some draws on a page of their own; unused lanes are places without firms."""
    page = np.zeros((lane.shape[0], LANES), dtype=np.float32)
    page[:, : len(group)] = lane[:, group]
    page[Lane.CRISIS_HALF_LIFE, len(group) :] = 1
    return page.ravel()


def _fresh_page(
    group: NDArray[np.int64], lane: Floats, quantities: Quantities, ensemble: Ensemble
) -> Page:
    """Firms and ties at the beginning of the past."""
    firms = int(quantities["simulated"][group].max())
    apart = int(quantities["neighbours"][group].max())
    here = _lanes(lane, group).reshape(-1, LANES)
    firm = np.zeros((firms, FIRM_FIELDS, LANES), dtype=np.float32)
    place = np.arange(firms)[:, None]
    present = place < here[Lane.FIRMS]
    left = np.minimum(place, here[Lane.NEIGHBOURS])
    right = np.clip(np.minimum(here[Lane.FIRMS] - 1 - place, here[Lane.NEIGHBOURS]), 0, None)
    ties = np.where(present, left + right, 0)
    by_draw = {
        name: _spread(quantities[name], group)
        for name in (
            "place.disposition_spread", "external_share", "ownership.turnover",
            "ownership.tenure_local", "ownership.tenure_outside", "learning.relationships_felt",
        )
    }  # fmt: skip
    outside = _firm_draws(group, firms, Purpose.OWNERSHIP, ensemble) < by_draw["external_share"]
    tenure = np.where(
        outside, by_draw["ownership.tenure_outside"], by_draw["ownership.tenure_local"]
    )
    felt = 1 + by_draw["learning.relationships_felt"] * (ties - 1)
    start = ndtri(_firm_draws(group, firms, Purpose.STARTING_DISPOSITION, ensemble))
    firm[:, FirmField.DISPOSITION] = start * by_draw["place.disposition_spread"]
    firm[:, FirmField.TRADE_BELIEF] = 0.5
    firm[:, FirmField.TIES] = ties
    firm[:, FirmField.LESSON_WEIGHT] = np.where(ties > 0, felt / np.maximum(ties, 1), 0)
    firm[:, FirmField.OUTSIDE] = outside
    firm[:, FirmField.TURNOVER] = by_draw["ownership.turnover"] / np.maximum(tenure, 1)
    number_of_ties = sum(max(firms - step, 0) for step in range(1, apart + 1))
    tie = np.zeros((number_of_ties, TIE_FIELDS, LANES), dtype=np.float32)
    tie[:, TieField.FRESH] = 1
    return Page(group, firms, apart, firm.ravel(), tie.ravel())


def _spread(values: Draws, group: NDArray[np.int64]) -> Draws:
    page = np.zeros(LANES)
    page[: len(group)] = values[group]
    return page


def _firm_draws(
    group: NDArray[np.int64], firms: int, purpose: Purpose, ensemble: Ensemble
) -> Draws:
    """One uniform number for each firm and draw, before any quarter."""
    k0, k1 = key_of(ensemble.seed)
    draw = np.zeros((firms, LANES), dtype=np.uint64)
    draw[:, : len(group)] = group
    number = np.broadcast_to(np.arange(firms, dtype=np.uint64)[:, None], draw.shape)
    zero = np.zeros_like(draw)
    words = philox(draw, zero, number, zero + np.uint64(purpose), k0, k1)  # type: ignore[arg-type]
    return np.asarray((words[0].astype(np.float64) + 0.5) / 2.0**32)


def _moved_to_ratings(page: Page, quantities: Quantities) -> Page:
    """Move the means of disposition and log-odds of belief to the rated ones."""
    firm = page.firm.reshape(-1, FIRM_FIELDS, LANES)
    simulated = _spread(quantities["simulated"], page.draws)
    present = np.arange(len(firm))[:, None] < simulated
    count = np.maximum(simulated, 1)

    def shift_to(values: Floats, target: Draws) -> NDArray[np.float64]:
        mean = np.where(present, values, 0).sum(axis=0) / count
        return np.asarray(values + (target - mean))

    disposition = shift_to(
        firm[:, FirmField.DISPOSITION], _spread(quantities["starting_disposition"], page.draws)
    )
    believed = logit(np.clip(firm[:, FirmField.TRADE_BELIEF].astype(np.float64), 0.01, 0.99))
    belief = expit(shift_to(believed, _spread(quantities["starting_trust"], page.draws)))
    neutral = {
        name: _spread(quantities[name], page.draws)
        for name in ("trust.neutral", "trust.spill_over")
    }
    firm[:, FirmField.DISPOSITION] = np.clip(disposition, -FARTHEST, FARTHEST)
    firm[:, FirmField.TRADE_BELIEF] = belief
    firm[:, FirmField.PROJECT_BELIEF] = lanes.project_belief(belief, neutral)
    return page


def _play(
    page: Page,
    lane: Floats,
    runs: NDArray[np.int64],
    first: int,
    last: int,
    ensemble: Ensemble,
    asked: int,
) -> dict[str, Floats]:
    """Play quarters ``first`` to ``last`` of a page in place; gives the recorded shares."""
    numbers = np.full(LANES, 2**31, dtype=np.uint64)
    numbers[: len(runs)] = runs
    rows = max(last + 1, 0)
    recorded = [np.zeros(rows * LANES, dtype=np.float32) for _ in range(3)]
    quarters(
        first, last, numbers, np.array(key_of(ensemble.seed), dtype=np.uint64),
        np.arange(page.firms, dtype=np.uint64), page.firms, page.neighbours, asked, lane,
        page.firm, page.tie, *recorded,
    )  # fmt: skip
    names = ("cooperation", "participation", "active")
    return {name: array.reshape(rows, LANES) for name, array in zip(names, recorded, strict=True)}


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
