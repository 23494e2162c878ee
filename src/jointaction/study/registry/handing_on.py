"""How do entries go from one registry into another?

``hand_on`` gives what may leave the house (see ``json_lines``): only initiatives with a recorded
forecast, so that no prediction is seen before its time, and no trials. ``merge`` takes such a file,
wholly or not at all; merging it again, or into the registry that it came from, changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jointaction.store.registry.json_lines import read_lines
from jointaction.store.registry.merging import new_records, perhaps_twice
from jointaction.store.registry.records import Initiative, Record, Records
from jointaction.store.registry.registry import Registry

KINDS = ("initiative", "forecast", "prediction", "resolution")


def hand_on(registry: Registry) -> Records:
    """What may leave the house, names still in it; its lines have none."""
    there = registry.records()
    open_ones = {one.of for one in there.forecasts}
    return Records(
        tuple(one for one in there.initiatives if one.id in open_ones),
        there.forecasts,
        tuple(one for one in there.predictions if one.of in open_ones),
        tuple(one for one in there.resolutions if one.of in open_ones and not one.is_trial),
    )


@dataclass(frozen=True)
class Merged:
    """How many records of each kind were new, and how many were known already.

    ``perhaps_twice``: initiatives that are new, each with one that may be the same under another
    identifier.
    """

    new: Mapping[str, int]
    known: Mapping[str, int]
    perhaps_twice: tuple[tuple[Initiative, Initiative], ...]


def merge(registry: Registry, file: Path) -> Merged:
    """Take in the records of a file."""
    incoming = read_lines(file)
    if not registry.is_there:
        new_records(Records(), incoming, file)  # what must be refused begins no registry
    pairs: list[tuple[Initiative, Initiative]] = []

    def work(there: Records) -> Sequence[Record]:
        fresh = new_records(there, incoming, file)
        pairs[:] = perhaps_twice(there, fresh)
        return fresh

    new = counted(registry.add(work))
    all_of_them = counted({(type(one), one.id): one for one in incoming}.values())
    return Merged(new, {kind: all_of_them[kind] - new[kind] for kind in KINDS}, tuple(pairs))


def counted(records: Iterable[Record]) -> Mapping[str, int]:
    """How many records of each kind."""
    found = Counter(type(one).__name__.lower() for one in records)
    return {kind: found[kind] for kind in KINDS}
