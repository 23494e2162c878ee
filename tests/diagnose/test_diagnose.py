"""Does the diagnosis say what a dossier says, and nothing where it says nothing?"""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.diagnose import diagnose
from jointaction.sources import Grade
from tests.diagnose.places import CATALOGUE, place

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = tomllib.loads((EXAMPLES / "diagnoses.toml").read_text(encoding="utf-8"))["case"]
FILES = [*shipped_dossiers().values(), *sorted((EXAMPLES / "cases").glob("*.toml"))]


def found(dossier):
    """Classes by code and obstacles by name."""
    classes = diagnose(dossier, CATALOGUE).obstacles
    return {one.id: one for one in classes} | {p.id: p for one in classes for p in one.particulars}


def only_reading(dossier, obstacle):
    (reading,) = found(dossier)[obstacle].evidence
    return reading


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_example(case):
    said = {k: v for k, v in case.items() if k not in ("name", "severity", "initiatives")}
    obstacles = found(place(case.get("initiatives", [{"kind": "training"}]), **said))
    for name, expected in case["severity"].items():
        if name != "unknown":
            one = obstacles[name]
            assert [one.severity, one.low, one.high] == pytest.approx(expected), name
    for name in case["severity"].get("unknown", []):
        one = obstacles[name]
        assert (one.severity, one.low, one.high) == (None, 0, 4), name
        assert one.evidence == ()


def test_the_six_classes_stand_in_the_order_of_table_1():
    classes = diagnose(place(), CATALOGUE).obstacles
    assert [one.id for one in classes] == ["FF1", "FF2", "FI1", "FI2", "PP1", "PP2"]
    assert [one.area for one in classes] == [
        *["between_firms"] * 2,
        *["firms_and_institutions"] * 2,
        *["private_and_public"] * 2,
    ]


def test_every_obstacle_of_the_catalogue_is_asked_about_once_and_in_order():
    classes = diagnose(place(), CATALOGUE).obstacles
    named = [p.id for one in classes for p in one.particulars]
    assert sorted(named) == sorted(CATALOGUE.obstacles)
    for one in classes:
        orders = [CATALOGUE.obstacles[p.id].order for p in one.particulars]
        assert orders == sorted(orders)
        assert all(p.ask for p in one.particulars)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_place_at_hand_is_diagnosed(file):
    dossier = load_dossier(file, CATALOGUE)
    ids = {source.id for source in dossier.sources}
    for one in diagnose(dossier, CATALOGUE).obstacles:
        known = [p for p in one.particulars if p.known]
        assert one.known_share == pytest.approx(len(known) / len(one.particulars))
        severities = [p.severity for p in known if p.severity is not None]
        assert one.severity == max(severities, default=None)
        for reading in one.evidence:
            assert 0 <= reading.low <= reading.severity <= reading.high <= 4
            assert reading.sentence.endswith(".")
            assert reading.where.startswith(dossier.file)
            assert set(reading.sources) <= ids
            assert reading.grade.needs_source == bool(reading.sources)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_how_it_ended_changes_nothing(file):
    dossier = load_dossier(file, CATALOGUE)
    blind = replace(
        dossier, initiatives=tuple(replace(one, outcome={}) for one in dossier.initiatives)
    )
    assert diagnose(blind, CATALOGUE) == diagnose(dossier, CATALOGUE)


def test_the_known_share_counts_obstacles_and_not_answers():
    ff1 = found(place(history={"rivalry": 4}))["FF1"]
    assert ff1.known_share == pytest.approx(2 / 10)


def test_two_obstacles_read_from_one_answer_say_so():
    one = found(place(history={"rivalry": 4}))
    first, second = (one[f"between_firms/{name}"] for name in ("rivalry_history", "underbidding"))
    assert first.severity == second.severity
    assert second.evidence[0].sentence == (
        "Rivalry is rated 4 of 5 (2.5 to 5). "
        'It is the same answer as under "A long history of rivalry".'
    )
    kinds = [{"kind": "purchasing_coop"}, {"kind": "technology_codevelopment"}]
    two = found(place(kinds))["between_firms/technicians_held_back"]  # of another initiative
    assert "same answer" not in two.evidence[0].sentence
    weak = found(place(history={"association_strength": 2}))  # in two classes: each tells it anew
    assert "same answer" not in weak["private_and_public/no_joint_voice"].evidence[0].sentence


@pytest.mark.parametrize(("coder", "who"), [("A. Person", "A. Person"), (" ", "the dossier")])
def test_every_reading_tells_who_judged(coder, who):
    dossier = replace(place(history={"rivalry": 4}), coder=coder)
    readings = [r for one in diagnose(dossier, CATALOGUE).obstacles for r in one.evidence]
    assert {reading.said_by for reading in readings} == {who}


