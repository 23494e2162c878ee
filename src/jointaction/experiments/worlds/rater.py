"""What does a rater write down of a place that is hidden from everybody else?

Each question is answered with some probability, a share of the questions that differs from place
to place. An answer misses the truth by as much as two people who rate the same place differ
(catalogue, ``error`` of the key); ratings lean to one side together, as the rater of the place
leans. Some answers come with a range, in which the truth then lies. Half of the proposals state
cost and benefit. The outcome is never written down.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from jointaction.catalogue.things import Catalogue, CodingError, Key
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.draws import shares_of
from jointaction.evidence.statement import Statement, Value
from jointaction.experiments.worlds.hidden import HiddenPlace, seed_for
from jointaction.scales import Scale
from jointaction.simulate.sampling import triangular, words
from jointaction.sources import Grade

ID = "made-up"
POORLY_KNOWN_SHARE = 1 / 3
WITH_RANGE_SHARE = 0.3
COST_STATED_SHARE = 0.5
HALF_RANGES = (0.5, 1.0, 1.5)  # rating points
FIRMS_FACTOR = 1.5  # a number of firms is between two thirds and one and a half times what is said
_RATING_STEP, _SHARE_STEP = 0.5, 0.05
_UPPER_TENTH = 1.2815515655446004
_TABLES = ("cluster", "history", "initiative")
_SIZES = tuple(f"cluster.share_{size}" for size in ("micro", "small", "medium", "large"))
_LEAN = "place.rater_shift"
_COST = 100.0
_RATER = 4
_KNOWN_SHARE, _POORLY, _KNOWN, _ERROR, _RANGE, _WIDTH, _AGAIN, _COSTS = range(2001, 2009)

Answer = tuple[Value, float | None, float | None]


@dataclass(frozen=True)
class Rater:
    """Whoever answers for one place; what is drawn for it depends on its number alone."""

    place: HiddenPlace
    catalogue: Catalogue
    seed: int

    def dossier(self) -> Dossier:
        """What is written down."""
        said = dict(self._answers())
        of_initiative = {
            path.split(".", 1)[1]: statement
            for path, statement in said.items()
            if path.startswith("initiative.")
        }
        name = f"{ID}-{self.place.number}"
        return Dossier(
            slug=name, name=name, country="", region="",
            statements={path: one for path, one in said.items() if path[:10] != "initiative"},
            initiatives=(Initiative(ID, name, self.place.kind, of_initiative),),
            sources=(), coder="", place_known_poorly=self.poorly, file=name, digest="",
        )  # fmt: skip

    @property
    def poorly(self) -> bool:
        """Whether the rater knows the place poorly."""
        return self._u(_POORLY) < POORLY_KNOWN_SHARE

    def _answers(self) -> Iterator[tuple[str, Statement]]:
        share = self._u(_KNOWN_SHARE)
        for path, key in self.catalogue.keys.items():
            drawn = bool(key.missing or key.missing_words) and path in self.place.drawn
            asked = key.table in _TABLES and drawn
            if asked and path not in _SIZES and self._u(_KNOWN, key) < share:
                yield path, _statement(path, *self._answer(key))
        if self._u(_KNOWN, self.catalogue.keys[_SIZES[0]]) < share:
            yield from self._sizes()
        if self._u(_COSTS) < COST_STATED_SHARE:
            benefit = _COST * self.place.drawn["stated_return"]
            yield "initiative.cost_total", _statement("initiative.cost_total", _COST)
            yield "initiative.benefit_total", _statement("initiative.benefit_total", benefit)

    def _answer(self, key: Key) -> Answer:
        truth, ranged = self.place.drawn[key.path], self._u(_RANGE, key) < WITH_RANGE_SHARE
        if key.words:
            return self._word(key, round(truth)), None, None
        if key.scale is Scale.COUNT:
            return self._count(key, truth, ranged)
        if ranged and key.scale is Scale.RATING_0_5:
            return self._ranged_rating(key, truth)
        lowest, highest = key.scale.limits
        rating = key.scale is Scale.RATING_0_5
        step = _RATING_STEP if rating else _SHARE_STEP
        said = truth - self._error(key) - (self.place.drawn[_LEAN] if rating else 0.0)
        return float(np.clip(np.round(said / step) * step, lowest, highest)), None, None

    def _error(self, key: Key) -> float:
        half = _half_range(key.error, poorly=self.poorly)
        return half / _UPPER_TENTH * float(ndtri(self._u(_ERROR, key)))

    def _ranged_rating(self, key: Key, truth: float) -> Answer:
        half = HALF_RANGES[int(self._u(_WIDTH, key) * len(HALF_RANGES))]
        lowest, highest = key.scale.limits
        said = float(np.clip(truth - half * self._within(key), lowest, highest))
        return said, max(said - half, lowest), min(said + half, highest)

    def _count(self, key: Key, truth: float, ranged: bool) -> Answer:
        if not ranged:
            return max(round(truth), 1), None, None
        said = truth * FIRMS_FACTOR ** -self._within(key)
        low, high = np.floor(said / FIRMS_FACTOR), np.ceil(said * FIRMS_FACTOR)
        return max(round(said), 1), float(max(low, 1)), float(high)

    def _within(self, key: Key) -> float:
        """Between -1 and 1, most likely 0."""
        return float(triangular(np.array([self._u(_ERROR, key)]), -1, 0, 1)[0])

    def _word(self, key: Key, truth: int) -> str:
        listed = list(key.words)
        kappa = key.error.weighted_kappa if key.error else None
        if kappa is None or key.missing_words is None or self._u(_AGAIN, key) < kappa:
            return listed[truth]
        return str(words(np.array([self._u(_ERROR, key)]), key.missing_words)[0])

    def _sizes(self) -> Iterator[tuple[str, Statement]]:
        keys = [self.catalogue.keys[path] for path in _SIZES]
        truth = np.array([self.place.drawn[path] for path in _SIZES])
        missed = np.array([self._error(key) for key in keys])
        said = np.maximum(truth / truth.sum() - missed, 0)
        said = said / said.sum() if said.sum() > 0 else np.full(len(keys), 1 / len(keys))
        for path, share in zip(_SIZES, said, strict=True):
            yield path, _statement(path, float(share))

    def _u(self, what: int, key: Key | None = None) -> float:
        item = 0 if key is None else key.draw or 0
        return float(shares_of(seed_for(self.seed, _RATER, self.place.number), what, 1, item)[0])


def written_down(place: HiddenPlace, catalogue: Catalogue, seed: int) -> Dossier:
    """The dossier of a hidden place."""
    return Rater(place, catalogue, seed).dossier()


def answered(dossier: Dossier) -> Mapping[str, Statement]:
    """Everything that a made-up dossier says, place and initiative together."""
    (one,) = dossier.initiatives
    return {**dossier.statements, **{f"initiative.{k}": s for k, s in one.statements.items()}}


def _half_range(error: CodingError | None, *, poorly: bool) -> float:
    if error is None:
        return 0.0
    return error.half_range_poorly_known if poorly else error.half_range


def _statement(
    path: str, value: Value, low: float | None = None, high: float | None = None
) -> Statement:
    return Statement(path, value, low, high, Grade.JUDGED, (), "", ID)
