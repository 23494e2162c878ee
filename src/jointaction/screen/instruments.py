"""Who could do what about the obstacles that were found, and in which order?

Takes the diagnosis; gives the instruments of Tables 2 and 3 of [MeyerStamer2002] and our own that
are against a class of obstacles which is felt here, in the order that section 4.1 argues: put
government's own house in order first, then bring in a moderator, then bear some of the costs of
getting together, then the rest. Conventional instruments of technology policy are left out: the
paper says why they miss these obstacles.
"""

from collections.abc import Sequence

from jointaction.catalogue.things import Catalogue, Instrument
from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis, ParticularObstacle
from jointaction.screen.screening import AdvisedInstrument

CONVENTIONAL = "conventional"
MOST_NAMED = 2


def advised_instruments(
    diagnosis: Diagnosis, catalogue: Catalogue
) -> tuple[AdvisedInstrument, ...]:
    """Every instrument against an obstacle found, in the order in which to think of them."""
    least = catalogue.advice.thresholds["in_the_way_from"].value
    found = {one.id: one for one in diagnosis.obstacles if (one.severity or 0.0) >= least}
    told = []
    for instrument in sorted(catalogue.instruments.values(), key=lambda one: one.order):
        against = [found[code] for code in instrument.against if code in found]
        if instrument.table == CONVENTIONAL or not against:
            continue
        told.append(_advised(instrument, against, least, catalogue))
    return tuple(told)


def _advised(
    instrument: Instrument,
    against: Sequence[ObstacleDiagnosis],
    least: float,
    catalogue: Catalogue,
) -> AdvisedInstrument:
    worst = [
        one
        for one in sorted(
            (p for obstacle in against for p in obstacle.particulars),
            key=lambda p: -(p.severity or 0.0),
        )
        if (one.severity or 0.0) >= least
    ][:MOST_NAMED]
    return AdvisedInstrument(
        instrument=instrument.name,
        actor=instrument.actor,
        actor_title=catalogue.actors[instrument.actor].title,
        title=instrument.title,
        how=instrument.how.strip(),
        codes=tuple(one.id for one in against),
        obstacles=tuple(one.title for one in worst),
        why_now=_why_now(worst),
    )


def _why_now(worst: Sequence[ParticularObstacle]) -> str:
    said = [
        f"{one.title[:1].lower()}{one.title[1:]} ({one.severity:.1f} of 4)"
        for one in worst
        if one.severity is not None
    ]
    return f"Here: {'; '.join(said)}." if said else ""
