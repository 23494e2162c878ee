"""What does the course of one history look like?

A timeline: how many of the firms asked took part, against the number that the activity needs;
co-operation in trade; the quarters in which public money was paid; and a numbered mark for every
sentence of the story. Marks for the activity are round and filled, marks against it square, the
rest hollow, so that nothing is told by colour alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.report.drawing import Element, Point, curve, drawing, line, markup, shape, write
from jointaction.report.figures import DataTable, Figure
from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.story.story import Story

WIDTH, HEIGHT = 400.0, 262.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 8.0, 14.0, 76.0
_MARK, _ROOM_OF_A_YEAR = 6.5, 36.0


@dataclass(frozen=True)
class Mark:
    """A sentence of the story on the timeline."""

    number: int
    quarter: int
    speaks: int
    text: str


def timeline(
    story: Story, marks: Sequence[Mark], finding: str, start_year: int | None = None
) -> Figure:
    """The course of one history; ``finding`` is what it shows, in one sentence."""
    axes = (
        "Thick line: firms that put in cash or time, of 100 asked. Dashed: what the activity needs "
        "to run. Thin: co-operative moves in trade, of 100. "
        + ("Grey bar: public money. " if story.subsidy_quarters else "")
        + "Numbers: the sentences of the story, round for the activity, square against it, hollow "
        "neither."
    )
    label = f"{finding}. {axes} " + " ".join(f"{m.number}: {m.text}" for m in marks)
    svg = drawing(WIDTH, HEIGHT, label)
    _grid(svg, story, start_year)
    if story.subsidy_quarters:
        until = min(story.subsidy_quarters, story.quarters)
        shape(
            svg, "rect", "money", x=_x(0, story), y=_y(0) - 5,
            width=_x(until, story) - _x(0, story), height=5,
        )  # fmt: skip
    line(svg, (_x(0, story), _y(story.threshold)), (WIDTH - _RIGHT, _y(story.threshold)), "needed")
    for part in _without_gaps(story.runs.cooperation[: story.quarters, 0].tolist(), story):
        curve(svg, part, "single")
    curve(svg, _steps(story), "median")
    for mark in marks:
        _draw(svg, mark, story)
    return Figure(finding, axes, markup(svg), _table(story))


def _x(quarter: float, story: Story) -> float:
    return _LEFT + quarter / max(story.quarters, 1) * (WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return HEIGHT - _BOTTOM - min(max(share, 0.0), 1.0) * (HEIGHT - _TOP - _BOTTOM)


def _steps(story: Story) -> list[Point]:
    """Participation: a level for every quarter."""
    points: list[Point] = []
    for quarter, share in enumerate(story.runs.participation[: story.quarters, 0].tolist()):
        points += [(_x(quarter, story), _y(share)), (_x(quarter + 1, story), _y(share))]
    return points


def _without_gaps(shares: Sequence[float], story: Story) -> list[list[Point]]:
    """The middle of every quarter with a number, broken where there is none."""
    parts: list[list[Point]] = [[]]
    for quarter, share in enumerate(shares):
        if math.isfinite(share):
            parts[-1].append((_x(quarter + 0.5, story), _y(share)))
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if len(part) > 1]


def _grid(svg: Element, story: Story, start_year: int | None) -> None:
    floor, end = _y(0), WIDTH - _RIGHT
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        line(svg, (_LEFT, _y(share)), (end, _y(share)), "grid")
        write(svg, str(round(100 * share)), _LEFT - 6, _y(share) + 4, "tick", "end")
    years = math.ceil(story.quarters / QUARTERS_A_YEAR)
    every = 1 if years <= 8 else math.ceil(years / 8)
    for year in range(0, years, every):
        x = _x(year * QUARTERS_A_YEAR, story)
        line(svg, (x, floor), (x, floor + 4), "axis")
        name = f"year {year + 1}" if start_year is None else str(start_year + year)
        if x + _ROOM_OF_A_YEAR <= WIDTH:
            write(svg, name, x + 2, floor + 16, "tick")
    line(svg, (_LEFT, floor), (end, floor), "axis")


def _draw(svg: Element, mark: Mark, story: Story) -> None:
    x = _x(mark.quarter + 0.5, story)
    y = _y(0) + 32 + (mark.number % 2) * 17
    line(svg, (x, _y(0)), (x, y - _MARK), "stem")
    if mark.speaks < 0:
        shape(
            svg, "rect", "event-against", x=x - _MARK, y=y - _MARK, width=2 * _MARK,
            height=2 * _MARK,
        )  # fmt: skip
    else:
        shape(svg, "circle", "event-for" if mark.speaks else "event-neither", cx=x, cy=y, r=_MARK)
    look = "event-number on-dark" if mark.speaks else "event-number"
    write(svg, str(mark.number), x, y + 3.6, look, "middle")


def _table(story: Story) -> DataTable:
    rows = []
    for quarter in range(story.quarters):
        trade = float(story.runs.cooperation[quarter, 0])
        decided = story.decisions[quarter]
        rows.append(
            (
                f"{quarter // QUARTERS_A_YEAR + 1}.{quarter % QUARTERS_A_YEAR + 1}",
                str(story.at_work[quarter]),
                "yes" if story.runs.active[quarter, 0] else "no",
                str(round(100 * trade)) if math.isfinite(trade) else "–",
                _of(decided.belief),
                _of(decided.required),
            )
        )
    return DataTable(
        "The history quarter by quarter",
        (
            "Year and quarter", f"Firms at work, of {story.intended}", "It runs",
            "Co-operative moves, of 100", "Others expected to do their part, of 100",
            "Enough to join, of 100",
        ),
        tuple(rows),
    )  # fmt: skip


def _of(share: float) -> str:
    return str(round(100 * share)) if math.isfinite(share) else "–"
