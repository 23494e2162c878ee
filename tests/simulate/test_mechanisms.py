"""Can every mechanism be switched off, does each change something, and is nothing made?"""

from pathlib import Path

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.simulate.layout import FirmField, Lane
from jointaction.simulate.place import burnt_in, histories, lived_through, with_moves
from jointaction.simulate.rules import __path__ as rules_path
from jointaction.simulate.runs import Ensemble
from tests.simulate.dossiers import dossier_of, initiative_of
from tests.simulate.world import lively_world

CATALOGUE = load_catalogue()
ENSEMBLE = Ensemble(seed=5, draws=128, runs_per_draw=1)
RESULTS = ("project_net", "trade_gain", "capability_passive", "capability_active", "public_cost")

# A place in which everything can happen: what a thin dossier leaves at zero is set.
LIVELY = {
    "crisis": 0.6, "subsidy_share": 0.5, "subsidy_quarters": 8, "external_pressure": 0.5,
    "predation": 0.5, "cutting": 0.03, "cutting_quarters": 8, "association_development": 0.01,
    "institution_development": 0.01, "play_off": 0.4, "lead_share": 0.4, "political_rivalry": 0.6,
}  # fmt: skip


def place(off=(), given=None, **answers):
    dossier = dossier_of(initiative_of("purchasing_coop", intended_firms=20), **answers)
    return burnt_in(dossier, CATALOGUE, ENSEMBLE, given=LIVELY | (given or {}), off=off)


def played(off=(), given=None, **answers):
    here = place(off, given, **answers)
    return histories(here, here.dossier.initiatives[0])


@pytest.fixture(scope="module")
def everything():
    return played()


def differences(one, other):
    """Names of the results and series in which two plays differ."""
    found = {
        name
        for name in one.series
        if not np.array_equal(one.series[name], other.series[name], equal_nan=True)
    }
    return found | {
        name for name in RESULTS if not np.array_equal(getattr(one, name), getattr(other, name))
    }


def test_every_mechanism_is_one_rule_file_and_one_entry_of_the_catalogue():
    files = {file.stem for file in Path(rules_path[0]).glob("*.py")} - {"__init__", "arithmetic"}
    assert files == CATALOGUE.mechanisms.keys()


@pytest.mark.parametrize("name", sorted(CATALOGUE.mechanisms))
def test_no_mechanism_is_dead(everything, name):
    """Switched off, something comes out else: and before that, its quantities are what it says."""
    assert CATALOGUE.mechanisms[name].off
    without = played(off=(name,))
    assert differences(everything, without), name
    for quantity, value in CATALOGUE.mechanisms[name].off.items():
        if quantity in without.drawn:
            assert (without.drawn[quantity] == np.float32(value)).all(), quantity


def test_a_mechanism_that_is_switched_off_cannot_be_shifted_on_again():
    here = place(off=("exchange",))
    again = histories(here, here.dossier.initiatives[0], given={"exchange.leak": 0.05})
    assert (again.drawn["exchange.leak"] == 0).all()


def test_an_unknown_mechanism_or_quantity_is_refused():
    with pytest.raises(KeyError, match="nonsense"):
        place(off=("nonsense",))
    with pytest.raises(KeyError, match="nonsense"):
        place(given={"nonsense": 1.0})


# What a mechanism cannot touch: by the list of the steps it comes later, or reaches nothing else.
UNTOUCHED = {
    # takes from firms' cash, and nobody ever closes
    "entry_and_exit": ("cooperation", "participation", "capability", "credibility", "crisis"),
    # capability reaches cash alone, and nobody ever closes
    "capability": ("cooperation", "participation", "association_members", "lock_in"),
    "externalities": ("cooperation", "participation", "association_members", "crisis"),
    "institutions": ("cooperation", "participation", "association_members", "vertical"),
    # what only joint activities meet never reaches trade where nothing spills over
    "joining": ("cooperation", "association_members", "users", "crisis", "outside_owned"),
    "required_trust": ("cooperation", "association_members", "users", "outside_owned"),
    "side_offers": ("cooperation", "association_members", "users", "outside_owned"),
    "fatigue": ("cooperation", "association_members", "users", "outside_owned"),
    "subsidy": ("cooperation", "association_members", "users", "outside_owned"),
    "red_tape": ("cooperation", "association_members", "users", "outside_owned"),
    "external_pressure": ("cooperation", "association_members", "users", "outside_owned"),
    "costs_and_gains": ("cooperation", "participation", "association_members", "users"),
    "size": ("cooperation", "association_members", "users", "outside_owned"),
    # trade never reaches joint activities where nothing spills over
    "vertical_ties": ("participation", "association_members", "users", "outside_owned"),
    "tie_game": ("participation", "association_members", "users", "outside_owned"),
    "opening": ("participation", "association_members", "users", "outside_owned"),
    "continuing": ("participation", "association_members", "users", "outside_owned"),
    "learning": ("participation", "association_members", "users", "outside_owned"),
    "rules": ("participation", "association_members", "users", "outside_owned"),
}
APART = {
    "trust.spill_over": 0, "entry_and_exit.start_cash": 1e6, "entry_and_exit.most_cash": 1e6,
    "paradigms.opening": 0, "associations.capture": 0, "spin_offs.room": 0,
}  # fmt: skip


@pytest.fixture(scope="module")
def apart():
    return played(given=APART)


@pytest.mark.parametrize("name", UNTOUCHED)
def test_switching_one_off_leaves_the_luck_of_the_others_alone(apart, name):
    """Equal to the last bit where it cannot matter: no draw moves because another is not made."""
    without = played(off=(name,), given=APART)
    for series in UNTOUCHED[name]:
        np.testing.assert_array_equal(apart.series[series], without.series[series], err_msg=series)


