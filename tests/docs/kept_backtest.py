"""Which backtest is it that the kept file tells of?"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.backtest import Backtest
from jointaction.experiments.backtest.cases import find_cases
from jointaction.experiments.backtest.fit import fitted
from jointaction.experiments.backtest.groups import all_groups
from jointaction.experiments.backtest.outcomes import CODED_AS
from jointaction.experiments.backtest.reliability import reliability
from jointaction.experiments.backtest.scoring import all_scores
from jointaction.forecast.beliefs import EVENTS, judged_beliefs
from jointaction.forecast.forecasts import EventForecast, RangeParts
from jointaction.simulate.runs import Ensemble

KEPT = json.loads(
    (Path(__file__).parents[2] / "docs" / "reference" / "backtest.json").read_text(encoding="utf-8")
)
ODDS = ("probability", "low", "high", "base_rate", "model", "model_reference")
NOWHERE = RangeParts(0.0, 0.0, 0.0, 0.0)


def kept_backtest(*, fit: bool = False) -> Backtest:
    """The backtest made again from its odds and outcomes: scores and words anew."""
    catalogue, seed = load_catalogue(), KEPT["seed"]
    made = tuple(_attempt(case, one) for case in KEPT["cases"] for one in case["initiatives"])
    return Backtest(
        cases=find_cases(None, catalogue),
        ensemble=Ensemble(seed, KEPT["settings"]["draws"], KEPT["settings"]["runs_per_draw"]),
        attempts=made,
        scores=all_scores(made, seed),
        partly_as_yes=all_scores(made, seed, partly_is_yes=True),
        groups=all_groups(made, EVENTS, seed),
        reliability={event: reliability(made, event) for event in EVENTS},
        fit=fitted(made, judged_beliefs(catalogue), seed) if fit else None,
    )


def _attempt(case: Mapping[str, Any], kept: Mapping[str, Any]) -> Attempt:
    coded = {CODED_AS[event]: kept["events"][event]["coded"] for event in EVENTS}
    said = {**coded, "confidence": kept["confidence"], "outcome_seen": kept["outcome_seen"]}
    odds = {event: _odds(kept["events"][event]) for event in EVENTS}
    return Attempt(
        case=case["case"],
        case_name=case["name"],
        **{
            name: kept[name]
            for name in (
                "initiative", "name", "kind", "start_year", "years_from_ref", "plain_sum",
            )
        },
        outcome={key: value for key, value in said.items() if value is not None},
        odds=odds,
    )  # fmt: skip


def _odds(kept: Mapping[str, Any]) -> EventForecast:
    said = {name: kept[name] for name in ODDS}
    return EventForecast(**said, base_low=0.0, base_high=1.0, range_from=NOWHERE)
