"""How likely is it that each initiative takes off, lasts and pays, and what should be done?"""

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Initiative
from jointaction.forecast.advice import advise
from jointaction.forecast.beliefs import Beliefs, judged_beliefs
from jointaction.forecast.efficiency import collective_efficiency, innovation
from jointaction.forecast.fans import fans
from jointaction.forecast.forecasts import Forecast, InitiativeForecast
from jointaction.forecast.pooling import counts, event_forecasts, local_ratio, pooled
from jointaction.forecast.reasons import reasons
from jointaction.forecast.reference import Reference
from jointaction.forecast.trials import Trials
from jointaction.forecast.why.deaths import deaths
from jointaction.forecast.why.explanation import Why
from jointaction.forecast.why.questions import questions
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.screen.screening import Screening
from jointaction.simulate.mapping import MOST_FIRMS, states_cost
from jointaction.simulate.simulate import Simulation

_SHARE_OF_REFERENCE = 0.1


def forecast(
    simulation: Simulation,
    screening: Screening,
    catalogue: Catalogue,
    watch: Watcher = unwatched,
    beliefs: Beliefs | None = None,
) -> Forecast:
    """The forecast of every initiative of a simulated place, in the dossier's order.

    ``beliefs`` are those of the catalogue unless a registry has taught others. The screening
    gives reasons and may forbid; ratings move the odds once, in the simulation.
    """
    place = simulation.place
    beliefs = beliefs or judged_beliefs(catalogue)
    initiatives = place.dossier.initiatives
    reference = Reference(
        initiatives[0].kind, catalogue, place.ensemble, part_of(watch, 0, _SHARE_OF_REFERENCE)
    )
    made = []
    for number, initiative in enumerate(initiatives):
        start, end = number / len(initiatives), (number + 1) / len(initiatives)
        watch_this = part_of(part_of(watch, _SHARE_OF_REFERENCE, 1), start, end)
        made.append(
            _one(simulation, reference, screening, catalogue, beliefs, initiative, watch_this)
        )
    return Forecast(tuple(made), beliefs)


def _one(
    simulation: Simulation,
    reference: Reference,
    screening: Screening,
    catalogue: Catalogue,
    beliefs: Beliefs,
    initiative: Initiative,
    watch: Watcher,
) -> InitiativeForecast:
    runs = simulation.with_initiative[initiative.id]
    without = simulation.without[initiative.id]
    dossier, seed = simulation.place.dossier, simulation.place.ensemble.seed
    local = states_cost(initiative)
    together = pooled(
        counts(runs, without), reference.counts(initiative.kind), beliefs, seed, local
    )
    events = event_forecasts(together, beliefs)
    ratio = local_ratio(together, beliefs)
    never_advised = catalogue.activities[initiative.kind].never_advised
    trials = Trials(simulation, reference, catalogue, beliefs, initiative, local)
    repairs = () if never_advised else trials.repairs(part_of(watch, 0, 0.4))
    alternatives = trials.alternatives(part_of(watch, 0.4, 1))
    screened = screening.of(initiative.id)
    grounds = advise(
        ratio.value,
        repairs[0] if repairs else None,
        alternatives[0] if alternatives else None,
        screened,
        catalogue.advice.thresholds,
        never_advised,
    )
    ended = deaths(runs)
    asked = questions(dossier, initiative, runs, catalogue)
    return InitiativeForecast(
        initiative=initiative.id,
        name=initiative.name,
        kind=initiative.kind,
        takes_off=events["takes_off"],
        lasts=events["lasts"],
        pays=events["pays"],
        all_three=events["all_three"],
        still_running=events["still_running"],
        local_ratio=ratio,
        advice=grounds.advice,
        reasons=reasons(
            grounds, initiative, ratio, events["takes_off"], repairs, alternatives, ended, asked,
            screened, local, int(runs.simulated.max()), catalogue,
        ),
        pays_is_local=local,
        repairs=repairs,
        alternatives=alternatives,
        why=Why(ended, asked),
        fans=fans(runs, without),
        innovation=innovation(runs),
        collective_efficiency=collective_efficiency(runs, without),
        firms_simulated=int(np.median(runs.simulated)),
        firms_simulated_high=int(runs.simulated.max()),
        firms_capped=bool((runs.drawn["firms"] > MOST_FIRMS).any()),
        draws=runs.ensemble.draws,
        runs=runs.ensemble.runs,
    )  # fmt: skip
