"""Where do people pass one half, and where is the model on the wrong side?"""

import pytest

from jointaction.experiments.comparison import Comparison
from jointaction.experiments.laboratory import Cell, Laboratory, PlayedCell

ROWS = (0.5, 0.5, 0.5, 0.5)


def comparison(*cells):
    """Cells by delta (g = l = 1, so Delta_RD is delta - 2/3), measured and modelled share."""
    played = [
        PlayedCell(Cell("X", str(delta), delta, 1, 1, 0, 5, lab, None), 5, model, 0.5, (), ROWS)
        for delta, lab, model in cells
    ]
    return Comparison("x.csv", 0, Laboratory(tuple(played), 0.1, None), None)


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ([(0.9, 0.6, 0.6), (0.5, 0.4, 0.4)], "from Delta_RD 0.23 on, and in none at -0.17"),
        ([(0.9, 0.6, 1), (0.8, 0.5, 0), (0.5, 0.7, 0)], "0.23 on, and in not all at 0.13 or"),
        ([(0.9, 0.6, 0.6)], "in every cell."),
        ([(0.9, 0.4, 0.6), (0.5, 0.6, 0.6)], "even at the highest"),
        ([(0.9, None, 0.6)], "Nobody measured first rounds"),
    ],
)
def test_where_people_pass_one_half(cells, says):
    assert says in comparison(*cells).more_than_half.in_words


def test_where_the_model_is_on_the_wrong_side():
    cells = [(0.9, 0.6, 0.4), (0.8, 0.6, 0.7), (0.7, None, 0.9), (0.5, 0.5, 0.51)]
    missed = comparison(*cells).more_than_half.missed
    assert [one.cell.group for one in missed] == ["0.5", "0.9"]


def test_the_limit_is_kept_where_the_known_errors_keep_it():
    cell = comparison((0.5, 0.5, 0.5)).laboratory.cells
    assert Laboratory(cell, 0.1, None).holds is True
    assert Laboratory(cell, 0.05, 0.11).holds is False
    assert Laboratory(cell, None, None).holds is None
