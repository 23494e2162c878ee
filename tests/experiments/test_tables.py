"""Are tables of laboratory cells read, and is every wrong cell told with what is allowed?"""

import pytest

from jointaction.errors import DossierError
from jointaction.experiments.laboratory import Cell
from jointaction.experiments.tables import MOST_CELLS, read_cells, shipped_cells
from tests.evidence.workbook import write_workbook

HEAD = "study,group,delta,g,l,error,coop_first,coop_all,matches\n"
GOOD = "X,1,0.75,1,.5,0,0.4,0.3,20\n"
CELL = Cell("X", "1", 0.75, 1.0, 0.5, 0.0, 20, 0.4, 0.3)


@pytest.fixture
def table(tmp_path):
    def written(content):
        file = tmp_path / "cells.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return written


def faults(file):
    with pytest.raises(DossierError) as caught:
        read_cells(file)
    return caught.value.problems


def test_the_shipped_cells():
    cells = shipped_cells()
    assert len(cells) == 10
    assert [one.matches for one in cells[:5]] == [None, None, None, None, 65]
    assert cells[5] == Cell("DF", "7", 0.75, 2.5714, 1.8571, 0.0, 30, 0.2561, 0.2025)


def test_further_columns_are_ignored_wherever_they_stand(table):
    head = "note,note,STUDY ,group,delta,SizeBAD,g,l,error,coop_first,coop_all,n\n"
    row = "=1+1,b,X,1,0.75,nan,1,.5,0,0.4,0.3,oops\n"
    (cell,) = read_cells(table("\ufeff" + head + row))
    assert cell == Cell("X", "1", 0.75, 1.0, 0.5, 0.0, None, 0.4, 0.3)


def test_rows_may_stand_twice_and_semicolons_do(table):
    assert read_cells(table(HEAD + GOOD * 2)) == (CELL, CELL)
    assert read_cells(table((HEAD + GOOD).replace(",", ";"))) == (CELL,)


def test_a_workbook_will_do(tmp_path):
    rows = [HEAD.strip().split(","), ["X", 1, 0.75, 1, 0.5, 0, 0.4, 0.3, 20]]
    assert read_cells(write_workbook(tmp_path / "cells.xlsx", rows)) == (CELL,)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("X,1,0,1,0,0,0,1,", Cell("X", "1", 0, 1, 0, 0, None, 0, 1)),
        ("X,1,0.75,1,.5,0,,,20", Cell("X", "1", 0.75, 1, 0.5, 0, 20, None, None)),
        ("X,1,7.5e-1,1.,+.5,0,0.4,0.3,20.0", CELL),
        (",,0.75,1,.5,0.5,0.4,0.3,1000", Cell("", "", 0.75, 1, 0.5, 0.5, 1000, 0.4, 0.3)),
        ("X,1,0.75,1,.5,0,0.4,0.3", Cell("X", "1", 0.75, 1, 0.5, 0, None, 0.4, 0.3)),
    ],
)
def test_good_rows(table, row, cell):
    assert read_cells(table(HEAD + row + "\n")) == (cell,)


@pytest.mark.parametrize(
    ("row", "column", "allowed"),
    [
        ("X,1,1,1,.5,0,0.4,0.3,20", "delta", "from 0 to 0.999"),
        ("X,1,-.1,1,.5,0,0.4,0.3,20", "delta", "from 0 to 0.999"),
        ("X,1,,1,.5,0,0.4,0.3,20", "delta", "from 0 to 0.999"),
        ("X,1,0.75,0,.5,0,0.4,0.3,20", "g", "above 0, at most 1000"),
        ("X,1,0.75,nan,.5,0,0.4,0.3,20", "g", "above 0, at most 1000"),
        ("X,1,0.75,1,inf,0,0.4,0.3,20", "l", "from 0 to 1000"),
        ("X,1,0.75,1,1e999,0,0.4,0.3,20", "l", "from 0 to 1000"),
        ("X,1,0.75,1,.5,0.6,0.4,0.3,20", "error", "from 0 to 0.5"),
        ("X,1,0.75,1,.5,0,1.2,0.3,20", "coop_first", "from 0 to 1"),
        ("X,1,0.75,1,.5,0,0.4,40%,20", "coop_all", "from 0 to 1"),
        ("X,1,0.75,1,.5,0,0.4,NaN,20", "coop_all", "nothing where it was not measured"),
        ("X,1,0.75,1,.5,0,0.4,0.3,0", "matches", "whole number from 1 to 1000"),
        ("X,1,0.75,1,.5,0,0.4,0.3,2.5", "matches", "whole number from 1 to 1000"),
        ("X,1,0.75,1,.5,0,0.4,0.3,1001", "matches", "12 are then played"),
        ("X,1,1_0,1,.5,0,0.4,0.3,20", "delta", "from 0 to 0.999"),
        ("X,1,٠,1,.5,0,0.4,0.3,20", "delta", "from 0 to 0.999"),
        (f"{'X' * 300},1,0,1,.5,0,0.4,0.3,20", "study", "at most 200 characters"),
    ],
)
def test_bad_cells(table, row, column, allowed):
    (fault,) = faults(table(HEAD + GOOD + row + "\n"))
    assert fault.startswith(f'cells.csv: row 3, column "{column}": ')
    assert allowed in fault
    assert fault.isprintable()


def test_all_faults_are_told_at_once(table):
    bad = "X,1,2,-1,.5,9,\x1b[31m,0.3,20\n"
    told = faults(table(HEAD + bad + GOOD + bad))
    assert len(told) == 8
    assert all(one.isprintable() for one in told)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "the file is empty"),
        (HEAD, "at least one is needed"),
        (HEAD + "\n,,,\n", "at least one is needed"),
        (HEAD.replace("delta", "d") + GOOD, 'column "delta" is missing'),
        (HEAD.replace("group", "g") + GOOD, 'column "g" stands there twice'),
        (HEAD + "X,1,0.75,1,.5,0,0.4,0.3,20,more\n", "more cells than row 1 has columns"),
        (HEAD.encode() + b"\xff,1\n", "not UTF-8"),
        (bytes(range(1, 256)) * 9, "not UTF-8"),
        (b"\x00" * 99, 'column "study" is missing'),
        (HEAD + GOOD * (MOST_CELLS + 1), "too many rows"),
        (HEAD + '"', "row 2: cannot be read"),
        (b"a" * 20_000_001, "too large"),
    ],
)
def test_what_is_no_table_of_cells(table, content, says):
    assert any(says in one for one in faults(table(content)))


def test_what_is_no_file(tmp_path):
    assert "there is no such file" in faults(tmp_path / "nowhere.csv")[0]
    assert "this is a folder" in faults(tmp_path)[0]
