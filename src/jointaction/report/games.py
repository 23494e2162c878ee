"""How far from the laboratory does the model's co-operation lie, cell by cell and game by game?

Two kinds of figures: a scatter of cells, model against laboratory, with the band of the limit
around the line of no error; and one learning curve a game, laboratory thin and model thick.
Shares are 0-1.
"""

from collections.abc import Sequence
from typing import TypeAlias

from markupsafe import Markup

from jointaction.experiments.learning_curves import LATE, Curve
from jointaction.report.drawing import Element, band, curve, drawing, line, markup, shape, write
from jointaction.report.figures import DataTable, Figure

SIDE = 400.0
WIDTH, HEIGHT = 400.0, 220.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 12.0, 12.0, 40.0
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MOST_NAMED = 15

# Name, laboratory, model, and whether the number of relationships was assumed.
Point: TypeAlias = tuple[str, float, float, bool]


def scatter_figure(title: str, points: Sequence[Point], limit: float) -> Figure:
    """Each cell as a dot: across the laboratory, upwards the model."""
    if not points:
        return Figure(f"{title}: nobody measured them", "Nothing to compare.", Markup(""), None)
    near = sum(abs(model - measured) <= limit for _, measured, model, _ in points)
    finding = f"{title}: {near} of {len(points)} cells within {limit:.2f}"
    svg = drawing(SIDE, SIDE, f"{finding}. Across: laboratory; upwards: model. {_told(points)}")
    corners = [(0.0, limit), (1 - limit, 1.0), (1.0, 1.0)]
    upper = [_place(x, y) for x, y in corners]
    lower = [_place(y, x) for x, y in corners]
    band(svg, [_place(0, 0), *upper], [_place(0, 0), *lower], "band-90")
    for step in _STEPS:
        line(svg, _place(step, 0), _place(step, 1), "grid")
        line(svg, _place(0, step), _place(1, step), "grid")
        write(svg, f"{step:g}", _place(step, 0)[0], SIDE - _BOTTOM + 16, "tick", "middle")
        write(svg, f"{step:g}", _LEFT - 6, _place(0, step)[1] + 4, "tick", "end")
    line(svg, _place(0, 0), _place(1, 1), "zero")
    for _, measured, model, assumed in points:
        x, y = _place(measured, model)
        shape(svg, "circle", "dot-outside" if assumed else "dot-together", cx=x, cy=y, r=4.5)
    if len(points) <= _MOST_NAMED:
        _names(svg, points)
    write(svg, "laboratory", SIDE - _RIGHT, SIDE - 6, "tick", "end")
    write(svg, "model", _LEFT + 6, _TOP + 12, "tick")
    axes = "Across: people; upwards: the model; shares of co-operation. Band: the limit."
    return Figure(finding, axes, markup(svg), None)


def curve_figure(one: Curve) -> Figure:
    """First-round co-operation by relationship in one game."""
    last = one.relationships[-1]
    people, model = zip(*one.misses.values(), strict=True)
    finding = f"{one.game}: from {_change(people)} in the laboratory, {_change(model)} in the model"
    svg = drawing(WIDTH, HEIGHT, f"{finding}. First-round co-operation by relationship, 1-{last}.")
    _axes(svg, last)
    for shares, look in ((one.measured, "single"), (one.model, "median")):
        points = [
            (_across(number, last), _upwards(value))
            for number, value in zip(one.relationships, shares, strict=True)
        ]
        curve(svg, points, look)
    axes = f"Share of first rounds with co-operation; title: the first, and from {LATE} on."
    table = DataTable(
        f"{one.game}: {axes}",
        ("Relationship", "People", "Laboratory", "Model"),
        tuple(
            (str(number), str(there), f"{measured:.2f}", f"{modelled:.2f}")
            for number, there, measured, modelled in zip(
                one.relationships, one.people, one.measured, one.model, strict=True
            )
        ),
    )
    return Figure(finding, axes, markup(svg), table)


def _names(svg: Element, points: Sequence[Point]) -> None:
    """The name of each dot to its right; to its left at the edge, or where another name stands."""
    taken: list[tuple[float, float]] = []
    for name, measured, model, _ in points:
        x, y = _place(measured, model)
        left = measured > 0.9 or any(abs(x - a) < 24 and abs(y - b) < 12 for a, b in taken)
        taken.append((x, y))
        write(svg, name, x - 8 if left else x + 8, y + 4, "tick", "end" if left else "start")


def _change(shares: Sequence[float]) -> str:
    first, late = shares
    return f"{first:.2f} to {late:.2f}"


def _told(points: Sequence[Point]) -> str:
    if len(points) > _MOST_NAMED:
        return ""
    return " ".join(f"{name}: {lab:.2f} and {model:.2f}." for name, lab, model, _ in points)


def _place(measured: float, model: float) -> tuple[float, float]:
    width, height = SIDE - _LEFT - _RIGHT, SIDE - _TOP - _BOTTOM
    return _LEFT + measured * width, SIDE - _BOTTOM - model * height


def _axes(svg: Element, last: int) -> None:
    left, right = _across(1, last), _across(last, last)
    for step in _STEPS:
        line(svg, (left, _upwards(step)), (right, _upwards(step)), "grid")
        write(svg, f"{step:g}", _LEFT - 6, _upwards(step) + 4, "tick", "end")
    for number in (1, *range(20, last + 1, 20)):
        x = _across(number, last)
        line(svg, (x, _upwards(0)), (x, _upwards(0) + 4), "axis")
        write(svg, str(number), x, _upwards(0) + 17, "tick", "middle")
    line(svg, (left, _upwards(0)), (right, _upwards(0)), "axis")
    write(svg, "relationship", right, HEIGHT - 5, "tick", "end")


def _across(number: int, last: int) -> float:
    return _LEFT + (number - 1) / max(last - 1, 1) * (WIDTH - _LEFT - _RIGHT)


def _upwards(share: float) -> float:
    return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)
