"""What kept alive those that took off: what sets them apart from those that died later?

Compared are the means of histories that lasted and of histories that took off and did not, in
everything in which they may differ (``traits``), in standard deviations within the two groups.
The unit is the draw: two histories of a draw share all that it took and count together.

A difference is listed only if it can be told from chance: twice the tail of Student's t, from the
influence of each draw on the difference of means, below 5 % divided by the number of things
looked at (Bonferroni), so that in one initiative of twenty anything at all is listed by chance.
The 90 % range is a bootstrap over draws. At most six are listed, of an answer in words the word
that differs most. What goes with lasting need not make it last.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t

from jointaction.catalogue.things import Catalogue
from jointaction.forecast.why.explanation import Difference, Part, Survivors
from jointaction.forecast.why.traits import Numbers, Trait, traits
from jointaction.simulate.endings import FIFTH_YEAR_ENDS, FIRST_YEAR, enough_take_part
from jointaction.simulate.runs import Runs

MOST_SHOWN = 6
FEWEST_DRAWS = 20  # with histories that lasted, and as many with histories that died later
CHANCE_OF_ANY = 0.05
_LOW, _HIGH = 0.05, 0.95
_RESAMPLES = 1000
_BOOTSTRAP_DRAW = 12

Flags = NDArray[np.bool_]


def survivors(runs: Runs, catalogue: Catalogue) -> Survivors:
    """How long those lived that took off, and what sets apart those that lasted."""
    lasted = runs.lasted[runs.took_off]
    differences, refused = _differences(runs, lasted, catalogue)
    return Survivors(
        took_off=len(lasted),
        lasted=int(lasted.sum()),
        alive=_alive(runs),
        differences=differences,
        refused=refused,
    )


def _alive(runs: Runs) -> tuple[float, ...]:
    """Of those that took off, the share with enough firms in each quarter from the fourth on.

    A history that paused may come back. Empty where nothing took off.
    """
    if not runs.took_off.any():
        return ()
    ran = enough_take_part(runs.active, runs.participation, runs.intended.astype(np.float32))
    years = ran[FIRST_YEAR[-1] : FIFTH_YEAR_ENDS + 1, runs.took_off]
    return tuple(float(share) for share in years.mean(axis=1))


def _differences(
    runs: Runs, lasted: Flags, catalogue: Catalogue
) -> tuple[tuple[Difference, ...], str]:
    """What sets them apart, largest first, or why nothing does."""
    draw = runs.draw[runs.took_off]
    refused = _too_few(draw, lasted)
    if refused:
        return (), refused
    looked_at = traits(runs, catalogue)
    if not looked_at:
        return (), "The simulated histories that took off differ in nothing that was looked at."
    values = np.stack([trait.values for trait in looked_at], axis=1)
    values = (values - values.mean(axis=0)) / values.std(axis=0)
    sums = _sums(values, draw, lasted)
    told = _by_chance(sums) < CHANCE_OF_ANY / len(looked_at)
    apart = _apart(sums.sum(axis=0))
    chosen = _largest(looked_at, np.where(told, apart, 0.0))
    if not chosen:
        return (), (
            f"Nothing of {len(looked_at)} things looked at sets those that lasted apart from "
            "those that died later by more than chance."
        )
    ends = _ranges(sums[..., chosen], runs.ensemble.seed)
    return tuple(
        _difference(looked_at[at], lasted, Part(float(apart[at]), float(low), float(high)))
        for at, (low, high) in zip(chosen, ends.T, strict=True)
    ), ""


def _too_few(draw: NDArray[np.integer], lasted: Flags) -> str:
    """Why nothing can be said; empty where there is enough to compare."""
    if not len(lasted):
        return "No simulated history took off."
    for which, words in ((lasted, "lasted"), (~lasted, "died later")):
        draws = len(np.unique(draw[which]))
        if draws < FEWEST_DRAWS:
            return (
                f"Of {len(lasted)} simulated histories that took off only {int(which.sum())} "
                f"{words}: too few to say what sets them apart."
            )
    return ""


def _sums(values: Numbers, draw: NDArray[np.integer], lasted: Flags) -> Numbers:
    """(draw, group, sum, trait): how many histories lasted and died, their values, and squares."""
    _, place = np.unique(draw, return_inverse=True)
    sums = np.zeros((place.max() + 1, 2, 3, values.shape[1]))
    for group, mine in enumerate((lasted, ~lasted)):
        for power in range(3):
            np.add.at(sums[:, group, power], place[mine], values[mine] ** power)
    return sums


def _apart(total: Numbers) -> Numbers:
    """The distance of the two means in standard deviations, from sums (..., group, sum, trait)."""
    count, values, squares = (total[..., power, :] for power in range(3))
    means = values / count
    within = (squares - count * means**2).sum(axis=-2) / (count.sum(axis=-2) - 2)
    spread = np.sqrt(np.where(within > 0, within, np.inf))
    return np.asarray((means[..., 0, :] - means[..., 1, :]) / spread)


def _by_chance(sums: Numbers) -> Numbers:
    """How likely chance alone sets the means as far apart, one number a trait."""
    count, values = sums[:, :, 0], sums[:, :, 1]
    means = values.sum(axis=0) / count.sum(axis=0)
    off = (values - means * count) / count.sum(axis=0)
    influence = off[:, 0] - off[:, 1]
    draws = len(sums)
    error = np.sqrt((influence**2).sum(axis=0) * draws / (draws - 1))
    fewer = min((count[:, group, 0] > 0).sum() for group in (0, 1))
    score = np.abs(means[0] - means[1]) / np.where(error > 0, error, np.inf)
    return np.asarray(2 * t.sf(score, fewer - 1))


def _largest(looked_at: tuple[Trait, ...], apart: Numbers) -> list[int]:
    """The places of the largest differences, each quantity once; 0 is none.

    Of two words that differ as much, that which is commoner among those that lasted.
    """
    chosen: dict[str, int] = {}
    for at in np.lexsort((-apart, -np.round(np.abs(apart), 9))):
        if apart[at]:
            chosen.setdefault(looked_at[at].name, int(at))
    return list(chosen.values())[:MOST_SHOWN]


def _ranges(sums: Numbers, seed: int) -> Numbers:
    """(end, trait): the 90 % range of the distance, over resampled draws."""
    generator = np.random.Generator(
        np.random.Philox(key=np.array([seed, _BOOTSTRAP_DRAW], dtype=np.uint64))
    )
    draws = len(sums)
    weights = generator.multinomial(draws, np.full(draws, 1 / draws), size=_RESAMPLES)
    again = np.tensordot(weights.astype(np.float64), sums, axes=1)
    return np.asarray(np.quantile(_apart(again), [_LOW, _HIGH], axis=0))


def _difference(trait: Trait, lasted: Flags, apart: Part) -> Difference:
    ours, theirs = float(trait.values[lasted].mean()), float(trait.values[~lasted].mean())
    low, high = min(apart.low, apart.value), max(apart.high, apart.value)
    return Difference(
        quantity=trait.name,
        title=trait.title,
        lasted=ours,
        died=theirs,
        apart=Part(apart.value, low, high),
        said=trait.said(ours, theirs),
    )
