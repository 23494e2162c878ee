"""What does a TOML text say, and where is it broken?

Takes the text and the name of its file; gives plain tables, or a ``DossierError`` of one sentence
that names file and line. Thousands of brackets or of digits are a fault like any other.
"""

import re
import tomllib
from typing import Any

from jointaction.errors import DossierError

_AT = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)\s*$")
_IN_WORDS = {
    "Invalid value": "a value is missing or not written as TOML asks; "
    "texts stand in quotation marks",
    "Expected '=' after a key in a key/value pair": "a key must be followed by '='",
    "Cannot overwrite a value": "this key is already given above; each key may be given once",
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
    if told.startswith("Cannot declare"):
        told = "this table is already given above; [[double brackets]] are for several of a kind"
    told = _IN_WORDS.get(told, f"this is not TOML: {told}")
    if found is None:
        return told
    line = found["line"] or str(text.count("\n") + 1)
    return f"line {line}: {told}"
