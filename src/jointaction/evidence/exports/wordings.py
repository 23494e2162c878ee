"""Which question, which answer, which group does somebody mean, by name or by label?

An export tells names (``undercut``, ``never``) or labels in any language of the forms; people who
type answers into a table use either. Letters may be large or small, spaces one or many.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from jointaction.catalogue.asking import DONT_KNOW, GROUPS, LANGUAGES, AnswerScale, Group
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.forms.texts import text
from jointaction.evidence.questionnaire import Asked, questionnaire

UNKNOWN = "unknown"
TRUE, FALSE = ("true", "1"), ("false", "0")
NOTES = ("consent", "consent_page", "wording")


def plain(said: str) -> str:
    """A text as it is compared.

    >>> plain(" Do  you KNOW?")
    'do you know?'
    """
    return " ".join(said.casefold().split())


@dataclass(frozen=True)
class Wordings:
    """Every wording that may stand in an export of this place."""

    catalogue: Catalogue
    initiatives: tuple[tuple[str, str], ...]

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """Every question of any group by its column."""
        return {asked.column: asked for asked in self._every_asked()}

    @cached_property
    def by_text(self) -> Mapping[str, tuple[Asked, ...]]:
        """Every question by its text in any language."""
        found: dict[str, dict[str, Asked]] = {}
        for asked in self.asked.values():
            for language in LANGUAGES:
                found.setdefault(plain(asked.text(language)), {})[asked.column] = asked
        return {said: tuple(several.values()) for said, several in found.items()}

    @cached_property
    def notes(self) -> frozenset[str]:
        """What stands in a form without being a question: titles, introductions, thanks."""
        themes = self.catalogue.themes.values()
        said = {text(note, language) for note in NOTES for language in LANGUAGES}
        said |= {wording[lang] for t in themes for wording in (t.title, t.intro) if wording
                 for lang in LANGUAGES}  # fmt: skip
        return frozenset(plain(one) for one in said)

    @cached_property
    def thanks(self) -> tuple[str, ...]:
        """How the last note of a form begins; behind it stands the number of the form."""
        return tuple(plain(text("thanks", language)) for language in LANGUAGES)

    @cached_property
    def dont_know(self) -> frozenset[str]:
        """How somebody says that he does not know."""
        labels = {plain(text("dont_know", language)) for language in LANGUAGES}
        return frozenset(labels | {DONT_KNOW, UNKNOWN})

    @cached_property
    def consent(self) -> Mapping[str, bool]:
        """How somebody says whether he agrees to take part."""
        yes = {plain(text("yes", language)) for language in LANGUAGES} | {"yes", *TRUE}
        no = {plain(text("no", language)) for language in LANGUAGES} | {"no", *FALSE}
        return dict.fromkeys(yes, True) | dict.fromkeys(no, False)

    @cached_property
    def consent_questions(self) -> frozenset[str]:
        """The question whether somebody agrees, in every language."""
        return frozenset(plain(text("consent_question", language)) for language in LANGUAGES)

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The groups by name and by title."""
        found: dict[str, Group] = {}
        for group in GROUPS:
            found[group] = group
            for language in LANGUAGES:
                found[plain(text(f"group_{group}", language))] = group
        return found

    def choices(self, scale: AnswerScale) -> Mapping[str, str]:
        """The choices of a scale by name, by label, and by what they count where that is one's."""
        found: dict[str, str] = {}
        counts = [choice.number for choice in scale.choices]
        for choice in scale.choices:
            if choice.number is not None and counts.count(choice.number) == 1:
                found[f"{choice.number:g}"] = choice.name
        for choice in scale.choices:
            found |= {plain(choice.label[language]): choice.name for language in LANGUAGES}
        names = {choice.name: choice.name for choice in scale.choices}
        if {"yes", "no"} <= names.keys():
            found |= {"true": "yes", "false": "no"}
        return found | names

    def _every_asked(self) -> Iterator[Asked]:
        for group in GROUPS:
            yield from questionnaire(group, self.initiatives, self.catalogue).asked
