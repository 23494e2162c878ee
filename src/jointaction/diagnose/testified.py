"""What do people, papers and networks say about an obstacle?

Takes the testimonies on a place; gives the readings of each obstacle that they speak of: those that
the number itself names, else those of its indicator. The severity was read at the gate, from each
answer, and is passed on as it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jointaction.catalogue.asking import Indicator, Part
from jointaction.catalogue.things import Catalogue
from jointaction.diagnose.diagnosis import Reading
from jointaction.evidence.testimony import Testimony

TEAM = "the team"


def readings_by_obstacle(
    testimonies: Sequence[Testimony], catalogue: Catalogue
) -> Mapping[str, tuple[Reading, ...]]:
    """The readings of every obstacle that is spoken of, by its name; those of behaviour first."""
    parts = parts_by_name(catalogue)
    found: dict[str, list[Reading]] = defaultdict(list)
    for one in testimonies:
        indicator, part = parts[one.indicator, one.part]
        for obstacle in part.obstacles or indicator.obstacles:
            found[obstacle].append(reading_of_testimony(one))
    order = ("behaviour", "fact", "opinion")
    return {
        name: tuple(sorted(readings, key=lambda one: order.index(one.nature)))
        for name, readings in found.items()
    }


def parts_by_name(catalogue: Catalogue) -> dict[tuple[str, str], tuple[Indicator, Part]]:
    """Every number of every indicator by the id of the indicator and its own name."""
    return {
        (indicator.id, part.name): (indicator, part)
        for indicator in catalogue.indicators.values()
        for part in indicator.parts
    }


def reading_of_testimony(one: Testimony) -> Reading:
    """A testimony as a reading."""
    return Reading(
        key=one.indicator,
        sentence=f"{one.sentence.rstrip('.')}.",
        severity=one.severity,
        low=one.low,
        high=one.high,
        grade=one.grade,
        sources=one.sources,
        where=one.where,
        said_by=TEAM if not one.sources else one.voice,
        voice=one.voice,
        nature=one.nature,
        count=one.count,
        camps=one.camps,
        date=one.date,
    )
