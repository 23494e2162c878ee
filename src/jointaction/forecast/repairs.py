"""Which repairs of the catalogue are worth trying on this place?

Of the many instruments only those are tried that the catalogue marks as such (they can be begun
from the place itself within a year or two) and that speak against a class of obstacles which
stands in the way here. The classes take turns, the worst first, each with its next instrument in
the order in which the paper argues, until the number in the catalogue is reached. So no class
crowds the others out, and an appraisal takes the same time however long the catalogue becomes.
Bundles are tried as well where one of their instruments speaks against such a class.

A class of which nothing is known takes its turn with the severity that the catalogue gives to the
unknown: not known is never none. Number, least severity and that severity are judged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jointaction.catalogue.things import Bundle, Catalogue, Instrument, Shift
from jointaction.diagnose.diagnosis import Diagnosis


@dataclass(frozen=True)
class Offer:
    """An instrument or a bundle that is tried, with everything it shifts."""

    id: str
    title: str
    actor: str
    what: str
    shifts: tuple[Shift, ...]


def offers(catalogue: Catalogue, diagnosis: Diagnosis) -> tuple[Offer, ...]:
    """The repairs to try here: single instruments first, then bundles.

    >>> from jointaction.catalogue.load import load_catalogue
    >>> from jointaction.cluster.load import find_dossier, load_dossier
    >>> from jointaction.diagnose.diagnose import diagnose
    >>> catalogue = load_catalogue()
    >>> tiles = load_dossier(find_dossier("criciuma-1991"), catalogue)
    >>> [offer.id for offer in offers(catalogue, diagnose(tiles, catalogue))][:2]
    ['local_government/neutral_moderator', 'local_government/own_house_in_order']
    """
    classes = in_the_way(catalogue, diagnosis)
    most = int(catalogue.advice.thresholds["repairs_tried"].value)
    singles = _in_turn(classes, _fit_to_try(catalogue), most)
    bundles = sorted(catalogue.bundles.values(), key=lambda one: one.order)
    parts = {one.name: [catalogue.instruments[name] for name in one.instruments] for one in bundles}
    return tuple(
        [_single(one, catalogue) for one in singles]
        + [
            _together(one, parts[one.name], catalogue)
            for one in bundles
            if any(set(part.against) & set(classes) for part in parts[one.name])
        ]
    )


def in_the_way(catalogue: Catalogue, diagnosis: Diagnosis) -> list[str]:
    """The codes of the classes that stand in the way here, the worst first."""
    thresholds = catalogue.advice.thresholds
    unknown = thresholds["severity_of_the_unknown"].value
    severity = {
        one.id: unknown if one.severity is None else one.severity for one in diagnosis.obstacles
    }
    worst_first = sorted(severity, key=lambda code: -severity[code])
    least = thresholds["in_the_way_from"].value
    return [code for code in worst_first if severity[code] >= least]


def _fit_to_try(catalogue: Catalogue) -> list[Instrument]:
    ordered = sorted(catalogue.instruments.values(), key=lambda one: one.order)
    return [one for one in ordered if one.tried and one.shifts]


def _in_turn(
    classes: Sequence[str], instruments: Iterable[Instrument], most: int
) -> list[Instrument]:
    """One instrument of each class in turn, none twice, until there are enough."""
    left = list(instruments)
    chosen: list[Instrument] = []
    while len(chosen) < most:
        before = len(chosen)
        for code in classes:
            one = next((one for one in left if code in one.against), None)
            if one is not None and len(chosen) < most:
                left.remove(one)
                chosen.append(one)
        if len(chosen) == before:
            break
    return chosen


def _single(one: Instrument, catalogue: Catalogue) -> Offer:
    return Offer(one.name, one.title, catalogue.actors[one.actor].title, one.how, one.shifts)


def _together(bundle: Bundle, parts: Sequence[Instrument], catalogue: Catalogue) -> Offer:
    actors = ", ".join(dict.fromkeys(catalogue.actors[part.actor].title for part in parts))
    shifts = tuple(shift for part in parts for shift in part.shifts)
    return Offer(bundle.name, bundle.title, actors, bundle.story, shifts)
