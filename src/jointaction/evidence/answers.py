"""Who answered what, before anybody else may see it?

The raw side of the gate: respondents under stable pseudonyms and their answers, cell by cell. Only
``evidence`` reads these nouns; what passes on is a ``Testimony``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from jointaction.catalogue.asking import Group

Said: TypeAlias = float | str | tuple[str, ...] | None


@dataclass(frozen=True)
class Respondent:
    """One who answered: a pseudonym, a group, and a place in the order of arrival.

    ``position`` counts from 0 within the group and never changes, also where others are forgotten.
    ``camps`` holds what is known of its camps (``{"size": "small"}``), ``added`` the day on which
    its answers were put among those kept, empty where they are not kept.
    """

    id: str
    group: Group
    position: int
    camps: Mapping[str, str] = field(default_factory=dict)
    added: str = ""


@dataclass(frozen=True)
class Answer:
    """What one respondent said to one question.

    ``said`` is a number, the name of a choice, several such names, or a text; None is "don't
    know". ``item`` counts the rows of a page that repeats, ``initiative`` is the id of the one a
    question was asked of. ``where`` names file, sheet, row and column.
    """

    respondent: str
    question: str
    said: Said
    item: int = 0
    initiative: str = ""
    where: str = ""


@dataclass(frozen=True)
class Gap:
    """What is left of a respondent who was forgotten: a place in the order, and no answer.

    ``numbers`` names those that its answers had a part in (``FF1.03/often``) and ``camps`` the
    camps it was in, so that those who came just before and after stay in the blocks in which they
    were.
    """

    group: Group
    position: int
    numbers: tuple[str, ...] = ()
    camps: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """All answers of a place, and the gaps that forgotten respondents left."""

    respondents: tuple[Respondent, ...] = ()
    answers: tuple[Answer, ...] = ()
    gaps: tuple[Gap, ...] = ()
