"""What do the tests of the backtest start from?"""

import pytest

from jointaction.catalogue.load import load_catalogue


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()
