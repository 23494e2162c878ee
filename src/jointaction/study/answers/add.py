"""How do the answers of an export get among those kept?

Each form is added behind those that are there. One that was added before is left alone; where its
answers have changed, its old place becomes a gap and it goes to the end, so that what was told of
the others stays as it was.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from jointaction.errors import DossierError, UsageError
from jointaction.evidence.answers import Answer, Answers, Gap, Respondent
from jointaction.evidence.exports.answers_beside import (
    camps_of,
    next_places,
    saying,
    without_texts,
)
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.forms_filled_in import FilledIn
from jointaction.evidence.exports.kept import kept_text
from jointaction.evidence.exports.pseudonyms import pseudonym
from jointaction.evidence.exports.submission import Submission
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes, shown
from jointaction.evidence.privacy import numbers_told
from jointaction.evidence.sheets import ENDINGS
from jointaction.study.answers.place import AnsweredPlace


@dataclass(frozen=True)
class Added:
    """What became of the forms: pseudonyms of those added and changed, and how many were known."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    known: int
    answers: Answers


def add_answers(place: AnsweredPlace, files: Sequence[Path], today: date) -> Added:
    """Add the answers in ``files`` to those kept; all of them, or none where any cell is wrong."""
    faults = Faults()
    forms: list[Submission] = []
    filled_in = FilledIn(place.wordings, faults)
    digests = []
    for path in files:
        if path.suffix.lower() not in ENDINGS:
            raise UsageError(
                f"{shown(path)}: exports are read as {' or '.join(ENDINGS)}; save it as one of them"
            )
        content = read_bytes(path, TABLE_LIMIT_BYTES)
        digests.append(hashlib.sha256(content).hexdigest())
        filled_in.read(path.name, content)
    forms.extend(_each_with_an_id(filled_in.submissions(), "".join(digests)))
    if faults.sentences:
        raise DossierError(faults.sentences)
    found = _with(place, forms, today)
    if found.added or found.changed:
        place.private.keep_answers(kept_text(found.answers))
    return found


def _each_with_an_id(forms: Sequence[Submission], digest: str) -> list[Submission]:
    """Forms without a number of their own go by the file they stand in and their row."""
    return [one if one.id else replace(one, id=f"{digest}\n{one.where}") for one in forms]


def _with(place: AnsweredPlace, forms: Sequence[Submission], today: date) -> Added:
    key, catalogue = place.private.key(), place.catalogue
    respondents = {one.id: one for one in place.kept.respondents}
    answers: dict[str, list[Answer]] = {one: [] for one in respondents}
    for answer in place.kept.answers:
        answers[answer.respondent].append(answer)
    gaps, places = list(place.kept.gaps), next_places(place.kept)
    added: list[str] = []
    changed: list[str] = []
    known = 0
    for form in forms:
        who = pseudonym(form.group, form.id, key, 0)
        own = [replace(one, respondent=who) for one in form.answers]
        kept = without_texts(own, catalogue)
        if who in respondents:
            if {saying(one) for one in answers[who]} == {saying(one) for one in kept}:
                known += 1
                continue
            gaps.append(gap_of(respondents.pop(who), answers[who], place))
            changed.append(who)
        else:
            added.append(who)
        at = places.get(form.group, 0)
        places[form.group] = at + 1
        respondents[who] = Respondent(who, form.group, at, camps_of(own), today.isoformat())
        answers[who] = kept
    every = tuple(one for who in respondents for one in answers[who])
    return Added(
        tuple(added), tuple(changed), known,
        Answers(tuple(respondents.values()), every, tuple(gaps)),
    )  # fmt: skip


def gap_of(one: Respondent, own: Sequence[Answer], place: AnsweredPlace) -> Gap:
    """What is left of a respondent: a place in the order, and which numbers it had a part in."""
    return Gap(one.group, one.position, numbers_told(own, one.group, place.catalogue), one.camps)
