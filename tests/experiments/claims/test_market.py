"""Do rivals in the market trade as they do in the simulation, and do odd firms do as they must?"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.claims.history import HELD
from jointaction.experiments.claims.market import FIRMS, NOBODY, new_market, traded
from jointaction.experiments.claims.pioneers import firms_alike
from jointaction.experiments.claims.worlds import Worlds, mean_of

CATALOGUE = load_catalogue()
ALL = np.ones(FIRMS, dtype=np.bool_)


def market_of(worlds, **fixed):
    drawn = worlds.parameters()
    drawn |= {name.replace("__", "."): np.full(worlds.number, v) for name, v in fixed.items()}
    return new_market(worlds.number, worlds.seed, drawn["place.disposition_spread"]), drawn


def test_where_all_always_undercut_nobody_earns_anything():
    market, drawn = market_of(Worlds(CATALOGUE, 5))
    traded(market, 8, drawn, always_undercut=ALL)
    assert np.array_equal(market.earned, np.zeros((5, FIRMS)))
    assert [quarter.max() for quarter in market.cooperation] == [0.0] * 8


def test_where_all_co_operate_every_tie_pays_one_a_quarter():
    market, drawn = market_of(Worlds(CATALOGUE, 5))
    traded(market, 8, drawn, all_cooperate=True)
    assert np.array_equal(market.earned, np.full((5, FIRMS), 8 * 4.0))
    assert market.disposition.mean() > 0


def test_a_lonely_co_operator_among_undercutters_loses_on_every_tie():
    market, drawn = market_of(Worlds(CATALOGUE, 3), tie_game__loss=0.5)
    lonely = firms_alike(1)
    traded(market, 1, drawn, always_open=lonely, always_undercut=~lonely)
    assert market.earned[:, lonely] == pytest.approx(np.full((3, 1), -4 * 0.5))
    temptation = drawn["tie_game.temptation"]
    paid = market.earned[:, ~lonely].sum(axis=1)
    assert paid == pytest.approx(4 * (1 + temptation))  # each of its four partners takes 1 + g


def test_nobody_learns_at_a_learning_rate_of_zero():
    market, drawn = market_of(Worlds(CATALOGUE, 3), learning__rate=0.0, learning__forgetting=0.0)
    before = market.disposition.copy()
    traded(market, 10, drawn)
    assert np.array_equal(before, market.disposition)


def test_the_first_worlds_are_the_same_however_many_there_are():
    played = [market_of(Worlds(CATALOGUE, number)) for number in (4, 9)]
    few, many = (traded(market, 6, drawn) for market, drawn in played)
    assert np.array_equal(few.cooperation[-1], many.cooperation[-1][:4])


def test_firms_alike_are_spread_evenly():
    assert np.flatnonzero(firms_alike(2)).tolist() == [0, 10]
    assert firms_alike(FIRMS).all()
    assert not NOBODY.any()
    assert not firms_alike(0).any()


@pytest.mark.slow
def test_the_market_trades_as_the_simulation_does():
    """Ten years of the same trade, by the market and by the model with all else switched off."""
    worlds = Worlds(CATALOGUE, 256)
    market, drawn = market_of(worlds)
    traded(market, 64, drawn)
    mine = np.stack(market.cooperation[-24:]).mean(axis=0)
    place = worlds.place(
        says={"cluster.n_firms": 60, "initiative.intended_firms": 20},
        given={"place.burn_in": 40.0, "neighbours": 2.0, "tie_game.similarity": 0.0},
        off=HELD,
        rated=False,
    )
    model = mean_of(worlds.play(place, absent=True), "cooperation", 0, 23)
    assert abs(float(np.mean(mine - model))) < 0.02
    assert np.corrcoef(mine, model)[0, 1] > 0.8  # twenty firms there, sixty here: chance remains
