"""Do indicators, questions, themes and answer scales agree with one another and with the rest?

Takes a ``Catalogue`` whose entries are each well written; gives one line a fault, like
``agreement``: every text in each language, every name that is referred to, every number readable.
"""

from collections.abc import Iterable, Iterator, Mapping

from jointaction.catalogue.asking import (
    DONT_KNOW,
    LANGUAGES,
    AnswerKind,
    Combine,
    Indicator,
    Part,
    Question,
)
from jointaction.catalogue.things import Catalogue
from jointaction.scales import HIGHEST_SEVERITY

FEWEST = {Combine.ONLY: 1, Combine.DIFFERENCE: 2, Combine.PERCENT_OF: 2, Combine.RATIO: 2}
LONGEST_NAME = 32


def asking_faults(catalogue: Catalogue) -> Iterator[str]:
    """Every fault among what is asked."""
    yield from _themes(catalogue)
    yield from _scales(catalogue)
    for question in catalogue.questions.values():
        yield from _question(question, catalogue)
    ids: dict[str, str] = {}
    for name, indicator in catalogue.indicators.items():
        where = f"indicators/{name}.toml"
        if indicator.id in ids:
            yield f"{where}: id: {indicator.id} is already that of {ids[indicator.id]}"
        ids[indicator.id] = name
        yield from _indicator(indicator, where, catalogue)
    yield from _read_once(catalogue)
    yield from _told_apart(catalogue)


def _told_apart(catalogue: Catalogue) -> Iterator[str]:
    """No two questions may have the same text: an export may tell them by their text alone."""
    seen: dict[str, str] = {}
    for name, question in catalogue.questions.items():
        for text in question.text.values():
            if seen.setdefault(" ".join(text.casefold().split()), name) != name:
                yield f"questions/{question.theme}/{name}.toml: text: {text!r} is that of another"


def _read_once(catalogue: Catalogue) -> Iterator[str]:
    """No answer may stand behind two numbers: sums of different people could be set off."""
    read_by: dict[str, str] = {}
    for name, indicator in catalogue.indicators.items():
        for part in indicator.parts:
            for question in part.questions:
                if question in read_by:
                    where = f"indicators/{name}.toml: parts.{part.name}: questions"
                    yield f"{where}: {question} is already read by {read_by[question]}"
                read_by[question] = f"{indicator.id}/{part.name}"


def _themes(catalogue: Catalogue) -> Iterator[str]:
    for name, theme in catalogue.themes.items():
        yield from _in_every_language(theme.title, f"themes/{name}.toml: title")
        if theme.intro:
            yield from _in_every_language(theme.intro, f"themes/{name}.toml: intro")


def _scales(catalogue: Catalogue) -> Iterator[str]:
    for name, scale in catalogue.answer_scales.items():
        where = f"answer_scales/{name}.toml"
        names = [choice.name for choice in scale.choices]
        if len(set(names)) != len(names):
            yield f"{where}: choices: no two may have the same name"
        if DONT_KNOW in names:
            yield f"{where}: choices: {DONT_KNOW} stands in every list and must not be written"
        for i, choice in enumerate(scale.choices):
            yield from _in_every_language(choice.label, f"{where}: choices[{i}].label")


def _question(question: Question, catalogue: Catalogue) -> Iterator[str]:
    where = f"questions/{question.theme}/{question.name}.toml"
    if len(question.name) > LONGEST_NAME:
        yield f"{where}: file name: at most {LONGEST_NAME} characters are allowed"
    theme = catalogue.themes.get(question.theme)
    if theme is None:
        yield f"{where}: path: there is no theme {question.theme}"
    elif theme.for_each and not all("{initiative}" in text for text in question.text.values()):
        yield f"{where}: text: must say {{initiative}}, as it is asked of each"
    yield from _in_every_language(question.text, f"{where}: text")
    if question.hint:
        yield from _in_every_language(question.hint, f"{where}: hint")
    if question.kind.is_ticked != bool(question.scale):
        yield f"{where}: scale: must be given where answers are ticked, and nowhere else"
    elif question.scale and question.scale not in catalogue.answer_scales:
        yield f"{where}: scale: there is no answer scale {question.scale}"
    if question.kind is AnswerKind.PERCENT and (question.low, question.high) != (None, None):
        yield f"{where}: low: a percentage lies from 0 to 100 without saying so"
    if not question.asked_of:
        yield f"{where}: asked_of: name at least one group"
    yield from _only_if(question, where, catalogue)


