"""Is what stands outside the code still true of the code?"""

import importlib
import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import jointaction

ROOT = Path(__file__).parents[2]


def test_one_version_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    cited = re.search(r"^version: (\S+)$", citation, re.MULTILINE)
    assert cited is not None
    assert jointaction.__version__ == project["version"] == cited[1]


def test_every_public_name_is_there():
    for name in getattr(jointaction, "__all__", ["__version__"]):
        assert getattr(jointaction, name) is not None, name


def test_every_module_can_be_imported_alone():
    package = Path(jointaction.__file__).parent
    for file in sorted(package.rglob("*.py")):
        parts = file.relative_to(package.parent).with_suffix("").parts
        if parts[-1] != "__main__":
            importlib.import_module(".".join(parts).removesuffix(".__init__"))


def test_the_lock_knows_public_addresses_only():
    lock = (ROOT / "uv.lock").read_text(encoding="utf-8")
    hosts = set(re.findall(r"\w+://([^/\"]*)", lock))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}


def test_fragments_of_the_changelog_are_named_after_a_kind():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kinds = {kind["directory"] for kind in project["tool"]["towncrier"]["type"]}
    for file in (ROOT / "changelog.d").glob("*"):
        if file.name != "README.md":
            assert file.suffix == ".md"
            assert file.stem.rpartition(".")[2] in kinds, file.name


def stub_python(folder, says):
    """A Python that stands in for one lacking something: it gives one answer."""
    stub = folder / "python"
    stub.write_text(f"#!/bin/sh\necho '{says}'\n", encoding="utf-8")
    stub.chmod(0o755)
    return stub


@pytest.fixture
def fresh_tree(tmp_path):
    """What set-up reads, in a folder where nothing is set up."""
    for name in ("pyproject.toml", "uv.lock", "tools/setup.sh"):
        target = tmp_path / "tree" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((ROOT / name).read_bytes())
    return tmp_path / "tree"


def set_up(tree, python):
    return subprocess.run(
        ["sh", "tools/setup.sh"],
        cwd=tree,
        env=os.environ | {"PYTHON": str(python)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("says", "line"),
    [
        (
            "has no venv module that works; on Debian: apt install x",
            "has no venv module that works",
        ),
        ("is Python 3.9, and 3.11 is the least", "is Python 3.9, and 3.11 is the least"),
        ("fit", "failed; run it to see why"),
    ],
)
def test_set_up_says_in_one_line_what_is_missing(fresh_tree, tmp_path, says, line):
    stub = stub_python(tmp_path, says)
    if says == "fit":
        stub.write_text('#!/bin/sh\n[ "$1" = -c ] && echo fit\n', encoding="utf-8")
    done = set_up(fresh_tree, stub)
    assert done.returncode == 1
    said = [row for row in done.stderr.splitlines() if "making .venv" not in row]
    assert len(said) == 1
    assert line in said[0]
    assert str(stub) in said[0]


def test_set_up_misses_a_python_that_is_not_there(fresh_tree):
    done = set_up(fresh_tree, "/nowhere/python")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "jointaction: PYTHON=/nowhere/python is not there\n"


def test_the_words_are_explained():
    command = ["make", "--no-print-directory", "help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    tried = {"claims", "backtest", "worlds", "data-checks", "bench"}
    words = {"demo", "test", "check", "docs", "clean", "help"} | tried
    assert {row.split()[1] for row in done.stdout.splitlines()} == words
