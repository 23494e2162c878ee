"""What does the page say that holds the model against laboratory games, and in which order?

Takes the comparison and gives sentences, finished drawings and tables. It decides nothing; the
verdicts stand in the comparison. Shares are shown as decimals, as in the works compared with.
"""

from collections.abc import Callable
from dataclasses import dataclass

from jointaction.experiments.comparison import Comparison, OtherTables
from jointaction.experiments.laboratory import Laboratory, PlayedCell
from jointaction.experiments.learning_curves import LATE, LearningCurves
from jointaction.report.figures import DataTable, Figure
from jointaction.report.games import curve_figure, scatter_figure
from jointaction.report.plain import name_text

LONGEST_NAME = 40


@dataclass(frozen=True)
class LaboratoryPage:
    """The page, ready to be laid out."""

    file: str
    cells_finding: str
    half: str
    scatters: tuple[Figure, ...]
    cells: DataTable
    assumed: bool
    curves_finding: str
    curves: tuple[Figure, ...]
    late: DataTable | None
    memory_finding: str
    memory: DataTable | None
    threshold_finding: str
    threshold: DataTable | None
    decay: DataTable | None
    effects: DataTable | None
    known_failures: tuple[str, ...]
    line: str
    command: str


def laboratory_page(comparison: Comparison, version: str) -> LaboratoryPage:
    """The page on one comparison."""
    laboratory, others = comparison.laboratory, comparison.others
    half = comparison.more_than_half
    missed = ", ".join(name_of(one) for one in half.missed)
    return LaboratoryPage(
        file=name_text(comparison.file) if comparison.file else "",
        cells_finding=_cells_finding(laboratory),
        half=half.in_words + (f" The model is on the wrong side in: {missed}." if missed else ""),
        scatters=_scatters(laboratory),
        cells=_cells(laboratory),
        assumed=any(one.matches_assumed for one in laboratory.cells),
        curves_finding="" if others is None else _curves_finding(others.curves),
        curves=() if others is None else tuple(map(curve_figure, others.curves.curves)),
        late=None if others is None else _late(others.curves),
        memory_finding="" if others is None else _memory_finding(others),
        memory=None if others is None else _memory(others),
        threshold_finding="" if others is None else _threshold_finding(others),
        threshold=None if others is None else _threshold(others),
        decay=None if others is None else _decay(others),
        effects=None if others is None else _effects(others),
        known_failures=comparison.known_failures,
        line=f"jointaction {version} · seed {comparison.seed}",
        command=f"jointaction lab --seed {comparison.seed}"
        + (" --cells FILE" if comparison.file else ""),
    )


def share(value: float | None, figures: int = 2) -> str:
    """A share, or a dash where nobody measured it."""
    return "-" if value is None else f"{value:.{figures}f}"


def difference(value: float | None) -> str:
    """Model minus laboratory with its sign, or a dash."""
    if value is None:
        return "-"
    return f"{value:+.2f}" if round(value, 2) else "0.00"


def verdict(holds: bool | None) -> str:
    """Whether a limit is kept, in words."""
    return "nothing to compare" if holds is None else "holds" if holds else "does not hold"


def name_of(one: PlayedCell) -> str:
    """Study and group of a cell, on one short line."""
    return name_text(f"{one.cell.study} {one.cell.group}".strip(), longest=LONGEST_NAME)


def _cells_finding(laboratory: Laboratory) -> str:
    return (
        f"Root mean squared error over {len(laboratory.cells)} cells: first rounds "
        f"{share(laboratory.rmse_first, 3)}, all rounds {share(laboratory.rmse_all, 3)}. The limit "
        f"of {laboratory.limit:.2f}: {verdict(laboratory.holds)}."
    )


