"""Are the types of cluster probabilities, with reasons, and is nothing a certainty?"""

import pytest

from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.diagnose.cluster_type import cluster_types
from tests.diagnose.places import CATALOGUE, place

FORDIST = {"share_large": 0.2, "product_similarity": 0.9, "external_ownership_share": 0.0}
TRANSNATIONAL = {"external_ownership_share": 0.8, "share_large": 0.2}


def chances(dossier):
    return {one.name: one for one in cluster_types(dossier, CATALOGUE)}


def first(dossier):
    return cluster_types(dossier, CATALOGUE)[0].name


@pytest.mark.parametrize("name", sorted(shipped_dossiers()))
def test_chances_sum_to_one_and_lie_within_their_ranges(name):
    found = cluster_types(load_dossier(shipped_dossiers()[name], CATALOGUE), CATALOGUE)
    assert sum(one.probability for one in found) == pytest.approx(1)
    assert {one.name for one in found} == set(CATALOGUE.cluster_types)
    for one in found:
        assert 0 <= one.low <= one.probability <= one.high <= 1
        assert one.probability < 0.97


@pytest.mark.parametrize(
    ("dossier", "name"),
    [
        (place(cluster=FORDIST, history={"skill_level": 4, "prior_cooperation": 0}), "fordist"),
        (place(cluster=TRANSNATIONAL), "transnational"),
        (place(cluster={"share_micro": 0.95}, history={"skill_level": 0.5}), "survival"),
        (place(history={"prior_cooperation": 5, "association_strength": 5, "skill_level": 4,
                        "support_institutions": 5}), "mature"),
        (place(cluster={"n_firms": 3}, history={"support_institutions": 0}), "not_a_cluster"),
    ],
)  # fmt: skip
def test_clear_signs_lead_to_their_type(dossier, name):
    assert first(dossier) == name


def test_a_plan_that_only_donors_want_may_be_wishful_thinking():
    asked = place([{"kind": "training", "initiator": "donor"}], cluster={"n_firms": 6},
                  history={"prior_cooperation": 0, "association_strength": 0})  # fmt: skip
    wanted = place([{"kind": "training", "initiator": "firms"}], cluster={"n_firms": 6},
                   history={"prior_cooperation": 0, "association_strength": 0})  # fmt: skip
    for name in ("wishful_thinking", "policy_driven"):
        assert chances(asked)[name].probability > 2 * chances(wanted)[name].probability


def test_what_the_dossier_says_is_a_strong_voice_and_not_the_truth():
    silent = chances(place(cluster=TRANSNATIONAL))
    said = chances(place(cluster={**TRANSNATIONAL, "cluster_type": "mature"}))
    assert said["mature"].probability > silent["mature"].probability
    assert max(said.values(), key=lambda one: one.probability).name == "transnational"
    assert "For: the dossier says so." in said["mature"].reasons


def test_where_nothing_is_known_nothing_stands_out():
    found = chances(place())
    assert max(one.probability for one in found.values()) < 0.4
    assert all(one.high - one.low > 0.01 for one in found.values())
    assert "Not known: 3 of 3 signs." in found["survival"].reasons


def test_two_types_that_are_as_likely_are_mixed():
    both = {**FORDIST, "external_ownership_share": 0.45, "cluster_type": "transnational"}
    found = chances(place(cluster=both, history={"skill_level": 3, "prior_cooperation": 1}))
    assert found["mixed"].probability > 0.1


def test_reasons_name_what_speaks_for_and_against():
    reasons = " ".join(chances(place(cluster={"share_micro": 0.05}))["survival"].reasons)
    assert "Against: share of micro firms is 0.05" in reasons
