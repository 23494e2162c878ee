"""How far has long work come?

A ``Watcher`` is told the stage in plain words and the share done (0-1). It may raise
``Interrupted`` to stop the work; whoever works tells it often and holds nothing half-written.
"""

from collections.abc import Callable
from typing import TypeAlias

Watcher: TypeAlias = Callable[[str, float], None]


def unwatched(stage: str, share: float) -> None:
    """The watcher that does not look."""


def part_of(watcher: Watcher, start: float, end: float) -> Watcher:
    """A watcher for a part of the work, which lies between ``start`` and ``end`` of the whole."""

    def watch(stage: str, share: float) -> None:
        watcher(stage, start + (end - start) * share)

    return watch
