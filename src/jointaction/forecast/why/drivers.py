"""What drives whether it takes off, and whether it lasts once it has?

Looked at is the share of a draw's histories in which the event happened; for lasting, among those
that took off, each draw counting as often as it took off. Indices are worked out in
``sensitivity``. Only what can be told from chance is listed: an F test over the bins, at a level
of 1 % for the whole list (Bonferroni over all the quantities that vary). Levels and floors are
judged. Among the histories that took off quantities are no longer independent of one another:
there an index says how much goes with a quantity alone.
"""

import numpy as np

from jointaction.catalogue.things import Catalogue
from jointaction.forecast.why.explanation import Driver, Drivers
from jointaction.forecast.why.quantities import (
    NOTHING_UNSURE,
    Numbers,
    Quantity,
    quantities,
)
from jointaction.forecast.why.sensitivity import (
    Flags,
    Outcome,
    between_draws,
    direction,
    first_order,
    intervals,
)
from jointaction.simulate.runs import Ensemble, Runs

MOST_SHOWN = 8
FEWEST_DRAWS = 200
FEWEST_HISTORIES = 50  # with the event, and as many without
CHANCE_OF_ANY = 0.01


def drivers(runs: Runs, catalogue: Catalogue) -> tuple[Drivers, ...]:
    """What drives taking off, and what drives lasting among the histories that took off."""
    each = runs.ensemble.runs_per_draw
    took_off = runs.took_off.reshape(-1, each).sum(axis=1).astype(np.float64)
    lasted = runs.lasted.reshape(-1, each).sum(axis=1).astype(np.float64)
    vary = quantities(runs, catalogue)
    every = np.full_like(took_off, each)
    return (
        _of_event("takes_off", took_off, every, vary, runs.ensemble),
        _of_event("lasts", lasted, took_off, vary, runs.ensemble),
    )


def _of_event(
    event: str,
    happened: Numbers,
    among: Numbers,
    vary: tuple[Quantity, ...],
    ensemble: Ensemble,
) -> Drivers:
    had = among > 0
    draws = int(had.sum())
    refused = _too_little(event, happened, among)
    if refused:
        return Drivers(event, (), 0.0, draws, refused)
    if not vary:
        return Drivers(event, (), 0.0, draws, NOTHING_UNSURE)
    outcome = Outcome.of_shares(happened[had], among[had])
    values = np.stack([quantity.drawn[had] for quantity in vary])
    in_words = np.array([quantity.in_words for quantity in vary])
    if between_draws(outcome) <= 0:
        said = "It differs from draw to draw no more than chance between histories would make it."
        return Drivers(event, (), 0.0, draws, said)
    told = _told(values, in_words, outcome, ensemble.seed)
    found = tuple(
        Driver(
            quantity=vary[one].name,
            title=vary[one].title,
            of=vary[one].of,
            index=index,
            low=low,
            high=high,
            direction=0.0 if in_words[one] else direction(values[one], outcome),
        )
        for one, index, low, high in told
    )
    none = f"Of {len(vary)} things not known for sure not one can be told from chance."
    together = min(sum(driver.index for driver in found), 1.0)
    return Drivers(event, found, together, draws, "" if found else none)


def _too_little(event: str, happened: Numbers, among: Numbers) -> str:
    """Why there are too few histories to tell, or nothing."""
    draws, had = len(among), int((among > 0).sum())
    if draws < FEWEST_DRAWS:
        return f"{draws} draws are too few to tell what drives it: {FEWEST_DRAWS} are needed."
    if had < FEWEST_DRAWS:
        return (
            f"It took off in {had} of {draws:,} draws only: to tell what makes it last, "
            f"{FEWEST_DRAWS} are needed."
        )
    yes, of = int(happened.sum()), int(among.sum())
    what = "took off" if event == "takes_off" else "lasted"
    if min(yes, of - yes) < FEWEST_HISTORIES:
        return f"It {what} in {yes:,} of {of:,} histories: too nearly always the same to tell why."
    return ""


def _told(
    values: Numbers, in_words: Flags, outcome: Outcome, seed: int
) -> list[tuple[int, float, float, float]]:
    """Which quantities can be told from chance, with index and interval, most first."""
    every, chance = first_order(values, in_words, outcome)
    told = (chance * len(values) < CHANCE_OF_ANY) & (every > 0)
    shown = [one for one in np.argsort(-every) if told[one]][:MOST_SHOWN]
    if not shown:
        return []
    index = np.clip(every[shown], 0, 1)
    low, high = intervals(values[shown], in_words[shown], outcome, seed)
    ends = np.clip(low, 0, index), np.clip(high, index, 1)
    return [
        (int(one), float(index[n]), float(ends[0][n]), float(ends[1][n]))
        for n, one in enumerate(shown)
    ]
