"""Does a story read like one: how it ended and why, then what happened, in plain sentences?"""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Statement
from jointaction.forecast.typical import Choice, chosen
from jointaction.report.clauses import clause, date_of, firm_name, firm_names
from jointaction.report.endings import headline, why
from jointaction.report.page import render_stories
from jointaction.report.story import MOST_SENTENCES, StoriesPage, story_page, two_stories
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ending, Ensemble
from jointaction.simulate.story.events import Cause, Event, Firm, Standing, Term, What
from jointaction.simulate.story.story import story_of
from jointaction.sources import Grade

NUMBERS = {
    "members": 4.0, "at_work": 3.0, "side_offers": 1.0, "needed": 5.0, "intended": 12.0,
    "expected_members": 4.4, "again": 0.0, "members_before": 7.0, "bearable": 0.2, "times": 2.0,
    "until": 9.0, "belief": 0.4, "required": 0.5, "firms": 1.0, "left_the_activity": 1.0,
    "share_lost": 0.3, "depth": 0.5, "promotion_diverted": 0.6, "signals_heard": 0.8,
    "capability_before": 0.5, "capability_after": 0.4, "support_lost": 0.5, "share_of_cost": 0.5,
    "before": 0.4, "after": 0.7, "share": 0.35, "reached": 0.95,
}  # fmt: skip
LARGEST = Firm(4, Standing.LARGEST)
SMALL = Firm(7, Standing.SMALL)


@cache
def played():
    """A hundred histories of a made-up place, and the story of each ending that occurs."""
    said = {"initiative.intended_firms": Statement(
        "initiative.intended_firms", 12, 12, 12, Grade.JUDGED, (), "", "by hand"
    )}  # fmt: skip
    one = Initiative("one", "A <b>course</b>", "training", said)
    dossier = Dossier("x", "X", "", "", {}, (one,), (), "", False, "by hand", "")
    place = burnt_in(dossier, load_catalogue(), Ensemble(1, 250, 2, 2))
    runs = histories(place, one)
    first = {Ending(int(e)): int(np.flatnonzero(runs.ending == e)[0]) for e in set(runs.ending)}
    return {ending: (story_of(place, one, run), chosen(runs, run)) for ending, run in first.items()}


def pages(start_year=1991):
    return [story_page(story, choice, "A course", start_year) for story, choice in
            played().values()]  # fmt: skip


@pytest.mark.parametrize("what", What)
def test_everything_that_can_happen_has_its_clause(what):
    event = Event(9, what, 50, (LARGEST, SMALL), (), NUMBERS)
    said = clause(event)
    assert said == said.strip()
    assert not said.endswith(".")
    assert said[0].islower() or said[0].isdigit()
    assert not re.search(r"nan|None|  |\{|_|-0\b", said), said


@pytest.mark.parametrize("term", Term)
@pytest.mark.parametrize("what", [What.STOPPED, What.STARTED, What.MANY_LEFT, What.MANY_JOINED])
def test_every_cause_can_be_said(what, term):
    said = clause(Event(9, what, 50, (), (Cause(term, 0.5, 0.3),), NUMBERS))
    assert not re.search(r"nan|None|  |\{|_", said), said


def test_a_take_over_of_the_largest_firm_that_stops_the_activity():
    taken = Event(9, What.TAKEN_OVER, 90, (LARGEST,), (), NUMBERS)
    assert clause(taken) == (
        "an outside group took over the largest firm, whose new director left the activity"
    )
    stopped = Event(9, What.STOPPED, 90, (), (Cause(Term.NEW_DIRECTORS, 0, 1),), NUMBERS)
    assert clause(stopped) == (
        "the activity stopped with 4 members left, where it needs 5, because one member had left "
        "under a new director"
    )
    assert date_of(9) == "second quarter of year 3"


def test_chance_is_called_chance():
    stopped = Event(9, What.STOPPED, 90, (), (Cause(Term.CHANCE, 0, 4),), NUMBERS)
    assert clause(stopped).endswith("because fewer joined, by chance, than the 4.4 that were to be "
                                    "expected")  # fmt: skip


