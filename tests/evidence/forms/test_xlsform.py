"""Would a KoboToolbox or ODK server take the forms, and do they ask what they should?"""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from jointaction.catalogue.asking import DONT_KNOW, GROUPS, LANGUAGES
from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.forms.texts import names, text
from jointaction.evidence.forms.xlsform import xlsform
from jointaction.evidence.questionnaire import questionnaire

CATALOGUE = load_catalogue()
INITIATIVES = [("testing-centre", "A testing centre"), ("fair", "A stand at the fair")]
HOSTILE = [("x", "=1+1 ${firm_name} <script>'\"</script> \x00\u202e " + "long " * 100)]


def sheets(group, language, initiatives=INITIATIVES):
    form = questionnaire(group, initiatives, CATALOGUE)
    book = load_workbook(BytesIO(xlsform(form, "a-place", language, CATALOGUE)))
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [
            {column: str(cell) for column, cell in zip(head, row, strict=True) if cell is not None}
            for row in rows
        ]
    return found


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pyxform_takes_every_form(group, language):
    form = questionnaire(group, INITIATIVES, CATALOGUE)
    warnings: list[str] = []
    convert(
        BytesIO(xlsform(form, "a-place", language, CATALOGUE)), warnings, validate=False,
        file_type=".xlsx",
    )  # fmt: skip
    assert warnings == []


@pytest.mark.parametrize("group", GROUPS)
def test_dont_know_stands_in_every_list_and_beside_every_number(group):
    form = sheets(group, "en")
    lists = {row["list_name"] for row in form["choices"]} - {"consent_yes_no"}
    for name in lists:
        own = [row["name"] for row in form["choices"] if row["list_name"] == name]
        assert own[-1] == DONT_KNOW
        assert own.count(DONT_KNOW) == 1
    numbers = [row for row in form["survey"] if row["type"] in ("integer", "decimal")]
    assert all(". = -999 or" in row["constraint"] for row in numbers)
    assert all("-999" in row["hint"] for row in numbers)


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_is_asked_of_one_who_does_not_agree(group):
    survey = sheets(group, "en")["survey"]
    pages = [row for row in survey if row["type"].startswith("begin_")]
    assert pages[0]["name"] == "consent_page"
    assert all(row["relevant"] == "${consent} = 'yes'" for row in pages[1:])


def test_questions_are_skipped_where_an_answer_makes_them_idle():
    survey = {row["name"]: row for row in sheets("firms", "en")["survey"] if "name" in row}
    assert survey["somebody_stands_in"]["relevant"] == "${hours_a_month} >= 0.5"
    assert survey["director_months"]["relevant"] == "${owned_outside} = 'yes'"
    pay = survey["would_pay__testing_centre"]
    assert "${would_join__testing_centre} = 'probably'" in pay["relevant"]
    assert pay["label"] == "Would your firm pay a share of the cost of “A testing centre”?"
    assert "A testing centre" in survey["would_join__testing_centre"]["label"]


def test_enrights_stem_and_labels_are_the_papers():
    form = sheets("firms", "en")
    stem = next(row["label"] for row in form["survey"] if row.get("name") == "intro_coordination")
    assert stem == (
        "Please rate the importance of specialized organizations (e.g. associations of firms, "
        "specialized institutions, or specific cluster organizations) in coordinating the "
        "following activities among firms in the cluster."
    )
    labels = [row["label"] for row in form["choices"] if row["list_name"] == "enright_0_5"]
    assert labels == [
        "No Activity", "Very Unimportant", "Unimportant", "Moderate", "Important",
        "Very Important", "Don't know",
    ]  # fmt: skip


def test_a_name_from_a_dossier_can_only_be_read():
    survey = sheets("firms", "en", HOSTILE)["survey"]
    label = next(row["label"] for row in survey if row.get("name") == "would_join__x")
    assert "$ {firm_name}" in label
    assert not set("<>\x00\u202e") & set(label)


def test_every_form_shows_the_number_by_which_one_can_be_forgotten():
    survey = sheets("informant", "en")["survey"]
    assert any(row.get("name") == "form_number" for row in survey)
    assert "${form_number}" in survey[-1]["label"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_text_stands_in_every_language(language):
    for name in names():
        assert text(name, language).strip()
    if language != "en":
        same = {name for name in names() if text(name, language) == text(name, "en")}
        assert same <= {"no"}
