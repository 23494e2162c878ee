"""Does the form of a group hold its questions, in order, and of each initiative where asked so?"""

from dataclasses import replace

import pytest

from jointaction.catalogue.asking import LANGUAGES, OnlyIf
from jointaction.catalogue.asking_agreement import asking_faults
from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.questionnaire import column_of, questionnaire

CATALOGUE = load_catalogue()
INITIATIVES = [("lab", "A testing centre"), ("fair-24", "A stand at the fair")]


def with_question(name, **changes):
    changed = replace(CATALOGUE.questions[name], **changes)
    return replace(CATALOGUE, questions={**CATALOGUE.questions, name: changed})


def test_a_group_gets_its_own_questions_in_the_order_of_the_form():
    def rivalry(group):
        pages = questionnaire(group, INITIATIVES, CATALOGUE).pages
        return [a.column for page in pages if page.theme.name == "rivalry" for a in page.asked]

    assert rivalry("firms") == [
        "similar_products", "shared_customers", "undercut", "talked_with_rival", "breach",
        "owners_keep_word", "founded_by_leavers", "years_with_rivals", "sales_change",
    ]  # fmt: skip
    assert rivalry("informant") == ["breach"]


def test_a_page_for_each_initiative_asks_of_each():
    theme = replace(CATALOGUE.themes["rivalry"], for_each="initiative")
    text = dict.fromkeys(LANGUAGES, "Would you join {initiative}?")
    catalogue = replace(with_question("breach", text=text), themes={"rivalry": theme})
    asked = questionnaire("informant", INITIATIVES, catalogue).asked
    assert [one.column for one in asked] == ["breach__lab", "breach__fair_24"]
    assert [one.initiative for one in asked] == ["lab", "fair-24"]
    assert asked[1].text("de") == "Would you join A stand at the fair?"
    assert asked[1].column == column_of("breach", "fair-24")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": {"en": "only in English"}}, "text.pt: is missing"),
        ({"scale": "no_such_scale"}, "there is no answer scale no_such_scale"),
        ({"scale": ""}, "scale: must be given where answers are ticked"),
        ({"theme": "nowhere"}, "there is no theme nowhere"),
        ({"only_if": OnlyIf("no_such", ("x",))}, "there is no question no_such"),
        ({"only_if": OnlyIf("owners_keep_word", ("neither",))}, "must stand earlier"),
        ({"only_if": OnlyIf("undercut", ("hourly",))}, "hourly is no answer to undercut"),
        ({"only_if": OnlyIf("undercut")}, "give answers, or at_least"),
    ],
)
def test_a_question_that_does_not_fit_is_named(changes, says):
    faults = list(asking_faults(with_question("breach", **changes)))
    named = [fault for fault in faults if fault.startswith("questions/") and says in fault]
    assert named, faults


def test_a_question_may_follow_on_an_earlier_one():
    catalogue = with_question("owners_keep_word", only_if=OnlyIf("undercut", ("monthly", "weekly")))
    assert not list(asking_faults(catalogue))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"obstacles": ("between_firms/nothing",)}, "there is no obstacle"),
        ({"obstacles": ()}, "name at least one"),
        ({"id": "FF1.07"}, "already that of"),
        ({"parts": ()}, "give at least one part"),
    ],
)
def test_an_indicator_that_does_not_fit_is_named(changes, says):
    name = "between_firms/undercut"
    changed = replace(CATALOGUE.indicators[name], **changes)
    catalogue = replace(CATALOGUE, indicators={**CATALOGUE.indicators, name: changed})
    assert any(says in fault for fault in asking_faults(catalogue))


def test_severity_needs_two_ends_that_differ_and_questions_that_can_be_counted():
    name = "between_firms/undercut"
    indicator = CATALOGUE.indicators[name]
    for part, says in (
        (replace(indicator.parts[0], full_at=0.0), "must differ"),
        (replace(indicator.parts[0], none_at=None), "give either none_at and full_at"),
        (replace(indicator.parts[0], questions=()), "give questions, a network measure"),
        (replace(indicator.parts[0], questions=("nobody_asks",)), "there is no question"),
    ):
        changed = replace(indicator, parts=(part,))
        catalogue = replace(CATALOGUE, indicators={**CATALOGUE.indicators, name: changed})
        assert any(says in fault for fault in asking_faults(catalogue))
