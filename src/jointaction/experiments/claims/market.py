"""What do rivals do to one another in trade, when some of them always behave alike?

A market of rivals alone, for the claims about pioneers and opportunists: a ring of firms, each
with ties to its nearest neighbours, played with the same rules as the simulation (``opening``,
``continuing``, ``learning``, ``tie_game``) and nothing else: no buyers, crisis, rules, talk, exit
or activity. The simulation itself cannot be told that a firm always opens with co-operation.

Axes: ``[world, firm]`` for firms, ``[world, firm, step]`` for the tie of a firm with the one so
many steps on. Shares and money as in the simulation.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit, ndtri

from jointaction.draws import shares_of
from jointaction.simulate.lanes import remembered_rows
from jointaction.simulate.rules import continuing, learning, opening, tie_game

FIRMS, STEPS = 20, 2  # four ties a firm; with forty firms the claims come out alike
FARTHEST = float(learning.FARTHEST)

Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
NOBODY: Flags = np.zeros(FIRMS, dtype=np.bool_)


class MarketPurpose(IntEnum):
    """The fixed purpose numbers of the market's draws."""

    START = 9111
    ENDING = 9112
    ONE = 9113
    OTHER = 9114


@dataclass
class Market:
    """The firms of every world in mid-trade; ``quarter`` counts all quarters played.

    ``earned`` is what each firm's ties paid it since it was last set to zero.
    """

    seed: int
    disposition: Numbers
    moves: tuple[Numbers, Numbers]
    opened: tuple[Numbers, Numbers]
    paid: tuple[Numbers, Numbers]
    fresh: Flags
    earned: Numbers
    quarter: int = 0
    cooperation: list[Numbers] = field(default_factory=list)
    of_firms: list[Numbers] = field(default_factory=list)

    @property
    def worlds(self) -> int:
        """The number of worlds."""
        return len(self.disposition)


def new_market(worlds: int, seed: int, spread: Numbers) -> Market:
    """A market in which nobody has met anybody; ``spread`` is that of dispositions, a world."""
    drawn = shares_of(seed, MarketPurpose.START, worlds * FIRMS).reshape(worlds, FIRMS)
    ties = (worlds, FIRMS, STEPS)
    zeros = [(np.zeros(ties), np.zeros(ties)) for _ in range(3)]
    return Market(
        seed=seed,
        disposition=np.asarray(ndtri(drawn)) * spread[:, None],
        moves=zeros[0],
        opened=zeros[1],
        paid=zeros[2],
        fresh=np.ones(ties, dtype=np.bool_),
        earned=np.zeros((worlds, FIRMS)),
    )


def traded(
    market: Market,
    quarters: int,
    parameters: Mapping[str, Numbers],
    always_open: Flags = NOBODY,
    always_undercut: Flags = NOBODY,
    all_cooperate: bool = False,
) -> Market:
    """Play so many more quarters in place; gives the market back, ``cooperation`` a quarter added.

    ``always_open`` are firms that open every relationship with co-operation, ``always_undercut``
    firms that never co-operate; with ``all_cooperate`` everybody else always does.
    """
    terms = _terms(parameters)
    for _ in range(quarters):
        _quarter(market, terms, always_open, always_undercut, all_cooperate)
        market.quarter += 1
    return market


