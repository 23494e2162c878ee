"""In which box of quantities is an outcome highest?

Takes draws cut into cells, quantity by quantity (at round numbers, or by word), with one outcome
(0-1) a draw; gives a box: for a few quantities the cells that belong to it.

- *Peeling.* In each step one end of one quantity is cut off, that which parts the draws left most
  clearly from those cut off (difference of means over its standard error; words: the best few).
  Cuts fall between cells only and take a twentieth of the draws left at least. A cut must be
  clearer than the best of all the cuts tried would be by chance (5 %, Bonferroni; words: the
  distribution of the best of all groupings).
- *Pasting.* Every end is then moved, or given up, while that makes more of (mean inside - mean of
  all) x root of the draws inside. A box with a mean above one half, by a standard error, goes
  before all others.

After the patient rule induction of Friedman and Fisher, with round ends; all levels are judged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2, norm

MOST_LIMITS = 3
_MOST_CUTS = 6
_LEAST_PEEL = 0.05
_CHANCE_OF_ANY = 0.05
_MOSTLY = 0.5
_MOST_ROUNDS = 10
_NOTHING = 1e-12

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Box = Mapping[int, Flags]  # by quantity: which of its cells lie inside


@dataclass(frozen=True)
class Ground:
    """What is searched: ``cells`` (quantity, draw) and the ``outcome`` (draw) of each draw.

    ``sizes``: the number of cells of each quantity; ``in_words``: whether these have no order.
    """

    cells: Whole
    sizes: Whole
    in_words: Flags
    outcome: Numbers

    def part(self, of: Flags) -> "Ground":
        """The same with some of the draws only."""
        return Ground(self.cells[:, of], self.sizes, self.in_words, self.outcome[of])

    def inside(self, box: Box) -> Flags:
        """Which draws lie in a box."""
        within = np.ones(self.cells.shape[1], dtype=np.bool_)
        for quantity, kept in box.items():
            within &= kept[self.cells[quantity]]
        return within


@dataclass(frozen=True)
class _Tally:
    """Draws, and sums and squares of their outcome, by cell (..., cell)."""

    draws: Numbers
    total: Numbers
    squares: Numbers


def best_box(ground: Ground, fewest_inside: int) -> Box:
    """The box in which the outcome is highest; empty where none is higher than by chance."""
    return _pasted(ground, _peeled(ground, fewest_inside), fewest_inside)


def _peeled(ground: Ground, fewest: int) -> Box:
    box: dict[int, Flags] = {}
    for _ in range(_MOST_CUTS):
        cut = _clearest_cut(ground, box, fewest)
        if cut is None:
            break
        quantity, kept = cut
        box[quantity] = kept & box.get(quantity, np.True_)
    return box


def _clearest_cut(ground: Ground, box: Box, fewest: int) -> tuple[int, Flags] | None:
    """The next cut, as a quantity and the cells that it keeps."""
    tally = _tallies(ground, ground.inside(box))
    order = _order(ground, tally)
    clear = _clearness(ground, tally, order, fewest)
    if len(box) == MOST_LIMITS:
        clear[[q for q in range(len(clear)) if q not in box]] = -np.inf
    best = _best(clear)
    if best is None:
        return None
    quantity, cut, side = best
    kept = np.zeros(order.shape[1], dtype=np.bool_)
    kept[order[quantity, : cut + 1] if side == 0 else order[quantity, cut + 1 :]] = True
    return int(quantity), kept


def _best(clear: Numbers) -> tuple[int, int, int] | None:
    """Where it is clearest, if it is clearer than the best of so many would be by chance."""
    tried = int(np.isfinite(clear).sum())
    if not tried:
        return None
    quantity, cut, side = (int(one) for one in np.unravel_index(np.argmax(clear), clear.shape))
    enough = clear[quantity, cut, side] > norm.isf(_CHANCE_OF_ANY / tried)
    return (quantity, cut, side) if enough else None


def _tallies(ground: Ground, within: Flags) -> _Tally:
    """Tallies of the draws within, for every quantity and cell."""
    count, most = len(ground.cells), int(ground.sizes.max())
    at = (ground.cells[:, within] + most * np.arange(count)[:, None]).ravel()
    outcome = ground.outcome[within]
    sums = [
        np.asarray(np.bincount(at, np.tile(weight, count), minlength=count * most), np.float64)
        for weight in (np.ones_like(outcome), outcome, outcome**2)
    ]
    return _Tally(*(one.reshape(count, most) for one in sums))


def _order(ground: Ground, tally: _Tally) -> Whole:
    """Cells in their order; words from the highest outcome to the lowest."""
    mean = tally.total / np.maximum(tally.draws, 1)
    by_mean = np.argsort(np.where(tally.draws > 0, -mean, np.inf), axis=1, kind="stable")
    plain = np.broadcast_to(np.arange(mean.shape[1]), mean.shape)
    return np.asarray(np.where(ground.in_words[:, None], by_mean, plain))


def _clearness(ground: Ground, tally: _Tally, order: Whole, fewest: int) -> Numbers:
    """How clearly each cut parts the draws, in standard errors (quantity, cut, side).

    The error is the larger of two, with one variance for all draws and with that of either part: a
    rare outcome varies most where it is frequent, and a small part is soon all alike.
    Side 0 keeps what comes before the cut, side 1 what comes after. Cuts that may not be made
    are minus infinity.
    """
    draws, total, squares = (
        np.cumsum(np.take_along_axis(one, order, axis=1), axis=1)
        for one in (tally.draws, tally.total, tally.squares)
    )
    all_draws = draws[:, -1:]
    before, after = draws[:, :-1], all_draws - draws[:, :-1]
    mean, error = _mean(before, total[:, :-1], squares[:, :-1])
    other, other_error = _mean(
        after, total[:, -1:] - total[:, :-1], squares[:, -1:] - squares[:, :-1]
    )
    _, one_draw = _mean(all_draws, total[:, -1:], squares[:, -1:])
    alike = one_draw * all_draws * (1 / np.maximum(before, 1) + 1 / np.maximum(after, 1))
    apart = (mean - other) / np.sqrt(np.maximum(np.maximum(error + other_error, alike), _NOTHING))
    least = np.maximum(_LEAST_PEEL * all_draws, 1)
    sides = np.stack(
        [
            np.where((before >= fewest) & (after >= least), apart, -np.inf),
            np.where((after >= fewest) & (before >= least), -apart, -np.inf),
        ],
        axis=2,
    )
    return _words_by_chance(ground, tally, sides)


def _mean(draws: Numbers, total: Numbers, squares: Numbers) -> tuple[Numbers, Numbers]:
    """The mean of an outcome and the square of its standard error."""
    count = np.maximum(draws, 1)
    mean = total / count
    return mean, np.maximum(squares / count - mean**2, 0) / count


def _words_by_chance(ground: Ground, tally: _Tally, clear: Numbers) -> Numbers:
    """Words were put in order by their outcome: what that alone makes clear is taken off."""
    for word in np.flatnonzero(ground.in_words):
        groups = max(int((tally.draws[word] > 0).sum()) - 1, 1)
        best = np.maximum(clear[word, :, 0], 0)
        chance = np.maximum(chi2.sf(best**2, groups), 1e-300)
        clear[word, :, 0] = np.where(np.isfinite(clear[word, :, 0]), norm.isf(chance), -np.inf)
        clear[word, :, 1] = -np.inf
    return clear


def _pasted(ground: Ground, box: Box, fewest: int) -> Box:
    """The box with every end where it is best, one quantity after the other until all stay."""
    now = dict(box)
    middle = float(ground.outcome.mean())
    for _ in range(_MOST_ROUNDS):
        before = dict(now)
        for quantity in list(now):
            kept = now.pop(quantity)
            better = _best_side(ground, now, quantity, kept, fewest, middle)
            if not better.all():
                now[quantity] = better
        if now.keys() == before.keys() and all((now[q] == before[q]).all() for q in now):
            break
    return now


def _best_side(
    ground: Ground, others: Box, quantity: int, kept: Flags, fewest: int, middle: float
) -> Flags:
    """The cells of one quantity that do best, the other sides of the box as they are."""
    tally = _tallies(ground, ground.inside(others))
    mine = _Tally(tally.draws[quantity], tally.total[quantity], tally.squares[quantity])
    order = _order(ground, tally)[quantity]
    best, score = kept, _score(mine, kept, fewest, middle)
    for other in _sides(kept, order, bool(ground.in_words[quantity]), int(ground.sizes[quantity])):
        again = _score(mine, other, fewest, middle)
        if again > score:
            best, score = other, again
    return best


def _sides(kept: Flags, order: Whole, in_words: bool, size: int) -> Iterator[Flags]:
    """Everything that a side may be: an end that is open stays open."""
    if in_words:
        for count in range(1, size + 1):
            yield np.isin(np.arange(len(kept)), order[:count])
        return
    cells = np.arange(len(kept))
    inside = np.flatnonzero(kept)
    firsts = range(size) if inside[0] > 0 else range(1)
    ends = range(1, size + 1) if inside[-1] < size - 1 else range(size, size + 1)
    for first in firsts:
        for end in ends:
            if first < end:
                yield (cells >= first) & ((cells < end) | (end == size))


def _score(mine: _Tally, kept: Flags, fewest: int, middle: float) -> tuple[int, float]:
    """How good a box is; boxes that hold too few draws are worse than any other."""
    draws = float(mine.draws[kept].sum())
    if draws < fewest:
        return (-1, draws)
    mean = float(mine.total[kept].sum()) / draws
    variance = max(float(mine.squares[kept].sum()) / draws - mean**2, 0.0)
    mostly = int(mean - np.sqrt(variance / draws) >= _MOSTLY)
    return (mostly, (mean - middle) * float(np.sqrt(draws)))
