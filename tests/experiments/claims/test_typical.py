"""Do the answers that a claim takes as sure reach the model?"""

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.claims.typical import typical, typical_initiative
from jointaction.experiments.claims.worlds import Worlds
from jointaction.scales import HIGHEST_RATING

CATALOGUE = load_catalogue()
QUANTITIES = {
    "initiative.core_closeness": "core",
    "initiative.predation_latitude": "predation",
    "initiative.immediacy": "immediacy",
    "initiative.scale_economies": "scale",
    "initiative.free_riding_latitude": "free_riding",
}


def worlds_and_place():
    """A few worlds, and training there as it typically is."""
    worlds = Worlds(CATALOGUE, 4)
    return worlds, worlds.place("training", typical(CATALOGUE, "training"))


@pytest.mark.parametrize("key", QUANTITIES)
def test_what_is_said_of_the_initiative_holds_in_every_world(key):
    worlds, place = worlds_and_place()
    drawn = worlds.play(place).drawn[QUANTITIES[key]]
    rating = float(str(typical(CATALOGUE, "training")[key]))
    assert drawn == pytest.approx([rating / HIGHEST_RATING] * 4)


def test_another_initiative_has_ratings_of_its_own():
    worlds, place = worlds_and_place()
    venture = typical_initiative(
        CATALOGUE, "technology_codevelopment", {"initiative.crisis_at_start": 5}
    )
    drawn = worlds.play(place, initiative=venture).drawn
    assert drawn["core"] == pytest.approx([1] * 4)
    assert drawn["crisis"] == pytest.approx([1] * 4)


def test_a_typical_activity_is_rated_on_all_that_the_model_asks():
    for kind in CATALOGUE.activities:
        assert set(typical(CATALOGUE, kind)) == set(QUANTITIES)
