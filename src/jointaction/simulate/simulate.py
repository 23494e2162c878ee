"""What may happen in this place, with each initiative and without any?"""

from collections.abc import Mapping
from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.simulate.place import Place, burnt_in, histories
from jointaction.simulate.runs import Ensemble, Runs

_SHARE_OF_PAST = 0.4


@dataclass(frozen=True)
class Simulation:
    """A place with its past, its histories without an initiative, and with each one by its id."""

    place: Place
    without: Runs
    with_initiative: Mapping[str, Runs]


def simulate(
    dossier: Dossier,
    catalogue: Catalogue,
    ensemble: Ensemble | None = None,
    watch: Watcher = unwatched,
) -> Simulation:
    """Simulate a place with each of its initiatives and without any, on the same seeds.

    By default 1,000 parameter draws of two histories each, because three quarters of the variance
    lies between draws. Never looks at the screening: a hunch must not leak into an outcome.
    """
    ensemble = ensemble or Ensemble()
    place = burnt_in(dossier, catalogue, ensemble, part_of(watch, 0, _SHARE_OF_PAST))
    scenarios = [None, *dossier.initiatives]
    runs = []
    for number, initiative in enumerate(scenarios):
        start = _SHARE_OF_PAST + (1 - _SHARE_OF_PAST) * number / len(scenarios)
        end = _SHARE_OF_PAST + (1 - _SHARE_OF_PAST) * (number + 1) / len(scenarios)
        name = "without an initiative" if initiative is None else f"with {initiative.id}"
        runs.append(
            histories(place, initiative, scenario=name, watch=part_of(watch, start, end))
        )
    with_initiative = {
        initiative.id: run for initiative, run in zip(dossier.initiatives, runs[1:], strict=True)
    }
    return Simulation(place, runs[0], with_initiative)
