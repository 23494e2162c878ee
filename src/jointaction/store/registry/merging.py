"""Which records of a file are new to this registry, and do they fit what is there?

Takes everything that is there and what a file holds; gives what is new. A record that is there
already says nothing new, so that a file may be merged again and again; one that has the
identifier of another but says something else is refused, and the whole file with it.

Identifiers are random, so that one initiative that two registries recorded has two of them, and
nobody can know for sure. ``perhaps_twice`` names those that may be such a pair.
"""

from collections.abc import Sequence
from pathlib import Path

from jointaction.errors import RegistryError
from jointaction.evidence.files import shown
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.deadlines import deadlines
from jointaction.store.registry.json_lines import MOST_FAULTS_TOLD, line_of
from jointaction.store.registry.records import Forecast, Initiative, Record, Records

_FIRST_RECORD_LINE = 2


def new_records(there: Records, incoming: Sequence[Record], file: Path) -> tuple[Record, ...]:
    """What is new, initiatives first; ``RegistryError`` names file, line and key of each fault."""
    known = {(type(one), one.id): one for one in there.all}
    initiatives = {one.id: one for one in there.initiatives}
    initiatives |= {one.id: one for one in incoming if isinstance(one, Initiative)}
    fresh: list[Record] = []
    faults: list[str] = []
    for number, record in enumerate(incoming, _FIRST_RECORD_LINE):
        same = known.setdefault((type(record), record.id), record)
        fault = _fault(record, same, initiatives)
        if fault:
            faults.append(f"{shown(file)}: line {number}: {fault}")
        elif same is record:
            fresh.append(record)
    if faults:
        raise RegistryError("\n".join(faults[:MOST_FAULTS_TOLD]))
    return tuple(sorted(fresh, key=lambda one: not isinstance(one, Initiative)))


def perhaps_twice(
    there: Records, fresh: Sequence[Record]
) -> tuple[tuple[Initiative, Initiative], ...]:
    """New initiatives, each with one that may be the same, recorded by somebody else.

    Of one kind and start, of no two types of cluster, and not of one place: a place has its
    identifier from the registry in which it was recorded, which knows its initiatives apart.
    """
    others = list(there.initiatives)
    pairs = []
    for one in fresh:
        if isinstance(one, Initiative):
            pairs += [(one, other) for other in others if _may_be_one(one, other)]
            others.append(one)
    return tuple(pairs)


def _may_be_one(one: Initiative, other: Initiative) -> bool:
    types = {one.cluster_type, other.cluster_type} - {None}
    return (
        one.id != other.id
        and one.place != other.place
        and (one.kind, one.start) == (other.kind, other.start)
        and len(types) <= 1
    )


def _fault(record: Record, same: Record, initiatives: dict[str, Initiative]) -> str:
    """What is wrong with a record beside the others, or nothing."""
    if line_of(record) != line_of(same):
        old, new = line_of(same), line_of(record)
        other = next(key for key in new if new[key] != old[key])
        return f"key 'id': {record.id} is known already and says something else under '{other}'"
    if isinstance(record, Initiative):
        return ""
    if record.of not in initiatives:
        return f"key 'initiative': {record.of} is neither in the file nor in the registry"
    if isinstance(record, Forecast):
        about = initiatives[record.of]
        right = deadlines(about.start, about.subsidy_end)
        for event in EVENTS:
            if record.odds[event].deadline != right[event]:
                return (
                    f"key 'deadline' of '{event}': with that start it must be "
                    f"{right[event].isoformat()}"
                )
    return ""
