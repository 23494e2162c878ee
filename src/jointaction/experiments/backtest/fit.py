"""How would the forecasts have done with a weight fitted to such cases, each case left out?

On the scale of log-odds a forecast is base rate + intercept + clip(w x news, +-cap). One weight w
for all events, and in a second variant an intercept for each event, are chosen by the largest
likelihood on a grid over all cases but one, and tried on the one left out. Of equally likely
weights the one nearest to the product's is taken.

This tells how much the product's weight matters, and nothing more: the cases were picked for
their successes and coded by one person who knew the outcomes, so a fitted weight learns both.
With fewer than ten cases, or fewer than five that took off or that did not (both judged), nothing
is fitted: on so few any weight is an accident. Nothing in the product changes by it. With
intercepts the AUC across cases suffers from the same flaw as that of (b): a case's own success
is missing from the intercept that forecasts it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from jointaction.catalogue.things import Event
from jointaction.experiments.backtest.attempts import Attempt
from jointaction.experiments.backtest.scoring import FEWEST, said_of, scored
from jointaction.forecast.beliefs import EVENTS, Beliefs
from jointaction.forecast.scores import (
    Flags,
    Numbers,
    Ranged,
    brier,
    log_score,
    ranged_auc,
    resamples,
)

WEIGHTS = np.round(np.arange(0.0, 2.0001, 0.05), 2)
FEWEST_CASES = 10
INTERCEPTS = np.round(np.arange(-3.0, 3.0001, 0.1), 1)


@dataclass(frozen=True)
class News:
    """Base rate and news (log-odds) of every scored initiative, and whether it happened."""

    base: Numbers
    news: Numbers
    happened: Flags
    event: Flags  # which event, one number each
    cases: tuple[str, ...]

    def among(self, chosen: Flags) -> "News":
        """The chosen ones only."""
        cases = tuple(one for one, wanted in zip(self.cases, chosen, strict=True) if wanted)
        return News(
            self.base[chosen], self.news[chosen], self.happened[chosen], self.event[chosen], cases
        )


@dataclass(frozen=True)
class Chosen:
    """A weight, and an intercept for each event (0 where none was fitted)."""

    weight: float
    intercepts: tuple[float, ...]


@dataclass(frozen=True)
class FittedScores:
    """Scores of one event: unfitted, and fitted to the other cases."""

    n: int
    brier: float | None
    brier_unfitted: float | None
    log_score: float | None
    log_score_unfitted: float | None
    auc: Ranged
    auc_unfitted: Ranged


@dataclass(frozen=True)
class Variant:
    """One way to fit: chosen on all cases, over the folds, and how it did on those left out.

    ``at_end``: the weight lies at an end of the grid, so that a farther one might be likelier.
    """

    on_all: Chosen
    weight_low: float
    weight_high: float
    folds: int
    at_end: bool
    events: Mapping[Event, FittedScores]


@dataclass(frozen=True)
class Fit:
    """Both ways to fit; ``default_weight`` is the middle of the product's own."""

    default_weight: float
    weight: Variant
    weight_and_intercepts: Variant


@dataclass(frozen=True)
class TooFew:
    """There was too little to fit to: scored cases, and how many took off there and did not."""

    cases: int
    took_off: int
    did_not: int
    too_few_to_fit: bool = True


def fitted_where_enough(attempts: Sequence[Attempt], beliefs: Beliefs, seed: int) -> Fit | TooFew:
    """Fit and try both variants, or say of how little there is."""
    used = scored(attempts, EVENTS[0], partly_is_yes=False)
    said = said_of(used, EVENTS[0], partly_is_yes=False)
    cases, took_off = len(set(said.cases)), int(said.happened.sum())
    did_not = len(used) - took_off
    if cases < FEWEST_CASES or min(took_off, did_not) < FEWEST:
        return TooFew(cases, took_off, did_not)
    return fitted(attempts, beliefs, seed)


def fitted(attempts: Sequence[Attempt], beliefs: Beliefs, seed: int) -> Fit:
    """Fit and try both variants, case by case left out; "partly" counts as no."""
    known = _news(attempts)
    return Fit(
        default_weight=beliefs.weight.mean,
        weight=_variant(known, beliefs, seed, intercepts=False),
        weight_and_intercepts=_variant(known, beliefs, seed, intercepts=True),
    )


