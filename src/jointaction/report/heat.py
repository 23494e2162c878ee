"""How is the severity of an obstacle drawn and said?

Severity (0-4) is length and shade, its range a whisker. What was measured is filled, what people
reported filled in segments, what was derived outlined, what was judged hatched; what nobody
knows is a crossed-out cell over the whole scale, never a pale one. Where several readings differ,
each has its own tick.
"""

import math
from collections.abc import Sequence

from markupsafe import Markup

from jointaction.diagnose.severity import SEVERITY_WORDS, severity_word
from jointaction.report.drawing import (
    Element,
    drawing,
    hatch,
    line,
    markup,
    severity_shade,
    shape,
    whisker,
)
from jointaction.scales import HIGHEST_SEVERITY
from jointaction.sources import Grade

_WIDTH, _HEIGHT, _TOP, _BAR = 204.0, 24.0, 4.0, 16.0
_STEP, _SEGMENT = 50.0, 5.0
# From here on an obstacle is worth a place in the first lines; judged.
SERIOUS_ENOUGH = SEVERITY_WORDS[2][0]


def severity_words() -> tuple[str, ...]:
    """The words for severity with the numbers they stand for."""
    ends = [start for start, _ in SEVERITY_WORDS[1:]] + [HIGHEST_SEVERITY]
    return tuple(f"{w}: {a:g} to {b:g}" for (a, w), b in zip(SEVERITY_WORDS, ends, strict=True))


def severity_text(severity: float | None, low: float, high: float) -> str:
    """A severity with its range: "serious, 3.2 (2.1 to 3.9)"."""
    if severity is None:
        return "not known"
    return f"{severity_word(severity)}, {severity:.1f} ({low:.1f} to {high:.1f})"


def severity_bar(
    severity: float | None, low: float, high: float, grade: Grade, ticks: Sequence[float] = ()
) -> Markup:
    """The bar of one row on the scale 0-4; unknown is crossed out over the whole scale."""
    svg = drawing(_WIDTH, _HEIGHT, f"Severity {severity_text(severity, low, high)} of 4")
    if severity is None:
        shape(svg, "rect", "unknown-box", x=2, y=_TOP, width=4 * _STEP, height=_BAR)
        hatch(svg, (2, _TOP, 4 * _STEP, _BAR), 7, "unknown-hatch")
        return markup(svg)
    for step in range(5):
        line(svg, (2 + step * _STEP, 1), (2 + step * _STEP, _HEIGHT - 1), "grid")
    _bar(svg, severity, grade)
    middle = _TOP + _BAR / 2
    whisker(svg, 2 + low * _STEP, 2 + high * _STEP, middle)
    for tick in ticks:
        line(svg, (2 + tick * _STEP, 0), (2 + tick * _STEP, _TOP), "whisker")
    return markup(svg)


def grade_glyph(grade: Grade) -> Markup:
    """A small sample of how a grade is drawn, for legends and lines of evidence."""
    svg = drawing(18, 12)
    fill_box(svg, (1, 1, 16, 10), grade, severity_shade(2.6))
    return markup(svg)


def unknown_glyph() -> Markup:
    """A small sample of how "not known" is drawn."""
    svg = drawing(18, 12)
    shape(svg, "rect", "unknown-box", x=1, y=1, width=16, height=10)
    hatch(svg, (1, 1, 16, 10), 5, "unknown-hatch")
    return markup(svg)


def _bar(svg: Element, severity: float, grade: Grade) -> None:
    width = max(severity * _STEP, 2.0)
    fill_box(svg, (2, _TOP, width, _BAR), grade, severity_shade(severity))


def fill_box(
    svg: Element, box: tuple[float, float, float, float], grade: Grade, shade: str
) -> None:
    """A box (x, y, width, height) filled so that its grade can be told without colour."""
    x, y, width, height = box
    fill = shade if grade in (Grade.MEASURED, Grade.REPORTED) else "#ffffff"
    shape(svg, "rect", "bar", x=x, y=y, width=width, height=height, fill=fill)
    if grade is Grade.REPORTED:
        for part in range(1, math.ceil(width / _SEGMENT)):
            line(svg, (x + part * _SEGMENT, y), (x + part * _SEGMENT, y + height), "segment")
    if grade in (Grade.JUDGED, Grade.GENERAL_KNOWLEDGE):
        hatch(svg, box, 3.2, "judged-hatch", shade)
