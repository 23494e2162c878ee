"""How are the histories of a place laid out on pages, begun, and played?

A page holds 64 draws of a place side by side (``layout``): which draws, and the state of their
firms and ties. Draws are put on pages by number of neighbours and number of firms, so that a page
holds places of about one size; the first 256 draws have pages of their own, for trials that make
do with them. The order never touches a result.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtri

from jointaction.draws import key_of, philox
from jointaction.simulate import lanes
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    TIE_FIELDS,
    FirmField,
    Lane,
    Purpose,
    TieField,
)
from jointaction.simulate.mapping import Quantities
from jointaction.simulate.rules.learning import FARTHEST
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.sampling import Draws
from jointaction.simulate.step import quarters

TRANCHE = 256

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Page:
    """Sixty-four draws of a place at quarter 0: which draws, and the state of firms and ties."""

    draws: NDArray[np.int64]
    firms: int
    neighbours: int
    firm: Floats
    tie: Floats


def grouped(draws: int, facts: Quantities) -> list[NDArray[np.int64]]:
    """Draws on pages: the first tranche apart, and in each part places of one size together."""
    everybody = np.arange(draws)
    pages = []
    for part in (everybody[:TRANCHE], everybody[TRANCHE:]):
        firms, neighbours = facts["simulated"][part], facts["neighbours"][part]
        by = (firms, neighbours) if len(part) > TRANCHE else (neighbours, firms)
        mine = part[np.lexsort(by)]
        pages += [mine[at : at + LANES] for at in range(0, len(mine), LANES)]
    return pages


def lanes_of(lane: Floats, group: NDArray[np.int64]) -> Floats:
    """The lanes of some draws on a page of their own; unused lanes are places without firms."""
    page = np.zeros((lane.shape[0], LANES), dtype=np.float32)
    page[:, : len(group)] = lane[:, group]
    page[[Lane.CRISIS_HALF_LIFE, Lane.TALK_HALF_LIFE], len(group) :] = 1
    return page.ravel()


def fresh(
    group: NDArray[np.int64], lane: Floats, quantities: Quantities, ensemble: Ensemble
) -> Page:
    """Firms and ties at the beginning of the past."""
    firms = int(quantities["simulated"][group].max())
    apart = int(quantities["neighbours"][group].max())
    here = lanes_of(lane, group).reshape(-1, LANES)
    firm = np.zeros((firms, FIRM_FIELDS, LANES), dtype=np.float32)
    place = np.arange(firms)[:, None]
    present = place < here[Lane.FIRMS]
    left = np.minimum(place, here[Lane.NEIGHBOURS])
    right = np.clip(np.minimum(here[Lane.FIRMS] - 1 - place, here[Lane.NEIGHBOURS]), 0, None)
    ties = np.where(present, left + right, 0)
    felt = 1 + _spread(quantities["learning.relationships_felt"], group) * (ties - 1)
    start = ndtri(_firm_draws(group, firms, Purpose.STARTING_DISPOSITION, ensemble))
    firm[:, FirmField.DISPOSITION] = start * _spread(quantities["place.disposition_spread"], group)
    firm[:, FirmField.TRADE_BELIEF] = 0.5
    firm[:, FirmField.TIES] = ties
    firm[:, FirmField.LESSON_WEIGHT] = np.where(ties > 0, felt / np.maximum(ties, 1), 0)
    set_owners(firm, group, quantities, ensemble)
    number_of_ties = sum(max(firms - step, 0) for step in range(1, apart + 1))
    tie = np.zeros((number_of_ties, TIE_FIELDS, LANES), dtype=np.float32)
    tie[:, TieField.FRESH] = 1
    return Page(group, firms, apart, firm.ravel(), tie.ravel())


def set_owners(
    firm: Floats, group: NDArray[np.int64], quantities: Quantities, ensemble: Ensemble
) -> None:
    """Say in ``firm[firm, field, 64]`` which firms are owned from outside, and what follows.

    A firm keeps its draw, so that an instrument which lowers the share of outside owners frees
    some of the same firms and changes no other.
    """
    by_draw = {
        name: _spread(quantities[name], group)
        for name in (
            "external_share",
            "ownership.turnover",
            "ownership.tenure_local",
            "ownership.tenure_outside",
        )
    }
    drawn = _firm_draws(group, len(firm), Purpose.OWNERSHIP, ensemble)
    outside = drawn < by_draw["external_share"]
    local, sent = by_draw["ownership.tenure_local"], by_draw["ownership.tenure_outside"]
    firm[:, FirmField.OUTSIDE] = outside
    firm[:, FirmField.TURNOVER] = by_draw["ownership.turnover"] / np.maximum(
        np.where(outside, sent, local), 1
    )


def moved_to_ratings(page: Page, quantities: Quantities) -> Page:
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


def play(
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
