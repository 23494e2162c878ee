"""Is what is kept of the made-up worlds of the worlds as they are declared now?

Where it is not: ``make worlds``.
"""

import json
import sys
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.worlds.made_up import ENSEMBLE, PLACES
from jointaction.experiments.worlds.rules import WORLDS
from jointaction.forecast.beliefs import judged_beliefs

DOCS = Path(__file__).parents[2] / "docs"
KEPT = json.loads((DOCS / "reference" / "worlds.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def page():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        from _markdown import text_of
        from _worlds import worlds

        return text_of(worlds(load_catalogue()))


def test_what_is_kept_is_of_the_worlds_as_declared():
    declared = [(one.id, one.title, one.rule) for one in WORLDS]
    assert [(one["id"], one["title"], one["rule"]) for one in KEPT["worlds"]] == declared
    assert KEPT["seed"] == ENSEMBLE.seed
    made = {"places": PLACES, "draws": ENSEMBLE.draws, "runs_per_draw": ENSEMBLE.runs_per_draw}
    assert KEPT["settings"] == made
    beliefs = judged_beliefs(load_catalogue())
    assert KEPT["cap"] == beliefs.cap


def test_every_world_has_its_paragraph(page):
    assert page.splitlines()[2] == f"**{KEPT['headline']}**"
    for one in KEPT["worlds"]:
        assert f"\n### {one['title']}\n\n{one['rule']}\n\n{one['sentence']}\n" in page


def test_what_did_not_come_out_stands_on_the_page(page):
    failed = [one["sentence"] for one in KEPT["asked"] if not one["comes_out"]]
    assert [one for one in failed if f"- {one}" not in page] == []
    assert page.count("does not come out.") == len(failed)


def test_the_kept_loss_is_within_the_kept_cap_in_every_world():
    assert {one["id"] for one in KEPT["worlds"] if one["worst_loss"] > KEPT["cap"]} == set()


def test_the_page_holds_no_empty_number(page):
    assert not {"None", "nan", "inf"} & set(page.replace("|", " ").split())
