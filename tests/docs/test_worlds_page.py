"""Is what is kept of the made-up worlds of the worlds as they are declared now?

Where it is not: ``make worlds``.
"""

import copy
import json
import sys
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.worlds.made_up import ENSEMBLE, PLACES
from jointaction.experiments.worlds.rules import WORLDS
from jointaction.forecast.beliefs import judged_beliefs
from jointaction.study.document import as_json
from jointaction.study.worlds import worlds_document
from tests.docs.kept_worlds import KEPT, kept_trial

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def pages():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        import _markdown
        import _worlds

        return _markdown, _worlds


@pytest.fixture(scope="module")
def page(pages):
    markdown, worlds = pages
    return markdown.text_of(worlds.worlds(load_catalogue()))


def test_what_is_kept_is_of_the_worlds_as_declared():
    declared = [(one.id, one.title, one.rule) for one in WORLDS]
    assert [(one["id"], one["title"], one["rule"]) for one in KEPT["worlds"]] == declared
    assert KEPT["seed"] == ENSEMBLE.seed
    made = {"places": PLACES, "draws": ENSEMBLE.draws, "runs_per_draw": ENSEMBLE.runs_per_draw}
    assert KEPT["settings"] == made
    beliefs = judged_beliefs(load_catalogue())
    assert KEPT["cap"] == beliefs.cap


def test_what_is_kept_says_of_its_numbers_what_is_said_of_them_now():
    assert json.loads(as_json(worlds_document(kept_trial()))) == KEPT


def test_the_page_names_first_where_the_odds_are_wrong(page):
    first = KEPT["headline"].index("not reliable where the model itself is right")
    assert first < KEPT["headline"].index("right by construction, which tests the arithmetic")
    for said in KEPT["meaning"]:
        assert f"\n{said}\n" in page
    titles = [line for line in page.splitlines() if line.startswith("### ")]
    assert titles[0] == "### The model is right, and the judged base rates are not"


def test_the_order_of_the_odds_is_told_event_by_event(pages):
    _, worlds = pages
    right = next(one for one in KEPT["worlds"] if one["id"] == "model_is_right")["events"]
    event = copy.deepcopy(right["takes_off"])
    for number, group in enumerate(event["reliability"]["groups"]):
        group["true"] = number / 10
    event["log_gain"]["low"] = 0.01
    said = worlds._order("takes_off", event)
    assert said == (
        "Taking off (230 outcomes): what is true rises from each of the 5 groups to the next, and "
        "the log score is better than the base rate's."
    )
    event["reliability"]["groups"][2]["true"] = 0.35
    event["log_gain"]["low"] = -0.01
    said = worlds._order("takes_off", event)
    assert "what is true does not rise from each" in said
    assert "not surely better" in said


def test_the_page_says_what_a_registry_cannot_cure(page):
    assert "The weight they move only between 0 and 0.5" in page


def test_every_world_has_its_paragraph(page):
    assert page.splitlines()[2] == f"**{KEPT['headline']}**"
    for one in KEPT["worlds"]:
        assert f"\n### {one['title']}\n\n{one['rule']}\n\n{one['sentence']}\n" in page


def test_what_did_not_come_out_stands_on_the_page(page):
    failed = [one for one in KEPT["asked"] if one["comes_out"] is not True]
    assert [one for one in failed if f"- {one['sentence']}" not in page] == []
    assert page.count("does not come out.") == [one["comes_out"] for one in failed].count(False)
    told = page.count("outcomes): too few outcomes to tell.")
    assert told == [one["comes_out"] for one in failed].count(None)


def test_the_kept_loss_is_within_the_kept_cap_in_every_world():
    assert {one["id"] for one in KEPT["worlds"] if one["worst_loss"] > KEPT["cap"]} == set()


def test_the_page_holds_no_empty_number(page):
    assert not {"None", "nan", "inf"} & set(page.replace("|", " ").split())
