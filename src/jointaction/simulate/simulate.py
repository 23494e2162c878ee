"""What may happen in this place, with each initiative and without any?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.simulate.place import Place, burnt_in, histories
from jointaction.simulate.runs import Ensemble, Runs

_SHARE_OF_PAST = 0.4


@dataclass(frozen=True)
class Simulation:
    """A place with its past, and its histories with and without each initiative, by its id.

    Without an initiative the place meets the same crisis from the same quarter on.
    """

    place: Place
    without: Mapping[str, Runs]
    with_initiative: Mapping[str, Runs]

    @property
    def scenarios(self) -> tuple[Runs, ...]:
        """All histories, for each initiative those with it and those without."""
        pairs = zip(self.with_initiative.values(), self.without.values(), strict=True)
        return tuple(runs for pair in pairs for runs in pair)


def simulate(
    dossier: Dossier,
    catalogue: Catalogue,
    ensemble: Ensemble | None = None,
    watch: Watcher = unwatched,
    off: Sequence[str] = (),
) -> Simulation:
    """Simulate a place with each of its initiatives and without any, on the same seeds.

    By default 1,000 parameter draws of two histories each, because three quarters of the variance
    lies between draws. ``off`` names mechanisms that are switched off, in the past and in the
    years to come, by the values that the catalogue gives; ``KeyError`` for one that there is not.
    Never looks at the screening: a hunch must not leak into an outcome.
    """
    ensemble = ensemble or Ensemble()
    past = part_of(watch, 0, _SHARE_OF_PAST)
    place = burnt_in(dossier, catalogue, ensemble, past, off=off)
    with_initiative, without = {}, {}
    for number, initiative in enumerate(dossier.initiatives):
        start, end = number / len(dossier.initiatives), (number + 1) / len(dossier.initiatives)
        watch_this = part_of(part_of(watch, _SHARE_OF_PAST, 1), start, end)
        first, second = part_of(watch_this, 0, 0.5), part_of(watch_this, 0.5, 1)
        with_initiative[initiative.id] = histories(place, initiative, watch=first, detailed=False)
        without[initiative.id] = histories(
            place, initiative, absent=True, watch=second, detailed=False
        )
    return Simulation(place, without, with_initiative)
