"""Does the check of the layers hold on the real tree, and does it see what it must see?"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "jointaction"
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

ROAD = "The road runs in one direction: import from below, never from above"
HUNCH = "The simulation does not know the screening"
OUTCOME = "The screening does not know the simulation"
ARITHMETIC = "The rules of the simulation are arithmetic"
SHELLS = "The stages know no web, database, plotting or command-line library"
ALL = (ROAD, HUNCH, OUTCOME, ARITHMETIC, SHELLS)


def lint_imports(folder):
    command = [str(LINT_IMPORTS), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    summary = [" ".join(line.split()) for line in done.stdout.splitlines()]
    broken = {name for name in ALL if f"{name} BROKEN" in summary}
    kept = {name for name in ALL if f"{name} KEPT" in summary}
    assert broken | kept == set(ALL), done.stdout + done.stderr
    assert done.returncode == (1 if broken else 0)
    return broken


@pytest.fixture
def copy(tmp_path):
    """The package in a folder of its own, where faults may be planted."""
    shutil.copytree(PACKAGE, tmp_path / "jointaction", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_the_real_tree_keeps_every_contract(copy):
    assert lint_imports(copy) == set()


@pytest.mark.parametrize(
    ("module", "line", "expected"),
    [
        ("simulate/planted.py", "import jointaction.screen.screening", {HUNCH, ROAD}),
        ("screen/planted.py", "import jointaction.simulate.runs", {OUTCOME, ROAD}),
        ("simulate/rules/planted.py", "import random", {ARITHMETIC}),
        ("simulate/rules/planted.py", "from pathlib import Path", {ARITHMETIC}),
        ("catalogue/planted.py", "import jointaction.study.appraisal", {ROAD}),
        ("diagnose/planted.py", "import jointaction.forecast.forecasts", {ROAD}),
        ("forecast/planted.py", "import matplotlib.figure", {SHELLS}),
        ("cluster/planted.py", "import duckdb", {SHELLS}),
        ("utilities.py", "", {ROAD}),
    ],
)
def test_a_planted_fault_is_named(copy, module, line, expected):
    (copy / "jointaction" / module).write_text(f"{line}\n", encoding="utf-8")
    assert lint_imports(copy) == expected


def test_a_detour_is_seen_too(copy):
    package = copy / "jointaction"
    (package / "simulate" / "rules" / "planted.py").write_text("import jointaction.errors\n")
    (package / "errors.py").write_text("import logging\n")
    assert ARITHMETIC in lint_imports(copy)


def test_a_package_still_missing_finds_its_layer(copy):
    for name in ("web", "plan"):
        (copy / "jointaction" / name).mkdir()
        (copy / "jointaction" / name / "__init__.py").touch()
    (copy / "jointaction" / "plan" / "planted.py").write_text("import rich\n")
    (copy / "jointaction" / "forecast" / "planted.py").write_text("import jointaction.web\n")
    assert lint_imports(copy) == {ROAD, SHELLS}
