"""What do the tests of the forecast start from?"""

from typing import Any

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.simulate.runs import Ending, Ensemble, Runs


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def made_up():
    """Makes histories of which a test says what it needs, two runs a draw."""

    def runs(draws=400, **said):
        ensemble = Ensemble(0, draws, 2, 1)
        count = ensemble.runs
        flags = np.zeros(count, dtype=bool)
        shares = np.zeros((25, count), dtype=np.float32)
        number = np.zeros(count, dtype=np.float32)
        whole = np.full(count, 10, dtype=np.int32)
        ending = np.full(count, Ending.FIRMS_DRIFTED_AWAY, dtype=np.int32)
        given: dict[str, Any] = {
            "scenario": "made up", "initiative": "one", "ensemble": ensemble,
            "draw": np.repeat(np.arange(draws, dtype=np.int32), 2), "cooperation": shares,
            "participation": shares, "active": shares > 0, "intended": whole, "simulated": whole,
            "took_off": flags, "lasted": flags, "project_net": number, "trade_gain": number,
            "ending": ending, "capability_passive": number, "capability_active": number,
            "capability_external": number, "outside_gain": number, "public_cost": number,
            "series": {}, "drawn": {},
        }  # fmt: skip
        return Runs(**given | said)

    return runs
