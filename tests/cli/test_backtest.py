"""Does ``jointaction backtest`` say plainly how good the forecasts were, on any folder of cases?"""

import json
import math
import re
import signal

import pytest

from tests.experiments.backtest.made_up import write_case

QUICK = ("--draws", "10", "--runs-per-draw", "1")
EVENTS = ("takes_off", "lasts", "pays")


@pytest.fixture
def folder(tmp_path):
    """Three places with four initiatives, of which two took off."""
    cases = tmp_path / "cases"
    cases.mkdir()
    write_case(cases, "alfa", [("yes", "yes", "no"), ("no", "no", "no")])
    write_case(cases, "beta", [("partly", "unknown", "unknown")], rivalry=1, start=1980)
    write_case(cases, "gamma", [("yes", "na", "yes")], rivalry=5)
    write_case(cases, "open", [None])
    return cases


@pytest.fixture
def document(ask, folder):
    def asked(*arguments, where=folder):
        answer = ask("backtest", where, "--json", *QUICK, *arguments)
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    return asked


def test_the_fixed_fields_are_there(document):
    found = document()
    assert list(found["events"]) == list(EVENTS)
    for event in EVENTS:
        one = found["events"][event]
        for name in ("brier", "brier_base_rate", "log_score"):
            assert 0 <= one[name] < math.inf
        assert set(one["auc"]) == {"value", "low", "high", "undefined"}
    assert [found["events"][event]["n"] for event in EVENTS] == [4, 1, 1]
    # without alfa 1 of 2, so 1.5 / 3; without beta 2 of 3, so 2.5 / 4; without gamma 1 of 3
    others = (2 * 0.5**2 + 2 * 0.625**2) / 4
    assert found["events"]["takes_off"]["brier_leave_one_out"] == pytest.approx(others)
    assert found["events"]["lasts"]["brier_leave_one_out"] is None  # there is one case only
    assert found["events"]["lasts"]["auc"] == {
        "value": None, "low": None, "high": None, "undefined": 2000,
    }  # fmt: skip
    assert [case["case"] for case in found["cases"]] == ["alfa", "beta", "gamma"]
    assert found["set"]["without_outcome"] == ["open.toml"]


def test_the_scores_are_those_of_the_odds_that_are_shown(document):
    found = document()
    said = [
        (one["events"]["takes_off"]["probability"], one["events"]["takes_off"]["happened"])
        for case in found["cases"]
        for one in case["initiatives"]
    ]
    assert [happened for _, happened in said] == [True, False, False, True]
    takes_off = found["events"]["takes_off"]
    assert takes_off["brier"] == pytest.approx(sum((p - y) ** 2 for p, y in said) / 4)
    log = -sum(math.log(p if y else 1 - p) for p, y in said) / 4
    assert takes_off["log_score"] == pytest.approx(log)
    won = [(p > q) + (p == q) / 2 for p, y in said if y for q, other in said if not other]
    assert takes_off["auc"]["value"] == pytest.approx(sum(won) / 4)
    assert takes_off["brier_base_rate"] == pytest.approx((2 * 0.55**2 + 2 * 0.45**2) / 4)
    kindly = found["partly_counts_as_yes"]["takes_off"]
    assert (takes_off["happened"], kindly["happened"]) == (2, 3)


def test_what_is_not_scored_is_counted_with_its_reason(document):
    lasts = document()["events"]["lasts"]
    assert lasts["not_scored"] == {"meant to happen once": 1, "did not take off": 2}
    assert lasts["n"] + sum(lasts["not_scored"].values()) == 4


def test_no_skill_is_told_in_the_first_sentence_and_is_no_failure(ask, folder):
    answer = ask("backtest", folder, *QUICK)
    assert answer.code == 0
    assert answer.out.splitlines()[0] == "No skill was shown on the 3 cases (cases)."
    for said in ("Taking off: no skill shown.", "no base rates", "neighbours of the events"):
        assert said in answer.out


def test_names_are_wrapped_not_cut_off_and_every_score_is_explained(ask, tmp_path):
    cases = tmp_path / "cases"
    cases.mkdir()
    name = " ".join(f"word{number}" for number in range(20))
    file = write_case(cases, "alfa", [("yes",)])
    file.write_text(file.read_text().replace("The place alfa", name))
    write_case(cases, "beta", [("no",)], rivalry=1, start=1980)
    answer = ask("backtest", cases, *QUICK)
    assert answer.code == 0, answer.err
    assert "..." not in answer.out
    for number in range(20):
        assert f"word{number}" in answer.out
    for said in ("(a) The base rate", "(b) The share", "Brier: mean", "AUC: how often"):
        assert answer.out.count(said) == 1
    assert "Chosen by the odds alone, four on either side" in answer.out


