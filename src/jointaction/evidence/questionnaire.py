"""Which questions does one group of respondents get about this place, and in which order?

Takes a group, the initiatives of the dossier and the catalogue; gives the pages of the form with
their questions. Every way out (a form for a telephone, a page to print) and every way back (an
export) reads this one list, so that what was asked is what is understood. A question that is asked
of each initiative has the column ``<question>__<initiative>``, with ``_`` for every other sign.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.catalogue.asking import AnswerKind, Group, Question, Theme
from jointaction.catalogue.things import Catalogue

FOR_EACH = "__"
MOST = 1_000_000.0
LONGEST_NAME = 300
GROUP, CONSENT = "respondent_group", "consent"  # columns of every form
NUMBER = "form_number"  # random, and what a respondent names who wants to be forgotten


@dataclass(frozen=True)
class Asked:
    """A question as it stands in one form: its column, and the initiative it is asked of."""

    column: str
    question: Question
    initiative: str = ""
    initiative_name: str = ""

    def text(self, language: str) -> str:
        """The question in a language, with the initiative's name in its place."""
        return self.question.text[language].replace("{initiative}", harmless(self.initiative_name))


@dataclass(frozen=True)
class Page:
    """One theme of a form and what is asked there."""

    theme: Theme
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class Questionnaire:
    """The whole form of one group of respondents."""

    group: Group
    pages: tuple[Page, ...]

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every question in the order of the form."""
        return tuple(asked for page in self.pages for asked in page.asked)


def questionnaire(
    group: Group, initiatives: Sequence[tuple[str, str]], catalogue: Catalogue
) -> Questionnaire:
    """The form of ``group``; ``initiatives`` are (id, name) of those in the dossier."""
    pages = []
    for theme in sorted(catalogue.themes.values(), key=lambda theme: theme.order):
        questions = sorted(
            (q for q in catalogue.questions.values() if q.theme == theme.name),
            key=lambda question: question.order,
        )
        of_group = [question for question in questions if group in question.asked_of]
        if of_group:
            pages.append(Page(theme, tuple(_asked(of_group, theme, initiatives))))
    return Questionnaire(group, tuple(pages))


def column_of(question: str, initiative: str) -> str:
    """The column of a question that is asked of each initiative.

    >>> column_of("would_join", "testing-centre")
    'would_join__testing_centre'
    """
    return question + FOR_EACH + re.sub(r"[^A-Za-z0-9_]", "_", initiative)


def bounds(question: Question) -> tuple[float, float]:
    """Between which numbers an answer lies."""
    if question.kind is AnswerKind.PERCENT:
        return 0.0, 100.0
    low = question.low if question.low is not None else 0.0
    high = question.high if question.high is not None else MOST
    return low, high


def harmless(said: str) -> str:
    """A text from a dossier as it may stand in a form: no reference, no markup, no control.

    >>> harmless("a ${b} <i>c</i>")
    'a $ {b} ‹i›c‹/i›'
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in said)[:LONGEST_NAME]
    return shown.replace("${", "$ {").replace("<", "‹").replace(">", "›")


def _asked(
    questions: Sequence[Question], theme: Theme, initiatives: Sequence[tuple[str, str]]
) -> list[Asked]:
    if theme.for_each != "initiative":
        return [Asked(question.name, question) for question in questions]
    return [
        Asked(column_of(question.name, one), question, one, name)
        for one, name in initiatives
        for question in questions
    ]
