"""Are the cells of a table read as text, wherever the table comes from?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.evidence.tables import Column, parse_table
from tests.evidence.workbook import write_workbook

COLUMNS = [Column("id", required=True), Column("name"), Column("employees")]


def test_csv_with_commas_semicolons_quotes_and_line_breaks():
    comma = parse_table(b'id,name\na,"x, y\nz"\n', "t.csv", COLUMNS)
    semicolon = parse_table(b'id;name\r\na;"x, y\nz"\r\n', "t.csv", COLUMNS)
    assert comma.rows[0].cells == semicolon.rows[0].cells == {"id": "a", "name": "x, y\nz"}
    assert comma.problems == semicolon.problems == ()


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    table = parse_table(b"id,name\n\na,b\n,\nc,d\n", "t.csv", COLUMNS)
    assert [row.number for row in table.rows] == [3, 5]


def test_names_of_columns_are_forgiven_spaces_and_capitals():
    table = parse_table(b"\xef\xbb\xbf ID , Name ,\na,b,\n", "t.csv", COLUMNS)
    assert table.rows[0].cells == {"id": "a", "name": "b"}


def test_a_workbook_reads_as_a_csv_file_does(tmp_path):
    file = write_workbook(
        tmp_path / "t.xlsx", [["id", "name", "employees"], ["a", "Alfa", 12], [7, "=1+1", 2.5]]
    )
    table = parse_table(file.read_bytes(), "t.xlsx", COLUMNS)
    assert table.problems == ()
    assert [list(row.cells.values()) for row in table.rows] == [
        ["a", "Alfa", "12"],
        ["7", "=1+1", "2.5"],
    ]


def test_a_formula_is_never_worked_out(tmp_path):
    file = write_workbook(tmp_path / "t.xlsx", [["id", "employees"], ["a", "=A1*2:41"]])
    table = parse_table(file.read_bytes(), "t.xlsx", COLUMNS)
    assert table.rows[0].cells["employees"] == "41"  # the value stored beside the formula
    text = parse_table(b'id,name\na,"=HYPERLINK(""http://x"")"\n', "t.csv", COLUMNS)
    assert text.rows[0].cells["name"] == '=HYPERLINK("http://x")'


def test_a_workbook_with_a_cell_at_the_end_of_the_world(tmp_path):
    for place, says in (("A1048576", "too many rows"), ("XFD2", "too many columns")):
        file = write_workbook(tmp_path / "t.xlsx", [], cells={"A1": "id", place: "x"})
        (problem,) = parse_table(file.read_bytes(), "t.xlsx", COLUMNS).problems
        assert says in problem


@pytest.mark.parametrize("content", [b"id,name\n", b"PK\x03\x04 not a workbook", b"\xff" * 50])
def test_what_is_no_workbook(content):
    (problem,) = parse_table(content, "t.xlsx", COLUMNS).problems
    assert problem.startswith("t.xlsx: cannot be read as an XLSX workbook")


def test_a_workbook_cut_off_in_the_middle(tmp_path):
    content = write_workbook(tmp_path / "t.xlsx", [["id"], ["a"]]).read_bytes()
    for end in range(1, len(content), 97):
        assert parse_table(content[:end], "t.xlsx", COLUMNS).problems


def test_too_many_rows():
    content = b"id\n" + b"a\n" * 100_001
    (problem,) = parse_table(content, "t.csv", COLUMNS).problems
    assert "at most 100000" in problem


@given(content=st.binary(max_size=300))
def test_any_bytes_give_rows_or_sentences(content):
    for name in ("t.csv", "t.xlsx"):
        table = parse_table(content, name, COLUMNS)
        assert all(problem.startswith(name) for problem in table.problems)


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip))
def test_any_text_in_a_cell_survives(text):
    line = '"' + text.replace('"', '""') + '"'
    table = parse_table(f"id,name\nx,{line}\n".encode(), "t.csv", COLUMNS)
    assert table.rows[0].cells["name"] == text
