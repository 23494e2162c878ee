"""What is missing in a dossier, and which missing answers matter most?

A small simulation tells how much the share of histories that last would differ by the answer; it
is exact enough for an order of questions, not for odds.
"""

from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.missing import MissingAnswer, answered_of, missing_answers
from jointaction.forecast.why.questions import questions
from jointaction.progress import Watcher, unwatched
from jointaction.simulate.pages import TRANCHE
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate

_DRAWS = 16 * TRANCHE
_RUNS_PER_DRAW = 1


@dataclass(frozen=True)
class Missing:
    """A question without an answer, and by how much the answer moves the odds.

    ``swing``: difference in the share of histories that last between the upper and the lower
    third of what the answer might be; 0 where it is not told from none.
    """

    answer: MissingAnswer
    swing: float


@dataclass(frozen=True)
class Check:
    """How many of the questions asked a dossier answers, and what it misses.

    ``missing`` comes with what matters most first; answers that move nothing in the model, but
    are read by the diagnosis, come last.
    """

    answered: int
    asked: int
    missing: tuple[Missing, ...]

    @property
    def known_share(self) -> float:
        """The share (0-1) of the questions that are answered; 1 where none is asked."""
        return self.answered / self.asked if self.asked else 1.0


def check(
    dossier: Dossier,
    catalogue: Catalogue,
    seed: int = 0,
    threads: int = 0,
    watch: Watcher = unwatched,
) -> Check:
    """Say what is missing in a dossier, most important first."""
    ensemble = Ensemble(seed, _DRAWS, _RUNS_PER_DRAW, threads)
    simulation = simulate(dossier, catalogue, ensemble, watch)
    swings: dict[tuple[str, str], float] = {}
    for initiative in dossier.initiatives:
        runs = simulation.with_initiative[initiative.id]
        for question in questions(dossier, initiative, runs, catalogue):
            of = initiative.id if question.key.startswith("initiative.") else ""
            known = swings.get((question.key, of), 0.0)
            swings[question.key, of] = max(known, question.swing, key=abs)
    missing = [
        Missing(answer, swings.get((answer.key, answer.initiative), 0.0))
        for answer in missing_answers(dossier, catalogue)
    ]
    missing.sort(key=lambda one: (-abs(one.swing), not one.answer.moves))
    return Check(*answered_of(dossier, catalogue), tuple(missing))
