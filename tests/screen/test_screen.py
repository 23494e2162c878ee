"""Does the screening find what an experienced adviser would find?"""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.diagnose import diagnose
from jointaction.screen import screen
from tests.diagnose.places import CATALOGUE, place

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = tomllib.loads((EXAMPLES / "screenings.toml").read_text(encoding="utf-8"))["case"]
FILES = [*shipped_dossiers().values(), *sorted((EXAMPLES / "cases").glob("*.toml"))]
ORDER = ["addresses_immediate_problem", "touches_core_activity", "predatory_latitude",
         "scale_economy", "local_resources", "quick_start", "visible_in_3_months"]  # fmt: skip
RATED_BY = {one.name: one.reads.partition(".")[2] for one in CATALOGUE.criteria.values()}


def screened(initiative, **tables):
    dossier = place([{"kind": "training", **initiative}], **tables)
    (only,) = screen(dossier, diagnose(dossier, CATALOGUE), CATALOGUE).initiatives
    return only


def finding(screening, criterion):
    (only,) = [one for one in screening.criteria if one.id.endswith(f"/{criterion}")]
    return only


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_example(case):
    coding = {"place_known": case["place_known"]} if "place_known" in case else {}
    result = screened(case["initiative"], coding=coding)
    found = {name: finding(result, name).finding for name in case["finding"]}
    assert found == case["finding"]
    assert result.verdict == case["verdict"]
    assert list(result.killed_by) == case["killed_by"]
    assert list(result.weaker_variants) == case["weaker"]


@pytest.mark.parametrize(
    ("criterion", "meets", "doubtful", "fails"),
    [
        ("addresses_immediate_problem", [3.5, 5], [3, 1.5], [1, 0]),
        ("touches_core_activity", [0, 2.5], [3, 3.5], [4, 5]),
        ("predatory_latitude", [0, 2.5], [3, 3.5], [4, 5]),
        ("scale_economy", [2.5, 5], [2, 1.5], [1, 0]),
        ("local_resources", [3, 5], [2.5, 2], [1.5, 0]),
        ("quick_start", [3, 5], [2.5, 2], [1.5, 0]),
        ("visible_in_3_months", [3, 5], [2.5, 2], [1.5, 0]),
    ],
)
def test_the_table_of_findings(criterion, meets, doubtful, fails):
    (key,) = [key for name, key in RATED_BY.items() if name.endswith(f"/{criterion}")]
    for expected, ratings in (("meets", meets), ("doubtful", doubtful), ("fails", fails)):
        for rating in ratings:
            one = finding(screened({key: rating}), criterion)
            assert (one.finding, one.rating) == (expected, rating)


def test_the_seven_criteria_stand_in_order_with_the_four_of_co_operation_first():
    criteria = screened({}).criteria
    assert [one.id.partition("/")[2] for one in criteria] == ORDER
    assert [one.family for one in criteria] == ["cooperation"] * 4 + ["appraisal"] * 3


def test_what_nobody_rated_stays_unknown_and_tells_what_to_ask():
    result = screened({})
    assert result.verdict == "not_known"
    for one in result.criteria:
        assert (one.rating, one.low, one.high, one.finding) == (None, 0, 5, "unknown")
        assert one.reason == f"Nobody has rated this yet: {CATALOGUE.criteria[one.id].ask}"
        assert not one.kills


def reason(criterion, **initiative):
    return finding(screened(initiative), criterion).reason


def test_a_reason_gives_the_rating_with_its_range():
    sure = {"core_closeness": 1, "core_closeness_low": 0, "core_closeness_high": 2}
    assert reason("touches_core_activity", **sure) == (
        "It stays largely away from what firms regard as the core of their business. "
        "Closeness to the core is rated 1 of 5 (0 to 2)."
    )


@pytest.mark.parametrize(
    ("criterion", "rated", "begins", "ends"),
    [
        ("predatory_latitude", [2, 0.5, 3.5], "Probably a member", "reaches into doubt."),
        ("predatory_latitude", [2, 1, 4], "Probably a member", "reaches as far as failing."),
        ("predatory_latitude", [2, 1, 2.5], "A member", "is rated 2 of 5 (1 to 2.5)."),
        ("predatory_latitude", [4, 3, 5], "Probably it leaves", "reaches into doubt."),
        ("predatory_latitude", [4, 2, 5], "Probably it leaves", "reaches as far as passing."),
        ("predatory_latitude", [5, 4, 5], "It leaves", "is rated 5 of 5 (4 to 5)."),
        ("predatory_latitude", [3, 0, 5], "A clever member", "is rated 3 of 5 (0 to 5)."),
        ("scale_economy", [3, 2, 4], "Probably doing", "reaches into doubt."),
        ("scale_economy", [1, 0, 3], "Probably doing", "reaches as far as passing."),
    ],
)
def test_a_reason_says_how_far_a_range_departs_from_the_finding(criterion, rated, begins, ends):
    (key,) = [key for name, key in RATED_BY.items() if name.endswith(f"/{criterion}")]
    number, low, high = rated
    told = reason(criterion, **{key: number, f"{key}_low": low, f"{key}_high": high})
    assert told.startswith(begins)
    assert told.endswith(ends)


