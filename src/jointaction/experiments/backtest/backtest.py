"""How good are the forecasts, held against cases of which it is known how they ended?

Takes cases and the settings of a forecast; gives every forecast beside what happened, the scores
with "partly" counted as no and as yes, the same in groups, and where asked a fit that changes
nothing. What the numbers may be called is decided in ``scoring``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jointaction.catalogue.things import Catalogue, Event
from jointaction.experiments.backtest.attempts import Attempt, attempts
from jointaction.experiments.backtest.cases import Cases
from jointaction.experiments.backtest.fit import Fit, TooFew, fitted_where_enough
from jointaction.experiments.backtest.groups import Groups, all_groups
from jointaction.experiments.backtest.reliability import Bin, reliability
from jointaction.experiments.backtest.scoring import EventScores, all_scores
from jointaction.forecast.beliefs import EVENTS, judged_beliefs
from jointaction.progress import Watcher, unwatched
from jointaction.simulate.runs import Ensemble


@dataclass(frozen=True)
class Backtest:
    """What came out; ``partly_as_yes`` are the scores with "partly" counted as yes."""

    cases: Cases
    ensemble: Ensemble
    attempts: tuple[Attempt, ...]
    scores: Mapping[Event, EventScores]
    partly_as_yes: Mapping[Event, EventScores]
    groups: Groups
    reliability: Mapping[Event, tuple[Bin, ...]]
    fit: Fit | TooFew | None

    @property
    def skilled(self) -> tuple[Event, ...]:
        """The events in which skill was shown."""
        return tuple(event for event in EVENTS if self.scores[event].skill)


def backtest(
    cases: Cases,
    catalogue: Catalogue,
    ensemble: Ensemble | None = None,
    watch: Watcher = unwatched,
    *,
    fit: bool = False,
) -> Backtest:
    """Forecast every initiative of the cases as of before its start, and score the forecasts."""
    ensemble = ensemble or Ensemble()
    made = attempts(cases, catalogue, ensemble, watch)
    seed = ensemble.seed
    return Backtest(
        cases=cases,
        ensemble=ensemble,
        attempts=made,
        scores=all_scores(made, seed),
        partly_as_yes=all_scores(made, seed, partly_is_yes=True),
        groups=all_groups(made, EVENTS, seed),
        reliability={event: reliability(made, event) for event in EVENTS},
        fit=fitted_where_enough(made, judged_beliefs(catalogue), seed) if fit else None,
    )
