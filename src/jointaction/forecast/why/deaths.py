"""How did the simulated histories of an initiative end, in words and shares, and when?

A history is dated by the quarter after the last in which it ran with enough firms (see
``simulate/endings``), whatever the reason for which it ended. There is no date for those that
lasted, none for those that never got together, and within each other ending none for histories
that never ran with enough firms or still do so in the last quarter played: they count in the
share, not in the date. Quarter 0 is the one in which the initiative starts.
"""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from jointaction.forecast.why.explanation import Death, Part
from jointaction.simulate.endings import enough_take_part
from jointaction.simulate.runs import Ending, Runs

_UNDATED = (Ending.LASTED, Ending.NEVER_REACHED_THRESHOLD)

_WORDS: dict[Ending, tuple[str, str]] = {
    Ending.LASTED: (
        "Still running after five years",
        "Enough of the intended firms were still putting in cash or time.",
    ),
    Ending.NEVER_REACHED_THRESHOLD: (
        "Never got together",
        "In the whole first year too few firms joined for the activity to run at all.",
    ),
    Ending.TOO_FEW_AFTER_A_YEAR: (
        "Ran, but too few after a year",
        "It ran for a while in the first year, but not with enough firms, or not to its end.",
    ),
    Ending.BROKEN_BY_SIDE_OFFERS: (
        "Broken by side offers",
        "So many members took a better offer on the side that the rest gave up.",
    ),
    Ending.FADED_WHEN_GOALS_WERE_REACHED: (
        "Faded when the goals were reached",
        "The problem no longer pressed, and staying together was too much of an effort.",
    ),
    Ending.FADED_WHEN_SUBSIDY_ENDED: (
        "Faded when the subsidy ended",
        "Within a year of the end of public money too few firms were left.",
    ),
    Ending.FIRMS_DRIFTED_AWAY: (
        "Firms drifted away",
        "It took off, but firms left one by one, without goals reached or money ended.",
    ),
}


def deaths(runs: Runs) -> tuple[Death, ...]:
    """Every way in which histories ended, most frequent first; shares sum to one."""
    counted = Counter(int(ending) for ending in runs.ending)
    total = len(runs.ending)
    after = _quarter_after_the_last(runs)
    found = [
        Death(
            ending.name.lower(),
            *_WORDS[ending],
            counted[ending] / total,
            None if ending in _UNDATED else _dated(after[runs.ending == ending]),
        )
        for ending in Ending
        if counted[ending]
    ]
    return tuple(sorted(found, key=lambda death: -death.share))


def _quarter_after_the_last(runs: Runs) -> NDArray[np.float64]:
    """The quarter after the last in which each history ran with enough firms; nan without one."""
    ran = enough_take_part(runs.active, runs.participation, runs.intended.astype(np.float32))
    number = np.arange(len(ran))[:, None]
    last = np.where(ran, number, -1).max(axis=0)
    ended = (last >= 0) & (last < len(ran) - 1)
    return np.where(ended, last + 1.0, np.nan)


def _dated(quarters: NDArray[np.float64]) -> Part | None:
    """Median with 5th and 95th percentile of the quarters known; None where none is."""
    known = quarters[~np.isnan(quarters)]
    if not len(known):
        return None
    low, middle, high = np.percentile(known, [5, 50, 95], method="inverted_cdf")
    return Part(float(middle), float(low), float(high))
