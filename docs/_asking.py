"""What shows an obstacle, and in which words is it asked: the questionnaires of the catalogue."""

from collections.abc import Iterable

from jointaction.catalogue.asking import AnswerScale, Indicator, Part, Question, Wording
from jointaction.catalogue.things import Catalogue

from _markdown import bullets, cited, table, words

LANGUAGE_NAMES = {"en": "English", "pt": "Portuguese", "es": "Spanish", "de": "German"}
JUDGED = (
    "Which number means which severity is judged, unless a source stands beside it; so are the red "
    "flags. Severity is 0 at *none at*, 4 at *full at*, and straight between. It is read from what "
    "each respondent says, and then averaged."
)
OURS = (
    "From the paper come only the stem of Enright's question and the labels of its answers; every "
    "other wording is ours. Each list of answers ends with *don't know*. Translations await the "
    "review of native speakers."
)
GROUPS = {
    "firms": "firms",
    "association": "associations",
    "institution": "supporting institutions",
    "government": "local government",
    "informant": "key informants",
}


def indicators(catalogue: Catalogue) -> Iterable[str]:
    """What shows each obstacle, in papers or in what people say."""
    yield "# Indicators"
    yield JUDGED
    for one in sorted(catalogue.indicators.values(), key=lambda one: (one.chart or "", one.id)):
        yield f"## {one.id}: {one.title}"
        yield _about(one)
        yield table(
            ("part", "number", "asked in", "made by", "none at", "full at", "stands for"),
            (_part(part) for part in one.parts),
        )
        yield f"Look in: {one.documents}." if one.documents else ""
        yield f"Alarming: {one.red_flag}." if one.red_flag else ""
        yield one.why
        yield cited(one.sources)


def _about(one: Indicator) -> str:
    shows = f"Shows {words(one.obstacles)}." if one.obstacles else "Shows no single obstacle."
    return f"`{one.name}`; {one.nature}, {one.grade}. {shows}"


def _part(part: Part) -> tuple[str, ...]:
    asked = words(part.questions) if part.questions else ""
    network = f"network: {part.network}" if part.network else ""
    ends = tuple("" if end is None else f"{end:g}" for end in (part.none_at, part.full_at))
    if part.words:
        ends = (", ".join(f"`{word}` {severity:g}" for word, severity in part.words.items()), "")
    return (
        f"`{part.name}`",
        f"{part.measure} ({part.unit})",
        asked or network or "papers",
        part.combine.value.replace("_", " "),
        *ends,
        f"`{part.fills.key}`" if part.fills else "",
    )


def questions(catalogue: Catalogue) -> Iterable[str]:
    """Every question in every language, with its answers."""
    yield "# Questions"
    yield OURS
    for theme in sorted(catalogue.themes.values(), key=lambda theme: theme.order):
        yield f"## {theme.title['en']}"
        yield _said(theme.intro)
        asked = [one for one in catalogue.questions.values() if one.theme == theme.name]
        for one in sorted(asked, key=lambda one: one.order):
            yield from _question(one)
    yield "## Answers"
    for scale in sorted(catalogue.answer_scales.values(), key=lambda scale: scale.name):
        yield from _scale(scale)


def _question(one: Question) -> Iterable[str]:
    yield f"### {one.name}"
    yield _said(one.text)
    of = ", ".join(GROUPS[group] for group in one.asked_of)
    takes = f"answers `{one.scale}`" if one.scale else f"a {one.kind.value} number or text"
    takes = "a text" if one.kind.value == "text" else takes
    bounds = (
        f", {one.low:g} to {one.high:g}" if one.low is not None and one.high is not None else ""
    )
    yield f"Asked of {of}; {one.nature}; about {one.about.replace('_', ' ')}; {takes}{bounds}."
    if one.only_if:
        given = (
            words(one.only_if.answers)
            if one.only_if.answers
            else f"{one.only_if.at_least:g} or more"
        )
        yield f"Only if `{one.only_if.question}` is {given}."
    yield _said(one.hint)
    yield one.note
    yield cited(one.sources)


def _scale(scale: AnswerScale) -> Iterable[str]:
    yield f"### {scale.name}"
    yield table(
        ("answer", "counts", *LANGUAGE_NAMES.values()),
        (
            (
                f"`{choice.name}`",
                "" if choice.number is None else f"{choice.number:g}",
                *(choice.label[language] for language in LANGUAGE_NAMES),
            )
            for choice in scale.choices
        ),
    )
    yield cited(scale.sources)


def _said(wording: Wording) -> str:
    """A text in each of its languages, a line each; nothing where there is none."""
    return bullets(
        f"{name}: {wording[language]}"
        for language, name in LANGUAGE_NAMES.items()
        if language in wording
    )
