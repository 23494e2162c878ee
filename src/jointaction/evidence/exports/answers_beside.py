"""What did people answer, as the files beside a dossier tell it?

Reads what is kept (``private/answers.csv``), then every export and table of answers beside it
(``answers.csv``, ``answers-firms.xlsx``, ...), in the order of their names. Whoever is in two files
with the same answers is read once; with other answers it is a fault, as nobody can tell which hold.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from jointaction.catalogue.asking import AnswerKind, Group
from jointaction.catalogue.things import Catalogue
from jointaction.errors import DossierError
from jointaction.evidence.answers import Answer, Answers, Respondent, Said
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.forms_filled_in import FilledIn
from jointaction.evidence.exports.kept import FILE, FOLDER, KEY_FILE, read_kept
from jointaction.evidence.exports.pseudonyms import pseudonym
from jointaction.evidence.exports.submission import Submission
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes
from jointaction.evidence.sheets import ENDINGS

STEM = "answers"
KEY_LIMIT_BYTES = 10_000
LARGE_FROM = 50
PEOPLE, CAMP_SELF = "people", "camp_self"
MOST_FAULTS = 2_000

Saying: TypeAlias = tuple[str, int, str, Said]


def read_answers(
    folder: Path,
    initiatives: Sequence[tuple[str, str]],
    catalogue: Catalogue,
    problems: list[str],
    contents: dict[str, bytes],
) -> Answers:
    """The answers in ``folder``, none where there are no files of them."""
    wordings, faults = Wordings(catalogue, tuple(initiatives)), Faults()
    answers = read_what_is_kept(folder, wordings, faults, contents)
    filled_in = FilledIn(wordings, faults)
    for path in files_of_answers(folder):
        try:
            contents[path.name] = read_bytes(path, TABLE_LIMIT_BYTES)
        except DossierError as error:
            faults.sentences.extend(error.problems)
            continue
        filled_in.read(path.name, contents[path.name])
    found = filled_in.submissions()
    added = with_submissions(answers, found, key_in(folder), catalogue, faults)
    problems.extend(faults.sentences[:MOST_FAULTS])
    return added


def files_of_answers(folder: Path) -> list[Path]:
    """The exports and tables of answers beside a dossier, by name."""
    return sorted(
        path for path in folder.glob(f"{STEM}*")
        if path.suffix in ENDINGS and (path.stem == STEM or path.stem.startswith(f"{STEM}-"))
    )  # fmt: skip


def read_what_is_kept(
    folder: Path, wordings: Wordings, faults: Faults, contents: dict[str, bytes]
) -> Answers:
    """The answers in ``private/answers.csv``, none where it is not there."""
    path = folder / FOLDER / FILE
    if not path.exists():
        return Answers()
    name = f"{FOLDER}/{FILE}"
    try:
        contents[name] = read_bytes(path, TABLE_LIMIT_BYTES)
        return read_kept(contents[name], name, wordings, faults)
    except DossierError as error:
        faults.sentences.extend(error.problems)
        return Answers()


def key_in(folder: Path) -> bytes:
    """The secret key of the study, empty where there is none."""
    path = folder / FOLDER / KEY_FILE
    return read_bytes(path, KEY_LIMIT_BYTES).strip() if path.exists() else b""


def with_submissions(
    answers: Answers,
    submissions: Iterable[Submission],
    key: bytes,
    catalogue: Catalogue,
    faults: Faults,
) -> Answers:
    """The answers with further forms behind them, each under its pseudonym."""
    respondents = {one.id: one for one in answers.respondents}
    said: dict[str, set[Saying]] = {one: set() for one in respondents}
    for answer in answers.answers:
        said[answer.respondent].add(saying(answer))
    added: list[Answer] = []
    places = next_places(answers)
    for form in submissions:
        who = pseudonym(form.group, form.id, key, places.get(form.group, 0))
        own = [replace(one, respondent=who) for one in form.answers]
        kept = without_texts(own, catalogue)
        if who in respondents:
            if said[who] != {saying(one) for one in kept}:
                faults.sheet(
                    form.where,
                    f"{who} has answered otherwise before; allowed: one form of each respondent "
                    "('jointaction answers add' puts a changed form in the place of the old one)",
                )
            continue
        place = places.get(form.group, 0)
        places[form.group] = place + 1
        respondents[who] = Respondent(who, form.group, place, camps_of(own))
        said[who] = {saying(one) for one in kept}
        added.extend(kept)
    return replace(
        answers, respondents=tuple(respondents.values()), answers=(*answers.answers, *added)
    )


def next_places(answers: Answers) -> dict[Group, int]:
    """The next free place in the order of arrival of each group."""
    taken = [(one.group, one.position) for one in answers.respondents]
    taken += [(gap.group, gap.position) for gap in answers.gaps]
    places: dict[Group, int] = {}
    for group, position in taken:
        places[group] = max(places.get(group, 0), position + 1)
    return places


def camps_of(own: Sequence[Answer]) -> dict[str, str]:
    """The camps of somebody who says how many people work there and to whom he feels close."""
    camps: dict[str, str] = {}
    for answer in own:
        if answer.question == PEOPLE and isinstance(answer.said, float):
            camps["size"] = "large" if answer.said >= LARGE_FROM else "small"
        if answer.question == CAMP_SELF and isinstance(answer.said, str):
            camps["camp"] = plain(answer.said)[:80]
    return camps


def without_texts(own: Sequence[Answer], catalogue: Catalogue) -> list[Answer]:
    """The answers that may be kept: no names and no other free text."""
    return [o for o in own if catalogue.questions[o.question].kind is not AnswerKind.TEXT]


def saying(answer: Answer) -> Saying:
    """What an answer says, whoever says it."""
    return answer.question, answer.item, answer.initiative, answer.said
