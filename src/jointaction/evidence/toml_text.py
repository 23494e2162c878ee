"""What does a TOML text say, and where is it broken?

Takes the text and the name of its file; gives plain tables, or a ``DossierError`` of one sentence
that names file and line. Thousands of brackets or of digits are a fault like any other.
"""

import re
import tomllib
from typing import Any

from jointaction.errors import DossierError

_AT = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\s*$")
_KEY = re.compile(r"\s*(?P<name>[A-Za-z0-9_.-]{1,80})\s*=")
_TABLE = re.compile(r"\s*(?P<name>\[[A-Za-z0-9_.-]{1,80}\])")
_IN_WORDS = {
    "Invalid value": "a value is missing or not written as TOML asks; "
    "texts stand in quotation marks",
    "Expected '=' after a key in a key/value pair": "a key must be followed by '='",
    "Unclosed array": "a list is opened with '[' and never closed with ']'",
    "Invalid statement": "this is no TOML; a line is 'key = value', '[table]' or '# comment'",
    "Illegal character '\\n'": "a text is opened with a quotation mark and never closed",
    "Unterminated string": "a text is opened with a quotation mark and never closed",
    "Expected newline or end of document after a statement": "something follows the value that "
    "does not belong there; texts stand in quotation marks",
}


def parse_toml(text: str, name: str) -> dict[str, Any]:
    r"""The tables of a TOML text; ``name`` is the file in a message.

    >>> parse_toml("[history]\nrivalry = 4", "cluster.toml")
    {'history': {'rivalry': 4}}
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DossierError(f"{name}: {_reworded(str(error), text)}") from error
    except RecursionError as error:
        raise DossierError(f"{name}: lists or tables are nested too deeply") from error
    except ValueError as error:
        raise DossierError(f"{name}: a number or a date is impossible: {error}") from error


def _reworded(message: str, text: str) -> str:
    found = _AT.search(message)
    told = _AT.sub("", message)
    line = text.count("\n") + 1 if found is None or not found["line"] else int(found["line"])
    if told.startswith("Cannot declare"):
        what = _named(_TABLE, text, line) or "this table"
        told = f"{what} is already given above; [[double brackets]] are for several of a kind"
    elif told == "Cannot overwrite a value":
        what = _named(_KEY, text, line) or "this key"
        told = f"{what} is already given above; each key may be given once"
    else:
        told = _IN_WORDS.get(told, f"this is not TOML: {told}")
    return told if found is None else f"line {line}: {told}"


def _named(form: re.Pattern[str], text: str, line: int) -> str:
    """The key or table on a line, counted from 1; empty where it is none of the plain form."""
    lines = text.split("\n")
    at = form.match(lines[line - 1]) if line <= len(lines) else None
    return at["name"] if at else ""
