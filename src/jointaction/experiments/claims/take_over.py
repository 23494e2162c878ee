"""What becomes of a running initiative when one of its firms is sold to an owner from outside?

``years_with_take_over`` plays the years of a place and, before a given quarter, sells one of the
firms that take part: the one at which the others look most, or the one at which they look least.
All that the model does in a take-over happens to that firm (catalogue, ``ownership``); in every
other respect the histories are the same, draw for draw.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from jointaction.experiments.claims.claim import Numbers
from jointaction.experiments.claims.worlds import NOTHING, Given
from jointaction.simulate import lanes, pages
from jointaction.simulate.layout import FIRM_FIELDS, LANES, FirmField, Lane
from jointaction.simulate.mapping import HORIZON_QUARTERS
from jointaction.simulate.place import Place
from jointaction.simulate.rules import ownership
from jointaction.simulate.stretches import started

Floats = NDArray[np.float32]
_MEANS_OF = (FirmField.DISPOSITION, FirmField.TRADE_BELIEF, FirmField.PROJECT_BELIEF)


@dataclass(frozen=True)
class Years:
    """Share of the intended firms at work (quarter, run); ``sold`` (run) where a firm was sold."""

    participation: Numbers
    sold: NDArray[np.bool_]


def years_with_take_over(
    place: Place, quarter: int, central: bool | None, given: Given = NOTHING
) -> Years:
    """The years of a place with its initiative; before ``quarter`` a firm at work is sold.

    ``central`` True sells the firm with the loudest voice of all that are asked, if it is at work;
    False the firm at work with the lowest voice, None nobody.
    """
    quantities = place.quantities(place.dossier.initiatives[0], (), given)
    lane = lanes.lanes_of_initiative(quantities)
    again = place.ensemble.runs_per_draw
    participation = np.zeros((HORIZON_QUARTERS + 1, place.ensemble.runs))
    sold = np.zeros(place.ensemble.runs, dtype=np.bool_)
    for page, number in product(place.pages, range(again)):
        start, here = started(place, page, lane, quantities)
        runs, used = page.draws * again + number, len(page.draws)
        asked = int(quantities["intended"][page.draws].max())
        before = pages.play(start, here, runs, 0, quarter - 1, place.ensemble, asked)
        if central is not None:
            sold[runs] = taken_over(start.firm, here, central)[:used]
        after = pages.play(start, here, runs, quarter, HORIZON_QUARTERS, place.ensemble, asked)
        participation[:quarter, runs] = before["participation"][:, :used]
        participation[quarter:, runs] = after["participation"][quarter:, :used]
    return Years(participation, sold)


def taken_over(firm: Floats, lane: Floats, central: bool) -> NDArray[np.bool_]:
    """Sell one firm in every history of a page, in place; says in which one was sold."""
    firms, state = firm.reshape(-1, FIRM_FIELDS, LANES), lane.reshape(-1, LANES)
    voice = firms[:, FirmField.VOICE]
    asked = np.arange(len(firms))[:, None] < state[Lane.INTENDED]
    asked &= firms[:, FirmField.ALIVE] > 0
    at_work = asked & (firms[:, FirmField.CONTRIBUTES] > 0)
    if central:
        which = np.where(asked, voice, -1).argmax(axis=0)
    else:
        which = np.where(at_work, voice, np.inf).argmin(axis=0)
    column = np.arange(LANES)
    runs = (state[Lane.ACTIVE] > 0) & at_work[which, column]
    where, what = which[runs], column[runs]
    fresh = state[Lane.FRESH_START, what]
    for field in _MEANS_OF:
        mean = _mean(firms[:, field], firms[:, FirmField.ALIVE])[what]
        own = firms[where, field, what]
        firms[where, field, what] = ownership.begun_anew(own, mean, 1.0, fresh)
    firms[where, FirmField.OUTSIDE, what] = 1
    firms[where, FirmField.TURNOVER, what] = state[Lane.TURNOVER_OUTSIDE, what]
    firms[where, FirmField.MEMBER, what] = 0
    firms[where, FirmField.ASSOCIATION, what] = 0
    return np.asarray(runs)


def _mean(values: Floats, alive: Floats) -> Numbers:
    """The mean over the firms alive, of every history."""
    return np.asarray((values * alive).sum(axis=0) / np.maximum(alive.sum(axis=0), 1))
