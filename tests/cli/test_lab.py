"""Does ``jointaction lab`` tell what comes out, and what does not?"""

import json
import re

import pytest

from jointaction.catalogue.shipped import laboratory_table

HEAD = "study,group,delta,g,l,error,coop_first,coop_all,matches\n"
INPUTS = {"study", "group", "delta", "g", "l", "error", "matches", "coop_first", "coop_all"}


@pytest.fixture
def table(tmp_path):
    def written(*rows):
        file = tmp_path / "cells.csv"
        file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return file

    return written


@pytest.fixture
def document(ask):
    def asked(*arguments):
        answer = ask("lab", "--json", *arguments)
        assert answer.code == 0, answer.err  # progress may be told there
        return json.loads(answer.out)

    return asked


def test_the_shipped_tables(document):
    lab = document()
    assert len(lab["cells"]) == 10
    assert lab["rmse_first"] <= lab["limit"] == 0.10
    assert lab["rmse_all"] <= lab["limit"]
    assert lab["holds"] is True
    assert lab["learning_curves"]["rmse"] <= lab["learning_curves"]["limit"] == 0.13
    assert lab["memory"]["holds"] is True
    assert lab["threshold"]["holds"] is True
    assert lab["threshold"]["leaving_is_modelled"] is False
    assert lab["decay"]["modelled"] is False
    assert len(lab["decay"]["laboratory"]) == 10
    assert len(lab["effect_sizes"]) == 5
    assert any("end-game" in one for one in lab["known_failures"])


def test_a_cell_holds_what_was_asked_and_what_came_out(document, table):
    lab = document("--cells", table("X,1,0.5,1,1,0,0.3,0.25,", "X,1,0.5,1,1,0,0.3,0.25,7"))
    assumed, given = lab["cells"]
    assert set(given) >= INPUTS
    assert (assumed["matches"], assumed["matches_assumed"]) == (12, True)
    assert (given["matches"], given["matches_assumed"]) == (7, False)
    assert given["delta_rd"] == pytest.approx(0.5 - 2 / 3)
    for one in lab["cells"]:
        assert one["difference_first"] == pytest.approx(one["model_first"] - 0.3)
        assert one["difference_all"] == pytest.approx(one["model_all"] - 0.25)
    root = sum(one["difference_first"] ** 2 / 2 for one in lab["cells"]) ** 0.5
    assert lab["rmse_first"] == pytest.approx(root)
    assert not {"learning_curves", "memory", "threshold", "decay"} & set(lab)


@pytest.mark.slow
def test_the_same_cells_give_the_same_numbers_in_a_file_of_ones_own(document):
    mine = document("--cells", laboratory_table("ipd_cells"), "--seed", "5")
    assert mine["cells"] == document("--seed", "5")["cells"]
    assert mine["cells"] != document()["cells"]


def test_unmeasured_rounds_are_null(document, table):
    lab = document("--cells", table("X,1,0.5,1,1,0,0.3,,3"))
    assert lab["rmse_all"] is None
    assert lab["cells"][0]["coop_all"] is lab["cells"][0]["difference_all"] is None
    assert 0 <= lab["cells"][0]["model_all"] <= 1
    assert lab["rmse_first"] is not None
    nothing = document("--cells", table("X,1,0.5,1,1,0,,,3"))
    assert (nothing["rmse_first"], nothing["holds"]) == (None, None)


def test_a_limit_that_is_missed_is_told_and_the_command_did_its_work(ask, document, table):
    file = table("X,1,0.75,0.1,0.5,0,0.01,0.01,30")
    assert document("--cells", file)["holds"] is False
    answer = ask("lab", "--cells", file)
    assert answer.code == 0
    assert "limit 0.10: does not hold" in answer.out
    assert "missed: X 1" in answer.out


def test_sentences(ask):
    out = ask("lab").out
    for said in (
        "* not known; assumed",
        "limit 0.10: holds",
        "limit 0.13: holds",
        "leaving is not modelled",
        "over ten periods: not modelled",
        "No end-game effect",
        "in every cell from Delta_RD 0.14 on, and in none at 0.11 or below.",
    ):
        assert said in out
    assert len(re.findall(r"^  D[BF] ", out, re.MULTILINE)) == 10
    assert max(map(len, out.splitlines())) <= 160


def test_names_in_a_table_cannot_steer_a_terminal_or_a_page(ask, table, tmp_path):
    file = table('"\x1b[31m<script>alert(1)</script>\u202e","<b>",0.5,1,1,0,0.3,0.2,3')
    answer = ask("lab", "--cells", file, "--out", "out")
    assert answer.code == 0
    assert all(line.isprintable() for line in answer.out.splitlines())
    html = (tmp_path / "out" / "lab.html").read_text(encoding="utf-8")
    assert "<script" not in html
    assert "<b>" not in html
    assert not {"\x1b", "\u202e"} & set(html)


@pytest.mark.slow
def test_out_holds_the_page_and_what_json_prints(ask, tmp_path):
    answer = ask("lab", "--json", "--out", "there")
    folder = tmp_path / "there"
    assert {file.name for file in folder.iterdir()} == {"lab.json", "lab.html"}
    written = (folder / "lab.json").read_text(encoding="utf-8")
    assert json.loads(written) == json.loads(answer.out)
    html = (folder / "lab.html").read_text(encoding="utf-8")
    assert html.count("<svg") == 8
    assert "Content-Security-Policy" in html
    assert not re.search(r"<script|url\(|@import| on\w+=|<link|<img", html)
    assert not re.search(r">(nan|None|inf)<", html)


def test_bad_tables_are_refused_in_plain_lines_and_nothing_is_written(ask, table, tmp_path):
    file = table("X,1,2,1,1,0,nan,0.25,", "X,1,0.5,1,1,0,0.3,0.25,0")
    answer = ask("lab", "--cells", file, "--out", "out")
    assert (answer.code, answer.out) == (2, "")
    lines = answer.err.splitlines()
    assert [line.split(": ")[2] for line in lines] == [
        'row 2, column "delta"', 'row 2, column "coop_first"', 'row 3, column "matches"',
    ]  # fmt: skip
    assert not (tmp_path / "out").exists()
    assert ask("lab", "--cells", "nowhere.csv").code == 2
    assert ask("lab", "--cells", tmp_path).code == 2
