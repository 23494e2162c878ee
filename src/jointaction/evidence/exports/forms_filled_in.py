"""Which forms were filled in, as the sheets of an export tell it?

Takes the files that survey tools and people write: one row a form, one column a question, further
sheets for pages that repeat, tied to their form by an index or a key. Gives one ``Submission`` a
form in the order of the rows. Whoever did not agree to take part is not read. Every bad cell is
noted with file, sheet, row and column, and what is allowed there; nothing stops at the first.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath

from jointaction.catalogue.asking import GROUPS, Group
from jointaction.errors import DossierError
from jointaction.evidence.answers import Answer, Said
from jointaction.evidence.exports.columns import Heading, headings
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.long_table import is_long, read_long
from jointaction.evidence.exports.said import Impossible, said_of, ticked, together
from jointaction.evidence.exports.submission import Submission
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.questionnaire import Asked
from jointaction.evidence.sheets import Sheet, sheets_of

PARENTS = ("parent_key", "parent_index")
IDENTITIES = ("number", "key", "respondent")
_SAYS = ("question", "box", "consent")


@dataclass
class _Form:
    """One form while it is read; ``refused`` by somebody who did not agree, or not to be used."""

    id: str
    group: Group
    where: str
    refused: bool = False
    answers: list[Answer] = field(default_factory=list)
    items: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class _Line:
    """One row of a sheet: its number and its cells by column."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class _Part:
    """One sheet of a file with what its columns hold."""

    file: str
    where: str
    columns: tuple[Heading, ...]
    lines: tuple[_Line, ...]

    @property
    def repeats(self) -> bool:
        """Whether its rows belong to those of another sheet."""
        return any(column.role in PARENTS for column in self.columns)

    @property
    def says(self) -> bool:
        """Whether anybody answers anything here."""
        return any(column.role in _SAYS for column in self.columns)

    def cell(self, line: _Line, *roles: str) -> tuple[str, str]:
        """The first cell of some roles that is not empty, and the name of its column."""
        for role in roles:
            for column, said in zip(self.columns, line.cells, strict=False):
                if column.role == role and said:
                    return said, column.name
        return "", next((c.name for role in roles for c in self.columns if c.role == role), "")


