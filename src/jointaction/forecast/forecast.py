"""How likely is it that each initiative takes off, lasts and pays, and what should be done?"""

from dataclasses import dataclass

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Initiative
from jointaction.forecast.advice import Grounds, advise
from jointaction.forecast.beliefs import Beliefs, judged_beliefs
from jointaction.forecast.efficiency import collective_efficiency, innovation
from jointaction.forecast.fans import fans
from jointaction.forecast.forecasts import Alternative, Forecast, InitiativeForecast, Ratio, Repair
from jointaction.forecast.pooling import Counts, counts, event_forecasts, local_ratio, pooled
from jointaction.forecast.reasons import Case, reasons
from jointaction.forecast.reference import Reference
from jointaction.forecast.trials import Trials, Tried
from jointaction.forecast.why.explanation import Why
from jointaction.forecast.why.value_of_information import Today, value_of_information
from jointaction.forecast.why.why import why
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.screen.screening import InitiativeScreening, Screening
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
        case = _Case(
            simulation, reference, screening.of(initiative.id), catalogue, beliefs, initiative
        )
        made.append(case.forecast(watch_this))
    return Forecast(tuple(made), beliefs)


@dataclass(frozen=True)
class _Tries:
    """What was tried on an initiative, best first; nothing where it is never advised."""

    repairs: tuple[Tried[Repair], ...]
    alternatives: tuple[Tried[Alternative], ...]

    @property
    def best_repair(self) -> Repair | None:
        return self.repairs[0].what if self.repairs else None

    @property
    def best_alternative(self) -> Alternative | None:
        return self.alternatives[0].what if self.alternatives else None


@dataclass(frozen=True)
class _Case:
    """One initiative with everything that its forecast rests on."""

    simulation: Simulation
    reference: Reference
    screening: InitiativeScreening
    catalogue: Catalogue
    beliefs: Beliefs
    initiative: Initiative

    def forecast(self, watch: Watcher) -> InitiativeForecast:
        runs = self.simulation.with_initiative[self.initiative.id]
        without = self.simulation.without[self.initiative.id]
        here, elsewhere = counts(runs, without), self.reference.counts(self.initiative.kind)
        seed = self.simulation.place.ensemble.seed
        together = pooled(here, elsewhere, self.beliefs, seed, self._local)
        events = event_forecasts(together, self.beliefs)
        ratio = local_ratio(together, self.beliefs)
        tries = self._tries(watch)
        grounds = self._grounds(ratio, tries)
        because = self._why(here, elsewhere, tries)
        repairs = tuple(one.what for one in tries.repairs)
        alternatives = tuple(one.what for one in tries.alternatives)
        return InitiativeForecast(
            initiative=self.initiative.id,
            name=self.initiative.name,
            kind=self.initiative.kind,
            takes_off=events["takes_off"],
            lasts=events["lasts"],
            pays=events["pays"],
            all_three=events["all_three"],
            still_running=events["still_running"],
            local_ratio=ratio,
            advice=grounds.advice,
            reasons=reasons(
                Case(
                    self.initiative, self.screening, grounds, ratio, events["takes_off"], repairs,
                    alternatives, because.questions, self._local, int(runs.simulated.max()),
                ),
                self.catalogue,
            ),
            pays_is_local=self._local,
            repairs=repairs,
            alternatives=alternatives,
            why=because,
            fans=fans(runs, without),
            innovation=innovation(runs),
            collective_efficiency=collective_efficiency(runs, without),
            firms_simulated=int(np.median(runs.simulated)),
            firms_simulated_high=int(runs.simulated.max()),
            firms_capped=bool((runs.drawn["firms"] > MOST_FIRMS).any()),
            draws=runs.ensemble.draws,
            runs=runs.ensemble.runs,
        )  # fmt: skip

    @property
    def _local(self) -> bool:
        return states_cost(self.initiative)

    @property
    def _never_advised(self) -> str:
        return self.catalogue.activities[self.initiative.kind].never_advised

    def _tries(self, watch: Watcher) -> _Tries:
        trials = Trials(
            self.simulation, self.reference, self.catalogue, self.beliefs, self.initiative,
            self._local,
        )  # fmt: skip
        mended = () if self._never_advised else trials.tried_repairs(part_of(watch, 0, 0.4))
        return _Tries(mended, trials.tried_alternatives(part_of(watch, 0.4, 1)))

    def _grounds(self, ratio: Ratio, tries: _Tries) -> Grounds:
        return advise(
            ratio.value,
            tries.best_repair,
            tries.best_alternative,
            self.screening,
            self.catalogue.advice.thresholds,
            self._never_advised,
        )

    def _why(self, here: Counts, elsewhere: Counts, tries: _Tries) -> Why:
        runs = self.simulation.with_initiative[self.initiative.id]
        today = Today(
            here, elsewhere, tries.repairs, tries.alternatives, self.screening,
            self.catalogue.advice.thresholds, self.beliefs, self._local, self._never_advised,
        )  # fmt: skip
        worth = value_of_information(today, runs.drawn, self.catalogue)
        return why(runs, self.simulation.place.dossier, self.initiative, self.catalogue, worth)
