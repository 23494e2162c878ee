"""Is the page that holds the model against the laboratory whole and safe?"""

import re
from itertools import pairwise

import pytest

from jointaction.experiments.comparison import Comparison, EffectSize, OtherTables
from jointaction.experiments.laboratory import Cell, Laboratory, PlayedCell
from jointaction.experiments.learning_curves import Curve, LearningCurves
from jointaction.experiments.memory import Memory, Remembered
from jointaction.experiments.public_goods import Period, Threshold, ThresholdCell
from jointaction.report.laboratory import laboratory_page
from jointaction.report.page import render_laboratory
from tests.report.test_page import ALLOWED, Page

ROWS = (0.5, 0.5, 0.5, 0.5)
HOSTILE = "<script>alert(1)</script>\x1b\u202e" + "x" * 500


def played(name, lab, model, matches=5):
    return PlayedCell(
        Cell(name, name, 0.9, 1.0, 1.0, 0.0, matches, lab, lab), 5, model, model, (), ROWS
    )


def others():
    return OtherTables(
        LearningCurves((Curve("G", "1", (1, 30, 31), (4, 4, 4), (0, 0.5, 1), (1, 1, 0)),), 0.2),
        Memory((Remembered("s", 0.0, "C", "D", 0.5, 0.6),)),
        Threshold((ThresholdCell("mandatory", 2, 0.5, 0.7), ThresholdCell("free", 2, 0.5, None))),
        (Period(1, 51.5, 40.0, 0.2),),
        (EffectSize("talk", 1.0, 1.8, "somebody"),),
    )


def compared(file, *cells, more=None):
    return Comparison(file, 3, Laboratory(cells, 0.2, None), more)


PAGES = {
    "all": compared("", played("a", 0.0, 1.0), played("b", 1.0, 0.0, None), more=others()),
    "nothing measured": compared("x.csv", played("a", None, 0.4)),
    "hostile": compared(HOSTILE, played(HOSTILE, 0.5, 0.6), played(HOSTILE, None, 0.6)),
    "many": compared("x.csv", *[played(str(i), i / 100, 0.5) for i in range(100)]),
}


@pytest.mark.parametrize("word", PAGES)
def test_the_page_is_whole_and_asks_nothing_of_the_network(word):
    html = render_laboratory(laboratory_page(PAGES[word], "0"))
    page = Page(html)
    assert (page.faults, page.open) == ([], [])
    assert len(page.ids) == len(set(page.ids))
    assert set(page.tags) <= ALLOWED
    assert not [a for a in page.attributes if a[1].startswith("on") or a[1] in ("src", "style")]
    assert all(link[1:] in page.ids for link in page.links)
    assert not re.search(r"url\(|@import|\x1b|\u202e", html)
    assert "default-src &#39;none&#39;" in html
    assert page.headings[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(page.headings))
    assert not {"nan", "None", "inf"} & set(page.text.split())


def test_what_does_not_come_out_is_said():
    text = Page(render_laboratory(laboratory_page(PAGES["all"], "0"))).text
    for said in (
        "The limit of 0.10: does not hold.",
        "The limit of 0.13: does not hold.",
        "Off by up to 0.1000.",
        "for each mandatory cell: does not hold. Leaving is not modelled.",
        "The model is on the wrong side in: a a, b b.",
        "First rounds: 0 of 2 cells within 0.10",
        "Not modelled. This is what people did.",
        "No end-game effect",
    ):
        assert said in text


def test_cells_alone_have_no_other_sections():
    text = Page(render_laboratory(laboratory_page(PAGES["many"], "0"))).text
    assert "Threshold projects" not in text
    assert "First rounds: nobody measured them" not in text
    assert "--cells FILE" in text
