"""Is what explains the odds told rightly, also where there is little to tell?"""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from jointaction.forecast.why.explanation import Death, Expected, Of, Part, Question
from jointaction.report.deaths import deaths_figure, deaths_sentence, when_it_ends
from jointaction.report.drivers import drivers_figure
from jointaction.report.expected import expected_lines
from jointaction.report.questions import (
    cases,
    change_of_advice,
    questions_to_ask,
    what_answers_are_worth,
)
from jointaction.report.region import region_box
from jointaction.report.survivors import alive_figure, what_sets_them_apart, why_not_apart


@pytest.fixture
def whys(example):
    """Everything that is told of the first initiative, and the little that is of the second."""
    told, refused = example.tile_town().forecast.initiatives
    return told.why, refused.why


def test_drivers_are_told_apart_by_shape_and_the_first_is_the_finding(whys):
    takes_off, lasts = map(drivers_figure, whys[0].drivers)
    svg = ElementTree.fromstring(takes_off.svg)
    assert [c.get("class") for c in svg.iter("circle")] == ["dot-answer", "dot-answer"]
    assert [p.get("class") for p in svg.iter("polygon")] == ["dot-parameter"]
    assert takes_off.title == (
        "Whether it takes off hangs most on “Belief in trade partners for each rating point of "
        "co-operation over rivalry” (trust between firms): 22 of 100 parts of what differs "
        "(between 16 and 29)"
    )
    assert "hangs on one thing that we can name, “Worth of doing without”: 30" in lasts.title
    assert "of what can be asked it hangs most on “Rivalry”: 9 of 100" in takes_off.axes
    assert "nothing that can be asked stands out from chance" in lasts.axes
    assert "Together these make 35 of 100" in takes_off.axes


def test_the_direction_of_a_driver_is_told_where_it_has_one(whys):
    table = drivers_figure(whys[0].drivers[0]).table
    assert table is not None
    assert [row[3] for row in table.rows] == [
        "the more, the likelier",
        "the more, the less likely",
        "–",
    ]
    assert [row[4] for row in table.rows] == [
        "no answer from here tells it",
        "could be asked here",
        "could be asked here",
    ]


def test_dots_lie_where_their_index_is_and_estimates_beyond_the_ends_are_drawn_at_them(whys):
    found = whys[0].drivers[1]
    one = replace(found.drivers[0], of=Of.ANSWER, index=0.25, low=-0.02, high=0.5)
    figure = drivers_figure(replace(found, drivers=(one,)))
    svg = ElementTree.fromstring(figure.svg)
    dot = next(svg.iter("circle"))
    # the scale ends at .5 and is 400 - 8 - 44 = 348 wide
    assert float(dot.get("cx") or 0) == pytest.approx(8 + 348 / 2)
    whisker = next(line for line in svg.iter("line") if line.get("class") == "whisker")
    assert float(whisker.get("x1") or 0) == pytest.approx(8)
    assert "-" not in "".join(text.text or "" for text in svg.iter("text"))


def test_what_was_refused_is_said_and_not_drawn(whys):
    refused = whys[1]
    for figure in map(drivers_figure, refused.drivers):
        assert figure.svg == ""
        assert figure.axes == refused.drivers[0].refused
        assert "cannot be told" in figure.title
    box = region_box(refused.region)
    assert (box.sentence, box.refused) == ("", "Hardly any simulated history lasts.")
    assert what_sets_them_apart(refused.survivors) == ()
    assert why_not_apart(refused.survivors).startswith("Only 3 simulated histories took off")
    assert alive_figure(refused.survivors, 100).svg == ""


def test_refused_and_told_stand_on_the_page(example):
    html = example.tile_town().html()
    for said in (
        "With 90 draws it cannot be told from chance what drives the odds.",
        "Hardly any simulated history lasts.",
        "Only 3 simulated histories took off: too few to compare.",
        "It takes off and lasts mostly where rivalry is rated below 3 of 5: in about 58 of 100 ",
        "It covers 14 of 100 of all that may be true here.",
        "those that died later with 41.",
    ):
        assert said in html


@pytest.mark.parametrize(
    ("quarter", "said"),
    [
        (Part(7, 3, 14), "in year 2 (between 1 and 4)"),
        (Part(4, 4, 7), "in year 2"),
        (Part(3, 3, 4), "in year 1 (between 1 and 2)"),
        (Part(20, 20, 20), "in year 6"),
        (None, ""),
    ],
)
def test_a_death_is_dated_by_its_year(quarter, said):
    assert when_it_ends(Death("x", "X", "X.", 0.1, quarter)) == said


def test_dates_stand_in_drawing_and_table_of_deaths(whys):
    figure = deaths_figure(whys[0].deaths, 1000)
    assert figure.table is not None
    dates = {row[0]: row[3] for row in figure.table.rows}
    assert dates["Faded when the goals were reached"] == "3 (2 to 5)"
    assert dates["Never got together"] == dates["Still running after five years"] == "–"
    assert "year 3 (2 to 5)" in [t.text for t in ElementTree.fromstring(figure.svg).iter("text")]


