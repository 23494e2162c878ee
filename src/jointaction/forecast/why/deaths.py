"""How did the simulated histories of an initiative end, in words and shares?"""

from collections import Counter

from jointaction.forecast.why.explanation import Death
from jointaction.simulate.runs import Ending, Runs

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
    found = [
        Death(ending.name.lower(), *_WORDS[ending], counted[ending] / total)
        for ending in Ending
        if counted[ending]
    ]
    return tuple(sorted(found, key=lambda death: -death.share))