@pytest.mark.slow
def test_the_order_of_files_and_of_initiatives_scores_alike(document, folder, tmp_path):
    other = tmp_path / "other" / "cases"
    other.mkdir(parents=True)
    for number, file in enumerate(sorted(folder.iterdir(), reverse=True)):
        (other / f"{number}.toml").write_text(file.read_text())
    first, second = document(), document(where=other)
    for found in (first, second):
        found["set"].pop("without_outcome")
    assert first == second


@pytest.mark.slow
def test_a_fit_is_reported_and_moves_no_score(document, tmp_path):
    ten = tmp_path / "ten"
    ten.mkdir()
    for number in range(10):
        write_case(ten, f"place-{number}", [("yes" if number < 5 else "no", "no", "no")])
    plain, fitted = document(where=ten), document("--fit", where=ten)
    assert plain["fit"] is None
    fit = fitted["fit"]
    assert fit["default_weight"] == 0.25
    assert fit["weight"]["folds"] == 10
    assert fit["weight"]["events"]["takes_off"]["brier_unfitted"] == pytest.approx(
        plain["events"]["takes_off"]["brier"]
    )
    assert fitted["events"] == plain["events"]


@pytest.mark.slow
def test_too_few_cases_to_fit_are_no_error(document, ask, folder):
    found = document("--fit")
    assert found["fit"] == {"cases": 3, "took_off": 2, "did_not": 2, "too_few_to_fit": True}
    answer = ask("backtest", folder, "--fit", *QUICK)
    assert answer.code == 0
    assert "Too few to fit a weight: 3 cases, in which 2 took off and 2 did not;" in answer.out


@pytest.mark.slow
def test_page_and_document_are_written_together(ask, folder, tmp_path):
    answer = ask("backtest", folder, *QUICK, "--fit", "--out", "out")
    assert answer.code == 0, answer.err
    out = tmp_path / "out"
    assert sorted(file.name for file in out.iterdir()) == ["backtest.html", "backtest.json"]
    html = (out / "backtest.html").read_text(encoding="utf-8")
    assert "No skill was shown on the 3 cases (cases)." in html
    assert "With a fitted weight" in html
    assert "open.toml" in html
    assert "Content-Security-Policy" in html
    assert not re.search(r"<script|url\(|@import| on\w+=|<link|<img", html)
    assert not re.search(r">(nan|None|inf)<", html)


def test_every_fault_of_every_file_is_told_and_nothing_written(ask, folder, tmp_path):
    write_case(folder, "beta", [("perhaps",)])
    write_case(folder, "gamma", [("yes",)], rivalry=7)
    answer = ask("backtest", folder, "--out", "out")
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 2
    assert "beta.toml" in answer.err
    assert "gamma.toml" in answer.err
    assert not (tmp_path / "out").exists()


def test_a_broken_table_beside_a_case_is_told_with_its_folder_row_and_column(ask, folder):
    (folder / "delta").mkdir()
    write_case(folder / "delta", "delta", [("yes",)]).rename(folder / "delta" / "cluster.toml")
    (folder / "delta" / "firms.csv").write_text("id,employees\nf1,many\n")
    answer = ask("backtest", folder)
    assert (answer.code, answer.out) == (2, "")
    assert 'jointaction: delta/firms.csv: row 2, column "employees": "many" found;' in answer.err


@pytest.mark.parametrize("where", ["nowhere", "empty", "a-file"])
def test_what_is_no_folder_of_cases_is_refused_in_one_line(ask, tmp_path, where):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").write_text("x")
    answer = ask("backtest", where)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


@pytest.mark.slow
def test_an_interruption_leaves_nothing_behind(start, folder, tmp_path):
    program = start("backtest", str(folder), "--draws", "4000", "--out", "out")
    said = b""
    while b"%" not in said:
        said = program.stderr.readline()
        assert said, "it ended before it could be interrupted"
    program.send_signal(signal.SIGINT)
    program.communicate()
    assert program.returncode == 130
    assert not (tmp_path / "out").exists()
