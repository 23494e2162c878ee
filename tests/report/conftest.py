"""What do the report's tests share? The made-up appraisals, as the fixture ``example``."""

import importlib.util
import sys
from pathlib import Path

import pytest

NAME = "report_example"


@pytest.fixture(scope="session")
def example():
    if NAME not in sys.modules:
        spec = importlib.util.spec_from_file_location(NAME, Path(__file__).with_name("example.py"))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[NAME] = module
        spec.loader.exec_module(module)
    return sys.modules[NAME]
