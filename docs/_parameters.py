"""By which numbers does the model move, and what stands behind each?"""

from collections import Counter
from collections.abc import Iterable

from jointaction.catalogue.things import Catalogue, Mark, Mechanism, Parameter, Shape

from _markdown import cited, slug, table

MARKS = {
    Mark.LABORATORY: "computed from, or anchored in, what people did in paid games, mostly "
    "students: an anchor of shape and range, never a forecast of firms",
    Mark.PATTERN: "the paper, or a case, gives the direction; the size is judged and swept",
    Mark.ASSUMPTION: "nobody has measured it: the range is judged, and every number in it is tried",
}
SHAPES = {
    Shape.UNIFORM: "evenly",
    Shape.LOG_UNIFORM: "evenly on the scale of ratios",
    Shape.TRIANGULAR: "a triangle with its tip at the default",
    Shape.NORMAL: "normal, 90 of 100 within",
    Shape.SKEWED_FROM_ZERO: "mostly near zero: high x u squared",
}


def parameters(catalogue: Catalogue) -> Iterable[str]:
    """Every parameter with unit, default, prior, mark, grade, reason and source."""
    yield "# Parameters"
    total = sum(by_mark(catalogue).values())
    yield (
        f"All {total} numbers by which the {len(catalogue.mechanisms)} mechanisms of "
        "[the model](odd.md) move. Forecasts never use the default alone: each draw takes a number "
        "from the range, so a result holds over all that we do not know. The default serves "
        "where one number must do, as in the comparison with laboratory games."
    )
    yield table(
        ("mark", "parameters", "what it means"),
        ((str(mark), str(by_mark(catalogue)[mark]), said) for mark, said in MARKS.items()),
    )
    yield (
        "*Range* says between which ends, how belief is spread between them (*evenly* where "
        "nothing is said), and under which number it is drawn "
        "([how](odd.md#how-a-number-is-drawn)). A parameter is named `mechanism.name` elsewhere. "
        "Numbers that are *judged* carry no citation, because nobody measured them. What rests "
        "on what is told [in words](../../explanation/what-the-model-rests-on.md)."
    )
    for one in in_order(catalogue):
        yield f"## {one.title}"
        yield f"`{one.name}`: [what it does](odd.md#{slug(one.title)})"
        yield table(
            ("parameter", "what, unit", "default", "range", "stands on, and why"),
            (row(name, parameter) for name, parameter in one.parameters.items()),
        )


def row(name: str, one: Parameter) -> tuple[str, ...]:
    """One parameter as a row."""
    spread = "" if one.shape is Shape.UNIFORM else f", {SHAPES[one.shape]}"
    return (
        f"`{name}`" + (f", {one.symbol}" if one.symbol else ""),
        f"{one.title} ({one.unit})",
        f"{one.default:g}",
        f"{one.low:g} to {one.high:g}{spread}; draw {one.draw}",
        f"*{one.mark}, {one.grade}.* {one.why} {cited(one.sources)}",
    )


def by_mark(catalogue: Catalogue) -> Counter[Mark]:
    """How many parameters carry each mark."""
    return Counter(
        parameter.mark
        for mechanism in catalogue.mechanisms.values()
        for parameter in mechanism.parameters.values()
    )


def in_order(catalogue: Catalogue) -> list[Mechanism]:
    """The mechanisms in the order in which they are told."""
    return sorted(catalogue.mechanisms.values(), key=lambda one: one.order)
