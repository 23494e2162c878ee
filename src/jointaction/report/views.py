"""What does the outside view say, what the inside view, and what do they give together?

Draws the odds of each event three times: the base rate (how often among cluster initiatives),
the model for this place, and both pooled, each where it has one with its range. Also draws the
change in the firms' capability in its passive and active part.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jointaction.forecast.forecasts import (
    CollectiveEfficiency,
    EventForecast,
    InitiativeForecast,
    Innovation,
)
from jointaction.forecast.why.explanation import Part
from jointaction.report.drawing import Element, drawing, line, markup, shape, whisker, write
from jointaction.report.fans import points
from jointaction.report.figures import DataTable, Figure
from jointaction.report.sentences import (
    hundredths,
    in_table,
    of_100,
    running_after_five_years,
    span,
)

WIDTH = 400.0
_LEFT, _RIGHT = 12.0, 12.0
_ROOM_FOR_A_NUMBER = 48.0
_EVENT_HEIGHT, _ROW = 74.0, 16.0
_OUTSIDE_ONLY = "outside view only"


@dataclass(frozen=True)
class _Event:
    """One event with its odds; ``no_model`` stands for the model's number where it has none."""

    name: str
    odds: EventForecast
    no_model: str = ""


def views_figure(forecast: InitiativeForecast) -> Figure:
    """The outside view, the inside view and the two together, for each event, on one scale."""
    events = _events(forecast)
    title = _finding(forecast)
    height = len(events) * _EVENT_HEIGHT + 34
    svg = drawing(WIDTH, height, f"{title}. " + " ".join(map(_in_words, events)))
    bottom = len(events) * _EVENT_HEIGHT
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        line(svg, (_x(share), 8), (_x(share), bottom), "grid")
        write(svg, str(round(100 * share)), _x(share), bottom + 14, "tick", _anchor(share))
    for place, event in enumerate(events):
        _draw(svg, event, place * _EVENT_HEIGHT + 14)
    write(svg, "of 100 initiatives", WIDTH - _RIGHT, bottom + 30, "tick", "end")
    table = DataTable(
        "Odds of each event, of 100 initiatives, with range",
        ("Event", "Base rate", "Model, here", "Model, place unknown", "Together"),
        tuple(map(_row, events)),
    )
    return Figure(title, "Of 100 initiatives; each event given the one before.", markup(svg), table)


def innovation_figure(innovation: Innovation) -> Figure:
    """The gain in capability over five years from rivalry and from joint action."""
    passive, active = innovation.passive, innovation.active
    parts = (
        ("passive: from rivalry and from neighbours", passive),
        ("active: from joint action and institutions", active),
        ("externality: to firms that take no part", innovation.externalities),
    )
    title = _innovation_finding(passive, active)
    axes = (
        "Gain in the firms' capability over five years, in points of 100, mean of the firms. "
        "The passive part comes without the initiative as well, and so does what firms learn "
        "from institutions."
    )
    in_words = "; ".join(f"{name} {_points(part)}" for name, part in parts)
    svg = drawing(WIDTH, 170, f"{title}. {axes} {in_words}.")
    low = min(0.0, passive.low, active.low)
    high = max(0.1, passive.high, active.high)
    _bars(svg, parts, (low, high), points)
    table = DataTable(
        axes,
        ("Part", "Gain, points of 100", "Range"),
        tuple((n, points(p.value), f"{points(p.low)} to {points(p.high)}") for n, p in parts),
    )
    return Figure(title, axes, markup(svg), table)


def efficiency_figure(efficiency: CollectiveEfficiency) -> Figure:
    """What the place and the activity are worth to a firm over five years, in parts."""
    parts = (
        ("external economies: dealing with neighbours",
         efficiency.external_economies),
        ("joint action: members' gain less its cost", efficiency.joint_action),
        ("externality: to others, and to trade", efficiency.externalities),
    )  # fmt: skip
    title = _efficiency_finding(efficiency)
    axes = (
        "Mean over firms and five years. The unit is what one tie brings in one quarter when both "
        "partners co-operate instead of undercutting each other; judged. External economies come "
        "without the initiative. Where no cost is given, cost and gain are those of its kind."
    )
    table = DataTable(
        axes,
        ("Part", "Worth to a firm", "Range"),
        tuple((name, _worth(p.value), f"{_worth(p.low)} to {_worth(p.high)}") for name, p in parts),
    )
    in_words = "; ".join(
        f"{name} {_worth(p.value)} (between {_worth(p.low)} and {_worth(p.high)})"
        for name, p in parts
    )
    svg = drawing(WIDTH, 170, f"{title}. {axes} {in_words}.")
    ends = (min(0.0, *(p.low for _, p in parts)), max(1.0, *(p.high for _, p in parts)))
    _bars(svg, parts, ends, _worth)
    return Figure(title, axes, markup(svg), table)


