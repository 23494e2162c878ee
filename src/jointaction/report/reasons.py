"""Which three things stand in the way, which three help, and who says so?

Picks from the obstacles' readings and from the criteria. An obstacle stands in the way from a
severity of 2.5 and counts as a help below 1.5 of 4 (judged); a criterion stands in the way where
it fails or is in doubt and helps where it is met. One point a line of the dossier, so
that the same fact is not told twice; between equals the paper's order decides. Where several
initiatives are on the table, what the diagnosis averages over them blames or praises none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from jointaction.diagnose.diagnosis import Diagnosis, ParticularObstacle
from jointaction.diagnose.readings import OF_INITIATIVES
from jointaction.diagnose.severity import combined, severity_word
from jointaction.report.criteria import FINDING_WORDS
from jointaction.report.heat import grade_glyph
from jointaction.report.origins import Voices
from jointaction.report.plain import full_stop, lower_first, upper_first
from jointaction.scales import HIGHEST_SEVERITY
from jointaction.screen.screening import CriterionFinding, InitiativeScreening
from jointaction.sources import Grade

HINDERS_FROM, HELPS_BELOW = 2.5, 1.5
POINTS = 3
_KILLS, _FAILS, _DOUBTFUL, _MEETS = 1.1, 0.95, 0.65, 1.05


@dataclass(frozen=True)
class Point:
    """One thing that helps or hinders: what, in one sentence, and who says so."""

    title: str
    sentence: str
    said_by: str
    glyph: Markup


@dataclass(frozen=True)
class _Candidate:
    weight: float
    topics: frozenset[str]
    title: str
    sentence: str
    grade: Grade
    sources: tuple[str, ...]


def of_the_place(diagnosis: Diagnosis) -> Diagnosis:
    """The diagnosis without what is averaged over the initiatives: what is said of the place.

    The ratings of one initiative are told by its own criteria.
    """
    return replace(
        diagnosis,
        obstacles=tuple(
            replace(obstacle, particulars=tuple(map(_of_the_place, obstacle.particulars)))
            for obstacle in diagnosis.obstacles
        ),
    )


def _of_the_place(particular: ParticularObstacle) -> ParticularObstacle:
    own = tuple(r for r in particular.evidence if not r.key.startswith(f"{OF_INITIATIVES}."))
    if own == particular.evidence:
        return particular
    left = combined(own)
    if left is None:
        return replace(particular, evidence=own, severity=None, low=0.0, high=HIGHEST_SEVERITY)
    return replace(particular, evidence=own, severity=left.number, low=left.low, high=left.high)


def in_the_way(
    diagnosis: Diagnosis, screening: InitiativeScreening, voices: Voices
) -> tuple[Point, ...]:
    """The three heaviest things that stand in the way of this initiative."""
    criteria = [c for c in screening.criteria if c.finding in ("fails", "doubtful")]
    return _points([*_obstacles(diagnosis, hinders=True), *map(_criterion, criteria)], voices)


def helping(
    diagnosis: Diagnosis, screening: InitiativeScreening, voices: Voices
) -> tuple[Point, ...]:
    """The three things that help this initiative most."""
    criteria = [c for c in screening.criteria if c.finding == "meets"]
    return _points([*_obstacles(diagnosis, hinders=False), *map(_criterion, criteria)], voices)


def _points(candidates: Iterable[_Candidate], voices: Voices) -> tuple[Point, ...]:
    chosen: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: -c.weight):
        if all(candidate.topics.isdisjoint(other.topics) for other in chosen):
            chosen.append(candidate)
    return tuple(
        Point(c.title, full_stop(c.sentence), voices.say(c.grade, c.sources), grade_glyph(c.grade))
        for c in chosen[:POINTS]
    )


def _obstacles(diagnosis: Diagnosis, *, hinders: bool) -> Iterable[_Candidate]:
    for obstacle in diagnosis.obstacles:
        for particular in obstacle.particulars:
            if particular.severity is None or not particular.evidence:
                continue
            severity, first = particular.severity, particular.evidence[0]
            if severity < HINDERS_FROM if hinders else severity >= HELPS_BELOW:
                continue
            yield _Candidate(
                weight=severity / 4 if hinders else 1 - severity / 4,
                topics=frozenset({first.where or first.key}),
                title=_title(particular.title, severity),
                sentence=first.sentence,
                grade=first.grade,
                sources=first.sources,
            )


def _title(title: str, severity: float) -> str:
    kind = (
        f"{severity_word(severity)} obstacle" if severity >= HELPS_BELOW else "hardly an obstacle"
    )
    return f"{upper_first(kind)}: {lower_first(title)}"


def _criterion(finding: CriterionFinding) -> _Candidate:
    weight = {"fails": _FAILS, "doubtful": _DOUBTFUL}.get(finding.finding, _MEETS)
    return _Candidate(
        weight=_KILLS if finding.finding == "fails" and finding.kills else weight,
        topics=frozenset({finding.id, finding.where or finding.id}),
        title=f"{finding.title}: {FINDING_WORDS[finding.finding]}",
        sentence=finding.reason,
        grade=finding.grade,
        sources=finding.sources,
    )
