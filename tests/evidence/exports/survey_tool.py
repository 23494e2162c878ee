"""A made-up survey tool: it fills in the form of a group and writes the exports that others write.

It knows the forms and nothing of how exports are read.
"""

import csv
import io
from dataclasses import dataclass

import numpy as np
from openpyxl import Workbook

from jointaction.catalogue.asking import DONT_KNOW, DONT_KNOW_NUMBER, AnswerKind
from jointaction.evidence.forms.texts import text
from jointaction.evidence.questionnaire import bounds, questionnaire

UNSAID = object()


@dataclass(frozen=True)
class Style:
    """How a survey tool writes its export."""

    labels: bool = False
    grouped: bool = False
    split: bool = False  # boxes of a question with several in columns of their own
    language: str = "en"
    separator: str = "/"


def filled_in(group, initiatives, catalogue, forms, seed=0):
    """``forms`` forms of a group: what was said by question, item and initiative."""
    chance = np.random.default_rng(seed)
    return [_one(group, initiatives, catalogue, chance) for _ in range(forms)]


def _one(group, initiatives, catalogue, chance):
    said = {}
    for page in questionnaire(group, initiatives, catalogue).pages:
        for item in range(2 if page.theme.repeat else 1):
            for asked in page.asked:
                answer = _answer(asked.question, catalogue, chance)
                if answer is not UNSAID:
                    said[asked.question.name, item, asked.initiative] = answer
    return said


def _answer(question, catalogue, chance):
    luck = chance.random()
    if luck < 0.1:
        return UNSAID
    if question.kind is AnswerKind.TEXT:
        return f"hush {question.name} {chance.integers(10**6)}"
    if luck < 0.25:
        return None
    if question.kind.is_ticked:
        names = [choice.name for choice in catalogue.answer_scales[question.scale].choices]
        if question.kind is AnswerKind.CHOICES:
            return tuple(name for name in names if chance.random() < 0.5) or (names[0],)
        return str(chance.choice(names))
    low, high = bounds(question)
    return float(chance.integers(int(low), int(min(high, 90)), endpoint=True))


class Tool:
    """Writes forms of one group in one style."""

    def __init__(self, group, initiatives, catalogue, style):
        self.group, self.catalogue, self.style = group, catalogue, style
        self.pages = questionnaire(group, initiatives, catalogue).pages

    def main(self, forms, first=1):
        """The rows of the main sheet."""
        pages = [page for page in self.pages if not page.theme.repeat]
        columns = [(page, asked, box) for page in pages for asked in page.asked
                   for box in self._boxes(asked)]  # fmt: skip
        head = ["start", "respondent_group", "form_number", self._consent(),
                *(self._heading(*one) for one in columns), "_id", "_uuid", "_index"]  # fmt: skip
        rows = [head]
        for number, form in enumerate(forms, start=first):
            cells = [self._cell(asked, form.get((asked.question.name, 0, asked.initiative), UNSAID),
                                box) for _, asked, box in columns]  # fmt: skip
            yes = text("yes", self.style.language) if self.style.labels else "yes"
            rows.append(["2026-10-01", self.group, f"n{number:07}", yes, *cells,
                         100 + number, f"u-{number}", number])  # fmt: skip
        return rows

    def repeats(self, forms, first=1):
        """The rows of each further sheet by its name."""
        sheets = {}
        for page in (page for page in self.pages if page.theme.repeat):
            head = [self._heading(page, asked, "") for asked in page.asked]
            rows = [[*head, "_index", "_parent_table_name", "_parent_index", "_submission__uuid"]]
            for number, form in enumerate(forms, start=first):
                for item in range(2):
                    cells = [self._cell(a, form.get((a.question.name, item, a.initiative), UNSAID),
                                        "") for a in page.asked]  # fmt: skip
                    rows.append([*cells, len(rows), "main", number, f"u-{number}"])
            sheets[f"page_{page.theme.name}"] = rows
        return sheets

    def _consent(self):
        if self.style.labels:
            return text("consent_question", self.style.language)
        return f"consent_page{self.style.separator}consent" if self.style.grouped else "consent"

    def _boxes(self, asked):
        if asked.question.kind is not AnswerKind.CHOICES:
            return [""]
        names = [c.name for c in self.catalogue.answer_scales[asked.question.scale].choices]
        return ["", *names, DONT_KNOW] if self.style.split else [""]

    def _heading(self, page, asked, box):
        style = self.style
        name = asked.text(style.language) if style.labels else asked.column
        if box:
            name += f"/{self._label(asked.question, box)}"
        if style.grouped:
            title = page.theme.title[style.language] if style.labels else f"page_{page.theme.name}"
            return f"{title}{'/' if style.labels else style.separator}{name}"
        return name

    def _label(self, question, choice):
        if not self.style.labels:
            return choice
        if choice == DONT_KNOW:
            return text("dont_know", self.style.language)
        scale = self.catalogue.answer_scales[question.scale]
        return scale.choice(choice).label[self.style.language]

    def _cell(self, asked, said, box):
        question = asked.question
        if said is UNSAID:
            return ""
        if box:
            return int(box in (said or (DONT_KNOW,)))
        if question.kind is AnswerKind.TEXT:
            return said
        if question.kind.is_number:
            number = DONT_KNOW_NUMBER if said is None else said
            return int(number) if number == int(number) else number
        if question.kind is AnswerKind.CHOICES:
            return " ".join(self._label(question, one) for one in said or (DONT_KNOW,))
        return self._label(question, said or DONT_KNOW)


def as_csv(rows, delimiter=","):
    """Rows as the bytes of a CSV file."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def as_workbook(sheets):
    """Rows of several sheets, by name, as the bytes of an XLSX file."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name[:31])
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
