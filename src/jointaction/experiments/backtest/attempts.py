"""What would the product have said of each initiative of these cases, before it began?

Every initiative is reduced to what could have been known (``seen``), simulated and pooled with
the judged base rates exactly as ``forecast`` does it, and kept beside what happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jointaction.catalogue.things import Catalogue, Event
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Value
from jointaction.experiments.backtest.cases import Cases
from jointaction.experiments.backtest.outcomes import Answers, answers
from jointaction.experiments.backtest.seen import as_seen
from jointaction.forecast.beliefs import EVENTS, Beliefs, judged_beliefs
from jointaction.forecast.forecasts import EventForecast
from jointaction.forecast.odds import odds
from jointaction.forecast.reference import Reference
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.simulate.runs import Ensemble

NEAR_YEARS = 5
_SHARE_OF_REFERENCE = 0.05


@dataclass(frozen=True)
class Attempt:
    """One initiative of a case: what was said of it, and what came of it.

    ``odds`` holds each event given the one before; it is empty where nothing of the initiative
    can be scored. ``plain_sum`` is immediacy + scale - core - predation as rated, None where one
    of the four is unknown. ``years_from_ref``: from the year that the place's ratings describe to
    the start.
    """

    case: str
    case_name: str
    initiative: str
    name: str
    kind: str
    start_year: int | None
    years_from_ref: int | None
    plain_sum: float | None
    outcome: Mapping[str, Value]
    odds: Mapping[Event, EventForecast] = field(default_factory=dict)

    def answers(self, *, partly_is_yes: bool) -> Answers:
        """What is known of each event; "partly" counts as no, or as yes."""
        return answers(self.outcome, partly_is_yes=partly_is_yes)

    @property
    def scored(self) -> bool:
        """Whether anything about it can be scored, partly counting this way or that."""
        known = [*self.answers(partly_is_yes=False).values()]
        known += self.answers(partly_is_yes=True).values()
        return any(isinstance(one, bool) for one in known)

    @property
    def confidence(self) -> str:
        """How sure the coder was of the outcome."""
        said = self.outcome.get("confidence")
        return "not said" if said is None else str(said)

    @property
    def outcome_seen(self) -> str:
        """Where the outcome was seen."""
        said = self.outcome.get("outcome_seen")
        return "not said" if said is None else str(said)

    @property
    def distance(self) -> str:
        """Whether the ratings of the place are of about the time of the start."""
        if self.years_from_ref is None:
            return "not known"
        near = abs(self.years_from_ref) <= NEAR_YEARS
        return f"at most {NEAR_YEARS} years" if near else f"more than {NEAR_YEARS} years"


def attempts(
    cases: Cases, catalogue: Catalogue, ensemble: Ensemble, watch: Watcher = unwatched
) -> tuple[Attempt, ...]:
    """Every initiative of the cases with its odds, by case and as they stand there."""
    beliefs = judged_beliefs(catalogue)
    pairs = [(case, one) for case in cases.cases for one in case.initiatives]
    first = next((one.kind for _, one in pairs), "")
    reference = Reference(first, catalogue, ensemble, part_of(watch, 0, _SHARE_OF_REFERENCE))
    rest = part_of(watch, _SHARE_OF_REFERENCE, 1)
    made = []
    for number, (case, initiative) in enumerate(pairs):
        attempt = unplayed(case, initiative)
        if attempt.scored:
            part = part_of(rest, number / len(pairs), (number + 1) / len(pairs))
            played = _odds(case, initiative, reference, catalogue, ensemble, beliefs, part)
            attempt = Attempt(**{**vars(attempt), "odds": played})
        made.append(attempt)
    return tuple(made)


def _odds(
    case: Dossier,
    initiative: Initiative,
    reference: Reference,
    catalogue: Catalogue,
    ensemble: Ensemble,
    beliefs: Beliefs,
    watch: Watcher,
) -> Mapping[Event, EventForecast]:
    def watch_this(_stage: str, share: float) -> None:
        watch(f"forecasting {initiative.id} of {case.slug}", share)

    seen = as_seen(case, initiative)
    played = odds(seen, reference, catalogue, ensemble, beliefs, watch_this)
    return {event: played[event] for event in EVENTS}


def unplayed(case: Dossier, initiative: Initiative) -> Attempt:
    """An initiative with what is coded of it, before anything is forecast."""
    start, ref_year = initiative.says("start_year").number, case.says("cluster.ref_year").number
    known = start is not None and ref_year is not None
    return Attempt(
        case=case.slug,
        case_name=case.name,
        initiative=initiative.id,
        name=initiative.name,
        kind=initiative.kind,
        start_year=None if start is None else int(start),
        years_from_ref=int(start - ref_year) if known else None,  # type: ignore[operator]
        plain_sum=plain_sum(initiative),
        outcome=initiative.outcome,
    )


def plain_sum(initiative: Initiative) -> float | None:
    """Immediacy + scale - core - predation: what a forecast must rank better than.

    None where one of the four is unknown.
    """
    added = [initiative.says(key).number for key in ("immediacy", "scale_economies")]
    taken = [initiative.says(key).number for key in ("core_closeness", "predation_latitude")]
    if any(one is None for one in (*added, *taken)):
        return None
    return sum(one for one in added if one is not None) - sum(
        one for one in taken if one is not None
    )