def _efficiency_finding(efficiency: CollectiveEfficiency) -> str:
    brings = efficiency.joint_action.value + efficiency.externalities.value
    if brings <= 0:
        return "On average the activity costs the place more than it brings"
    if brings < efficiency.external_economies.value:
        return "Dealing with neighbours is worth more to a firm than the activity"
    return "The activity is worth more to a firm than dealing with neighbours"


def _worth(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")


def _bars(
    svg: Element,
    parts: tuple[tuple[str, Part], ...],
    ends: tuple[float, float],
    told: Callable[[float], str],
) -> None:
    low, high = ends

    def x(share: float) -> float:
        return _LEFT + (share - low) / (high - low) * (WIDTH - _LEFT - _RIGHT)

    foot = 12.0 + 42 * len(parts)
    for share in {low, 0.0, high}:
        line(svg, (x(share), 8), (x(share), foot), "zero" if share == 0 else "grid")
        anchor = "start" if share == low else "end" if share == high else "middle"
        if share in (0.0, high) or x(0.0) - x(share) > _ROOM_FOR_A_NUMBER:
            write(svg, told(share), x(share), foot + 16, "tick", anchor)
    for place, (name, part) in enumerate(parts):
        y = 22.0 + place * 42
        write(svg, f"{name} {told(part.value)}", _LEFT + 2, y, "label")
        left, right = sorted((x(0.0), x(part.value)))
        look = "gain-active" if place else "gain-passive"
        shape(svg, "rect", look, x=left, y=y + 6, width=max(right - left, 1), height=10)
        whisker(svg, x(part.low), x(part.high), y + 11)


def _points(part: Part) -> str:
    return f"{points(part.value)} (between {points(part.low)} and {points(part.high)})"


def _innovation_finding(passive: Part, active: Part) -> str:
    if round(100 * active.value) == 0 and round(100 * passive.value) == 0:
        return "Capability hardly changes in five years"
    if abs(active.value) < abs(passive.value):
        return "More of the learning comes from rivalry than from joint action"
    return "More of the learning comes from joint action than from rivalry"


def _finding(forecast: InitiativeForecast) -> str:
    here, base = running_after_five_years(forecast.still_running)
    one, other = hundredths(here.value), hundredths(base.value)
    if one == other:
        return f"What is known here leaves the base rate where it is: {one} of 100 still running"
    side = "below" if here.value < base.value else "above"
    return f"What is known puts it {side} the base rate: {one} of 100 still running, not {other}"


def _events(forecast: InitiativeForecast) -> tuple[_Event, ...]:
    local = forecast.pays_is_local
    pays = "pays, where it lasts" + ("" if local else f" ({_OUTSIDE_ONLY})")
    return (
        _Event("takes off", forecast.takes_off),
        _Event("lasts, where it takes off", forecast.lasts),
        _Event(pays, forecast.pays, "" if local else f"– {_OUTSIDE_ONLY}"),
        _Event("all three", forecast.all_three, "" if local else "–"),
    )


def _draw(svg: Element, event: _Event, top: float) -> None:
    odds, y = event.odds, top + _ROW
    write(svg, event.name, _LEFT, top, "label strong")
    whisker(svg, _x(odds.base_low), _x(odds.base_high), y)
    shape(svg, "circle", "dot-outside", cx=_x(odds.base_rate), cy=y, r=4.5)
    if not event.no_model:
        x, unknown = _x(odds.model), _x(odds.model_reference)
        shape(svg, "polygon", "dot-inside", points=_diamond(x, y + _ROW))
        line(svg, (unknown, y + _ROW - 6), (unknown, y + _ROW + 6), "reference")
    whisker(svg, _x(odds.low), _x(odds.high), y + 2 * _ROW)
    shape(svg, "circle", "dot-together", cx=_x(odds.probability), cy=y + 2 * _ROW, r=5)


def _diamond(x: float, y: float) -> str:
    corners = ((x, y - 5.5), (x + 5.5, y), (x, y + 5.5), (x - 5.5, y))
    return " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)


def _row(event: _Event) -> tuple[str, ...]:
    odds = event.odds
    return (
        event.name,
        f"{in_table(odds.base_rate)} ({_range(odds.base_low, odds.base_high)})",
        event.no_model or in_table(odds.model),
        "–" if event.no_model else in_table(odds.model_reference),
        f"{in_table(odds.probability)} ({_range(odds.low, odds.high)})",
    )


def _range(low: float, high: float) -> str:
    return f"{in_table(low)} to {in_table(high)}"


def _in_words(event: _Event) -> str:
    odds = event.odds
    model = "" if event.no_model else f"model here {of_100(odds.model)}, "
    return (
        f"{event.name}: base rate {of_100(odds.base_rate)}, {model}"
        f"together {of_100(odds.probability)}, {span(odds.low, odds.high)}."
    )


def _x(share: float) -> float:
    return _LEFT + min(max(share, 0.0), 1.0) * (WIDTH - _LEFT - _RIGHT)


def _anchor(share: float) -> str:
    return "start" if share == 0 else "end" if share == 1 else "middle"