def _news(attempts: Sequence[Attempt]) -> News:
    base: list[float] = []
    news: list[float] = []
    happened: list[bool] = []
    number: list[int] = []
    cases: list[str] = []
    for which, event in enumerate(EVENTS):
        used = scored(attempts, event, partly_is_yes=False)
        said = said_of(used, event, partly_is_yes=False)
        base += [logit(one.odds[event].base_rate) for one in used]
        news += [
            logit(one.odds[event].model) - logit(one.odds[event].model_reference) for one in used
        ]
        happened += said.happened.tolist()
        number += [which] * len(used)
        cases += said.cases
    return News(
        np.array(base), np.array(news), np.array(happened, dtype=bool), np.array(number),
        tuple(cases),
    )  # fmt: skip


def _forecast(known: News, chosen: Chosen, cap: float) -> Numbers:
    shift = np.array(chosen.intercepts)[known.event] if len(known.event) else np.zeros(0)
    moved = np.clip(chosen.weight * known.news, -cap, cap)
    return np.asarray(expit(known.base + shift + moved))


def _chosen(known: News, beliefs: Beliefs, *, intercepts: bool) -> Chosen:
    """The likeliest weight (and intercepts) on the grid."""
    shifts = INTERCEPTS if intercepts else np.zeros(1)
    moved = np.clip(WEIGHTS[:, None] * known.news, -beliefs.cap, beliefs.cap)
    odds = known.base + moved[:, None, :] + shifts[None, :, None]  # weight, intercept, forecast
    likely = -np.logaddexp(0, np.where(known.happened, -odds, odds))
    by_event = np.stack([likely[..., known.event == w].sum(-1) for w in range(len(EVENTS))], -1)
    together = by_event.max(axis=1).sum(axis=-1)
    best = np.flatnonzero(together >= together.max() - 1e-9)
    at = best[np.argmin(np.abs(WEIGHTS[best] - beliefs.weight.mean))]
    shifted = tuple(_nearest_zero(by_event[at, :, w], shifts) for w in range(len(EVENTS)))
    return Chosen(float(WEIGHTS[at]), shifted)


def _nearest_zero(likely: Numbers, shifts: Numbers) -> float:
    best = np.flatnonzero(likely >= likely.max() - 1e-9)
    return float(shifts[best[np.argmin(np.abs(shifts[best]))]])


def _variant(known: News, beliefs: Beliefs, seed: int, *, intercepts: bool) -> Variant:
    of_case = np.asarray(known.cases, dtype=str)
    crossed, weights = np.zeros(len(of_case)), []
    for case in sorted(set(known.cases)):
        out = of_case == case
        chosen = _chosen(known.among(~out), beliefs, intercepts=intercepts)
        crossed[out] = _forecast(known.among(out), chosen, beliefs.cap)
        weights.append(chosen.weight)
    plain = _forecast(known, Chosen(beliefs.weight.mean, (0.0,) * len(EVENTS)), beliefs.cap)
    on_all = _chosen(known, beliefs, intercepts=intercepts)
    return Variant(
        on_all=on_all,
        weight_low=min(weights, default=beliefs.weight.mean),
        weight_high=max(weights, default=beliefs.weight.mean),
        folds=len(weights),
        at_end=on_all.weight in (WEIGHTS[0], WEIGHTS[-1]),
        events={
            event: _scores(known, crossed, plain, known.event == which, seed)
            for which, event in enumerate(EVENTS)
        },
    )


def _scores(known: News, crossed: Numbers, plain: Numbers, these: Flags, seed: int) -> FittedScores:
    happened, drawn = known.happened[these], resamples(known.among(these).cases, seed)
    return FittedScores(
        n=int(these.sum()),
        brier=brier(crossed[these], happened),
        brier_unfitted=brier(plain[these], happened),
        log_score=log_score(crossed[these], happened),
        log_score_unfitted=log_score(plain[these], happened),
        auc=ranged_auc(crossed[these], happened, drawn),
        auc_unfitted=ranged_auc(plain[these], happened, drawn),
    )
