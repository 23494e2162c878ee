"""Do the drawings say what the numbers say, and always in the same strokes?"""

import math
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.report.deaths import deaths_figure
from jointaction.report.drawing import severity_shade
from jointaction.report.drivers import drivers_figure
from jointaction.report.fans import fan_figures, participation_finding, points
from jointaction.report.heat import severity_bar, severity_text
from jointaction.report.marks import mark_row, whole_marks
from jointaction.report.outside import outside_figure
from jointaction.report.ranges import range_figure
from jointaction.report.survivors import alive_figure
from jointaction.report.views import innovation_figure, views_figure
from jointaction.sources import Grade

SHARES = st.floats(0, 1)


@given(SHARES, SHARES, SHARES)
def test_there_are_always_a_hundred_marks(takes_off, lasts, pays):
    row = mark_row("here", takes_off, lasts, pays)
    assert sum(row.counts) == 100
    assert all(count >= 0 for count in row.counts)
    strokes = sum(len(ElementTree.fromstring(strip)) for strip in row.strips)
    assert strokes == 100


def test_marks_follow_the_shares():
    assert whole_marks((0.5, 0.25, 0.125, 0.125)) == (50, 25, 13, 12)
    assert mark_row("here", 0.5, 0.4, 0.25).counts == (5, 15, 30, 50)


def test_marks_are_told_in_words():
    assert "20 still running" in mark_row("Here", 0.5, 0.4, 0.0).in_words


def every_figure(forecast, catalogue):
    return [
        *fan_figures(forecast.fans),
        deaths_figure(forecast.why.deaths, forecast.draws),
        *(drivers_figure(found) for found in forecast.why.drivers if not found.refused),
        *([alive_figure(alive, forecast.draws)] if (alive := forecast.why.survivors).alive else []),
        range_figure(forecast),
        outside_figure(forecast, catalogue),
        innovation_figure(forecast.innovation),
        views_figure(forecast),
    ]


def test_the_same_numbers_give_the_same_characters(example):
    first, second = example.tile_town(), example.tile_town()
    for one, other in zip(first.forecast.initiatives, second.forecast.initiatives, strict=True):
        catalogue = example.CATALOGUE
        assert every_figure(one, catalogue) == every_figure(other, catalogue)
    assert first.html() == second.html()


def test_every_figure_states_a_finding_is_told_in_words_and_has_its_table(example):
    for forecast in example.tile_town().forecast.initiatives:
        for figure in every_figure(forecast, example.CATALOGUE):
            svg = ElementTree.fromstring(figure.svg)
            assert figure.title
            assert svg.get("role") == "img"
            assert figure.title in (svg.get("aria-label") or "")
            assert figure.table is not None
            assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)


def test_with_and_without_share_one_scale(example):
    forecast = example.tile_town().forecast.initiatives[0]
    with_, without = fan_figures(forecast.fans)[:2]
    ticks = [
        [t.text for t in ElementTree.fromstring(f.svg).iter("text") if t.get("class") == "tick"]
        for f in (with_, without)
    ]
    assert ticks[0] == ticks[1]


def test_three_single_histories_are_drawn(example):
    forecast = example.tile_town().forecast.initiatives[0]
    for figure in fan_figures(forecast.fans):
        drawn = ElementTree.fromstring(figure.svg).iter("polyline")
        assert sum(line.get("class") == "single" for line in drawn) == 3


def test_where_nobody_trades_nothing_is_drawn_and_it_says_so(example):
    forecast = example.one_firm().forecast.initiatives[0]
    figure = fan_figures(forecast.fans)[0]
    assert figure.svg == ""
    assert "nothing to draw" in figure.axes
    gaps = example.gaps(forecast.fans)
    assert [figure.svg for figure in fan_figures(gaps)] == ["", "", "", ""]
    assert not re.search(r"\bnan\b", example.one_firm().html())


def test_shade_grows_darker_with_severity():
    def light(shade):
        return sum(int(shade[i : i + 2], 16) for i in (1, 3, 5))

    shades = [light(severity_shade(step / 4)) for step in range(17)]
    assert all(darker < lighter for lighter, darker in pairwise(shades))


