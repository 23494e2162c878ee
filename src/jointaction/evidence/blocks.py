"""Whose answers may be put together, so that no two outputs betray a few people?

The rule: what is published on one number is always a sum over whole blocks. A block is
``smallest_cell`` people who follow one another in the order of arrival; the last, unfinished block
waits. Whoever compares an output of today with one of last month therefore learns the sum over
whole blocks at best, never less than ``smallest_cell`` people. The block of a forgotten respondent
is dropped for good.

Camps are split in stretches of whole blocks: the first ends at the first block with which at least
``FEWEST_FOR_CAMPS`` have answered, later ones as soon as they may. A stretch is split only where
no combination of the sums of blocks and of camps is carried by fewer than ``smallest_cell`` people
(``betrays_few``); one with a forgotten respondent is not split. Blocks and thresholds are judged;
the default of five people is usual in statistical offices (general knowledge).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

FEWEST_FOR_CAMPS = 20
MOST_CAMPS = 4  # those who are in none of the first four are told apart from none
NO_CAMP = ""


@dataclass(frozen=True)
class Place:
    """One place in the order of those who told a number; ``member`` is None for a forgotten one."""

    member: str | None
    camp: str = NO_CAMP


@dataclass(frozen=True)
class Released:
    """Whose answers may be put together: everybody's, and each camp's where it may be told."""

    members: tuple[str, ...]
    camps: dict[str, tuple[str, ...]]


def released(places: Sequence[Place], smallest_cell: int) -> Released:
    """What may be put together of a number, by the order in which it was told."""
    blocks = [
        tuple(places[first : first + smallest_cell])
        for first in range(0, len(places) - smallest_cell + 1, smallest_cell)
    ]
    whole = [block for block in blocks if not _has_gap(block)]
    members = tuple(place.member for block in whole for place in block if place.member is not None)
    camps: dict[str, list[str]] = {}
    split = 0
    for stretch in _stretches(blocks, smallest_cell):
        for block in stretch:
            for place in block:
                if place.member is not None:
                    camps.setdefault(place.camp, []).append(place.member)
                    split += 1
    camps.pop(NO_CAMP, None)
    if split < FEWEST_FOR_CAMPS or len(camps) < 2:
        return Released(members, {})
    return Released(members, {name: tuple(own) for name, own in sorted(camps.items())})


def betrays_few(blocks: Sequence[Sequence[Place]], smallest_cell: int) -> bool:
    """Whether sums of blocks and of camps together can be combined to tell of a few people only.

    A combination takes each block so often and each camp so often; it is carried by those whom
    block and camp do not cancel. Camps taken equally often form a side; a block cancels one side of
    its people at best. So every way to part the camps into sides is tried, and the fewest whom no
    block can cancel are counted. It is exact: there is no cheaper combination.
    """
    counts = [Counter(place.camp for place in block) for block in blocks]
    camps = sorted({camp for count in counts for camp in count})
    for sides in _partings(camps):
        carried = 0
        for count in counts:
            largest = max(sum(count[camp] for camp in side) for side in sides)
            carried += sum(count.values()) - largest
        if 0 < carried < smallest_cell:
            return True
    return False


def _stretches(
    blocks: Sequence[tuple[Place, ...]], smallest_cell: int
) -> Iterator[Sequence[tuple[Place, ...]]]:
    """The stretches of blocks that may be split into camps."""
    begin, fewest = 0, FEWEST_FOR_CAMPS
    for end in range(1, len(blocks) + 1):
        stretch = blocks[begin:end]
        if sum(map(len, stretch)) < fewest or betrays_few(stretch, smallest_cell):
            continue
        begin, fewest = end, smallest_cell
        if not any(_has_gap(block) for block in stretch):
            yield stretch


def _has_gap(block: Sequence[Place]) -> bool:
    return any(place.member is None for place in block)


def _partings(camps: Sequence[str]) -> Iterator[list[list[str]]]:
    """Every way to part camps into two or more sides."""
    for sides in _ways(len(camps)):
        yield [[camp for camp, side in zip(camps, sides, strict=True) if side == one]
               for one in set(sides)]  # fmt: skip


@cache
def _ways(count: int) -> tuple[tuple[int, ...], ...]:
    """Every way to part ``count`` things into two or more sides: to which side each goes."""
    ways: list[tuple[int, ...]] = [()]
    for _ in range(count):
        ways = [(*way, side) for way in ways for side in range(max(way, default=-1) + 2)]
    return tuple(way for way in ways if max(way, default=0) > 0)
