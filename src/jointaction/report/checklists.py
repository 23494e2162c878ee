"""How much of a good association, of a good institution, of open thinking is there?

Takes the checklists of a diagnosis and draws one small chart each: a bar a feature from nothing
(0) to all of it (100 of 100), with its range; what nobody has told is crossed out over the whole.
Checklists of which nothing at all is known are named, not drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.diagnose.diagnosis import Checklist, Feature
from jointaction.report.drawing import (
    Element,
    drawing,
    hatch,
    line,
    markup,
    shape,
    whisker,
    write,
)
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import lower_first
from jointaction.report.sentences import hundredths, of_100

PARADIGMS = "paradigms"
WIDTH = 400.0
_LEFT, _RIGHT, _ROW, _BAR, _TOP = 2.0, 12.0, 42.0, 12.0, 22.0
_LACKING = 0.5
_MOST_NAMED = 3


@dataclass(frozen=True)
class ChecklistFigures:
    """The charts of what is known: of organisations, of the ways of thinking, and the rest named.

    ``paradigms`` is None where nothing is known of them.
    """

    organisations: tuple[Figure, ...]
    paradigms: Figure | None
    not_asked: tuple[str, ...]


def checklist_figures(checklists: Sequence[Checklist]) -> ChecklistFigures:
    """The charts of every checklist of which anything is known."""
    drawn = {one.name: _figure(one) for one in checklists if one.known}
    return ChecklistFigures(
        tuple(figure for name, figure in drawn.items() if name != PARADIGMS),
        drawn.get(PARADIGMS),
        tuple(lower_first(one.title) for one in checklists if not one.known),
    )


def _figure(checklist: Checklist) -> Figure:
    less, more = _ends(checklist)
    axes = f"{checklist.plain} Each bar goes from {less} to {more}; the whisker is the 80 % range."
    title = _finding(checklist)
    table = DataTable(
        checklist.title,
        ("Feature", "Of 100", "80 % range", "Who says so"),
        tuple(_row(feature) for feature in checklist.features),
    )
    height = _TOP + _ROW * len(checklist.features) + 18
    svg = drawing(WIDTH, height, f"{title}. {' '.join(_said(f) for f in checklist.features)}")
    _scale(svg, len(checklist.features), less, more)
    for place, feature in enumerate(checklist.features):
        _draw(svg, feature, _TOP + place * _ROW)
    return Figure(title, axes, markup(svg), table)


def _ends(checklist: Checklist) -> tuple[str, str]:
    return ("closed", "open") if checklist.name == PARADIGMS else ("nothing of it", "all of it")


def _finding(checklist: Checklist) -> str:
    known = [f for f in checklist.features if f.having is not None]
    lacking = sorted(
        (f for f in known if (f.having or 0.0) < _LACKING), key=lambda f: f.having or 0.0
    )
    of_how_many = f"{len(known)} of {len(checklist.features)} known"
    wanting = "closed" if checklist.name == PARADIGMS else "mostly lacking"
    if not lacking:
        return f"{checklist.title}: nothing is {wanting} ({of_how_many})"
    named = "; ".join(lower_first(f.title) for f in lacking[:_MOST_NAMED])
    more = f"; and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
    return f"{checklist.title}: {wanting}: {named}{more} ({of_how_many})"


def _scale(svg: Element, features: int, less: str, more: str) -> None:
    foot = _TOP + _ROW * features - 12
    for share in (0.0, 0.5, 1.0):
        line(svg, (_x(share), 8), (_x(share), foot), "zero" if share == 0 else "grid")
    write(svg, less, _x(0), foot + 16, "tick")
    write(svg, more, _x(1), foot + 16, "tick", "end")


def _draw(svg: Element, feature: Feature, top: float) -> None:
    said = "not known" if feature.having is None else hundredths(feature.having)
    write(svg, f"{feature.title}: {said}", _LEFT + 4, top, "label")
    bar = top + 6
    if feature.having is None:
        shape(svg, "rect", "unknown-box", x=_LEFT, y=bar, width=_x(1) - _LEFT, height=_BAR)
        hatch(svg, (_LEFT, bar, _x(1) - _LEFT, _BAR), 7, "unknown-hatch")
        return
    width = max(_x(feature.having) - _LEFT, 1.0)
    shape(svg, "rect", "gain-active", x=_LEFT, y=bar, width=width, height=_BAR)
    whisker(svg, _x(feature.low), _x(feature.high), bar + _BAR / 2)


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _row(feature: Feature) -> tuple[str, ...]:
    if feature.having is None:
        return (feature.title, "not known", "", "")
    between = f"{hundredths(feature.low)} to {hundredths(feature.high)}"
    return (feature.title, hundredths(feature.having), between, ", ".join(feature.voices))


def _said(feature: Feature) -> str:
    if feature.having is None:
        return f"{feature.title}: not known."
    return f"{feature.title}: {of_100(feature.having)}."
