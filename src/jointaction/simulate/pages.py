"""How are the histories of a place laid out on pages, begun, and played?

A page holds 64 draws of a place side by side (``layout``): which draws, and the state of their
firms and ties. Draws are put on pages by number of neighbours and number of firms, so that a page
holds places of about one size; the first 256 draws have pages of their own, for trials that make
do with them. The order never touches a result.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtri

from jointaction.draws import key_of, philox
from jointaction.simulate import lanes
from jointaction.simulate.layout import (
    FIRM_FIELDS,
    LANES,
    SERIES,
    TIE_FIELDS,
    FirmField,
    Lane,
    Purpose,
    Series,
    TieField,
)
from jointaction.simulate.mapping import Quantities
from jointaction.simulate.rules.learning import FARTHEST
from jointaction.simulate.rules.size import MOST
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.sampling import Draws
from jointaction.simulate.step import quarters

TRANCHE = 256
# What an initiative leaves behind when another begins in the same place.
CARRIED_ON = (
    Lane.SLUMP, Lane.DIVERTED, Lane.FACILITATION, Lane.CREDIBILITY, Lane.RED_TAPE, Lane.SERVICE,
    Lane.MEANS, Lane.OUTSIDERS, Lane.EFFICIENCY, Lane.QUALITY, Lane.FLEXIBILITY,
    Lane.RESPONSIVENESS, Lane.LEAN, Lane.TECHNOLOGY_OPEN, Lane.MAKE_OR_BUY_OPEN,
    Lane.SELF_IMAGE_OPEN, Lane.LOCK_IN,
)  # fmt: skip
_UNBOUNDED = (Lane.LOCK_IN, Lane.MEANS)
_NEVER_ZERO = (Lane.CRISIS_HALF_LIFE, Lane.TALK_HALF_LIFE, Lane.TERM, Lane.CLUSTER_SHARE)

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Page:
    """Sixty-four draws of a place at quarter 0: which draws, and the state of firms and ties.

    ``lane`` is the state of the places at the end of what was played, of which the fields
    ``carried`` go on. ``stream`` is added to the numbers of the runs, so that a second stretch of
    years draws other numbers than the first.
    """

    draws: NDArray[np.int64]
    firms: int
    neighbours: int
    firm: Floats
    tie: Floats
    lane: Floats
    carried: tuple[Lane, ...] = (Lane.LOCK_IN,)
    stream: int = 0


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
    page[list(_NEVER_ZERO), len(group) :] = 1
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
    firm[:, FirmField.LESSON_WEIGHT] = np.where(ties > 0, felt / np.maximum(ties, 1), 0)
    set_firms(firm, group, quantities, ensemble)
    firm[:, FirmField.ALIVE] = present & ~_empty(firms, group, quantities, ensemble)
    number_of_ties = sum(max(firms - step, 0) for step in range(1, apart + 1))
    tie = np.zeros((number_of_ties, TIE_FIELDS, LANES), dtype=np.float32)
    tie[:, TieField.KIND] = -1
    return Page(group, firms, apart, firm.ravel(), tie.ravel(), here.ravel())


def set_firms(
    firm: Floats, group: NDArray[np.int64], quantities: Quantities, ensemble: Ensemble
) -> None:
    """Set in ``firm[firm, field, 64]`` what a firm is and has at quarter 0, by its own draws.

    Owners, size, voice, capability, secrets and cash. A firm keeps its draw, so that an
    instrument which lowers the share of outside owners frees some of the same firms and changes
    no other.
    """
    firms = len(firm)

    def drawn(purpose: Purpose) -> Draws:
        return _firm_draws(group, firms, purpose, ensemble)

    def of(name: str) -> Draws:
        return _spread(quantities[name], group)

    outside = drawn(Purpose.OWNERSHIP) < of("external_share")
    tenure = np.where(outside, of("ownership.tenure_outside"), of("ownership.tenure_local"))
    firm[:, FirmField.OUTSIDE] = outside
    firm[:, FirmField.TURNOVER] = of("ownership.turnover") / np.maximum(tenure, 1)
    set_sizes(firm, group, quantities, ensemble)
    firm[:, FirmField.FELT] = drawn(Purpose.FELT) < of("felt_share")
    closed = drawn(Purpose.CLOSED_MIND) < of("exchange.not_invented_here")
    firm[:, FirmField.CLOSED_MIND] = closed
    able = of("skill") + of("capability.spread") * ndtri(drawn(Purpose.CAPABILITY))
    firm[:, FirmField.CAPABILITY] = np.clip(able, 0, 1)
    firm[:, FirmField.SECRETS] = 1
    firm[:, FirmField.CASH] = of("entry_and_exit.start_cash")


def set_sizes(
    firm: Floats, group: NDArray[np.int64], quantities: Quantities, ensemble: Ensemble
) -> None:
    """Set which firms are small and how much the others look at each; the lead firm most."""
    sizes = _firm_draws(group, len(firm), Purpose.SIZE, ensemble)

    def of(name: str) -> Draws:
        return _spread(quantities[name], group)

    small = sizes < of("share_small")
    large = sizes >= of("share_small") + of("share_medium")
    voice = np.where(large, of("size.large_voice"), of("size.medium_voice"))
    firm[:, FirmField.SMALL] = small
    firm[:, FirmField.VOICE] = _with_lead(np.where(small, 1.0, voice), sizes, quantities, group)


def _with_lead(
    voice: Draws, sizes: Draws, quantities: Quantities, group: NDArray[np.int64]
) -> Draws:
    """Voices with that of the lead firm: the largest of those asked, where anybody is asked."""
    if "intended" not in quantities:
        return voice
    intended = _spread(quantities["intended"], group)
    asked = np.arange(len(voice))[:, None] < intended
    lead = np.argmax(np.where(asked, sizes, -1), axis=0)
    column = np.arange(LANES)
    others = np.where(asked, voice, 0).sum(axis=0) - voice[lead, column] * asked[lead, column]
    share = _spread(quantities["size.lead_weight"] * quantities["lead_share"], group)
    part = np.clip(share, 0, float(MOST))
    own = np.maximum(others * part / (1 - part), voice[lead, column])
    voice = voice.copy()
    voice[lead, column] = np.where(others > 0, own, voice[lead, column])
    return voice


def _empty(
    firms: int, group: NDArray[np.int64], quantities: Quantities, ensemble: Ensemble
) -> NDArray[np.bool_]:
    """Which places begin empty: room for newcomers, among those that nobody asks."""
    asked = _spread(quantities["asked_most"], group)
    free = np.arange(firms)[:, None] >= asked
    room = _firm_draws(group, firms, Purpose.ROOM, ensemble) < _spread(
        quantities["spin_offs.room"], group
    )
    return np.asarray(free & room)


def beginning(page: Page, lane: Floats, unshifted: Floats) -> Floats:
    """``lane`` of the page with what goes on from the years before, and the members then.

    ``unshifted`` are the lanes without what instruments shift and what is given by hand from now
    on: what goes on is moved by the difference, and members of other trades are those of before.
    """
    here, plain = lane.reshape(-1, LANES), unshifted.reshape(-1, LANES)
    before = page.lane.reshape(-1, LANES)
    for field in (Lane.OUTSIDERS, Lane.OUTSIDERS_AT_START):
        here[field] = plain[field]
    for field in page.carried:
        moved = before[field] + (here[field] - plain[field])
        here[field] = moved if field in _UNBOUNDED else np.clip(moved, 0, 1)
    firm = page.firm.reshape(-1, FIRM_FIELDS, LANES)
    alive = np.maximum((firm[:, FirmField.ALIVE] > 0).sum(axis=0), 1)
    here[Lane.MEMBERS_AT_START] = firm[:, FirmField.ASSOCIATION].sum(axis=0) / alive
    return lane


def another_begins(page: Page, lane: Floats) -> Page:
    """The page after some years with one initiative, ready for the next.

    Firms remember whether the activity paid for them; the activity itself is over.
    """
    firm = page.firm.copy().reshape(-1, FIRM_FIELDS, LANES)
    firm[:, FirmField.EARLIER] = np.maximum(firm[:, FirmField.EARLIER], firm[:, FirmField.NET] > 0)
    for field in (FirmField.MEMBER, FirmField.CONTRIBUTES, FirmField.NET, FirmField.CAME):
        firm[:, field] = 0
    return replace(
        page, firm=firm.ravel(), lane=lane.copy(), carried=CARRIED_ON, stream=page.stream + 2**30
    )


def settled_on(page: Page, cooperative: Draws) -> Page:
    """Every tie with both last moves alike: co-operative on a share of them (one a draw)."""
    tie = page.tie.copy().reshape(-1, TIE_FIELDS, LANES)
    share = _spread(cooperative, page.draws)
    place = (np.arange(len(tie))[:, None] + 0.5) / max(len(tie), 1)
    move = np.floor((place * len(tie) + 1) * share) > np.floor(place * len(tie) * share)
    for field in (TieField.MOVE_ONE, TieField.MOVE_OTHER, TieField.OPENED_ONE):
        tie[:, field] = move
    tie[:, TieField.OPENED_OTHER] = move
    tie[:, TieField.KIND] = np.maximum(tie[:, TieField.KIND], 0)
    return replace(page, tie=tie.ravel())


def unrated(page: Page, quantities: Quantities) -> Page:
    """Beliefs in joint projects from what firms came to believe of trade, and nothing rated."""
    firm = page.firm.reshape(-1, FIRM_FIELDS, LANES)
    neutral = {
        name: _spread(quantities[name], page.draws)
        for name in ("trust.neutral", "trust.spill_over")
    }
    belief = firm[:, FirmField.TRADE_BELIEF].astype(np.float64)
    firm[:, FirmField.PROJECT_BELIEF] = lanes.project_belief(belief, neutral)
    return page


def moved_to_ratings(page: Page, quantities: Quantities) -> Page:
    """Move the means of disposition and log-odds of belief to the rated ones."""
    firm = page.firm.reshape(-1, FIRM_FIELDS, LANES)
    present = firm[:, FirmField.ALIVE] > 0
    count = np.maximum(present.sum(axis=0), 1)

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
    """Play quarters ``first`` to ``last`` of a page in place; gives each series, (quarter, 64)."""
    numbers = np.full(LANES, 2**31, dtype=np.uint64)
    numbers[: len(runs)] = runs + page.stream
    rows = max(last + 1, 0)
    record = np.zeros(rows * SERIES * LANES, dtype=np.float32)
    quarters(
        first, last, numbers, np.array(key_of(ensemble.seed), dtype=np.uint64),
        np.arange(page.firms, dtype=np.uint64), page.firms, page.neighbours, asked, lane,
        page.firm, page.tie, record,
    )  # fmt: skip
    series = record.reshape(rows, SERIES, LANES)
    return {one.name.lower(): series[:, one] for one in Series}


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
