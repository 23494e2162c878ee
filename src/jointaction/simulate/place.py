"""How does a place come to the quarter in which an initiative starts, and go on from there?

``burnt_in`` plays the past of a place once for every parameter draw and keeps it; ``histories``
goes on from there with or without the initiative, with or without instruments, always with the
same seeds, so that two scenarios of a place differ in nothing but the scenario.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Shift
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.progress import Watcher, unwatched
from jointaction.simulate import pages
from jointaction.simulate.mapping import (
    MOST_FIRMS,
    UNLESS_SET,
    Mapper,
    Quantities,
    given_values,
    shifted,
    switched_off,
    within_bounds,
)
from jointaction.simulate.pages import TRANCHE, Page
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.sampling import Draws, Words
from jointaction.simulate.stretches import in_threads, past_of, years_of

_MOST_NEIGHBOURS = 5

Floats = NDArray[np.float32]
Given = Mapping[str, float | Draws]


@dataclass(frozen=True)
class Place:
    """A place with its past behind it, ready for any initiative.

    ``given`` are quantities set by hand, ``off`` the mechanisms that are switched off, in the past
    and in the years to come; ``lived`` says whether years with an initiative lie behind it.
    """

    dossier: Dossier
    catalogue: Catalogue
    ensemble: Ensemble
    parameters: Quantities
    facts: Quantities
    cluster_type: Words
    initiatives: dict[str, Quantities]
    pages: tuple[Page, ...]
    given: Given = field(default_factory=dict)
    off: tuple[str, ...] = ()
    lived: bool = False

    def quantities(
        self,
        initiative: Initiative | None,
        shifts: Sequence[Shift] = (),
        given: Given | None = None,
    ) -> Quantities:
        """Everything the model takes for the place and one initiative.

        Shifts of the type of cluster come first, then those of instruments, then what is given
        by hand; a mechanism that is switched off stays off.
        """
        asked: Quantities = {}
        if initiative is not None and initiative in self.dossier.initiatives:
            asked = self.initiatives[initiative.id]
        elif initiative is not None:
            asked = _asked(_mapper(self), initiative, self.parameters, self.facts)
        unless_set = {
            name: np.full(self.ensemble.draws, value) for name, value in UNLESS_SET.items()
        }
        together = self.parameters | unless_set | self.facts | asked
        mapper = _mapper(self)
        for name in np.unique(self.cluster_type):
            moved = mapper.shifts(self.catalogue.cluster_types[str(name)].shifts)
            moved = {q: amount for q, amount in moved.items() if q in together}
            where = (self.cluster_type == name).astype(np.float64)
            together = shifted(together, moved, where)
        together = shifted(together, mapper.shifts(shifts))
        mine = {name: value for name, value in self.given.items() if name in together}
        together = given_values(together, mine)
        together = given_values(together, given or {})
        return within_bounds(switched_off(together, self.catalogue, self.off))


def _mapper(place: Place) -> Mapper:
    return Mapper(place.dossier, place.catalogue, place.ensemble)


def _asked(
    mapper: Mapper, initiative: Initiative, parameters: Quantities, facts: Quantities
) -> Quantities:
    """The facts about an initiative, and what was drawn for each of its answers."""
    quantities = mapper.initiative(initiative, parameters, facts["firms"])
    return quantities | mapper.answers


def burnt_in(
    dossier: Dossier,
    catalogue: Catalogue,
    ensemble: Ensemble,
    watch: Watcher = unwatched,
    given: Given | None = None,
    off: Sequence[str] = (),
    rated: bool = True,
) -> Place:
    """The place of a dossier with its past played, once for every parameter draw.

    Two years before the end the means of disposition and of belief are moved to what the dossier
    says of earlier co-operation and rivalry, so that the ties settle accordingly, and at the end
    once more; the past gives spread and the state of the ties. With ``rated`` False it is left as
    it was played. ``given`` sets quantities by hand (a number, or one a draw) and ``off`` switches
    mechanisms off; ``KeyError`` for one that there is not.
    """
    place = unplayed(dossier, catalogue, ensemble, given, off)
    past = past_of(place, rated=rated)
    stage = "playing the past of the place"
    played = in_threads(past.play, past.groups, ensemble.threads, watch, stage)
    return replace(place, pages=tuple(played))


def unplayed(
    dossier: Dossier,
    catalogue: Catalogue,
    ensemble: Ensemble,
    given: Given | None = None,
    off: Sequence[str] = (),
) -> Place:
    """The place of a dossier with everything drawn and nothing played yet (see ``burnt_in``)."""
    given = dict(given or {})
    mapper = Mapper(dossier, catalogue, ensemble)
    drawn = mapper.parameters()
    drawn = given_values(drawn, {name: value for name, value in given.items() if name in drawn})
    parameters = switched_off(drawn, catalogue, off)
    facts, cluster_type = mapper.place(parameters)
    facts |= {name: _whole_array(given[name], facts[name]) for name in given if name in facts}
    initiatives = {
        one.id: _asked(Mapper(dossier, catalogue, ensemble), one, parameters, facts)
        for one in dossier.initiatives
    }
    facts["neighbours"] = _whole(parameters["place.neighbours"], catalogue)
    facts |= mapper.answers
    asked = _most_asked(facts["firms"], initiatives, given)
    facts["asked_most"] = asked
    facts["simulated"] = _simulated(facts["firms"], asked, parameters)
    facts |= {
        name: _whole_array(given[name], facts[name])
        for name in ("neighbours", "simulated")
        if name in given
    }
    place = Place(
        dossier, catalogue, ensemble, parameters, facts, cluster_type, initiatives, (),
        given, tuple(off),
    )  # fmt: skip
    known = place.quantities(dossier.initiatives[0] if dossier.initiatives else None)
    for name in given:
        if name not in known:
            raise KeyError(f"the model has no quantity '{name}'")
    return place


def histories(
    place: Place,
    initiative: Initiative,
    shifts: Sequence[Shift] = (),
    absent: bool = False,
    first_draws: int | None = None,
    watch: Watcher = unwatched,
    given: Given | None = None,
    detailed: bool = True,
) -> Runs:
    """The histories of a place with an initiative, or (``absent``) of the same years without it.

    ``shifts`` are those of the instruments used and ``given`` quantities set by hand, from quarter
    0 on. ``first_draws`` limits the work to that many draws, rounded up to whole tranches of 256;
    the runs are then those of the smaller ensemble. Without ``detailed`` only co-operation,
    participation and activity are kept of what is recorded, which takes a tenth of the memory.
    Raises ``Interrupted`` when the watcher does, and ``ValueError`` for an initiative meant for
    more firms than the past of the place was played with.
    """
    ensemble = place.ensemble
    if first_draws is not None and first_draws < ensemble.draws:
        whole = TRANCHE if first_draws <= TRANCHE else ensemble.draws
        ensemble = replace(ensemble, draws=min(whole, ensemble.draws))
    years = years_of(place, initiative, shifts, absent=absent, given=given, detailed=detailed)
    used = [page for page in place.pages if page.draws[0] < ensemble.draws]
    work = [(page, again) for page in used for again in range(ensemble.runs_per_draw)]
    stage = f"playing the years {years.scenario}"
    parts = in_threads(lambda job: years.play(*job), work, ensemble.threads, watch, stage)
    return years.runs(parts, ensemble)


def lived_through(
    place: Place, initiative: Initiative, quarters: int, given: Given | None = None
) -> Place:
    """The place after so many quarters with an initiative, ready for another one.

    Firms remember whether that activity paid for them. ``ValueError`` where the ensemble has more
    than one history a draw.
    """
    if place.ensemble.runs_per_draw != 1:
        raise ValueError("a place is lived through with one history a draw")
    years = years_of(place, initiative, given=given)

    def lived(page: Page) -> Page:
        start, here = years.begin(page)
        most_asked = int(years.asked[page.draws].max())
        pages.play(start, here, page.draws, 0, quarters - 1, place.ensemble, most_asked)
        return pages.another_begins(start, here)

    played = in_threads(lived, place.pages, place.ensemble.threads, unwatched, "living through")
    return replace(place, pages=tuple(played), lived=True)


def with_moves(place: Place, cooperative: float | Draws) -> Place:
    """The place with every tie settled: co-operative on both sides on a share of them (0-1)."""
    share = np.broadcast_to(np.asarray(cooperative, dtype=np.float64), (place.ensemble.draws,))
    return replace(place, pages=tuple(pages.settled_on(page, share) for page in place.pages))


def _whole(drawn: Draws, catalogue: Catalogue) -> Draws:
    """Whole numbers of neighbours, each as likely, from a uniform draw over their range."""
    parameter = catalogue.parameter("place.neighbours")
    steps = parameter.high - parameter.low + 1
    share = (drawn - parameter.low) / (parameter.high - parameter.low)
    return np.minimum(parameter.low + np.floor(share * steps), _MOST_NEIGHBOURS)


def _whole_array(value: float | Draws, like: Draws) -> Draws:
    return np.broadcast_to(np.asarray(value, dtype=np.float64), like.shape).copy()


def _most_asked(firms: Draws, initiatives: dict[str, Quantities], given: Given) -> Draws:
    """The largest number of firms that any initiative asks, one a draw."""
    if "intended" in given:
        return np.minimum(_whole_array(given["intended"], firms), firms)
    asked = [quantities["intended"] for quantities in initiatives.values()]
    return np.asarray(np.max(asked, axis=0) if asked else np.ones_like(firms))


def _simulated(firms: Draws, asked: Draws, parameters: Quantities) -> Draws:
    """The intended firms and their rivals, at most 300 and never more than there are."""
    with_rivals = np.ceil(asked * (1 + parameters["place.rivals_asked_aside"]))
    return np.minimum(np.minimum(with_rivals, firms), MOST_FIRMS)
