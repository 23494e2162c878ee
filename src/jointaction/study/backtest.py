"""How good are the forecasts on cases with known outcomes, and what is written down about it?

Walks over the cases of a folder, or over those that come along, with the product's defaults; what
the scores may be called is decided by the experiment.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue, Event
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.backtest import Backtest, backtest
from jointaction.experiments.backtest.cases import find_cases
from jointaction.experiments.backtest.outcomes import CODED_AS
from jointaction.experiments.backtest.scoring import EventScores
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.scores import RESAMPLES
from jointaction.progress import Watcher, unwatched
from jointaction.report.backtest import backtest_page, event_text, headline
from jointaction.report.backtest_caveats import caveats
from jointaction.report.page import render_backtest
from jointaction.store.folder import Folder
from jointaction.study.document import Document, as_json, plain
from jointaction.study.settings import Settings
from jointaction.study.version import VERSION

PAGE = "backtest.html"
DOCUMENT = "backtest.json"


def against_cases(
    folder: Path | None = None,
    settings: Settings | None = None,
    catalogue: Catalogue | None = None,
    watch: Watcher = unwatched,
    *,
    fit: bool = False,
) -> Backtest:
    """Hold the forecasts against the cases of a folder; without one, those that come along.

    ``DossierError`` tells every fault of every file.
    """
    settings, catalogue = settings or Settings(), catalogue or load_catalogue()
    cases = find_cases(folder, catalogue)
    return backtest(cases, catalogue, settings.ensemble, watch, fit=fit)


def backtest_document(found: Backtest) -> Document:
    """What came out, for other programs; what cannot be said is null."""
    return {
        "tool": "jointaction",
        "version": VERSION,
        "seed": found.ensemble.seed,
        "settings": {
            "draws": found.ensemble.draws,
            "runs_per_draw": found.ensemble.runs_per_draw,
            "resamples": RESAMPLES,
        },
        "set": {
            "name": found.cases.name,
            "cases": len(found.cases.cases),
            "initiatives": len(found.attempts),
            "digest": found.cases.digest,
            "without_outcome": list(found.cases.without_outcome),
        },
        "headline": headline(found),
        "skill": bool(found.skilled),
        "events": {event: _event(found.scores[event]) for event in EVENTS},
        "partly_counts_as_yes": {event: _event(found.partly_as_yes[event]) for event in EVENTS},
        **plain(found.groups),
        "reliability": plain(found.reliability),
        "fit": plain(found.fit),
        "caveats": list(caveats(found)),
        "cases": _cases(found),
    }


def write_backtest(found: Backtest, out: Path) -> Path:
    """Write ``backtest.json`` and ``backtest.html`` into a folder; gives the page's path."""
    page = render_backtest(backtest_page(found, VERSION))
    with Folder(out) as folder:
        folder.write(DOCUMENT, as_json(backtest_document(found)))
        folder.write(PAGE, page)
    return out / PAGE


def _event(of: EventScores) -> Document:
    return {
        "n": of.n,
        "cases": of.cases,
        "happened": of.happened,
        "mean_probability": of.mean_probability,
        "brier": of.brier,
        "brier_base_rate": of.brier_base_rate,
        "brier_leave_one_out": of.brier_leave_one_out,
        "brier_difference_leave_one_out": plain(of.against_leave_one_out),
        "log_score": of.log_score,
        "log_score_base_rate": of.log_score_base_rate,
        "log_score_leave_one_out": of.log_score_leave_one_out,
        "auc": plain(of.auc),
        "auc_leave_one_out": plain(of.auc_leave_one_out),
        "auc_difference_leave_one_out": plain(of.auc_difference_leave_one_out),
        "auc_plain_sum": plain(of.plain_sum.auc),
        "auc_difference_plain_sum": plain(of.plain_sum.difference),
        "n_plain_sum": of.plain_sum.n,
        "same_odds_for_all": of.constant,
        "skill": of.skill,
        "conditions": plain(of.conditions),
        "sentence": event_text(of),
        "not_scored": plain(of.not_scored),
    }


def _cases(found: Backtest) -> list[Document]:
    """One entry a case, with its initiatives inside."""
    return [
        {
            "case": case.slug,
            "name": case.name,
            "initiatives": [_attempt(one) for one in found.attempts if one.case == case.slug],
        }
        for case in found.cases.cases
    ]


def _attempt(one: Attempt) -> Document:
    return {
        "initiative": one.initiative,
        "name": one.name,
        "kind": one.kind,
        "start_year": one.start_year,
        "years_from_ref": one.years_from_ref,
        "plain_sum": one.plain_sum,
        "confidence": one.outcome.get("confidence"),
        "outcome_seen": one.outcome.get("outcome_seen"),
        "events": {event: _said(one, event) for event in EVENTS},
    }


def _said(one: Attempt, event: Event) -> Mapping[str, Any]:
    """The odds of one event beside what is coded; ``happened`` is null where it is not scored."""
    answer = one.answers(partly_is_yes=False)[event]
    known = isinstance(answer, bool)
    odds = one.odds.get(event)
    return {
        "coded": plain(one.outcome.get(CODED_AS[event])),
        "happened": answer if known else None,
        "not_scored": None if known else str(answer),
        "probability": odds.probability if odds else None,
        "low": odds.low if odds else None,
        "high": odds.high if odds else None,
        "base_rate": odds.base_rate if odds else None,
        "model": odds.model if odds else None,
        "model_reference": odds.model_reference if odds else None,
    }