def test_the_commonest_deaths_are_told_with_and_without_date(whys):
    # level .45: never 1 - .45 = .55; goals reached .3 x .45 = .135
    assert deaths_sentence(whys[0].deaths) == (
        "Most often it ends so: never got together; 55 of 100 histories. Once it has got going: "
        "faded when the goals were reached, in year 3 (between 2 and 5); 14 of 100 histories."
    )
    dated = tuple(d for d in whys[0].deaths if d.quarter is not None)
    assert "Once it has got going" not in deaths_sentence(dated)
    assert deaths_sentence(whys[0].deaths[:1]) == ""


def test_the_curve_of_those_alive_falls_from_year_to_year(whys):
    figure = alive_figure(whys[0].survivors, 1000)
    # 1 - .0375 x 8 = .7 after three years, 1 - .0375 x 16 = .4 after five
    assert (
        figure.title
        == "Of 100 histories that take off, 70 still run after three years and 40 after five"
    )
    assert figure.table is not None
    assert [row[:2] for row in figure.table.rows] == [
        ("1", "100"),
        ("2", "85"),
        ("3", "70"),
        ("4", "55"),
        ("5", "40"),
    ]
    assert all(" to " in row[2] for row in figure.table.rows)
    survivors = whys[0].survivors
    level = replace(survivors, alive=(1.0,) + (0.5,) * 16)
    assert alive_figure(level, 1000).title.endswith(
        "50 still run after three years, and as many after five"
    )


@pytest.mark.parametrize(
    ("expected", "when", "firms", "share"),
    [
        (
            Expected(4, Part(0.6, 0.0, 0.9), Part(9, 0, 14)),
            "after one year",
            "9 firms (at most 14)",
            "60 (at most 90)",
        ),
        (
            Expected(20, Part(0.0, 0.0, 0.0), Part(0, 0, 0)),
            "after five years",
            "none (in 9 of 10 histories none)",
            "none (in 9 of 10 histories none)",
        ),
        (
            Expected(20, Part(0.5, 0.2, 1.0), Part(1, 1, 3)),
            "after five years",
            "one firm (between 1 and 3)",
            "50 (at least 20)",
        ),
        (
            Expected(7, Part(0.5, 0.0, 1.0), Part(4, 2, 8)),
            "after 7 quarters",
            "4 firms (between 2 and 8)",
            "50 (anything from none to all)",
        ),
    ],
)
def test_what_to_expect_is_said_with_its_range(expected, when, firms, share):
    [line] = expected_lines((expected,))
    assert (line.when, line.firms, line.share) == (when, firms, share)


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.01, "in hardly any case"),
        (0.1, "in about 1 of 10 cases"),
        (1 / 3, "in about 1 of 3 cases"),
        (0.3, "in about 3 of 10 cases"),
        (0.5, "in about half of the cases"),
        (0.97, "in nearly all cases"),
    ],
)
def test_a_probability_is_said_as_a_part_of_all_cases(share, said):
    assert cases(share) == said


def question(changes, *would_be):
    return Question("k", "Title", "Who?", False, 0.12, changes, would_be)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (question(None), ""),
        (question(0.0), "the answer cannot be shown to change the advice"),
        (question(0.2, ("start", 0.2)), "advice, to: start"),
        (
            question(0.3, ("start", 0.2), ("repair_first", 0.1)),
            "mostly to: start; else to: repair first",
        ),
        (
            question(0.3, ("start", 0.15), ("repair_first", 0.15)),
            "advice, to: start or repair first",
        ),
        (question(0.2), "in about 1 of 5 cases the answer would change the advice"),
    ],
)
def test_how_often_and_to_what_an_answer_changes_the_advice(asked, said):
    assert change_of_advice(asked).endswith(said)
    assert bool(change_of_advice(asked)) == bool(said)


def test_questions_keep_the_order_of_their_worth(example, whys):
    asked = questions_to_ask(whys[0].questions)
    assert [ask.title for ask in asked] == ["Quick start", "Earlier co-operation", "Rivalry"]
    assert "about 6 of 100 simulated histories" in asked[0].swing
    text = example.tile_town().html()
    assert "In about 1 of 3 cases the answer would change the advice, to: do not start." in text
    assert "The answer cannot be shown to change the advice." in text
    assert all(not ask.change for ask in questions_to_ask(whys[1].questions))


def test_where_there_is_no_question_no_more_is_said_than_can_be_shown(example):
    parts = example.tile_town()
    one, *others = parts.forecast.initiatives
    silent = replace(one, why=replace(one.why, questions=()))
    html = replace(parts, forecast=replace(parts.forecast, initiatives=(silent, *others))).html()
    assert "Of no single open question can it be shown that the answer moves the odds" in html


def test_where_no_answer_changes_the_advice_that_is_said_once(whys):
    none = tuple(replace(one, changes=0.0, would_be=()) for one in whys[0].questions)
    assert what_answers_are_worth(none).startswith(
        "No single answer can be shown to change the advice."
    )
    assert [ask.change for ask in questions_to_ask(none)] == ["", "", ""]
    assert "most often change the advice" in what_answers_are_worth(whys[0].questions)
    assert "No single" not in what_answers_are_worth(whys[1].questions)