def _only_if(question: Question, where: str, catalogue: Catalogue) -> Iterator[str]:
    condition = question.only_if
    if condition is None:
        return
    other = catalogue.questions.get(condition.question)
    if other is None:
        yield f"{where}: only_if.question: there is no question {condition.question}"
        return
    if not set(question.asked_of) <= set(other.asked_of):
        yield f"{where}: only_if.question: {other.name} is not asked of all of the same groups"
    orders = [
        (catalogue.themes[q.theme].order, q.order)
        for q in (other, question)
        if q.theme in catalogue.themes
    ]
    if orders != sorted(orders) or len(set(orders)) < len(orders):
        yield f"{where}: only_if.question: {other.name} must stand earlier in the form"
    scale = catalogue.answer_scales.get(other.scale)
    known = {choice.name for choice in scale.choices} if scale else set()
    for answer in condition.answers:
        if answer not in known:
            yield f"{where}: only_if.answers: {answer} is no answer to {other.name}"
    if bool(condition.answers) == (condition.at_least is not None):
        yield f"{where}: only_if: give answers, or at_least, and not both"


def _indicator(indicator: Indicator, where: str, catalogue: Catalogue) -> Iterator[str]:
    yield from _obstacles(indicator.obstacles, where, catalogue)
    if not indicator.obstacles and indicator.chart is None:
        yield f"{where}: obstacles: name at least one, or the chart in which it is shown"
    names = [part.name for part in indicator.parts]
    if not names or len(set(names)) < len(names):
        yield f"{where}: parts: give at least one part, each with a name of its own"
    for i, part in enumerate(indicator.parts):
        yield from _part(part, indicator, f"{where}: parts[{i}]", catalogue)


def _obstacles(names: Iterable[str], where: str, catalogue: Catalogue) -> Iterator[str]:
    for name in names:
        if catalogue.obstacles and name not in catalogue.obstacles:
            yield f"{where}: obstacles: there is no obstacle '{name}'"


def _part(part: Part, indicator: Indicator, where: str, catalogue: Catalogue) -> Iterator[str]:
    if not (part.questions or part.network or indicator.documents):
        yield f"{where}: questions: give questions, a network measure, or documents to look in"
    for question in part.questions:
        if question not in catalogue.questions:
            yield f"{where}: questions: there is no question {question}"
    count = FEWEST.get(part.combine)
    if part.questions and count is not None and len(part.questions) != count:
        yield f"{where}: combine: {part.combine} takes {count} question(s)"
    ends = (part.none_at, part.full_at)
    if bool(part.words) == (None not in ends) or ends.count(None) == 1:
        yield f"{where}: words: give either none_at and full_at, or words, and not both"
    elif part.none_at is not None and part.none_at == part.full_at:
        yield f"{where}: full_at: must differ from none_at"
    for word, severity in part.words.items():
        if not 0 <= severity <= HIGHEST_SEVERITY:
            yield f"{where}: words.{word}: a severity is a number from 0 to {HIGHEST_SEVERITY:g}"
    yield from _obstacles(part.obstacles, where, catalogue)
    yield from _readable(part, where, catalogue)
    if part.fills is not None:
        key = catalogue.keys.get(part.fills.key)
        if catalogue.keys and (key is None or not key.scale.is_number):
            yield f"{where}: fills.key: there is no key {part.fills.key} that is a number"


def _readable(part: Part, where: str, catalogue: Catalogue) -> Iterator[str]:
    """Whether every answer to the questions of a part can be read as a number or a word."""
    for name in part.questions:
        question = catalogue.questions.get(name)
        if question is None or question.kind.is_number:
            continue
        scale = catalogue.answer_scales.get(question.scale)
        choices = scale.choices if scale else ()
        if question.kind is AnswerKind.TEXT:
            yield f"{where}: questions: {name} is answered by a text, which tells no severity"
        elif part.words:
            missing = [c.name for c in choices if c.name not in part.words and c.number is None]
            if missing and not any(c.name in part.words for c in choices):
                yield f"{where}: words: none of them is an answer to {name}"
        elif any(choice.number is None for choice in choices):
            yield f"{where}: questions: every choice of {question.scale} needs a number"


def _in_every_language(wording: Mapping[str, str], where: str) -> Iterator[str]:
    for language in LANGUAGES:
        if not wording.get(language, "").strip():
            yield f"{where}.{language}: is missing, and must be given"
    for other in sorted(set(wording) - set(LANGUAGES)):
        yield f"{where}.{other}: allowed are {', '.join(LANGUAGES)}"
