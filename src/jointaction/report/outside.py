"""Where do the base rates come from, and between which ceiling and floor do they stand?

A ceiling is a rate seen in a class that is too friendly, a floor one seen in a class that is too
strict; both are printed with every forecast. Where a registry had something to say about a base
rate, this says what, and whether it was let in.
"""

import re
from dataclasses import dataclass

from jointaction.catalogue.things import BaseRate, Catalogue, Event, Neighbour
from jointaction.forecast.beliefs import Beliefs, Learned
from jointaction.forecast.forecasts import EventForecast, InitiativeForecast
from jointaction.forecast.learning import Teaching, judged_teaching
from jointaction.report.clauses import counted
from jointaction.report.drawing import Element, drawing, line, markup, shape, whisker, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.origins import cite
from jointaction.report.plain import full_stop, lower_first
from jointaction.report.sentences import in_table, of_100, span

_ORDER: tuple[Event, ...] = ("takes_off", "lasts", "pays")
_DOING = {"takes_off": "taking off", "lasts": "lasting", "pays": "paying"}
WIDTH = 400.0
_EDGE, _ROW = 12.0, 50.0
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) %")


@dataclass(frozen=True)
class BaseRateLine:
    """One base rate as it is printed: ceiling and floor beside it, neighbouring classes below.

    ``learned`` says what a registry taught about it; empty without a registry.
    """

    title: str
    rate: str
    why: str
    ceiling: str
    floor: str
    neighbours: tuple[str, ...]
    learned: str = ""


def base_rate_lines(catalogue: Catalogue, beliefs: Beliefs) -> tuple[BaseRateLine, ...]:
    """The base rates in the order of the events, as they are believed now."""
    teaching = judged_teaching(catalogue)
    return tuple(_line(rate, beliefs, teaching) for rate in _rates(catalogue))


def _rates(catalogue: Catalogue) -> list[BaseRate]:
    return sorted(catalogue.base_rates.values(), key=lambda rate: _ORDER.index(rate.event))


def _line(rate: BaseRate, beliefs: Beliefs, teaching: Teaching) -> BaseRateLine:
    taught = [one for one in beliefs.learned if one.event == rate.event]
    used = any(one.used for one in taught)
    mean = beliefs.base[rate.event].mean
    grade = "judged, then moved by a registry" if used else str(rate.grade)
    return BaseRateLine(
        title=rate.title,
        rate=f"{of_100(mean)}, {grade}",
        why=rate.why,
        ceiling=_told(rate.ceiling) if rate.ceiling else "none found",
        floor=_told(rate.floor) if rate.floor else "none found",
        neighbours=tuple(_told(neighbour) for neighbour in rate.neighbours),
        learned=" ".join(learned_sentence(one, rate.mean, mean, teaching) for one in taught),
    )


def _told(neighbour: Neighbour) -> str:
    told = f"{neighbour.title}: {neighbour.value}, {neighbour.grade}. {full_stop(neighbour.bias)}"
    return f"{told} {cite(neighbour.sources)}".strip()


def learned_sentence(learned: Learned, judged: float, now: float, teaching: Teaching) -> str:
    """What a registry had to say about one event, and whether it was let in.

    ``judged`` is the base rate before (0-1), ``now`` the one that is used; ``teaching`` says how
    many must be resolved.
    """
    doing = _DOING[learned.event]
    if not learned.due:
        return f"The registry holds no forecast of {doing} that is due yet: nothing to learn from."
    entries = counted(learned.due, "forecast")
    are = "is" if learned.due == 1 else "are"
    known = (
        f"The registry holds {entries} of {doing} that {are} due; of {learned.resolved or 'none'} "
        "it is known what happened"
    )
    happened = f", and it happened in {learned.happened or 'none'}" if learned.resolved else ""
    if learned.used:
        moved = (
            f"the base rate moved from {of_100(judged)} to {of_100(now)}"
            if of_100(judged) != of_100(now)
            else f"the base rate stays at {of_100(now)}"
        )
        return f"{known}{happened}. They were let in: {moved}."
    return (
        f"{known}{happened}. They were not let in: fewer than {teaching.least_resolved:g} of 100 "
        "due forecasts (judged) are resolved, and the known ones may look too good, since "
        "initiatives that fail tend to go silent (judged)."
    )