def test_secrets_move_and_are_not_made():
    here = lively_world()
    before = here.of_firms(FirmField.SECRETS).astype(np.float64).sum(axis=0)
    for quarter in range(12):
        here.play(first=quarter, last=quarter)
        now = here.of_firms(FirmField.SECRETS).astype(np.float64)
        np.testing.assert_allclose(now.sum(axis=0), before, rtol=1e-4)
        assert now.min() >= 0
    assert here.of(Lane.SECRETS_MOVED).min() > 0


def test_members_are_counted_and_not_made():
    """Members of the activity and of the association are firms alive, and counted once."""
    here = lively_world()
    for quarter in range(12):
        here.play(first=quarter, last=quarter)
        alive = here.of_firms(FirmField.ALIVE)
        for field in (FirmField.MEMBER, FirmField.ASSOCIATION):
            assert (here.of_firms(field) <= alive).all()
        assert set(np.unique(alive)) <= {0, 1}
        assert (here.of(Lane.ALIVE) <= here.of(Lane.FIRMS)).all()
        assert (here.of(Lane.ASKED_ALIVE) <= here.of(Lane.INTENDED)).all()
        assert (here.of(Lane.MEMBERS) <= here.of(Lane.ASKED_ALIVE)).all()


def test_what_the_activity_costs_is_paid_by_members_or_by_the_public(everything):
    """Members' own accounts and the public's add up to the cost; gains likewise."""
    here = lively_world()
    here.lane[Lane.LAUNCH_COST] = 0
    here.lane[Lane.RETURN] = 1.5
    paid = np.zeros(64)
    for quarter in range(12):
        net = here.of_firms(FirmField.NET).astype(np.float64).copy()
        here.play(first=quarter, last=quarter)
        came = here.of_firms(FirmField.CAME) > 0
        change = np.where(came, 0, here.of_firms(FirmField.NET) - net)
        paid += change.sum(axis=0)
    gain = here.of(Lane.PROJECT_GAIN) - here.of(Lane.OUTSIDE_GAIN)
    cost = here.of(Lane.PROJECT_COST) - here.of(Lane.PUBLIC_COST)
    np.testing.assert_allclose(paid, gain - cost, atol=1e-3)
    assert here.of(Lane.PUBLIC_COST).max() > 0
    assert (everything.public_cost >= 0).all()


SHARES = (
    "cooperation", "participation", "active", "trade_belief", "project_belief", "capability",
    "firms_alive", "outside_owned", "association_members", "service", "inside_quality",
    "outside_members", "complaints", "users", "small_users", "large_users", "responsiveness",
    "institution_mean", "credibility", "red_tape", "facilitation", "signals", "technology_open",
    "make_or_buy_open", "self_image_open", "crisis", "diverted", "vertical",
)  # fmt: skip


def test_shares_stay_shares_whatever_the_parameters(everything):
    for name in SHARES:
        values = everything.series[name]
        assert np.nanmin(values) >= -1e-6, name
        assert np.nanmax(values) <= 1 + 1e-6, name
    assert (everything.series["means"] >= 0).all()
    assert (everything.series["lock_in"] >= 0).all()


def test_a_place_remembers_an_activity_that_paid():
    """After five years of one activity the next begins with what firms know of each other."""
    here = place(given={"required_trust.earlier": 0.3, "stated_return": 20.0, "threshold": 0.1})
    later = lived_through(here, here.dossier.initiatives[0], 20)
    earlier = np.concatenate(
        [page.firm.reshape(-1, len(FirmField), 64)[:, FirmField.EARLIER].ravel()
         for page in later.pages]
    )  # fmt: skip
    assert 0 < earlier.mean() < 1
    first, second = (histories(one, one.dossier.initiatives[0]) for one in (here, later))
    assert not np.array_equal(first.participation, second.participation)


def test_all_ties_settled():
    here = place()
    for share, low, high in ((0.0, 0.0, 0.35), (1.0, 0.6, 1.0)):
        settled = with_moves(here, share)
        runs = histories(settled, here.dossier.initiatives[0], absent=True)
        assert low <= np.nanmean(runs.cooperation[0]) <= high


def test_what_is_given_later_acts_on_a_place_that_was_lived_through():
    """It moves what the years have left, and does not put it back to where it was."""
    here = place()
    initiative = here.dossier.initiatives[0]
    later = lived_through(here, initiative, 12)
    plain, more = (
        histories(later, initiative, given=given) for given in ({}, {"service_quality": 1.0})
    )
    first = histories(here, initiative)
    assert not np.array_equal(plain.series["service"][0], first.series["service"][0])
    assert (more.series["service"][0] > plain.series["service"][0]).mean() > 0.9


def test_a_duty_to_be_members_finds_the_members_of_before():
    here = place()
    initiative = here.dossier.initiatives[0]
    free, duty = (
        histories(here, initiative, given=given)
        for given in ({}, {"associations.mandatory": 1.0, "associations.reconsider": 0.1})
    )
    assert duty.series["outside_members"][0].mean() < 0.9
    assert duty.series["outside_members"][20].mean() > free.series["outside_members"][20].mean()
    assert duty.series["means"][8].mean() > free.series["means"][8].mean()


def test_what_is_not_kept_of_the_record_changes_no_result(everything):
    here = place()
    brief = histories(here, here.dossier.initiatives[0], detailed=False)
    np.testing.assert_array_equal(brief.participation, everything.participation)
    np.testing.assert_array_equal(brief.ending, everything.ending)
    assert set(brief.series) == {"cooperation", "participation", "active"}
