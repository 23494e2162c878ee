"""Do the set-ups of single claims do what they say?"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.claims.cluster_types import programme
from jointaction.experiments.claims.house_in_order import CUTTING, after_a_year
from jointaction.experiments.claims.sunset import spread_of
from jointaction.experiments.claims.worlds import Worlds, at, by_world

CATALOGUE = load_catalogue()


def test_in_the_quiet_year_red_tape_is_cut_and_nobody_is_asked():
    worlds = Worlds(CATALOGUE, 20)
    place = worlds.place(
        says={"history.local_government": 1}, given={"facilitation": 1.0}, off=("elections",)
    )
    cut, left = (worlds.play(after_a_year(worlds, place, rate)) for rate in (CUTTING, 0.0))
    essential = by_world(cut, cut.drawn["government.essential"])
    assert at(cut, "red_tape", 0) == pytest.approx(essential * at(left, "red_tape", 0), abs=1e-5)
    assert (at(cut, "credibility", 0) > at(left, "credibility", 0)).all()
    start = by_world(left, left.drawn["credibility"])
    # one quarter of the moderator has passed, none of the quiet year counted
    assert (
        at(left, "credibility", 0) >= start - by_world(left, left.drawn["government.down"])
    ).all()


def test_worlds_that_are_not_of_the_named_type_say_nothing():
    worlds = Worlds(CATALOGUE, 40)
    brought = programme(worlds, "survival", {})
    place = worlds.place(says={"cluster.cluster_type": "survival"})
    for values in brought.values():
        assert np.array_equal(np.isnan(values), place.cluster_type != "survival")


def test_the_spread_counts_every_history_in_its_class():
    across, upwards = spread_of(np.array([0.0, 0.05, 0.95, 1.0], dtype=np.float32))
    assert across[0] == pytest.approx(0.05)
    assert upwards == pytest.approx([0.5] + [0.0] * 8 + [0.5])
