"""On which day does an initiative start, so that its deadlines can be counted?

The first of these that is there:

1. the day that a person says, for this initiative or for all of a dossier;
2. the day under which the registry has the initiative (its dossier's slug and its identifier);
3. the first of January of the dossier's ``start_year``.

Once a forecast is recorded the start is fixed: one initiative stands once in a registry, else it
would be scored, and would teach, once for every start that was ever said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jointaction.cluster.dossier import Dossier
from jointaction.cluster.dossier import Initiative as Proposed
from jointaction.errors import RegistryError, UsageError
from jointaction.evidence.files import shown
from jointaction.store.registry.records import Records
from jointaction.study.registry.entries import Entry, entries_of
from jointaction.study.registry.said import day_of


class Origin(StrEnum):
    """Who says on which day an initiative starts."""

    SAID = "said"
    RECORDED = "recorded"
    START_YEAR = "start_year"


@dataclass(frozen=True)
class Start:
    """The day on which an initiative starts, and who says so.

    ``instead_of`` is the ``start_year`` of the dossier where that is more than a year away.
    """

    day: date
    origin: Origin
    instead_of: int | None = None


@dataclass(frozen=True)
class SaidStarts:
    """What a person said: one day for every initiative, and days of single ones."""

    of_all: date | None = None
    of_one: Mapping[str, date] = field(default_factory=dict)

    def of(self, initiative: str) -> date | None:
        """The day said of an initiative."""
        return self.of_one.get(initiative, self.of_all)


def said_starts(typed: Sequence[str]) -> SaidStarts:
    """What ``--start DAY`` and ``--start ID=DAY`` say; ``UsageError`` where one is said twice.

    >>> said_starts(["2040-09-15", "fair=2041-01-01"]).of("fair")
    datetime.date(2041, 1, 1)
    """
    days: dict[str, date] = {}
    for one in typed:
        initiative, _, day = one.strip().rpartition("=")
        if initiative in days:
            whose = f" of '{shown(initiative)}'" if initiative else ""
            raise UsageError(f"--start: the start{whose} is said twice")
        days[initiative] = day_of("--start", day)
    of_all = days.pop("", None)
    return SaidStarts(of_all, days)


def starts_of(dossier: Dossier, said: SaidStarts, there: Records) -> Mapping[str, Start]:
    """The start of each initiative.

    ``UsageError`` where nobody says it, or where it is said of an initiative that is not in the
    dossier; ``RegistryError`` where a forecast was recorded with another.
    """
    return {one.id: start_of(dossier, one, said, there) for one in dossier.initiatives}


def start_of(dossier: Dossier, proposed: Proposed, said: SaidStarts, there: Records) -> Start:
    """The start of one initiative; errors as for all of them."""
    _must_be_of_the_dossier(dossier, said)
    same, day = entries_called(there, dossier.slug, proposed.id), said.of(proposed.id)
    if day is not None:
        must_be_its_start(same, day)
        return Start(day, Origin.SAID, _far_year(proposed, day))
    fixed = next((one.initiative.start for one in same if one.forecasts), None)
    recorded = {one.initiative.start for one in same}
    if fixed is None and len(recorded) == 1:
        fixed = recorded.pop()
    if fixed is not None:
        return Start(fixed, Origin.RECORDED, _far_year(proposed, fixed))
    year = proposed.says("start_year").value
    if isinstance(year, int):
        return Start(date(year, 1, 1), Origin.START_YEAR)
    raise UsageError(
        f"{shown(dossier.file)}: initiative '{proposed.id}' says no start_year, and deadlines "
        "are counted from the start; say it there, or with --start YEAR-MONTH-DAY, such as "
        "--start 2028-02-29"
    )


def _far_year(proposed: Proposed, day: date) -> int | None:
    year = proposed.says("start_year").value
    return year if isinstance(year, int) and abs(day.year - year) > 1 else None


def _must_be_of_the_dossier(dossier: Dossier, said: SaidStarts) -> None:
    known = [one.id for one in dossier.initiatives]
    wrong = [f"'{shown(name)}'" for name in said.of_one if name not in known]
    if wrong:
        raise UsageError(
            f"--start: {shown(dossier.file)} has no initiative {', '.join(wrong)}; allowed are "
            f"{', '.join(known)}"
        )


def entries_called(there: Records, slug: str, initiative: str) -> tuple[Entry, ...]:
    """The entries of one initiative, whatever their start."""
    return tuple(
        one
        for one in entries_of(there)
        if (named := one.initiative.named) and (named.slug, named.initiative) == (slug, initiative)
    )


def must_be_its_start(same: Sequence[Entry], day: date) -> None:
    """``RegistryError`` where a forecast of this initiative was recorded with another start."""
    for one in same:
        if one.forecasts and one.initiative.start != day:
            name = one.initiative.named
            raise RegistryError(
                f"--start: '{name.initiative if name else one.short}' is recorded with the start "
                f"{one.initiative.start.isoformat()} (entry {one.short}), not {day.isoformat()}; "
                "an initiative stands once in a registry, so leave --start out for it"
            )
