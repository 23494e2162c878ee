"""How did the simulated histories end, how often each way, and when?

Shares are of all histories (inside view). Their range is that of the number of draws alone. The
date is the year of the quarter after the last in which it ran with enough firms.
"""

from markupsafe import Markup

from jointaction.forecast.why.explanation import Death
from jointaction.report.drawing import Element, drawing, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import full_stop, lower_first
from jointaction.report.sentences import Odds, chance_range, in_table, of_100
from jointaction.scales import QUARTERS_A_YEAR
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
    in_words = " ".join(f"{d.title}{_dated(d)}: {of_100(d.share)}." for d in told)
    svg = drawing(WIDTH, height, f"{title}. {in_words}")
    for place, (death, share) in enumerate(zip(told, odds, strict=True)):
        _bar(svg, death, share, place * _ROW + 14)
    table = DataTable(
        "How the histories end",
        ("Ending", "Of 100 histories", "Range", "When, year (9 in 10)"),
        tuple(
            (d.title, in_table(o.value), f"{in_table(o.low)} to {in_table(o.high)}", _years(d))
            for d, o in zip(told, odds, strict=True)
        ),
        {death.title: full_stop(death.plain) for death in told},
    )
    axes = (
        "Of 100 simulated histories of this place (inside view); whiskers: chance alone. Right: "
        "the year in which it stopped, half of the time earlier, and 9 in 10 times between."
    )
    return Figure(title, axes, markup(svg), table)


def when_it_ends(death: Death) -> str:
    """The date of a death: "in year 2 (between 1 and 4)"; empty where it has none.

    >>> from jointaction.forecast.why.explanation import Part
    >>> when_it_ends(Death("x", "X", "X.", 0.1, Part(7, 3, 14)))
    'in year 2 (between 1 and 4)'
    """
    if death.quarter is None:
        return ""
    middle, low, high = map(_year, (death.quarter.value, death.quarter.low, death.quarter.high))
    return f"in year {middle}" if low == high else f"in year {middle} (between {low} and {high})"


def deaths_sentence(deaths: tuple[Death, ...]) -> str:
    """How it most often ends, and how those end that ran, with their dates; empty without deaths.

    One sentence where the commonest end has a date, two where it never ran.
    """
    ended = sorted(
        (death for death in deaths if not _is_lasting(death) and death.share > 0),
        key=lambda death: -death.share,
    )
    if not ended:
        return ""
    first = ended[0]
    told = f"Most often it ends so: {_how(first)}."
    dated = [death for death in ended if death.quarter is not None]
    if first.quarter is not None or not dated:
        return told
    return f"{told} Once it has got going: {_how(dated[0])}."


def _how(death: Death) -> str:
    """An ending with its date and its share, as part of a sentence."""
    return f"{_ending(death)}{_dated(death)}; {of_100(death.share)} histories"


def _ending(death: Death) -> str:
    return lower_first(death.title).rstrip(".")


def _dated(death: Death) -> str:
    when = when_it_ends(death)
    return f", {when}" if when else ""


def _year(quarter: float) -> int:
    """The year of a quarter, both counted from the start: quarter 0 lies in year 1."""
    return int(quarter) // QUARTERS_A_YEAR + 1


def _years(death: Death) -> str:
    if death.quarter is None:
        return "–"
    middle, low, high = map(_year, (death.quarter.value, death.quarter.low, death.quarter.high))
    return f"{middle}" if low == high else f"{middle} ({low} to {high})"


def _finding(told: list[Death]) -> str:
    ended = [death for death in told if not _is_lasting(death) and death.share > 0]
    if not ended:
        return "No simulated history ends before five years"
    first = ended[0]
    when = _dated(first)
    return f"Most often: {_ending(first)} ({of_100(first.share)} histories{when})"


def _is_lasting(death: Death) -> bool:
    return death.ending.lower() == Ending.LASTED.name.lower()


def _bar(svg: Element, death: Death, share: Odds, y: float) -> None:
    scale = _BAR_END - _LEFT
    write(svg, death.title, _LEFT, y, "label")
    if death.quarter is not None:
        write(svg, f"year {_years(death)}", WIDTH - 2, y, "tick", "end")
    look = "end-lasted" if _is_lasting(death) else "end-died"
    line(svg, (_LEFT, y + 13), (_BAR_END, y + 13), "grid")
    shape(svg, "rect", look, x=_LEFT, y=y + 7, width=max(share.value * scale, 1), height=12)
    low, high = _LEFT + share.low * scale, _LEFT + share.high * scale
    whisker(svg, low, high, y + 13)
    write(svg, in_table(share.value), WIDTH - 2, y + 17, "label", "end")
