"""Which obstacles stand in the way here, who says so, and what would change the verdict?

Takes a diagnosis and gives one row a class of Table 1, in the paper's order, with its particulars
below: bar, severity in words, every reading with its voice, what the camps say, why the range is
as wide as it is, and what would change the verdict.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis, ParticularObstacle, Reading
from jointaction.evidence.testimony import Camp
from jointaction.report.clauses import counted
from jointaction.report.heat import SERIOUS_ENOUGH, grade_glyph, severity_bar, severity_text
from jointaction.report.origins import Voices
from jointaction.report.plain import full_stop, lower_first
from jointaction.sources import Grade

MOST_IN_FRONT = 3
AREA_TITLES = {
    "between_firms": "Between firms",
    "firms_and_institutions": "Between firms and supporting institutions",
    "private_and_public": "Between private and public sector",
}
_NATURES = {"behaviour": "what was done", "fact": "a fact", "opinion": "an opinion"}
_DOSSIER = "dossier"


@dataclass(frozen=True)
class CampRow:
    """What one camp says: its name with the number of answers, its bar, its severity in words."""

    name: str
    bar: Markup
    severity: str


@dataclass(frozen=True)
class EvidenceLine:
    """One reading as it is printed: the sentence, the severity read from it, and who says so."""

    sentence: str
    severity: str
    grade: str
    glyph: Markup
    said_by: str
    where: str
    camps: tuple[CampRow, ...] = ()


@dataclass(frozen=True)
class ParticularRow:
    """One particular obstacle: bar, severity in words, evidence, or what to ask.

    ``rests_on`` says how many independent sources stand behind it, ``why_range`` why the range is
    wide, ``would_change`` what would change the verdict; each may be empty.
    """

    title: str
    plain: str
    bar: Markup
    severity: str
    evidence: tuple[EvidenceLine, ...]
    ask: str
    rests_on: str
    why_range: str
    would_change: str
    camps_differ: bool


@dataclass(frozen=True)
class ObstacleRow:
    """One class of Table 1 as it is printed."""

    code: str
    area: str
    title: str
    plain: str
    bar: Markup
    severity: str
    known: str
    particulars: tuple[ParticularRow, ...]

    @property
    def camps_differ(self) -> bool:
        """Whether camps disagree about any of its obstacles."""
        return any(particular.camps_differ for particular in self.particulars)


@dataclass(frozen=True)
class WorstLine:
    """One of the obstacles that stand most in the way, with its strongest evidence."""

    title: str
    code: str
    bar: Markup
    severity: str
    said: EvidenceLine


def obstacle_rows(diagnosis: Diagnosis, voices: Voices) -> tuple[ObstacleRow, ...]:
    """The six classes in the paper's order, ready to print."""
    return tuple(_class_row(obstacle, voices) for obstacle in diagnosis.obstacles)


def worst_lines(diagnosis: Diagnosis, voices: Voices) -> tuple[WorstLine, ...]:
    """The obstacles that stand most in the way, three at most, the worst first.

    None that is less than moderate; of those alike, that behind which more sources stand.
    """
    known = [
        (particular, obstacle.id)
        for obstacle in diagnosis.obstacles
        for particular in obstacle.particulars
        if particular.evidence and (particular.severity or 0.0) >= SERIOUS_ENOUGH
    ]
    known.sort(key=lambda one: (-(one[0].severity or 0.0), -one[0].voices))
    return tuple(
        WorstLine(
            particular.title,
            code,
            _bar(particular),
            severity_text(particular.severity, particular.low, particular.high),
            _evidence_line(particular.evidence[0], voices),
        )
        for particular, code in known[:MOST_IN_FRONT]
    )


