"""Does the page to print ask the same as the form for the telephone?"""

from io import BytesIO

import pytest
from docx import Document

from jointaction.catalogue.asking import GROUPS
from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.forms.printed import printed
from jointaction.evidence.questionnaire import questionnaire

CATALOGUE = load_catalogue()
INITIATIVES = [("lab", "A testing centre")]


def words(group, language, place="A place"):
    form = questionnaire(group, INITIATIVES, CATALOGUE)
    document = Document(BytesIO(printed(form, place, language, CATALOGUE)))
    said = [paragraph.text for paragraph in document.paragraphs]
    said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return form, "\n".join(said)


@pytest.mark.parametrize("group", GROUPS)
def test_every_question_is_printed_with_its_column(group):
    form, said = words(group, "pt")
    for asked in form.asked:
        assert asked.text("pt") in said
        assert f"[{asked.column}]" in said


def test_conditions_stand_in_words_and_answers_have_boxes():
    _, said = words("firms", "de")
    assert "Nur wenn „Gehört Ihr Betrieb Eigentümern von außerhalb der Region?“" in said
    assert "☐ Weiß nicht" in said
    assert "vergessen zu werden" in said


def test_what_cannot_be_printed_is_left_out():
    _, said = words("firms", "en", place="A\x00 place\x1b")
    assert "A  place" in said