def test_bar_is_as_long_as_the_severity_and_grades_differ():
    bars = {grade: severity_bar(2.0, 1.0, 3.0, grade) for grade in list(Grade)[:4]}
    assert len(set(bars.values())) == 4
    for bar in bars.values():
        box = next(r for r in ElementTree.fromstring(bar).iter("rect") if r.get("class") == "bar")
        assert float(box.get("width") or 0) == pytest.approx(100)


def test_not_known_is_crossed_out_over_the_whole_scale():
    bar = severity_bar(None, 0.0, 4.0, Grade.JUDGED)
    assert 'class="unknown-box"' in bar
    assert "not known" in bar
    assert severity_text(None, 0, 4) == "not known"


@pytest.mark.parametrize(
    ("share", "said"), [(0.06, "+6"), (-0.024, "−2"), (0.001, "0"), (math.nan, "not known")]
)
def test_a_difference_is_said_in_points_with_its_sign(share, said):
    assert points(share) == said


def test_lasting_stands_last_and_the_commonest_death_first(example):
    forecast = example.tile_town().forecast.initiatives[0]
    figure = deaths_figure(forecast.why.deaths, forecast.draws)
    assert figure.table is not None
    assert figure.table.rows[0][0] == "Never got together"
    assert figure.table.rows[-1][0] == "Still running after five years"
    assert deaths_figure((), 10).svg == ""
    nobody = (replace(forecast.why.deaths[0], share=1.0),)
    assert "No simulated history ends" in deaths_figure(nobody, 100).title


NOBODY = "nobody takes part any more after five years"
HALF = f"In at least half of the histories {NOBODY}; in 1 of 20"


@pytest.mark.parametrize(
    ("middle", "low", "high", "finding"),
    [
        (0.0, 0.0, 0.0, f"In at least 19 of 20 histories {NOBODY}"),
        (0.0, 0.0, 0.004, f"In at least 19 of 20 histories {NOBODY}"),
        (0.0, 0.0, 0.37, f"{HALF} at least 37 of 100 intended firms do"),
        (0.0, 0.0, 1.0, f"{HALF} all intended firms do"),
        (
            0.2,
            0.04,
            0.5,
            "20 of 100 intended firms take part (9 in 10 histories: between 4 and 50)",
        ),
        (0.2, 0.0, 0.5, "20 of 100 intended firms take part (19 in 20 histories: at most 50)"),
        (0.6, 0.2, 1.0, "60 of 100 intended firms take part (19 in 20 histories: at least 20)"),
        (0.6, 0.0, 1.0, "take part (9 in 10 histories: anything from none to all)"),
        (0.6, 0.6, 0.602, "60 of 100 intended firms take part (9 in 10 histories: about 60)"),
        (1.0, 0.3, 1.0, "all intended firms take part (19 in 20 histories: at least 30)"),
        (1.0, 1.0, 1.0, "all intended firms take part (19 in 20 histories: all)"),
        (math.nan, math.nan, math.nan, "Participation is not known"),
    ],
)
def test_participation_is_said_so_that_it_is_right(middle, low, high, finding):
    assert participation_finding(middle, low, high).endswith(finding)


@pytest.mark.parametrize(
    ("change", "said"),
    [(0.01, "(+1 point,"), (0.014, "(+1 point,"), (-0.01, "(−1 point,"), (0.05, "(+5 points,")],
)
def test_one_point_is_one_point(example, change, said):
    fans = example.tile_town().forecast.initiatives[0].fans
    flat = tuple(change for _ in fans.difference.p50)
    moved = replace(fans, difference=replace(fans.difference, p50=flat))
    assert said in fan_figures(moved)[2].title


def test_where_no_cost_is_given_the_model_says_nothing_of_paying(example):
    local, outside = example.tile_town().forecast.initiatives
    figure = views_figure(outside)
    assert figure.table is not None
    *_, pays, every = figure.table.rows
    assert pays[2:4] == ("– outside view only", "–")
    assert every[2:4] == ("–", "–")
    assert figure.svg.count("dot-inside") == 2
    assert "model here" not in figure.svg.split("pays, where it lasts")[1].split("all three")[0]
    assert views_figure(local).svg.count("dot-inside") == 4


def test_the_passive_part_comes_without_the_initiative_as_well(example):
    innovation = example.tile_town().forecast.initiatives[0].innovation
    assert "without the initiative as well" in innovation_figure(innovation).axes