def obstacles_finding(diagnosis: Diagnosis) -> str:
    """The heat map's title: the worst class, and how many are not known at all."""
    known = [o for o in diagnosis.obstacles if o.severity is not None]
    unknown = len(diagnosis.obstacles) - len(known)
    if not known:
        return "Nothing is known about any of the obstacles: ask before anything else"
    worst = max(known, key=lambda o: o.severity or 0.0)
    rest = (
        f"; nothing is known about {unknown} of the {len(diagnosis.obstacles)}" if unknown else ""
    )
    if (worst.severity or 0.0) < SERIOUS_ENOUGH:
        return f"Nothing known stands in the way more than slightly{rest}"
    return f"Worst here: {lower_first(worst.title)}{rest}"


def camps_differ(camps: Sequence[Camp]) -> bool:
    """Whether two camps of one split say something so different that their ranges do not meet."""
    return any(one.kind == other.kind and one.high < other.low for one in camps for other in camps)


def _class_row(obstacle: ObstacleDiagnosis, voices: Voices) -> ObstacleRow:
    worst = obstacle.evidence[0].grade if obstacle.evidence else Grade.JUDGED
    known = sum(particular.known for particular in obstacle.particulars)
    return ObstacleRow(
        code=obstacle.id,
        area=AREA_TITLES.get(obstacle.area, obstacle.area),
        title=obstacle.title,
        plain=obstacle.plain,
        bar=severity_bar(obstacle.severity, obstacle.low, obstacle.high, worst),
        severity=severity_text(obstacle.severity, obstacle.low, obstacle.high),
        known=f"{known} of {len(obstacle.particulars)} known",
        particulars=tuple(_particular_row(p, voices) for p in obstacle.particulars),
    )


def _particular_row(particular: ParticularObstacle, voices: Voices) -> ParticularRow:
    return ParticularRow(
        title=particular.title,
        plain=particular.plain,
        bar=_bar(particular),
        severity=severity_text(particular.severity, particular.low, particular.high),
        evidence=tuple(_evidence_line(reading, voices) for reading in particular.evidence),
        ask=particular.ask,
        rests_on=_rests_on(particular),
        why_range=particular.why_range,
        would_change=particular.would_change,
        camps_differ=any(camps_differ(reading.camps) for reading in particular.evidence),
    )


def _bar(particular: ParticularObstacle) -> Markup:
    grade = particular.evidence[0].grade if particular.evidence else Grade.JUDGED
    ticks = [reading.severity for reading in particular.evidence]
    several = ticks if len(set(ticks)) > 1 else []
    return severity_bar(particular.severity, particular.low, particular.high, grade, several)


def _rests_on(particular: ParticularObstacle) -> str:
    if particular.voices == 1:
        return "Rests on one source."
    if particular.voices > 1:
        return f"Rests on {particular.voices} independent sources."
    return ""


def _evidence_line(reading: Reading, voices: Voices) -> EvidenceLine:
    return EvidenceLine(
        sentence=full_stop(reading.sentence),
        severity=f"{reading.severity:.1f} ({reading.low:.1f} to {reading.high:.1f})",
        grade=str(reading.grade),
        glyph=grade_glyph(reading.grade),
        said_by="; ".join(_said_by(reading, voices)),
        where=voices.place_of(reading.where),
        camps=tuple(_camp_row(camp, reading.grade) for camp in reading.camps),
    )


def _said_by(reading: Reading, voices: Voices) -> Iterable[str]:
    """Who says so; of what was gathered also whether it was done, is so or is thought, and when."""
    if reading.voice != _DOSSIER:
        yield _NATURES[reading.nature]
    yield voices.say(reading.grade, reading.sources)
    if reading.count:
        yield counted(reading.count, "answer")
    if reading.date:
        yield reading.date


def _camp_row(camp: Camp, grade: Grade) -> CampRow:
    return CampRow(
        f"{camp.title} ({counted(camp.count, 'answer')})",
        severity_bar(camp.severity, camp.low, camp.high, grade),
        severity_text(camp.severity, camp.low, camp.high),
    )
