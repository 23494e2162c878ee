"""Where does the range of the odds come from, and what would narrow it?

Takes the widths that each source alone would leave and says which leaves most. Widths do not add
up; their squares nearly do, so that "most" means that the square of one is more than those of
the others together, and sources count as alike where they differ by less than half (judged).
"""

from jointaction.forecast.forecasts import EventForecast, InitiativeForecast, RangeParts
from jointaction.report.drawing import drawing, line, markup, shape, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import upper_first
from jointaction.report.sentences import in_table, span

WIDTH = 400.0
_ROW, _LEFT, _BAR_END = 40.0, 2.0, 340.0
_NO_WIDTH = 0.005
_ALIKE = 1.5

# What each source is called, and what follows where it leaves most.
_SOURCES = {
    "base_rate": (
        "how little is known about such initiatives anywhere",
        "knowing this place better may move the odds, but would narrow the range little",
    ),
    "weight": (
        "how far the model may be believed",
        "only forecasts that have met what happened can tell how far",
    ),
    "parameters": (
        "which cases were drawn of all that is not known of people and of this place",
        "more draws would narrow the range",
    ),
    "runs": (
        "chance, which makes one history differ from the next",
        "more histories of each draw would narrow the range",
    ),
}
_NAMES = {
    "base_rate": "Base rate: such initiatives anywhere",
    "weight": "Weight: how far to believe the model",
    "parameters": "Parameters: which cases were drawn",
    "runs": "Runs: chance between histories of a case",
}


def range_finding(parts: RangeParts) -> str:
    """Which source leaves most open, without a full stop; empty where the range has no width.

    >>> range_finding(RangeParts(base_rate=0.01, weight=0.02, parameters=0.02, runs=0.3))[:38]
    'Most of the range comes from chance, w'
    """
    first, *others = _leaders(parts) or ("",)
    if not first:
        return ""
    said = _SOURCES[first][0]
    if not others:
        squares = {name: width**2 for name, width in _widths(parts).items()}
        if 2 * squares[first] > sum(squares.values()):
            return f"Most of the range comes from {said}"
        return f"More of the range comes from {said} than from anything else"
    if len(others) == 1:
        return f"The range comes about as much from {said} as from {_SOURCES[others[0]][0]}"
    rest = ", from ".join(_SOURCES[name][0] for name in others[:-1])
    return (
        f"The range has no one source: it comes from {said}, from {rest}, and from "
        f"{_SOURCES[others[-1]][0]}"
    )


def range_sentence(odds: EventForecast, *, with_range: bool = True) -> str:
    """Which source leaves most open, and what would narrow it; empty where there is no width.

    ``with_range`` is False where the range itself stands just before.
    """
    leaders = _leaders(odds.range_from)
    if not leaders:
        return ""
    finding = range_finding(odds.range_from)
    if with_range:
        finding = finding.replace("range", f"range ({span(odds.low, odds.high)})", 1)
    follows = [_SOURCES[name][1] for name in leaders]
    if len(leaders) == 1:
        return f"{finding}; {follows[0]}."
    if len(leaders) == 2:
        return f"{finding}. {upper_first(follows[0])}; {follows[1]}."
    return f"{finding}."


def range_figure(forecast: InitiativeForecast) -> Figure:
    """The width that each source alone would leave of the range of still running, as bars."""
    running = forecast.still_running
    title = range_finding(running.range_from) or "The range has no width"
    rows = [("All of it together", running.high - running.low)]
    rows += [(_NAMES[name], width) for name, width in _widths(running.range_from).items()]
    axes = (
        "Of the odds to be still running after five years: how wide the range would be, in points "
        "of 100, if only this were open. The widths do not add up. The odds are the mean over all "
        "that is not known of people and place, so it widens them only by which cases were drawn."
    )
    told = "; ".join(f"{name}: {in_table(width)}" for name, width in rows)
    svg = drawing(WIDTH, len(rows) * _ROW + 4, f"{title}. {axes} {told}.")
    scale = (_BAR_END - _LEFT) / max(*(width for _, width in rows), _NO_WIDTH)
    for place, (name, width) in enumerate(rows):
        y = place * _ROW + 14
        write(svg, name, _LEFT, y, "label" if place else "label strong")
        line(svg, (_LEFT, y + 13), (_BAR_END, y + 13), "grid")
        look = "width-part" if place else "width-all"
        shape(svg, "rect", look, x=_LEFT, y=y + 7, width=max(width * scale, 1), height=12)
        write(svg, in_table(width), WIDTH - 2, y + 17, "label", "end")
    return Figure(title, axes, markup(svg), _table(forecast))


def _table(forecast: InitiativeForecast) -> DataTable:
    events: tuple[tuple[str, EventForecast], ...] = (
        ("Takes off", forecast.takes_off),
        ("Lasts", forecast.lasts),
        ("Still running", forecast.still_running),
        ("All three", forecast.all_three),
    )
    names = ("All of it together", *_NAMES.values())
    columns = [
        (in_table(event.high - event.low), *map(in_table, _widths(event.range_from).values()))
        for _, event in events
    ]
    return DataTable(
        "Width of the range of each event that a source alone would leave, in points of 100",
        ("Points of 100", *(name for name, _ in events)),
        tuple((name, *cells) for name, *cells in zip(names, *columns, strict=True)),
    )


def _widths(parts: RangeParts) -> dict[str, float]:
    return {name: float(getattr(parts, name)) for name in _SOURCES}


def _leaders(parts: RangeParts) -> tuple[str, ...]:
    """The sources that leave most, all within the same breath of the widest; none without width."""
    widths = _widths(parts)
    widest = max(widths.values())
    if widest < _NO_WIDTH:
        return ()
    near = [name for name, width in widths.items() if width * _ALIKE > widest]
    return tuple(sorted(near, key=lambda name: -widths[name]))
