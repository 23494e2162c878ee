"""Which firms act in a history, and by which names are they told apart?

A firm goes by its place in the row, from 1, and by its size; who takes an empty place later has
the same number and says how many came there before it.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from jointaction.simulate.layout import FirmField
from jointaction.simulate.story.events import Firm, Standing
from jointaction.simulate.story.replay import Replay


@dataclass(frozen=True)
class Cast:
    """The firms of a history; ``came[quarter, firm]`` says who has taken the place by then."""

    firms: tuple[Firm, ...]
    came: NDArray[np.int64]
    largest: int

    def of(self, quarter: int, places: NDArray[np.int64]) -> tuple[Firm, ...]:
        """The firms in these places (from 0) in a quarter, the largest first."""
        named = [
            replace(
                self.firms[place],
                came=int(self.came[quarter, place]),
                standing=Standing.LARGE
                if place == self.largest and self.came[quarter, place]
                else self.firms[place].standing,
            )
            for place in (int(one) for one in places)
        ]
        order = list(Standing)
        return tuple(sorted(named, key=lambda firm: (order.index(firm.standing), firm.number)))

    def has_largest(self, quarter: int, places: NDArray[np.int64]) -> bool:
        """Whether the firm that was the largest at the start is among those in these places."""
        return self.largest in places and not self.came[quarter, self.largest]


def cast_of(replay: Replay) -> Cast:
    """The firms of a history with their sizes; the largest is the largest of those asked."""
    asked = np.arange(len(replay.size)) < max(replay.intended, 1)
    alive = replay.states[0].each(FirmField.ALIVE) > 0
    largest = int(np.argmax(np.where(asked & alive, replay.size, -1)))
    small, medium = replay.drawn["share_small"], replay.drawn["share_medium"]
    firms = []
    for place, size in enumerate(replay.size):
        standing = Standing.LARGE
        if size < small + medium:
            standing = Standing.SMALL if size < small else Standing.MEDIUM
        firms.append(Firm(place + 1, Standing.LARGEST if place == largest else standing))
    arrivals = [after.each(FirmField.CAME) > 0 for _, after in replay.steps]
    came = np.cumsum(np.array(arrivals, dtype=np.int64), axis=0)
    return Cast(tuple(firms), came, largest)
