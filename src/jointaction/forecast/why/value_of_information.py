"""Which answer would most often change the advice, if somebody found it out?

For every answer that differs from draw to draw the draws are split by it: into thirds of what it
might be, or by its words. In each part the whole advice is worked out again by the same rule
(``advice``) from the histories of those draws alone: the local ratio, the best repair and the
best alternative; the screening stays as it is, and nothing is learnt about the reference place.
How probable are the parts in which the advice is another one than today's?

Near a threshold chance alone would turn the advice in one part or other. So each of the numbers
that the advice rests on (the local ratio, and by how much each repair and each alternative would
multiply it) moves from part to part only where the parts differ by more than chance. That is
told from the influence of each draw on the number, by two chi-square tests (for any difference
between parts and, for answers that are numbers, for a trend), the smaller of the two p doubled;
and of all numbers of all answers looked at only so many are let in that no more than 5 % of
them are expected to be false (Benjamini and Hochberg). Where no answer matters, one initiative in
twenty lets any in. What is let in is drawn back to the mean of all draws by as much as chance
alone would tear the parts apart (James and Stein). An answer that moves the advice too little to
be told from chance therefore counts as 0: it cannot be shown to change the advice, which is not to
say that it would not.

Only repairs and alternatives that were tried on all draws can be worked out again. Parts of less
than 5 % of the draws count as no change: there are too few histories to tell.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.stats import chi2, false_discovery_control

from jointaction.catalogue.things import Catalogue, Judged
from jointaction.forecast.advice import advise
from jointaction.forecast.beliefs import Beliefs, Numbers
from jointaction.forecast.forecasts import AdviceWord, Alternative, Repair
from jointaction.forecast.pooling import Counts, ratios
from jointaction.forecast.trials import Tried
from jointaction.screen.screening import InitiativeScreening

SMALLEST_PART = 0.05  # share of the draws
FALSE_ALARMS = 0.05  # share of what is let in
_STEP = 0.01  # histories, for the derivative of a ratio

Labels = NDArray[np.int64]
Situation = TypeVar("Situation")


@dataclass(frozen=True)
class Worth:
    """What an answer is worth: the probability (0-1) that it changes the advice, and to what.

    0 where it cannot be shown to change it.

    ``would_be`` holds the other pieces of advice with their probabilities, likeliest first; they
    sum to ``changes``.
    """

    changes: float
    would_be: tuple[tuple[str, float], ...] = ()


NOTHING = Worth(0.0)


@dataclass(frozen=True)
class Today:
    """Everything that today's advice rests on, draw by draw."""

    here: Counts
    reference: Counts
    repairs: tuple[Tried[Repair], ...]
    alternatives: tuple[Tried[Alternative], ...]
    screening: InitiativeScreening
    thresholds: Mapping[str, Judged]
    beliefs: Beliefs
    pays_is_local: bool
    never_advised: str = ""


def how_often_it_changes(
    parts: Iterable[tuple[float, Situation]],
    now: AdviceWord,
    advised: Callable[[Situation], AdviceWord],
) -> Worth:
    """The worth of an answer from what may come of it: situations with their probabilities.

    >>> rule = lambda ratio: AdviceWord.START if ratio >= 1.25 else AdviceWord.REPAIR_FIRST
    >>> how_often_it_changes([(0.75, 1.0), (0.25, 2.0)], AdviceWord.REPAIR_FIRST, rule)
    Worth(changes=0.25, would_be=(('start', 0.25),))
    """
    other: dict[str, float] = {}
    for probability, situation in parts:
        advice = advised(situation)
        if advice is not now:
            other[advice.value] = other.get(advice.value, 0.0) + probability
    likeliest_first = sorted(other.items(), key=lambda one: -one[1])
    return Worth(sum(other.values(), 0.0), tuple(likeliest_first))


