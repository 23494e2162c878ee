"""Can somebody keep answers, look through them and forget them from the command line?"""

import csv
import json
import stat

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cli.main import run
from tests.evidence.exports.survey_tool import Style, Tool, as_csv, as_workbook, filled_in

CATALOGUE = load_catalogue()
INITIATIVES = [("lab", "A laboratory")]
TOML = """schema_version = 1
slug = "place"
name = "A place"
[cluster]
sector = "tiles"
[[initiative]]
id = "lab"
name = "A laboratory"
kind = "testing"
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "cluster.toml").write_text(TOML, encoding="utf-8")
    return folder


@pytest.fixture
def export(tmp_path):
    """Writes an export of so many firms; always the same firms with the same answers."""

    def write(count, name="october.xlsx"):
        tool = Tool("firms", INITIATIVES, CATALOGUE, Style(grouped=True))
        forms = filled_in("firms", INITIATIVES, CATALOGUE, count)
        book = as_workbook({"main": tool.main(forms), **tool.repeats(forms)})
        (tmp_path / name).write_bytes(book)
        return name

    return write


def listed(capsys):
    assert run(["answers", "list", "place", "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_answers_are_kept_under_pseudonyms_for_their_owner_alone(place, export, capsys):
    assert run(["answers", "add", "place", export(6)]) == 0
    assert "6 forms added, 0 changed, 0 known already; 6 forms kept." in capsys.readouterr().out
    private = place / "private"
    assert (private / ".gitignore").read_text() == "*\n"
    for name in ("answers.csv", "pseudonyms.key"):
        assert stat.S_IMODE((private / name).stat().st_mode) == 0o600
    kept = (private / "answers.csv").read_text()
    assert "hush firm_name" not in kept
    assert "hush advisor_name" not in kept
    assert "n0000001" not in kept
    assert "u-1" not in kept


def test_the_same_export_again_adds_only_what_is_new(place, export, capsys):
    run(["answers", "add", "place", export(6)])
    before = listed_after(capsys)
    assert run(["answers", "add", "place", export(8)]) == 0
    assert "2 forms added, 0 changed, 6 known already; 8 forms kept." in capsys.readouterr().out
    assert listed(capsys)["respondents"][:6] == before["respondents"]


def test_a_changed_form_goes_to_the_end_and_leaves_a_gap(place, tmp_path, capsys):
    head = ["form_number", "undercut"]
    (tmp_path / "a.csv").write_bytes(as_csv([head, ["x1", "never"], ["x2", "never"]]))
    (tmp_path / "b.csv").write_bytes(as_csv([head, ["x1", "weekly"], ["x2", "never"]]))
    (tmp_path / "a.csv").rename(tmp_path / "a-firms.csv")
    (tmp_path / "b.csv").rename(tmp_path / "b-firms.csv")
    run(["answers", "add", "place", "a-firms.csv"])
    first, second = (one["respondent"] for one in listed_after(capsys)["respondents"])
    run(["answers", "add", "place", "b-firms.csv"])
    after = listed_after(capsys)
    assert [one["respondent"] for one in after["respondents"]] == [second, first]
    assert after["forgotten"] == 1


def listed_after(capsys):
    capsys.readouterr()
    return listed(capsys)


def test_one_bad_cell_adds_nothing(place, tmp_path, capsys):
    rows = [["undercut"], ["never"], ["often"]]
    (tmp_path / "firms.csv").write_bytes(as_csv(rows))
    assert run(["answers", "add", "place", "firms.csv"]) == 2
    assert 'firms.csv: row 3, column "undercut": "often" found' in capsys.readouterr().err
    assert not (place / "private" / "answers.csv").exists()


def test_a_forgotten_respondent_leaves_no_trace(place, export, tmp_path, capsys):
    run(["answers", "add", "place", export(12)])
    assert run(["diagnose", "place", "--out", "told"]) == 0
    assert run(["screen", "place", "--out", "told"]) == 0
    (tmp_path / "told" / "screening.json").write_text("changed by hand")
    who = listed_after(capsys)["respondents"][3]["respondent"]
    assert run(["answers", "forget", "place", "n0000004", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert done["forgotten"] == who
    assert [path.rpartition("/")[2] for path in done["removed"]] == ["diagnosis.json"]
    assert [path.rpartition("/")[2] for path in done["changed_since"]] == ["screening.json"]
    assert not (tmp_path / "told" / "diagnosis.json").exists()
    assert (tmp_path / "told" / "screening.json").exists()
    everything = "".join(f.read_text() for f in place.rglob("*") if f.suffix in (".csv", ".jsonl"))
    assert who not in everything
    assert who not in str(listed(capsys))
    assert run(["answers", "forget", "place", who]) == 2
    assert "nobody of that name" in capsys.readouterr().err


def test_rows_of_an_export_beside_the_dossier_are_named(place, export, tmp_path, capsys):
    name = export(6)
    run(["answers", "add", "place", name])
    (tmp_path / name).rename(place / "answers-firms.xlsx")
    capsys.readouterr()
    assert run(["answers", "forget", "place", "n0000002"]) == 0
    out = capsys.readouterr().out
    assert 'delete this row yourself: answers-firms.xlsx: sheet "main": row 3' in out
    assert "Out of reach:" in out


@pytest.mark.parametrize("form", ["csv", pytest.param("xlsx", marks=pytest.mark.slow)])
def test_what_is_passed_on_holds_no_pseudonym(place, export, tmp_path, capsys, form):
    run(["answers", "add", "place", export(12)])
    pseudonyms = [one["respondent"] for one in listed_after(capsys)["respondents"]]
    assert run(["answers", "export", "place", "--public", "--format", form]) == 0
    assert run(["answers", "export", "place", "--private", "--format", form]) == 0
    assert (place / "private" / f"every-answer.{form}").exists()
    public = place / f"testimonies.{form}"
    assert not any(one.encode() in public.read_bytes() for one in pseudonyms)
    if form == "csv":
        rows = list(csv.DictReader(public.read_text(encoding="utf-8").splitlines()))
        assert rows
        assert all(int(row["answers"]) >= 5 for row in rows)


def test_a_dossier_without_a_folder_cannot_keep_answers(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.csv").write_text("undercut\nnever\n")
    assert run(["answers", "add", "criciuma-1991", "x.csv"]) == 2
    assert "jointaction new" in capsys.readouterr().err
