"""What would help most here: which repair, or which other activity?

The repairs that fit the place (see ``repairs``) are tried on it with the initiative as it is, and
every activity that the catalogue offers as an alternative is tried instead of it. All are tried
on a part of the draws; the best ones are then tried on all of them, so that the one that is
advised was not picked for its luck alone. What happened in each draw is kept, so that it can be
told later how the advice hangs on what is not known (see ``why/value_of_information``).
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

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

What = TypeVar("What", Repair, Alternative)


@dataclass(frozen=True)
class Tried(Generic[What]):
    """What was tried, with what happened in each draw here and in its reference place."""

    what: What
    here: Counts
    reference: Counts


@dataclass(frozen=True)
class Trials:
    """Tries things on one initiative of a simulated place."""

    simulation: Simulation
    reference: Reference
    catalogue: Catalogue
    beliefs: Beliefs
    initiative: Initiative
    pays_is_local: bool

    def tried_repairs(self, watch: Watcher) -> tuple[Tried[Repair], ...]:
        """The repairs that fit, best first, with what happened; the best on all draws."""
        fitting = offers(self.catalogue, diagnose(self.simulation.place.dossier, self.catalogue))
        tried = [self._repair(offer, TRANCHE) for offer in fitting]
        watch("trying repairs", 0.7)
        best = sorted(zip(tried, fitting, strict=True), key=lambda pair: -pair[0].what.gain)
        again = [self._repair(offer, self._all_draws) for _, offer in best[:TRIED_AGAIN]]
        watch("trying repairs", 1.0)
        rest = [repair for repair, _ in best[TRIED_AGAIN:]]
        return tuple(sorted(again, key=lambda one: -one.what.gain) + rest)

    def tried_alternatives(self, watch: Watcher) -> tuple[Tried[Alternative], ...]:
        """Every other activity on offer, best first, with what happened; the best on all draws."""
        others = [
            activity
            for activity in self.catalogue.activities.values()
            if activity.offered_as_alternative and activity.name != self.initiative.kind
        ]
        tried = [self._alternative(other, TRANCHE) for other in others]
        watch("trying other activities", 0.7)
        best = sorted(zip(tried, others, strict=True), key=lambda pair: -pair[0].what.gain)
        again = [self._alternative(other, self._all_draws) for _, other in best[:TRIED_AGAIN]]
        watch("trying other activities", 1.0)
        rest = [alternative for alternative, _ in best[TRIED_AGAIN:]]
        return tuple(sorted(again, key=lambda one: -one.what.gain) + rest)

    @property
    def _all_draws(self) -> int:
        return self.simulation.place.ensemble.draws

    def _counts(self, initiative: Initiative, shifts: tuple[Shift, ...], draws: int) -> Counts:
        runs = histories(
            self.simulation.place, initiative, shifts, first_draws=draws, detailed=False
        )
        return counts(runs, self.simulation.without[self.initiative.id])

    def _as_proposed(self, draws: int, *, pays_is_local: bool) -> float:
        runs = self.simulation.with_initiative[self.initiative.id]
        all_counts = counts(runs, self.simulation.without[self.initiative.id])
        reference = self.reference.counts(self.initiative.kind, draws)
        return middle_ratio(all_counts.first(draws), reference, self.beliefs, pays_is_local)

    def _repair(self, offer: Offer, draws: int) -> Tried[Repair]:
        of = self._counts(self.initiative, offer.shifts, draws)
        reference = self.reference.counts(self.initiative.kind, of.draws)
        ratio = middle_ratio(of, reference, self.beliefs, self.pays_is_local)
        gain = ratio / self._as_proposed(of.draws, pays_is_local=self.pays_is_local)
        repair = Repair(offer.id, offer.title, offer.actor, offer.what, ratio, gain, of.draws)
        return Tried(repair, of, reference)

    def _alternative(self, activity: Activity, draws: int) -> Tried[Alternative]:
        of = self._counts(instead(self.initiative, activity), (), draws)
        reference = self.reference.counts(activity.name, of.draws)
        # the costs that a proposal states are not those of another activity
        ratio = middle_ratio(of, reference, self.beliefs, pays_is_local=False)
        before = self._as_proposed(of.draws, pays_is_local=False)
        other = Alternative(activity.name, activity.title, ratio, ratio / before, of.draws)
        return Tried(other, of, reference)


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
