"""How do odds and outcomes look side by side?

One dot for every ten points of odds: across what was said, upwards what happened, with the number
of initiatives beside it. On the slanting line the odds were right.
"""

from collections.abc import Sequence

from jointaction.experiments.backtest.reliability import Bin
from jointaction.report.drawing import drawing, line, markup, shape, write
from jointaction.report.figures import DataTable, Figure

SIDE = 320.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 20.0, 28.0, 44.0
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
_CAP = 4.0


def reliability_figure(title: str, verb: str, bins: Sequence[Bin]) -> Figure:
    """Odds against what happened for one event."""
    happened, n = sum(one.happened for one in bins), sum(one.n for one in bins)
    mean = sum(one.mean_probability * one.n for one in bins) / n
    finding = f"{title}: the odds said {mean:.2f} on average, {happened} of {n} {verb}"
    told = " ".join(
        f"Odds about {one.mean_probability:.2f}: {one.happened} of {one.n}." for one in bins
    )
    svg = drawing(SIDE, SIDE, f"{finding}. {told}")
    for step in _STEPS:
        line(svg, _place(step, 0), _place(step, 1), "grid")
        line(svg, _place(0, step), _place(1, step), "grid")
        write(svg, f"{step:g}", _place(step, 0)[0], SIDE - _BOTTOM + 16, "tick", "middle")
        write(svg, f"{step:g}", _LEFT - 6, _place(0, step)[1] + 4, "tick", "end")
    line(svg, _place(0, 0), _place(1, 1), "zero")
    for one in bins:
        x, y = _place(one.mean_probability, one.share)
        for end in (one.low, one.high):
            height = _place(0, end)[1]
            line(svg, (x - _CAP, height), (x + _CAP, height), "whisker")
        line(svg, (x, _place(0, one.low)[1]), (x, _place(0, one.high)[1]), "whisker")
        shape(svg, "circle", "dot-together", cx=x, cy=y, r=4.5)
        write(svg, str(one.n), x - 8, y + 4, "tick", "end")
    write(svg, "odds said", SIDE - _RIGHT, SIDE - 6, "tick", "end")
    write(svg, f"share that {verb}", 0, 12, "tick")
    axes = (
        "Across: odds; upwards: share that happened, with its range (5-95 %) as if initiatives "
        "were independent; beside each dot the number of initiatives. Slanting line: odds that "
        "were right."
    )
    return Figure(finding, axes, markup(svg), _table(bins))


def _table(bins: Sequence[Bin]) -> DataTable:
    heads = ("Odds", "Initiatives", "Happened", "Mean odds", "Share", "5 %", "95 %")
    rows = tuple(
        (
            *(f"{one.start:.1f} to {one.end:.1f}", str(one.n), str(one.happened)),
            *(f"{one.mean_probability:.2f}", f"{one.share:.2f}"),
            *(f"{one.low:.2f}", f"{one.high:.2f}"),
        )
        for one in bins
    )
    return DataTable("Odds against what happened", heads, rows)


def _place(x: float, y: float) -> tuple[float, float]:
    return _LEFT + (SIDE - _LEFT - _RIGHT) * x, SIDE - _BOTTOM - (SIDE - _TOP - _BOTTOM) * y