def value_of_information(
    today: Today, drawn: Mapping[str, NDArray[np.floating]], catalogue: Catalogue
) -> Mapping[str, Worth]:
    """The worth of every answer that differs from draw to draw, by its key.

    ``drawn`` is what each draw took (see ``Runs.drawn``). What the catalogue never advises is
    not started whatever comes out, so nothing is worth anything there.
    """
    labels = {
        path: parted(drawn[path], bool(key.words))
        for path, key in catalogue.keys.items()
        if path in drawn
    }
    split = {path: parts for path, mine in labels.items() if len(parts := _parts(mine)) > 1}
    if today.never_advised or not split:
        return dict.fromkeys(split, NOTHING)
    play = _Replay.of(today)
    tests = [
        _between(parts, play.influence, ordered=not catalogue.keys[path].words)
        for path, parts in split.items()
    ]
    p = np.stack([test.p for test in tests])
    let_in = false_discovery_control(p.ravel()).reshape(p.shape) <= FALSE_ALARMS
    now = play.advised(play.whole)
    return {
        path: how_often_it_changes(
            play.rows_of(parts, np.where(passes, test.kept, 0.0)), now, play.advised
        )
        for (path, parts), test, passes in zip(split.items(), tests, let_in, strict=True)
    }


def parted(drawn: NDArray[np.floating], by_word: bool) -> Labels:
    """The part to which each draw belongs, -1 for the parts that are too small to tell.

    >>> parted(np.array([1, 2, 3, 4, 5, 6.0]), by_word=False).tolist()
    [0, 0, 1, 1, 2, 2]
    """
    if by_word:
        labels = np.unique(drawn, return_inverse=True)[1]
    else:
        cuts = np.quantile(drawn, [1 / 3, 2 / 3])
        labels = np.searchsorted(cuts, drawn, side="left")
        if len(np.unique(labels)) == 1:  # a heap at the upper end
            labels = np.searchsorted(cuts, drawn, side="right")
    enough = np.bincount(labels) >= SMALLEST_PART * len(drawn)
    return np.where(enough[labels], labels, -1)


def _parts(labels: Labels) -> Numbers:
    """(part, draw): 1 where a draw belongs to a part that is large enough, in order."""
    return np.array([labels == part for part in np.unique(labels[labels >= 0])], dtype=np.float64)


