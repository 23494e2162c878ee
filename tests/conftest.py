"""Under which conditions do all tests run?"""

import os
import runpy
from pathlib import Path

import pytest
from hypothesis import settings

ONLY_WHEN_ASKED = ("gpu", "benchmark")

settings.register_profile("developer", deadline=None)  # the first call of a kernel compiles it
settings.register_profile("ci", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")


def pytest_sessionstart(session):
    """Forget kernels compiled from older rules, once and before any worker runs one."""
    if not hasattr(session.config, "workerinput"):
        tool = Path(__file__).parents[1] / "tools" / "forget_stale_kernels.py"
        runpy.run_path(str(tool), run_name="__main__")


def pytest_collection_modifyitems(config, items):
    """Skip what needs a graphics card or a quiet machine, unless ``-m`` asks for it."""
    for item in items:
        for name in ONLY_WHEN_ASKED:
            if name in item.keywords and name not in config.option.markexpr:
                item.add_marker(pytest.mark.skip(reason=f"only with -m {name}"))
