"""In which database is the registry that a person means?

Takes what was typed, a path or an address such as ``postgresql+psycopg://user@host/name``; a path
is taken as an SQLite file. Without one, the environment's JOINTACTION_REGISTRY says it, else it
is ``jointaction/registry.sqlite`` in the folder where the system keeps a user's data:
XDG_DATA_HOME or ~/.local/share, on macOS ~/Library/Application Support, on Windows LOCALAPPDATA.
Nothing is opened here, and a password is never shown.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from jointaction.errors import RegistryError
from jointaction.evidence.files import shown

ENVIRONMENT = "JOINTACTION_REGISTRY"
FILE = Path("jointaction") / "registry.sqlite"
_SQLITE = "sqlite"


@dataclass(frozen=True)
class Address:
    """Where a registry is; ``file`` is the SQLite file, None on a server.

    ``is_usual``: whether nobody named it, so that its folders are made where they are not there.
    """

    url: URL
    file: Path | None
    typed: str
    is_usual: bool = False

    @property
    def shown(self) -> str:
        """The address as one printable line, without its password."""
        return shown(self.file if self.file is not None else self.again)

    @property
    def again(self) -> str:
        """What to type to name the same registry once more, its password as ``***``."""
        return self.typed if "://" not in self.typed else _without_secrets(self.url)


def address_of(
    typed: str | None,
    environment: Mapping[str, str] | None = None,
    platform: str = sys.platform,
) -> Address:
    """The address that was typed, or the usual one; ``RegistryError`` where it is none."""
    environment = os.environ if environment is None else environment
    typed = environment.get(ENVIRONMENT) or None if typed is None else typed
    if typed is None:
        usual = _data_folder(environment, platform) / FILE
        return replace(_of_file(str(usual), usual), is_usual=True)
    if not typed.strip() or "\0" in typed:
        raise RegistryError("--registry: an empty name; name a file or the address of a database")
    return _of_url(typed) if "://" in typed else _of_file(typed, Path(typed))


def _data_folder(environment: Mapping[str, str], platform: str) -> Path:
    try:
        home = Path("~").expanduser()
    except RuntimeError as fault:
        raise RegistryError("there is no home folder; name the registry with --registry") from fault
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    named = Path(environment.get("XDG_DATA_HOME") or "")
    return named if named.is_absolute() else home / ".local" / "share"


def _of_file(typed: str, file: Path) -> Address:
    return Address(URL.create(_SQLITE, database=str(file)), file, typed)


def _of_url(typed: str) -> Address:
    try:
        url = make_url(typed)
        kind = url.get_backend_name()
    except (ArgumentError, ValueError) as fault:
        raise RegistryError(
            "--registry: this is not the address of a database; allowed: the path of a file, or "
            "an address such as postgresql+psycopg://user@host/name"
        ) from fault
    if kind != _SQLITE:
        return Address(url, None, typed)
    if url.query or url.host or not url.database or url.database == ":memory:":
        raise RegistryError(
            f"--registry: {shown(_without_secrets(url))} names no file; "
            "name the file of an SQLite registry by its path"
        )
    return _of_file(typed, Path(url.database))


def _without_secrets(url: URL) -> str:
    """The address with ``***`` for a password, also where it stands among the options."""
    hidden = {name: "***" for name in url.query if "pass" in name.lower()}
    return url.update_query_dict(hidden).render_as_string()
