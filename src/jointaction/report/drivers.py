"""What makes the difference between simulated places in which it takes off, or lasts?

Takes the drivers of one event and gives a figure: one row a thing not known for sure, its index
as a dot with its 90 % range. What somebody in the place could tell is a filled circle, what no
answer from there could tell, about people, firms and activities of this kind anywhere, a hollow
diamond.
"""

import math
import textwrap

from markupsafe import Markup

from jointaction.forecast.why.explanation import Driver, Drivers, Of
from jointaction.report.drawing import Element, drawing, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import full_stop
from jointaction.report.sentences import hundredths, in_table

WIDTH = 400.0
_LEFT, _RIGHT = 8.0, 44.0
_LINE, _ROW = 16.0, 26.0  # of a label, and of the dot below it
_LETTERS = 58  # that fit on a line of a label
_NO_DIRECTION = 0.05
_EVENTS = {"takes_off": "takes off", "lasts": "lasts, once it has taken off,"}
_WHO = {
    Of.ANSWER: "could be asked here",
    Of.PARAMETER: "no answer from here tells it",
}


def drivers_figure(found: Drivers) -> Figure:
    """The drivers of one event as dots; where they were refused, the sentence that says why."""
    title = drivers_finding(found)
    if found.refused or not found.drivers:
        why = found.refused or "Nothing that is unsure here can be told from chance."
        return Figure(title, why, Markup(""), None)
    axes = (
        "Of 100 parts of what differs between simulated places, those that would go if this were "
        f"known; whiskers: 90 % range. {_together(found)} {what_can_be_asked(found)}"
    ).strip()
    told = " ".join(f"{full_stop(_told(driver))}" for driver in found.drivers)
    labels = [textwrap.wrap(_label(driver), _LETTERS) for driver in found.drivers]
    bottom = sum(len(lines) * _LINE + _ROW for lines in labels) + 4
    svg = drawing(WIDTH, bottom + 34, f"{title}. {axes} {told}")
    top = _top(found)
    for share in (0.0, top / 2, top):
        line(svg, (_x(share, top), 4), (_x(share, top), bottom), "grid")
        write(svg, in_table(share), _x(share, top), bottom + 14, "tick", "middle")
    write(svg, "of 100 parts", _x(top, top), bottom + 30, "tick", "end")
    y = 0.0
    for driver, lines in zip(found.drivers, labels, strict=True):
        y = _draw(svg, driver, lines, y, top)
    return Figure(title, axes, markup(svg), _table(found))


def drivers_finding(found: Drivers) -> str:
    """Upon what the event hangs most, without a full stop."""
    event = _EVENTS.get(found.event, found.event.replace("_", " "))
    if found.refused or not found.drivers:
        return f"What decides whether it {event} cannot be told"
    first = found.drivers[0]
    most = "most on" if len(found.drivers) > 1 else "on one thing that we can name,"
    return (
        f"Whether it {event} hangs {most} {_quoted(first)}: {hundredths(_part(first.index))} of "
        f"100 parts of what differs ({_between(first)})"
    )


def what_can_be_asked(found: Drivers) -> str:
    """Which of the drivers somebody in the place could tell, in one sentence."""
    if found.refused or not found.drivers or found.drivers[0].of is Of.ANSWER:
        return ""
    asked = [driver for driver in found.drivers if driver.of is Of.ANSWER]
    if not asked:
        return (
            "No answer from here tells that, and nothing that can be asked stands out from chance."
        )
    first = asked[0]
    return (
        "No answer from here tells that; of what can be asked it hangs most on "
        f"{_quoted(first)}: {hundredths(_part(first.index))} of 100 ({_between(first)})."
    )


def _quoted(driver: Driver) -> str:
    """A title as it stands in a sentence: of a parameter its mechanism stays outside the quotes."""
    title, opening, mechanism = driver.title.partition(" (")
    return f"“{title}”{opening}{mechanism}"


def _together(found: Drivers) -> str:
    if len(found.drivers) == 1:
        return "The rest is spread over many things, or comes of several acting together."
    return (
        f"Together these make {hundredths(min(found.together, 0.99))} of 100; the rest is spread "
        "over many things, or comes of several acting together."
    )


def _told(driver: Driver) -> str:
    return (
        f"{_label(driver)}: {hundredths(_part(driver.index))} ({_between(driver)}), "
        f"{_WHO[driver.of]}"
    )


def _label(driver: Driver) -> str:
    return f"{driver.title}{_towards(driver, ': ')}"


def _towards(driver: Driver, before: str = "") -> str:
    """Whether more of it makes the event likelier; nothing where it has no order."""
    if not math.isfinite(driver.direction) or abs(driver.direction) < _NO_DIRECTION:
        return ""
    likelier = "the likelier" if driver.direction > 0 else "the less likely"
    return f"{before}the more, {likelier}"


def _between(driver: Driver) -> str:
    return f"between {in_table(_part(driver.low))} and {in_table(_part(driver.high))}"


def _part(index: float) -> float:
    """An index as a share that can be drawn: estimates may fall a little outside 0-1."""
    return min(max(index, 0.0), 1.0)


def _top(found: Drivers) -> float:
    """The end of the scale: the next tenth above everything that is drawn."""
    return max(0.1, math.ceil(max(_part(d.high) for d in found.drivers) * 10 - 1e-9) / 10)


def _x(share: float, top: float) -> float:
    return _LEFT + min(share / top, 1.0) * (WIDTH - _LEFT - _RIGHT)


def _draw(svg: Element, driver: Driver, lines: list[str], y: float, top: float) -> float:
    for text in lines:
        y += _LINE
        write(svg, text, _LEFT, y, "label")
    middle = y + 12
    whisker(svg, _x(_part(driver.low), top), _x(_part(driver.high), top), middle)
    x = _x(_part(driver.index), top)
    if driver.of is Of.ANSWER:
        shape(svg, "circle", "dot-answer", cx=x, cy=middle, r=5)
    else:
        corners = ((x, middle - 6), (x + 6, middle), (x, middle + 6), (x - 6, middle))
        shape(
            svg, "polygon", "dot-parameter", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
        )
    write(svg, in_table(_part(driver.index)), WIDTH - 2, middle + 4, "label", "end")
    return y + _ROW


def _table(found: Drivers) -> DataTable:
    return DataTable(
        "Drivers, with the part of what differs that each makes alone",
        ("What", "Of 100 parts", "Range", "Direction", "Who could tell"),
        tuple(
            (
                driver.title,
                in_table(_part(driver.index)),
                f"{in_table(_part(driver.low))} to {in_table(_part(driver.high))}",
                _towards(driver) or "–",
                _WHO[driver.of],
            )
            for driver in found.drivers
        ),
    )
