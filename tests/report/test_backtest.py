"""Does the page on the backtest say plainly whether skill was shown, and why?"""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.backtest.backtest import Backtest
from jointaction.experiments.backtest.cases import Cases
from jointaction.experiments.backtest.fit import TooFew, fitted
from jointaction.experiments.backtest.groups import all_groups
from jointaction.experiments.backtest.reliability import reliability
from jointaction.experiments.backtest.scoring import all_scores
from jointaction.forecast.beliefs import EVENTS, judged_beliefs
from jointaction.forecast.scores import Ranged
from jointaction.report.backtest import (
    backtest_page,
    command,
    event_text,
    headline,
    what_was_done,
)
from jointaction.report.backtest_tables import farthest_off, ranged
from jointaction.report.page import render_backtest
from jointaction.simulate.runs import Ensemble
from jointaction.study.settings import Settings
from tests.experiments.backtest.made_up import attempt, forecast_of, loaded, write_case


@pytest.fixture
def found_of(tmp_path):
    """A backtest of made-up attempts; their case is in a folder called mine."""
    case = loaded(write_case(tmp_path, "a", [("yes",)]))

    def found(attempts, **more):
        cases = Cases("mine", (case, case), (), "0" * 64, **more)
        return Backtest(
            cases, Ensemble(3, 20, 1), tuple(attempts), all_scores(attempts, 0),
            all_scores(attempts, 0, partly_is_yes=True), all_groups(attempts, EVENTS, 0),
            {event: reliability(attempts, event) for event in EVENTS}, None,
        )  # fmt: skip

    return found


GOOD = [attempt(f"y{n}", "yes", 0.9 - n / 100) for n in range(5)]
GOOD += [attempt(f"n{n}", "no", 0.1 + n / 100) for n in range(5)]
NEWS = forecast_of(0.5, 0.5, 0.2, 0.5)
BAD = [replace(one, odds=other.odds) for one, other in zip(GOOD, GOOD[::-1], strict=True)]


def test_skill_is_named_with_the_events_in_which_it_was_shown(found_of):
    assert headline(found_of(GOOD)) == (
        "Skill was shown for taking off on the 2 cases (mine); none was shown for lasting and "
        "paying. 3 events were looked at, without allowance for so many looks."
    )


def test_no_skill_is_said_in_words(found_of):
    assert headline(found_of(BAD)) == "No skill was shown on the 2 cases (mine)."
    shipped = found_of(BAD, shipped=True)
    assert headline(shipped) == "No skill was shown on the 2 cases that come along."


def test_an_event_tells_its_count_its_ranking_and_what_it_was_worth():
    said = event_text(all_scores(GOOD, 0)["takes_off"])
    assert said.startswith("Taking off: skill was shown. 5 of 10 initiatives took off;")
    assert "They rank better than chance (AUC 1.00, range 1.00 to 1.00)" in said
    assert "closer to what happened" in said
    turned = event_text(all_scores(BAD, 0)["takes_off"])
    assert "no skill shown" in turned
    assert "not surely better than chance (AUC 0.00" in turned
    assert "farther from what happened" in turned


def test_what_hangs_on_few_is_said_to():
    said = event_text(all_scores(GOOD[:6], 0)["takes_off"])
    assert "That hangs on 1 initiative alone." in said
    assert "no skill shown" in said


def test_what_cannot_be_said_is_said_so():
    one = all_scores(GOOD[:5], 0)
    assert "Only one outcome occurs, so nothing can be ranked." in event_text(one["takes_off"])
    assert event_text(one["lasts"]) == "Lasting: nothing could be scored."
    same = [attempt("a", "yes"), attempt("b", "no")]
    assert "the ranking carries no news" in event_text(all_scores(same, 0)["takes_off"])
    assert ranged(Ranged(None, None, None, 5)) == "-"


def test_the_farthest_off_are_named_the_worst_first():
    too_little, too_much = farthest_off(BAD, "takes_off")
    assert [one.case for one in too_little] == ["y4", "y3", "y2", "y1"]
    assert [one.case for one in too_much] == ["n4", "n3", "n2", "n1"]


def test_the_page_is_self_contained_and_nothing_in_it_is_markup(found_of):
    hostile = [replace(one, name="<b>bold</b>", case_name="a & b") for one in GOOD]
    html = render_backtest(backtest_page(found_of(hostile), "1"))
    assert "a &amp; b: &lt;b&gt;bold&lt;/b&gt;" in html
    assert not re.search(r"<script|url\(|@import| on\w+=|<link|<img|<b>", html)
    assert not re.search(r">(nan|None|inf)<", html)
    assert "jointaction backtest --seed 3 --draws 20 --runs-per-draw 1" in html
    assert "no base rates" in html