def test_firms_keep_their_names():
    assert firm_name(LARGEST) == "the largest firm"
    assert firm_name(SMALL) == "firm 7 (small)"
    assert firm_name(replace(SMALL, came=1)) == "the newcomer in the place of firm 7"
    assert firm_name(replace(SMALL, came=2)) == "the second newcomer in the place of firm 7"
    assert firm_names((LARGEST, SMALL)) == "the largest firm and firm 7 (small)"
    assert firm_names((LARGEST, SMALL, SMALL)) == "3 firms, the largest among them,"


def test_every_ending_has_its_headline_and_reason():
    assert len(played()) >= 4
    begins = {
        Ending.LASTED: "It lasted:",
        Ending.NEVER_REACHED_THRESHOLD: "It never got together:",
        Ending.BROKEN_BY_SIDE_OFFERS: "It broke in the",
        Ending.TOO_FEW_AFTER_A_YEAR: "It ran, but",
        Ending.FADED_WHEN_GOALS_WERE_REACHED: "It faded when its goals were reached:",
        Ending.FADED_WHEN_SUBSIDY_ENDED: "It faded when public money ended,",
        Ending.FIRMS_DRIFTED_AWAY: "It took off,",
    }
    for ending, (story, _) in played().items():
        assert headline(story).startswith(begins[ending])
        assert headline(story).endswith(".")
        assert not re.search(r"nan|None|  ", headline(story) + why(story))


def test_no_more_than_fifteen_sentences_in_the_order_of_time():
    for page in pages():
        sentences = page.sentences
        assert 1 <= len(sentences) <= MOST_SENTENCES
        assert 2 + len(sentences) + len(page.closing) <= 15
        assert [one.number for one in sentences] == list(range(1, len(sentences) + 1))
        quarters = [one.quarter for one in sentences]
        assert quarters == sorted(set(quarters))
        assert all(one.text.endswith(".") for one in sentences)


def test_years_are_those_of_the_calendar_where_the_start_is_known():
    [dated, *_] = pages(1991)
    first = dated.sentences[0]
    assert (first.year, first.calendar) == (1, 1991)
    assert dated.years[0].title == "Year 1 (1991)"
    assert first.dated.startswith("In the first quarter of year 1 (1991), ")
    [undated, *_] = pages(None)
    assert undated.years[0].title == "Year 1"
    assert undated.sentences[0].calendar is None


def test_the_figure_shows_every_sentence_and_says_what_it_shows():
    for page in pages():
        marks = re.findall(r'class="event-number[^>]*>(\d+)<', page.figure.svg)
        assert marks == [str(one.number) for one in page.sentences]
        assert "aria-label" in page.figure.svg
        assert page.figure.table is not None
        assert len(page.figure.table.rows) == 25


def test_what_is_told_first_is_how_it_ended_and_which_history_it_is():
    story, _ = played()[Ending.NEVER_REACHED_THRESHOLD]
    page = story_page(story, Choice(7, Ending.LASTED, 0.25, 2000), "x", None)
    assert page.chosen == (
        "This is history 7, chosen because its course is nearest to the middle of those that ended "
        "like this; of the 2,000 simulated histories 25 of 100 ended like this."
    )
    asked_for = story_page(story, Choice(7, Ending.LASTED, 0.25, 2000, named=True), "x", None)
    assert asked_for.chosen.startswith("This is history 7, as asked for;")


def test_where_nothing_lasted_that_is_said():
    page = pages()[0]
    missing = two_stories(None, page, 2000)
    assert missing.none.startswith("Not one of the 2,000 simulated histories lasted")
    assert missing.title == "A history told: a typical failure"
    assert two_stories(page, page, 2000).none == ""
    assert two_stories(page, None, 2000).none.startswith("All of the 2,000")


def test_the_page_asks_nobody_for_anything_and_escapes_names():
    stories = tuple(
        story_page(story, choice, "<script>alert(1)</script>", 1991)
        for story, choice in played().values()
    )
    text = render_stories(StoriesPage("A & B", stories, "", "line", "jointaction simulate x"))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "A &amp; B" in text
    assert not re.search(r"(src|href)=\"(?!#)", text)
    assert "url(" not in text
