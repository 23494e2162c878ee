"""Are endings, fans and questions read rightly from the histories?"""

import numpy as np
import pytest

from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Statement
from jointaction.forecast.fans import NOTHING, fans
from jointaction.forecast.why.deaths import deaths
from jointaction.forecast.why.questions import questions
from jointaction.simulate.runs import Ending
from jointaction.sources import Grade

ONE = Initiative("one", "One", "training", {})


def dossier(**statements):
    return Dossier("x", "X", "", "", statements, (ONE,), (), "", False, "x.toml", "")


def test_shares_of_endings_sum_to_one_and_the_most_frequent_comes_first(made_up):
    ending = np.repeat([0, 3, 3, 3, 6], 4).astype(np.int32)
    ended = deaths(made_up(draws=10, ending=ending))
    assert [(one.ending, one.share) for one in ended] == [
        ("too_few_after_a_year", 0.6),
        ("lasted", 0.2),
        ("firms_drifted_away", 0.2),
    ]
    assert all(one.title and one.plain for one in ended)


def test_every_ending_has_words(made_up):
    ending = np.array([int(one) for one in Ending] + [0], dtype=np.int32)
    assert len(deaths(made_up(draws=4, ending=ending))) == len(Ending)


def test_fans_are_ordered_and_the_difference_is_history_by_history(made_up):
    rng = np.random.default_rng(1)
    shares = rng.random((30, 800), dtype=np.float32)
    alone = made_up(cooperation=shares[:25])
    drawn = fans(made_up(cooperation=shares, participation=shares**2), alone)
    for fan in (drawn.cooperation_with, drawn.participation, drawn.cooperation_without):
        bands = np.array([fan.p05, fan.p25, fan.p50, fan.p75, fan.p95])
        assert bands.shape == (5, 25)
        assert (np.diff(bands, axis=0) >= 0).all()
        assert len(fan.single) == 3
    assert set(drawn.difference.p05) == set(drawn.difference.p95) == {0.0}


def test_a_place_without_ties_has_no_fan_of_cooperation(made_up):
    nothing = np.full((25, 800), np.nan, dtype=np.float32)
    drawn = fans(made_up(cooperation=nothing), made_up(cooperation=nothing))
    assert drawn.cooperation_with == drawn.difference == NOTHING
    assert len(drawn.participation.p50) == 25


@pytest.fixture
def planted(made_up, catalogue):
    """A thousand draws in which one answer decides and another does not; seen in order of size."""
    rng = np.random.default_rng(7)
    driver, idle = rng.uniform(0, 5, 1000), rng.uniform(0, 5, 1000)
    lasted = rng.random(2000) < np.repeat(0.2 + 0.1 * driver, 2)
    drawn = {
        "history.prior_cooperation": driver.astype(np.float32),
        "history.rivalry": idle.astype(np.float32),
        "initiative.immediacy": (5 - driver).astype(np.float32),
    }
    assert set(drawn) <= set(catalogue.keys)
    return made_up(draws=1000, lasted=lasted, took_off=lasted, drawn=drawn)


def test_a_planted_driver_is_found_and_an_idle_answer_is_not_asked(planted, catalogue):
    asked = {one.key: one for one in questions(dossier(), ONE, planted, catalogue)}
    assert set(asked) == {"history.prior_cooperation", "initiative.immediacy"}
    driver = asked["history.prior_cooperation"]
    assert driver.swing == pytest.approx(0.1 * 5 * 2 / 3, abs=0.08)
    assert asked["initiative.immediacy"].swing == pytest.approx(-driver.swing, abs=1e-6)
    assert not driver.known
    assert driver.ask


def test_an_answer_with_a_range_is_asked_as_known(planted, catalogue):
    key = "history.prior_cooperation"
    said = Statement(key, 2, 0, 5, Grade.REPORTED, (), "", "")
    asked = {one.key: one for one in questions(dossier(**{key: said}), ONE, planted, catalogue)}
    assert asked[key].known


def test_an_exact_answer_is_not_asked(planted, made_up, catalogue):
    same = made_up(
        draws=1000,
        lasted=planted.lasted,
        drawn={"history.rivalry": np.full(1000, 3, dtype=np.float32)},
    )
    assert questions(dossier(), ONE, same, catalogue) == ()
