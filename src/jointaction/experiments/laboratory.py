"""Does the model's tie play come out as people played in the laboratory?

Plays sessions of the repeated prisoner's dilemma with random ending and random rematching, with
the same rules as the simulation (``opening``, ``continuing``, ``learning``, ``tie_game``) and the
catalogue's default parameters. Takes cells (a game, an error of execution, a number of
relationships and what was measured) and gives first-round and all-round co-operation (shares)
beside the measured ones, with the root mean squared error over cells, unweighted.

Laboratory numbers are behaviour of paid subjects, mostly students: anchors of shape and range,
never forecasts of firms. Known failure: the model has no end-game effect in games of known
length.

Assumed where the sources are silent: 16 subjects a session, rematched at random after every
relationship, all of which end together; everybody starts without disposition, as in the fit of
the learning rule; nothing is forgotten within a session; where no number of relationships is
given, 12. With errors of execution a subject meant one thing and did another: the memory holds
what was done, payoffs are paid for what was done, and co-operation counts what was meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue
from jointaction.draws import as_share, key_of, philox, shares_of
from jointaction.progress import Watcher, unwatched
from jointaction.simulate.kernel import kernel, kernel_with_arrays
from jointaction.simulate.lanes import remembered_rows
from jointaction.simulate.rules import continuing, learning, opening, tie_game
from jointaction.simulate.rules.arithmetic import HALF, ONE, ZERO, happens, one_if

SUBJECTS = 16
SESSIONS = 256
MATCHES_WHERE_UNKNOWN = 12
LIMIT = 0.10  # set before the model was written
FEWEST_SESSIONS = 8
MOST_ROUNDS = 2000  # expected, of a subject; longer play is played in fewer sessions

Subjects = NDArray[np.float32]


class LaboratoryPurpose(IntEnum):
    """The fixed purpose numbers of the laboratory's draws, apart from those of the simulation."""

    MOVES = 9001
    SLIPS = 9002
    ENDING = 9003
    REMATCHING = 9004


@dataclass(frozen=True)
class Cell:
    """A treatment cell: the game, how often it was met anew, and what people did (shares).

    ``temptation`` and ``loss`` are g and l with mutual co-operation at 1 and mutual defection at
    0; ``error`` is the chance that a move turns into its opposite. ``matches`` is None where the
    source does not tell the number of relationships, a measured share where nobody measured it.
    """

    study: str
    group: str
    continuation: float
    temptation: float
    loss: float
    error: float
    matches: int | None
    measured_first: float | None
    measured_all: float | None

    @property
    def advantage(self) -> float:
        """How far co-operation is better than it must be: Delta_RD, by delta, g and l.

        >>> round(Cell("", "", 0.75, 1.0, 1.0, 0.0, None, 0.5, 0.5).advantage, 4)
        0.0833
        """
        return self.continuation - (self.temptation + self.loss) / (1 + self.temptation + self.loss)


@dataclass(frozen=True)
class PlayedCell:
    """What the model did in a cell: shares of co-operation, and by relationship (``curve``)."""

    cell: Cell
    matches: int
    first: float
    all_rounds: float
    curve: tuple[float, ...]
    rows: tuple[float, float, float, float]

    @property
    def matches_assumed(self) -> bool:
        """Whether the number of relationships was assumed."""
        return self.cell.matches is None

    @property
    def miss_first(self) -> float | None:
        """Model minus laboratory in first rounds; None where nobody measured."""
        return None if self.cell.measured_first is None else self.first - self.cell.measured_first

    @property
    def miss_all(self) -> float | None:
        """Model minus laboratory over all rounds; None where nobody measured."""
        return None if self.cell.measured_all is None else self.all_rounds - self.cell.measured_all


@dataclass(frozen=True)
class Laboratory:
    """All cells as played, and how far the model lies off (root mean squared error).

    The error is None where nobody measured in any cell.
    """

    cells: tuple[PlayedCell, ...]
    rmse_first: float | None
    rmse_all: float | None
    limit: float = LIMIT

    @property
    def holds(self) -> bool | None:
        """Whether no error is above the limit; None where nothing was measured."""
        known = [one for one in (self.rmse_first, self.rmse_all) if one is not None]
        return all(one <= self.limit for one in known) if known else None


@dataclass(frozen=True)
class Subject:
    """How a subject of the laboratory decides; ``rows`` are chances after CC, CD, DC and DD."""

    intercept: float
    slope: float
    rate: float
    pull: float
    rows: tuple[float, float, float, float]


