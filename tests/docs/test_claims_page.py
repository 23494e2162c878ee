"""Is the kept result of the claims that of the claims as they are declared now?

Where it is not: ``make claims``.
"""

import json
import sys
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.claims.argument import ARGUMENT
from jointaction.experiments.claims.examining import WORLDS, examined

DOCS = Path(__file__).parents[2] / "docs"
KEPT = {one["id"]: one for one in json.loads((DOCS / "reference" / "claims.json").read_text())}
each = pytest.mark.parametrize("claim", ARGUMENT, ids=lambda claim: str(claim.id))


@pytest.fixture(scope="module")
def page():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        from _claims import claims
        from _markdown import text_of

        return text_of(claims(load_catalogue()))


def test_all_claims_are_kept():
    assert list(KEPT) == [claim.id for claim in ARGUMENT] == list(range(1, 33))
    assert {one["worlds"] for one in KEPT.values()} == {WORLDS}
    assert {one["seed"] for one in KEPT.values()} == {0}


@each
def test_what_is_kept_is_what_is_declared(claim):
    kept = KEPT[claim.id]
    assert kept["title"] == claim.title
    assert kept["claim"] == claim.says
    assert kept["set_up"] == claim.set_up
    assert kept["expected"] == claim.expected
    assert kept["remark"] == claim.remark
    declared = [(one.name, one.says, one.wants, one.bound) for one in claim.conditions]
    assert declared == [
        (one["name"], one["says"], one["wants"], one["bound"]) for one in kept["conditions"]
    ]
    assert [list(term.set_aside) for term in claim.terms] == [
        one["quantities"] for one in kept["ablation"]
    ]


@each
def test_every_claim_has_its_paragraph_with_its_verdict(page, claim):
    said = {"comes_out": "comes out", "partly": "comes out partly"}
    verdict = said.get(KEPT[claim.id]["verdict"], "does not come out")
    assert f"\n## {claim.id}. {claim.title}: {verdict}\n" in page
    assert KEPT[claim.id]["explanation"] in page


def test_the_page_holds_no_empty_number(page):
    assert not {"None", "nan", "inf"} & set(page.replace("|", " ").split())


@pytest.mark.slow
@pytest.mark.parametrize("number", [8, 9])
def test_what_is_kept_comes_out_again(number):
    (claim,) = [one for one in ARGUMENT if one.id == number]
    kept = KEPT[number]
    again = examined(claim, load_catalogue(), WORLDS)
    assert again.verdict.value == kept["verdict"]
    assert again.kind.value == kept["kind"]
    assert again.deciding.effect == pytest.approx(kept["effect"], abs=0.002)
