"""How does one claim look: its lines where it has some, else the spread of its conditions?

The spread shows one row a condition: the effect as a dot, its range as a whisker, and where the
bound lies.
"""

from collections.abc import Sequence

from markupsafe import Markup

from jointaction.experiments.claims.claim import Curve
from jointaction.experiments.claims.finding import Finding, Reading
from jointaction.report.drawing import Element, curve, drawing, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure

WIDTH = 400.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 16.0, 12.0, 40.0
_CURVES_HEIGHT, _ROW = 220.0, 44.0
_LOOKS = ("median", "reference", "single", "axis")
_MOST_LETTERS = 58
_MOST_ROWS = 30


def claim_figure(finding: Finding) -> Figure:
    """The figure of a finding."""
    return _of_curves(finding) if finding.curves else _of_readings(finding)


def _of_curves(finding: Finding) -> Figure:
    curves, (across, upwards) = finding.curves, finding.claim.axes
    low_x, high_x = _span([x for one in curves for x in one.across])
    low_y, high_y = _span([0.0, *(y for one in curves for y in one.upwards)])
    named = _CURVES_HEIGHT + 16 * len(curves)
    svg = drawing(WIDTH, named, f"{finding.claim.title}. Across: {across}; upwards: {upwards}.")

    def place(x: float, y: float) -> tuple[float, float]:
        wide, high = WIDTH - _LEFT - _RIGHT, _CURVES_HEIGHT - _TOP - _BOTTOM
        return (
            _LEFT + wide * (x - low_x) / (high_x - low_x),
            _CURVES_HEIGHT - _BOTTOM - high * (y - low_y) / (high_y - low_y),
        )

    for y in (low_y, (low_y + high_y) / 2, high_y):
        line(svg, place(low_x, y), place(high_x, y), "grid")
        write(svg, f"{y:.2g}", _LEFT - 6, place(low_x, y)[1] + 4, "tick", "end")
    for x in (low_x, (low_x + high_x) / 2, high_x):
        write(svg, f"{x:.3g}", place(x, low_y)[0], _CURVES_HEIGHT - _BOTTOM + 16, "tick", "middle")
    write(svg, across, WIDTH - _RIGHT, _CURVES_HEIGHT - 6, "tick", "end")
    for number, one in enumerate(curves):
        look = _LOOKS[number % len(_LOOKS)]
        points = zip(one.across, one.upwards, strict=True)
        curve(svg, [place(x, y) for x, y in points], f"{look} line")
        y = _CURVES_HEIGHT + 16 * number + 8
        line(svg, (_LEFT, y - 4), (_LEFT + 22, y - 4), look)
        write(svg, one.name, _LEFT + 28, y, "tick")
    axes = f"Across: {across}; upwards: {upwards}; means over sampled worlds."
    return Figure(finding.claim.title, axes, markup(svg), _table(curves, across))


def _table(curves: Sequence[Curve], across: str) -> DataTable:
    places = sorted({x for one in curves for x in one.across})[:_MOST_ROWS]
    known = [dict(zip(one.across, one.upwards, strict=True)) for one in curves]
    rows = tuple(
        (f"{x:.3g}", *(f"{one[x]:.3f}" if x in one else "-" for one in known)) for x in places
    )
    return DataTable(across, (across, *(one.name for one in curves)), rows)


def _of_readings(finding: Finding) -> Figure:
    shown = [one for one in finding.readings if one.effect is not None]
    if not shown:
        return Figure(finding.claim.title, "Nothing to draw.", Markup(""), None)
    height = _ROW * len(shown) + 28
    svg = drawing(WIDTH, height, f"{finding.claim.title}. {_told(shown)}")
    for number, one in enumerate(shown):
        _row(svg, one, _ROW * number + 16)
    axes = (
        "Each row on a scale of its own. Dot: the effect; line: its range, 5-95 %; stroke: "
        "the bound that it should lie beyond."
    )
    return Figure(finding.claim.title, axes, markup(svg), None)


def _row(svg: Element, one: Reading, y: float) -> None:
    """A condition: what it says, and below it dot, whisker and bound."""
    effect, low, high = one.effect or 0.0, one.low or 0.0, one.high or 0.0
    bound = one.condition.bound
    start, end = _span([effect, low, high, bound])

    def place(x: float) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * (x - start) / (end - start)

    says = one.condition.says
    short = says if len(says) <= _MOST_LETTERS else says[: _MOST_LETTERS - 1].rstrip() + "…"
    write(svg, short, 0, y, "tick")
    line(svg, (place(bound), y + 5), (place(bound), y + 23), "zero")
    whisker(svg, place(low), place(high), y + 14)
    shape(svg, "circle", "dot-together", cx=place(effect), cy=y + 14, r=4.0)
    write(svg, f"{effect:+.2g}", WIDTH, y, "tick", "end")


def _told(shown: Sequence[Reading]) -> str:
    return " ".join(
        f"{one.condition.says}: {one.effect:.2f}, {one.low:.2f} to {one.high:.2f}." for one in shown
    )


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Lowest and highest, a little apart where they are the same."""
    low, high = min(values), max(values)
    return (low, high) if high > low else (low, low + 1e-9 + abs(low) * 0.1)
