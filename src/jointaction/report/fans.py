"""How do co-operation and participation go on, with the initiative and without it?

Takes the fans of a forecast (one number a quarter, shares 0-1) and gives figures: the median as a
line, the bands that hold half and nine tenths of the histories, and three single histories
drawn thin, since no history is the median. With and without share one scale.
"""

import math
from dataclasses import dataclass

from markupsafe import Markup

from jointaction.forecast.forecasts import Fan, Fans
from jointaction.report.drawing import Element, Point, band, curve, drawing, line, markup, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.sentences import hundredths, of_100, span
from jointaction.scales import QUARTERS_A_YEAR

WIDTH, HEIGHT, LOW_HEIGHT = 400.0, 240.0, 190.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 8.0, 12.0, 38.0
FIVE_YEARS = 5 * QUARTERS_A_YEAR
_HARDLY = 0.02
_NONE_BELOW, _ALL_FROM = 0.005, 0.995  # what counts of a hundred round to none and to all
_STEPS = {0.25: 6, 0.5: 6, 0.75: 4, 1.0: 5}  # round numbers on the scale, by its upper end
_NOTHING = "There is nothing to draw: no simulated firm trades with another one."


@dataclass(frozen=True)
class _Plane:
    """Where quarters and shares lie on the drawing."""

    quarters: int
    low: float
    high: float
    height: float

    def x(self, quarter: float) -> float:
        return _LEFT + quarter / max(self.quarters - 1, 1) * (WIDTH - _LEFT - _RIGHT)

    def y(self, share: float) -> float:
        part = (min(max(share, self.low), self.high) - self.low) / (self.high - self.low)
        return self.height - _BOTTOM - part * (self.height - _TOP - _BOTTOM)

    def points(self, shares: tuple[float, ...]) -> list[Point]:
        return [(self.x(quarter), self.y(share)) for quarter, share in enumerate(shares)]


def fan_figures(fans: Fans) -> tuple[Figure, ...]:
    """The four charts: co-operation with it and without it, the difference, participation."""
    trade = "Co-operative moves in trade, of 100 moves, by years after the start"
    last = at_five_years
    with_, without = last(fans.cooperation_with), last(fans.cooperation_without)
    top = max(_top(fans.cooperation_with), _top(fans.cooperation_without))
    return (
        _fan_figure(fans.cooperation_with, f"With it, {_moves(with_)}", trade, top),
        _fan_figure(fans.cooperation_without, f"Without it, {_moves(without)}", trade, top),
        _difference_figure(fans.difference),
        _fan_figure(
            fans.participation,
            participation_finding(*last(fans.participation)),
            "Firms that put in cash or time, of 100 intended firms, by years after the start",
            _top(fans.participation),
        ),
    )


def at_five_years(fan: Fan) -> tuple[float, float, float]:
    """Median and 90 % band of a fan at quarter 20 (or its last quarter, where it is shorter)."""
    place = min(FIVE_YEARS, len(fan.p50) - 1)
    if place < 0:
        return math.nan, math.nan, math.nan
    return fan.p50[place], fan.p05[place], fan.p95[place]


def can_be_drawn(fan: Fan) -> bool:
    """Whether the fan has at least two quarters and no gaps."""
    lines = (fan.p05, fan.p25, fan.p50, fan.p75, fan.p95)
    return len(fan.p50) > 1 and all(math.isfinite(v) for shares in lines for v in shares)


def _top(fan: Fan) -> float:
    """The upper end of the scale: the next quarter above everything that is drawn."""
    drawn = [v for shares in (fan.p95, *fan.single) for v in shares if math.isfinite(v)]
    return min(1.0, max(0.25, math.ceil(max(drawn, default=0.0) * 4) / 4))


def _fan_figure(fan: Fan, title: str, axes: str, top: float) -> Figure:
    if not can_be_drawn(fan):
        return Figure(f"{axes.split(',', maxsplit=1)[0]}: not known", _NOTHING, Markup(""), None)
    plane = _Plane(len(fan.p50), 0.0, top, HEIGHT)
    middle, low, high = at_five_years(fan)
    label = (
        f"{title}. {axes}. Year 5: median {of_100(middle)}, 9 in 10 histories {span(low, high)}."
    )
    svg = drawing(WIDTH, HEIGHT, label)
    steps = _STEPS[top]
    _grid(svg, plane, tuple(top * k / (steps - 1) for k in range(steps)), signed=False)
    _fan(svg, plane, fan)
    return Figure(title, axes + ".", markup(svg), _table(axes, fan, signed=False))


def _difference_figure(fan: Fan) -> Figure:
    axes = "Difference in co-operative moves, in points of 100, with minus without, same histories"
    if not can_be_drawn(fan):
        return Figure("Difference made: not known", _NOTHING, Markup(""), None)
    middle, low, high = at_five_years(fan)
    title = _difference_finding(middle, low, high)
    drawn = [*fan.p05, *fan.p95, *(v for single in fan.single for v in single if math.isfinite(v))]
    edge = max(0.1, math.ceil(max(abs(v) for v in drawn) * 10) / 10)
    plane = _Plane(len(fan.p50), -edge, edge, LOW_HEIGHT)
    year_5 = f"median {points(middle)}, 9 in 10 between {points(low)} and {points(high)}"
    label = f"{title}. {axes}. Year 5: {year_5}."
    svg = drawing(WIDTH, LOW_HEIGHT, label)
    _grid(svg, plane, (-edge, -edge / 2, 0.0, edge / 2, edge), signed=True)
    _fan(svg, plane, fan)
    line(svg, (plane.x(0), plane.y(0)), (plane.x(plane.quarters - 1), plane.y(0)), "zero")
    return Figure(title, axes + ".", markup(svg), _table(axes, fan, signed=True))


