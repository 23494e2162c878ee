"""Does the same seed give the same result, and does one draw more change no other?"""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import load_dossier
from jointaction.simulate.layout import LANES, FirmField, Lane, TieField
from jointaction.simulate.pages import TRANCHE
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ensemble, Runs
from jointaction.simulate.simulate import simulate
from tests.simulate.world import world

EXAMPLE = Path(__file__).parents[1] / "examples" / "good_dossier.toml"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def dossier(catalogue):
    return load_dossier(EXAMPLE, catalogue)


def arrays_of(runs: Runs):
    """Every array of some runs by name, with what was drawn."""
    named = {field.name: getattr(runs, field.name) for field in fields(runs)}
    drawn = {f"drawn {name}": values for name, values in runs.drawn.items()}
    return {name: value for name, value in (named | drawn).items() if isinstance(value, np.ndarray)}


def assert_same_runs(one: Runs, other: Runs):
    first, second = arrays_of(one), arrays_of(other)
    assert first.keys() == second.keys()
    for name, values in first.items():
        np.testing.assert_array_equal(values, second[name], err_msg=name)


def all_runs(simulation):
    return [*simulation.with_initiative.values(), *simulation.without.values()]


@pytest.mark.parametrize("threads", [2, 7])
def test_any_number_of_threads_gives_the_same_runs(dossier, catalogue, threads):
    alone = simulate(dossier, catalogue, Ensemble(seed=5, draws=200, threads=1))
    together = simulate(dossier, catalogue, Ensemble(seed=5, draws=200, threads=threads))
    for one, other in zip(all_runs(alone), all_runs(together), strict=True):
        assert_same_runs(one, replace(other, ensemble=one.ensemble))


def test_another_seed_gives_other_runs(dossier, catalogue):
    one, other = (
        simulate(dossier, catalogue, Ensemble(seed=seed, draws=64)).with_initiative["testing"]
        for seed in (5, 6)
    )
    assert not np.array_equal(one.cooperation, other.cooperation)
    for name, values in one.drawn.items():
        if len(np.unique(values)) > len(values) / 2:
            assert not np.isin(values, other.drawn[name]).all(), name


@pytest.mark.slow
def test_a_large_ensemble_begins_with_the_small_one(dossier, catalogue):
    initiative = dossier.initiatives[0]
    large = burnt_in(dossier, catalogue, Ensemble(seed=1, draws=1000))
    small = burnt_in(dossier, catalogue, Ensemble(seed=1, draws=TRANCHE))
    of_small = histories(small, initiative)
    of_large = histories(large, initiative)
    limited = histories(large, initiative, first_draws=TRANCHE)
    assert limited.ensemble == of_small.ensemble
    assert_same_runs(limited, of_small)
    runs = of_small.ensemble.runs
    for name, values in arrays_of(of_large).items():
        first = TRANCHE if name.startswith("drawn ") else runs
        np.testing.assert_array_equal(values[..., :first], arrays_of(of_small)[name], err_msg=name)


def test_an_initiative_changes_nothing_that_was_drawn_before(dossier, catalogue):
    """With and without it the place has the same past and the same answers."""
    simulation = simulate(dossier, catalogue, Ensemble(draws=64))
    for name, with_it in simulation.with_initiative.items():
        without = simulation.without[name]
        for quantity, values in with_it.drawn.items():
            np.testing.assert_array_equal(values, without.drawn[quantity], err_msg=quantity)
        assert not without.participation.any()
        assert not without.active.any()
        np.testing.assert_array_equal(with_it.simulated, without.simulated)


FIRMS = 7


def a_row_of_firms(turned=False, **quantities):
    """Seven different firms with payoffs in whole quarters, all of them asked."""
    plain = {
        "neighbours": 3, "temptation": 1.25, "loss": 0.75, "intended": FIRMS, "spill": 0.5,
        "offers": 0.25, "predation": 0.5, "bearable": 0.4, "weight_outside": 0.125,
        "required_base": 0.375, "passive_rate": 0.015625, "active_rate": 0.015625, "rivalry": 0.5,
        "talk_per_meeting": 0.5, "facilitation": 1, "credibility": 1, "takeovers": 0.03125,
        "change_local": 0.0625, "change_outside": 0.125, "fresh_start": 0.5, "spin_off": 0.25,
        "spin_off_harm": 0.5, "spin_off_share": 0.5, "entry": 0.125, "luck": 2, "base_profit": -1,
        "start_cash": 6, "membership_slope": 6, "membership_cost": 0.5, "mandatory": 0.25,
        "reconsider": 0.25, "use_slope": 6, "outside_option": 0.5, "efficiency": 0.5,
        "quality": 0.5, "flexibility": 0.5, "responsiveness": 0.5, "institution_rate": 0.015625,
        "small_reception": 0.5, "shock_rate": 0.0625, "obsolescence": 0.5, "vertical_share": 0.25,
        "similarity": 0.5,
    }  # fmt: skip
    here = world(FIRMS, **(plain | quantities))
    here.firm[:, FirmField.DISPOSITION] = np.linspace(-1.5, 1.5, FIRMS)[:, None]
    here.firm[:, FirmField.TRADE_BELIEF] = np.linspace(0.25, 0.75, FIRMS)[:, None]
    here.firm[:, FirmField.PROJECT_BELIEF] = np.linspace(0.3, 0.6, FIRMS)[:, None]
    here.firm[::3, FirmField.OUTSIDE] = 1
    here.firm[::3, FirmField.TURNOVER] = 0.0625
    here.firm[:, FirmField.CASH] = 6
    here.firm[:, FirmField.CAPABILITY] = np.linspace(0.25, 0.75, FIRMS)[:, None]
    here.firm[1::3, FirmField.SMALL] = 1
    here.firm[2, FirmField.VOICE] = 3
    here.firm[4, FirmField.ALIVE] = 0
    if turned:
        here.firm[:] = here.firm[::-1].copy()
    return here


