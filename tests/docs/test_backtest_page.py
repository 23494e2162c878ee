"""Is the kept backtest that of the cases and forecasts as they are now?

Where it is not: ``make backtest``.
"""

import json
import sys
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.backtest.cases import find_cases
from jointaction.experiments.backtest.seen import as_seen
from jointaction.forecast.beliefs import EVENTS, judged_beliefs
from jointaction.forecast.odds import odds
from jointaction.forecast.reference import Reference
from jointaction.report.backtest_tables import FAILURES_NOTE, failures
from jointaction.report.doubts import TRACK_RECORD
from jointaction.study.backtest import backtest_document
from jointaction.study.document import as_json
from jointaction.study.settings import Settings
from tests.docs.kept_backtest import KEPT, kept_backtest

DOCS = Path(__file__).parents[2] / "docs"
INITIATIVES = [one for case in KEPT["cases"] for one in case["initiatives"]]


@pytest.fixture(scope="module")
def page():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        from _backtest import backtest
        from _markdown import text_of

        return text_of(backtest(load_catalogue()))


@pytest.fixture(scope="module")
def shipped():
    return find_cases(None, load_catalogue())


def test_what_is_kept_is_of_these_cases_with_the_defaults(shipped):
    assert KEPT["set"]["digest"] == shipped.digest
    assert KEPT["set"]["initiatives"] == len(INITIATIVES) == 47
    defaults = Settings()
    assert KEPT["seed"] == defaults.seed
    assert KEPT["settings"]["draws"] == defaults.draws
    assert KEPT["settings"]["runs_per_draw"] == defaults.runs_per_draw
    assert KEPT["fit"] is not None


@pytest.mark.parametrize("event", EVENTS)
def test_the_kept_scores_are_those_of_the_kept_odds(event):
    said = [one["events"][event] for one in INITIATIVES]
    scored = [one for one in said if one["happened"] is not None]
    kept = KEPT["events"][event]
    assert kept["n"] == len(scored)
    brier = sum((one["probability"] - one["happened"]) ** 2 for one in scored) / len(scored)
    assert kept["brier"] == pytest.approx(brier)


def test_what_is_kept_says_of_its_odds_what_is_said_of_them_now():
    again = json.loads(as_json(backtest_document(kept_backtest(fit=True))))
    assert {name for name in KEPT if again[name] != KEPT[name]} == set()
    assert set(again) == set(KEPT)


def test_kept_sums_and_distances_are_those_of_the_ratings(shipped):
    wanted = []
    for case in shipped.cases:
        year = case.says("cluster.ref_year").number
        for one in case.initiatives:
            immediacy, scale, core, predation = (
                one.says(key).number
                for key in (
                    "immediacy", "scale_economies", "core_closeness", "predation_latitude",
                )
            )  # fmt: skip
            wanted.append(
                (immediacy + scale - core - predation, one.says("start_year").number - year)
            )
    assert [(one["plain_sum"], one["years_from_ref"]) for one in INITIATIVES] == wanted
    assert sum(abs(years) > 5 for _, years in wanted) == 13


def test_the_page_says_first_whether_skill_was_shown(page):
    assert page.splitlines()[2] == f"**{KEPT['headline']}**"
    assert "skill was shown" in KEPT["headline"].lower()
    for event in EVENTS:
        assert KEPT["events"][event]["sentence"] in page
    for caveat in KEPT["caveats"]:
        assert caveat in page


def test_every_forecast_stands_on_the_page(page):
    for case in KEPT["cases"]:
        for one in case["initiatives"]:
            assert f"| {case['name']}: {one['name']} |" in page


def test_the_page_holds_no_empty_number(page):
    assert not {"None", "nan", "inf"} & set(page.replace("|", " ").split())


@pytest.mark.slow
def test_what_is_kept_comes_out_again(shipped):
    case, kept = shipped.cases[0], KEPT["cases"][0]["initiatives"][0]
    catalogue, ensemble = load_catalogue(), Settings().ensemble
    initiative = case.initiatives[0]
    assert initiative.id == kept["initiative"]
    reference = Reference(initiative.kind, catalogue, ensemble)
    seen, beliefs = as_seen(case, initiative), judged_beliefs(catalogue)
    again = odds(seen, reference, catalogue, ensemble, beliefs)
    for event in EVENTS:
        wanted = kept["events"][event]
        assert again[event].probability == pytest.approx(wanted["probability"], abs=0.005)
        assert again[event].base_rate == pytest.approx(wanted["base_rate"])


def test_every_report_says_what_came_out():
    took_off = KEPT["events"]["takes_off"]
    assert f"{KEPT['set']['cases']} places" in TRACK_RECORD
    assert "showed no skill" in TRACK_RECORD
    assert not any(one["skill"] for one in KEPT["events"].values())
    assert "no better than four ratings" in TRACK_RECORD
    assert took_off["auc_difference_plain_sum"]["low"] <= 0


def test_the_page_says_in_the_commands_words_where_it_failed(page):
    told = list(failures(kept_backtest()))
    assert [table.caption for table in told] == [
        "Taking off: said too little, said too much",
        "Lasting: said too little, said too much",
    ]
    assert any(row[-1] == "partly" for table in told for row in table.rows)
    for table in told:
        rows = [
            f"| {name} | {said} | {odds} | {coded} |" for name, said, odds, _, coded in table.rows
        ]
        assert "\n".join(rows) in page
    assert FAILURES_NOTE in page
