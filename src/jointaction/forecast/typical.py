"""Which of many histories is told when nobody names one?

A typical one: among the histories with the commonest ending (or with a given one) that whose
course is nearest to the median course of them all. The course is participation, and co-operation
in trade at half its weight, over six years; of equally near ones the first.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from jointaction.simulate.mapping import HORIZON_QUARTERS
from jointaction.simulate.runs import Ending, Floats, Runs

_WEIGHT_OF_TRADE = 0.5


@dataclass(frozen=True)
class Choice:
    """A history that was chosen: its ``run``, its ending, and the ``share`` that ended alike.

    ``of`` histories in all. ``named`` is True where somebody named the run.
    """

    run: int
    ending: Ending
    share: float
    of: int
    named: bool = False


def typical(runs: Runs, among: Collection[Ending] = tuple(Ending)) -> Choice | None:
    """The typical history among those with the commonest of these endings; None without any."""
    counted = Counter(int(ending) for ending in runs.ending if int(ending) in among)
    if not counted:
        return None
    ending = min(counted, key=lambda one: (-counted[one], one))
    those = np.flatnonzero(runs.ending == ending)
    far = _distance(runs.participation, those)
    far = far + _WEIGHT_OF_TRADE * _distance(runs.cooperation, those)
    return chosen(runs, int(those[int(np.argmin(far))]), named=False)


def chosen(runs: Runs, run: int, *, named: bool = True) -> Choice:
    """The history of that number, with how many ended alike."""
    ending = Ending(int(runs.ending[run]))
    return Choice(run, ending, float((runs.ending == ending).mean()), len(runs.ending), named)


def _distance(course: Floats, those: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Floats:
    """How far each of these histories is from their median course; a missing quarter is on it."""
    shown = course[: HORIZON_QUARTERS + 1, those].astype(np.float64)
    known = np.isfinite(shown)
    middle = np.zeros(len(shown))
    for quarter, row in enumerate(shown):
        middle[quarter] = np.median(row[known[quarter]]) if known[quarter].any() else 0.0
    apart = np.where(known, np.abs(shown - middle[:, None]), 0.0)
    return np.asarray(apart.sum(axis=0), dtype=np.float32)
