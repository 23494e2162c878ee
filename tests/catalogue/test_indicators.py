"""Is every indicator of an obstacle asked of somebody, looked up, or read off a network?"""

import pytest

from jointaction.catalogue.asking import GROUPS, LANGUAGES, Combine
from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.questionnaire import questionnaire
from jointaction.scales import severity_at

COUNTS = {"FF1": 10, "FF2": 7, "FI1": 8, "FI2": 7, "PP1": 9, "PP2": 6}
IDS = [f"{code}.{number:02}" for code, count in COUNTS.items() for number in range(1, count + 1)]
CHARTS = {"association": 10, "institution": 6, "four_dimensions": 1, "paradigms": 3}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def indicators(catalogue):
    return {one.id: one for one in catalogue.indicators.values()}


def test_all_47_are_there_and_the_checklists(indicators):
    assert len(IDS) == 47
    assert set(IDS) <= set(indicators)
    for chart, count in CHARTS.items():
        assert sum(one.chart == chart for one in indicators.values()) == count


def test_each_is_of_its_own_class(indicators, catalogue):
    for one in IDS:
        for obstacle in indicators[one].obstacles:
            area = catalogue.obstacles[obstacle].code[:2]
            assert area == one[:2], (one, obstacle)


def test_each_can_be_found_out(indicators):
    for one in indicators.values():
        for part in one.parts:
            assert part.questions or part.network or one.documents, (one.id, part.name)


@pytest.mark.parametrize(
    ("indicator", "part", "number"),
    [
        ("FF1.01", "share", 60), ("FF1.02", "share", 50), ("FF1.03", "often", 3),
        ("FF1.04", "count", 2), ("FF1.05", "failed", 50), ("FF1.06", "trusted", 2),
        ("FF1.07", "consequence", 0), ("FF1.08", "often", 0), ("FF1.09", "years", 3),
        ("FF1.10", "change", -20), ("FF2.01", "hours", 2), ("FF2.02", "gap", 12),
        ("FF2.03", "secrets", 4), ("FF2.04", "share", 5), ("FF2.06", "payer", 1),
        ("FF2.07", "agreed", 4), ("FI1.01", "mean", 2), ("FI1.02", "paying", 20),
        ("FI1.03", "agreed", 4), ("FI1.04", "count", 3), ("FI1.05", "staff", 2),
        ("FI1.05", "income", 30), ("FI1.08", "used", 25), ("FI2.01", "private", 15),
        ("FI2.03", "waited", 30), ("FI2.04", "quality", 2.5), ("FI2.06", "ratio", 0.3),
        ("FI2.07", "share", 20), ("PP1.02", "share", 40), ("PP1.03", "asked", 15),
        ("PP1.05", "camps", 3), ("PP1.07", "days", 60), ("PP1.08", "staff", 0),
        ("PP2.01", "share", 50), ("PP2.02", "months", 24), ("PP2.03", "share", 50),
        ("PP2.04", "often", 3), ("PP2.05", "share", 25), ("PP2.06", "count", 2),
    ],
)  # fmt: skip
def test_at_the_red_flag_an_obstacle_is_serious(indicator, part, number, indicators):
    found = next(one for one in indicators[indicator].parts if one.name == part)
    assert 2.5 <= severity_at(number, found.none_at, found.full_at) <= 4.0


def test_every_form_can_be_laid_out_in_every_language(catalogue):
    for group in GROUPS:
        form = questionnaire(group, [("lab", "A laboratory")], catalogue)
        columns = [asked.column for asked in form.asked]
        assert len(columns) == len(set(columns)) > 4
        for asked in form.asked:
            assert all(asked.text(language).strip() for language in LANGUAGES)


def test_every_condition_refers_to_an_earlier_question_of_the_same_form(catalogue):
    for group in GROUPS:
        form = questionnaire(group, [], catalogue)
        seen = set()
        for asked in form.asked:
            if asked.question.only_if:
                assert asked.question.only_if.question in seen
            seen.add(asked.question.name)


def test_names_and_free_texts_tell_no_severity(catalogue, indicators):
    texts = {one.name for one in catalogue.questions.values() if one.kind.value == "text"}
    read = {name for one in indicators.values() for part in one.parts for name in part.questions}
    assert texts
    assert not texts & read


def test_only_what_is_the_same_thing_stands_for_a_rating(indicators, catalogue):
    fills = {
        part.fills.key: (part, part.fills)
        for one in indicators.values()
        for part in one.parts
        if part.fills
    }
    assert set(fills) == {
        "cluster.product_similarity", "cluster.external_ownership_share", "cluster.buyer_power",
        "history.association_strength", "history.support_institutions",
        "history.political_rivalry",
    }  # fmt: skip
    assert all(fill.why for _, fill in fills.values())


def test_shares_of_firms_are_read_as_a_whole(indicators):
    parts = {one.id: one.parts[0].combine for one in indicators.values()}
    assert parts["PP2.05"] is parts["FI2.07"] is parts["FI1.08"] is Combine.PERCENT_MEAN
