"""What do firms say they would do, and how much of it should one expect?

Draws what was stated as a filled bar, and under it, hatched because it is judged, what is left of
it when it is divided by the judged factor.
"""

from jointaction.report.drawing import drawing, hatch, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.sentences import hundredths
from jointaction.screen.screening import StatedIntention

WIDTH, HEIGHT = 400.0, 96.0
_LEFT, _RIGHT, _BAR = 2.0, 12.0, 12.0
_RAW, _LEFT_OF_IT, _FOOT = 22.0, 60.0, 84.0


def intention_figure(said: StatedIntention | None) -> Figure | None:
    """The two bars; None where nobody may be told of."""
    if said is None:
        return None
    title = (
        f"{hundredths(said.raw)} of 100 firms say they would take part; "
        f"expect {hundredths(said.low)} to {hundredths(said.high)}"
    )
    svg = drawing(WIDTH, HEIGHT, title)
    for share in (0.0, 0.5, 1.0):
        line(svg, (_x(share), 6), (_x(share), _FOOT - 6), "zero" if share == 0 else "grid")
        anchor = {0.0: "start", 1.0: "end"}.get(share, "middle")
        write(svg, f"{100 * share:.0f}", _x(share), _FOOT + 8, "tick", anchor)
    write(svg, f"What they say ({said.count} answered)", _LEFT + 4, _RAW - 4, "label")
    width = max(_x(said.raw) - _LEFT, 1.0)
    shape(svg, "rect", "gain-active", x=_LEFT, y=_RAW, width=width, height=_BAR)
    whisker(svg, _x(said.raw_low), _x(said.raw_high), _RAW + _BAR / 2)
    write(svg, "What to expect (judged)", _LEFT + 4, _LEFT_OF_IT - 4, "label")
    box = (_x(said.low), _LEFT_OF_IT, max(_x(said.high) - _x(said.low), 2.0), _BAR)
    shape(svg, "rect", "gain-passive", x=box[0], y=box[1], width=box[2], height=box[3])
    hatch(svg, box, 6, "rating-hatch")
    table = DataTable(
        "What firms say they would do",
        ("", "Of 100 firms", "Range"),
        (
            ("Say they would take part", hundredths(said.raw),
             f"{hundredths(said.raw_low)} to {hundredths(said.raw_high)}"),
            ("To be expected (judged)", "", f"{hundredths(said.low)} to {hundredths(said.high)}"),
        ),
    )  # fmt: skip
    return Figure(title, said.sentence, markup(svg), table)


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)
