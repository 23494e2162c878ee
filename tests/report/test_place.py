"""Does the section on a place say at once where the problem lies, and who says so?"""

from dataclasses import replace

import pytest

from jointaction.evidence.testimony import Heard
from jointaction.report.heard import NOBODY, heard_sentences
from jointaction.report.obstacles import camps_differ
from jointaction.report.origins import voices_of
from jointaction.report.place import place_section
from tests.report import example
from tests.report.heard_town import LARGE, SMALL, heard_in


@pytest.fixture
def town():
    parts = example.tile_town()
    return replace(parts, diagnosis=heard_in(parts.diagnosis))


@pytest.fixture
def section(town):
    return place_section(town.diagnosis, voices_of(town.dossier))


def test_the_three_worst_stand_first_and_each_says_who_says_so(section):
    severities = [float(line.severity.split(", ")[1].split()[0]) for line in section.worst]
    assert severities == sorted(severities, reverse=True)
    assert 1 <= len(section.worst) <= 3
    assert all(line.said.said_by and line.said.sentence for line in section.worst)


def test_nothing_slight_is_called_the_worst(town):
    slight = tuple(
        replace(
            one,
            severity=None if one.severity is None else 1.0,
            particulars=tuple(
                replace(p, severity=None if p.severity is None else 1.0) for p in one.particulars
            ),
        )
        for one in town.diagnosis.obstacles
    )
    section = place_section(replace(town.diagnosis, obstacles=slight), voices_of(town.dossier))
    assert section.worst == ()
    assert "Nothing known stands in the way more than slightly" in section.finding


def test_camps_that_disagree_keep_a_bar_each_and_are_named_in_the_row(section, town):
    row = section.obstacles[0]
    assert row.camps_differ
    names = [c.name for p in row.particulars for e in p.evidence for c in e.camps]
    assert names == ["small firms (12 answers)", "large firms (10 answers)"]
    page = town.html()
    assert "camps disagree" in page
    assert "Small and large firms disagree." in page


def test_camps_whose_ranges_meet_do_not_disagree():
    assert camps_differ((SMALL, LARGE))
    assert not camps_differ((SMALL, replace(LARGE, high=2.8)))
    assert not camps_differ((SMALL, replace(LARGE, kind="party")))


def test_behaviour_is_told_from_opinion_with_its_count_and_date(section):
    said = section.obstacles[0].particulars[0].evidence[0].said_by
    assert said.startswith("what was done; ")
    assert "20 answers" in said
    assert said.endswith("2026-10")


def test_who_was_heard_and_how_many_wait(section):
    assert section.heard[0] == "Heard: 22 firms, one association."
    assert section.heard[1].startswith("3 have answered beside, and are held back")
    assert heard_sentences(()) == (NOBODY,)
    assert heard_sentences((Heard("firms", 0, 0),)) == (NOBODY,)
    assert heard_sentences((Heard("firms", 0, 2),))[0] == "Nobody can be told of yet."


def test_the_next_question_says_whom_to_ask_where_to_look_and_what_it_moves(section):
    (ask,) = section.ask_next
    assert ask.whom == "Ask firms or look in the institution's yearly report."
    assert "between 0.5 and 4.0 of 4" in ask.moves
    assert section.to_do.startswith("1 number is still to be looked up")


def test_a_chart_draws_what_is_known_and_crosses_out_what_is_not(section):
    (association,) = section.checklists.organisations
    assert "mostly lacking: offers services (2 of 3 known)" in association.title
    assert association.table.rows[2][:2] == ("Trains people", "not known")
    assert association.svg.count("unknown-box") == 1
    assert section.checklists.not_asked == ("a good supporting institution",)
    assert "closed: technology" in section.checklists.paradigms.title


def test_the_types_are_ranked_and_a_near_second_is_named(section):
    figure = section.cluster_type.figure
    assert figure.title == (
        "No type stands out: mass-producing cluster (52 of 100), or survival cluster (30)"
    )
    assert [row[0] for row in figure.table.rows] == [
        "Mass-producing cluster",
        "Survival cluster",
        "Mixed",
    ]
    assert [one.title for one in section.cluster_type.reasons] == [
        "Mass-producing cluster", "Survival cluster",
    ]  # fmt: skip


def test_a_place_where_nobody_was_asked_has_no_empty_charts():
    page = example.tile_town().html()
    assert "Associations and supporting institutions" not in page
    assert "What type of cluster this is" not in page
    assert "Nobody has been asked with the questionnaires yet" in page
