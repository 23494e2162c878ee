"""What are the odds of an initiative, and nothing else about it?

The short way to the numbers of ``forecast``: a place of which only one initiative is on the table
is played with it and without, and pooled with the base rates against the reference place. No
repair is tried, no reason given.
"""

from collections.abc import Mapping

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.forecast.beliefs import Beliefs
from jointaction.forecast.forecasts import EventForecast
from jointaction.forecast.pooling import counts, event_forecasts, pooled
from jointaction.forecast.reference import Reference
from jointaction.progress import Watcher, unwatched
from jointaction.simulate.mapping import states_cost
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate


def odds(
    dossier: Dossier,
    reference: Reference,
    catalogue: Catalogue,
    ensemble: Ensemble,
    beliefs: Beliefs,
    watch: Watcher = unwatched,
) -> Mapping[str, EventForecast]:
    """The forecast of each event for the dossier's first initiative, as ``forecast`` gives it.

    ``reference`` must have been made with the same ensemble.
    """
    (initiative, *_) = dossier.initiatives
    simulation = simulate(dossier, catalogue, ensemble, watch)
    together = pooled(
        counts(simulation.with_initiative[initiative.id], simulation.without[initiative.id]),
        reference.counts(initiative.kind),
        beliefs,
        ensemble.seed,
        states_cost(initiative),
    )
    return event_forecasts(together, beliefs)
