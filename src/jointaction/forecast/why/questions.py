"""What should be found out first?

For every answer that the simulation draws, known with a range or not at all: how different is the
share of histories that last between the draws in which the answer came out in its lower third and
in its upper third? What makes no difference in the model need not be asked for the odds' sake.
"""

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Key
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.forecast.why.explanation import Question
from jointaction.simulate.runs import Runs

_CERTAIN = 2.0  # standard errors that a difference must reach to be worth telling
_RAREST_WORD = 0.05

Numbers = NDArray[np.float64]


def questions(
    dossier: Dossier, initiative: Initiative, runs: Runs, catalogue: Catalogue
) -> tuple[Question, ...]:
    """Questions whose answers would move the odds, largest difference first.

    Answers that are known exactly are not asked; differences within two standard errors of none
    are left out.
    """
    each = runs.ensemble.runs_per_draw
    lasted = runs.lasted.reshape(-1, each).mean(axis=1).astype(np.float64)
    asked = []
    for path, key in catalogue.keys.items():
        if path not in runs.drawn:
            continue
        table, name = path.split(".", 1)
        says = initiative.says(name) if table == "initiative" else dossier.says(path)
        drawn = runs.drawn[path].astype(np.float64)
        swing, error = _by_word(drawn, lasted) if key.words else _by_third(drawn, lasted)
        if abs(swing) > _CERTAIN * error:
            asked.append(_question(key, says.known, swing))
    return tuple(sorted(asked, key=lambda question: -abs(question.swing)))


def _question(key: Key, known: bool, swing: float) -> Question:
    return Question(key.path, key.title, key.ask or key.question, known, swing)


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
