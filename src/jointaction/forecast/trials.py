"""What would help most here: which repair, or which other activity?

The repairs that fit the place (see ``repairs``) are tried on it with the initiative as it is, and
every activity that the catalogue offers as an alternative is tried instead of it. All are tried
on a part of the draws; the best ones are then tried on all of them, so that the one that is
advised was not picked for its luck alone.
"""

from dataclasses import dataclass

from jointaction.catalogue.things import Activity, Catalogue, Shift
from jointaction.cluster.dossier import Initiative
from jointaction.diagnose.diagnose import diagnose
from jointaction.evidence.statement import Statement
from jointaction.forecast.beliefs import Beliefs
from jointaction.forecast.forecasts import Alternative, Repair
from jointaction.forecast.pooling import Counts, counts, middle_ratio
from jointaction.forecast.reference import Reference
from jointaction.forecast.repairs import Offer, offers
from jointaction.progress import Watcher
from jointaction.simulate.pages import TRANCHE
from jointaction.simulate.place import histories
from jointaction.simulate.simulate import Simulation
from jointaction.sources import Grade

TRIED_AGAIN = 3
KEPT_FROM_THE_PROPOSAL = (
    "start_year", "subsidy", "subsidy_end_year", "intended_firms", "crisis_at_start",
)  # fmt: skip


@dataclass(frozen=True)
class Trials:
    """Tries things on one initiative of a simulated place."""

    simulation: Simulation
    reference: Reference
    catalogue: Catalogue
    beliefs: Beliefs
    initiative: Initiative
    pays_is_local: bool

    def repairs(self, watch: Watcher) -> tuple[Repair, ...]:
        """The repairs that fit, best first; each against the initiative unrepaired."""
        fitting = offers(self.catalogue, diagnose(self.simulation.place.dossier, self.catalogue))
        tried = [self._repair(offer, TRANCHE) for offer in fitting]
        watch("trying repairs", 0.7)
        best = sorted(zip(tried, fitting, strict=True), key=lambda pair: -pair[0].gain)
        again = [self._repair(offer, self._all_draws) for _, offer in best[:TRIED_AGAIN]]
        watch("trying repairs", 1.0)
        rest = [repair for repair, _ in best[TRIED_AGAIN:]]
        return tuple(sorted(again, key=lambda repair: -repair.gain) + rest)

    def alternatives(self, watch: Watcher) -> tuple[Alternative, ...]:
        """Every other activity on offer, best first; each against the initiative as proposed."""
        others = [
            activity
            for activity in self.catalogue.activities.values()
            if activity.offered_as_alternative and activity.name != self.initiative.kind
        ]
        tried = [self._alternative(other, TRANCHE) for other in others]
        watch("trying other activities", 0.7)
        best = sorted(zip(tried, others, strict=True), key=lambda pair: -pair[0].gain)
        again = [self._alternative(other, self._all_draws) for _, other in best[:TRIED_AGAIN]]
        watch("trying other activities", 1.0)
        rest = [alternative for alternative, _ in best[TRIED_AGAIN:]]
        return tuple(sorted(again, key=lambda one: -one.gain) + rest)

    @property
    def _all_draws(self) -> int:
        return self.simulation.place.ensemble.draws

    def _counts(self, initiative: Initiative, shifts: tuple[Shift, ...], draws: int) -> Counts:
        runs = histories(
            self.simulation.place, initiative, shifts, first_draws=draws, detailed=False
        )
        return counts(runs, self.simulation.without[self.initiative.id])

    def _ratio(self, of: Counts, kind: str, *, pays_is_local: bool) -> float:
        reference = self.reference.counts(kind, of.draws)
        return middle_ratio(of, reference, self.beliefs, pays_is_local)

    def _as_proposed(self, draws: int, *, pays_is_local: bool) -> float:
        runs = self.simulation.with_initiative[self.initiative.id]
        all_counts = counts(runs, self.simulation.without[self.initiative.id])
        first = all_counts.first(draws)
        return self._ratio(first, self.initiative.kind, pays_is_local=pays_is_local)

    def _repair(self, offer: Offer, draws: int) -> Repair:
        of = self._counts(self.initiative, offer.shifts, draws)
        ratio = self._ratio(of, self.initiative.kind, pays_is_local=self.pays_is_local)
        gain = ratio / self._as_proposed(of.draws, pays_is_local=self.pays_is_local)
        return Repair(offer.id, offer.title, offer.actor, offer.what, ratio, gain, of.draws)

    def _alternative(self, activity: Activity, draws: int) -> Alternative:
        of = self._counts(instead(self.initiative, activity), (), draws)
        # the costs that a proposal states are not those of another activity
        ratio = self._ratio(of, activity.name, pays_is_local=False)
        before = self._as_proposed(of.draws, pays_is_local=False)
        return Alternative(activity.name, activity.title, ratio, ratio / before, of.draws)


def instead(initiative: Initiative, activity: Activity) -> Initiative:
    """The activity as it would be proposed in place of the initiative.

    Rated as the catalogue's typical case; time, money and the firms asked stay as proposed.
    """
    kept = {
        key: statement
        for key, statement in initiative.statements.items()
        if key in KEPT_FROM_THE_PROPOSAL
    }
    typical = {
        key: Statement(
            f"initiative.{key}",
            value,
            None,
            None,
            Grade.JUDGED,
            (),
            "",
            f"catalogue {activity.name}",
        )
        for key, value in activity.typical.items()
    }
    return Initiative(f"instead-{activity.name}", activity.title, activity.name, kept | typical)
