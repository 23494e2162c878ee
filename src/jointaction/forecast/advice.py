"""Start, repair first, do something else, or do not start?

The first that applies, by thresholds kept in the catalogue (judged, to be questioned), on the
local ratio R: pooled odds of taking off and lasting (and paying, where costs are given) over the
base rate of the same.

Before all of them: what the catalogue never advises (a cartel) is not to be started.

1. *Do not start* where R is low and no declared repair brings it near the ordinary initiative,
   or where a criterion kills the initiative and it has no weaker variant.
2. *Do something else* where a catalogue activity has clearly better odds here and beats the best
   repair.
3. *Repair first* where a repair lifts the odds clearly.
4. *Start* where local evidence speaks for the place.
5. Otherwise *repair first*: there are questions to settle.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jointaction.catalogue.things import Judged
from jointaction.forecast.forecasts import AdviceWord, Alternative, Repair
from jointaction.screen.screening import InitiativeScreening


@dataclass(frozen=True)
class Grounds:
    """What the advice rests on: the local ratio, the best repair and alternative, the screening.

    ``because`` names the rule that decided: ``forbidden``, ``too_low``, ``killed``,
    ``alternative``, ``repair``, ``good_odds`` or ``questions``.
    """

    advice: AdviceWord
    because: str


def advise(
    local_ratio: float,
    best_repair: Repair | None,
    best_alternative: Alternative | None,
    screening: InitiativeScreening,
    thresholds: Mapping[str, Judged],
    never_advised: str = "",
) -> Grounds:
    """The advice for one initiative, and the rule that gave it.

    ``never_advised`` is the catalogue's reason against the kind as such, or empty.
    """
    if never_advised:
        return Grounds(AdviceWord.DO_NOT_START, "forbidden")

    def at(name: str) -> float:
        return thresholds[name].value

    repaired = best_repair.local_ratio if best_repair else 0.0
    gain = best_repair.gain if best_repair else 0.0
    if local_ratio < at("do_not_start_below") and repaired < at("repair_must_reach"):
        return Grounds(AdviceWord.DO_NOT_START, "too_low")
    if screening.killed_by and not screening.weaker_variants:
        return Grounds(AdviceWord.DO_NOT_START, "killed")
    other = best_alternative.gain if best_alternative else 0.0
    if other >= at("alternative_times") and other > gain:
        return Grounds(AdviceWord.DO_SOMETHING_ELSE, "alternative")
    if gain >= at("repair_times"):
        return Grounds(AdviceWord.REPAIR_FIRST, "repair")
    if local_ratio >= at("start_at"):
        return Grounds(AdviceWord.START, "good_odds")
    return Grounds(AdviceWord.REPAIR_FIRST, "questions")
