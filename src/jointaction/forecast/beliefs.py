"""What is believed about cluster initiatives before anything of this place is known?

The base rate of each event with its spread, the weight that the model's news of a place has, and
how far all of that news may move the odds. All of it is judged (catalogue, ``base_rates`` and
``advice``) until a registry of forecasts has taught better (see ``learning``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Event

EVENTS: tuple[Event, ...] = ("takes_off", "lasts", "pays")

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Beta:
    """What a share may be: the Beta distribution with ``a`` and ``b``, both above 0.

    >>> round(Beta(2.7, 3.3).mean, 2)
    0.45
    """

    a: float
    b: float

    @property
    def mean(self) -> float:
        """The mean share."""
        return self.a / (self.a + self.b)


@dataclass(frozen=True)
class Weight:
    """How much the model's news counts on the scale of log-odds.

    A histogram over equal slices from ``low`` to ``high``; ``shares`` sum to one. One slice is
    the uniform distribution.

    >>> Weight(0, 0.5).mean
    0.25
    >>> Weight(0, 0.5, (0.25, 0.75)).at(np.array([0.25])).tolist()
    [0.25]
    """

    low: float
    high: float
    shares: tuple[float, ...] = (1.0,)

    @property
    def mean(self) -> float:
        """The mean weight."""
        edges = self._edges
        return float(np.dot((edges[1:] + edges[:-1]) / 2, self.shares))

    def at(self, uniform: Numbers) -> Numbers:
        """The weights that belong to uniform numbers (0-1)."""
        below = np.concatenate([[0.0], np.cumsum(self.shares)])
        return np.asarray(np.interp(uniform, below / below[-1], self._edges))

    @property
    def _edges(self) -> Numbers:
        return np.linspace(self.low, self.high, len(self.shares) + 1)


@dataclass(frozen=True)
class Learned:
    """What a registry had to say about one event, and whether it was let in.

    ``due``: entries whose deadline has come; ``resolved``: those of which it is known what
    happened; ``happened``: those in which the event happened.
    """

    event: Event
    due: int
    resolved: int
    happened: int
    used: bool


@dataclass(frozen=True)
class Beliefs:
    """Everything the pooling takes besides the histories.

    ``base``: the base rate of each event given the one before, and ``draws`` the fixed numbers
    under which they are drawn. ``cap``: the most log-odds by
    which all local news together may move an event. A frequency is (k + ``added_successes``) /
    (n + ``added_histories``). Ranges end at the shares ``range_low`` and ``range_high`` of draws.
    ``learned`` says what a registry taught, one entry an event; empty without a registry.
    """

    base: Mapping[Event, Beta]
    draws: Mapping[Event, int]
    weight: Weight
    cap: float
    added_successes: float
    added_histories: float
    range_low: float
    range_high: float
    learned: tuple[Learned, ...] = ()


def judged_beliefs(catalogue: Catalogue) -> Beliefs:
    """The beliefs that the catalogue states, each with its grade and reason there."""
    at = {name: threshold.value for name, threshold in catalogue.advice.thresholds.items()}
    rates = {event: catalogue.base_rates[event] for event in EVENTS}
    return Beliefs(
        base={event: Beta(rate.a, rate.b) for event, rate in rates.items()},
        draws={event: rate.draw for event, rate in rates.items()},
        weight=Weight(at["model_weight_low"], at["model_weight_high"]),
        cap=at["log_odds_cap"],
        added_successes=at["frequency_added_successes"],
        added_histories=at["frequency_added_histories"],
        range_low=at["range_low"],
        range_high=at["range_high"],
    )