def test_a_sentence_gives_number_scale_and_range():
    dossier = place(
        history={"rivalry": 4, "support_institutions": 2},
        cluster={"product_similarity": 0.8, "external_ownership_share": 0.1},
    )
    for obstacle, sentence in {
        "between_firms/rivalry_history": "Rivalry is rated 4 of 5 (2.5 to 5).",
        "between_firms/identical_products": (
            "Likeness of products is 0.8 (0.6 to 1) on a scale from 0 to 1."
        ),
        "private_and_public/externally_owned_firms": (
            "Share owned from outside is 0.1 (0 to 0.25), as a share of output or employment."
        ),
        "firms_and_institutions/not_made_for_firms": (
            "Supporting institutions are rated 2 of 5 (1 to 3)."
        ),
    }.items():
        assert only_reading(dossier, obstacle).sentence == sentence


def test_a_sentence_says_over_how_many_initiatives_it_averages():
    rated = {"kind": "testing", "core_closeness": 2, "core_closeness_low": 1}
    obstacle = "between_firms/loss_of_trade_secrets"
    one = only_reading(place([rated]), obstacle).sentence
    assert one == "Closeness to the core is rated 2 of 5 (1 to 2)."
    half = only_reading(place([rated, {"kind": "training"}]), obstacle).sentence
    assert half.endswith("(1 to 2), for one of the 2 initiatives on the table.")
    both = only_reading(place([rated, rated]), obstacle).sentence
    assert both.endswith("(1 to 2), averaged over the 2 initiatives on the table.")


def test_the_mere_kind_of_a_proposal_never_makes_the_worst_severity():
    signs = [sign for one in CATALOGUE.obstacles.values() for sign in one.signs]
    told = [word for sign in signs if sign.key == "initiative.kind" for word in sign.words.values()]
    assert told
    assert max(told) <= 3


def test_a_sentence_about_a_crisis_says_how_far_it_has_faded():
    crisis = {"year": 1990, "severity": 4}
    reading = only_reading(
        place(cluster={"ref_year": 1994}, crisis=crisis), "between_firms/scramble_in_crisis"
    )
    assert reading.sentence == (
        "Severity of the crisis is rated 4 of 5 (2.5 to 5); by 1994, 4 years later, "
        "1 of 5 (0.2 to 2.5) is left, if a crisis halves in 2 years (judged)."
    )
    undated = only_reading(place(crisis={"severity": 4}), "between_firms/scramble_in_crisis")
    assert undated.sentence.endswith("as rated: how long ago it was is not known.")


def test_evidence_names_its_grade_its_sources_and_its_place():
    sourced = place(history={"rivalry": 4, "rivalry_source": ["bank", "union"]})
    reading = only_reading(sourced, "between_firms/rivalry_history")
    assert (reading.grade, reading.sources) == (Grade.REPORTED, ("bank", "union"))
    assert reading.where == "somewhere.toml, [history], rivalry"


def test_an_average_has_the_weakest_grade_and_cites_nothing_that_would_lend_it_authority():
    told = {"kind": "testing", "immediacy": 2, "immediacy_source": "bank"}
    obstacle = "between_firms/late_benefits"
    mixed = only_reading(place([told, {"kind": "training", "immediacy": 4}]), obstacle)
    assert (mixed.grade, mixed.sources) == (Grade.JUDGED, ())
    both = only_reading(place([told, {**told, "immediacy_source": "union"}]), obstacle)
    assert (both.grade, both.sources) == (Grade.REPORTED, ("bank", "union"))


@pytest.mark.parametrize(
    ("cluster", "begins"),
    [
        ({"n_firms": 3}, "3 firms are not a cluster. To treat any twenty firms of one sector"),
        ({"n_firms": 1}, "1 firm is not a cluster."),
        (
            {"n_firms": 4, "n_firms_low": 2, "n_firms_high": 8},
            "4 firms are not a cluster (the count may be 2 to 8).",
        ),
        ({"cluster_type": "survival"}, "The place is said to be a survival cluster: many very"),
    ],
)
def test_places_that_are_no_place_for_a_cluster_initiative(cluster, begins):
    (warning,) = diagnose(place(cluster=cluster), CATALOGUE).warnings
    assert warning.startswith(begins)
    assert "section 5" in warning


@pytest.mark.parametrize("cluster", [{}, {"n_firms": 5}, {"cluster_type": "fordist"}])
def test_what_is_no_reason_to_warn(cluster):
    assert diagnose(place(cluster=cluster), CATALOGUE).warnings == ()


@pytest.mark.parametrize(
    ("initiators", "warned"),
    [
        (["donor"], True),
        (["local_government", "unknown"], True),
        (["donor", "firms"], False),
        (["association"], False),
        (["unknown"], False),
        (["none"], False),
    ],
)
def test_a_place_where_only_government_and_donors_asked(initiators, warned):
    initiatives = [{"kind": "training", "initiator": who} for who in initiators]
    warnings = diagnose(place(initiatives), CATALOGUE).warnings
    assert any("supply-driven" in warning for warning in warnings) is warned