@dataclass(frozen=True)
class _Replay:
    """Works the advice out again for some of the draws.

    A *row* holds the logarithms of the numbers that the advice rests on: the local ratio, then by
    how much each repair and each alternative multiplies it. ``happened`` (draw, plan, 4) are the
    counts of the initiative, the repairs and the alternatives, ``influence`` (draw, number) what
    each draw adds to each of the row's numbers, in first order; ``whole`` the row of all draws.
    """

    today: Today
    repairs: tuple[Tried[Repair], ...]
    alternatives: tuple[Tried[Alternative], ...]
    happened: Numbers
    elsewhere: Numbers
    whole: Numbers
    influence: Numbers

    @classmethod
    def of(cls, today: Today) -> "_Replay":
        draws = today.here.draws
        repairs = tuple(one for one in today.repairs if one.here.draws == draws)
        others = tuple(one for one in today.alternatives if one.here.draws == draws)
        mended = [(one.here, one.reference) for one in repairs]
        plans = [(today.here, today.reference), *mended]
        plans += [(one.here, one.reference) for one in others]
        happened = np.stack([here.happened for here, _ in plans], axis=1)
        elsewhere = np.stack([reference.happened.sum(axis=0) for _, reference in plans])
        nothing = np.zeros(0)
        play = cls(today, repairs, others, happened, elsewhere, nothing, nothing)
        whole = play._rows(happened.sum(axis=0), today.beliefs)
        return replace(play, whole=whole, influence=play._influences())

    def advised(self, row: Numbers) -> AdviceWord:
        """The advice of a row, by the rule of ``advice``."""
        ratio, gains = float(np.exp(row[0])), np.exp(row[1:])
        mended = [
            replace(one.what, local_ratio=ratio * float(gain), gain=float(gain))
            for one, gain in zip(self.repairs, gains, strict=False)
        ]
        others = [
            replace(one.what, gain=float(gain))
            for one, gain in zip(self.alternatives, gains[len(mended) :], strict=True)
        ]
        return advise(
            ratio,
            max(mended, key=lambda one: one.gain, default=None),
            max(others, key=lambda one: one.gain, default=None),
            self.today.screening,
            self.today.thresholds,
            self.today.never_advised,
        ).advice

    def rows_of(self, parts: Numbers, kept: Numbers) -> list[tuple[float, Numbers]]:
        """The probability of each part, and the row of its draws less what is chance.

        ``kept`` is how much of what lies between parts to believe (0-1), for each number.
        """
        rows = self._rows(np.tensordot(parts, self.happened, axes=1), self.today.beliefs)
        believed = self.whole + kept * (rows - self.whole)
        shares = parts.mean(axis=1)
        return [(float(share), row) for share, row in zip(shares, believed, strict=True)]

    def _rows(self, sums: Numbers, beliefs: Beliefs) -> Numbers:
        """Rows from sums of counts (..., plan, 4)."""
        mended = 1 + len(self.repairs)
        local = self._log_ratios(sums, slice(0, mended), beliefs, self.today.pays_is_local)
        # the costs that a proposal states are not those of another activity
        plain = self._log_ratios(sums, slice(0, None), beliefs, pays_is_local=False)
        return np.concatenate(
            [
                local[..., :1],
                local[..., 1:] - local[..., :1],
                plain[..., mended:] - plain[..., :1],
            ],
            axis=-1,
        )

    def _log_ratios(
        self, sums: Numbers, plans: slice, beliefs: Beliefs, pays_is_local: bool
    ) -> Numbers:
        found = ratios(sums[..., plans, :], self.elsewhere[plans], beliefs, pays_is_local)
        return np.asarray(np.log(found))

    def _influences(self) -> Numbers:
        """By how much each draw moves each number of the row, in first order.

        The cap on the odds is left out here: at the cap nothing would seem to move anything.
        """
        uncapped = replace(self.today.beliefs, cap=np.inf)
        total = self.happened.sum(axis=0)
        steps = _STEP * np.eye(total.size).reshape(-1, *total.shape)
        up, down = self._rows(total + steps, uncapped), self._rows(total - steps, uncapped)
        slopes = (up - down) / (2 * _STEP)
        draws = len(self.happened)
        off = self.happened.reshape(draws, -1) - total.ravel() / draws
        return np.asarray(draws * off @ slopes)


@dataclass(frozen=True)
class _Test:
    """How surely the parts of an answer differ, one entry for each number of the row.

    ``p`` is the probability of such differences by chance alone, ``kept`` how much of them to
    believe (0-1) once they are let in.
    """

    p: Numbers
    kept: Numbers


def _between(parts: Numbers, influence: Numbers, *, ordered: bool) -> _Test:
    """Test whether the parts differ in what their draws add to each number."""
    inside = influence[parts.any(axis=0)]
    spread = inside.var(axis=0)
    spread = np.where(spread > 0, spread, np.inf)
    sizes = parts.sum(axis=1)
    off = parts @ influence / sizes[:, None] - inside.mean(axis=0)
    found = sizes @ off**2 / spread
    freedom = len(parts) - 1
    p = chi2.sf(found, freedom)
    if ordered and freedom > 1:
        place = np.arange(len(parts)) - np.average(np.arange(len(parts)), weights=sizes)
        trend = (sizes * place @ off) ** 2 / (sizes @ place**2) / spread
        p = np.minimum(1.0, 2 * np.minimum(p, chi2.sf(trend, 1)))
    return _Test(p, 1 - freedom / np.maximum(found, freedom))
