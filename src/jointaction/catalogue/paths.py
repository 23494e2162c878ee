"""Where does the catalogue lie, and which file holds which thing?

A kind of thing has a folder; the path below that folder, without ``.toml``, is the thing's name
(``obstacles/between_firms/rivalry_history.toml`` is ``between_firms/rivalry_history``). Files
that do not end in ``.toml`` are notes for people and are passed over.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jointaction.errors import CatalogueError

NAME = re.compile(r"[a-z0-9][a-z0-9_]*(/[a-z0-9][a-z0-9_]*)*")


def packaged_folder() -> Path:
    """The folder of the catalogue that comes with the package."""
    return Path(__file__).parent / "data"


def entries(folder: Path, kind: str) -> Iterator[tuple[str, Path]]:
    """Name and file of every thing of a kind, in the order of their names.

    A folder that does not exist holds nothing. Names are small letters, digits and ``_``.
    """
    below = folder / kind
    for file in sorted(below.rglob("*.toml")):
        name = file.relative_to(below).with_suffix("").as_posix()
        if not NAME.fullmatch(name):
            raise CatalogueError(
                f"{kind}/{name}.toml: file name: allowed are small letters, digits and '_'"
            )
        yield name, file


def read_toml(file: Path, where: str) -> dict[str, Any]:
    """What a TOML file says; a ``CatalogueError`` naming ``where`` if it cannot be read."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (ValueError, OSError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise CatalogueError(f"{where}: not a readable TOML file in UTF-8: {told}") from error
