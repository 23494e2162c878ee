"""Which pages of the reference are made from the catalogue, and what do they say?

Every function that is named in ``PAGES`` takes the catalogue and gives one page in Markdown. The
pages are written anew whenever the documentation is built; nobody types them.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import (
    Activity,
    Catalogue,
    ClusterType,
    Key,
    Prior,
    Shift,
    Sign,
)

from _asking import indicators, questions
from _backtest import backtest
from _claims import claims
from _instruments import instruments_by_table_and_actor
from _interface import command_line, json_interface
from _markdown import bullets, cited, table, text_of, words
from _odd import odd
from _parameters import parameters
from _terms import glossary
from _worlds import worlds

Titled = TypeVar("Titled", Activity, ClusterType)


def write_pages(folder: Path) -> None:
    """Write every generated page into ``folder``."""
    catalogue = load_catalogue()
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / f"{name}.md").write_text(text_of(page(catalogue)), encoding="utf-8")


def obstacles(catalogue: Catalogue) -> Iterable[str]:
    """What stands in the way of co-operation, by the six classes of Table 1."""
    yield "# Obstacles to co-operation"
    yield "An obstacle shows in signs: severity is 0 at *from*, 4 at *to*, and straight between."
    for kind in sorted(catalogue.obstacle_classes.values(), key=lambda kind: kind.order):
        yield f"## {kind.code}: {kind.title}"
        yield from (kind.plain, kind.story, cited(kind.sources))
        particulars = [one for one in catalogue.obstacles.values() if one.code == kind.code]
        for obstacle in sorted(particulars, key=lambda one: one.order):
            yield f"### {obstacle.title}"
            yield f"`{obstacle.name}`. {obstacle.plain}"
            yield obstacle.story
            yield table(
                ("sign", "how it is read", "from", "to", "grade"), map(sign, obstacle.signs)
            )
            yield f"Ask: {obstacle.ask}"
            shown_by = [
                one for one in catalogue.indicators.values() if obstacle.name in one.obstacles
            ]
            yield bullets(f"Shown by {one.id}: {one.title}" for one in shown_by)
            yield f"Acts through: {words(obstacle.acts_through)}"
            yield cited(obstacle.sources)


def criteria(catalogue: Catalogue) -> Iterable[str]:
    """What a proposed activity should pass."""
    yield "# Criteria"
    for one in sorted(catalogue.criteria.values(), key=lambda one: (one.family, one.order)):
        yield f"## {one.title}"
        yield f"`{one.name}`, read from `{one.reads}`. {one.question}"
        yield one.story
        yield (
            f"Good is {one.good}; doubtful at {one.doubtful_at:g}, fails at {one.fails_at:g} "
            f"({one.grade}). {'Failing it kills the initiative.' if one.kills else ''}"
        )
        yield f"To pass: {one.to_pass}" if one.to_pass else ""
        yield cited(one.sources)


def activities(catalogue: Catalogue) -> Iterable[str]:
    """What firms do together: the kinds of initiative."""
    yield "# Activities"
    yield "The `kind` of an initiative is one of these."
    for one in by_title(catalogue.activities):
        yield f"## {one.title}"
        yield f"`{one.name}`. {one.plain}"
        yield one.story
        numbers = {
            "cost, a member a quarter": one.cost,
            "benefit, a member a quarter": one.benefit,
            "least share of the intended firms": one.threshold,
            "quarters until the goal is reached": one.goal_quarters,
            "knowledge": one.knowledge,
        }
        rows = [(title, *prior(number)) for title, number in numbers.items()]
        yield table(("number", "from", "to", "grade", "why"), rows)
        yield f"Weaker variants: {words(one.weaker_variants)}"
        yield bullets(one.warnings)
        yield f"Competition law may touch {one.anti_trust}." if one.anti_trust else ""
        yield cited(one.sources)


def cluster_types(catalogue: Catalogue) -> Iterable[str]:
    """Which kinds of cluster are told apart."""
    yield "# Types of cluster"
    for one in by_title(catalogue.cluster_types):
        yield f"## {one.title}"
        yield f"`{one.name}`. {one.plain}"
        yield one.story
        yield bullets(one.signs)
        yield read_for_type(one)
        yield shifts(one.shifts)
        yield cited(one.sources)


def read_for_type(one: ClusterType) -> str:
    """What the diagnosis reads for a type of cluster and against it."""
    rows = []
    for sign in one.reads:
        ends = ("" if end is None else f"{end:g}" for end in (sign.against_at, sign.for_at))
        against, speaks_for = ends
        if sign.words:
            against = ", ".join(f"`{word}` {n:g}" for word, n in sign.words.items() if n < 0)
            speaks_for = ", ".join(f"`{word}` {n:g}" for word, n in sign.words.items() if n > 0)
        rows.append((f"`{sign.key}`", against, speaks_for, f"{sign.weight:g}", sign.grade))
    return table(("read from", "speaks against at", "speaks for at", "weight", "grade"), rows)


def process(catalogue: Catalogue) -> Iterable[str]:
    """What may be told of an appraisal, and which answers are typical errors."""
    yield "# How an appraisal is done"
    yield (
        "What `evidence.toml` may say in its table `[process]`. Errors are warnings of the "
        "screening and move no odds."
    )
    for fact in sorted(catalogue.process.values(), key=lambda fact: fact.order):
        yield f"## {fact.name}"
        yield f"{fact.question[:1].upper()}{fact.question[1:]} Allowed: {fact.scale.allowed}."
        yield f"Error ({fact.grade}): {fact.wrong} {fact.instead}" if fact.wrong else ""
        yield cited(fact.sources)


def instruments(catalogue: Catalogue) -> Iterable[str]:
    """Who can do what, and how, against which obstacles."""
    return instruments_by_table_and_actor(catalogue, shifts)


def keys(catalogue: Catalogue) -> Iterable[str]:
    """What a dossier may say, table by table."""
    yield "# Keys of a dossier"
    yield (
        "A missing key is *unknown* and drawn from what it may be. Any number may carry a range: "
        "`key_low` and `key_high`."
    )
    for name in dict.fromkeys(key.table for key in catalogue.keys.values()):
        yield f"## {name}"
        in_table = [key for key in catalogue.keys.values() if key.table == name]
        for key in sorted(in_table, key=lambda key: key.order):
            yield from key_of(key)


def key_of(key: Key) -> Iterable[str]:
    """One key of a dossier."""
    yield f"### {key.name}"
    yield f"{key.title}. {key.question}"
    unit = f", in {key.unit}" if key.unit else ""
    yield f"Takes {key.scale.allowed}{unit}. {'Required.' if key.required else ''}"
    yield bullets(f"`{word}`: {meaning}" for word, meaning in key.words.items())
    yield bullets(key.ends)
    if key.missing:
        low, high, grade, why = prior(key.missing)
        yield f"Where it is missing: {low} to {high} ({grade}). {why}"
    yield bullets(
        f"Moves {words(move.quantities)}: {move.how} ({move.grade})" for move in key.moves
    )
    yield key.moves_nothing
    yield cited(key.sources)


def base_rates(catalogue: Catalogue) -> Iterable[str]:
    """How often initiatives take off, last and pay anywhere."""
    yield "# Base rates"
    for one in catalogue.base_rates.values():
        yield f"## {one.title}"
        yield one.definition
        yield f"Mean {one.mean:.2f}, Beta({one.a:g}, {one.b:g}), {one.grade}. {one.why}"
        friendly = [(f"{near.title} (too friendly)", near) for near in [one.ceiling] if near]
        strict = [(f"{near.title} (too strict)", near) for near in [one.floor] if near]
        rows = [
            (title, near.value, near.bias, near.grade, cited(near.sources))
            for title, near in [*friendly, *strict, *((n.title, n) for n in one.neighbours)]
        ]
        yield table(("neighbouring class", "rate", "bias", "grade", "source"), rows)


def advice(catalogue: Catalogue) -> Iterable[str]:
    """When which advice is given."""
    yield "# Advice"
    given = catalogue.advice
    yield table(
        ("advice", "in words"), ((f"`{word}`", said) for word, said in given.answers.items())
    )
    rows = [(f"`{n}`", f"{j.value:g}", j.unit, j.grade, j.why) for n, j in given.thresholds.items()]
    yield table(("threshold", "value", "unit", "grade", "why"), rows)
    yield table(("from a probability of", "we say"), ((f"{p:g}", word) for p, word in given.words))


def sign(one: Sign) -> tuple[str, ...]:
    """One sign of an obstacle as a row."""
    if one.words:
        read = ", ".join(f"`{word}` {severity:g}" for word, severity in one.words.items())
        return (f"`{one.key}`", f"{one.reads} ({read})", "", "", str(one.grade))
    ends = ("" if end is None else f"{end:g}" for end in (one.none_at, one.full_at))
    return (f"`{one.key}`", one.reads, *ends, str(one.grade))


def prior(one: Prior) -> tuple[str, str, str, str]:
    """Range, grade and reason of a number."""
    return f"{one.low:g}", f"{one.high:g}", str(one.grade), f"{one.why} {cited(one.sources)}"


def shifts(several: Iterable[Shift]) -> str:
    """What is moved in the model, as a table."""
    rows = [
        (
            f"`{s.quantity}`",
            *(f"{number:g}" for number in (s.low, s.mode, s.high)),
            *(s.unit, str(s.grade), f"{s.why} {cited(s.sources)}"),
        )
        for s in several
    ]
    return table(("moves", "low", "mode", "high", "unit", "grade", "why"), rows)


def by_title(things: Mapping[str, Titled]) -> list[Titled]:
    """Things in the order of their titles."""
    return sorted(things.values(), key=lambda thing: thing.title)


PAGES: dict[str, Callable[[Catalogue], Iterable[str]]] = {
    "obstacles": obstacles,
    "indicators": indicators,
    "questions": questions,
    "criteria": criteria,
    "activities": activities,
    "cluster-types": cluster_types,
    "instruments": instruments,
    "process": process,
    "dossier-keys": keys,
    "odd": odd,
    "parameters": parameters,
    "base-rates": base_rates,
    "advice": advice,
    "claims": claims,
    "how-good-is-it": backtest,
    "where-the-truth-is-known": worlds,
    "command-line": command_line,
    "json-interface": json_interface,
    "glossary": glossary,
}
