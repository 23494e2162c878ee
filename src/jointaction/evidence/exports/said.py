"""What does one cell say in answer to a question?

Takes a question and the text of a cell; gives a number, the name of a choice or several, None for
"don't know"; ``Impossible`` says what is allowed. Numbers may have a decimal comma, and percentages
a sign; whoever types the number of a choice on a scale means that choice.
"""

import math
import re

from jointaction.catalogue.asking import DONT_KNOW, DONT_KNOW_NUMBER, AnswerKind, Question
from jointaction.evidence.answers import Said
from jointaction.evidence.exports.wordings import Wordings, plain
from jointaction.evidence.questionnaire import bounds

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,]\d{1,15})?")
LONGEST_TEXT = 10_000
LONGEST_SEVERAL = 1_000


class Impossible(Exception):
    """A cell does not answer its question; the message says what is allowed."""


def said_of(question: Question, found: str, wordings: Wordings) -> Said:
    """What a cell that is not empty says."""
    if question.kind is AnswerKind.TEXT:
        if len(found) > LONGEST_TEXT:
            raise Impossible(f"a text of at most {LONGEST_TEXT} letters")
        return found
    if plain(found) in wordings.dont_know:
        return None
    if question.kind.is_number:
        return _number(question, found, wordings)
    named = wordings.choices(wordings.catalogue.answer_scales[question.scale])
    if plain(found) in named:
        one = named[plain(found)]
        return (one,) if question.kind is AnswerKind.CHOICES else one
    if question.kind is AnswerKind.CHOICES:
        return _several(question, found, wordings)
    raise Impossible(allowed(question, wordings))


def allowed(question: Question, wordings: Wordings) -> str:
    """What may stand in a cell, in words."""
    if question.kind.is_number:
        low, high = bounds(question)
        whole = "a whole number" if question.kind is AnswerKind.WHOLE else "a number"
        return f"{whole} from {low:.10g} to {high:.10g}, or {DONT_KNOW_NUMBER} for don't know"
    names = [choice.name for choice in wordings.catalogue.answer_scales[question.scale].choices]
    several = "any of " if question.kind is AnswerKind.CHOICES else ""
    return f"{several}{', '.join(names)}, or {DONT_KNOW}"


def choice_of(question: Question, found: str, wordings: Wordings) -> str | None:
    """The choice, or "don't know", that a text names; None where it names none."""
    if plain(found) in wordings.dont_know:
        return DONT_KNOW
    return wordings.choices(wordings.catalogue.answer_scales[question.scale]).get(plain(found))


def ticked(found: str, wordings: Wordings) -> bool | None:
    """Whether a box is ticked, None where the cell tells neither."""
    return wordings.consent.get(plain(found))


def together(names: list[str], question: Question, wordings: Wordings) -> Said:
    """Several ticks as one answer; "don't know" stands alone."""
    if names == [DONT_KNOW]:
        return None
    if DONT_KNOW in names:
        raise Impossible(f"{DONT_KNOW} alone, or {allowed(question, wordings)}")
    return tuple(dict.fromkeys(names))


def _number(question: Question, found: str, wordings: Wordings) -> float | None:
    low, high = bounds(question)
    text = found.strip()
    if question.kind is AnswerKind.PERCENT:
        text = text.removesuffix("%").strip()
    whole = question.kind is AnswerKind.WHOLE
    if not _NUMBER.fullmatch(text):
        raise Impossible(allowed(question, wordings))
    number = float(text.replace(",", "."))
    if number == DONT_KNOW_NUMBER:
        return None
    if not (math.isfinite(number) and low <= number <= high) or (whole and number % 1):
        raise Impossible(allowed(question, wordings))
    return number


def _several(question: Question, found: str, wordings: Wordings) -> Said:
    """Ticks in one cell: names parted by spaces, or labels parted by anything."""
    named = dict(wordings.choices(wordings.catalogue.answer_scales[question.scale]))
    named |= dict.fromkeys(wordings.dont_know, DONT_KNOW)
    longest_first = sorted(named, key=len, reverse=True)
    any_of = "|".join(re.escape(one) for one in longest_first)
    said = plain(found)
    if len(said) > LONGEST_SEVERAL or not re.fullmatch(rf"(?:(?:{any_of})(?:[\s,;|]+|$))+", said):
        raise Impossible(allowed(question, wordings))
    names = [named[one] for one in re.findall(rf"(?:^|(?<=[\s,;|]))({any_of})(?=[\s,;|]|$)", said)]
    return together(names, question, wordings)
