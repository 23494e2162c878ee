"""By which rule does it come about, in each made-up world, whether an initiative succeeds?

A world gives each place a probability of each event given the one before; axes (world, place,
event). Worlds of one sort differ in what nobody could know beforehand: their base rates, drawn
from what the forecast believes of them, and how much the model's news is worth there. *News* is
how far the model's log-odds in a place lie from those where nothing is known of the place; the
latter are worked out from draws that the forecast does not share.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit, ndtri

from jointaction.catalogue.things import Catalogue
from jointaction.draws import shares_of
from jointaction.experiments.worlds.foreseen import Foreseen, Numbers
from jointaction.experiments.worlds.hidden import HiddenPlace, seed_for
from jointaction.forecast.beliefs import EVENTS, Beliefs
from jointaction.forecast.pooling import rates_at

WORLDS_OF_A_SORT = 2000
BACKWARDS_LOW, BACKWARDS_HIGH = -0.5, 0.0
SIZE_AND_WEALTH = 0.5  # log-odds a standard deviation of either
_WORLDS = 5
_BASE, _WEIGHT, _RULE = 2011, 2012, 2013
_PAYS = EVENTS.index("pays")


@dataclass(frozen=True)
class MadeUp:
    """All places that were made up, with what was foreseen of each, and what is believed.

    ``rates`` are the model's own, by kind of initiative, where nothing is known of a place.
    """

    hidden: Sequence[HiddenPlace]
    foreseen: Sequence[Foreseen]
    rates: Mapping[str, Numbers]
    catalogue: Catalogue
    beliefs: Beliefs
    seed: int

    @property
    def news(self) -> Numbers:
        """What the model has to say of each place (place, event), in log-odds.

        Of paying it says nothing where no cost was stated.
        """
        said = np.array(
            [logit(one.model) - logit(self.rates[one.kind]) for one in self.foreseen]
        ).reshape(-1, len(EVENTS))
        local = np.array([one.pays_is_local for one in self.foreseen], dtype=bool)
        said[~local, _PAYS] = 0.0
        return said

    @property
    def true_odds(self) -> Numbers:
        """How often the events happened in the histories of each hidden place (place, event)."""
        return np.array([one.odds for one in self.hidden]).reshape(-1, len(EVENTS))

    def standing(self, quantity: str, *, logarithm: bool = False) -> Numbers:
        """How far each place lies above the mean in one quantity, in standard deviations."""
        values = np.array([one.drawn[quantity] for one in self.hidden])
        return standardised(np.log(values) if logarithm else values)

    def base(self) -> Numbers:
        """A base rate of each event for each world (world, 1, event), as believed."""
        drawn = [
            rates_at(self.beliefs.base[event], even(self.seed, _BASE, item))
            for item, event in enumerate(EVENTS)
        ]
        return np.stack(drawn, axis=1)[:, None, :]

    def weight(self) -> Numbers:
        """A weight of the model's news for each world (world, 1, 1), as believed."""
        return self.beliefs.weight.at(even(self.seed, _WEIGHT))[:, None, None]

    def moved(self, by: Numbers) -> Numbers:
        """The base rates of all worlds, moved by so much log-odds."""
        return np.asarray(expit(logit(self.base()) + by))


@dataclass(frozen=True)
class World:
    """A sort of worlds: its rule in words, and what must come out in it.

    ``believed`` says whether what the forecast believes is true there: then its odds are right by
    construction, and if they are not reliable or do not beat the base rate, the arithmetic that
    lets point odds stand for a whole belief is wrong; of real places it tells nothing. Where
    ``rate_known`` the forecast is told the world's own base rates, and is measured against them.
    """

    id: str
    title: str
    rule: str
    odds: Callable[[MadeUp], Numbers]
    believed: bool = False
    rate_known: bool = False


def even(seed: int, purpose: int, item: int = 0, count: int = WORLDS_OF_A_SORT) -> Numbers:
    """Evenly spaced numbers (0-1) in an order drawn by chance: every part of a belief is met."""
    order = np.argsort(shares_of(seed_for(seed, _WORLDS), purpose, count, item))
    return np.asarray((order + 0.5) / count)


def standardised(values: Numbers) -> Numbers:
    """Distances from the mean in standard deviations; none where all values are equal."""
    spread = values.std()
    return np.asarray((values - values.mean()) / (spread if spread > 0 else 1.0))


