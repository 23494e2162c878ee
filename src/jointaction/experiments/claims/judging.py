"""Does a condition hold in enough worlds, and what is left of an effect without a term?

Plain arithmetic on one number a world; the bounds stand in the conditions, which are declared
before anything is run.
"""

import numpy as np

from jointaction.draws import shares_of
from jointaction.experiments.claims.claim import Condition, Measured, Numbers, Term
from jointaction.experiments.claims.finding import Ablation, Reading

LOW, HIGH = 5.0, 95.0
RESAMPLES = 1000
NOTHING_LEFT = 0.2  # of the mean effect, declared before the run
_RESAMPLING = 9101  # purpose number of the draws


def reading(condition: Condition, values: Numbers, seed: int = 0) -> Reading:
    """What the worlds' numbers say about a condition."""
    known = values[np.isfinite(values)]
    if not known.size:
        return Reading(condition, 0, None, None, None, None, None, None)
    mean = float(known.mean())
    equal = float(np.mean(known == condition.bound))
    means = resampled_means(known, seed) if condition.shows_mean else known
    low, high = np.percentile(means, (LOW, HIGH))
    effect = mean if condition.shows_mean else float(np.median(known))
    share = holding(condition, means if condition.judged_on == "means" else known)
    return Reading(condition, known.size, effect, float(low), float(high), mean, share, equal)


def holding(condition: Condition, judged: Numbers) -> float | None:
    """The share in which the condition holds, of those not exactly at its bound."""
    apart = judged[judged != condition.bound]
    if not apart.size:
        return None
    above = float(np.mean(apart > condition.bound))
    return above if condition.wants == "above" else 1 - above


def resampled_means(values: Numbers, seed: int = 0) -> Numbers:
    """Means of as many worlds, drawn with replacement, a thousand times over."""
    count = len(values)
    drawn = shares_of(seed, _RESAMPLING, RESAMPLES * count).reshape(RESAMPLES, count)
    return np.asarray(values[(drawn * count).astype(np.int64)].mean(axis=1))


def ablation(term: Term, condition: Condition, whole: Measured, without: Measured) -> Ablation:
    """What is left of a condition's mean effect, measured from its bound, without the term.

    Compared in the same worlds, the first ones where the term was set aside in fewer. Nothing can
    be removed where the mean effect is not on the side that the condition wants.
    """
    after_all = without.values[condition.name]
    before = _mean_effect(condition, whole.values[condition.name][: len(after_all)])
    after = _mean_effect(condition, after_all)
    if before is None or before <= 0 or after is None:
        return Ablation(term, None, removes=False)
    left = after / before
    return Ablation(term, left, removes=left < NOTHING_LEFT)


def _mean_effect(condition: Condition, values: Numbers) -> float | None:
    """The mean over worlds from the bound on, positive on the side wanted."""
    known = values[np.isfinite(values)]
    if not known.size:
        return None
    away = float(known.mean()) - condition.bound
    return away if condition.wants == "above" else -away