def test_turning_the_row_of_firms_round_turns_the_result_round():
    """The firms keep their names in the draws, so each meets the same luck at its new place."""
    forth = a_row_of_firms().play(first=-5, last=12)
    back = a_row_of_firms(turned=True).play(first=-5, last=12, names=np.arange(FIRMS)[::-1])
    np.testing.assert_array_equal(back.firm[::-1], forth.firm)
    for name in ("cooperation", "participation", "active"):
        np.testing.assert_array_equal(getattr(back, name), getattr(forth, name))
    counts = [at for at in Lane if not at.name.startswith("DRAWN")]
    for count in counts:
        np.testing.assert_array_equal(back.of(count), forth.of(count), err_msg=count.name)
    at = 0
    for apart in range(1, 4):
        ties = slice(at, at + FIRMS - apart)
        one_way, other_way = forth.tie[ties], back.tie[ties][::-1]
        swapped = [
            (TieField.MOVE_ONE, TieField.MOVE_OTHER),
            (TieField.PAID_ONE, TieField.PAID_OTHER),
            (TieField.OPENED_ONE, TieField.OPENED_OTHER),
            (TieField.KIND, TieField.KIND),
        ]
        for here, there in swapped:
            np.testing.assert_array_equal(one_way[:, here], other_way[:, there])
            np.testing.assert_array_equal(one_way[:, there], other_way[:, here])
        at += FIRMS - apart
    assert 0 < forth.participation.mean() < 1
    assert 0 < np.nanmean(forth.cooperation) < 1


NOBODY_CLOSES = {"base_profit": 100}
TRADE_FIELDS = (FirmField.DISPOSITION, FirmField.TRADE_BELIEF)


def assert_same_trade(one, other):
    np.testing.assert_array_equal(one.cooperation, other.cooperation)
    np.testing.assert_array_equal(one.tie, other.tie)
    np.testing.assert_array_equal(one.of(Lane.TRADE_GAIN), other.of(Lane.TRADE_GAIN))
    for field in TRADE_FIELDS:
        np.testing.assert_array_equal(one.of_firms(field), other.of_firms(field))


@pytest.mark.parametrize(
    "other",
    [
        {"intended": 0},
        {"intended": 3},
        {"offers": 1.0, "predation": 1.0, "bearable": 0.05},
        {"required_base": 5.0},
    ],
    ids=["nobody asked", "fewer asked", "side offers", "nobody joins"],
)
def test_what_happens_in_the_project_draws_nothing_from_trade(other):
    """Without spill-over and talk at the launch trade is the same to the last bit."""
    apart = {"spill": 0, "talk_per_meeting": 0, **NOBODY_CLOSES}
    one = a_row_of_firms(**apart).play()
    assert_same_trade(one, a_row_of_firms(**(apart | other)).play())


def test_what_happens_in_trade_draws_nothing_from_the_project():
    apart = {"spill": 0, "talk_per_meeting": 0, **NOBODY_CLOSES}
    one = a_row_of_firms(**apart).play()
    other = a_row_of_firms(**apart, temptation=3, continuation=0.5, pull=0).play()
    np.testing.assert_array_equal(one.participation, other.participation)
    assert not np.array_equal(one.cooperation, other.cooperation)


def test_with_spill_over_they_touch():
    one, other = (a_row_of_firms(talk_per_meeting=0, intended=n).play() for n in (0, FIRMS))
    assert not np.array_equal(one.cooperation, other.cooperation)


def test_histories_beside_one_another_do_not_touch():
    """A history is the same whoever its neighbours on the page are."""
    plain = a_row_of_firms().play()
    odd = np.arange(LANES) % 2
    mixed = a_row_of_firms(temptation=np.where(odd, 3.0, 1.25), threshold=0.3 + 0.6 * odd).play()
    np.testing.assert_array_equal(mixed.firm[..., odd == 0], plain.firm[..., odd == 0])
    np.testing.assert_array_equal(mixed.tie[..., odd == 0], plain.tie[..., odd == 0])
    assert not np.array_equal(mixed.firm, plain.firm)


def test_a_small_place_among_large_ones_is_the_same_alone():
    """Three firms on a page made for seven play as on a page made for three."""
    alone = world(3, 2, intended=2, loss=0.75).play()
    among = world(FIRMS, 2, intended=2, loss=0.75)
    among.lane[Lane.FIRMS] = 3
    among.firm[3:, FirmField.ALIVE] = 0
    among.play()
    np.testing.assert_array_equal(among.firm[:3], alone.firm)
    np.testing.assert_array_equal(among.cooperation, alone.cooperation)
    np.testing.assert_array_equal(among.participation, alone.participation)


def test_an_initiative_for_more_firms_than_the_place_has_past_for_is_refused(dossier, catalogue):
    of = dossier.initiatives[0]
    says = of.says("intended_firms")
    few, many = (
        replace(of, id=name, statements=of.statements | {"intended_firms": replace(says, value=n)})
        for name, n in (("few", 5), ("many", 30))
    )
    place = burnt_in(replace(dossier, initiatives=(few,)), catalogue, Ensemble(draws=10))
    with pytest.raises(ValueError, match="many is meant for more firms than this place simulates"):
        histories(place, many)
