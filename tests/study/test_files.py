"""Does the report say where the simulation stops short, and how to make it again?"""

import html
import json
import re
import shlex

import pytest

from jointaction.cli.main import run
from jointaction.study.appraise import appraise
from jointaction.study.files import command_again, write_appraisal
from jointaction.study.settings import Settings

TOWN = """\
schema_version = 1
slug = "town"
name = "A town"
[cluster]
sector = "shoes"
[history]
rivalry = 4
[[initiative]]
id = "one"
name = "A course"
kind = "training"
"""


@pytest.mark.slow
def test_the_report_says_that_at_most_300_firms_are_simulated(dossier, catalogue, tmp_path):
    place, settings = dossier('kind = "training"', cluster="n_firms = 16000"), Settings(draws=32)
    page = write_appraisal(
        appraise(place, settings, catalogue), settings, catalogue, tmp_path / "out"
    )
    text = page.read_text(encoding="utf-8")
    assert page == tmp_path / "out" / "report.html"
    assert "never more than 300 are simulated" in text
    assert "nan" not in text.lower().split()


def printed_command(folder):
    page = (folder / "report.html").read_text(encoding="utf-8")
    found = re.search(r"<dt>Command</dt><dd><code>(.*?)</code>", page)
    assert found is not None
    return shlex.split(html.unescape(found[1]))


def without_date(folder):
    document = json.loads((folder / "appraisal.json").read_text(encoding="utf-8"))
    return {key: value for key, value in document.items() if key != "made_on"}


@pytest.mark.slow
@pytest.mark.parametrize("named", ["the town's dossier.toml", "blumenau"])
def test_the_printed_command_makes_the_same_appraisal_again(named, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "the town's dossier.toml").write_text(TOWN, encoding="utf-8")
    chosen = ["--seed", "5", "--draws", "12", "--runs-per-draw", "3", "--threads", "2"]
    assert run(["appraise", named, *chosen, "--out", "first"]) == 0
    program, *words = printed_command(tmp_path / "first")
    assert program == "jointaction"
    assert words[1] == named
    assert run([*words, "--out", "again"]) == 0
    assert without_date(tmp_path / "again") == without_date(tmp_path / "first")
    assert printed_command(tmp_path / "again") == [program, *words]


@pytest.mark.parametrize(
    ("asked", "settings", "command"),
    [
        ("blumenau", Settings(), "jointaction appraise blumenau --seed 0"),
        ("a b", Settings(draws=10), "jointaction appraise 'a b' --seed 0 --draws 10"),
        ("-x", Settings(3, 1000, 4), "jointaction appraise ./-x --seed 3 --runs-per-draw 4"),
    ],
)
def test_the_command_names_what_was_not_left_as_it_is(asked, settings, command):
    assert command_again(asked, settings) == command
