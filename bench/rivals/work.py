"""What is the work that all rivals do?

Steps 3 and 4 of a quarter, as the model plays them: ``FIRMS`` firms in a row, each with ties to the
``NEIGHBOURS`` next on either side. Each quarter every tie ends with a chance and is begun anew by
the same two; a new tie opens by a logistic of the game and of the firm's disposition, an old one
goes on by what both did last, pulled by the disposition; then both are paid. Dispositions stay as
they were drawn. What is compared is the share of co-operative moves, quarter by quarter.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FIRMS, NEIGHBOURS, QUARTERS = 200, 4, 40
CONTINUATION, TEMPTATION, LOSS = 0.75, 1.0, 1.0
INTERCEPT, SLOPE, PULL = -0.4, 3.2, 0.2
AFTER = {"cc": 0.963, "cd": 0.343, "dc": 0.361, "dd": 0.059}  # defaults of the catalogue
SPREAD = 0.5  # of dispositions, in log-odds
TIES = sum(FIRMS - apart for apart in range(1, NEIGHBOURS + 1))
MOST_Z = 4.0

Shares = NDArray[np.float64]  # (run, quarter): share of co-operative moves


def log_odds(share: float) -> float:
    """The log-odds of a share."""
    return float(np.log(share / (1 - share)))


RISK = (TEMPTATION + LOSS) / (1 + TEMPTATION + LOSS)
OPENING = INTERCEPT + SLOPE * (CONTINUATION - RISK)  # how far the future outweighs the risk
ROWS = {name: log_odds(share) for name, share in AFTER.items()}
ONE = np.concatenate([np.arange(FIRMS - apart) for apart in range(1, NEIGHBOURS + 1)])
OTHER = np.concatenate([np.arange(FIRMS - apart) + apart for apart in range(1, NEIGHBOURS + 1)])


@dataclass(frozen=True)
class Rival:
    """One way to do the work: ``play(runs, seed)`` gives the shares of so many runs.

    ``runs`` are those that are timed, ``checked`` those on which the trajectory is compared.
    """

    name: str
    play: Callable[[int, int], Shares]
    runs: int
    checked: int
    note: str = ""


@dataclass(frozen=True)
class Agreement:
    """How far two ways of doing the work differ: the largest |z| over the quarters."""

    largest_z: float
    runs: int

    @property
    def holds(self) -> bool:
        """Whether they do the same work, as far as so many runs can tell."""
        return self.largest_z < MOST_Z


def agreement(mine: Shares, reference: Shares) -> Agreement:
    """Whether the mean trajectories of two ways agree in every quarter."""
    difference = mine.mean(axis=0) - reference.mean(axis=0)
    error = np.sqrt(mine.var(axis=0) / len(mine) + reference.var(axis=0) / len(reference))
    return Agreement(float(np.max(np.abs(difference) / np.maximum(error, 1e-12))), len(mine))


def tie_quarters(runs: int) -> float:
    """How many times a tie is played in so many runs."""
    return float(TIES) * QUARTERS * runs