def _terms(q: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """What the rules take, with axes for firms and ties."""
    ties = 2 * STEPS
    rows = {
        name: logit(np.clip(row, 1e-6, 1 - 1e-6)) for name, row in remembered_rows(dict(q)).items()
    }
    temptation = np.maximum(q["tie_game.temptation"], 0.05)
    loss = np.maximum(q["tie_game.loss"], 0.05)
    stakes = tie_game.advantage_of_cooperation(q["tie_game.continuation"], temptation, loss)
    named = rows | {
        "base": q["opening.intercept"] + q["opening.slope"] * stakes,
        "pull": q["continuing.pull"],
        "goes_on": q["tie_game.continuation"],
        "temptation": temptation,
        "loss": loss,
        "rate": q["learning.rate"] * (1 + q["learning.relationships_felt"] * (ties - 1)) / ties,
        "kept": 1 - q["learning.forgetting"],
    }
    return {name: values[:, None, None] for name, values in named.items()}


def _quarter(
    m: Market, t: Mapping[str, Numbers], always_open: Flags, never: Flags, all_cooperate: bool
) -> None:
    ended = ~m.fresh & (_drawn(m, MarketPurpose.ENDING) > t["goes_on"])
    lessons = [
        np.where(ended, learning.lesson(opened, paid), 0.0)
        for opened, paid in zip(m.opened, m.paid, strict=True)
    ]
    new = m.fresh | ended
    ends = (m.disposition[:, :, None], _of_partners(m.disposition))
    first = tuple(
        _moves(m, t, new, end, e)
        for end, e in zip((MarketPurpose.ONE, MarketPurpose.OTHER), ends, strict=True)
    )
    moved = []
    for own, opens, undercuts in zip(
        first, _both_ends(always_open), _both_ends(never), strict=True
    ):
        chosen = np.where(all_cooperate | (new & opens), 1.0, own)
        moved.append(np.where(undercuts, 0.0, chosen))
    one, other = moved
    gains = (
        tie_game.payoff(one, other, t["temptation"], t["loss"]),
        tie_game.payoff(other, one, t["temptation"], t["loss"]),
    )
    m.paid = (
        gains[0] + np.where(new, 0.0, m.paid[0]),
        gains[1] + np.where(new, 0.0, m.paid[1]),
    )
    m.opened = (np.where(new, one, m.opened[0]), np.where(new, other, m.opened[1]))
    m.moves, m.fresh = (one, other), np.zeros_like(m.fresh)
    m.earned += _at_firms(*gains)
    m.of_firms.append(_at_firms(one, other) / (2 * STEPS))
    m.cooperation.append(m.of_firms[-1].mean(axis=1))
    learned = m.disposition + t["rate"][:, :, 0] * _at_firms(*lessons)
    m.disposition = np.clip(learned, -FARTHEST, FARTHEST) * t["kept"][:, :, 0]


def _moves(
    m: Market, t: Mapping[str, Numbers], new: Flags, purpose: MarketPurpose, e: Numbers
) -> Numbers:
    """What the firms at one end of every tie choose."""
    own, other = m.moves if purpose is MarketPurpose.ONE else m.moves[::-1]
    row = np.where(
        own > 0.5,
        np.where(other > 0.5, t["cc"], t["cd"]),
        np.where(other > 0.5, t["dc"], t["dd"]),
    )
    again = continuing.log_odds(row, t["pull"], e)
    fresh = opening.log_odds(t["base"], 0.0, 0.0, e)
    chance = expit(np.where(new, fresh, again))
    return np.asarray(_drawn(m, purpose) < chance, dtype=np.float64)


def _drawn(m: Market, purpose: MarketPurpose) -> Numbers:
    count = m.worlds * FIRMS * STEPS
    return shares_of(m.seed, purpose, count, m.quarter).reshape(m.worlds, FIRMS, STEPS)


def _of_partners(of_firms: Numbers) -> Numbers:
    """For each tie what holds of the firm so many steps on; ``of_firms`` ends with firms."""
    return np.stack([np.roll(of_firms, -step, axis=-1) for step in range(1, STEPS + 1)], axis=-1)


def _both_ends(flags: Flags) -> tuple[Flags, Flags]:
    partners = np.stack([np.roll(flags, -step) for step in range(1, STEPS + 1)], axis=-1)
    return flags[:, None], partners


def _at_firms(one: Numbers, other: Numbers) -> Numbers:
    """Sums over the ties of every firm, whichever end it is."""
    back = [np.roll(other[:, :, step - 1], step, axis=1) for step in range(1, STEPS + 1)]
    return np.asarray(one.sum(axis=2) + np.sum(back, axis=0))
