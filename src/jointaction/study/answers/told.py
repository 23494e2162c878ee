"""What may be passed on of the answers, and what only the study itself may keep?

The public table holds testimonies: what passed the gate, as the report tells it. The private one
holds every answer under its pseudonym, without names and free texts.
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from openpyxl import Workbook

from jointaction.catalogue.asking import DONT_KNOW
from jointaction.evidence.answers import Said
from jointaction.evidence.testimony import Testimony
from jointaction.store.folder import Folder
from jointaction.study.answers.place import AnsweredPlace

Format: TypeAlias = Literal["csv", "xlsx"]
FORMATS: tuple[Format, ...] = ("csv", "xlsx")
PUBLIC, PRIVATE = "testimonies", "every-answer"
OF_TESTIMONY = ("indicator", "number", "who_says", "camp", "answers", "value", "value_low",
                "value_high", "severity_0_4", "severity_low", "severity_high", "grade", "date",
                "sentence")  # fmt: skip
OF_ANSWER = ("respondent", "group", "question", "item", "initiative", "answer")

Cell: TypeAlias = str | float | None
Row: TypeAlias = Sequence[Cell]


def write_public(place: AnsweredPlace, out: Path, form: Format) -> list[Path]:
    """Write what may be passed on; gives the file written."""
    rows = [row for one in place.dossier.evidence.testimonies for row in _told(one)]
    return _write(PUBLIC, [OF_TESTIMONY, *rows], out, form)


def write_private(place: AnsweredPlace, out: Path, form: Format) -> list[Path]:
    """Write every answer that is kept, under pseudonyms; gives the file written."""
    groups = {one.id: one.group for one in place.kept.respondents}
    rows = [
        (one.respondent, groups[one.respondent], one.question, one.item or None, one.initiative,
         _text(one.said))
        for one in place.kept.answers
    ]  # fmt: skip
    return _write(PRIVATE, [OF_ANSWER, *rows], out, form)


def _told(one: Testimony) -> list[Row]:
    head = (one.indicator, one.part, one.voice)
    whole: Row = (
        *head, "", one.count or None, one.value, one.value_low, one.value_high, one.severity,
        one.low, one.high, one.grade.value, one.date, one.sentence,
    )  # fmt: skip
    camps: list[Row] = [
        (*head, camp.title, camp.count, camp.value, None, None, camp.severity, camp.low, camp.high,
         one.grade.value, one.date, "")
        for camp in one.camps
    ]  # fmt: skip
    return [whole, *camps]


def _text(said: Said) -> Cell:
    if said is None:
        return DONT_KNOW
    return " ".join(said) if isinstance(said, tuple) else said


def _write(name: str, rows: Sequence[Row], out: Path, form: Format) -> list[Path]:
    with Folder(out) as folder:
        file = folder.part / f"{name}.{form}"
        if form == "csv":
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows(rows)
            file.write_text(text.getvalue(), encoding="utf-8")
        else:
            book = Workbook()
            sheet = book.worksheets[0]
            for number, row in enumerate(rows, start=1):
                for place, cell in enumerate(row, start=1):
                    if cell not in ("", None):
                        target = sheet.cell(number, place, cell)
                        target.data_type = "n" if isinstance(cell, (int, float)) else "s"
            book.save(file)
    return folder.written
