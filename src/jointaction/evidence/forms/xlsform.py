"""How does a questionnaire look for KoboToolbox and ODK?

Takes a questionnaire and a language; gives an XLSForm workbook as bytes. Before it is given away
it is turned into an XForm by pyxform, without its Java check: a form that a server would refuse
never leaves this module. Names from a dossier are text: they cannot become references or markup.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from openpyxl import Workbook
from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert

from jointaction.catalogue.asking import (
    DONT_KNOW,
    DONT_KNOW_NUMBER,
    AnswerKind,
    Language,
    OnlyIf,
    Question,
)
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.forms.texts import text, title
from jointaction.evidence.questionnaire import (
    CONSENT,
    GROUP,
    NUMBER,
    Asked,
    Page,
    Questionnaire,
    bounds,
    column_of,
)

SURVEY = (
    "type", "name", "label", "hint", "required", "relevant", "constraint", "constraint_message",
    "calculation", "appearance",
)  # fmt: skip
CHOICES = ("list_name", "name", "label")
SETTINGS = ("form_title", "form_id", "version", "style")
CONSENT_LIST = "consent_yes_no"
_AGREED = f"${{{CONSENT}}} = 'yes'"

Line = dict[str, str]


def xlsform(form: Questionnaire, slug: str, language: Language, catalogue: Catalogue) -> bytes:
    """The form as an XLSForm workbook.

    ``slug`` is the dossier's; it stands in every submission. Raises ``ValueError`` where pyxform
    refuses the form, which is a fault of ours.
    """
    survey = list(_survey(form, slug, language, catalogue))
    choices = list(_choices(form, language, catalogue))
    made_of = hashlib.sha256(repr((survey, choices)).encode()).hexdigest()
    settings = {
        "form_title": title(form.group, language),
        "form_id": f"jointaction_{form.group}_{language}",
        "version": str(int(made_of[:8], 16)),
        "style": "pages",
    }
    book = Workbook()
    _write(book, "survey", SURVEY, survey)
    _write(book, "choices", CHOICES, choices)
    _write(book, "settings", SETTINGS, [settings])
    book.remove(book.worksheets[0])
    kept = BytesIO()
    book.save(kept)
    try:
        convert(BytesIO(kept.getvalue()), validate=False, file_type=".xlsx")
    except PyXFormError as fault:
        raise ValueError(f"the form for {form.group} in {language}: {fault}") from fault
    return kept.getvalue()


def _write(book: Workbook, name: str, columns: Sequence[str], lines: Iterable[Line]) -> None:
    sheet = book.create_sheet(name)
    for row, line in enumerate([dict(zip(columns, columns, strict=True)), *lines], start=1):
        for place, column in enumerate(columns, start=1):
            if line.get(column):
                cell = sheet.cell(row, place, line[column])
                cell.data_type = "s"  # a text that begins like a formula stays a text


def _survey(
    form: Questionnaire, slug: str, language: Language, catalogue: Catalogue
) -> Iterator[Line]:
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    said = {GROUP: form.group, "dossier": slug, "form_language": language}
    for name, value in said.items():
        yield {"type": "calculate", "name": name, "calculation": f"'{value}'"}
    yield {"type": "calculate", "name": NUMBER, "calculation": "once(substr(uuid(), 0, 8))"}
    yield {"type": "begin_group", "name": "consent_page", "label": text("consent_page", language),
           "appearance": "field-list"}  # fmt: skip
    yield {"type": "note", "name": "consent_text", "label": text("consent", language)}
    yield {"type": "note", "name": "wording", "label": text("wording", language)}
    yield {"type": f"select_one {CONSENT_LIST}", "name": CONSENT, "required": "yes",
           "label": text("consent_question", language)}  # fmt: skip
    yield {"type": "end_group"}
    for page in form.pages:
        yield from _page(page, language, catalogue)
    number = f"{text('thanks', language)} {text('number_of_form', language)}: ${{{NUMBER}}}"
    yield {"type": "note", "name": "thanks", "label": number}


def _page(page: Page, language: Language, catalogue: Catalogue) -> Iterator[Line]:
    theme = page.theme
    kind = "repeat" if theme.repeat else "group"
    yield {"type": f"begin_{kind}", "name": f"page_{theme.name}", "label": theme.title[language],
           "relevant": _AGREED}  # fmt: skip
    if theme.intro:
        intro = theme.intro[language]
        yield {"type": "note", "name": f"intro_{theme.name}", "label": intro}
    for asked in page.asked:
        yield _question(asked, language, catalogue)
    yield {"type": f"end_{kind}"}


def _question(asked: Asked, language: Language, catalogue: Catalogue) -> Line:
    question = asked.question
    hints = [question.hint.get(language, "")]
    line = {
        "type": _type(question),
        "name": asked.column,
        "label": asked.text(language),
    }
    if question.only_if:
        line["relevant"] = _relevant(question.only_if, asked, catalogue)
    if question.kind is AnswerKind.CHOICES:
        hints.append(text("several", language))
        line["constraint"] = f"not(selected(., '{DONT_KNOW}') and count-selected(.) > 1)"
        line["constraint_message"] = text("alone", language)
    if question.kind.is_number:
        low, high = bounds(question)
        hints += [text("percent", language)] if question.kind is AnswerKind.PERCENT else []
        hints.append(text("dont_know_number", language))
        line["constraint"] = f". = {DONT_KNOW_NUMBER} or (. >= {low:g} and . <= {high:g})"
        line["constraint_message"] = text("allowed", language, low=f"{low:g}", high=f"{high:g}")
    line["hint"] = " ".join(hint for hint in hints if hint)
    return line


def _type(question: Question) -> str:
    match question.kind:
        case AnswerKind.CHOICE:
            return f"select_one {question.scale}"
        case AnswerKind.CHOICES:
            return f"select_multiple {question.scale}"
        case AnswerKind.WHOLE:
            return "integer"
        case AnswerKind.PERCENT | AnswerKind.DECIMAL:
            return "decimal"
        case AnswerKind.TEXT:
            return "text"


def _relevant(condition: OnlyIf, asked: Asked, catalogue: Catalogue) -> str:
    """When a question is asked, as XPath."""
    other = catalogue.questions[condition.question]
    same_page = other.theme == asked.question.theme and asked.initiative
    name = column_of(other.name, asked.initiative) if same_page else other.name
    if condition.at_least is not None:
        return f"${{{name}}} >= {condition.at_least:g}"
    if other.kind is AnswerKind.CHOICES:
        return " or ".join(f"selected(${{{name}}}, '{one}')" for one in condition.answers)
    return " or ".join(f"${{{name}}} = '{one}'" for one in condition.answers)


def _choices(form: Questionnaire, language: Language, catalogue: Catalogue) -> Iterator[Line]:
    for name in ("yes", "no"):
        yield {"list_name": CONSENT_LIST, "name": name, "label": text(name, language)}
    scales = dict.fromkeys(asked.question.scale for asked in form.asked if asked.question.scale)
    for name in scales:
        for choice in catalogue.answer_scales[name].choices:
            yield {"list_name": name, "name": choice.name, "label": choice.label[language]}
        yield {"list_name": name, "name": DONT_KNOW, "label": text("dont_know", language)}
