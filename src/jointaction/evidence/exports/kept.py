"""How are answers kept beside a dossier, under pseudonyms, in the order in which they came?

``private/answers.csv``: one row an answer, in the words of the catalogue; a respondent who answered
nothing has one row without a question. A row without a respondent is the gap that a forgotten one
left; its answer names the numbers that it had a part in. Names and free texts are never kept.
"""

import csv
import io
from collections.abc import Mapping

from jointaction.catalogue.asking import DONT_KNOW, GROUPS, Group
from jointaction.evidence.answers import Answer, Answers, Gap, Respondent, Said
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.said import Impossible, said_of
from jointaction.evidence.exports.wordings import Wordings
from jointaction.evidence.sheets import sheets_of

FOLDER = "private"
FILE = "answers.csv"
KEY_FILE = "pseudonyms.key"
CAMPS = ("size", "camp")
COLUMNS = ("respondent", "group", "position", "added", *CAMPS, "question", "item", "initiative",
           "answer")  # fmt: skip
MOST = 1_000_000
_NOTHING = ["", "", "", ""]

Cells = Mapping[str, str]


def kept_text(answers: Answers) -> str:
    """The answers as the text of ``private/answers.csv``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    own: dict[str, list[Answer]] = {}
    for answer in answers.answers:
        own.setdefault(answer.respondent, []).append(answer)
    for one in answers.respondents:
        head = [one.id, one.group, one.position, one.added, *_camps(one.camps)]
        lines = [_cells(answer) for answer in own.get(one.id, ())]
        writer.writerows([*head, *line] for line in lines or [_NOTHING])
    for gap in answers.gaps:
        head = ["", gap.group, gap.position, "", *_camps(gap.camps)]
        writer.writerow([*head, "", "", "", " ".join(gap.numbers)])
    return out.getvalue()


def read_kept(content: bytes, file: str, wordings: Wordings, faults: Faults) -> Answers:
    """The answers in the bytes of ``private/answers.csv``; ``file`` is its name in a message."""
    lines = sheets_of(content, file)[0].lines
    if tuple(lines[0]) != COLUMNS:
        faults.sheet(file, f"row 1: allowed are exactly the columns {', '.join(COLUMNS)}")
        return Answers()
    kept = _Kept(file, wordings, faults)
    for number, line in enumerate(lines[1:], start=2):
        if any(line):
            kept.row(number, dict(zip(COLUMNS, [*line, *[""] * len(COLUMNS)], strict=False)))
    return Answers(tuple(kept.respondents.values()), tuple(kept.answers), tuple(kept.gaps))


def _cells(answer: Answer) -> list[str]:
    item = str(answer.item) if answer.item else ""
    return [answer.question, item, answer.initiative, _as_text(answer.said)]


def _as_text(said: Said) -> str:
    if said is None:
        return DONT_KNOW
    return " ".join(said) if isinstance(said, tuple) else str(said)


def _camps(camps: Mapping[str, str]) -> list[str]:
    return [camps.get(kind, "") for kind in CAMPS]


class _Kept:
    """What the rows say, respondent by respondent."""

    def __init__(self, file: str, wordings: Wordings, faults: Faults) -> None:
        self.file, self.wordings, self.faults = file, wordings, faults
        self.respondents: dict[str, Respondent] = {}
        self.answers: list[Answer] = []
        self.gaps: list[Gap] = []

    def row(self, number: int, cells: Cells) -> None:
        """Read one row."""
        group, position = self._group(number, cells), self._whole(number, cells, "position")
        camps = {kind: cells[kind] for kind in CAMPS if cells[kind]}
        if group is None or position is None:
            return
        who = cells["respondent"]
        if not who:
            self.gaps.append(Gap(group, position, tuple(cells["answer"].split()), camps))
            return
        self.respondents.setdefault(who, Respondent(who, group, position, camps, cells["added"]))
        if cells["question"]:
            self._answer(number, who, cells)

    def _answer(self, number: int, who: str, cells: Cells) -> None:
        question = self.wordings.catalogue.questions.get(cells["question"])
        item = self._whole(number, cells, "item") if cells["item"] else 0
        if question is None:
            self._fault(number, cells, "question", "the name of a question")
        elif item is not None:
            try:
                said = said_of(question, cells["answer"], self.wordings)
            except Impossible as fault:
                self._fault(number, cells, "answer", str(fault))
                return
            where = f"{self.file}: row {number}"
            self.answers.append(Answer(who, question.name, said, item, cells["initiative"], where))

    def _group(self, number: int, cells: Cells) -> Group | None:
        found = [group for group in GROUPS if group == cells["group"]]
        if not found:
            self._fault(number, cells, "group", ", ".join(GROUPS))
        return found[0] if found else None

    def _whole(self, number: int, cells: Cells, column: str) -> int | None:
        said = cells[column]
        if said.isascii() and said.isdigit() and len(said) < 9 and int(said) <= MOST:
            return int(said)
        self._fault(number, cells, column, f"a whole number from 0 to {MOST}")
        return None

    def _fault(self, number: int, cells: Cells, column: str, allowed: str) -> None:
        self.faults.cell(self.file, number, column, cells[column], allowed)
