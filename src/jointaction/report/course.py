"""How does it go on from the start: how it ends and when, how long it lives, what sets apart?

Puts what the forecast says of deaths and survivors side by side, in figures and sentences.
"""

from dataclasses import dataclass

from jointaction.forecast.why.explanation import Why
from jointaction.report.deaths import deaths_figure, deaths_sentence
from jointaction.report.figures import DataTable, Figure
from jointaction.report.survivors import (
    alive_figure,
    differences_table,
    what_sets_them_apart,
    why_not_apart,
)


@dataclass(frozen=True)
class Course:
    """Deaths with dates, the share that still lives, and what sets survivors apart.

    ``not_apart`` says why nothing sets them apart; empty where something does.
    """

    ends: str
    deaths: Figure
    alive: Figure
    apart: tuple[str, ...]
    not_apart: str
    differences: DataTable | None


def course(why: Why, draws: int) -> Course:
    """How it goes on, from the forecast's reasons."""
    return Course(
        ends=deaths_sentence(why.deaths),
        deaths=deaths_figure(why.deaths, draws),
        alive=alive_figure(why.survivors, draws),
        apart=what_sets_them_apart(why.survivors),
        not_apart=why_not_apart(why.survivors),
        differences=differences_table(why.survivors),
    )
