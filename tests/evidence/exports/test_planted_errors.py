"""Every bad cell of a broken export is named at once, by sheet, row and column."""

import re

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.exports.answers_beside import read_answers
from tests.evidence.exports.survey_tool import Style, Tool, as_csv, as_workbook, filled_in

CATALOGUE = load_catalogue()
INITIATIVES = [("lab", "A testing centre")]
BAD = [
    ("undercut", "often"), ("undercut", "5"), ("undercut", "never weekly"), ("undercut", "-1"),
    ("people", "many"), ("people", "0"), ("people", "12.5"), ("people", "1e3"), ("people", "-5"),
    ("people", "12 people"), ("people", "2000000"), ("people", "2+3"), ("people", "nan"),
    ("similar_products", "101"), ("similar_products", "-3"), ("similar_products", "half"),
    ("similar_products", "inf"), ("similar_products", "1,5,0"), ("similar_products", "50 %%"),
    ("fear_secrets", "7"), ("fear_secrets", "yes"), ("fear_secrets", "agree"),
    ("owned_outside", "perhaps"), ("owned_outside", "2"), ("owned_outside", "<b>yes</b>"),
    ("hours_a_month", "1000000"), ("hours_a_month", "two"), ("breach", "everything"),
    ("breach", "nothing gossip"), ("would_join__lab", "certainly"), ("would_join__lab", "6"),
    ("would_pay__lab", "a little"), ("coord_training", "9"), ("coord_training", "2.5"),
    ("consent", "maybe"), ("respondent_group", "company"),
]  # fmt: skip
BAD_TIES = [("advisor_kind", "friend"), ("advisor_where", "abroad"), ("_parent_index", "999"),
            ("_submission__uuid", "u-none")]  # fmt: skip


def broken(rows, bad):
    """The rows with one bad cell in a row, and where each stands."""
    places = []
    for number, (column, cell) in enumerate(bad, start=1):
        at = next(i for i, name in enumerate(rows[0]) if name.rpartition("/")[2] == column)
        rows[number][at] = cell
        places.append((number + 1, rows[0][at], cell))
    return places


def problems_of(folder):
    problems: list[str] = []
    read_answers(folder, INITIATIVES, CATALOGUE, problems, {})
    return problems


def found(problems, sheet):
    """Row, column and cell of each sentence on a sheet."""
    form = re.compile(
        rf'[\w.-]+{sheet}: row (\d+), column "([^"]+)": "(.*)" found; allowed: .{{3,}}\.'
    )
    return [
        (int(m[1]), m[2], m[3])
        for problem in problems
        if (m := form.fullmatch(problem)) is not None
    ]


def test_forty_errors_in_a_workbook_are_told_in_one_go(tmp_path):
    tool = Tool("firms", INITIATIVES, CATALOGUE, Style(grouped=True))
    forms = filled_in("firms", INITIATIVES, CATALOGUE, len(BAD))
    main, repeats = tool.main(forms), tool.repeats(forms)
    places = broken(main, BAD)
    ties = broken(repeats["page_advice_ties"], BAD_TIES)
    book = as_workbook({"main": main, **repeats})
    (tmp_path / "answers-firms.xlsx").write_bytes(book)
    problems = problems_of(tmp_path)
    assert len(BAD) + len(BAD_TIES) == 40
    assert sorted(found(problems, ': sheet "main"')) == sorted(places)
    assert sorted(found(problems, ': sheet "page_advice_ties"')) == sorted(ties)
    assert len(problems) == 40


def test_the_same_errors_in_a_csv_file(tmp_path):
    tool = Tool("firms", INITIATIVES, CATALOGUE, Style())
    rows = tool.main(filled_in("firms", INITIATIVES, CATALOGUE, len(BAD)))
    places = broken(rows, BAD)
    (tmp_path / "answers-firms.csv").write_bytes(as_csv(rows))
    problems = problems_of(tmp_path)
    assert sorted(found(problems, "")) == sorted(places)
    assert len(problems) == len(BAD)


