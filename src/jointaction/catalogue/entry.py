"""Is an entry of the catalogue written as its noun in ``things`` asks, and if not, what is wrong?

Takes what a TOML file says; gives the frozen thing, or a ``CatalogueError`` of one line a fault,
each naming file, key and what is allowed. Nothing is coerced: a text is no number and ``true`` is
not 1, though a whole number may stand for a fraction. Citations are written as one text,
``"MeyerStamer2002 3.1"``: key, space, place.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from jointaction.errors import CatalogueError

Thing = TypeVar("Thing")
Spot = tuple[str | int, ...]

LARGEST_NUMBER = 1e15
_IN_WORDS = {
    "missing": "is missing, and must be given",
    "float_type": "must be a number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "string_type": "must be a text in quotation marks",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in square brackets",
    "mapping_type": "must be a table",
    "dict_type": "must be a table",
    "dataclass_type": "must be a table",
    "too_short": "has too few items",
    "too_long": "has too many items",
}


def thing_from(
    adapter: TypeAdapter[Thing],
    noun: type[Thing],
    said: Mapping[str, Any],
    given: Mapping[str, str],
    where: str,
) -> Thing:
    """The thing that a file describes; ``given`` are the keys that its path already says."""
    for key in given:
        if key in said:
            raise CatalogueError(f"{where}: {key}: must not be written, the path says it")
    plain = {**{k: _plain(v, (k,), where) for k, v in said.items()}, **given}
    try:
        return adapter.validate_json(json.dumps(plain), strict=True, extra="forbid")
    except ValidationError as error:
        lines = [_fault(fault, noun, given, where) for fault in error.errors(include_url=False)]
        raise CatalogueError("\n".join(lines)) from error


def _plain(value: object, spot: Spot, where: str) -> object:
    """The value with citations taken apart, once it is sure that it is a value of ours."""
    if spot[-1] == "sources":
        return [_citation(item, spot, where) for item in _list(value, spot, where)]
    if isinstance(value, dict):
        return {key: _plain(item, (*spot, key), where) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, (*spot, i), where) for i, item in enumerate(value)]
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, float)):
        return _number(value, spot, where)
    raise CatalogueError(f"{where}: {_key(spot)}: a date or a time of day is not allowed")


def _number(value: float, spot: Spot, where: str) -> float:
    if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise CatalogueError(
            f"{where}: {_key(spot)}: must be a finite number within +-{LARGEST_NUMBER:g}"
        )
    return value


def _list(value: object, spot: Spot, where: str) -> list[object]:
    if not isinstance(value, list):
        raise CatalogueError(f"{where}: {_key(spot)}: must be a list of texts")
    return value


def _citation(item: object, spot: Spot, where: str) -> dict[str, str]:
    if not isinstance(item, str) or not item.strip():
        raise CatalogueError(
            f"{where}: {_key(spot)}: a source is a text such as 'MeyerStamer2002 3.1'"
        )
    key, _, place = item.strip().partition(" ")
    return {"key": key, "place": place.strip()}


def _fault(fault: ErrorDetails, noun: type, given: Mapping[str, str], where: str) -> str:
    spot, kind = fault["loc"], fault["type"]
    if kind == "unexpected_keyword_argument":
        outside = len(spot) == 1
        allowed = [k for k in _allowed(noun, spot[:-1]) if not (outside and k in given)]
        told = f"unknown key; allowed are {', '.join(allowed) or 'none'}"
    else:
        told = _IN_WORDS.get(kind) or fault["msg"].replace("Input should be", "must be")
    return f"{where}: {_key(spot) or 'the file'}: {' '.join(told.split())}"


def _key(spot: Spot) -> str:
    """The place in the file as a person writes it: ``signs[0].full_at``."""
    return "".join(f"[{s}]" if isinstance(s, int) else f".{s}" for s in spot).lstrip(".")


def _allowed(noun: object, spot: Spot) -> list[str]:
    """The keys that may be written at a place inside an entry."""
    for step in spot:
        noun = get_type_hints(noun)[str(step)] if is_dataclass(noun) else _held(noun)
        noun = _held(noun) if get_origin(noun) is UnionType else noun
    return [f.name for f in fields(noun)] if is_dataclass(noun) else []


def _held(noun: object) -> object:
    """What a list, a table or a choice between a thing and nothing holds."""
    held = [a for a in get_args(noun) if a not in (Ellipsis, NoneType)]
    return held[-1] if held else noun
