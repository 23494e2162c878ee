"""Is every number of the catalogue graded honestly, in order, and drawn under a number of its own?

A number that was measured, reported or derived names its source, one that was judged or is
general knowledge names none, and every work that is named stands in the bibliography. A criterion
cites the text of its test and judges its thresholds, so it alone may do both.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from jointaction.catalogue.facts import FACTS
from jointaction.catalogue.things import (
    BaseRate,
    Catalogue,
    CodingError,
    Criterion,
    Parameter,
    Prior,
    Shape,
    Shift,
    WordPrior,
)
from jointaction.sources import Citation, Grade

SUM_TOLERANCE = 1e-6
_KINDS = (
    "obstacle_classes",
    "obstacles",
    "criteria",
    "activities",
    "cluster_types",
    "actors",
    "instruments",
    "bundles",
    "base_rates",
    "keys",
    "mechanisms",
)


def faults(catalogue: Catalogue) -> Iterator[str]:
    """One line a fault over the whole catalogue, naming file, key and what is allowed."""
    drawn: dict[int, str] = {}
    for file, thing in _files(catalogue):
        for spot, part in _parts(thing, ""):
            where = f"{file}: {spot}" if spot else file
            yield from _graded(part, where)
            yield from _in_order(part, where)
            yield from _cited(part, where, catalogue)
            yield from _drawn_alone(part, where, drawn)
            if isinstance(part, Shift):
                yield from not_a_quantity(f"{where}: quantity", part.quantity, catalogue)


def not_a_quantity(where: str, name: str, catalogue: Catalogue) -> Iterator[str]:
    """A fault where the model has no such quantity; silence while there is no mechanism yet."""
    if not catalogue.mechanisms or name in FACTS or _is_parameter(name, catalogue):
        return
    kind = "parameter" if "." in name else "fact"
    yield f"{where}: there is no {kind} '{name}' in the model"


def _is_parameter(name: str, catalogue: Catalogue) -> bool:
    mechanism, _, symbol = name.partition(".")
    return mechanism in catalogue.mechanisms and (
        symbol in catalogue.mechanisms[mechanism].parameters
    )


def parameter_names(catalogue: Catalogue) -> set[str]:
    """Every parameter of the model as ``mechanism.symbol``."""
    return {
        f"{mechanism.name}.{symbol}"
        for mechanism in catalogue.mechanisms.values()
        for symbol in mechanism.parameters
    }


def _files(catalogue: Catalogue) -> Iterator[tuple[str, object]]:
    for kind in _KINDS:
        for name, thing in getattr(catalogue, kind).items():
            path = name.replace(".", "/") if kind == "keys" else name
            yield f"{kind}/{path}.toml", thing
    yield "advice.toml", catalogue.advice


def _parts(value: object, spot: str) -> Iterator[tuple[str, object]]:
    """A thing and every thing inside it, each with its place in the file."""
    if is_dataclass(value):
        yield spot, value
        for field in fields(value):
            yield from _parts(getattr(value, field.name), f"{spot}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _parts(item, f"{spot}[{i}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _parts(item, f"{spot}.{key}")


def _graded(part: object, where: str) -> Iterator[str]:
    grade = getattr(part, "grade", None)
    if not isinstance(grade, Grade) or (isinstance(part, Criterion) and not grade.needs_source):
        return
    sources = _sources(part)
    if grade.needs_source and not hasattr(part, "sources") and not isinstance(part, BaseRate):
        yield f"{where}: grade: no source can be named here, so it is judged or general knowledge"
    elif grade.needs_source and not sources:
        yield f"{where}: sources: a number graded '{grade}' must name its source"
    if not grade.needs_source and sources and not isinstance(part, BaseRate):
        yield f"{where}: sources: a number graded '{grade}' must not name a source"


def _sources(part: object) -> tuple[Citation, ...]:
    """What a number cites; a base rate cites through its neighbours."""
    if isinstance(part, BaseRate):
        near = (part.ceiling, part.floor, *part.neighbours)
        return tuple(source for one in near if one for source in one.sources)
    sources: tuple[Citation, ...] = getattr(part, "sources", ())
    return sources


def _in_order(part: object, where: str) -> Iterator[str]:
    if isinstance(part, (Prior, Shift)) and not _between(part.low, part.mode, part.high):
        yield f"{where}: mode: must be so that low <= mode <= high"
    if isinstance(part, Parameter) and not _between(part.low, part.default, part.high):
        yield f"{where}: default: must be so that low <= default <= high"
    if isinstance(part, Prior):
        yield from _shaped(part, where)
    if isinstance(part, Parameter) and part.shape is Shape.LOG_UNIFORM and part.low <= 0:
        yield f"{where}: low: must be above 0 where the shape is log_uniform"
    if isinstance(part, WordPrior):
        yield from _summing_to_one(part, where)
    if isinstance(part, BaseRate) and not (part.a > 0 and part.b > 0):
        yield f"{where}: a: must be above 0, and so must b"
    if isinstance(part, CodingError) and not 0 <= part.half_range <= part.half_range_poorly_known:
        yield f"{where}: half_range: must be so that 0 <= half_range <= half_range_poorly_known"


def _between(low: float, middle: float | None, high: float) -> bool:
    return low <= high if middle is None else low <= middle <= high


def _shaped(prior: Prior, where: str) -> Iterator[str]:
    if prior.shape in (Shape.TRIANGULAR, Shape.NORMAL) and prior.mode is None:
        yield f"{where}: mode: must be given where the shape is {prior.shape}"
    if prior.shape is Shape.LOG_UNIFORM and prior.low <= 0:
        yield f"{where}: low: must be above 0 where the shape is log_uniform"
    share = prior.zero_share
    if (prior.shape is Shape.SKEWED_FROM_ZERO) != (share is not None):
        yield f"{where}: zero_share: is for the shape skewed_from_zero, which needs it"
    elif share is not None and not 0 <= share <= 1:
        yield f"{where}: zero_share: must be a share from 0 to 1"


def _summing_to_one(prior: WordPrior, where: str) -> Iterator[str]:
    shares = prior.probabilities.values()
    if any(share < 0 for share in shares) or abs(sum(shares) - 1) > SUM_TOLERANCE:
        yield f"{where}: probabilities: must be 0 or more and sum to one, not {sum(shares):g}"


def _cited(part: object, where: str, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(part, Citation) and part.key not in catalogue.references:
        yield f"{where}: '{part.key}' is no key of references.bib"


def _drawn_alone(part: object, where: str, drawn: dict[int, str]) -> Iterator[str]:
    draw = getattr(part, "draw", None)
    if not isinstance(draw, int):
        return
    if draw < 0:
        yield f"{where}: draw: must be a whole number, 0 or more"
    if draw in drawn:
        yield f"{where}: draw: {draw} is already used by {drawn[draw]}"
    drawn[draw] = where
