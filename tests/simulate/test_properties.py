"""What holds in every world, however its quantities are drawn?"""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jointaction.catalogue.load import load_catalogue
from jointaction.simulate import lanes
from jointaction.simulate.layout import FirmField, Lane
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ensemble
from tests.simulate.dossiers import dossier_of, initiative_of
from tests.simulate.world import SURELY, world

ROUNDING = 1e-5


def numbers(low, high):
    return st.floats(low, high, width=32)


SHARES = (
    "continuation", "detection", "crisis", "forgetting", "trade_memory", "project_memory", "spill",
    "immediacy", "threshold", "economies", "scale", "subsidy", "free_riding", "offers", "predation",
    "project_detection", "bearable", "rivalry", "crowding_out", "passive_rate", "active_rate",
    "crisis_on_continuation",
)  # fmt: skip
RANGES = {
    "temptation": (0.0, 3.0), "loss": (0.0625, 2.0), "fine": (0.0, 2.0), "rule_ends": (0.0, 30.0),
    "crisis_on_temptation": (0.0, 2.0), "crisis_half_life": (1.0, 16.0), "pull": (0.0, 0.5),
    "opening_intercept": (-3.0, 3.0), "opening_slope": (0.0, 5.0), "learning_rate": (0.0, 1.0),
    "talk_per_meeting": (0.0, 3.0), "meetings": (0.0, 1.0), "required_base": (-0.5, 1.5),
    "weight_cost": (0.0, 0.5), "cost": (0.0, 3.0), "benefit": (0.0, 3.0), "slope": (0.0, 10.0),
    "red_tape_cost": (0.0, 1.0), "weariness": (0.0, 0.25), "goal_quarters": (1.0, 80.0),
    "habit": (0.0, 2.0), "weight_immediacy": (0.0, 0.5), "subsidy_quarters": (0.0, 12.0),
}  # fmt: skip
QUANTITIES = st.fixed_dictionaries(
    {name: numbers(0, 1) for name in SHARES}
    | {name: numbers(*ends) for name, ends in RANGES.items()}
)


@settings(max_examples=60)
@given(QUANTITIES, st.integers(1, 6), st.integers(2, 5), st.integers(0, 2**32), st.data())
def test_nothing_leaves_its_range(quantities, firms, neighbours, seed, data):
    intended = data.draw(st.integers(1, firms))
    here = world(firms, neighbours, intended=intended, **quantities)
    for first, quarter in ((0, 0), (1, 1), (2, 5), (6, 24)):
        here.play(first, quarter, seed)
        members, contributors = here.of(Lane.MEMBERS), here.of(Lane.CONTRIBUTORS)
        np.testing.assert_array_equal(members, contributors + here.of(Lane.DEVIATORS))
        assert (members <= intended).all()
        # A firm that no longer can is no member: nobody is after the activity broke.
        broken_before = (here.of(Lane.BROKEN) > 0) & (here.of(Lane.BROKE_IN) < quarter)
        assert (members[broken_before] == 0).all()
        assert np.abs(here.of_firms(FirmField.DISPOSITION)).max() <= 6
        for field in (
            FirmField.TRADE_BELIEF, FirmField.PROJECT_BELIEF, FirmField.CAPABILITY_PASSIVE,
            FirmField.CAPABILITY_ACTIVE,
        ):  # fmt: skip
            values = here.of_firms(field)
            assert values.min() >= -ROUNDING
            assert values.max() <= 1 + ROUNDING
        for share in (here.participation, here.active, here.of(Lane.GOAL)):
            assert share.min() >= 0
            assert share.max() <= 1
        if firms > 1:
            assert here.cooperation[first:].min() >= 0
            assert here.cooperation[first:].max() <= 1
        else:
            assert np.isnan(here.cooperation[first:]).all()
        assert np.isfinite(here.firm).all()
        assert np.isfinite(here.of(Lane.REQUIRED_NOW)).all()


@given(numbers(0.0625, 3), numbers(0.0625, 2), st.booleans())
def test_with_no_future_and_no_sanction_undercutting_pays(temptation, loss, partner_cooperates):
    """Against the same partner a firm earns more undercutting than co-operating."""

    def earned(move):
        here = world(
            temptation=temptation, loss=loss, continuation=0, opening_intercept=0, opening_slope=0
        )
        here.firm[0, FirmField.DISPOSITION] = SURELY if move else -SURELY
        here.firm[1, FirmField.DISPOSITION] = SURELY if partner_cooperates else -SURELY
        here.play(last=0)
        return here.tie[0, 3]

    assert (earned(move=0) > earned(move=1)).all()


# Rising answers that never lower (+1) or never raise (-1) the required trust.
DIRECTIONS = {
    "core": +1, "predation": +1, "cost": +1, "red_tape": +1, "immediacy": -1,
    "external_pressure": -1, "scale": -1, "subsidy_share": -1, "benefit": -1, "free_riding": +1,
    "detection": -1,
}  # fmt: skip


@pytest.fixture(scope="module")
def place():
    dossier = dossier_of(initiative_of("purchasing_coop"))
    return burnt_in(dossier, load_catalogue(), Ensemble(draws=128, runs_per_draw=1))


@pytest.mark.parametrize("name", DIRECTIONS)
def test_required_trust_moves_the_way_the_paper_says(place, name):
    """In every draw, at the first quarter; with the subsidy still running."""
    initiative = place.dossier.initiatives[0]

    def required(value):
        quantities = dict(place.quantities(initiative))
        quantities["subsidy_quarters"] = np.full(128, 4.0)
        quantities[name] = np.full(128, value)
        lane = lanes.lanes_of_initiative(quantities)
        here = world(1, 1, intended=1)
        pages = []
        for first in (0, 64):
            here.lane = lane[:, first : first + 64].copy()
            here.lane[Lane.FIRMS] = 1
            here.lane[Lane.INTENDED] = 1
            pages.append(here.play(last=0).of(Lane.REQUIRED_NOW).copy())
        return np.concatenate(pages)

    steps = [required(value) for value in (0.0, 0.25, 0.5, 0.99)]
    for low, high in pairwise(steps):
        assert (DIRECTIONS[name] * (high - low) >= -ROUNDING).all()
    assert (DIRECTIONS[name] * (steps[-1] - steps[0])).max() > 0.01 or name == "scale"


@pytest.mark.parametrize(
    ("key", "falls"),
    [("core_closeness", True), ("predation_latitude", True), ("immediacy", False),
     ("external_pressure", False), ("scale_economies", False)],
)  # fmt: skip
def test_taking_part_follows_the_four_criteria_and_the_enemy_outside(key, falls):
    """On the same luck, mean over the ensemble: participation at quarter 4 from 0 to 5."""
    catalogue = load_catalogue()
    ends = [initiative_of("training", f"at-{r}", **{key: float(r)}) for r in (0, 5)]
    place = burnt_in(dossier_of(*ends), catalogue, Ensemble(draws=256, runs_per_draw=1))
    low, high = (float(histories(place, one).participation[4].mean()) for one in ends)
    assert (high < low) if falls else (high > low)
