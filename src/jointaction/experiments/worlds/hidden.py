"""What is true of places that are made up, and what happened in them?

A hidden place is one draw of everything that the model leaves open, answers and parameters alike,
with the histories that belong to it. Nobody in a made-up world sees it: the forecaster gets what
a rater wrote down (see ``rater``). Every seed is one number, and each use of it has a fixed place
of its own, so that forecast and truth share no draw.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.forecast.pooling import counts
from jointaction.forecast.reference import unknown_dossier, unknown_initiative
from jointaction.forecast.why.expected import QUARTERS
from jointaction.progress import Watcher, unwatched
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.simulate import simulate

LARGEST_SEED = 2**32 - 1
HISTORIES_EACH = 32
DRAWN_ANEW = 16
_HIDDEN, _ANEW, _ELSEWHERE = 1, 2, 3
_REFERENCE_DRAWS = 1024
_ITEMS = 2**20

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Course:
    """What came of several histories: how many firms took part in each of ``QUARTERS``.

    ``firms`` is (quarter, history); ``intended`` (history) are the firms asked.
    """

    firms: Numbers
    intended: Numbers

    def of(self, quantity: str) -> Numbers:
        """``firms`` or, as a part of those intended, ``share``: (quarter, history)."""
        return self.firms if quantity == "firms" else self.firms / np.maximum(self.intended, 1)


@dataclass(frozen=True)
class HiddenPlace:
    """One place as it is: ``drawn`` holds every quantity and answer of it, by name.

    ``odds`` are the shares of its histories in which the initiative took off, of those the share
    in which it lasted, of those the share in which it paid (0 where there was none).
    """

    number: int
    kind: str
    drawn: Mapping[str, float]
    odds: Numbers
    course: Course


def seed_for(seed: int, use: int, item: int = 0) -> int:
    """The seed of one use (of one item); differs for every seed up to ``LARGEST_SEED``."""
    if not (0 <= seed <= LARGEST_SEED and 0 < use < 2**12 and 0 <= item < _ITEMS):
        raise ValueError(f"no seed for {seed}, use {use}, item {item}")
    return ((use * _ITEMS + item) << 32) + seed


def kinds_tried(catalogue: Catalogue) -> tuple[str, ...]:
    """The kinds of initiative that made-up places have: all but those that are never advised."""
    return tuple(name for name, one in catalogue.activities.items() if not one.never_advised)


def hidden_places(
    number: int, catalogue: Catalogue, seed: int, threads: int, watch: Watcher = unwatched
) -> tuple[HiddenPlace, ...]:
    """So many hidden places, the kinds of initiative in turn, each with its own histories."""
    kinds = kinds_tried(catalogue)
    found: list[HiddenPlace] = []
    for item, kind in enumerate(kinds):
        these = range(item, number, len(kinds))
        if these:
            ensemble = Ensemble(seed_for(seed, _HIDDEN, item), len(these), HISTORIES_EACH, threads)
            found += _of_kind(kind, these, catalogue, ensemble)
        watch("making places up", (item + 1) / len(kinds))
    return tuple(sorted(found, key=lambda place: place.number))


def drawn_anew(
    dossier: Dossier, number: int, catalogue: Catalogue, seed: int, threads: int
) -> Course:
    """What came of places drawn anew from what this dossier says, one history each."""
    ensemble = Ensemble(seed_for(seed, _ANEW, number), DRAWN_ANEW, 1, threads)
    (initiative,) = dossier.initiatives
    place = burnt_in(dossier, catalogue, ensemble)
    runs = histories(place, initiative, detailed=False)
    return course(runs, np.arange(ensemble.runs))


def rates(
    kinds: Collection[str], catalogue: Catalogue, seed: int, threads: int
) -> Mapping[str, Numbers]:
    """How often the events happen in the model by kind, where nothing is known of the place.

    Made without the product's own reference place, from other draws, (k + 1/2) / (n + 1).
    """
    first = unknown_initiative(kinds_tried(catalogue)[0])
    ensemble = Ensemble(seed_for(seed, _ELSEWHERE), _REFERENCE_DRAWS, 1, threads)
    place = burnt_in(unknown_dossier(first.kind), catalogue, ensemble)
    without = histories(place, first, absent=True, detailed=False)
    found = {}
    for kind in kinds:
        runs = histories(place, unknown_initiative(kind), detailed=False)
        happened = counts(runs, without).happened.sum(axis=0)
        found[kind] = np.asarray((happened[1:] + 0.5) / (happened[:-1] + 1))
    return found


def course(runs: Runs, columns: NDArray[np.intp]) -> Course:
    """Who took part in these histories, as whole firms."""
    intended = runs.intended[columns].astype(np.float64)
    share = runs.participation[list(QUARTERS)][:, columns].astype(np.float64)
    return Course(np.round(share * intended), intended)


def _of_kind(
    kind: str, numbers: Sequence[int], catalogue: Catalogue, ensemble: Ensemble
) -> list[HiddenPlace]:
    happened, runs = _happened(unknown_dossier(kind), catalogue, ensemble)
    each = ensemble.runs_per_draw
    return [
        HiddenPlace(
            number=number,
            kind=kind,
            drawn={name: float(values[draw]) for name, values in runs.drawn.items()},
            odds=happened[draw, 1:] / np.maximum(happened[draw, :-1], 1),
            course=course(runs, np.arange(draw * each, (draw + 1) * each)),
        )
        for draw, number in enumerate(numbers)
    ]


def _happened(dossier: Dossier, catalogue: Catalogue, ensemble: Ensemble) -> tuple[Numbers, Runs]:
    simulation = simulate(dossier, catalogue, ensemble)
    (runs,), (without,) = simulation.with_initiative.values(), simulation.without.values()
    return counts(runs, without).happened, runs