def subject(catalogue: Catalogue, error: float = 0.0, pull: float | None = None) -> Subject:
    """A subject with the catalogue's defaults, its memory softened by errors of execution.

    ``pull`` replaces how far disposition reaches into a running relationship (0: not at all).
    """
    default = {
        f"{mechanism.name}.{symbol}": np.array([parameter.default])
        for mechanism in catalogue.mechanisms.values()
        for symbol, parameter in mechanism.parameters.items()
    }
    default["continuing.monitoring_error"] = np.array([error])
    rows = remembered_rows(default)
    return Subject(
        intercept=float(default["opening.intercept"][0]),
        slope=float(default["opening.slope"][0]),
        rate=float(default["learning.rate"][0]),
        pull=float(default["continuing.pull"][0]) if pull is None else pull,
        rows=(
            float(rows["cc"][0]),
            float(rows["cd"][0]),
            float(rows["dc"][0]),
            float(rows["dd"][0]),
        ),
    )


def play_cells(
    cells: Sequence[Cell],
    catalogue: Catalogue,
    seed: int = 0,
    pull: float | None = None,
    sessions: int = SESSIONS,
    watcher: Watcher = unwatched,
) -> Laboratory:
    """Play every cell; ``ValueError`` for no cells at all. Equal games are played once."""
    if not cells:
        raise ValueError("at least one cell is needed")
    games: dict[Cell, PlayedCell] = {}
    played = []
    for place, cell in enumerate(cells):
        watcher("playing the laboratory's games", place / len(cells))
        game = replace(cell, study="", group="", measured_first=None, measured_all=None)
        if game not in games:
            who = subject(catalogue, cell.error, pull)
            games[game] = play_cell(game, who, seed, sessions)
        played.append(replace(games[game], cell=cell))
    return Laboratory(
        cells=tuple(played),
        rmse_first=root_mean_square([one.miss_first for one in played]),
        rmse_all=root_mean_square([one.miss_all for one in played]),
    )


def play_cell(cell: Cell, who: Subject, seed: int = 0, sessions: int = SESSIONS) -> PlayedCell:
    """Play one cell with one kind of subject, in fewer sessions where play goes on very long."""
    matches = MATCHES_WHERE_UNKNOWN if cell.matches is None else cell.matches
    sessions = min(sessions, _affordable(matches / (1 - cell.continuation)))
    game = (cell.continuation, cell.temptation, cell.loss, cell.error)
    chances = np.clip(np.array(who.rows), 1e-6, 1 - 1e-6)
    numbers = np.array(
        [*game, who.intercept, who.slope, who.rate, who.pull, *np.log(chances / (1 - chances))],
        dtype=np.float32,
    )
    counts = np.zeros((matches, 4))
    _sessions(
        np.array(key_of(seed), dtype=np.uint64), _pairs(matches, seed), sessions, numbers, counts
    )
    first_c, first, all_c, moves = counts.sum(axis=0)
    return PlayedCell(
        cell=cell,
        matches=matches,
        first=float(first_c / first),
        all_rounds=float(all_c / moves),
        curve=tuple((counts[:, 0] / counts[:, 1]).tolist()),
        rows=who.rows,
    )


def root_mean_square(misses: Sequence[float | None]) -> float | None:
    """The root of the mean squared miss, each with the same weight; None where none is known.

    >>> root_mean_square([3.0, None, -4.0, 0.0, 0.0])
    2.5
    """
    known = [miss for miss in misses if miss is not None]
    return float(np.sqrt(np.mean(np.square(known)))) if known else None


def _affordable(rounds: float) -> int:
    """How many sessions may be played where a subject expects so many rounds."""
    return max(FEWEST_SESSIONS, int(SESSIONS * min(1.0, MOST_ROUNDS / rounds)))


def _pairs(matches: int, seed: int) -> NDArray[np.int64]:
    """Who meets whom: in each relationship the subjects in a new order, neighbours paired."""
    return np.array(
        [
            np.argsort(shares_of(seed, LaboratoryPurpose.REMATCHING, SUBJECTS, item=match))
            for match in range(matches)
        ]
    )


@kernel_with_arrays
def _sessions(
    key: NDArray[np.uint64],
    orders: NDArray[np.int64],
    sessions: int,
    numbers: Subjects,
    counts: NDArray[np.float64],
) -> None:
    """All relationships of all sessions; sessions lie innermost, so that many are played at once.

    ``counts[relationship]`` takes co-operative first moves, first moves, co-operative moves and
    moves, over subjects and sessions.
    """
    disposition = np.zeros((orders.shape[1], sessions), dtype=np.float32)
    for match in range(orders.shape[0]):
        _relationship(match, key, orders[match], numbers, disposition, counts[match])


