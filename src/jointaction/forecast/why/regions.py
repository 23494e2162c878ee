"""Where, among everything that may be true of the place, does the initiative mostly last?

Looked at is the share of a draw's histories that took off and lasted. A box of at most three
limits at round numbers is found on the even draws (``boxes``) and judged on the odd ones: what is
told of inside and outside comes from draws that had no part in finding it, with a bootstrap over
draws. Where more than 5 % of the bootstrap says that it lasts no more often inside than outside, or
nothing stands out from chance, there is no region, and the sentence says so.

Answers of the dossier are looked at alone first, because somebody can look whether the place lies
in such a region. Only where they mark out none are parameters of people looked at as well, and the
sentence begins by saying so. Both looks are judged on the same draws, so where both can be made
each has half of the 5 %. Floors are judged.
"""

from dataclasses import replace

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.forecast.why.boxes import Box, Flags, Ground, best_box
from jointaction.forecast.why.explanation import Limit, Of, Part, Region
from jointaction.forecast.why.limits import joined, limit, steps
from jointaction.forecast.why.quantities import (
    NOBODY_CAN_TELL,
    NOTHING_UNSURE,
    Numbers,
    Quantity,
    quantities,
)
from jointaction.simulate.runs import Runs

FEWEST_DRAWS = 200
FEWEST_HISTORIES = 40  # that last, and as many that do not
FEWEST_INSIDE = 40  # draws of either half
LEAST_SHARE_INSIDE = 0.1
MOSTLY = 0.5
_LOW, _HIGH = 0.05, 0.95
_RESAMPLES = 4000
_BOOTSTRAP_DRAW = 7
_NOR_THIS = "nor can anybody tell this"
_NO_ANSWER = "No answer from this place marks out where it takes off and lasts."
_NOT_CONFIRMED = (
    "Where it seemed to last more often in one half of the draws it does not in the other."
)
_NOTHING_CLEAR = (
    "Of what is not known for sure here, nothing makes it clearly likelier to take off and last."
)


def region(runs: Runs, catalogue: Catalogue) -> Region:
    """The region in which the initiative lasts most often, judged on draws not used to find it."""
    each = runs.ensemble.runs_per_draw
    lasts = runs.lasted.reshape(-1, each).mean(axis=1).astype(np.float64)
    refused = _too_little(lasts, each)
    if refused:
        return _nowhere(lasts, refused, runs.ensemble.seed)
    vary = quantities(runs, catalogue)
    if not vary:
        return _nowhere(lasts, NOTHING_UNSURE, runs.ensemble.seed)
    answers = tuple(quantity for quantity in vary if quantity.of is Of.ANSWER)
    doubt = _LOW / 2 if 0 < len(answers) < len(vary) else _LOW
    found = _found(answers, lasts, runs.ensemble.seed, doubt) if answers else None
    if found is not None and (not found.refused or len(answers) == len(vary)):
        return found
    found = _found(vary, lasts, runs.ensemble.seed, doubt)
    if found.refused or not answers:
        return found
    return replace(found, sentence=f"{_NO_ANSWER} {found.sentence}")


def _found(vary: tuple[Quantity, ...], lasts: Numbers, seed: int, doubt: float) -> Region:
    """The region that some of the quantities mark out, or why they mark out none.

    ``doubt`` is how much of the bootstrap may say that it is none.
    """
    ground = _ground(vary, lasts)
    even = np.arange(len(lasts)) % 2 == 0
    fewest = max(FEWEST_INSIDE, int(np.ceil(LEAST_SHARE_INSIDE * even.sum())))
    box = best_box(ground.part(even), fewest)
    if not box:
        return _nowhere(lasts, _NOTHING_CLEAR, seed)
    other_half = ground.part(~even)
    if not _confirmed(other_half, box, seed, doubt):
        return _nowhere(lasts, _NOT_CONFIRMED, seed)
    return _told(ground, other_half, box, vary, seed)


def _too_little(lasts: Numbers, each: int) -> str:
    draws, count = len(lasts), len(lasts) * each
    if draws < FEWEST_DRAWS:
        return (
            f"{draws} draws are too few to tell where it takes off and lasts: "
            f"{FEWEST_DRAWS} are needed."
        )
    lasted = round(float(lasts.sum()) * each)
    told = f"It takes off and lasts in {lasted:,} of {count:,} histories"
    if lasted < FEWEST_HISTORIES:
        return f"{told}, too few to say where."
    if count - lasted < FEWEST_HISTORIES:
        return f"{told}, too many to say where."
    return ""


