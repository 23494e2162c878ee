"""How does an initiative stand against each of the seven criteria, in words and as a bar?"""

from dataclasses import dataclass

from markupsafe import Markup

from jointaction.report.drawing import drawing, hatch, line, markup, shape, whisker
from jointaction.report.heat import fill_box, grade_glyph
from jointaction.report.origins import Voices
from jointaction.report.plain import full_stop, lower_first
from jointaction.scales import HIGHEST_RATING
from jointaction.screen.screening import CriterionFinding, InitiativeScreening

_WIDTH, _HEIGHT = 104.0, 16.0
_STEP, _ACCENT = 20.0, "#005a8c"
FINDING_WORDS = {"meets": "met", "doubtful": "in doubt", "fails": "not met", "unknown": "not known"}
FAMILY_TITLES = {
    "cooperation": "Would rivals do this together?",
    "appraisal": "Can these people start it?",
}


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as it is printed."""

    family: str
    title: str
    bar: Markup
    rating: str
    finding: str
    finding_id: str
    kills: bool
    reason: str
    glyph: Markup
    said_by: str
    to_pass: str = ""


def criterion_rows(screening: InitiativeScreening, voices: Voices) -> tuple[CriterionRow, ...]:
    """The criteria in the order of the screening."""
    needed = {one.criterion: one.sentence for one in screening.to_pass}
    return tuple(_row(one, voices, needed.get(one.id, "")) for one in screening.criteria)


def verdict_sentence(screening: InitiativeScreening) -> str:
    """What the criteria say together, and which of them kill or carry the initiative."""
    titles = {finding.id: lower_first(finding.title) for finding in screening.criteria}
    if screening.verdict == "killed":
        killers = "; ".join(titles.get(name, name) for name in screening.killed_by)
        if len(screening.killed_by) > 1:
            return f"Each of these criteria is enough to kill it where it is not met: {killers}."
        return f"One criterion that is not met is enough to kill it: {killers}."
    carried = [lower_first(f.title) for f in screening.criteria if f.finding == "meets"]
    carries = f" What carries it: {'; '.join(carried)}." if carried else ""
    if screening.verdict == "passes":
        return f"It passes.{carries}"
    if screening.verdict == "doubtful":
        return f"It is in doubt, but nothing kills it.{carries}"
    return f"Too little is known to say.{carries}"


def _row(finding: CriterionFinding, voices: Voices, to_pass: str) -> CriterionRow:
    known = finding.rating is not None
    return CriterionRow(
        family=FAMILY_TITLES.get(finding.family, finding.family),
        title=finding.title,
        bar=_bar(finding),
        rating=_rating(finding),
        finding=FINDING_WORDS[finding.finding],
        finding_id=finding.finding,
        kills=finding.kills and finding.finding == "fails",
        reason=full_stop(finding.reason),
        glyph=grade_glyph(finding.grade) if known else Markup(""),
        said_by=voices.say(finding.grade, finding.sources) if known else "",
        to_pass=full_stop(to_pass) if to_pass else "",
    )


def _rating(finding: CriterionFinding) -> str:
    if finding.rating is None:
        return "not known"
    return f"{finding.rating:.1f} ({finding.low:.1f} to {finding.high:.1f})"


def _bar(finding: CriterionFinding) -> Markup:
    svg = drawing(_WIDTH, _HEIGHT, f"Rating {_rating(finding)} of {HIGHEST_RATING:.0f}")
    if finding.rating is None:
        shape(svg, "rect", "unknown-box", x=2, y=3, width=5 * _STEP, height=10)
        hatch(svg, (2, 3, 5 * _STEP, 10), 6, "unknown-hatch")
        return markup(svg)
    for step in range(6):
        line(svg, (2 + step * _STEP, 1), (2 + step * _STEP, _HEIGHT - 1), "grid")
    fill_box(svg, (2.0, 3.0, max(finding.rating * _STEP, 1.0), 10.0), finding.grade, _ACCENT)
    whisker(svg, 2 + finding.low * _STEP, 2 + finding.high * _STEP, 8, half=3)
    return markup(svg)
