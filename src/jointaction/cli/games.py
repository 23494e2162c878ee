"""How does the comparison with laboratory games read on a terminal?"""

from collections.abc import Iterator, Sequence

from jointaction.cli.telling import printable
from jointaction.experiments.comparison import Comparison, MoreThanHalf, OtherTables
from jointaction.experiments.laboratory import Laboratory, PlayedCell
from jointaction.experiments.learning_curves import LATE, LearningCurves
from jointaction.experiments.memory import Memory
from jointaction.experiments.public_goods import Period, Threshold
from jointaction.report.laboratory import difference, share, verdict

LONGEST_NAME = 20
HEADS = (
    *("study", "group", "delta", "g", "l", "error", "Delta_RD", "played "),
    *("first: lab", "model", "diff."),
    *("all: lab", "model", "diff."),
)


def of_comparison(comparison: Comparison) -> Iterator[str]:
    """Every part with its verdict, then what the model is known not to do."""
    yield "Model against laboratory: people in paid games, mostly students, not firms."
    yield ""
    yield from _of_cells(comparison.laboratory)
    yield from _of_half(comparison.more_than_half)
    if comparison.others is not None:
        yield from _of_others(comparison.others)
    yield ""
    yield "Known failures"
    for failure in comparison.known_failures:
        yield f"  - {failure}"


def _of_cells(laboratory: Laboratory) -> Iterator[str]:
    yield "Repeated prisoner's dilemmas with random ending: shares of co-operation"
    yield from _table([_cell(one) for one in laboratory.cells])
    yield "  Delta_RD = delta - (g + l) / (1 + g + l); played: relationships a subject had"
    if any(one.matches_assumed for one in laboratory.cells):
        yield "  * not known; assumed"
    yield (
        f"  root mean squared error, first rounds {share(laboratory.rmse_first, 3)}, "
        f"all rounds {share(laboratory.rmse_all, 3)}; limit {laboratory.limit:.2f}: "
        f"{verdict(laboratory.holds)}"
    )


def _cell(one: PlayedCell) -> tuple[str, ...]:
    cell = one.cell
    game = (cell.continuation, cell.temptation, cell.loss, cell.error)
    return (
        *(_name(cell.study), _name(cell.group), *(f"{number:.4g}" for number in game)),
        *(f"{cell.advantage:.2f}", f"{one.matches}{'*' if one.matches_assumed else ' '}"),
        *(share(cell.measured_first), share(one.first), difference(one.miss_first)),
        *(share(cell.measured_all), share(one.all_rounds), difference(one.miss_all)),
    )


def _of_half(half: MoreThanHalf) -> Iterator[str]:
    yield f"  {half.in_words}"
    for one in half.missed:
        yield (
            f"  missed: {_name(one.cell.study)} {_name(one.cell.group)} (Delta_RD "
            f"{one.cell.advantage:.2f}): laboratory {share(one.cell.measured_first)}, "
            f"model {share(one.first)}"
        )


def _of_others(others: OtherTables) -> Iterator[str]:
    yield from _of_curves(others.curves)
    yield from _of_memory(others.memory)
    yield from _of_threshold(others.threshold)
    yield from _of_decay(others.decay)
    yield ""
    yield "Effect sizes that the catalogue starts from (inputs, not tested here): log-odds"
    for one in others.effects:
        yield f"  {one.log_odds:5.2f}  {one.effect} ({one.source})"


def _of_curves(curves: LearningCurves) -> Iterator[str]:
    yield ""
    yield f"Learning: first rounds of relationship 1, and from {LATE} on, in six games"
    for curve in curves.curves:
        for name, (measured, model) in curve.misses.items():
            yield (
                f"  {curve.game:<7} {name:<6} lab {measured:.2f}  model {model:.2f}  "
                f"{difference(model - measured)}"
            )
    yield (
        f"  root mean squared error {curves.rmse:.3f}; limit {curves.limit:.2f}: "
        f"{verdict(curves.holds)}"
    )


def _of_memory(memory: Memory) -> Iterator[str]:
    yield ""
    yield "Going on after the last moves (own, other), with disposition left out (kappa 0)"
    for row in memory.rows:
        yield (
            f"  error {row.error:.3f}  {row.own}{row.other}  lab {row.measured:.3f}  "
            f"model {row.model:.3f}"
        )
    exact = "exact to three figures" if memory.holds else f"off by up to {memory.largest:.4f}"
    yield f"  {exact}"


def _of_threshold(threshold: Threshold) -> Iterator[str]:
    yield ""
    yield "Taking part in threshold projects of five, given what people said they believed"
    for one in threshold.cells:
        told = "leaving is not modelled" if one.model is None else f"model {one.model:.2f}"
        yield f"  {one.participation}, {one.threshold} needed: lab {one.measured:.2f}, {told}" + (
            "" if one.miss is None else f"  {difference(one.miss)}"
        )
    yield f"  limit {threshold.limit:.2f} for each mandatory cell: {verdict(threshold.holds)}"


def _of_decay(decay: Sequence[Period]) -> Iterator[str]:
    yield ""
    yield "Decay of contributions over ten periods: not modelled. In the laboratory, of 100:"
    yield "  " + "  ".join(f"{one.contribution:.0f}" for one in decay)


def _name(text: str) -> str:
    name = printable(text)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 3] + "..."


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under their heads: names to the left, numbers to the right."""
    widths = [max(len(row[i]) for row in (HEADS, *rows)) for i in range(len(HEADS))]
    for row in (HEADS, *rows):
        cells = [
            cell.ljust(width) if i < 2 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  " + "  ".join(cells).rstrip()
