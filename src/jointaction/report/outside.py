"""Where do the base rates come from, and between which ceiling and floor do they stand?"""

from dataclasses import dataclass

from jointaction.catalogue.things import BaseRate, Catalogue, Neighbour
from jointaction.report.origins import cite
from jointaction.report.plain import full_stop
from jointaction.report.sentences import of_100

_ORDER = ("takes_off", "lasts", "pays")


@dataclass(frozen=True)
class BaseRateLine:
    """One base rate as it is printed: ceiling and floor beside it, neighbouring classes below."""

    title: str
    rate: str
    why: str
    ceiling: str
    floor: str
    neighbours: tuple[str, ...]


def base_rate_lines(catalogue: Catalogue) -> tuple[BaseRateLine, ...]:
    """The base rates in the order of the events."""
    rates = sorted(catalogue.base_rates.values(), key=lambda rate: _ORDER.index(rate.event))
    return tuple(_line(rate) for rate in rates)


def _line(rate: BaseRate) -> BaseRateLine:
    return BaseRateLine(
        title=rate.title,
        rate=f"{of_100(rate.mean)}, {rate.grade}",
        why=rate.why,
        ceiling=_told(rate.ceiling) if rate.ceiling else "none found",
        floor=_told(rate.floor) if rate.floor else "none found",
        neighbours=tuple(_told(neighbour) for neighbour in rate.neighbours),
    )


def _told(neighbour: Neighbour) -> str:
    told = f"{neighbour.title}: {neighbour.value}, {neighbour.grade}. {full_stop(neighbour.bias)}"
    return f"{told} {cite(neighbour.sources)}".strip()
