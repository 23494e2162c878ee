"""Do the odds mean what they say: do things happen as often as they say?

Odds are *reliable* if what is said lies on average within ``NEAR`` of the rule's own probability,
group of places by group, and no verdict is given by fewer than ``FEWEST_OUTCOMES``. Both numbers
are judged. One outcome a place is drawn besides, as anybody would see it who did not know the
rule; that has luck in it, and ``chance`` says how often luck alone does as much.

The criterion was changed twice after a look at results. At first it was ``chance`` alone, which
turned with the seed; then what so many outcomes could tell (``Group.telling``), which was so wide
that forecasts passed that knew nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

GROUPS = 5
NEAR = 0.02
FEWEST_OUTCOMES = 100
_TWO_SIDED = 1.6448536269514722

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Verdict(StrEnum):
    """Whether the odds mean what they say; none is given by few outcomes."""

    RELIABLE = "reliable"
    NOT_RELIABLE = "not reliable"
    TOO_FEW = "too few outcomes to tell"


@dataclass(frozen=True)
class Group:
    """Forecasts nearly alike: what was said, what happened, and what the rule says.

    ``low`` and ``high`` are the 90 % interval of ``happened``, ``true`` the mean probability.
    """

    outcomes: int
    said: float
    happened: float
    low: float
    high: float
    true: float

    @property
    def off(self) -> float:
        """How far what is true lies above what is said, below 0 where it lies below."""
        return self.true - self.said

    @property
    def telling(self) -> float:
        """How far what happens must be from what is said, for so many outcomes to tell (90 %)."""
        return float(_TWO_SIDED * np.sqrt(self.said * (1 - self.said) / self.outcomes))


@dataclass(frozen=True)
class Reliability:
    """Whether the odds mean what they say, group by group.

    ``chance`` is that of drawn outcomes fitting as badly by luck alone; ``gap`` the mean distance
    (0-1) of what is said from the rule's own probability, with no luck in it.
    """

    groups: tuple[Group, ...]
    outcomes: int
    chance: float
    gap: float

    @property
    def verdict(self) -> Verdict:
        """Whether what is said is near what is true, where there are outcomes enough to ask."""
        if self.outcomes < FEWEST_OUTCOMES:
            return Verdict.TOO_FEW
        return Verdict.RELIABLE if self.gap <= NEAR else Verdict.NOT_RELIABLE


def reliability(said: Numbers, happened: Flags, true: Numbers) -> Reliability:
    """Whether events happen as often as is said, in groups of places by what is said.

    ``true`` is the rule's probability at each place; all three have one entry a forecast.
    """
    order = np.argsort(said, kind="stable")
    groups, misfit, far = [], 0.0, 0.0
    for among in np.array_split(order, min(GROUPS, max(len(order), 1))):
        if not len(among):
            continue
        says, came, odds = said[among], int(happened[among].sum()), float(true[among].mean())
        low, high = _wilson(came, len(among))
        groups.append(Group(len(among), float(says.mean()), came / len(among), low, high, odds))
        misfit += (came - says.sum()) ** 2 / (says * (1 - says)).sum()
        far += abs(float(says.mean()) - odds) * len(among)
    chance = float(chdtrc(len(groups), misfit)) if groups else 1.0
    return Reliability(tuple(groups), len(order), chance, far / max(len(order), 1))


def _wilson(came: int, count: int) -> tuple[float, float]:
    """The 90 % interval of a share by Wilson's formula."""
    z2 = _TWO_SIDED**2
    middle = (came + z2 / 2) / (count + z2)
    half = _TWO_SIDED * np.sqrt(came * (count - came) / count + z2 / 4) / (count + z2)
    return float(max(middle - half, 0.0)), float(min(middle + half, 1.0))
