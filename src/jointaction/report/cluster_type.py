"""Which type of cluster is this, as far as one can tell?

Takes the chances of the types and draws a bar each, most probable first, with the range over what
is not known of the place. The reasons of the leading ones stand beside.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.diagnose.diagnosis import TypeChance
from jointaction.report.drawing import Element, drawing, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import full_stop, lower_first, upper_first
from jointaction.report.sentences import hundredths, of_100

WIDTH = 400.0
_LEFT, _RIGHT, _ROW, _BAR, _TOP = 2.0, 12.0, 40.0, 12.0, 22.0
_MOST_EXPLAINED = 2
_STANDS_OUT = 2.0


@dataclass(frozen=True)
class TypeReasons:
    """One of the leading types and what speaks for and against it."""

    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class ClusterTypeView:
    """The chart of the types, and the reasons of the leading ones."""

    figure: Figure
    reasons: tuple[TypeReasons, ...]


def cluster_type_view(types: Sequence[TypeChance]) -> ClusterTypeView | None:
    """The types, the most probable first; None where nothing was worked out."""
    if not types:
        return None
    ranked = sorted(types, key=lambda one: -one.probability)
    leading = ranked[:_MOST_EXPLAINED]
    return ClusterTypeView(
        _figure(ranked),
        tuple(
            TypeReasons(upper_first(one.title), tuple(full_stop(reason) for reason in one.reasons))
            for one in leading
            if one.reasons
        ),
    )


def cluster_type_finding(types: Sequence[TypeChance]) -> str:
    """Which type is the most probable, and whether it stands out."""
    first, *others = sorted(types, key=lambda one: -one.probability)
    said = f"{lower_first(first.title)} ({of_100(first.probability)})"
    if others and first.probability < _STANDS_OUT * others[0].probability:
        second = f"{lower_first(others[0].title)} ({hundredths(others[0].probability)})"
        return f"No type stands out: {said}, or {second}"
    return f"Most likely: {said}"


def _figure(ranked: Sequence[TypeChance]) -> Figure:
    title = cluster_type_finding(ranked)
    axes = (
        "Probability of each type, together 100 of 100. The whisker is the 80 % range over what "
        "is not known of the place. Weights are judged."
    )
    table = DataTable(
        "How probable each type of cluster is",
        ("Type", "Of 100", "80 % range"),
        tuple(
            (
                one.title,
                hundredths(one.probability),
                f"{hundredths(one.low)} to {hundredths(one.high)}",
            )
            for one in ranked
        ),
    )
    said = " ".join(f"{one.title}: {of_100(one.probability)}." for one in ranked)
    svg = drawing(WIDTH, _TOP + _ROW * len(ranked) + 16, f"{title}. {said}")
    _draw(svg, ranked)
    return Figure(title, axes, markup(svg), table)


def _draw(svg: Element, ranked: Sequence[TypeChance]) -> None:
    foot = _TOP + _ROW * len(ranked) - 10
    for share in (0.0, 0.5, 1.0):
        line(svg, (_x(share), 8), (_x(share), foot), "zero" if share == 0 else "grid")
        anchor = {0.0: "start", 1.0: "end"}.get(share, "middle")
        write(svg, f"{100 * share:.0f}", _x(share), foot + 16, "tick", anchor)
    for place, one in enumerate(ranked):
        top = _TOP + place * _ROW
        write(svg, f"{one.title}: {hundredths(one.probability)}", _LEFT + 4, top, "label")
        width = max(_x(one.probability) - _LEFT, 1.0)
        shape(svg, "rect", "gain-active", x=_LEFT, y=top + 6, width=width, height=_BAR)
        whisker(svg, _x(one.low), _x(one.high), top + 6 + _BAR / 2)


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)