def between_floor_and_ceiling(catalogue: Catalogue, event: Event) -> str:
    """The floor and the ceiling of one event in a sentence; empty where neither was found."""
    rate = next((one for one in _rates(catalogue) if one.event == event), None)
    ends = [
        f"{name} {neighbour.value} ({lower_first(neighbour.title)})"
        for name, neighbour in (
            ("floor", rate.floor if rate else None), ("ceiling", rate.ceiling if rate else None)
        )
        if neighbour
    ]  # fmt: skip
    return f"{rate.title}: {', '.join(ends)}." if rate and ends else ""


@dataclass(frozen=True)
class _Row:
    name: str
    odds: EventForecast
    floor: Neighbour | None
    ceiling: Neighbour | None


def outside_figure(forecast: InitiativeForecast, catalogue: Catalogue) -> Figure:
    """The odds here on one scale with base rate, floor and ceiling of each event."""
    rows = [
        _Row(rate.title, getattr(forecast, rate.event), rate.floor, rate.ceiling)
        for rate in _rates(catalogue)
    ]
    title = outside_finding(rows)
    axes = (
        "Of 100 initiatives; each event given the one before. Grey: from the floor (a class that "
        "is too strict) to the ceiling (one that is too friendly)."
    )
    height = len(rows) * _ROW + 34
    svg = drawing(WIDTH, height, f"{title}. {axes} {' '.join(map(_in_words, rows))}")
    bottom = len(rows) * _ROW
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        line(svg, (_x(share), 6), (_x(share), bottom), "grid")
        anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        write(svg, str(round(100 * share)), _x(share), bottom + 14, "tick", anchor)
    for place, row in enumerate(rows):
        _draw(svg, row, place * _ROW + 16)
    write(svg, "of 100 initiatives", WIDTH - _EDGE, bottom + 30, "tick", "end")
    table = DataTable(
        "Odds of each event here and outside, of 100 initiatives",
        ("Event", "Floor", "Base rate", "Ceiling", "Here"),
        tuple(map(_cells, rows)),
    )
    return Figure(title, axes, markup(svg), table)


def outside_finding(rows: list[_Row]) -> str:
    """Which of the odds lie beyond floor or ceiling, if any, without a full stop."""
    beyond = []
    for row in rows:
        low, high = share_of(row.floor), share_of(row.ceiling)
        if low is not None and row.odds.probability < low:
            beyond.append(f"{row.name} is below its floor")
        if high is not None and row.odds.probability > high:
            beyond.append(f"{row.name} is above its ceiling")
    if beyond:
        return "; ".join([beyond[0], *map(lower_first, beyond[1:])])
    return "The middle of all three odds lies between floor and ceiling"


def share_of(neighbour: Neighbour | None) -> float | None:
    """The rate of a class as a share (0-1), where it is one number of per cent."""
    found = _PERCENT.fullmatch(neighbour.value.strip()) if neighbour else None
    return float(found[1]) / 100 if found else None


def _draw(svg: Element, row: _Row, top: float) -> None:
    low, high = share_of(row.floor), share_of(row.ceiling)
    y = top + 16
    write(svg, row.name, _EDGE, top, "label strong")
    if low is not None and high is not None:
        shape(svg, "rect", "span-outside", x=_x(low), y=y - 6, width=_x(high) - _x(low), height=12)
    for share in (low, high):
        if share is not None:
            line(svg, (_x(share), y - 8), (_x(share), y + 8), "end-outside")
    whisker(svg, _x(row.odds.low), _x(row.odds.high), y)
    shape(svg, "circle", "dot-outside", cx=_x(row.odds.base_rate), cy=y, r=5.5)
    shape(svg, "circle", "dot-together", cx=_x(row.odds.probability), cy=y, r=3.8)


def _cells(row: _Row) -> tuple[str, ...]:
    odds = row.odds
    return (
        row.name,
        row.floor.value if row.floor else "none found",
        f"{in_table(odds.base_rate)} ({in_table(odds.base_low)} to {in_table(odds.base_high)})",
        row.ceiling.value if row.ceiling else "none found",
        f"{in_table(odds.probability)} ({in_table(odds.low)} to {in_table(odds.high)})",
    )


def _in_words(row: _Row) -> str:
    odds = row.odds
    return (
        f"{row.name}: here {of_100(odds.probability)}, {span(odds.low, odds.high)}; base rate "
        f"{of_100(odds.base_rate)}; floor {row.floor.value if row.floor else 'none found'}, "
        f"ceiling {row.ceiling.value if row.ceiling else 'none found'}."
    )


def _x(share: float) -> float:
    return _EDGE + min(max(share, 0.0), 1.0) * (WIDTH - 2 * _EDGE)
