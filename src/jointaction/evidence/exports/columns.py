"""What does each column of an export hold?

Takes the names in the first row; gives for each what it is: a question, one box of a question with
several, or something that the survey tool added (its number, its group, its parent). Names may
stand behind those of their pages (``page_rivalry/undercut``, ``page_rivalry-undercut``) and be
labels in any language of the forms; what a tool adds beyond that is left alone.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from jointaction.catalogue.asking import AnswerKind
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.said import choice_of
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.questionnaire import CONSENT, GROUP, NUMBER, Asked

Role: TypeAlias = Literal[
    "question", "box", "consent", "group", "number", "key", "index", "parent_index", "parent_key",
    "respondent", "other",
]  # fmt: skip

ROLES: dict[str, Role] = {
    CONSENT: "consent", GROUP: "group", "group": "group", NUMBER: "number",
    "_uuid": "key", "key": "key", "instanceid": "key", "_index": "index",
    "_parent_index": "parent_index", "parent_key": "parent_key", "_submission__uuid": "parent_key",
    "respondent": "respondent",
}  # fmt: skip
OF_THE_TOOL = frozenset({
    "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username",
    "audit", "dossier", "form_language", "submissiondate", "submitterid", "submittername",
    "attachmentspresent", "attachmentsexpected", "status", "reviewstate", "edits", "formversion",
    "instancename", "id", "version", "uuid", "consent_text", "wording", "thanks", "consent_page",
})  # fmt: skip
_PATH = re.compile(r"[^\W\d]\w*(?:\[\d+\])?(?:[/:.-]\w+(?:\[\d+\])?)*")
_ITEM = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Heading:
    """What a column holds: ``asked`` are the questions it may stand for, ``choice`` its box.

    ``item`` counts the rows of a page that repeats where a tool writes them side by side, from 0.
    """

    name: str
    role: Role
    asked: tuple[Asked, ...] = ()
    choice: str = ""
    item: int = 0


def headings(
    names: Sequence[str], where: str, wordings: Wordings, faults: Faults
) -> tuple[Heading, ...]:
    """What every column holds; what cannot be told is a fault and holds nothing."""
    found = [_heading(name.strip(), wordings) for name in names]
    seen: dict[tuple[object, ...], str] = {}
    told: list[Heading] = []
    for name, meant in zip(names, found, strict=True):
        one = meant or Heading(name, "other")
        if meant is None:
            faults.head(where, name, _unknown(name, wordings))
        sort = (one.role, tuple(a.column for a in one.asked), one.choice, one.item)
        if one.role in ("question", "box", "consent", "group", "respondent") and sort in seen:
            faults.head(where, name, f'says the same as column "{seen[sort]}"; once is allowed')
            told.append(Heading(name, "other"))
            continue
        seen.setdefault(sort, name)
        told.append(one)
    return tuple(told)


def _heading(name: str, wordings: Wordings) -> Heading | None:
    if not name:
        return Heading(name, "other")
    return _by_name(name, wordings) or _by_text(name, wordings)


def _by_name(name: str, wordings: Wordings) -> Heading | None:
    if name.lower() in ROLES:
        return Heading(name, ROLES[name.lower()])
    if name.startswith(("_", "SET-OF-")):
        return Heading(name, "other")
    if not _PATH.fullmatch(name):
        return None
    items = _ITEM.findall(name)
    item = max(int(items[-1]) - 1, 0) if items else 0
    steps = re.split(r"[/:.-]", _ITEM.sub("", name))
    last, before = steps[-1], steps[-2] if len(steps) > 1 else ""
    if last in wordings.asked:
        return Heading(name, "question", (wordings.asked[last],), item=item)
    parent = wordings.asked.get(before)
    if parent is not None and parent.question.kind is AnswerKind.CHOICES:
        choice = choice_of(parent.question, last, wordings)
        return Heading(name, "box", (parent,), choice, item) if choice else None
    if last.lower() in ROLES:
        return Heading(name, ROLES[last.lower()])
    if last.lower() in OF_THE_TOOL or last.startswith(("_", "intro_", "page_")):
        return Heading(name, "other")
    return None


def _by_text(name: str, wordings: Wordings) -> Heading | None:
    """A label, alone or behind the title of its page, and perhaps before that of a box."""
    said = plain(name)
    begins = [0, *(at + 1 for at, sign in enumerate(said) if sign == "/")]
    for begin in begins:
        rest = said[begin:].strip()
        if rest in wordings.by_text:
            return Heading(name, "question", wordings.by_text[rest])
        if rest in wordings.consent_questions:
            return Heading(name, "consent")
        if rest in wordings.notes or rest.startswith(wordings.thanks):
            return Heading(name, "other")
        for end in (at for at, sign in enumerate(rest) if sign == "/"):
            asked = wordings.by_text.get(rest[:end].strip(), ())
            if asked and asked[0].question.kind is AnswerKind.CHOICES:
                choice = choice_of(asked[0].question, rest[end + 1 :], wordings)
                if choice:
                    return Heading(name, "box", asked, choice)
    return None


def _unknown(name: str, wordings: Wordings) -> str:
    last = re.split(r"[/:.-]", name.strip())[-1]
    meant = difflib.get_close_matches(last, wordings.asked, 1)
    hint = f"did you mean {meant[0]}? " if meant else ""
    return (
        f"is not known; {hint}allowed are the names of questions, or their texts; a column whose "
        "name begins with _ is left alone"
    )
