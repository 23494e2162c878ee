"""What stands in the way of co-operation in this place, how badly, and who says so?

Takes a dossier and the catalogue; gives the ``Diagnosis``: the six classes of
[MeyerStamer2002, Table 1] in the paper's order, and under each every obstacle of the catalogue
with what the dossier says about it. An obstacle of which the dossier says nothing is unknown: its
severity is None and its range the whole scale, never "none".

The paper names the obstacles and puts no numbers on them. The severity read from an answer, and
that a class is as severe as its worst known obstacle, are judged.
"""

from jointaction.catalogue.things import Catalogue, Obstacle, ObstacleClass
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis, ParticularObstacle
from jointaction.diagnose.place_warnings import place_warnings
from jointaction.diagnose.readings import reading_of
from jointaction.diagnose.severity import combined
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
    classes = sorted(catalogue.obstacle_classes.values(), key=lambda one: one.order)
    return Diagnosis(
        obstacles=tuple(_class(one, dossier, catalogue) for one in classes),
        warnings=place_warnings(dossier, catalogue),
    )


def _class(one: ObstacleClass, dossier: Dossier, catalogue: Catalogue) -> ObstacleDiagnosis:
    """A class is as severe as the worst of its obstacles that are known."""
    within = [obstacle for obstacle in catalogue.obstacles.values() if obstacle.code == one.code]
    particulars = tuple(
        _particular(obstacle, dossier, catalogue)
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


def _particular(obstacle: Obstacle, dossier: Dossier, catalogue: Catalogue) -> ParticularObstacle:
    readings = [reading_of(sign, dossier, catalogue) for sign in obstacle.signs]
    evidence = tuple(reading for reading in readings if reading is not None)
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
    )