def test_the_command_names_the_folder_and_whatever_is_not_the_default(found_of):
    own = found_of(GOOD, folder=Path("my cases"))
    assert command(own) == "jointaction backtest 'my cases' --seed 3 --draws 20 --runs-per-draw 1"
    plain = replace(own, ensemble=Settings(seed=4).ensemble)
    assert command(plain) == "jointaction backtest 'my cases' --seed 4"
    more = replace(own, ensemble=Settings(draws=50).ensemble, cases=found_of(GOOD).cases)
    assert command(more) == "jointaction backtest --seed 0 --draws 50"


def test_odds_and_outcomes_are_drawn_with_their_numbers(found_of):
    page = backtest_page(found_of(GOOD), "1")
    (figure,) = page.figures
    assert figure.title == "Taking off: the odds said 0.50 on average, 5 of 10 took off"
    assert str(figure.svg).count("<circle") == 3  # 0.10-0.14, 0.86-0.89 and 0.90
    assert figure.table is not None
    assert [row[1:3] for row in figure.table.rows] == [("5", "0"), ("4", "4"), ("1", "1")]


def test_of_a_folder_of_ones_own_nothing_is_said_that_is_true_of_the_shipped_set_only(found_of):
    own = " ".join(backtest_page(found_of(GOOD), "1").caveats)
    shipped = " ".join(backtest_page(found_of(GOOD, shipped=True), "1").caveats)
    for said in (
        "One coder rated the places", "writes about successes", "They are public and well known",
        "often as told by those who gain",
    ):  # fmt: skip
        assert said in shipped
        assert said not in own
    assert "We do not know how these cases were picked." in own
    assert "If they are public and well known" in own
    assert "We do not know" not in shipped


def test_that_costs_are_not_looked_at_is_said_of_every_folder(found_of):
    for shipped in (True, False):
        said = " ".join(backtest_page(found_of(GOOD, shipped=shipped), "1").caveats)
        assert "not among what a forecast may see here, whether or not a case tells it" in said
        assert "No case states its cost" not in said


@pytest.mark.parametrize(
    ("draws", "runs", "said"),
    [
        (1000, 2, "with the product's defaults, 1,000 draws of 2 histories."),
        (100, 2, "with 100 draws of 2 histories instead of the product's 1,000 of 2."),
        (1000, 1, "with 1,000 draws of 1 history instead of the product's 1,000 of 2."),
    ],
)
def test_the_defaults_are_named_only_where_they_were_used(found_of, draws, runs, said):
    assert said in what_was_done(replace(found_of(GOOD), ensemble=Ensemble(0, draws, runs)))


def test_one_is_told_as_one(found_of):
    assert what_was_done(found_of(GOOD[:1])).startswith("1 initiative of 2 places was reduced")
    assert what_was_done(found_of(GOOD)).startswith("10 initiatives of 2 places were reduced")


def test_one_case_is_compared_with_nothing(found_of):
    alone = [attempt("a", "yes", 0.6), attempt("a", "no", 0.4)]
    page = backtest_page(found_of(alone), "1")
    said = page.events[0]
    assert "share among the other cases" not in said
    assert "There is no other case whose share they could be compared with." in said
    assert (
        "AUC, 1.00, has no range, and whether they rank better than chance cannot be said" in said
    )
    assert page.scores.rows[0][6] == "-"
    assert [row[1] for row in page.conditions.rows] == ["-", "-", "-", "-", "no"]


def test_too_few_to_fit_is_said_in_words(found_of):
    page = backtest_page(replace(found_of(GOOD), fit=TooFew(9, 5, 4)), "1")
    assert " ".join(page.fit) == (
        "Too few to fit a weight: 9 cases, in which 5 took off and 4 did not; at least 10 cases "
        "and 5 of either are needed. On so few any weight would be an accident."
    )
    assert page.fit_tables == ()


def test_a_fit_says_what_is_known_of_its_cases_and_where_the_trying_ended(found_of):
    beliefs = judged_beliefs(load_catalogue())
    told = [replace(one, odds={**one.odds, "takes_off": NEWS}) for one in GOOD[:5]]
    fit = fitted(told, beliefs, 0)
    assert fit.weight.at_end
    own = " ".join(backtest_page(replace(found_of(GOOD), fit=fit), "1").fit)
    assert "0.00 on all cases (the smallest weight that was tried);" in own
    assert "If these cases were picked for how they ended" in own
    assert "picked for their successes" not in own
    shipped = " ".join(backtest_page(replace(found_of(GOOD, shipped=True), fit=fit), "1").fit)
    assert "cases that were picked for their successes" in shipped
    assert "grid" not in own + shipped


def test_on_a_narrow_screen_each_number_stands_beside_its_head(found_of):
    html = render_backtest(backtest_page(found_of(GOOD), "1"))
    (row,) = re.findall(r"<tr><th scope=\"row\"><bdi>Taking off</bdi></th>(.*?)</tr>", html)[:1]
    labels = re.findall(r'<td data-label="([^"]*)">', row)
    assert labels == [
        "Scored", "Happened", "Mean odds", "Brier", "of base rate (a)", "of other cases (b)",
        "Log score", "of (a)", "of (b)",
    ]  # fmt: skip