HEADS = {
    "unknown": (["undercutt", "people"], "did you mean undercut?"),
    "twice": (["undercut", "page_rivalry/undercut"], "once is allowed"),
    "nothing asked": (["colour", "weight"], "no column is a question"),
    "empty": (["", ""], "names of the columns are missing"),
    "whose": (["breach"], "it is not said which group answered"),
    "too many cells": (["undercut"], "more cells than row 1"),
}


@pytest.mark.parametrize("fault", HEADS)
def test_a_first_row_that_cannot_be_used_is_told(tmp_path, fault):
    head, told = HEADS[fault]
    name = "answers.csv" if fault == "whose" else "answers-firms.csv"
    (tmp_path / name).write_bytes(as_csv([head, ["never", "4"][: 2 if len(head) > 1 else 1]]))
    if fault == "too many cells":
        (tmp_path / name).write_bytes(as_csv([head, ["never", "4", "x"]]))
    problems = problems_of(tmp_path)
    assert any(told in problem for problem in problems), problems
    assert all(problem.startswith("answers") for problem in problems)


def test_a_form_twice_is_told_with_both_rows(tmp_path):
    rows = [["_uuid", "undercut"], ["a", "never"], ["b", "never"], ["a", "weekly"]]
    (tmp_path / "answers-firms.csv").write_bytes(as_csv(rows))
    (problem,) = problems_of(tmp_path)
    assert problem.startswith('answers-firms.csv: row 4, column "_uuid": "a" found; allowed: ')
    assert "row 2" in problem


def test_dont_know_stands_alone(tmp_path):
    rows = [["who_asked", "respondent_group"], ["firms dont_know", "government"]]
    (tmp_path / "answers-x.csv").write_bytes(as_csv(rows))
    assert "dont_know alone" in problems_of(tmp_path)[0]


def test_boxes_that_contradict_their_column_are_told(tmp_path):
    rows = [["who_asked", "who_asked/firms", "who_asked/donor", "respondent_group"],
            ["firms", "1", "1", "government"],
            ["firms donor", "yes", "oui", "government"]]  # fmt: skip
    (tmp_path / "answers-x.csv").write_bytes(as_csv(rows))
    assert len(problems_of(tmp_path)) == 3


LONG = {
    "no respondent": (["", "undercut", "never"], 'column "respondent"'),
    "no such question": (["1", "undercutt", "never"], 'column "question"'),
    "no such answer": (["1", "undercut", "sometimes"], 'column "answer"'),
    "not asked of firms": (["1", "qualified_staff", "3"], "asked of firms"),
}


@pytest.mark.parametrize("fault", LONG)
def test_a_fault_in_a_long_table(tmp_path, fault):
    row, told = LONG[fault]
    rows = [["respondent", "question", "answer"], row]
    (tmp_path / "answers-firms.csv").write_bytes(as_csv(rows))
    (problem,) = problems_of(tmp_path)
    assert "row 2" in problem
    assert told in problem


HOSTILE = {
    "answers-firms.xlsx": [b"<html><td>undercut</td></html>", b"PK\x03\x04"],
    "answers-firms.csv": [
        b"\xff\xfe", b"a,b\n\x00\x00", b"undercut\n" + b"x" * 200_000, b'undercut\n"never',
        b"," * 100_000, b"undercut\n" * 100_002, b"undercut\n\x1b[31m",
    ],
}  # fmt: skip
FILES = [(name, content) for name, contents in HOSTILE.items() for content in contents]


@pytest.mark.parametrize("place", range(len(FILES)))
def test_a_hostile_file_is_told_in_printable_lines(tmp_path, place):
    name, content = FILES[place]
    (tmp_path / name).write_bytes(content)
    problems = problems_of(tmp_path)
    assert problems
    assert all(problem.isprintable() and len(problem) < 2_000 for problem in problems)
