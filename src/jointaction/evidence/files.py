"""Can this file be read at all, and what does it hold?

Takes a path from a person who may have named anything; gives bytes or text, or a ``DossierError``
of one plain sentence. A file must be a regular file (a symbolic link to one will do), not empty,
not larger than its limit, and text must be UTF-8; a byte order mark is forgiven. Nothing waits on
a pipe or a device, and nothing is read beyond the limit.
"""

import os
import stat
from pathlib import Path

from jointaction.errors import DossierError

TOML_LIMIT_BYTES = 2_000_000
TABLE_LIMIT_BYTES = 20_000_000
LONGEST_SHOWN = 80


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular, non-empty file of at most ``limit`` bytes."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
        raise DossierError(_cannot_open(path, error)) from error
    if not stat.S_ISREG(mode := os.fstat(handle).st_mode):
        os.close(handle)
        raise DossierError(f"{shown(path)}: {_no_file(mode)}; an ordinary file is needed")
    with os.fdopen(handle, "rb") as file:
        try:
            content = file.read(limit + 1)
        except OSError as error:
            raise DossierError(_cannot_open(path, error)) from error
    if len(content) > limit:
        raise DossierError(
            f"{shown(path)}: the file is too large; at most {limit / 1e6:g} MB are allowed"
        )
    if not content.strip():
        raise DossierError(f"{shown(path)}: the file is empty")
    return content


def as_text(content: bytes, name: str) -> str:
    r"""The bytes as UTF-8 text, without byte order mark; ``name`` is the file in a message.

    >>> as_text(b"caf\xc3\xa9", "x.toml")
    'café'
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DossierError(
            f"{name}: line {line}: the file is not UTF-8 text; save it again as UTF-8"
        ) from error


def shown(value: object) -> str:
    r"""A path or value as one printable line of a message, whatever characters it holds.

    >>> shown("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in str(value))


def short(value: object) -> str:
    """A value as it was found, in one line of at most some eighty characters.

    >>> short("red")
    '"red"'
    >>> short(True)
    'true'
    """
    if isinstance(value, str):
        return f'"{_cut(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an empty list" if not value else f"a list of {len(value)}"
    return _cut(str(value)) if not isinstance(value, int) else _whole(value)


def _whole(value: int) -> str:
    """A whole number; one of thousands of digits is not spelt out."""
    return str(value) if value.bit_length() <= 256 else "a number of many digits"


def _cut(text: str) -> str:
    text = shown(text[: LONGEST_SHOWN + 1])
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


def _no_file(mode: int) -> str:
    return "this is a folder" if stat.S_ISDIR(mode) else "this is a pipe or a device"


def _cannot_open(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{shown(path)}: there is no such file"
    if isinstance(error, IsADirectoryError):
        return f"{shown(path)}: this is a folder; an ordinary file is needed"
    if isinstance(error, OSError):
        return f"{shown(path)}: cannot be read: {error.strerror or error}"
    return f"{shown(path)}: cannot be read: {shown(error)}"
