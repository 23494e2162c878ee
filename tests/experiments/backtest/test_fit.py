"""Does the fit find what was put in, and is each case forecast by the others alone?"""

from dataclasses import replace

import pytest
from scipy.special import expit, logit

from jointaction.experiments.backtest.fit import Fit, TooFew, fitted, fitted_where_enough
from jointaction.forecast.beliefs import judged_beliefs
from tests.experiments.backtest.made_up import attempt, forecast_of


@pytest.fixture(scope="module")
def beliefs(catalogue):
    return judged_beliefs(catalogue)


def told(case, took_off, news):
    """One of which the model says so much more than of the reference place."""
    forecast = forecast_of(0.5, 0.5, float(expit(news)), 0.5)
    one = attempt(case, took_off)
    return replace(one, odds={**one.odds, "takes_off": forecast})


def test_without_news_the_weight_stays_the_products(beliefs):
    attempts = [told("a", "yes", 0.0), told("b", "no", 0.0)]
    fit = fitted(attempts, beliefs, 0)
    assert fit.weight.on_all.weight == fit.default_weight == 0.25
    assert not fit.weight.at_end


def test_the_likeliest_weight_is_found(beliefs):
    # 3 of 4 with news +1 took off, 1 of 4 with -1: likeliest where w = logit(3/4) = 1.0986
    attempts = [told(f"u{n}", "yes" if n < 3 else "no", 1.0) for n in range(4)]
    attempts += [told(f"d{n}", "yes" if n < 1 else "no", -1.0) for n in range(4)]
    fit = fitted(attempts, beliefs, 0)
    assert fit.weight.on_all.weight == pytest.approx(logit(0.75), abs=0.025)
    assert fit.weight.on_all.intercepts == (0.0, 0.0, 0.0)
    assert fit.weight.folds == 8


def test_an_intercept_takes_up_what_is_common_to_all(beliefs):
    attempts = [told(f"c{n}", "yes" if n < 3 else "no", 0.0) for n in range(4)]
    fit = fitted(attempts, beliefs, 0)
    takes_off = fit.weight_and_intercepts.on_all.intercepts[0]
    assert takes_off == pytest.approx(logit(0.75), abs=0.05)
    assert fit.weight_and_intercepts.on_all.intercepts[1:] == (0.0, 0.0)


def test_a_case_never_forecasts_itself(beliefs):
    """Of two cases each is forecast from the other, and so from the opposite."""
    attempts = [told("a", "yes", 1.0), told("b", "no", 1.0)]
    fit = fitted(attempts, beliefs, 0).weight
    assert (fit.weight_low, fit.weight_high) == (0.0, 1.5)  # 1.5: the cap, where likelihood rests
    scores = fit.events["takes_off"]
    # a by w = 0: one half; b by w = 1.5: expit(1.5)
    assert scores.brier == pytest.approx((0.25 + float(expit(1.5)) ** 2) / 2)
    # unfitted: expit(.25) for both
    unfitted = float(expit(0.25))
    assert scores.brier_unfitted == pytest.approx(((1 - unfitted) ** 2 + unfitted**2) / 2)


def taken_off(cases, happened):
    return [told(f"c{n}", "yes" if n < happened else "no", 1.0) for n in range(cases)]


@pytest.mark.parametrize(
    ("cases", "happened", "enough"), [(10, 5, True), (9, 5, False), (12, 4, False), (12, 8, False)]
)
def test_nothing_is_fitted_to_too_few(beliefs, cases, happened, enough):
    fit = fitted_where_enough(taken_off(cases, happened), beliefs, 0)
    if enough:
        assert isinstance(fit, Fit)
    else:
        assert fit == TooFew(cases, happened, cases - happened)


def test_many_initiatives_of_few_cases_are_too_few(beliefs):
    attempts = [replace(one, case=one.case[:2]) for one in taken_off(30, 15)]
    assert len({one.case for one in attempts}) == 10
    nine = [one for one in attempts if one.case != "c9"]
    assert isinstance(fitted_where_enough(nine, beliefs, 0), TooFew)
    assert isinstance(fitted_where_enough(attempts, beliefs, 0), Fit)
