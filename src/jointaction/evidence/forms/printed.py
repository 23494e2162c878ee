"""How does a questionnaire look on paper?

Takes a questionnaire and a language; gives a Word document (DOCX) with the same questions in the
same order: boxes to tick, lines to write on, conditions in words. The name of each column stands
small beside its question, so that answers can be typed into a table.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from jointaction.catalogue.asking import AnswerKind, Language
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.forms.texts import text, title
from jointaction.evidence.questionnaire import Asked, Page, Questionnaire, bounds, harmless

BOX, LINE = "☐", "_" * 40
ROWS_TO_FILL = 6
FEWEST_IN_TABLE = 3
_WIDTH = Cm(17)
_GREY = RGBColor(0x56, 0x60, 0x70)
_SMALL = Pt(8)

Docx = Any  # python-docx has no types


def printed(form: Questionnaire, place: str, language: Language, catalogue: Catalogue) -> bytes:
    """The form as a Word document; ``place`` is the name of the dossier."""
    document = Document()
    _page_of_a4(document, language)
    document.add_heading(title(form.group, language), level=0)
    document.add_paragraph(harmless(place))
    document.add_paragraph(f"{text('number_of_form', language)}: {'_' * 12}")
    document.add_heading(text("consent_page", language), level=1)
    document.add_paragraph(text("consent", language))
    agreed = f"{BOX} {text('yes', language)}   {BOX} {text('no', language)}"
    document.add_paragraph(f"{text('consent_question', language)}   {agreed}")
    number = 0
    for page in form.pages:
        number = _write_page(document, page, number, language, catalogue)
    document.add_paragraph(text("thanks", language))
    _small(document.add_paragraph(), text("wording", language))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _page_of_a4(document: Docx, language: Language) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.size = Pt(10)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = foot.add_run(f"{text('page', language)} ")
    for kind, said in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = said
        run._r.append(part)  # noqa: SLF001 - the library has no other way to a page number


def _write_page(
    document: Docx, page: Page, number: int, language: Language, catalogue: Catalogue
) -> int:
    """One page of the form; gives the number of the last question."""
    document.add_heading(page.theme.title[language], level=1)
    if page.theme.intro:
        document.add_paragraph(page.theme.intro[language])
    if page.theme.repeat:
        return _repeated(document, page.asked, number, language, catalogue)
    for block in _blocks(page.asked):
        if len(block) >= FEWEST_IN_TABLE:
            number = _table(document, block, number, language, catalogue)
            continue
        for asked in block:
            number += 1
            _question(document, asked, number, language, catalogue)
    return number


def _blocks(asked: Sequence[Asked]) -> list[list[Asked]]:
    """Questions one after the other that share their answers and have no condition or hint."""
    blocks: list[list[Asked]] = []
    for one in asked:
        last = blocks[-1][-1].question if blocks else None
        mine = one.question
        alike = (
            last is not None
            and (last.kind, last.scale) == (mine.kind, mine.scale)
            and mine.kind is AnswerKind.CHOICE
            and last.only_if == mine.only_if
            and not (mine.hint or last.hint)
        )
        if alike:
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return blocks


def _table(
    document: Docx, block: Sequence[Asked], number: int, language: Language, catalogue: Catalogue
) -> int:
    """Questions with the same answers, a row each."""
    condition = _condition(block[0], language, catalogue)
    if condition:
        _small(document.add_paragraph(), condition)
    answers = _answers(block[0], language, catalogue)
    share = 0.45
    widths = [_WIDTH * share, *[_WIDTH * (1 - share) / len(answers)] * len(answers)]
    table = _empty_table(document, len(block) + 1, widths)
    for place, answer in enumerate(answers, start=1):
        _small(table.cell(0, place).paragraphs[0], answer)
    for row, asked in enumerate(block, start=1):
        number += 1
        paragraph = table.cell(row, 0).paragraphs[0]
        paragraph.add_run(f"{number}. {asked.text(language)} ")
        _column(paragraph, asked)
        for place in range(1, len(answers) + 1):
            table.cell(row, place).paragraphs[0].add_run(BOX)
    document.add_paragraph()
    return number


def _repeated(
    document: Docx, asked: Sequence[Asked], number: int, language: Language, catalogue: Catalogue
) -> int:
    """A page that is filled in several times: a column a question, some empty rows."""
    table = _empty_table(document, ROWS_TO_FILL + 1, [_WIDTH / len(asked)] * len(asked))
    for place, one in enumerate(asked):
        number += 1
        paragraph = table.cell(0, place).paragraphs[0]
        paragraph.add_run(f"{number}. {one.text(language)} ")
        _column(paragraph, one)
        if one.question.kind.is_ticked:
            answers = " / ".join(_answers(one, language, catalogue))
            _small(table.cell(0, place).add_paragraph(), answers)
    document.add_paragraph()
    return number


def _question(
    document: Docx, asked: Asked, number: int, language: Language, catalogue: Catalogue
) -> None:
    question = asked.question
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(f"{number}. {asked.text(language)} ").bold = True
    _column(paragraph, asked)
    hints = [_condition(asked, language, catalogue), question.hint.get(language, "")]
    if question.kind is AnswerKind.CHOICES:
        hints.append(text("several", language))
    if question.kind is AnswerKind.PERCENT:
        hints.append(text("percent", language))
    told = " ".join(hint for hint in hints if hint)
    if told:
        _small(document.add_paragraph(), told)
    if question.kind.is_ticked:
        answers = _answers(asked, language, catalogue)
        document.add_paragraph("   ".join(f"{BOX} {answer}" for answer in answers))
    elif question.kind.is_number:
        low, high = bounds(question)
        said = f"{'_' * 10}   ({low:g} - {high:g})   {BOX} {text('dont_know', language)}"
        document.add_paragraph(said)
    else:
        document.add_paragraph(LINE)


def _answers(asked: Asked, language: Language, catalogue: Catalogue) -> list[str]:
    scale = catalogue.answer_scales[asked.question.scale]
    return [*(choice.label[language] for choice in scale.choices), text("dont_know", language)]


def _condition(asked: Asked, language: Language, catalogue: Catalogue) -> str:
    """When the question is to be answered, in words."""
    condition = asked.question.only_if
    if condition is None:
        return ""
    other = catalogue.questions[condition.question]
    question = other.text[language].replace("{initiative}", harmless(asked.initiative_name))
    if condition.at_least is not None:
        number = f"{condition.at_least:g}"
        return text("only_if_number", language, question=question, number=number)
    scale = catalogue.answer_scales[other.scale]
    answers = ", ".join(scale.choice(name).label[language] for name in condition.answers)
    return text("only_if_answer", language, question=question, answers=answers)


def _column(paragraph: Docx, asked: Asked) -> None:
    run = paragraph.add_run(f"[{asked.column}]")
    run.font.size, run.font.color.rgb = _SMALL, _GREY


def _small(paragraph: Docx, said: str) -> None:
    run = paragraph.add_run(said)
    run.font.size, run.font.color.rgb = Pt(9), _GREY


def _empty_table(document: Docx, rows: int, widths: Sequence[float]) -> Docx:
    table = document.add_table(rows=rows, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = int(width)
    return table
