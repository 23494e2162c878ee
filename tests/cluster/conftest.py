"""What do all tests of dossiers start from?"""

from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import load_dossier

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def good():
    """The text of a dossier in which nothing is wrong."""
    return (EXAMPLES / "good_dossier.toml").read_text(encoding="utf-8")


@pytest.fixture
def load(tmp_path, catalogue):
    """Load a dossier from its text, as a folder with ``cluster.toml``."""

    def from_text(text):
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "cluster.toml").write_bytes(content)
        return load_dossier(tmp_path, catalogue)

    return from_text
