"""How is a respondent forgotten, and what cannot be reached?

The answers are taken from those kept and leave a gap without any answer; every file that was
written from the answers is removed, because the respondent had a part in it. What lies elsewhere
is named, so that somebody can see to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jointaction.catalogue.asking import GROUPS
from jointaction.errors import UsageError
from jointaction.evidence.answers import Answers, Respondent
from jointaction.evidence.exports.answers_beside import files_of_answers, key_in
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.forms_filled_in import FilledIn
from jointaction.evidence.exports.kept import kept_text
from jointaction.evidence.exports.pseudonyms import pseudonym
from jointaction.evidence.files import TABLE_LIMIT_BYTES, read_bytes, shown
from jointaction.store.private import Written
from jointaction.study.answers.add import gap_of
from jointaction.study.answers.place import AnsweredPlace

OUT_OF_REACH = (
    "the submission on the server of the survey tool, and every export of it",
    "copies of reports that were sent or printed, and backups of this machine",
    "entries of a registry: they hold odds and no answers, and stay as they were recorded",
    "free texts and names, which are in the export alone",
)


@dataclass(frozen=True)
class Forgotten:
    """What was done: files removed, files changed since by somebody, and what is out of reach.

    ``rows`` name the rows of exports beside the dossier in which the respondent still stands.
    """

    respondent: str
    answers: int
    removed: tuple[Path, ...]
    changed_since: tuple[Path, ...]
    gone: tuple[Path, ...]
    rows: tuple[str, ...]
    out_of_reach: tuple[str, ...] = OUT_OF_REACH


def forget(place: AnsweredPlace, named: str) -> Forgotten:
    """Forget the respondent with a pseudonym, or with the number of its form.

    ``UsageError`` where nobody of that name is among those kept. May be repeated if interrupted:
    files go first, answers last.
    """
    one = _respondent(place, named)
    ledger = place.private.ledger()
    there = [entry for entry in ledger if entry.is_as_written]
    changed = [entry for entry in ledger if entry.is_there and not entry.is_as_written]
    for entry in there:
        _remove(entry)
    own = [answer for answer in place.kept.answers if answer.respondent == one.id]
    left = Answers(
        tuple(other for other in place.kept.respondents if other.id != one.id),
        tuple(answer for answer in place.kept.answers if answer.respondent != one.id),
        (*place.kept.gaps, gap_of(one, own, place)),
    )
    place.private.keep_answers(kept_text(left))
    place.private.keep_ledger(changed)
    return Forgotten(
        respondent=one.id,
        answers=len(own),
        removed=tuple(entry.path for entry in there),
        changed_since=tuple(entry.path for entry in changed),
        gone=tuple(entry.path for entry in ledger if entry not in there and entry not in changed),
        rows=tuple(_rows(place, one)),
    )


def _respondent(place: AnsweredPlace, named: str) -> Respondent:
    key = key_in(place.home)
    wanted = {named.strip().upper()}
    wanted |= {pseudonym(group, named.strip(), key, 0) for group in GROUPS if key}
    for one in place.kept.respondents:
        if one.id in wanted:
            return one
    raise UsageError(
        f"{shown(named)}: nobody of that name is among the answers kept; allowed: a pseudonym that "
        "'jointaction answers list' shows, or the number of a form"
    )


def _remove(entry: Written) -> None:
    try:
        entry.path.unlink(missing_ok=True)
    except OSError as fault:
        raise UsageError(
            f"{shown(entry.path)}: cannot be removed: {fault.strerror}; nothing was forgotten yet"
        ) from fault


def _rows(place: AnsweredPlace, one: Respondent) -> Iterator[str]:
    """The rows of exports beside the dossier that are of this respondent."""
    key = key_in(place.home)
    for path in files_of_answers(place.home):
        read = FilledIn(place.wordings, Faults())
        read.read(path.name, read_bytes(path, TABLE_LIMIT_BYTES))
        for form in read.submissions():
            if form.id and pseudonym(form.group, form.id, key, 0) == one.id:
                yield form.where
