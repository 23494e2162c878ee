"""How does a forecast, or what a member of the team holds likely, come into the registry?

An initiative is one entry: its dossier's slug and its identifier there. Who records again joins
that entry; another start than that of its first forecast is refused (see ``starts``). A forecast is
recorded only when the whole appraisal is done. A prediction is taken only until the first forecast
of its initiative is recorded, whatever its start, because from then on it would not be blind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jointaction.catalogue.things import Event
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.dossier import Initiative as Proposed
from jointaction.errors import RegistryError, UsageError
from jointaction.evidence.files import shown
from jointaction.forecast.beliefs import EVENTS
from jointaction.forecast.forecasts import EventForecast, InitiativeForecast
from jointaction.store.registry.records import (
    Forecast,
    Initiative,
    Moment,
    Named,
    Odds,
    Prediction,
    Record,
    Records,
    new_id,
    this_moment,
)
from jointaction.store.registry.registry import Registry
from jointaction.study.registry.entries import Entry, entries_of
from jointaction.study.registry.said import line_of_text
from jointaction.study.registry.starts import (
    SaidStarts,
    Start,
    entries_called,
    must_be_its_start,
    start_of,
)

if TYPE_CHECKING:  # else the simulation would be loaded only to write a number down
    from jointaction.study.appraisal import Appraisal

LONGEST_NAME = 200


@dataclass(frozen=True)
class Recorded:
    """A forecast that was recorded, the entry that it is in, and who said when it starts.

    ``joined`` says whether the entry was there before; ``other_starts`` are entries of the same
    initiative with another start, of which there is no forecast.
    """

    forecast: Forecast
    entry: Entry
    start: Start
    joined: bool
    other_starts: tuple[Entry, ...]


@dataclass(frozen=True)
class Predicted:
    """A prediction that was recorded, the entry that it is in, and who said when it starts.

    ``replaced`` is what the same member said of it before, which no longer counts.
    """

    prediction: Prediction
    entry: Entry
    start: Start
    replaced: Prediction | None


def record_forecasts(
    registry: Registry, appraisal: "Appraisal", starts: Mapping[str, Start]
) -> tuple[Recorded, ...]:
    """Record the forecast of every initiative of an appraisal; all of them or none."""
    now = this_moment()
    dossier = appraisal.dossier
    forecasts: dict[str, Forecast] = {}

    def work(there: Records) -> Sequence[Record]:
        new: list[Record] = []
        for one in appraisal.forecast.initiatives:
            proposed = dossier.initiative(one.initiative)
            about = _entered(there, dossier, proposed, starts[one.initiative].day, now)
            there = _with(there, about)
            forecasts[one.initiative] = _forecast(appraisal, one, about, now)
            new += [about, forecasts[one.initiative]]
        return new

    fresh = {record.id for record in registry.add(work)}
    return _recorded(entries_of(registry.records()), forecasts, starts, fresh)


def record_prediction(
    registry: Registry,
    dossier: Dossier,
    initiative: str,
    by: str,
    probability: Mapping[Event, float],
    said: SaidStarts,
) -> Predicted:
    """Record what a member holds likely; ``RegistryError`` where that is no longer blind."""
    name = line_of_text("--by", by, LONGEST_NAME, "a name")
    known = [one.id for one in dossier.initiatives]
    if initiative not in known:
        raise UsageError(
            f"{shown(dossier.file)}: there is no initiative '{shown(initiative)}'; allowed are "
            f"{', '.join(known)}"
        )
    proposed = dossier.initiative(initiative)
    now = this_moment()
    made: list[tuple[Prediction, Start]] = []

    def work(there: Records) -> Sequence[Record]:
        _must_be_blind(entries_called(there, dossier.slug, proposed.id))
        start = start_of(dossier, proposed, said, there)
        about = _entered(there, dossier, proposed, start.day, now)
        one = Prediction(new_id(), about.id, _member(there, name), now, probability, name)
        made[:] = [(one, start)]
        return [about, one]

    if not registry.is_there:
        work(Records())  # what must be refused begins no registry
    registry.add(work)
    ((prediction, start),) = made
    entry = next(one for one in entries_of(registry.records()) if one.id == prediction.of)
    earlier = [one for one in entry.predictions if one.member == prediction.member]
    before = earlier[: [one.id for one in earlier].index(prediction.id)]
    return Predicted(prediction, entry, start, before[-1] if before else None)


def _must_be_blind(same: Sequence[Entry]) -> None:
    """``RegistryError`` where the tool has said already what it thinks of this initiative."""
    for entry in same:
        if entry.forecasts:
            raise RegistryError(
                f"{entry.short}: the tool's forecast of this initiative was recorded on "
                f"{entry.forecasts[0].at.day.isoformat()}; a prediction would no longer be blind"
            )


def _entered(
    there: Records, dossier: Dossier, proposed: Proposed, start: date, now: Moment
) -> Initiative:
    """The initiative as it is in the registry, or a new one; never a second one of a forecast."""
    same = entries_called(there, dossier.slug, proposed.id)
    must_be_its_start(same, start)
    for one in same:
        if one.initiative.start == start:
            return one.initiative
    return Initiative(
        id=new_id(),
        place=_place(there, dossier.slug),
        kind=proposed.kind,
        cluster_type=dossier.says("cluster.cluster_type").word,
        start=start,
        subsidy_end=_subsidy_end(proposed),
        at=now,
        named=Named(dossier.slug, dossier.name, proposed.id, proposed.name),
    )


def _with(there: Records, about: Initiative) -> Records:
    if about in there.initiatives:
        return there
    return Records(
        (*there.initiatives, about), there.forecasts, there.predictions, there.resolutions
    )


def _place(there: Records, slug: str) -> str:
    """The random identifier of a place: the one that it has, or a new one."""
    known = (one.place for one in there.initiatives if one.named and one.named.slug == slug)
    return next(known, None) or new_id()


def _member(there: Records, name: str) -> str:
    """The random identifier of a member: the one that the name has, or a new one."""
    same = name.casefold()
    known = (one.member for one in there.predictions if one.by and one.by.casefold() == same)
    return next(known, None) or new_id()


def _subsidy_end(proposed: Proposed) -> date | None:
    """The last day of the year in which the subsidy ends; the later end of a range."""
    said = proposed.says("subsidy_end_year")
    year = said.value if said.value is not None else said.high
    return date(int(year), 12, 31) if isinstance(year, (int, float)) and year else None


def _forecast(
    appraisal: "Appraisal", one: InitiativeForecast, about: Initiative, now: Moment
) -> Forecast:
    entry = Entry(about, (), (), ())
    said = {"takes_off": one.takes_off, "lasts": one.lasts, "pays": one.pays}
    odds = {event: _odds(said[event], entry.deadlines[event]) for event in EVENTS}
    return Forecast(
        new_id(), about.id, now, appraisal.version, appraisal.seed, odds, appraisal.dossier.digest
    )


def _odds(of: EventForecast, deadline: date) -> Odds:
    return Odds(
        of.probability, of.low, of.high, of.base_rate, of.model, of.model_reference, deadline
    )


def _recorded(
    entries: Sequence[Entry],
    forecasts: Mapping[str, Forecast],
    starts: Mapping[str, Start],
    fresh: set[str],
) -> tuple[Recorded, ...]:
    by_id = {entry.id: entry for entry in entries}
    made = []
    for initiative, forecast in forecasts.items():
        entry = by_id[forecast.of]
        others = tuple(one for one in entries if one.id != entry.id and _same(one, entry))
        made.append(Recorded(forecast, entry, starts[initiative], entry.id not in fresh, others))
    return tuple(made)


def _same(one: Entry, other: Entry) -> bool:
    """Whether two entries are of one initiative with different starts."""
    mine, theirs = one.initiative.named, other.initiative.named
    return (
        mine is not None
        and theirs is not None
        and (mine.slug, mine.initiative) == (theirs.slug, theirs.initiative)
    )
