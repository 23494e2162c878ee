"""Is a compiled kernel forgotten as soon as a rule inside it changed, and kept before?"""

import os
import runpy
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "forget_stale_kernels.py"


@pytest.fixture
def package(tmp_path):
    """A package with one rule and one kernel compiled after it was written."""
    ages = {
        "draws.py": 100,
        "simulate/kernel.py": 100,
        "simulate/rules/trust.py": 100,
        "simulate/__pycache__/kernel.advance-7.py311.nbi": 200,
        "simulate/__pycache__/kernel.advance-7.py311.1.nbc": 200,
        "simulate/__pycache__/kernel.cpython-311.pyc": 200,
    }
    for name, changed_at in ages.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        os.utime(file, (changed_at, changed_at))
    return tmp_path


def forget(package):
    return {file.suffix for file in runpy.run_path(str(TOOL))["forget_stale_kernels"](package)}


def test_a_fresh_kernel_is_kept(package):
    assert forget(package) == set()


@pytest.mark.parametrize("changed", ["simulate/rules/trust.py", "simulate/kernel.py", "draws.py"])
def test_a_change_of_what_is_compiled_in_forgets_it(package, changed):
    os.utime(package / changed, (300, 300))
    assert forget(package) == {".nbi", ".nbc"}
    assert (package / "simulate/__pycache__/kernel.cpython-311.pyc").exists()
    assert forget(package) == set()
