"""Does the page on the claims say what was found, and draw it?"""

import re

import pytest

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Term,
    Verdict,
)
from jointaction.experiments.claims.finding import Ablation, Finding, Reading
from jointaction.report.claims import (
    ablation_text,
    claims_page,
    counted,
    kind_text,
    percent,
    reading_text,
)
from jointaction.report.page import render_claims

MAIN = Condition("up", "more <of> it")
ASIDE = Condition("aside", "something beside", decides=False)


def nothing(worlds):
    return Measured({})


def claim_of(*terms):
    return Claim(
        id=4, title="Made & up", says="One leads to another.", section="3.1", set_up="Two places.",
        expected="more", conditions=(MAIN, ASIDE), measure=nothing,
        because={one: f"because it {one.value}" for one in Verdict}, terms=terms,
        axes=("quarter", "share"),
    )  # fmt: skip


def seen(condition, share, equal=0.0):
    return Reading(condition, 1000, 0.25, -0.1, 0.6, 0.24, share, equal)


def finding_of(share=0.9, curves=(), ablations=()):
    claim = claim_of(*(one.term for one in ablations))
    readings = (seen(MAIN, share), seen(ASIDE, 0.1, 0.5))
    return Finding(claim, 3, 1000, 2000, readings, tuple(ablations), tuple(curves))


@pytest.mark.parametrize(
    ("share", "said", "why"),
    [(0.9, "comes out", "because it comes_out"), (0.7, "comes out partly", "because it partly"),
     (0.3, "does not come out", "because it does_not_come_out")],
)  # fmt: skip
def test_the_text_is_chosen_by_the_verdict(share, said, why):
    html = render_claims(claims_page([finding_of(share)], "1"))
    assert f"Made &amp; up: {said}</h2>" in html
    assert why in html
    assert html.count("because it") == 1


def test_a_condition_reads_with_effect_range_share_and_unit():
    assert reading_text(seen(MAIN, 0.9, 0.25)).replace("\u00a0", " ") == (
        "more <of> it: +0.25 (-0.10 to +0.60) share; holds in 90 % of worlds; 25 % equal"
    )
    assert "does not decide" in reading_text(seen(ASIDE, 0.9))
    assert "all equal" in reading_text(seen(MAIN, None, 1.0))
    empty = Reading(MAIN, 0, None, None, None, None, None, None)
    assert "no world says anything" in reading_text(empty)


def test_what_puts_a_claim_in_is_named():
    term = Term("tie_game.similarity", also=("talk.written",))
    found = finding_of(ablations=[Ablation(term, 0.02, removes=True)])
    assert "Put in: without tie_game.similarity and talk.written" in kind_text(found)
    carried = Ablation(Term("learning.rate", states=False), 0.02, removes=True)
    assert "carried by learning.rate" in kind_text(finding_of(ablations=[carried]))
    part = Ablation(Term("talk.written", of="aside"), 0.0, removes=True)
    assert "In part put in: something beside (by talk.written)" in (
        kind_text(finding_of(ablations=[part]))
    )
    nothing_there = Ablation(term, None, removes=False)
    assert "cannot be said" in kind_text(finding_of(ablations=[nothing_there]))
    assert "nothing to remove" in ablation_text(nothing_there)
    turned = Ablation(term, -1.3, removes=True)
    assert "other side of the bound" in ablation_text(turned)
    assert "-0 %" not in ablation_text(Ablation(term, -0.001, removes=True))
    assert "2 % of the mean effect is left" in ablation_text(carried)


def test_lines_are_drawn_with_their_names_and_a_table():
    curves = [Curve("first", (0.0, 1.0), (0.2, 0.4)), Curve("second", (1.0, 2.0), (0.1, 0.3))]
    html = render_claims(claims_page([finding_of(curves=curves)], "1"))
    assert html.count("<polyline") == 2
    assert "second" in html
    assert "0.300" in html


def test_without_lines_the_conditions_are_drawn():
    html = render_claims(claims_page([finding_of()], "1"))
    assert html.count("<circle") == 2
    assert "<polyline" not in html


def test_the_page_is_self_contained_and_nothing_in_it_is_markup():
    html = render_claims(claims_page([finding_of()], "1"))
    assert "more &lt;of&gt; it" in html
    assert not re.search(r"<script|url\(|@import| on\w+=|<link|<img|<of>", html)
    assert not re.search(r">(nan|None|inf)<", html)
    assert "jointaction claims 4 --runs 1000 --seed 3" in html


def test_claims_are_counted():
    said = counted([finding_of(0.9), finding_of(0.7), finding_of(0.1)])
    assert said == ("Of 3 claims 1 come out, 1 partly, 1 do not; 0 were put in, 3 are emergent.")
    assert percent(None) == "-"


def test_a_claim_without_a_main_effect_is_not_counted_as_emergent():
    nothing_there = Ablation(Term("side_offers.offers"), None, removes=False)
    part = Ablation(Term("talk.written", of="aside"), 0.0, removes=True)
    untried = finding_of(0.7, ablations=[nothing_there, part])
    assert counted([finding_of(), untried]).endswith(
        "0 were put in, 1 are emergent; of 1 neither can be said, because the main effect does "
        "not reach its bound."
    )
    assert "cannot be said" in render_claims(claims_page([untried], "1"))
