"""Is the advice the first rule that applies, in the order promised, up to its boundaries?"""

import pytest

from jointaction.cluster.dossier import Initiative
from jointaction.evidence.statement import Statement
from jointaction.forecast.advice import advise
from jointaction.forecast.forecasts import Alternative, Repair
from jointaction.forecast.reference import unknown_initiative
from jointaction.forecast.trials import instead
from jointaction.screen.screening import InitiativeScreening
from jointaction.sources import Grade

FINE = InitiativeScreening("one", (), "passes", (), (), ())
KILLED = InitiativeScreening("one", (), "killed", ("core_closeness",), (), ())
KILLED_BUT_WEAKER = InitiativeScreening("one", (), "killed", ("core_closeness",), ("training",), ())


def repair(ratio, gain):
    return Repair("talks", "Talks", "chamber", "talk", ratio, gain, 1000)


def alternative(gain, ratio=1.0):
    return Alternative("training", "Training", ratio, gain, 1000)


TABLE = [
    # R, best repair, best alternative, screening, advice, because
    (0.59, repair(0.79, 1.3), alternative(9.0), FINE, "do_not_start", "too_low"),
    (0.59, None, None, FINE, "do_not_start", "too_low"),
    (0.60, repair(0.79, 1.3), None, FINE, "repair_first", "repair"),
    (0.59, repair(0.80, 1.3), None, FINE, "repair_first", "repair"),
    (9.00, None, alternative(9.0), KILLED, "do_not_start", "killed"),
    (9.00, None, None, KILLED_BUT_WEAKER, "start", "good_odds"),
    (0.59, repair(0.80, 1.3), alternative(1.5), FINE, "do_something_else", "alternative"),
    (1.00, repair(1.40, 1.4), alternative(1.5), FINE, "do_something_else", "alternative"),
    (1.00, repair(1.60, 1.6), alternative(1.5), FINE, "repair_first", "repair"),
    (1.00, repair(1.50, 1.5), alternative(1.5), FINE, "repair_first", "repair"),
    (1.00, None, alternative(1.49), FINE, "repair_first", "questions"),
    (2.00, None, alternative(1.5), FINE, "do_something_else", "alternative"),
    (2.00, repair(2.50, 1.25), None, FINE, "repair_first", "repair"),
    (2.00, repair(2.48, 1.24), None, FINE, "start", "good_odds"),
    (1.25, None, None, FINE, "start", "good_odds"),
    (1.24, None, None, FINE, "repair_first", "questions"),
    (0.60, None, None, FINE, "repair_first", "questions"),
]


@pytest.mark.parametrize(("ratio", "best", "other", "screening", "advice", "because"), TABLE)
def test_the_first_rule_that_applies(ratio, best, other, screening, advice, because, catalogue):
    grounds = advise(ratio, best, other, screening, catalogue.advice.thresholds)
    assert (grounds.advice, grounds.because) == (advice, because)


@pytest.mark.parametrize("row", TABLE)
def test_what_is_never_advised_is_not_to_be_started_whatever_its_odds(row, catalogue):
    ratio, best, other, screening, _, _ = row
    against = catalogue.activities["cartel"].never_advised
    grounds = advise(ratio, best, other, screening, catalogue.advice.thresholds, against)
    assert (grounds.advice, grounds.because) == ("do_not_start", "forbidden")


def test_the_reference_knows_nothing_but_the_kind():
    one = unknown_initiative("testing")
    assert (one.kind, dict(one.statements)) == ("testing", {})


def test_another_activity_is_the_typical_one_with_the_money_and_firms_proposed(catalogue):
    def said(key, value):
        return Statement(f"initiative.{key}", value, None, None, Grade.REPORTED, (), "", "")

    stated = {"intended_firms": 12, "subsidy": 3, "subsidy_end_year": 1995, "core_closeness": 5}
    proposed = Initiative("one", "One", "cartel", {k: said(k, v) for k, v in stated.items()})
    activity = catalogue.activities["testing"]
    other = instead(proposed, activity)
    assert other.kind == "testing"
    for key in ("intended_firms", "subsidy", "subsidy_end_year"):
        assert other.says(key).value == stated[key]
    for key, typical in activity.typical.items():
        assert other.says(key).value == typical
    assert not other.says("cost_total").known
