"""Which forms were filled in, as the sheets of an export tell it?

Takes the files that survey tools and people write: one row a form, one column a question, further
sheets for pages that repeat, tied to their form by an index or a key. Gives one ``Submission`` a
form in the order of the rows. Whoever did not agree to take part is not read. Every bad cell is
noted with file, sheet, row and column, and what is allowed there; nothing stops at the first.
"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath

from jointaction.catalogue.asking import GROUPS, Group
from jointaction.errors import DossierError
from jointaction.evidence.answers import Answer
from jointaction.evidence.exports.columns import headings
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.long_table import is_long, read_long
from jointaction.evidence.exports.parts import Line, Part
from jointaction.evidence.exports.rows import RowReader
from jointaction.evidence.exports.submission import Submission
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.sheets import Sheet, sheets_of

IDENTITIES = ("number", "key", "respondent")


@dataclass
class _Form:
    """One form while it is read; ``refused`` by somebody who did not agree, or not to be used."""

    id: str
    group: Group
    where: str
    refused: bool = False
    answers: list[Answer] = field(default_factory=list)
    items: Counter[str] = field(default_factory=Counter)


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
        self._repeats: list[Part] = []

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
            Line(number, tuple(cell.strip() for cell in line))
            for number, line in enumerate(sheet.lines[1:], start=2)
            if any(cell.strip() for cell in line)
        )
        part = Part(file, where, columns, lines)
        if not part.says and not alone:
            return
        self.faults.sentences.extend(own.sentences)
        if not part.says:
            self.faults.sheet(where, "row 1: no column is a question of the questionnaires")
        elif part.repeats:
            self._repeats.append(part)
        else:
            self._main(part)

    def _main(self, part: Part) -> None:
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

    def _form(self, part: Part, line: Line, usual: Group | None) -> _Form:
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

    def _not_too_long(self, part: Part, line: Line) -> None:
        if any(line.cells[len(part.columns) :]):
            self.faults.sheet(
                f"{part.where}: row {line.number}",
                f"has more cells than row 1 has columns; {len(part.columns)} are allowed",
            )

    def _repeated(self, part: Part, line: Line) -> None:
        self._not_too_long(part, line)
        form = self._parent(part, line)
        if form is not None and not form.refused:
            item = form.items[part.where]
            form.items[part.where] += 1
            self._answers(part, line, form, item)

    def _parent(self, part: Part, line: Line) -> _Form | None:
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

    def _answers(self, part: Part, line: Line, form: _Form, item: int) -> None:
        """Add what a row says to its form."""
        row = RowReader(part, line, form.group, item, self.wordings, self.faults)
        form.answers.extend(row.answers())


def _key(said: str) -> str:
    """A key as it is compared: some tools write what kind of key it is before it."""
    return said.removeprefix("uuid:")


def _group_of(file: str) -> Group | None:
    """The group that the name of a file tells: ``answers-firms.csv``."""
    words = PurePath(file).stem.lower().replace("_", "-").split("-")
    named = [group for group in GROUPS if group in words]
    return named[0] if len(named) == 1 else None


def _only_group(part: Part) -> Group | None:
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
