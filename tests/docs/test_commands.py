"""Does every command that README, tutorials and how-to pages show do what they say?

The blocks of a page run in order in one empty folder. A fenced ``console`` block holds commands
(lines that begin with ``$ ``) and what they print, ``...`` standing for anything left out. A fenced
block under ``<!-- file: NAME -->`` is written to that file first, and one under
``<!-- add to: NAME -->`` is added to its end; a console block under ``<!-- not run here: WHY -->``
is skipped.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [
    ROOT / "README.md",
    *sorted((ROOT / "docs" / "tutorials").glob("*.md")),
    *sorted((ROOT / "docs" / "how-to").glob("*.md")),
]
BLOCK = re.compile(
    r"(?:<!-- (?P<order>file|add to|not run here): (?P<said>[^\n]*) -->\n)?"
    r"```(?P<language>\w+)\n(?P<text>.*?)```\n",
    re.DOTALL,
)
LIMIT_SECONDS = 120


@dataclass(frozen=True)
class Block:
    """One thing to do: write a file, add to one, or run commands."""

    order: str
    name: str
    text: str


def blocks(page):
    for found in BLOCK.finditer(page.read_text(encoding="utf-8")):
        order, language = found["order"], found["language"]
        if order in ("file", "add to"):
            yield Block(order, found["said"], found["text"])
        elif language == "console" and order is None:
            yield Block("run", "", found["text"])


WITH_BLOCKS = [page for page in PAGES if list(blocks(page))]


def commands(text):
    """Each command of a block with the lines that it is said to print."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed.splitlines()


@pytest.fixture
def shell(tmp_path):
    """A folder where ``jointaction`` and ``python`` are those of this interpreter."""
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    for name, start in (("jointaction", "-m jointaction.cli"), ("python", "")):
        file = bin_folder / name
        file.write_text(f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n', encoding="utf-8")
        file.chmod(0o755)
    place = tmp_path / "here"
    place.mkdir()
    path = f"{bin_folder}{os.pathsep}{os.environ['PATH']}"

    def run(command):
        return subprocess.run(
            command,
            shell=True,
            cwd=place,
            env=os.environ | {"PATH": path, "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LIMIT_SECONDS,
            check=False,
        )

    return place, run


def seen_in_order(expected, printed):
    """The first expected line that is not printed after the ones before it; None if all are."""
    rest = iter(printed)
    for line in expected:
        if line.strip() in ("", "..."):
            continue
        pattern = ".*".join(re.escape(part) for part in line.rstrip().split("..."))
        if not any(re.fullmatch(pattern, one.rstrip()) for one in rest):
            return line
    return None


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.stem)
def test_every_command_of_the_page_runs(page, shell):
    place, run = shell
    for block in blocks(page):
        if block.order != "run":
            file = place / block.name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a" if block.order == "add to" else "w", encoding="utf-8") as out:
                out.write(block.text)
            continue
        for command, expected in commands(block.text):
            done = run(command)
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            missing = seen_in_order(expected, done.stdout.splitlines())
            assert missing is None, f"{command}\nnot printed: {missing}\n{done.stdout}"


def test_readme_and_tutorial_are_run():
    assert {"README", "your-own-cluster", "use-the-result-in-other-programs"} <= {
        page.stem for page in WITH_BLOCKS
    }


@pytest.mark.parametrize(
    ("expected", "printed", "missing"),
    [
        (["a ... c"], ["a b c"], None),
        (["a", "...", "c"], ["a", "b", "c"], None),
        (["c", "a"], ["a", "b", "c"], "a"),
        (["a"], ["a b"], "a"),
        (["(x)"], ["(x)"], None),
    ],
)
def test_lines_are_compared_in_order(expected, printed, missing):
    assert seen_in_order(expected, printed) == missing


@pytest.mark.slow
def test_the_prose_of_the_readme_says_the_numbers_of_the_program():
    from jointaction import appraise, find_dossier, load_catalogue, load_dossier

    catalogue = load_catalogue()
    appraisal = appraise(load_dossier(find_dossier("criciuma-1991"), catalogue), None, catalogue)
    first = appraisal.forecast.initiatives[0]
    running, best = first.still_running, first.repairs[0]
    text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert f"about {100 * running.probability:.0f} would still be running" in text
    assert f"between {100 * running.low:.0f} and {100 * running.high:.0f}." in text
    assert f"about {100 * running.base_rate:.0f}: that is the *base rate*" in text
    assert f"odds are about {first.local_ratio.value:.2f} times those of an ordinary one" in text
    assert f"multiply the odds by about {best.gain:.1f}" in text
    assert best.title[3:] in text
