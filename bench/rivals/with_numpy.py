"""The work in NumPy, single precision: ``block`` runs at a time."""

import numpy as np

from rivals import work
from rivals.work import Shares

F = np.float32


def played(runs: int, seed: int, block: int) -> Shares:
    """The shares of ``runs`` runs; arrays are (tie, run)."""
    chance = np.random.Generator(np.random.SFC64(seed))
    shares = np.empty((runs, work.QUARTERS))
    cc, cd, dc, dd = (F(work.ROWS[name]) for name in ("cc", "cd", "dc", "dd"))
    opening, pull, chance_on = F(work.OPENING), F(work.PULL), F(work.CONTINUATION)
    for first in range(0, runs, block):
        count = min(block, runs - first)
        shape = (work.TIES, count)
        disposition = chance.standard_normal((work.FIRMS, count), dtype=F) * F(work.SPREAD)
        one, other = disposition[work.ONE], disposition[work.OTHER]
        open_one, open_other = opening + one, opening + other
        pull_one, pull_other = pull * one, pull * other
        was_one = np.zeros(shape, dtype=bool)
        was_other = np.zeros(shape, dtype=bool)
        paid_one = np.zeros(shape, dtype=F)
        paid_other = np.zeros(shape, dtype=F)
        for quarter in range(work.QUARTERS):
            new = chance.random(shape, dtype=F) > chance_on
            if quarter == 0:
                new[:] = True
            after_one = np.where(was_one, np.where(was_other, cc, cd), np.where(was_other, dc, dd))
            after_other = np.where(was_other, np.where(was_one, cc, cd), np.where(was_one, dc, dd))
            odds_one = np.where(new, open_one, after_one + pull_one)
            odds_other = np.where(new, open_other, after_other + pull_other)
            move_one = chance.random(shape, dtype=F) * (1 + np.exp(-odds_one)) < 1
            move_other = chance.random(shape, dtype=F) * (1 + np.exp(-odds_other)) < 1
            paid_one = np.where(new, F(0), paid_one) + _payoff(move_one, move_other)
            paid_other = np.where(new, F(0), paid_other) + _payoff(move_other, move_one)
            was_one, was_other = move_one, move_other
            shares[first : first + count, quarter] = (
                move_one.mean(axis=0) + move_other.mean(axis=0)
            ) / 2
    return shares


def _payoff(own: np.ndarray, other: np.ndarray) -> np.ndarray:
    return other * (1 + F(work.TEMPTATION) * ~own) - F(work.LOSS) * (own & ~other)


def blocked(runs: int, seed: int) -> Shares:
    """Sixteen runs at a time, which is the fastest here."""
    return played(runs, seed, 16)


def one_run(runs: int, seed: int) -> Shares:
    """One run at a time."""
    return played(runs, seed, 1)