def _ground(vary: tuple[Quantity, ...], lasts: Numbers) -> Ground:
    cells, sizes = [], []
    for quantity in vary:
        if quantity.in_words:
            cells.append(quantity.drawn.astype(np.int64))
            sizes.append(int(cells[-1].max()) + 1)
        else:
            at = steps(quantity)
            cells.append(np.searchsorted(at, quantity.drawn, side="right").astype(np.int64))
            sizes.append(len(at) + 1)
    return Ground(
        np.stack(cells),
        np.array(sizes),
        np.array([quantity.in_words for quantity in vary]),
        lasts,
    )


def _confirmed(ground: Ground, box: Box, seed: int, doubt: float) -> bool:
    """Whether draws that had no part in finding a box say that it lasts more often inside."""
    within, without = _both_sides(ground, box)
    if min(len(within), len(without)) < FEWEST_INSIDE:
        return False
    again, elsewhere = (_resampled(one, seed, n) for n, one in enumerate((within, without)))
    return bool(np.quantile(again - elsewhere, doubt) > 0)


def _told(
    ground: Ground, other_half: Ground, box: Box, vary: tuple[Quantity, ...], seed: int
) -> Region:
    """What the draws that had no part in finding a box say about it."""
    within, without = _both_sides(other_half, box)
    limits = tuple(_limit(vary[one], kept) for one, kept in _as_asked(box))
    part = _part(within, _resampled(within, seed, 0))
    outside = float(without.mean())
    return Region(
        limits=limits,
        inside=part,
        outside=outside,
        size=float(ground.inside(box).mean()),
        draws=len(ground.outcome),
        sentence=_sentence(limits, part, outside),
        refused="",
    )


def _both_sides(ground: Ground, box: Box) -> tuple[Numbers, Numbers]:
    """The outcomes inside a box and outside of it."""
    inside = ground.inside(box)
    return ground.outcome[inside], ground.outcome[~inside]


def _as_asked(box: Box) -> list[tuple[int, Flags]]:
    """The sides of a box in the order in which a dossier asks, answers first."""
    return sorted(box.items(), key=lambda item: item[0])


def _limit(quantity: Quantity, kept: Flags) -> Limit:
    if quantity.in_words and quantity.key is not None:
        words = list(quantity.key.words)
        return limit(quantity, None, None, [words[one] for one in np.flatnonzero(kept)])
    at = steps(quantity)
    inside = np.flatnonzero(kept[: len(at) + 1])
    low = float(at[inside[0] - 1]) if inside[0] > 0 else None
    high = float(at[inside[-1]]) if inside[-1] < len(at) else None
    return limit(quantity, low, high)


def _nowhere(lasts: Numbers, refused: str, seed: int) -> Region:
    """No region: everywhere it is as it is everywhere."""
    everywhere = _part(lasts, _resampled(lasts, seed, 0))
    return Region((), everywhere, everywhere.value, 1.0, len(lasts), refused, refused)


def _part(lasts: Numbers, again: Numbers) -> Part:
    low, high = (float(end) for end in np.quantile(again, [_LOW, _HIGH]))
    value = float(lasts.mean())
    return Part(value, min(low, value), max(high, value))


def _resampled(lasts: Numbers, seed: int, which: int) -> Numbers:
    """The mean over draws in each bootstrap sample of them."""
    generator = np.random.Generator(
        np.random.Philox(key=np.array([seed, _BOOTSTRAP_DRAW + which], dtype=np.uint64))
    )
    values, counts = np.unique(lasts, return_counts=True)
    taken = generator.multinomial(len(lasts), counts / len(lasts), size=_RESAMPLES)
    return np.asarray(taken @ values / len(lasts), dtype=np.float64)


def _sentence(limits: tuple[Limit, ...], inside: Part, outside: float) -> str:
    how = "mostly" if inside.value >= MOSTLY else "most often"
    where = joined([one.said for one in limits], "and")
    first, told, rest = where.partition(NOBODY_CAN_TELL)
    where = first + told + rest.replace(NOBODY_CAN_TELL, _NOR_THIS)
    ends = f"{round(100 * inside.low)} to {round(100 * inside.high)}"
    return (
        f"It takes off and lasts {how} where {where}: in about {_hundredths(inside.value)} of 100 "
        f"histories ({ends}), against {_hundredths(outside)} of 100 elsewhere."
    )


def _hundredths(share: float) -> str:
    """A share as so many of 100.

    >>> _hundredths(0.287), _hundredths(0.003)
    ('29', 'fewer than 1')
    """
    return "fewer than 1" if 0 < share < 0.005 else f"{round(100 * share)}"
