"""How did the simulated histories end, and how often each way?

Shares are of all histories (inside view). Their range is that of the number of draws alone.
"""

from markupsafe import Markup

from jointaction.forecast.why.explanation import Death
from jointaction.report.drawing import Element, drawing, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import full_stop, lower_first
from jointaction.report.sentences import Odds, chance_range, in_table, of_100
from jointaction.simulate.runs import Ending

WIDTH = 400.0
_ROW, _LEFT, _BAR_END = 40.0, 2.0, 340.0


def deaths_figure(deaths: tuple[Death, ...], draws: int) -> Figure:
    """The endings as a list of bars, the commonest first, lasting last."""
    told = sorted(deaths, key=lambda death: (_is_lasting(death), -death.share))
    if not told:
        return Figure("How it ends is not known", "No history was simulated.", Markup(""), None)
    odds = [chance_range(death.share, draws) for death in told]
    title = _finding(told)
    height = len(told) * _ROW + 6
    in_words = " ".join(f"{d.title}: {of_100(d.share)}." for d in told)
    svg = drawing(WIDTH, height, f"{title}. {in_words}")
    for place, (death, share) in enumerate(zip(told, odds, strict=True)):
        _bar(svg, death, share, place * _ROW + 14)
    table = DataTable(
        "How the histories end",
        ("Ending", "Of 100 histories", "Range"),
        tuple(
            (d.title, in_table(o.value), f"{in_table(o.low)} to {in_table(o.high)}")
            for d, o in zip(told, odds, strict=True)
        ),
        {death.title: full_stop(death.plain) for death in told},
    )
    axes = "Of 100 simulated histories of this place (inside view); whiskers: chance alone."
    return Figure(title, axes, markup(svg), table)


def _finding(told: list[Death]) -> str:
    ended = [death for death in told if not _is_lasting(death) and death.share > 0]
    if not ended:
        return "No simulated history ends before five years"
    first = ended[0]
    return f"Most often: {lower_first(first.title).rstrip('.')} ({of_100(first.share)} histories)"


def _is_lasting(death: Death) -> bool:
    return death.ending.lower() == Ending.LASTED.name.lower()


def _bar(svg: Element, death: Death, share: Odds, y: float) -> None:
    scale = _BAR_END - _LEFT
    write(svg, death.title, _LEFT, y, "label")
    look = "end-lasted" if _is_lasting(death) else "end-died"
    line(svg, (_LEFT, y + 13), (_BAR_END, y + 13), "grid")
    shape(svg, "rect", look, x=_LEFT, y=y + 7, width=max(share.value * scale, 1), height=12)
    low, high = _LEFT + share.low * scale, _LEFT + share.high * scale
    whisker(svg, low, high, y + 13)
    write(svg, in_table(share.value), WIDTH - 2, y + 17, "label", "end")