@kernel_with_arrays
def _relationship(
    match: int,
    key: NDArray[np.uint64],
    order: NDArray[np.int64],
    numbers: Subjects,
    disposition: Subjects,
    counts: NDArray[np.float64],
) -> None:
    """One relationship of every subject in every session, and what it teaches."""
    pairs, sessions = order.shape[0] // 2, disposition.shape[1]
    tie = np.zeros((pairs, 6, sessions), dtype=np.float32)
    alive = np.ones(sessions, dtype=np.float32)
    tally = np.zeros(sessions, dtype=np.float32)
    going = True
    played = 0
    while going:
        address = np.uint64(match) * np.uint64(2**16) + np.uint64(played)
        tally[:] = ZERO
        for pair in range(pairs):
            one, other = disposition[order[2 * pair]], disposition[order[2 * pair + 1]]
            _round(played == 0, pair, address, key, numbers, alive, one, other, tie[pair], tally)
        counts[2] += tally.sum()
        counts[3] += 2 * pairs * alive.sum()
        if played == 0:
            counts[0], counts[1] = counts[2], counts[3]
        going = _goes_on(address, key, numbers[0], alive)
        played += 1
    for pair in range(pairs):
        _learn(numbers[6], disposition[order[2 * pair]], tie[pair, 2], tie[pair, 4])
        _learn(numbers[6], disposition[order[2 * pair + 1]], tie[pair, 3], tie[pair, 5])


@kernel
def _round(
    opens: bool,
    pair: int,
    address: np.uint64,
    key: NDArray[np.uint64],
    numbers: Subjects,
    alive: Subjects,
    one: Subjects,
    other: Subjects,
    tie: Subjects,
    tally: Subjects,
) -> None:
    """One round of a pair; rows of ``tie``: last moves, payoffs so far, opening moves."""
    k0, k1 = key[0], key[1]
    who = np.uint64(pair)
    continuation, temptation, loss, error = numbers[0], numbers[1], numbers[2], numbers[3]
    intercept, slope, pull = numbers[4], numbers[5], numbers[7]
    cc, cd, dc, dd = numbers[8], numbers[9], numbers[10], numbers[11]
    advantage = tie_game.advantage_of_cooperation(continuation, temptation, loss)
    for i in range(one.shape[0]):
        session = np.uint64(i)
        w0, w1, _, _ = philox(session, address, who, np.uint64(LaboratoryPurpose.MOVES), k0, k1)
        s0, s1, _, _ = philox(session, address, who, np.uint64(LaboratoryPurpose.SLIPS), k0, k1)
        first_one = opening.log_odds(intercept, slope, advantage, one[i])
        first_other = opening.log_odds(intercept, slope, advantage, other[i])
        row_one = continuing.row(tie[0, i], tie[1, i], cc, cd, dc, dd)
        row_other = continuing.row(tie[1, i], tie[0, i], cc, cd, dc, dd)
        again_one = continuing.log_odds(row_one, pull, one[i])
        again_other = continuing.log_odds(row_other, pull, other[i])
        meant_one = one_if(happens(as_share(w0), first_one if opens else again_one))
        meant_other = one_if(happens(as_share(w1), first_other if opens else again_other))
        move_one = ONE - meant_one if as_share(s0) < error else meant_one
        move_other = ONE - meant_other if as_share(s1) < error else meant_other
        on = alive[i]
        tie[0, i] = move_one
        tie[1, i] = move_other
        tie[2, i] += on * tie_game.payoff(move_one, move_other, temptation, loss)
        tie[3, i] += on * tie_game.payoff(move_other, move_one, temptation, loss)
        tie[4, i] = move_one if opens else tie[4, i]
        tie[5, i] = move_other if opens else tie[5, i]
        tally[i] += on * (meant_one + meant_other)


@kernel
def _goes_on(
    address: np.uint64, key: NDArray[np.uint64], continuation: np.float32, alive: Subjects
) -> bool:
    """Which sessions play another round of this relationship, and whether any does."""
    nobody = np.uint64(0)
    left = ZERO
    for i in range(alive.shape[0]):
        drawn, _, _, _ = philox(
            np.uint64(i), address, nobody, np.uint64(LaboratoryPurpose.ENDING), key[0], key[1]
        )
        alive[i] = alive[i] * one_if(as_share(drawn) < continuation)
        left += alive[i]
    return bool(left > HALF)


@kernel
def _learn(rate: np.float32, disposition: Subjects, paid: Subjects, opened: Subjects) -> None:
    """What an ended relationship teaches one subject in every session."""
    for i in range(disposition.shape[0]):
        disposition[i] = learning.after_quarter(
            disposition[i], learning.lesson(opened[i], paid[i]), rate, ONE, ZERO
        )
