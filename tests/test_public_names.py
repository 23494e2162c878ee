"""Is the public face what the documentation shows, and cheap to look at?"""

import subprocess
import sys
from pathlib import Path

import pytest

import jointaction

ROOT = Path(__file__).parents[1]
NAMES = [
    "Appraisal",
    "Diagnosis",
    "Dossier",
    "DossierError",
    "Ensemble",
    "Forecast",
    "Initiative",
    "InputError",
    "JointActionError",
    "Runs",
    "Screening",
    "Settings",
    "UsageError",
    "__version__",
    "appraise",
    "find_dossier",
    "load_catalogue",
    "load_dossier",
]


def test_the_public_names_are_these_and_no_others():
    assert sorted(jointaction.__all__) == sorted(NAMES)
    assert dir(jointaction) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_is_found_where_it_lives(name):
    thing = getattr(jointaction, name)
    assert name == "__version__" or thing.__name__ == name


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no public name Odds"):
        jointaction.Odds  # noqa: B018 - asking is the test


def test_errors_of_a_user_are_of_one_family():
    assert issubclass(jointaction.DossierError, jointaction.InputError)
    assert issubclass(jointaction.UsageError, jointaction.InputError)
    assert issubclass(jointaction.InputError, jointaction.JointActionError)


def test_importing_loads_nothing_else():
    asked = "import jointaction, sys; print([m for m in sys.modules if 'jointaction.' in m])"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_on_the_page_about_python():
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}" not in page] == []
