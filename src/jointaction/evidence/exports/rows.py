"""What does one row of an export say, and which of its cells are wrong?

Takes a row, what its columns hold and the group that answered; gives the answers. Boxes of a
question with several are put together; where a column of its own says the same, both must agree.
"""

from dataclasses import dataclass, field

from jointaction.catalogue.asking import Group
from jointaction.evidence.answers import Answer, Said
from jointaction.evidence.exports.columns import Heading
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.parts import Line, Part
from jointaction.evidence.exports.said import Impossible, said_of, ticked, together
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.questionnaire import Asked


@dataclass
class _Boxes:
    """The boxes of one question that are ticked in a row, and the column of the last of them."""

    asked: Asked
    column: str
    names: list[str] = field(default_factory=list)


@dataclass
class RowReader:
    """Reads one row of a sheet; ``item`` counts the rows of a page that repeats."""

    part: Part
    line: Line
    group: Group
    item: int
    wordings: Wordings
    faults: Faults

    def answers(self) -> list[Answer]:
        """Every answer in the row."""
        said: dict[tuple[str, int], Answer] = {}
        boxes: dict[str, _Boxes] = {}
        for column, cell in zip(self.part.columns, self.line.cells, strict=False):
            if column.role not in ("question", "box") or not cell:
                continue
            asked = self._meant(column, cell)
            if asked is None:
                continue
            if column.role == "box":
                own = boxes.setdefault(asked.column, _Boxes(asked, column.name))
                own.column = column.name
                own.names += self._ticked(column, cell)
                continue
            answer = self._answer(asked, column, cell)
            if answer is not None:
                said[asked.column, answer.item] = answer
        for name, own in boxes.items():
            together_said = self._together(own, said.get((name, self.item)))
            if together_said is not None:
                said[name, self.item] = together_said
        return list(said.values())

    def _answer(self, asked: Asked, column: Heading, cell: str) -> Answer | None:
        try:
            found = said_of(asked.question, cell, self.wordings)
        except Impossible as fault:
            self._fault(column.name, cell, str(fault))
            return None
        return self._as_answer(asked, found, self.item + column.item)

    def _ticked(self, column: Heading, cell: str) -> list[str]:
        """The choice of a box if it is ticked."""
        tick = ticked(cell, self.wordings)
        if tick is None:  # some tools write the label of a box that is ticked
            label = column.name.rpartition("/")[2]
            tick = True if plain(cell) in (plain(column.choice), plain(label)) else None
        if tick is None:
            self._fault(column.name, cell, "1 where it is ticked, 0 where it is not")
        return [column.choice] if tick else []

    def _together(self, boxes: _Boxes, beside: Answer | None) -> Answer | None:
        """The boxes as one answer, where the question's own column does not say it already."""
        if not boxes.names:
            return None
        told = " ".join(boxes.names)
        try:
            found = together(boxes.names, boxes.asked.question, self.wordings)
        except Impossible as fault:
            self._fault(boxes.column, told, str(fault))
            return None
        if beside is None:
            return self._as_answer(boxes.asked, found, self.item)
        if _set(beside.said) != _set(found):
            self._fault(boxes.column, told, f"the same boxes as column {boxes.asked.column} names")
        return None

    def _meant(self, column: Heading, cell: str) -> Asked | None:
        """The question that a column stands for where this group answers."""
        meant = [asked for asked in column.asked if self.group in asked.question.asked_of]
        if len(meant) == 1:
            return meant[0]
        if meant:
            told = f"a column named {' or '.join(one.column for one in meant)}, both have this text"
        elif plain(cell) in self.wordings.dont_know or cell in ("0", "false"):
            return None  # an export may fill what was never asked
        else:
            told = f"nothing, as this is not asked of {self.group}"
        self._fault(column.name, cell, told)
        return None

    def _as_answer(self, asked: Asked, said: Said, item: int) -> Answer:
        where = f"{self.part.where}: row {self.line.number}"
        return Answer("", asked.question.name, said, item, asked.initiative, where)

    def _fault(self, column: str, found: str, allowed: str) -> None:
        self.faults.cell(self.part.where, self.line.number, column, found, allowed)


def _set(said: Said) -> frozenset[object]:
    return frozenset(said) if isinstance(said, tuple) else frozenset({said})
