"""What stands in the way of co-operation in this place, how badly, and who says so?

Takes a dossier and the catalogue; gives the ``Diagnosis``: the six classes of
[MeyerStamer2002, Table 1] in the paper's order, and under each every obstacle of the catalogue
with what the dossier says about it. An obstacle of which the dossier says nothing is unknown: its
severity is None and its range the whole scale, never "none".

Two obstacles of one class may be read from the same answer: rivalry as rated speaks of a long
history of it and of prices. Both are shown and both count as known; the evidence of the second
says that it is the same answer, and as a class is as severe as its worst, nothing is added twice.

What people, papers and networks say stands beside what the dossier says. A rating that a measured
number has replaced is not counted beside that number.

The paper names the obstacles and puts no numbers on them. The severity read from an answer, and
that a class is as severe as its worst known obstacle, are judged.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from jointaction.catalogue.things import Catalogue, Obstacle, ObstacleClass
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.ask_next import ask_next
from jointaction.diagnose.checklists import checklists
from jointaction.diagnose.cluster_type import cluster_types
from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis, ParticularObstacle, Reading
from jointaction.diagnose.disagreement import why_range
from jointaction.diagnose.network import measures_of, network_testimonies
from jointaction.diagnose.place_warnings import place_warnings
from jointaction.diagnose.readings import reading_of
from jointaction.diagnose.severity import combined, independent
from jointaction.diagnose.testified import readings_by_obstacle
from jointaction.diagnose.would_change import would_change
from jointaction.evidence.privacy import warning_of
from jointaction.evidence.testimony import Evidence
from jointaction.scales import HIGHEST_SEVERITY


def diagnose(dossier: Dossier, catalogue: Catalogue) -> Diagnosis:
    """The obstacles to co-operation in the place of ``dossier``, with evidence, and warnings.

    >>> from jointaction.catalogue.load import load_catalogue
    >>> from jointaction.cluster.load import find_dossier, load_dossier
    >>> catalogue = load_catalogue()
    >>> tiles = load_dossier(find_dossier("criciuma-1991"), catalogue)
    >>> [obstacle.id for obstacle in diagnose(tiles, catalogue).obstacles]
    ['FF1', 'FF2', 'FI1', 'FI2', 'PP1', 'PP2']
    """
    evidence = dossier.evidence
    network = measures_of(evidence.network)
    evidence = replace(
        evidence, testimonies=(*evidence.testimonies, *network_testimonies(network, catalogue))
    )
    testified = readings_by_obstacle(evidence.testimonies, catalogue)
    classes = tuple(
        _class(one, dossier, testified, catalogue)
        for one in sorted(catalogue.obstacle_classes.values(), key=lambda one: one.order)
    )
    return Diagnosis(
        obstacles=classes,
        warnings=(*place_warnings(dossier, catalogue), *_of_privacy(evidence)),
        ask_next=ask_next(classes, evidence, catalogue),
        cluster_types=cluster_types(dossier, catalogue),
        checklists=checklists(evidence, catalogue),
        network=network,
        heard=evidence.heard,
        to_do=evidence.to_do,
    )


def _of_privacy(evidence: Evidence) -> tuple[str, ...]:
    warning = warning_of(evidence.smallest_cell) if evidence.heard else ""
    return (warning,) if warning else ()


def _class(
    one: ObstacleClass,
    dossier: Dossier,
    testified: Mapping[str, tuple[Reading, ...]],
    catalogue: Catalogue,
) -> ObstacleDiagnosis:
    """A class is as severe as the worst of its obstacles that are known."""
    within = [obstacle for obstacle in catalogue.obstacles.values() if obstacle.code == one.code]
    particulars = _told_once(
        _particular(obstacle, dossier, testified.get(obstacle.name, ()), catalogue)
        for obstacle in sorted(within, key=lambda obstacle: obstacle.order)
    )
    known = [particular for particular in particulars if particular.known]
    return ObstacleDiagnosis(
        id=one.code,
        area=one.area,
        title=one.title,
        plain=one.plain,
        severity=max((p.severity for p in known if p.severity is not None), default=None),
        low=max((p.low for p in known), default=0.0),
        high=max((p.high for p in known), default=HIGHEST_SEVERITY),
        known_share=len(known) / len(particulars) if particulars else 0.0,
        particulars=particulars,
    )


def _told_once(particulars: Iterable[ParticularObstacle]) -> tuple[ParticularObstacle, ...]:
    """The obstacles of a class, each saying which of its answers an earlier one was read from."""
    first_title: dict[tuple[str, str], str] = {}
    told = []
    for particular in particulars:
        evidence = tuple(_same_answer(one, first_title) for one in particular.evidence)
        told.append(replace(particular, evidence=evidence))
        for reading in particular.evidence:
            first_title.setdefault((reading.key, reading.where), particular.title)
    return tuple(told)


def _same_answer(reading: Reading, first_title: Mapping[tuple[str, str], str]) -> Reading:
    title = first_title.get((reading.key, reading.where))
    if title is None:
        return reading
    also = f'It is the same answer as under "{title}".'
    return replace(reading, sentence=f"{reading.sentence} {also}")


def _particular(
    obstacle: Obstacle, dossier: Dossier, testified: Sequence[Reading], catalogue: Catalogue
) -> ParticularObstacle:
    readings = [reading_of(sign, dossier, catalogue) for sign in obstacle.signs]
    who, heard = dossier.said_by, {source for one in testified for source in one.sources}
    rated = [
        replace(one, said_by=who)
        for one in readings
        if one is not None and not (one.sources and heard.issuperset(one.sources))
    ]
    evidence = (*testified, *rated)
    severity = combined(evidence)
    return ParticularObstacle(
        id=obstacle.name,
        title=obstacle.title,
        plain=obstacle.plain,
        severity=None if severity is None else severity.number,
        low=0.0 if severity is None else severity.low,
        high=HIGHEST_SEVERITY if severity is None else severity.high,
        evidence=evidence,
        ask=obstacle.ask,
        voices=independent(evidence),
        why_range=why_range(evidence),
        would_change=would_change(obstacle, evidence, catalogue),
    )
