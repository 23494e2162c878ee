"""Does a take-over happen to the right firm, and change nothing else?"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.claims.owners import RUNS, where_it_runs
from jointaction.experiments.claims.take_over import taken_over, years_with_take_over
from jointaction.experiments.claims.worlds import Worlds
from jointaction.simulate.layout import FIRM_FIELDS, LANE_FIELDS, LANES, FirmField, Lane

SOLD_IN = 5


@pytest.fixture(scope="module")
def place():
    worlds = Worlds(load_catalogue(), 20)
    says = {"cluster.n_firms": 20, "initiative.intended_firms": 12}
    given = {"external_share": 0.0, "ownership.takeovers": 0.0, "lead_share": 0.8}
    return worlds, worlds.place(says=says, given=given, runs_per_world=2)


def test_where_nobody_is_sold_the_years_are_those_of_the_simulation(place):
    worlds, here = place
    years = years_with_take_over(here, SOLD_IN, None)
    assert not years.sold.any()
    assert np.array_equal(years.participation, worlds.play(here).participation[:25])


@pytest.mark.parametrize("central", [True, False])
def test_only_histories_in_which_a_firm_was_sold_change_and_only_from_then_on(place, central):
    _, here = place
    none = years_with_take_over(here, SOLD_IN, None).participation
    years = years_with_take_over(here, SOLD_IN, central)
    assert years.sold.any()
    assert not years.sold.all()
    assert np.array_equal(years.participation[:SOLD_IN], none[:SOLD_IN])
    assert np.array_equal(years.participation[:, ~years.sold], none[:, ~years.sold])
    assert (years.participation != none)[SOLD_IN:, years.sold].any()


def test_an_initiative_that_does_not_run_loses_nobody(place):
    _, here = place
    years = years_with_take_over(here, SOLD_IN, central=False)
    assert (years.participation[SOLD_IN - 1, years.sold] > 0).all()


def page_of_three():
    """Three firms asked, all at work; the second is looked at most, the third least."""
    firm = np.zeros((3, FIRM_FIELDS, LANES), dtype=np.float32)
    lane = np.zeros((LANE_FIELDS, LANES), dtype=np.float32)
    for field in (FirmField.ALIVE, FirmField.MEMBER, FirmField.CONTRIBUTES, FirmField.ASSOCIATION):
        firm[:, field] = 1
    firm[:, FirmField.VOICE] = np.array([3, 10, 1])[:, None]
    firm[:, FirmField.DISPOSITION] = np.array([0, 2, 1])[:, None]
    lane[Lane.INTENDED], lane[Lane.ACTIVE] = 3, 1
    lane[Lane.FRESH_START], lane[Lane.TURNOVER_OUTSIDE] = 0.5, 0.25
    return firm, lane


@pytest.mark.parametrize(("central", "which", "disposition"), [(True, 1, 1.5), (False, 2, 1.0)])
def test_the_sold_firm_begins_anew(central, which, disposition):
    firm, lane = page_of_three()
    before = firm.copy()
    assert taken_over(firm, lane, central).all()
    one = firm[which]
    assert (one[FirmField.OUTSIDE] == 1).all()
    assert (one[FirmField.TURNOVER] == 0.25).all()
    assert (one[[FirmField.MEMBER, FirmField.ASSOCIATION]] == 0).all()
    assert (one[FirmField.DISPOSITION] == disposition).all()  # half of the way to the mean of 1
    others = [place for place in range(3) if place != which]
    assert np.array_equal(firm[others], before[others])


def test_a_central_firm_that_stands_aside_is_not_sold():
    firm, lane = page_of_three()
    firm[1, FirmField.CONTRIBUTES] = 0
    before = firm.copy()
    assert not taken_over(firm, lane, central=True).any()
    assert np.array_equal(firm, before)


def test_a_world_without_a_running_history_says_nothing():
    runs = np.zeros((2, RUNS), dtype=bool)
    runs[0, :2] = True
    values = np.arange(2.0 * RUNS)
    mean, nothing = where_it_runs(values, runs.ravel())
    assert mean == 0.5
    assert np.isnan(nothing)
