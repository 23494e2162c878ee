"""How long do those last that take off, and what sets those that last apart?

Takes the survivors of a forecast and gives their number over time as a curve, and a sentence for
each difference between those that lasted and those that took off and died.
"""

from collections.abc import Sequence

from markupsafe import Markup

from jointaction.forecast.why.explanation import Difference, Survivors
from jointaction.report.drawing import Element, Point, curve, drawing, line, markup, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.plain import full_stop
from jointaction.report.sentences import chance_range, hundredths, in_table
from jointaction.scales import QUARTERS_A_YEAR
from jointaction.simulate.endings import FIFTH_YEAR_ENDS

WIDTH, HEIGHT = 400.0, 210.0
FIRST_QUARTER = QUARTERS_A_YEAR  # the curve begins when it is known what took off
_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 12.0, 24.0, 38.0


def alive_figure(survivors: Survivors, draws: int) -> Figure:
    """Of those that took off, how many still run, from the end of the first year on."""
    if len(survivors.alive) < 2:
        return Figure(
            "How long it lasts cannot be told",
            "No simulated history took off.",
            Markup(""),
            None,
        )
    alive = survivors.alive
    title = alive_finding(survivors)
    axes = (
        "Of 100 simulated histories that took off, those that still ran with enough firms, by "
        f"years after the start (inside view); {survivors.took_off:,} took off."
    )
    rows = tuple(_row(alive, q, min(survivors.took_off, draws)) for q in _year_ends(alive))
    svg = drawing(WIDTH, HEIGHT, f"{title}. {axes}")
    _grid(svg)
    steps: list[Point] = []
    for place, share in enumerate(alive):
        steps.append((_x(FIRST_QUARTER + place), _y(share)))
    curve(svg, steps, "median")
    for quarter in _year_ends(alive):
        share = alive[quarter - FIRST_QUARTER]
        anchor = "end" if quarter == _year_ends(alive)[-1] else "start"
        write(svg, in_table(share), _x(quarter) + (0 if anchor == "end" else 2), _y(share) - 7,
              "tick", anchor)  # fmt: skip
    table = DataTable(
        "Still running, of 100 histories that took off", ("Years", "Still running", "Range"), rows
    )
    return Figure(title, axes, markup(svg), table)


def alive_finding(survivors: Survivors) -> str:
    """How many are left after three and five years, without a full stop."""
    alive = survivors.alive
    third, fifth = (
        alive[min(years * QUARTERS_A_YEAR - FIRST_QUARTER, len(alive) - 1)] for years in (3, 5)
    )
    if hundredths(third) == hundredths(fifth):
        return (
            f"Of 100 histories that take off, {hundredths(third)} still run after three years, "
            "and as many after five"
        )
    return (
        f"Of 100 histories that take off, {hundredths(third)} still run after three years and "
        f"{hundredths(fifth)} after five"
    )


def what_sets_them_apart(survivors: Survivors) -> tuple[str, ...]:
    """A sentence for each difference, largest first; empty where they were refused."""
    if survivors.refused:
        return ()
    return tuple(full_stop(difference.said) for difference in survivors.differences)


def why_not_apart(survivors: Survivors) -> str:
    """Why nothing can be said of what sets survivors apart; empty where something can."""
    if survivors.refused:
        return full_stop(survivors.refused)
    return "" if survivors.differences else "Nothing sets them apart that can be told from chance."


def differences_table(survivors: Survivors) -> DataTable | None:
    """The numbers behind the differences."""
    if not survivors.differences:
        return None
    return DataTable(
        "Those that lasted and those that took off and died: means, and how far apart",
        ("What", "Lasted", "Died", "Apart, in standard deviations"),
        tuple(map(_difference, survivors.differences)),
    )


def _difference(one: Difference) -> tuple[str, ...]:
    apart = f"{one.apart.value:+.2f} ({one.apart.low:+.2f} to {one.apart.high:+.2f})"
    return (one.title, f"{one.lasted:.3g}", f"{one.died:.3g}", apart.replace("-", "−"))


def _year_ends(alive: Sequence[float]) -> list[int]:
    """The quarters at which a year ends, as far as the curve goes."""
    last = FIRST_QUARTER + len(alive) - 1
    return list(range(FIRST_QUARTER, last + 1, QUARTERS_A_YEAR))


def _row(alive: Sequence[float], quarter: int, trials: int) -> tuple[str, ...]:
    odds = chance_range(alive[quarter - FIRST_QUARTER], trials)
    return (
        str(quarter // QUARTERS_A_YEAR),
        in_table(odds.value),
        f"{in_table(odds.low)} to {in_table(odds.high)}",
    )


def _grid(svg: Element) -> None:
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        line(svg, (_LEFT, _y(share)), (WIDTH - _RIGHT, _y(share)), "axis" if not share else "grid")
        write(svg, str(round(100 * share)), _LEFT - 6, _y(share) + 4, "tick", "end")
    for year in range(1, FIFTH_YEAR_ENDS // QUARTERS_A_YEAR + 1):
        x = _x(year * QUARTERS_A_YEAR)
        line(svg, (x, _y(0)), (x, _y(0) + 4), "axis")
        write(svg, str(year), x, _y(0) + 17, "tick", "middle")
    write(svg, "years after the start", WIDTH - _RIGHT, HEIGHT - 5, "tick", "end")


def _x(quarter: float) -> float:
    part = (quarter - FIRST_QUARTER) / (FIFTH_YEAR_ENDS - FIRST_QUARTER)
    return _LEFT + min(part, 1.0) * (WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return HEIGHT - _BOTTOM - min(max(share, 0.0), 1.0) * (HEIGHT - _TOP - _BOTTOM)
