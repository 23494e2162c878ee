"""What does a dossier say about an obstacle under one key?

Takes a sign of the catalogue and the dossier; gives one ``Reading`` (severity 0-4 with range, the
sentence, who says so and where), or None where the dossier is silent. A word that the sign does
not list says nothing. What is asked of each initiative is averaged over the initiatives on the
table that answer it, and the sentence says over how many; numbers are averaged before severity is
read from them, words after. Severity read from a word has a range: a word says less than a rating
(``severity``).

Where several answers make one reading it has the weakest of their grades, and names sources only
if each of them has one.
"""

from collections.abc import Sequence

from jointaction.catalogue.things import Catalogue, Sign
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.ranges import Range, average, range_of, sentence
from jointaction.diagnose.crisis import SEVERITY, crisis_reading
from jointaction.diagnose.diagnosis import Reading
from jointaction.diagnose.severity import severity_of, severity_of_word
from jointaction.evidence.statement import Statement
from jointaction.sources import Grade

OF_INITIATIVES = "initiative"
STRONGEST_FIRST = tuple(Grade)


def reading_of(sign: Sign, dossier: Dossier, catalogue: Catalogue) -> Reading | None:
    """The reading of one sign; None where the dossier says nothing about it."""
    if sign.key == SEVERITY:
        return crisis_reading(sign, dossier, catalogue)
    said = _answers(sign.key, dossier)
    if sign.words:
        return _from_words(sign, said, dossier, catalogue)
    return _from_numbers(sign, said, dossier, catalogue)


def _answers(key: str, dossier: Dossier) -> list[Statement]:
    """What is said under a key: once for the place, or once an initiative."""
    table, name = key.split(".", 1)
    if table != OF_INITIATIVES:
        return [dossier.says(key)]
    return [initiative.says(name) for initiative in dossier.initiatives]


def _from_numbers(
    sign: Sign, said: Sequence[Statement], dossier: Dossier, catalogue: Catalogue
) -> Reading | None:
    key, poorly = catalogue.keys[sign.key], dossier.place_known_poorly
    ranges = [(one, range_of(one, key, place_known_poorly=poorly)) for one in said]
    known = [(one, found) for one, found in ranges if found is not None]
    if not known:
        return None
    answer = average([found for _, found in known])
    severity = severity_of(answer, sign)
    if severity is None:
        return None
    told = sentence(key, answer) + _over(len(known), sign, dossier)
    return _reading(sign, f"{told}.", severity, [one for one, _ in known])


def _from_words(
    sign: Sign, said: Sequence[Statement], dossier: Dossier, catalogue: Catalogue
) -> Reading | None:
    key = catalogue.keys[sign.key]
    known = [one for one in said if one.word in sign.words]
    if not known:
        return None
    words = [str(one.word) for one in known]
    severity = average([severity_of_word(sign.words[word]) for word in words])
    meanings = dict.fromkeys(key.words.get(word, word) for word in words)
    told = f"{key.title}: {'; '.join(meanings)}{_over(len(known), sign, dossier)}"
    return _reading(sign, f"{told}.", severity, known)


def _over(known: int, sign: Sign, dossier: Dossier) -> str:
    """Over how many initiatives an answer was averaged, where there are several."""
    count = len(dossier.initiatives)
    if not sign.key.startswith(f"{OF_INITIATIVES}.") or count == 1:
        return ""
    if known == 1:
        return f", for one of the {count} initiatives on the table"
    of = f"the {count}" if known == count else f"{known} of the {count}"
    return f", averaged over {of} initiatives on the table"


def _reading(sign: Sign, told: str, severity: Range, said: Sequence[Statement]) -> Reading:
    grade = max((one.grade for one in said), key=STRONGEST_FIRST.index)
    sources = dict.fromkeys(source for one in said for source in one.sources)
    return Reading(
        key=sign.key,
        sentence=told,
        severity=severity.number,
        low=severity.low,
        high=severity.high,
        grade=grade,
        sources=tuple(sources) if grade.needs_source else (),
        where="; ".join(dict.fromkeys(one.where for one in said)),
    )
