"""Does the catalogue's list of facts name what the model takes, and nothing else?"""

from jointaction.catalogue.facts import FACTS
from jointaction.catalogue.load import load_catalogue
from jointaction.forecast.reference import unknown_dossier
from jointaction.simulate.mapping import UNLESS_SET
from jointaction.simulate.place import burnt_in
from jointaction.simulate.runs import Ensemble

WORKED_OUT = {"simulated", "asked_most"}  # how many firms are simulated follows from the facts


def test_the_facts_of_the_catalogue_are_those_of_the_model():
    catalogue = load_catalogue()
    place = burnt_in(unknown_dossier("training"), catalogue, Ensemble(draws=2, runs_per_draw=1))
    parameters = {
        f"{mechanism.name}.{symbol}"
        for mechanism in catalogue.mechanisms.values()
        for symbol in mechanism.parameters
    }
    quantities = set(place.quantities(place.dossier.initiatives[0]))
    assert quantities - parameters - set(catalogue.keys) - WORKED_OUT == set(FACTS)


def test_what_only_an_instrument_sets_is_a_fact_too():
    assert set(UNLESS_SET) <= set(FACTS)
