"""Do the reasons say what decided the advice, and no more than can be shown?"""

from dataclasses import replace

import pytest

from jointaction.cluster.dossier import Initiative
from jointaction.forecast.advice import Grounds
from jointaction.forecast.forecasts import (
    AdviceWord,
    Alternative,
    EventForecast,
    RangeParts,
    Ratio,
    Repair,
)
from jointaction.forecast.reasons import Case, reasons
from jointaction.forecast.why.explanation import Question
from jointaction.screen.screening import InitiativeScreening

TAKES_OFF = EventForecast(0.5, 0.2, 0.8, 0.45, 0.2, 0.8, 0.3, 0.25, RangeParts(0.5, 0.1, 0.1, 0.1))


def case(because, advice="repair_first", **said):
    plain = Case(
        initiative=Initiative("one", "One", "cartel", {}),
        screening=InitiativeScreening("one", (), "killed", ("touches_core",), (), ()),
        grounds=Grounds(AdviceWord(advice), because),
        ratio=Ratio(0.5, 0.4, 1.2),
        takes_off=TAKES_OFF,
        repairs=(Repair("talks", "Talks", "chamber", "talk", 1.4, 1.4, 1000),),
        alternatives=(Alternative("training", "Training", 1.6, 1.6, 1000),),
        questions=(),
        pays_is_local=False,
        firms=9,
    )
    return replace(plain, **said)


def question(title, changes):
    return Question(title.lower(), title, "Who?", False, 0.1, changes)


@pytest.mark.parametrize(
    ("because", "said"),
    [
        ("too_low", "The odds of taking off and lasting are 0.50 times those of an ordinary"),
        ("alternative", "Training would have 1.6 times the odds here"),
        ("repair", "“Talks” (chamber) would multiply the odds of taking off and lasting by 1.4."),
        ("good_odds", "What is known speaks for the place"),
        ("questions", "Nothing known about the place speaks clearly for a start"),
    ],
)
def test_the_deciding_reason_comes_first(because, said, catalogue):
    assert reasons(case(because), catalogue)[0].startswith(said)


def test_what_is_never_advised_or_killed_is_named(catalogue):
    assert reasons(case("forbidden"), catalogue)[0] == catalogue.activities["cartel"].never_advised
    killing = min(catalogue.criteria)
    screening = replace(case("killed").screening, killed_by=(killing,))
    told = reasons(case("killed", screening=screening), catalogue)[0]
    assert f"({catalogue.criteria[killing].title})" in told


def test_no_answer_is_said_to_change_nothing_only_because_none_can_be_shown_to(catalogue):
    idle = (question("Rivalry", 0.0), question("Skills", 0.0))
    first = reasons(case("questions", questions=idle), catalogue)[0]
    assert first.endswith(
        "no single answer can be shown to change that; most hangs on: Rivalry, Skills."
    )
    decisive = (question("Skills", 0.3), question("Rivalry", 0.0))
    first = reasons(case("questions", questions=decisive), catalogue)[0]
    assert first.endswith("settle first what could change that: Skills.")


def test_where_all_that_is_known_speaks_against_a_start_the_plan_is_to_change(catalogue):
    against = case("questions", ratio=Ratio(0.8, 0.7, 0.95))
    first = reasons(against, catalogue)[0]
    assert first.startswith("What is known speaks against a start as proposed")
    assert first.endswith("change the plan, then appraise again.")


def test_everything_of_which_the_ratio_speaks_is_named(catalogue):
    told = reasons(case("too_low", pays_is_local=True), catalogue)
    assert told[0].startswith("The odds of taking off, lasting and paying")
    assert not any("outside view only" in one for one in told)
    assert any("outside view only" in one for one in reasons(case("too_low"), catalogue))


def test_stop_rules_and_a_firm_alone(catalogue):
    start = reasons(case("good_odds", "start", firms=1), catalogue)
    assert start[1].startswith("Stop rules")
    assert start[2].startswith("There is one firm here")
    assert not any(
        one.startswith(("Stop", "There is one")) for one in reasons(case("repair"), catalogue)
    )
