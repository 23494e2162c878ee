"""What do the rows of a long table say: respondent, question, answer?

The form in which people keep answers by hand, one row an answer. ``group``, ``item`` and
``initiative`` may stand beside; a row without a respondent, or said twice, is a fault.
"""

from collections.abc import Sequence

from jointaction.catalogue.asking import GROUPS, Group
from jointaction.evidence.answers import Answer
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.said import Impossible, said_of
from jointaction.evidence.exports.submission import Submission
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.questionnaire import FOR_EACH, Asked, column_of
from jointaction.evidence.sheets import Sheet

NEEDED = ("respondent", "question", "answer")
COLUMNS = (*NEEDED, "group", "item", "initiative")
MOST_ITEMS = 1_000


def is_long(header: Sequence[str]) -> bool:
    """Whether the first row is that of a long table."""
    names = [name.strip().lower() for name in header]
    return all(name in names for name in NEEDED)


def read_long(
    sheet: Sheet, where: str, usual: Group | None, wordings: Wordings, faults: Faults
) -> list[Submission]:
    """One submission a respondent, in the order in which they first appear."""
    names = [name.strip().lower() for name in sheet.lines[0]]
    for at, name in enumerate(names):
        if name and name not in COLUMNS:
            faults.head(where, name, f"is not known; allowed are {', '.join(COLUMNS)}")
        elif name and name in names[:at]:
            faults.head(where, name, "stands there twice; once is allowed")
    table = _LongTable(where, wordings, faults)
    for number, line in enumerate(sheet.lines[1:], start=2):
        cells = {name: cell.strip() for name, cell in zip(names, line, strict=False) if name}
        if any(cells.values()):
            table.row(number, cells)
    return table.submissions(usual)


class _LongTable:
    """The rows of one table, respondent by respondent."""

    def __init__(self, where: str, wordings: Wordings, faults: Faults) -> None:
        self.where, self.wordings, self.faults = where, wordings, faults
        self.answers: dict[str, list[Answer]] = {}
        self.asked: dict[str, list[tuple[int, Asked]]] = {}
        self.groups: dict[str, Group] = {}
        self.seen: dict[tuple[str, str, int], int] = {}
        self.first: dict[str, int] = {}

    def row(self, number: int, cells: dict[str, str]) -> None:
        """Read one row."""
        who = cells.get("respondent", "")
        if not who:
            self._fault(number, "respondent", "", "a name or number of the one who answered")
            return
        self.first.setdefault(who, number)
        self._group(number, who, cells.get("group", ""))
        asked = self._asked(number, cells)
        item = self._item(number, cells.get("item", ""))
        if asked is None or item is None:
            return
        self.asked.setdefault(who, []).append((number, asked))
        if (before := self.seen.setdefault((who, asked.column, item), number)) != number:
            told = f"not what row {before} already says"
            self._fault(number, "question", cells["question"], told)
            return
        if not cells.get("answer"):
            return
        try:
            said = said_of(asked.question, cells["answer"], self.wordings)
        except Impossible as fault:
            self._fault(number, "answer", cells["answer"], str(fault))
            return
        where = f"{self.where}: row {number}"
        answer = Answer("", asked.question.name, said, item, asked.initiative, where)
        self.answers.setdefault(who, []).append(answer)

    def submissions(self, usual: Group | None) -> list[Submission]:
        """What every respondent said."""
        found = []
        for who, first in self.first.items():
            group = self.groups.get(who) or usual or self._only_group(who)
            if group is None:
                told = f"a column group beside it, with one of {', '.join(GROUPS)}"
                self._fault(first, "respondent", who, told)
                continue
            for number, asked in self.asked.get(who, ()):
                if group not in asked.question.asked_of:
                    told = f"a question that is asked of {group}"
                    self._fault(number, "question", asked.column, told)
            where = f"{self.where}: row {first}"
            found.append(Submission(who, group, tuple(self.answers.get(who, ())), where))
        return found

    def _group(self, number: int, who: str, said: str) -> None:
        if not said:
            return
        group = self.wordings.groups.get(plain(said))
        if group is None or self.groups.setdefault(who, group) != group:
            known = self.groups.get(who)
            told = ", ".join(GROUPS) if group is None else f"{known}, as in a row above"
            self._fault(number, "group", said, told)

    def _asked(self, number: int, cells: dict[str, str]) -> Asked | None:
        said, initiative = cells.get("question", ""), cells.get("initiative", "")
        column = column_of(said, initiative) if initiative and FOR_EACH not in said else said
        asked = self.wordings.asked.get(column)
        if asked is None:
            by_text = self.wordings.by_text.get(plain(said), ())
            asked = by_text[0] if len(by_text) == 1 else None
        if asked is None:
            told = "the name of a question, such as undercut, or its text"
            if initiative:
                ids = ", ".join(one for one, _ in self.wordings.initiatives)
                told += f", and an initiative of the dossier: {ids}"
            self._fault(number, "question", said, told)
        return asked

    def _item(self, number: int, said: str) -> int | None:
        if not said:
            return 0
        if said.isascii() and said.isdigit() and len(said) < 6 and int(said) < MOST_ITEMS:
            return int(said)
        self._fault(number, "item", said, f"a whole number from 0 to {MOST_ITEMS - 1}")
        return None

    def _only_group(self, who: str) -> Group | None:
        asked = [one for _, one in self.asked.get(who, ())]
        able = [g for g in GROUPS if asked and all(g in one.question.asked_of for one in asked)]
        return able[0] if len(able) == 1 else None

    def _fault(self, number: int, column: str, found: str, allowed: str) -> None:
        self.faults.cell(self.where, number, column, found, allowed)
