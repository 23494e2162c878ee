"""The work in Mesa: a tie is an agent that knows its two firms."""

import math

import mesa
import numpy as np

from rivals import work
from rivals.work import Shares


class Firm(mesa.Agent):
    """A firm with its disposition."""

    def __init__(self, model: "Place") -> None:
        super().__init__(model)
        self.disposition = model.random.gauss(0, work.SPREAD)


class Tie(mesa.Agent):
    """A relationship of two firms."""

    def __init__(self, model: "Place", one: Firm, other: Firm) -> None:
        super().__init__(model)
        self.one, self.other = one, other
        self.fresh = True
        self.was_one = self.was_other = 0
        self.paid_one = self.paid_other = 0.0

    def step(self) -> None:
        """Play one quarter."""
        chance = self.model.random.random
        new = self.fresh or chance() > work.CONTINUATION
        if new:
            self.paid_one = self.paid_other = 0.0
            odds_one = work.OPENING + self.one.disposition
            odds_other = work.OPENING + self.other.disposition
        else:
            mine, theirs = "dc"[self.was_one], "dc"[self.was_other]
            odds_one = work.ROWS[mine + theirs] + work.PULL * self.one.disposition
            odds_other = work.ROWS[theirs + mine] + work.PULL * self.other.disposition
        one = int(chance() < 1 / (1 + math.exp(-odds_one)))
        other = int(chance() < 1 / (1 + math.exp(-odds_other)))
        self.paid_one += payoff(one, other)
        self.paid_other += payoff(other, one)
        self.was_one, self.was_other, self.fresh = one, other, False
        self.model.moves += one + other


class Place(mesa.Model):
    """The firms and ties of one run."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed=seed)
        firms = [Firm(self) for _ in range(work.FIRMS)]
        for one, other in zip(work.ONE, work.OTHER, strict=True):
            Tie(self, firms[one], firms[other])
        self.ties = self.agents_by_type[Tie]
        self.moves = 0

    def step(self) -> None:
        """Play one quarter of all ties."""
        self.moves = 0
        self.ties.do("step")


def payoff(own: int, other: int) -> float:
    """What one side gets."""
    return other * (1 + work.TEMPTATION * (1 - own)) - work.LOSS * own * (1 - other)


def play(runs: int, seed: int) -> Shares:
    """The shares of ``runs`` runs, one after the other."""
    shares = np.empty((runs, work.QUARTERS))
    for run in range(runs):
        place = Place(seed + run)
        for quarter in range(work.QUARTERS):
            place.step()
            shares[run, quarter] = place.moves / (2 * work.TIES)
    return shares
