"""Who can do what, and how, against which obstacles: the instruments of the catalogue.

The two tables of the paper are shown complete, row by row; then the conventional instruments of
technology policy, a list of our own; then every instrument with its story and what it moves.
"""

from collections.abc import Callable, Iterable

from jointaction.catalogue.agreement import CELLS_END
from jointaction.catalogue.facts import FACTS
from jointaction.catalogue.things import Bundle, Catalogue, Instrument, Shift

from _markdown import bullets, cited, table, words

WHO = (
    "Central government",
    "Regional government",
    "Local government",
    "Business associations",
    "Research institutions, universities, training institutions",
    "Medium and large firms",
)
Shown = Callable[[Iterable[Shift]], str]

NO_PAPER = (
    "The paper shows conventional instruments of technology policy in its Figure 3, and says of "
    "them that they can be used in a cluster as anywhere else. What the figure lists is not in "
    "the text, so this list is ours: judged, and cited to nobody."
)
TRIED = (
    "A repair must be something that can be begun from the place itself within a year or two: "
    "those instruments are marked *tried*. Which of them are tried on a place, the obstacles there "
    "decide: the classes that stand in the way take turns, the worst first, up to the number on "
    "the page of the [advice](advice.md). What is not marked stands here for whoever can do it, "
    "and its shifts can be tried in Python."
)


def instruments_by_table_and_actor(catalogue: Catalogue, shifts: Shown) -> Iterable[str]:
    """The page of instruments; ``shifts`` shows what one of them moves."""
    yield "# Instruments and bundles"
    yield TRIED
    everything = sorted(catalogue.instruments.values(), key=lambda one: one.order)
    yield "## Table 2 of the paper, row by row"
    yield "Common features of cluster-based policy in OECD countries."
    rows = [(one.row, *_named(one)) for one in everything if one.table == "table_2"]
    yield table(("feature", "instrument", "against", "moves"), rows)
    yield "## Table 3 of the paper, row by row"
    yield "The role of different actors in cluster promotion."
    in_3 = [
        (*one.row.split(CELLS_END), *_named(one)) for one in everything if one.table == "table_3"
    ]
    in_3.sort(key=_as_printed)
    yield table(("who", "what", "how", "instrument", "against", "moves"), in_3)
    yield "## Conventional instruments of technology policy"
    yield NO_PAPER
    ours = [(one.what, *_named(one)) for one in everything if one.table == "conventional"]
    yield table(("what", "instrument", "against", "moves"), ours)
    for actor in sorted(catalogue.actors.values(), key=lambda actor: actor.order):
        own = [one for one in everything if one.actor == actor.name]
        if own:
            yield from (f"## {actor.title}", actor.plain)
        for one in own:
            yield from _in_full(one, shifts)
    yield "## Bundles"
    for bundle in sorted(catalogue.bundles.values(), key=lambda one: one.order):
        yield from _bundle(bundle)
    yield "## What can be moved"
    yield (
        "A shift names a parameter of a mechanism (`mechanism.symbol`) or one of these facts of a "
        "place or an initiative. *Share* means 0 to 1; a rating is divided by 5."
    )
    yield table(("fact", "what it is"), ((f"`{name}`", said) for name, said in FACTS.items()))


def _as_printed(row: tuple[str, ...]) -> tuple[int, bool, bool]:
    """Where a row of Table 3 stands: by who, then relations, technology, finance."""
    who, what = row[0], row[1]
    return WHO.index(who), what.startswith("Direct support"), what.endswith("finance")


def _named(one: Instrument) -> tuple[str, str, str]:
    moved = words(shift.quantity for shift in one.shifts) if one.shifts else "nothing"
    return f"{one.title} (`{one.name}`)", ", ".join(one.against), moved


def _in_full(one: Instrument, shifts: Shown) -> Iterable[str]:
    yield f"### {one.title}"
    yield f"`{one.name}`, against {words(one.against)}.{' Tried.' if one.tried else ''}"
    yield from (one.what + ".", one.how, one.story, shifts(one.shifts))
    yield f"Moves nothing: {one.moves_nothing}" if one.moves_nothing else ""
    yield bullets(one.warnings)
    yield cited(one.sources)


def _bundle(one: Bundle) -> Iterable[str]:
    yield f"### {one.title}"
    yield f"`{one.name}`: {words(one.instruments)}."
    yield from (one.story, cited(one.sources))