def as_believed(made: MadeUp) -> Numbers:
    """Base rates, weight and cap as the forecast believes."""
    cap = made.beliefs.cap
    return made.moved(np.clip(made.weight() * made.news, -cap, cap))


def model_is_right(made: MadeUp) -> Numbers:
    """What happened in the model's own histories of the hidden places."""
    return made.true_odds[None]


def knows_nothing(made: MadeUp) -> Numbers:
    """Base rates as believed, the same for all places of a world."""
    return made.moved(np.zeros((1, len(made.hidden), 1)))


def backwards(made: MadeUp) -> Numbers:
    """What the model calls better is worse."""
    at = even(made.seed, _WEIGHT, 1)
    weight = BACKWARDS_LOW + (BACKWARDS_HIGH - BACKWARDS_LOW) * at[:, None, None]
    cap = made.beliefs.cap
    return made.moved(np.clip(weight * made.news, -cap, cap))


def size_and_wealth(made: MadeUp) -> Numbers:
    """Only the number of firms and their skills count."""
    together = made.standing("firms", logarithm=True) + made.standing("skill")
    return made.moved(SIZE_AND_WEALTH * together[None, :, None])


def any_rule(made: MadeUp) -> Numbers:
    """In each world some rule on the true answers, drawn by chance."""
    paths = [path for path, key in made.catalogue.keys.items() if key.missing is not None]
    asked = [path for path in paths if made.hidden and path in made.hidden[0].drawn]
    answers = np.stack([made.standing(path) for path in asked], axis=1)
    count = WORLDS_OF_A_SORT * len(asked)
    seed = seed_for(made.seed, _WORLDS)
    rules = [
        np.asarray(ndtri(shares_of(seed, _RULE, count, item))).reshape(-1, len(asked))
        for item in range(len(EVENTS))
    ]
    return made.moved(np.stack([r @ answers.T for r in rules], axis=2) / np.sqrt(len(asked)))


def nothing_works(made: MadeUp) -> Numbers:
    """Every initiative fails, at every step that it comes to."""
    return np.zeros((1, len(made.hidden), len(EVENTS)))


def everything_works(made: MadeUp) -> Numbers:
    """Every initiative succeeds."""
    return np.ones((1, len(made.hidden), len(EVENTS)))


WORLDS = (
    World(
        "model_is_right",
        "The model is right, and the judged base rates are not",
        "What happens is a history of the model itself, in a place whose answers and parameters "
        "nobody knows. Its own base rates are not the judged ones to which the forecast is tied.",
        model_is_right,
    ),
    World(
        "model_is_right_rate_known",
        "The model is right, and its base rates are known",
        "The same histories, but the forecast is told how often the events happen in the model "
        "where nothing is known of a place, and is measured against a forecaster who knows that.",
        model_is_right,
        rate_known=True,
    ),
    World(
        "as_believed",
        "What the forecast believes is true",
        "The log-odds of each event are those of the world's base rate, moved by a weight times "
        "the model's news of the place, at most to the cap; base rates and weight are drawn from "
        "what the forecast believes of them. The forecast is right here by construction: what is "
        "true is its own formula, on its own news.",
        as_believed,
        believed=True,
    ),
    World(
        "knows_nothing",
        "The model knows nothing",
        "All places of a world have the same odds, whatever the model says of them; base rates "
        "are drawn from what the forecast believes of them.",
        knows_nothing,
    ),
    World(
        "backwards",
        "The model has it backwards",
        "Places of which the model says better things do worse: a weight between minus one half "
        "and nought.",
        backwards,
    ),
    World(
        "size_and_wealth",
        "Only size and skill count",
        "The log-odds rise by one half for each standard deviation of the number of firms (in "
        "logarithms) and of skill; nothing else matters.",
        size_and_wealth,
    ),
    World(
        "any_rule",
        "Some other rule",
        "In each world the log-odds follow another sum of the true answers, its weights drawn by "
        "chance; they spread by about one from place to place.",
        any_rule,
    ),
    World(
        "nothing_works",
        "Nothing ever works",
        "No initiative takes off.",
        nothing_works,
    ),
    World(
        "everything_works",
        "Everything works",
        "Every initiative takes off, lasts and pays.",
        everything_works,
    ),
)  # fmt: skip
