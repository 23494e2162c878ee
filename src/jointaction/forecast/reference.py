"""With which place is this place compared?

With one of which nothing is known: the same kind of initiative, every answer drawn from the
priors that are the same for every place, on the same parameter draws and seeds. What the kind of
activity does to the odds so cancels, and only what is news about the place is left.
"""

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.forecast.pooling import Counts, counts
from jointaction.progress import Watcher, unwatched
from jointaction.simulate.place import Place, burnt_in, histories
from jointaction.simulate.runs import Ensemble, Runs


def unknown_initiative(kind: str) -> Initiative:
    """An initiative of which nothing is known but its kind."""
    return Initiative(id=f"reference-{kind}", name=kind, kind=kind, statements={})


def unknown_dossier(kind: str) -> Dossier:
    """A dossier in which every answer is unknown."""
    return Dossier(
        slug="reference", name="reference", country="", region="", statements={},
        initiatives=(unknown_initiative(kind),), sources=(), coder="", place_known_poorly=False,
        file="reference", digest="",
    )  # fmt: skip


class Reference:
    """The place of which nothing is known; counts for each kind of initiative, made on demand."""

    def __init__(
        self, kind: str, catalogue: Catalogue, ensemble: Ensemble, watch: Watcher = unwatched
    ) -> None:
        self._place: Place = burnt_in(unknown_dossier(kind), catalogue, ensemble, watch)
        self._without: Runs = histories(
            self._place, unknown_initiative(kind), absent=True, detailed=False
        )
        self._counts: dict[tuple[str, int], Counts] = {}

    def counts(self, kind: str, draws: int | None = None) -> Counts:
        """How often the events happen there with that kind, in all draws or the first ones."""
        wanted = draws or self._place.ensemble.draws
        for (known, size), kept in self._counts.items():
            if known == kind and size >= wanted:
                return kept.first(wanted)
        runs = histories(self._place, unknown_initiative(kind), first_draws=wanted, detailed=False)
        self._counts[kind, wanted] = counts(runs, self._without)
        return self._counts[kind, wanted].first(wanted)
