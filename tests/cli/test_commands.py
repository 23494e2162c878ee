"""Does each command do its work, and print one JSON document where that is asked for?"""

import json
import re

import pytest

LIGHT = ["diagnose", "screen"]
PLAYING = ["appraise", "simulate", "forecast"]
ROAD = ["new", "check", "survey", "appraise", "diagnose", "screen", "simulate", "forecast"]
HELD_AGAINST = ["sweep", "claims", "lab", "backtest"]
LATER = pytest.param("forecast", marks=pytest.mark.slow)
CHECK = pytest.param("check", marks=pytest.mark.slow)
FEW = ["--draws", "10"]
PART = {
    "check": "missing",
    "appraise": "simulation",
    "diagnose": "diagnosis",
    "screen": "screening",
    "simulate": "simulation",
    "forecast": "forecast",
}


def few(command):
    return FEW if command in PLAYING else []


def commands_in(help_text):
    return re.findall(r"^  (\w+) ", help_text[help_text.index("Commands:") :], re.MULTILINE)


def test_help_lists_the_commands_in_the_order_of_the_road(ask):
    answer = ask("--help")
    assert (answer.code, answer.err) == (0, "")
    assert commands_in(answer.out) == [*ROAD, *HELD_AGAINST, "answers", "registry"]


def test_no_summary_is_cut_off(ask):
    out = ask("--help").out
    assert "..." not in out[out.index("Commands:") :]
    assert max(map(len, out.splitlines())) <= 80


def test_nothing_asked_shows_the_help(ask):
    assert ask() == ask("--help")


@pytest.mark.parametrize("command", ROAD + HELD_AGAINST)
def test_each_command_explains_itself_and_has_seed_and_json(ask, command):
    answer = ask(command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert "--seed" in answer.out
    assert "--json" in answer.out
    assert "<=" not in answer.out


@pytest.mark.parametrize("command", [CHECK, *LIGHT, "appraise", "simulate", LATER])
def test_json_is_one_document_and_nothing_else(ask, least, command):
    answer = ask(command, least, "--json", "--seed", "3", *few(command))
    assert answer.code == 0
    document = json.loads(answer.out)
    assert document["dossier"]["slug"] == "least"
    assert document["seed"] == 3
    assert PART[command] in document
    assert [file.name for file in least.parent.iterdir()] == ["least.toml"]


def test_new_prints_what_it_wrote_and_overwrites_nothing(ask, tmp_path):
    answer = ask("new", "here", "--json", "--seed", "1")
    assert json.loads(answer.out) == {"written": ["here/cluster.toml"]}
    again = ask("new", "here")
    assert (again.code, again.out) == (2, "")
    assert "not overwritten" in again.err
    assert ask("diagnose", tmp_path / "here").code == 0


@pytest.mark.parametrize("command", [CHECK, *LIGHT, "simulate", LATER])
def test_sentences_on_standard_output(ask, least, command):
    answer = ask(command, least, *few(command))
    assert answer.code == 0
    assert answer.out.strip()
    assert "nan" not in answer.out.lower().split()


@pytest.mark.parametrize("command", [CHECK, *LIGHT, "simulate", LATER])
def test_out_holds_the_document_that_json_prints(ask, least, command):
    answer = ask(command, least, "--json", "--out", "there/deep", *few(command))
    assert answer.code == 0
    [file] = (least.parent / "there" / "deep").glob("*.json")
    assert json.loads(file.read_text(encoding="utf-8")) == json.loads(answer.out)


def test_a_mechanism_can_be_switched_off(ask, least):
    plain, off = (
        json.loads(ask("simulate", least, "--json", *few("simulate"), *more).out)
        for more in ((), ("--without", "trust", "--without", "trust"))
    )
    assert (plain["without"], off["without"]) == ([], ["trust"])
    assert plain["simulation"] != off["simulation"]


@pytest.mark.slow
def test_appraise_ends_with_the_path_of_the_report(ask, least):
    answer = ask("appraise", least, *FEW)
    assert answer.out.splitlines()[-1] == "appraisals/least/report.html"
    folder = least.parent / "appraisals" / "least"
    names = {"appraisal.json", "report.html", "runs.parquet", "quarters.parquet", "draws.parquet"}
    assert {file.name for file in folder.iterdir()} == names
    assert "<html" in (folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_writing_again_replaces_its_own_files_and_leaves_others_alone(ask, least):
    folder = least.parent / "out"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "report.html").write_text("old")
    assert ask("appraise", least, "--out", folder, *FEW).code == 0
    first = (folder / "appraisal.json").read_text(encoding="utf-8")
    assert ask("appraise", least, "--out", folder, *FEW, "--seed", "1").code == 0
    assert (folder / "appraisal.json").read_text(encoding="utf-8") != first
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "report.html").read_text(encoding="utf-8") != "old"
    assert not list(folder.parent.rglob(".*"))


def test_the_version(ask):
    assert re.fullmatch(r"jointaction \d+\.\d+\.\d+\n", ask("--version").out)
