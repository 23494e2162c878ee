"""What may be believed after forecasts have met what happened?

Takes beliefs and, for each event, how many recorded forecasts are due and what came of those that
are resolved; gives the beliefs to forecast with. Only real forecasts belong here: who records an
answer that was known already teaches nothing.

Two numbers are judged (catalogue, ``advice``), because no registry of this kind exists to learn
them from: which share of the due entries must be resolved (80 of 100), and as how many resolved
entries the mean of a base rate counts (20).

- An event teaches only where at least that share of its due entries is resolved. Initiatives that
  fail go silent, so that the resolved ones alone look too good.
- Each entry adds (a + b) / 20 to the Beta distribution of the base rate, so that the mean after k
  of n is (20 m + k) / (20 + n), and without entries the distribution is the judged one, to the
  last bit.
- The weight of the model's news learns from the same entries at the same pace, and only where
  taking off may teach: on a grid of 20 slices over its own range, each slice gains by how likely
  it made what happened, raised to the power (a + b) / 20.

The news of an entry is logit(model) - logit(reference), as in pooling, and its base rate the one
that was recorded with it. The order of entries does not matter.

>>> beliefs_of_one = Beta(2.7, 3.3)
>>> taught = taught_base(beliefs_of_one, happened=2, resolved=10, entries_of_the_mean=20)
>>> round(taught.mean, 4)  # (20 * .45 + 2) / 30
0.3667
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import log_expit, logit

from jointaction.catalogue.things import Catalogue, Event
from jointaction.forecast.beliefs import EVENTS, Beliefs, Beta, Learned, Numbers, Weight

_SLICES = 20


@dataclass(frozen=True)
class Teaching:
    """What a registry may teach, and how fast (judged).

    ``least_resolved``: of 100 due entries so many must be resolved; ``entries_of_the_mean``: so
    many resolved entries weigh as much as the mean of a judged base rate.
    """

    least_resolved: float
    entries_of_the_mean: float

    def allows(self, resolved: int, due: int) -> bool:
        """Whether enough of the due entries are resolved; exact at the limit."""
        return 0 < 100 * resolved >= self.least_resolved * due


def judged_teaching(catalogue: Catalogue) -> Teaching:
    """What the catalogue says of it."""
    at = catalogue.advice.thresholds
    return Teaching(at["registry_least_resolved"].value, at["registry_entries_of_the_mean"].value)


@dataclass(frozen=True)
class Resolved:
    """One forecast of one event that met what happened.

    ``base_rate`` is the one it was made with; ``news`` the log-odds by which the model found the
    place to differ from the reference place.
    """

    base_rate: float
    news: float
    happened: bool


@dataclass(frozen=True)
class Experience:
    """What became of the forecasts of one event: so many are due, and these are resolved.

    ``ValueError`` where more are resolved than due.
    """

    due: int
    resolved: tuple[Resolved, ...]

    def __post_init__(self) -> None:
        if len(self.resolved) > self.due:
            raise ValueError(f"{len(self.resolved)} entries resolved of {self.due} due")

    @property
    def happened(self) -> int:
        """The number of resolved entries in which the event happened."""
        return sum(one.happened for one in self.resolved)

    def may_teach(self, teaching: Teaching) -> bool:
        """Whether enough of the due entries are resolved."""
        return teaching.allows(len(self.resolved), self.due)


def news(model: float, model_reference: float) -> float:
    """How far the model found a place to differ from the reference place, in log-odds.

    >>> news(0.5, 0.5)
    0.0
    """
    return float(logit(model) - logit(model_reference))


def learnt(beliefs: Beliefs, experience: Mapping[Event, Experience], teaching: Teaching) -> Beliefs:
    """The beliefs after this experience; what may not teach leaves everything as it was.

    ``learned`` of the result says of each event how many entries there were and whether they
    were used, so that a result made with it can say so.
    """
    seen = {event: experience.get(event, Experience(0, ())) for event in EVENTS}
    mean_counts = teaching.entries_of_the_mean
    base = {
        event: taught_base(beliefs.base[event], one.happened, len(one.resolved), mean_counts)
        if one.may_teach(teaching)
        else beliefs.base[event]
        for event, one in seen.items()
    }
    said = tuple(
        Learned(event, one.due, len(one.resolved), one.happened, one.may_teach(teaching))
        for event, one in seen.items()
    )
    weight = _taught_weight(beliefs, seen, teaching)
    return replace(beliefs, base=base, weight=weight, learned=said)


def taught_base(base: Beta, happened: int, resolved: int, entries_of_the_mean: float) -> Beta:
    """A base rate after ``happened`` of ``resolved`` entries."""
    pace = _pace(base, entries_of_the_mean)
    return Beta(base.a + pace * happened, base.b + pace * (resolved - happened))


def _pace(base: Beta, entries_of_the_mean: float) -> float:
    """How much of an observation one entry is."""
    return (base.a + base.b) / entries_of_the_mean


def _taught_weight(
    beliefs: Beliefs, seen: Mapping[Event, Experience], teaching: Teaching
) -> Weight:
    """The weight after what was seen; as it was where nothing tells one weight from another."""
    telling = {event: _telling(one) for event, one in seen.items() if one.may_teach(teaching)}
    if not seen["takes_off"].may_teach(teaching) or not any(telling.values()):
        return beliefs.weight
    fine = _sliced(beliefs.weight)
    middles = (np.arange(len(fine.shares)) + 0.5) / len(fine.shares)
    weights = fine.low + (fine.high - fine.low) * middles
    likely = sum(
        _pace(beliefs.base[event], teaching.entries_of_the_mean)
        * _log_likelihood(weights, entries, beliefs.cap)
        for event, entries in telling.items()
        if entries
    )
    shares = np.asarray(fine.shares) * np.exp(likely - np.max(likely))
    return replace(fine, shares=tuple(float(one) for one in shares / shares.sum()))


def _telling(of: Experience) -> list[Resolved]:
    """The entries in which the model had something to say, in an order of their own."""
    said = [one for one in of.resolved if one.news != 0]
    return sorted(said, key=lambda one: (one.base_rate, one.news, one.happened))


def _sliced(weight: Weight) -> Weight:
    """The same weight on the grid, or as it is where it has learnt before."""
    if len(weight.shares) > 1:
        return weight
    return replace(weight, shares=(1 / _SLICES,) * _SLICES)


def _log_likelihood(weights: Numbers, entries: Sequence[Resolved], cap: float) -> Numbers:
    """How likely each weight made what happened, as a natural logarithm."""
    base = logit([one.base_rate for one in entries])[:, None]
    said = np.array([one.news for one in entries])[:, None]
    sign = np.where([one.happened for one in entries], 1.0, -1.0)[:, None]
    pooled = base + np.clip(weights[None, :] * said, -cap, cap)
    return np.asarray(log_expit(sign * pooled).sum(axis=0))
