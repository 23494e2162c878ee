"""In which worlds is a claim looked at, and how is a scenario played in them?

A world is one draw of everything that nobody knows: all parameters of the model from their priors
and all facts about the place that a claim does not fix. ``Worlds`` plays scenarios in the same
worlds with the same seeds, so that two scenarios differ in nothing but what was asked for.

    worlds.place(says={"history.rivalry": 4}, given={"product_similarity": 1.0})
    worlds.play(place, given={"meetings": 0.0})
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Shift
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Statement, Value
from jointaction.simulate.mapping import Mapper
from jointaction.simulate.place import Place, burnt_in, histories
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.sources import Grade

Numbers: TypeAlias = NDArray[np.float64]
Given: TypeAlias = Mapping[str, "float | Numbers"]
Says: TypeAlias = Mapping[str, Value]
NOTHING: Given = {}
UNSAID: Says = {}

ID = "asked"
OF_INITIATIVE = "initiative."


@dataclass
class Worlds:
    """``number`` sampled worlds under a seed; ``without`` holds the terms that are set aside.

    ``played`` counts the histories that were played.
    """

    catalogue: Catalogue
    number: int
    seed: int = 0
    threads: int = 0
    without: Mapping[str, float] = field(default_factory=dict)
    played: int = 0

    def place(
        self,
        kind: str = "training",
        says: Says = UNSAID,
        given: Given = NOTHING,
        off: Sequence[str] = (),
        rated: bool = True,
        runs_per_world: int = 1,
    ) -> Place:
        """A place with its past, and one initiative of that kind; what is not said is sampled.

        ``says`` are answers of a dossier (``history.rivalry``, ``initiative.immediacy``), taken
        as sure; ``given`` holds quantities of the model for past and future, ``off`` mechanisms
        that are switched off. Not ``rated``: the past is not moved to ratings at its end.
        """
        return burnt_in(
            dossier_of(kind, says),
            self.catalogue,
            Ensemble(self.seed, self.number, runs_per_world, self.threads),
            given=dict(given) | dict(self.without),
            off=tuple(off),
            rated=rated,
        )

    def play(
        self,
        place: Place,
        given: Given = NOTHING,
        absent: bool = False,
        initiative: Initiative | None = None,
        shifts: Sequence[Shift] = (),
    ) -> Runs:
        """The years from quarter 0 on, with ``given`` in force from then on.

        With the place's initiative, or another; ``absent`` plays the same years without it.
        """
        runs = histories(
            place,
            initiative or place.dossier.initiatives[0],
            shifts=shifts,
            absent=absent,
            given=dict(given) | dict(self.without),
        )
        self.played += place.ensemble.runs
        return runs

    def parameters(self) -> dict[str, Numbers]:
        """Every parameter of the model in every world, without the terms set aside."""
        ensemble = Ensemble(self.seed, self.number, 1, self.threads)
        drawn = Mapper(dossier_of("training", {}), self.catalogue, ensemble).parameters()
        return drawn | {name: np.full(self.number, value) for name, value in self.without.items()}

    def setting_aside(self, terms: Mapping[str, float], number: int) -> "Worlds":
        """The first ``number`` of these worlds without some terms."""
        return replace(self, without=dict(terms), number=number, played=0)


def by_world(runs: Runs, values: NDArray[np.float32] | NDArray[np.bool_]) -> Numbers:
    """The mean of a number a run over the runs of each world."""
    per_world = np.asarray(values, dtype=np.float64).reshape(-1, runs.ensemble.runs_per_draw)
    return np.asarray(per_world.mean(axis=1))


def mean_of(runs: Runs, name: str, first: int = 1, last: int = 24) -> Numbers:
    """The mean of a series over quarters ``first`` to ``last``, one number a world."""
    return by_world(runs, series(runs, name)[first : last + 1].mean(axis=0))


def at(runs: Runs, name: str, quarter: int) -> Numbers:
    """A series at one quarter, one number a world."""
    return by_world(runs, series(runs, name)[quarter])


def curve_of(runs: Runs, name: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Quarters, and the mean of a series over all histories in each; for a figure."""
    means = np.nanmean(series(runs, name).astype(np.float64), axis=1)
    return tuple(map(float, range(len(means)))), tuple(means.tolist())


def series(runs: Runs, name: str) -> NDArray[np.float32]:
    """A recorded series (quarter, run) by its name; ``KeyError`` where there is none."""
    return runs.series[name]


def dossier_of(kind: str, says: Says) -> Dossier:
    """A dossier of which only ``says`` is known, with one initiative of that kind."""
    about = {key: _sure(key, value) for key, value in says.items()}
    asked = {key: one for key, one in about.items() if key.startswith(OF_INITIATIVE)}
    named = {key.removeprefix(OF_INITIATIVE): one for key, one in asked.items()}
    initiative = Initiative(id=ID, name=kind, kind=kind, statements=named)
    return Dossier(
        slug="sampled", name="sampled", country="", region="",
        statements={key: one for key, one in about.items() if key not in asked},
        initiatives=(initiative,), sources=(), coder="", place_known_poorly=False,
        file="sampled", digest="",
    )  # fmt: skip


def _sure(key: str, value: Value) -> Statement:
    """An answer without any doubt."""
    ends = float(value) if isinstance(value, (int, float)) else None
    return Statement(key, value, ends, ends, Grade.JUDGED, (), "", "by hand")