def points(share: float) -> str:
    """A difference of shares in points of 100 with its sign: "+6", "−2", "0"."""
    if not math.isfinite(share):
        return "not known"
    whole = round(100 * share)
    return f"+{whole}" if whole > 0 else f"−{-whole}" if whole < 0 else "0"


def _moves(year_5: tuple[float, float, float]) -> str:
    middle, low, high = year_5
    return f"{of_100(middle)} moves in trade are co-operative in year 5 ({span(low, high)})"


def _difference_finding(middle: float, low: float, high: float) -> str:
    unit = "point" if abs(round(100 * middle)) == 1 else "points"
    width = f"{points(middle)} {unit}, between {points(low)} and {points(high)}"
    if abs(middle) < _HARDLY and low <= 0 <= high:
        return f"In the middle of the histories it changes trade hardly at all ({width})"
    if low > 0 or high < 0:
        return f"Trade becomes {'more' if middle > 0 else 'less'} co-operative ({width})"
    return f"Trade may become more co-operative or less ({width})"


def participation_finding(middle: float, low: float, high: float) -> str:
    """What the median, 5th and 95th percentile say of the firms that take part in year 5.

    >>> participation_finding(0.2, 0.04, 0.5)
    'After five years 20 of 100 intended firms take part (9 in 10 histories: between 4 and 50)'
    """
    if not math.isfinite(middle):
        return "Participation is not known"
    if middle < _NONE_BELOW:
        return _hardly_anybody(high)
    many = "all" if middle >= _ALL_FROM else of_100(middle)
    return f"After five years {many} intended firms take part ({_nine_in_ten(low, high)})"


def _hardly_anybody(high: float) -> str:
    nobody = "nobody takes part any more after five years"
    if high < _NONE_BELOW:
        return f"In at least 19 of 20 histories {nobody}"
    best = "all" if high >= _ALL_FROM else f"at least {of_100(high)}"
    return f"In at least half of the histories {nobody}; in 1 of 20 {best} intended firms do"


def _nine_in_ten(low: float, high: float) -> str:
    few, many = hundredths(low), hundredths(high)
    if low < _NONE_BELOW:
        if high >= _ALL_FROM:
            return "9 in 10 histories: anything from none to all"
        return f"19 in 20 histories: at most {many}"
    if low >= _ALL_FROM:
        return "19 in 20 histories: all"
    if high >= _ALL_FROM:
        return f"19 in 20 histories: at least {few}"
    return f"9 in 10 histories: {f'about {few}' if few == many else f'between {few} and {many}'}"


def _fan(svg: Element, plane: _Plane, fan: Fan) -> None:
    band(svg, plane.points(fan.p95), plane.points(fan.p05), "band-90")
    band(svg, plane.points(fan.p75), plane.points(fan.p25), "band-50")
    for single in fan.single:
        finite = [p for p, v in zip(plane.points(single), single, strict=True) if math.isfinite(v)]
        curve(svg, finite, "single")
    curve(svg, plane.points(fan.p50), "median")


def _grid(svg: Element, plane: _Plane, shares: tuple[float, ...], *, signed: bool) -> None:
    floor, end = plane.y(plane.low), plane.x(plane.quarters - 1)
    for share in shares:
        line(svg, (plane.x(0), plane.y(share)), (end, plane.y(share)), "grid")
        text = points(share) if signed else str(round(100 * share))
        write(svg, text, _LEFT - 6, plane.y(share) + 4, "tick", "end")
    for year in range((plane.quarters - 1) // QUARTERS_A_YEAR + 1):
        x = plane.x(year * QUARTERS_A_YEAR)
        line(svg, (x, floor), (x, floor + 4), "axis")
        write(svg, str(year), x, floor + 17, "tick", "middle")
    line(svg, (plane.x(0), floor), (end, floor), "axis")
    write(svg, "years after the start", end, plane.height - 5, "tick", "end")


def _table(axes: str, fan: Fan, *, signed: bool) -> DataTable:
    def cell(share: float) -> str:
        return points(share) if signed else str(round(100 * share))

    def both(low: float, high: float) -> str:
        return f"{cell(low)} to {cell(high)}"

    rows = tuple(
        (
            str(quarter // QUARTERS_A_YEAR),
            cell(fan.p50[quarter]),
            both(fan.p25[quarter], fan.p75[quarter]),
            both(fan.p05[quarter], fan.p95[quarter]),
        )
        for quarter in range(0, len(fan.p50), QUARTERS_A_YEAR)
    )
    return DataTable(axes, ("Year", "Median", "Half of the histories", "9 in 10 histories"), rows)