def test_a_finding_names_source_and_place():
    said = {"immediacy": 4, "immediacy_source": "union"}
    one = finding(screened(said), "addresses_immediate_problem")
    assert one.sources == ("union",)
    assert one.where == "somewhere.toml, [[initiative]] number 1 (number-1), immediacy"


def test_every_finding_tells_who_rated():
    dossier = replace(place([{"kind": "training", "immediacy": 4}]), coder="A. Person")
    (result,) = screen(dossier, diagnose(dossier, CATALOGUE), CATALOGUE).initiatives
    assert finding(result, "addresses_immediate_problem").said_by == "A. Person"
    assert finding(result, "scale_economy").said_by == "nobody"


def test_a_weaker_variant_that_fails_the_killing_criterion_too_is_not_offered():
    catalogue = replace(
        CATALOGUE,
        activities={
            **CATALOGUE.activities,
            "testing": replace(
                CATALOGUE.activities["testing"],
                typical={**CATALOGUE.activities["testing"].typical, "core_closeness": 4.0},
            ),
        },
    )
    dossier = place([{"kind": "technology_codevelopment", "core_closeness": 5}])
    (result,) = screen(dossier, diagnose(dossier, catalogue), catalogue).initiatives
    assert result.weaker_variants == ("training", "technology_transfer")


def test_the_warnings_of_an_activity_are_handed_on():
    warnings = screened({"kind": "cartel"}).warnings
    assert any("competition law" in warning for warning in warnings)
    assert screened({"kind": "testing"}).warnings == ()


@pytest.mark.parametrize("who", ["donor", "local_government", "national_government"])
def test_a_start_that_only_the_supply_side_asked_for(who):
    (warning,) = screened({"kind": "testing", "initiator": who}).warnings
    assert "alone" in warning
    assert "supply-driven" in warning


@pytest.mark.parametrize("who", ["firms", "association", "union", "unknown", "none"])
def test_other_starts_are_no_reason_to_warn(who):
    assert screened({"kind": "testing", "initiator": who}).warnings == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_place_at_hand_is_screened(file):
    dossier = load_dossier(file, CATALOGUE)
    result = screen(dossier, diagnose(dossier, CATALOGUE), CATALOGUE)
    assert [one.initiative for one in result.initiatives] == [i.id for i in dossier.initiatives]
    for initiative in dossier.initiatives:
        one = result.of(initiative.id)
        assert len(one.criteria) == 7
        assert (one.verdict == "killed") == bool(one.killed_by)
        assert set(one.weaker_variants) <= set(CATALOGUE.activities)


@given(st.dictionaries(st.sampled_from(sorted(RATED_BY.values())), st.integers(0, 5)))
def test_only_a_failed_criterion_that_may_kill_does(ratings):
    result = screened(ratings)
    for one in result.criteria:
        assert 0 <= one.low <= (0 if one.rating is None else one.rating) <= one.high <= 5
        if one.kills:
            assert one.finding == "fails"
            assert CATALOGUE.criteria[one.id].kills
    assert result.killed_by == tuple(one.id for one in result.criteria if one.kills)


@given(st.dictionaries(st.sampled_from(sorted(RATED_BY.values())), st.integers(0, 5)))
def test_a_better_rating_never_makes_a_worse_verdict(ratings):
    """Better on every criterion that is rated, by one step of the scale."""
    worst_first = ["killed", "doubtful", "passes"]
    good = {one.reads.partition(".")[2]: one.good for one in CATALOGUE.criteria.values()}
    better = {
        key: min(rating + 1, 5) if good[key] == "high" else max(rating - 1, 0)
        for key, rating in ratings.items()
    }
    was, now = screened(ratings).verdict, screened(better).verdict
    if "not_known" not in (was, now):
        assert worst_first.index(now) >= worst_first.index(was)