def _scatters(laboratory: Laboratory) -> tuple[Figure, ...]:
    kinds: tuple[tuple[str, Callable[[PlayedCell], tuple[float | None, float]]], ...] = (
        ("First rounds", lambda one: (one.cell.measured_first, one.first)),
        ("All rounds", lambda one: (one.cell.measured_all, one.all_rounds)),
    )
    return tuple(
        scatter_figure(
            title,
            [
                (name_text(one.cell.group, "", 6), measured, model, one.matches_assumed)
                for one in laboratory.cells
                for measured, model in [shares(one)]
                if measured is not None
            ],
            laboratory.limit,
        )
        for title, shares in kinds
    )


def _cells(laboratory: Laboratory) -> DataTable:
    return DataTable(
        "Cells: the game, and shares of co-operation in the laboratory and in the model",
        (
            *("Cell", "delta", "g", "l", "Error", "Delta_RD", "Played"),
            *("First: lab.", "Model", "Diff."),
            *("All: lab.", "Model", "Diff."),
        ),
        tuple(_cell(one) for one in laboratory.cells),
    )


def _cell(one: PlayedCell) -> tuple[str, ...]:
    cell = one.cell
    game = (cell.continuation, cell.temptation, cell.loss, cell.error)
    return (
        *(name_of(one), *(f"{number:.4g}" for number in game), f"{cell.advantage:.2f}"),
        f"{one.matches}{'*' if one.matches_assumed else ''}",
        *(share(cell.measured_first), share(one.first), difference(one.miss_first)),
        *(share(cell.measured_all), share(one.all_rounds), difference(one.miss_all)),
    )


def _curves_finding(curves: LearningCurves) -> str:
    return (
        f"Root mean squared error over relationship 1 and those from {LATE} on, in six games: "
        f"{curves.rmse:.3f}. The limit of {curves.limit:.2f}: {verdict(curves.holds)}."
    )


def _late(curves: LearningCurves) -> DataTable:
    return DataTable(
        "First rounds at the beginning and at the end",
        ("Game", "Relationships", "Laboratory", "Model", "Difference"),
        tuple(
            (
                one.game,
                "1" if name == "first" else f"{LATE} and later",
                *(share(measured), share(model), difference(model - measured)),
            )
            for one in curves.curves
            for name, (measured, model) in one.misses.items()
        ),
    )


def _memory_finding(others: OtherTables) -> str:
    if others.memory.holds:
        return "Exact, but for the figures beyond the third."
    return f"Off by up to {others.memory.largest:.4f}."


def _memory(others: OtherTables) -> DataTable:
    return DataTable(
        "Chance to co-operate after the last moves, with disposition left out (kappa 0)",
        ("Own and other's last move", "Error", "Laboratory", "Model"),
        tuple(
            (row.own + row.other, f"{row.error:.3f}", share(row.measured, 3), share(row.model, 3))
            for row in others.memory.rows
        ),
    )


def _threshold_finding(others: OtherTables) -> str:
    return (
        f"The limit of {others.threshold.limit:.2f} for each mandatory cell: "
        f"{verdict(others.threshold.holds)}. Leaving is not modelled."
    )


def _threshold(others: OtherTables) -> DataTable:
    return DataTable(
        "Taking part in threshold projects of five, given what people said they believed",
        ("Taking part", "Needed of five", "Laboratory", "Model", "Difference"),
        tuple(
            (
                *(one.participation, str(one.threshold), share(one.measured)),
                *("not modelled" if one.model is None else share(one.model), difference(one.miss)),
            )
            for one in others.threshold.cells
        ),
    )


def _decay(others: OtherTables) -> DataTable:
    return DataTable(
        "Contributions to a public good over ten periods, laboratory only, of 100",
        ("Period", "Contribution", "Belief about others", "Selfish people"),
        tuple(
            (
                *(str(one.period), f"{one.contribution:.0f}", f"{one.belief:.0f}"),
                f"{100 * one.selfish:.0f}",
            )
            for one in others.decay
        ),
    )


def _effects(others: OtherTables) -> DataTable:
    return DataTable(
        "Effects in the laboratory, from meta-analyses",
        ("Effect", "d", "Log-odds", "Source"),
        tuple(
            (one.effect, f"{one.d:.2f}", f"{one.log_odds:.2f}", one.source)
            for one in others.effects
        ),
    )
