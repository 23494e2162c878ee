"""Does ``jointaction claims`` tell what comes out, and what does not?"""

import json
import re

import pytest

from jointaction.experiments.claims.argument import ARGUMENT

FIELDS = {
    *("id", "kind", "verdict", "effect", "low", "high", "sign_share", "claim", "section"),
    *("expected", "term", "runs", "equal_share", "explanation", "conditions", "ablation"),
}


@pytest.fixture
def examined(ask):
    def asked(*arguments):
        answer = ask("claims", "--json", *arguments)
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    return asked


def test_a_claim_as_json(examined):
    (one,) = examined("3", "--runs", "12")
    assert set(one) >= FIELDS
    assert one["id"] == 3
    assert one["kind"] in ("put_in", "emergent")
    assert one["verdict"] in ("comes_out", "partly", "does_not_come_out")
    assert one["low"] <= one["effect"] <= one["high"]
    assert 0 <= one["sign_share"] <= 1
    assert one["worlds"] == 12
    assert one["runs"] > 12
    deciding = {seen["name"]: seen for seen in one["conditions"] if seen["decides"]}
    assert deciding[one["decided_by"]]["verdict"] == one["verdict"]


@pytest.mark.slow
def test_the_same_seed_gives_the_same_document_on_any_number_of_threads(examined):
    asked = ("8", "--runs", "12", "--seed", "7")
    assert examined(*asked, "--threads", "1") == examined(*asked, "--threads", "2")
    assert examined(*asked)[0]["effect"] != examined("8", "--runs", "12")[0]["effect"]


def test_a_claim_that_does_not_come_out_is_told_and_the_command_did_its_work(ask):
    answer = ask("claims", "7", "--runs", "30")
    assert answer.code == 0
    assert "does not come out" in answer.out
    assert "Of 1 claims 0 come out, 0 partly, 1 do not" in answer.out


def test_more_than_half_is_only_shown_as_conditional(ask):
    assert "only conditionally true" in ask("claims", "5", "--runs", "10").out


@pytest.mark.parametrize("number", ["1", "2", "4", "6"])
@pytest.mark.slow
def test_forgetting_is_swept_where_it_matters(examined, number):
    (one,) = examined(number, "--runs", "10")
    names = {seen["name"] for seen in one["conditions"]}
    assert {"psi 0", "psi 0.02", "psi 0.1"} <= names


@pytest.mark.slow
def test_out_holds_the_page_and_what_json_prints(ask, tmp_path):
    answer = ask("claims", "4", "8", "--runs", "10", "--json", "--out", "there")
    assert answer.code == 0
    folder = tmp_path / "there"
    assert {file.name for file in folder.iterdir()} == {"claims.json", "claims.html"}
    written = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    assert written == json.loads(answer.out)
    assert [one["id"] for one in written] == [4, 8]
    html = (folder / "claims.html").read_text(encoding="utf-8")
    assert html.count("<svg") == 2
    assert "Content-Security-Policy" in html
    assert not re.search(r"<script|url\(|@import| on\w+=|<link|<img", html)
    assert not re.search(r">(nan|None|inf)<", html)


@pytest.mark.parametrize("wrong", [["99"], ["0"], ["one"], ["3", "4.5"]])
def test_an_unknown_claim_is_refused_in_one_line_naming_what_is_allowed(ask, tmp_path, wrong):
    answer = ask("claims", *wrong, "--out", "out")
    assert (answer.code, answer.out) == (2, "")
    (line,) = answer.err.splitlines()
    assert f"no such claim: {wrong[-1]}. What is allowed: {ARGUMENT[0].id}" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("runs", ["0", "9", "-3", "1000000", "many"])
def test_a_senseless_number_of_runs_is_refused(ask, runs):
    answer = ask("claims", "8", "--runs", runs)
    assert (answer.code, answer.out) == (2, "")
