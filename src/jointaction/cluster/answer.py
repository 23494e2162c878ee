"""Is this an allowed answer to this key of a dossier?

Takes a key of the catalogue and what a file says under it; gives the value as a statement keeps
it, or one clause that says what was found and what is allowed. ``"unknown"`` is an allowed answer
to every key that is not required, and means the same as no answer.
"""

import difflib
import math
import re

from jointaction.catalogue.things import Key
from jointaction.evidence.files import short
from jointaction.evidence.statement import Value
from jointaction.scales import FIRST_YEAR, Scale

UNKNOWN = "unknown"
LONGEST_TEXT, LONGEST_NAME, MOST_TEXTS = 10_000, 300, 500
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
NAMES = ("name", "country", "region", "split", "isic_rev4", "nace_rev2", "currency")


class Refused(Exception):
    """The answer is not allowed; the text is a clause fit for the end of a message."""


def read_answer(key: Key, said: object) -> Value:
    """The value of an allowed answer, None for an unknown one; ``Refused`` otherwise."""
    if said == UNKNOWN and UNKNOWN not in key.words and not key.required:
        return None
    if key.scale.is_number:
        return read_number(key, said)
    if key.scale is Scale.YES_NO:
        if not isinstance(said, bool):
            raise Refused(found(said, allowed(key)))
        return said
    if key.scale is Scale.TEXTS:
        return _texts(said, allowed(key))
    if not isinstance(said, str):
        raise Refused(found(said, allowed(key)))
    return _text_like(key, said)


def read_number(key: Key, said: object) -> float | int:
    """A number on the scale of ``key``; a fraction where whole ones are asked is refused."""
    if isinstance(said, bool) or not isinstance(said, (int, float)):
        raise Refused(found(said, allowed(key)))
    if key.scale.is_whole and not isinstance(said, int):
        raise Refused(found(said, allowed(key)))
    low, high = key.scale.limits
    before_time = key.scale is Scale.YEAR_OR_0 and 0 < said < FIRST_YEAR
    if not (low <= said <= high) or before_time or not math.isfinite(said):
        raise Refused(found(said, allowed(key)))
    return said


def allowed(key: Key) -> str:
    """What a key takes, in words: its scale, or the words listed for it."""
    told = ", ".join(key.words) if key.scale is Scale.WORD else key.scale.allowed
    return told if key.required or UNKNOWN in key.words else f'{told}, or "{UNKNOWN}"'


def found(said: object, what: str) -> str:
    """The clause that says what was found and what is allowed."""
    return f"{short(said)} found; allowed: {what}"


def _text_like(key: Key, said: str) -> str | None:
    if key.scale is Scale.WORD:
        if said not in key.words:
            near = difflib.get_close_matches(said[:80], list(key.words), n=1, cutoff=0.6)
            meant = f"; did you mean {near[0]}?" if near else ""
            raise Refused(found(said, allowed(key)) + meant)
        return said
    if key.scale is Scale.IDENTIFIER:
        if not IDENTIFIER.fullmatch(said):
            raise Refused(found(said, allowed(key)))
        return said
    return _text(said, LONGEST_NAME if key.name in NAMES else LONGEST_TEXT, key)


def _text(said: str, longest: int, key: Key) -> str | None:
    if len(said) > longest:
        raise Refused(f"a text of {len(said)} characters found; allowed: at most {longest}")
    if said.strip():
        return said
    if key.required:
        raise Refused("an empty text found; allowed: a text in quotation marks")
    return None


def _texts(said: object, what: str) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise Refused(found(said, what))
    if len(said) > MOST_TEXTS or any(len(one) > LONGEST_TEXT for one in said):
        raise Refused(
            f"a very long list found; allowed: at most {MOST_TEXTS} texts "
            f"of at most {LONGEST_TEXT} characters"
        )
    return tuple(said)
