"""Does ``appraisal.json`` keep what it promises to other programs?"""

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.shipped import shipped_dossiers

EVENTS = ("takes_off", "lasts", "pays")
ADVICE = {"start", "repair_first", "do_something_else", "do_not_start"}
KINDS = sorted(load_catalogue().activities)
CODES = ["FF1", "FF2", "FI1", "FI2", "PP1", "PP2"]


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def keeps_its_promises(document):
    for entry in document["forecast"]:
        for event in (*EVENTS, "all_three"):
            one = entry[event]
            assert all(is_number(one[k]) for k in ("probability", "low", "high", "model"))
            assert 0 < one["low"] <= one["probability"] <= one["high"] < 1
            assert 0 < one["base_rate"] < 1
        product = entry["takes_off"]["probability"]
        product *= entry["lasts"]["probability"] * entry["pays"]["probability"]
        assert entry["all_three"]["probability"] == pytest.approx(product)
        assert is_number(entry["local_ratio"])
        assert entry["local_ratio_low"] <= entry["local_ratio"] <= entry["local_ratio_high"]
        assert entry["advice"] in ADVICE
        assert entry["reasons"]
        assert all(reason.strip() and " nan" not in reason for reason in entry["reasons"])
        ends = [death["plain"].lower() for death in entry["deaths"]]  # told once, with their dates
        assert not any(end in reason.lower() for end in ends for reason in entry["reasons"])
        if not entry["pays_is_local"]:
            assert entry["pays"]["model"] == entry["pays"]["model_reference"]
    obstacles = document["diagnosis"]["obstacles"]
    assert [obstacle["id"] for obstacle in obstacles] == CODES
    for obstacle in obstacles:
        keys = {"particulars", "severity", "low", "high", "known_share", "evidence"}
        assert keys <= set(obstacle)
        if obstacle["severity"] is not None:
            assert 0 <= obstacle["low"] <= obstacle["severity"] <= obstacle["high"] <= 4
    names = [entry["initiative"] for entry in document["forecast"]]
    assert [entry["initiative"] for entry in document["screening"]] == names
    for entry in document["screening"]:
        assert isinstance(entry["verdict"], str)
        assert all({"rating", "range", "reason"} <= set(one) for one in entry["criteria"])
    for part in ("passive", "active", "externalities"):
        one = document["innovation"][part]
        assert one["low"] <= one["value"] <= one["high"]
    for entry in document["collective_efficiency"]["by_initiative"]:
        for part in ("external_economies", "joint_action", "externalities"):
            assert entry[part]["low"] <= entry[part]["high"]


def is_the_base_rate(entry):
    for event in (*EVENTS, "all_three"):
        assert entry[event]["probability"] == entry[event]["base_rate"]
        assert entry[event]["model"] == entry[event]["model_reference"]
    assert entry["local_ratio"] == entry["local_ratio_low"] == entry["local_ratio_high"] == 1


def odds(entry):
    return {event: entry[event] for event in (*EVENTS, "all_three")}


@pytest.mark.slow
def test_nothing_known_is_the_base_rate(document, dossier):
    made = document(dossier('kind = "trade_fair"'))
    keeps_its_promises(made)
    is_the_base_rate(made["forecast"][0])


@pytest.mark.slow
def test_the_same_seed_gives_the_same_document_on_any_number_of_threads(document, dossier):
    place = dossier('kind = "testing"', more="[history]\nrivalry = 4\n")
    first = document(place, threads=1)
    assert document(place, threads=2) == first
    assert document(place, seed=1)["forecast"] != first["forecast"]


@pytest.mark.slow
def test_permuted_initiatives_permute_the_forecast(document, dossier):
    said = ['kind = "testing"', 'kind = "training"\nimmediacy = 5']
    there, back = (document(dossier(*one)) for one in (said, said[::-1]))
    for one, other in zip(there["forecast"], back["forecast"][::-1], strict=True):
        assert odds(one) == odds(other)
        assert one["advice"] == other["advice"]


@pytest.mark.slow
def test_initiatives_of_the_same_unknown_ratings_have_the_same_odds(document, dossier):
    made = document(dossier(*['kind = "lobbying"'] * 3, more="[history]\nrivalry = 5\n"))
    first, *others = made["forecast"]
    assert all(odds(one) == odds(first) for one in others)


@pytest.mark.slow
def test_costs_make_paying_a_local_matter(document, dossier):
    said = 'kind = "training"\ncost_total = 100\nbenefit_total = 900\ncurrency = "BRL"'
    [entry] = document(dossier(said))["forecast"]
    assert entry["pays_is_local"] is True
    assert entry["pays"]["model"] != entry["pays"]["model_reference"]


@pytest.mark.parametrize(
    ("firms", "capped"), [(1, False), pytest.param(16_000, True, marks=pytest.mark.slow)]
)
def test_one_firm_and_sixteen_thousand(document, dossier, firms, capped):
    made = document(dossier('kind = "training"', cluster=f"n_firms = {firms}"))
    keeps_its_promises(made)
    [entry] = made["forecast"]
    assert entry["firms_capped"] is capped
    assert entry["firms_simulated_high"] <= min(firms, 300)


@pytest.mark.slow
def test_a_subsidy_of_forty_years(document, dossier):
    said = 'kind = "testing"\nstart_year = 1990\nsubsidy = "high"\nsubsidy_end_year = 2030'
    keeps_its_promises(document(dossier(said)))


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_initiative(document, dossier, kind):
    made = document(dossier(f'kind = "{kind}"'))
    keeps_its_promises(made)
    is_the_base_rate(made["forecast"][0])


def test_there_are_23_kinds():
    assert len(KINDS) == 23


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(shipped_dossiers()))
def test_every_shipped_dossier(document, name):
    keeps_its_promises(document(name, draws=64))