class FilledIn:
    """All forms in some files; ``read`` them one after the other, then ask for the submissions."""

    def __init__(self, wordings: Wordings, faults: Faults) -> None:
        self.wordings = wordings
        self.faults = faults
        self._forms: list[_Form] = []
        self._long: list[Submission] = []
        self._by_key: dict[str, _Form] = {}
        self._by_index: dict[tuple[str, str], _Form] = {}
        self._indexed: set[str] = set()
        self._repeats: list[_Part] = []

    def read(self, file: str, content: bytes) -> None:
        """Read one file."""
        try:
            sheets = sheets_of(content, file)
        except DossierError as error:
            self.faults.sentences.extend(error.problems)
            return
        for sheet in sheets:
            self._sheet(file, sheet, alone=len(sheets) == 1)

    def submissions(self) -> tuple[Submission, ...]:
        """Every form of somebody who agreed, with what was said on the pages that repeat."""
        for part in self._repeats:
            for line in part.lines:
                self._repeated(part, line)
        self._repeats = []
        told = [
            Submission(form.id, form.group, tuple(form.answers), form.where)
            for form in self._forms
            if not form.refused
        ]
        return (*told, *self._long)

    def _sheet(self, file: str, sheet: Sheet, *, alone: bool) -> None:
        where = f'{file}: sheet "{sheet.name}"' if sheet.name else file
        if not sheet.lines or not any(cell.strip() for cell in sheet.lines[0]):
            if alone or any(cell.strip() for line in sheet.lines for cell in line):
                self.faults.sheet(where, "row 1: the names of the columns are missing")
            return
        if is_long(sheet.lines[0]):
            found = read_long(sheet, where, _group_of(file), self.wordings, self.faults)
            self._long.extend(found)
            return
        names = list(sheet.lines[0])
        while names and not names[-1].strip():
            names.pop()
        own = Faults()
        columns = headings(names, where, self.wordings, own)
        lines = tuple(
            _Line(number, tuple(cell.strip() for cell in line))
            for number, line in enumerate(sheet.lines[1:], start=2)
            if any(cell.strip() for cell in line)
        )
        part = _Part(file, where, columns, lines)
        if not part.says and not alone:
            return
        self.faults.sentences.extend(own.sentences)
        if not part.says:
            self.faults.sheet(where, "row 1: no column is a question of the questionnaires")
        elif part.repeats:
            self._repeats.append(part)
        else:
            self._main(part)

    def _main(self, part: _Part) -> None:
        usual = _group_of(part.file) or _only_group(part)
        if usual is None and not any(column.role == "group" for column in part.columns):
            self.faults.sheet(
                part.where,
                "it is not said which group answered: name the file answers-firms.csv (or another "
                f"group), or add a column respondent_group; allowed: {', '.join(GROUPS)}",
            )
            return
        rows: dict[str, int] = {}
        for line in part.lines:
            form = self._form(part, line, usual)
            if form.id and form.id in rows:
                said, column = part.cell(line, *IDENTITIES)
                first = f"an id that no other form has; row {rows[form.id]} has it"
                self.faults.cell(part.where, line.number, column, said, first)
                continue
            rows[form.id] = line.number
            self._forms.append(form)
            for heading, cell in zip(part.columns, line.cells, strict=False):
                if heading.role in ("key", "number") and cell:
                    self._by_key[_key(cell)] = form
            if index := part.cell(line, "index")[0]:
                self._by_index[part.file, index] = form
                self._indexed.add(part.file)
            if not form.refused:
                self._answers(part, line, form, item=0)

    def _form(self, part: _Part, line: _Line, usual: Group | None) -> _Form:
        self._not_too_long(part, line)
        said, column = part.cell(line, "group")
        group = self.wordings.groups.get(plain(said)) if said else usual
        if group is None:
            self.faults.cell(part.where, line.number, column, said, ", ".join(GROUPS))
        refused = group is None
        said, column = part.cell(line, "consent")
        if said:
            agreed = self.wordings.consent.get(plain(said))
            refused = refused or agreed is not True
            if agreed is None:
                self.faults.cell(part.where, line.number, column, said, "yes or no")
        name, _ = part.cell(line, *IDENTITIES)
        return _Form(_key(name), group or GROUPS[0], f"{part.where}: row {line.number}", refused)

    def _not_too_long(self, part: _Part, line: _Line) -> None:
        if any(line.cells[len(part.columns) :]):
            self.faults.sheet(
                f"{part.where}: row {line.number}",
                f"has more cells than row 1 has columns; {len(part.columns)} are allowed",
            )

    def _repeated(self, part: _Part, line: _Line) -> None:
        self._not_too_long(part, line)
        form = self._parent(part, line)
        if form is not None and not form.refused:
            item = form.items[part.where]
            form.items[part.where] += 1
            self._answers(part, line, form, item)

    def _parent(self, part: _Part, line: _Line) -> _Form | None:
        """The form to which a row belongs; its index and its key must not contradict each other."""
        key, key_column = part.cell(line, "parent_key")
        index, index_column = part.cell(line, "parent_index")
        told = "the index or key of a form in the main sheet"
        if key and part.file not in self._indexed:
            index = ""  # it counts the rows of another file
        by_key, by_index = self._by_key.get(_key(key)), self._by_index.get((part.file, index))
        if not (key or index) or (index and by_index is None):
            self.faults.cell(part.where, line.number, index_column or key_column, index, told)
            return None
        if key and by_key is None:
            self.faults.cell(part.where, line.number, key_column, key, told)
            return None
        if key and index and by_key is not by_index:
            told = f"the index of the form {key}"
            self.faults.cell(part.where, line.number, index_column, index, told)
            return None
        return by_key if key else by_index

    def _answers(self, part: _Part, line: _Line, form: _Form, item: int) -> None:
        """Add what a row says to the form."""
        boxes: dict[str, list[str]] = {}
        ticked_of: dict[str, tuple[Asked, Heading]] = {}
        said: dict[tuple[str, int], Said] = {}
        for column, cell in zip(part.columns, line.cells, strict=False):
            if column.role not in ("question", "box") or not cell:
                continue
            asked = self._meant(part, line, column, cell, form.group)
            if asked is None:
                continue
            if column.role == "box":
                self._box(part, line, column, cell, boxes.setdefault(asked.column, []))
                ticked_of[asked.column] = asked, column
                continue
            try:
                found = said_of(asked.question, cell, self.wordings)
            except Impossible as fault:
                self.faults.cell(part.where, line.number, column.name, cell, str(fault))
                continue
            said[asked.column, item + column.item] = found
            form.answers.append(
                _answer(asked, found, item + column.item, f"{part.where}: row {line.number}")
            )
        self._ticked(part, line, form, item, boxes, ticked_of, said)

    def _box(self, part: _Part, line: _Line, column: Heading, cell: str, names: list[str]) -> None:
        tick = ticked(cell, self.wordings)
        if tick is None and column.choice:  # some tools write the label of a box that is ticked
            tick = plain(cell) in (plain(column.choice), plain(column.name.rpartition("/")[2]))
            tick = tick or None
        if tick is None:
            told = "1 where it is ticked, 0 where it is not"
            self.faults.cell(part.where, line.number, column.name, cell, told)
        elif tick:
            names.append(column.choice)

    def _ticked(
        self,
        part: _Part,
        line: _Line,
        form: _Form,
        item: int,
        boxes: Mapping[str, list[str]],
        ticked_of: Mapping[str, tuple[Asked, Heading]],
        said: Mapping[tuple[str, int], Said],
    ) -> None:
        """Put the boxes of a question together, where its own column does not say it already."""
        for name, names in boxes.items():
            asked, column = ticked_of[name]
            if not names:
                continue
            try:
                found = together(names, asked.question, self.wordings)
            except Impossible as fault:
                told = " ".join(names)
                self.faults.cell(part.where, line.number, column.name, told, str(fault))
                continue
            if (name, item) not in said:
                where = f"{part.where}: row {line.number}"
                form.answers.append(_answer(asked, found, item, where))
            elif _set(said[name, item]) != _set(found):
                told = f"the same boxes as column {name} names"
                self.faults.cell(part.where, line.number, column.name, " ".join(names), told)

    def _meant(
        self, part: _Part, line: _Line, column: Heading, cell: str, group: Group
    ) -> Asked | None:
        """The question that a column stands for where this group answers."""
        meant = [asked for asked in column.asked if group in asked.question.asked_of]
        if len(meant) == 1:
            return meant[0]
        if meant:
            told = f"a column named {' or '.join(one.column for one in meant)}, both have this text"
        elif plain(cell) in self.wordings.dont_know or cell in ("0", "false"):
            return None  # an export may fill what was never asked
        else:
            told = f"nothing, as this is not asked of {group}"
        self.faults.cell(part.where, line.number, column.name, cell, told)
        return None


def _answer(asked: Asked, said: Said, item: int, where: str) -> Answer:
    return Answer("", asked.question.name, said, item, asked.initiative, where)


def _key(said: str) -> str:
    """A key as it is compared: some tools write what kind of key it is before it."""
    return said.removeprefix("uuid:")


def _set(said: Said) -> frozenset[object]:
    return frozenset(said) if isinstance(said, tuple) else frozenset({said})


def _group_of(file: str) -> Group | None:
    """The group that the name of a file tells: ``answers-firms.csv``."""
    words = PurePath(file).stem.lower().replace("_", "-").split("-")
    named = [group for group in GROUPS if group in words]
    return named[0] if len(named) == 1 else None


def _only_group(part: _Part) -> Group | None:
    """The one group that is asked all the questions of a sheet."""
    able = [
        group
        for group in GROUPS
        if all(
            any(group in asked.question.asked_of for asked in column.asked)
            for column in part.columns
            if column.role in ("question", "box")
        )
    ]
    return able[0] if len(able) == 1 else None
