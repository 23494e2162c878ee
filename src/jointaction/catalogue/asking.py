"""What is asked in the field, of whom, in which words, and what does an answer tell?

These are the nouns of the questionnaires, frozen and plain like those of ``things``. An
``Indicator`` is something that shows an obstacle; it is asked in one or more ``Question``s, looked
up in documents, or read off a network. A ``Question`` stands in a ``Theme`` (a page of the form) in
four languages and is answered by a number, a text, or by ticking an ``AnswerScale``.

Only the stem and the labels of Enright's item come from a paper [MeyerStamer2002, Figure 2]; which
indicators are asked for, in which words, and which answer means which severity is judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from typing import Literal, TypeAlias, get_args

from jointaction.sources import Citation, Grade

Group: TypeAlias = Literal["firms", "association", "institution", "government", "informant"]
GROUPS: tuple[Group, ...] = get_args(Group)
Language: TypeAlias = Literal["en", "pt", "es", "de"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Wording: TypeAlias = Mapping[str, str]  # a text in each of the languages

Nature: TypeAlias = Literal["behaviour", "fact", "opinion"]
Subject: TypeAlias = Literal["own_firm", "others", "organisation", "place"]
Chart: TypeAlias = Literal["association", "institution", "four_dimensions", "paradigms"]

DONT_KNOW = "dont_know"  # the choice that stands in every list
DONT_KNOW_NUMBER = -999  # what is entered for it where a number is asked


class AnswerKind(StrEnum):
    """What kind of answer a question takes."""

    CHOICE = "choice"  # one of an AnswerScale
    CHOICES = "choices"  # any of an AnswerScale
    PERCENT = "percent"  # 0 to 100
    WHOLE = "whole"
    DECIMAL = "decimal"
    TEXT = "text"

    @property
    def is_number(self) -> bool:
        """Whether a number is entered."""
        return self in (AnswerKind.PERCENT, AnswerKind.WHOLE, AnswerKind.DECIMAL)

    @property
    def is_ticked(self) -> bool:
        """Whether an answer is ticked on an ``AnswerScale``."""
        return self in (AnswerKind.CHOICE, AnswerKind.CHOICES)


@dataclass(frozen=True)
class Choice:
    """One answer that can be ticked; ``number`` is what it counts, None where it counts nothing."""

    name: str
    label: Wording
    number: float | None = None


@dataclass(frozen=True)
class AnswerScale:
    """The answers among which one ticks. "Don't know" stands in every list without being listed."""

    name: str
    choices: tuple[Choice, ...]
    sources: tuple[Citation, ...] = ()

    def choice(self, name: str) -> Choice:
        """The choice of that name; ``KeyError`` where there is none."""
        for choice in self.choices:
            if choice.name == name:
                return choice
        raise KeyError(name)


@dataclass(frozen=True)
class Theme:
    """A page of the form: questions that belong together, in the order of the form.

    ``repeat`` says that the page is filled in once for each of several things (ties, activities
    tried); ``for_each`` that it is asked once for each initiative of the dossier, whose name stands
    in the place of ``{initiative}``.
    """

    name: str
    order: int
    title: Wording
    intro: Wording = field(default_factory=dict)
    repeat: bool = False
    for_each: Literal["", "initiative"] = ""


@dataclass(frozen=True)
class OnlyIf:
    """A question is asked only if another, earlier in the same form, was answered so.

    Either one of ``answers`` was ticked, or a number of ``at_least`` was entered.
    """

    question: str
    answers: tuple[str, ...] = ()
    at_least: float | None = None


@dataclass(frozen=True)
class Question:
    """One question of a form; its file lies below its theme (``questions/<theme>/<name>.toml``).

    ``name`` is the last part of the path, the name of the column in an export; no two questions
    share it. ``low`` and ``high`` bound a number. ``about`` tells whose secret an answer is: what a
    firm says of itself or of others is guarded by the smallest cell; what an organisation says of
    itself or of the place as such is not. ``note`` says what is ours in the wording.
    """

    name: str
    theme: str
    order: int
    asked_of: tuple[Group, ...]
    kind: AnswerKind
    text: Wording
    about: Subject
    nature: Nature
    scale: str = ""
    hint: Wording = field(default_factory=dict)
    low: float | None = None
    high: float | None = None
    only_if: OnlyIf | None = None
    note: str = ""
    sources: tuple[Citation, ...] = ()


class Combine(StrEnum):
    """How the answers of one respondent to several questions make one number.

    Ticked answers count what their choice counts. With ``percent_mean`` the numbers (0 or 1) of all
    rows of a page that repeats are averaged and told as a percentage.
    """

    ONLY = "only"
    MEAN = "mean"
    SUM = "sum"
    DIFFERENCE = "difference"  # the first less the second
    PERCENT_OF = "percent_of"  # the first as a percentage of the second
    RATIO = "ratio"  # the first over the second
    LOWEST = "lowest"
    HIGHEST = "highest"
    PERCENT_MEAN = "percent_mean"


@dataclass(frozen=True)
class Fill:
    """Which rating of a dossier a measured number stands for: ``offset + factor x number``."""

    key: str
    factor: float
    offset: float = 0.0
    why: str = ""


@dataclass(frozen=True)
class Part:
    """One number that an indicator consists of, and the severity (0-4) read from it.

    Severity is 0 where the number stands at ``none_at`` and 4 at ``full_at``, straight between;
    where a choice is ticked that is no number, ``words`` gives the severity of each. ``measure``
    says what the number is, ``unit`` in what ("%", "days"), ``lowest`` and ``highest`` what it can
    be at all. A number of documents or of a network (``network`` names the measure) needs no
    questions. ``obstacles`` are those that this number speaks of where they are others than those
    of its indicator.
    """

    name: str
    measure: str
    unit: str
    questions: tuple[str, ...] = ()
    combine: Combine = Combine.ONLY
    none_at: float | None = None
    full_at: float | None = None
    lowest: float = 0.0
    highest: float = inf
    words: Mapping[str, float] = field(default_factory=dict)
    network: str = ""
    obstacles: tuple[str, ...] = ()
    fills: Fill | None = None


@dataclass(frozen=True)
class Indicator:
    """Something that shows an obstacle, with the people or papers that know it.

    ``id`` is its number (``FF1.03``), ``obstacles`` name the obstacles it speaks of; one of a
    checklist (``chart``) may speak of none. ``documents`` says in which documents or statistics to
    look, empty where people are asked alone. ``red_flag`` says in words where to be alarmed.
    """

    name: str
    id: str
    order: int
    title: str
    obstacles: tuple[str, ...]
    nature: Nature
    parts: tuple[Part, ...]
    grade: Grade
    red_flag: str = ""
    documents: str = ""
    chart: Chart | None = None
    why: str = ""
    sources: tuple[Citation, ...] = ()
