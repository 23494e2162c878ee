"""What should be found out first?

First what would change the advice (see ``value_of_information``), the likeliest to do so first;
then, for every answer that the simulation draws, known with a range or not at all: how different
is the share of histories that last between the draws in which the answer came out in its lower
third and in its upper third? What makes no difference in the model need not be asked for the
odds' sake.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm

from jointaction.catalogue.things import Catalogue, Key
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.forecast.why.explanation import Question
from jointaction.forecast.why.value_of_information import NOTHING, Worth
from jointaction.simulate.runs import Runs

CHANCE_OF_ANY = 0.05  # that a difference is told where no answer makes one
_RAREST_WORD = 0.05

Numbers = NDArray[np.float64]


def questions(
    dossier: Dossier,
    initiative: Initiative,
    runs: Runs,
    catalogue: Catalogue,
    worth: Mapping[str, Worth] | None = None,
) -> tuple[Question, ...]:
    """Questions whose answers would change the advice or move the odds, in order of worth.

    Answers that are known exactly are not asked. ``worth`` is the value of information by key;
    without it the order is that of the differences alone. A difference is told only where it is
    larger than chance alone would make the largest of so many (5 %, Bonferroni).
    """
    each = runs.ensemble.runs_per_draw
    lasted = runs.lasted.reshape(-1, each).mean(axis=1).astype(np.float64)
    drawn = {
        path: runs.drawn[path].astype(np.float64)
        for path in catalogue.keys
        if path in runs.drawn and np.ptp(runs.drawn[path]) > 0
    }
    certain = float(norm.isf(CHANCE_OF_ANY / 2 / max(len(drawn), 1)))
    asked = []
    for path, values in drawn.items():
        key = catalogue.keys[path]
        swing, error = _by_word(values, lasted) if key.words else _by_third(values, lasted)
        found = None if worth is None else worth.get(path, NOTHING)
        if abs(swing) > certain * error or (found and found.changes > 0):
            asked.append(_question(key, _known(dossier, initiative, path), swing, found))
    return tuple(sorted(asked, key=lambda one: (-(one.changes or 0.0), -abs(one.swing))))


def _known(dossier: Dossier, initiative: Initiative, path: str) -> bool:
    table, name = path.split(".", 1)
    return (initiative.says(name) if table == "initiative" else dossier.says(path)).known


def _question(key: Key, known: bool, swing: float, worth: Worth | None) -> Question:
    return Question(
        key.path,
        key.title,
        key.ask or key.question,
        known,
        swing,
        worth.changes if worth else None,
        worth.would_be if worth else (),
    )


def _by_third(drawn: Numbers, lasted: Numbers) -> tuple[float, float]:
    """Upper third less lower third, and its standard error."""
    low, high = np.quantile(drawn, [1 / 3, 2 / 3])
    if low >= high:
        return 0.0, 1.0
    return _difference(lasted[drawn >= high], lasted[drawn <= low])


def _by_word(drawn: Numbers, lasted: Numbers) -> tuple[float, float]:
    """The best word less the worst, among words that are drawn often enough to tell."""
    groups = [lasted[drawn == word] for word in np.unique(drawn)]
    groups = [g for g in groups if len(g) >= max(_RAREST_WORD * len(lasted), 2)]
    if len(groups) < 2:
        return 0.0, 1.0
    groups.sort(key=lambda g: float(g.mean()))
    difference, error = _difference(groups[-1], groups[0])
    return difference, error * np.sqrt(len(groups))  # the extremes of several differ by luck alone


def _difference(upper: Numbers, lower: Numbers) -> tuple[float, float]:
    variance = upper.var() / len(upper) + lower.var() / len(lower)
    return float(upper.mean() - lower.mean()), float(np.sqrt(max(variance, 1e-12)))
