"""How does a database keep a registry whole, whoever writes and whatever breaks?

Every piece of work is one transaction: all of it is there afterwards or nothing. An SQLite file
keeps a log ahead of the writing (WAL), waits for another writer, and takes the right to write
before it reads what it will write about; other databases work at the level ``SERIALIZABLE``.
What goes wrong is told in one plain sentence, without a password.

Reading needs no right to write: SQLite would make files for its log beside the registry, so that
a file that may only be read is read without a log, as a whole that does not change. That is safe
because no log lies beside it, and is done again where the file changed meanwhile.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EACCES, ENOENT, ENOTDIR
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, inspect, select
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    SQLAlchemyError,
)

from jointaction.errors import RegistryError
from jointaction.evidence.files import shown
from jointaction.store.registry.address import Address
from jointaction.store.registry.tables import METADATA, PREFIX, SCHEMA, SCHEMA_VERSION

WAIT_SECONDS = 30
_TRIES = 10
_TRIES_OF_WHAT_CLASHES = 3  # what another writer began or wrote meanwhile is there the next time
_PAUSE_SECONDS = 0.1
_MINE = {table.name for table in METADATA.tables.values()}
_WRITES = "jointaction_writes"

Result = TypeVar("Result")


class Database:
    """A database that holds a registry, or will; close it, or use it in a ``with`` block."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._engine = _engine(address)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def has_registry(self) -> bool:
        """Whether there is a registry already; ``RegistryError`` where there is something else."""
        with _plainly(self.address):
            if not self._is_file():
                return False
            return self._read(lambda connection: _is_registry(connection, self.address))

    def must_take_entries(self) -> None:
        """``RegistryError`` where nobody could write, said before any work; makes nothing."""
        self.has_registry()
        file = self.address.file
        if file is None:
            return
        with _plainly(self.address):
            if not (file.exists() or self.address.is_usual or file.absolute().parent.exists()):
                raise FileNotFoundError(ENOENT, f"there is no folder {shown(file.parent)}")
            there = next(one for one in (file, *file.absolute().parents) if one.exists())
            if there != file and not there.is_dir():
                raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
            log_too = {there, there.parent} if there == file else {there}
            if not all(map(_may_write, log_too)):
                raise PermissionError(EACCES, os.strerror(EACCES))

    def _is_file(self) -> bool:
        """Whether the file is there, or a server is meant; ``RegistryError`` for a device."""
        file = self.address.file
        if file is None:
            return True
        if file.exists() and not file.is_file():
            raise RegistryError(f"{self.address.shown}: an ordinary file is needed")
        return file.exists()

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """What ``work`` finds, all of it at one moment."""
        with _plainly(self.address):
            return self._read(work)

    def _read(self, work: Callable[[Connection], Result]) -> Result:
        file = self.address.file
        if file is None or (_may_write(file) and _may_write(file.absolute().parent)):
            return _found(self._engine, work)
        for _ in range(_TRIES):
            before = _seen(file)
            if before is None:
                return self._read_along(work)
            try:
                found = _found(_unchanging(file), work)
            except SQLAlchemyError:
                if _seen(file) == before:
                    raise
            else:
                if _seen(file) == before:
                    return found
            time.sleep(_PAUSE_SECONDS)
        return self._read_along(work)

    def _read_along(self, work: Callable[[Connection], Result]) -> Result:
        """Read with the log of a program that writes; ``RegistryError`` where that is gone."""
        try:
            return _found(self._engine, work)
        except DBAPIError as fault:
            raise RegistryError(
                f"{self.address.shown}: beside it lies a log that another program left, and it "
                "cannot be read without writing; copy all its files into a folder of your own"
            ) from fault

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Let ``work`` read and write, all or nothing; begins the registry where there is none.

        Work that met another writer is done again, so it must do nothing but read and write.
        """
        self.must_take_entries()
        with _plainly(self.address):
            file = self.address.file
            if file is not None and self.address.is_usual:
                file.parent.mkdir(parents=True, exist_ok=True)
            began, tries = time.monotonic(), 1
            while True:
                try:
                    return self._once(work)
                except (DBAPIError, sqlite3.OperationalError) as fault:
                    most = _TRIES_OF_WHAT_CLASHES if isinstance(fault, IntegrityError) else _TRIES
                    if tries >= most or time.monotonic() - began > WAIT_SECONDS:
                        raise
                time.sleep(_PAUSE_SECONDS * tries)
                tries += 1

    def _once(self, work: Callable[[Connection], Result]) -> Result:
        with self._engine.connect() as connection:
            writing = connection.execution_options(**{_WRITES: True})
            if self.address.file is not None:
                _log_ahead(writing)
            with writing.begin():
                if not _is_registry(writing, self.address):
                    METADATA.create_all(writing)
                    writing.execute(SCHEMA.insert().values(version=SCHEMA_VERSION))
                return work(writing)


def _engine(address: Address) -> Engine:
    try:
        if address.file is not None:
            return _sqlite(address)
        engine = create_engine(address.url, isolation_level="SERIALIZABLE", pool_pre_ping=True)
    except NoSuchModuleError as fault:
        raise RegistryError(
            f"--registry: there is no kind of database called '{shown(address.url.drivername)}'; "
            "allowed are sqlite, postgresql+psycopg, mysql+pymysql and others that SQLAlchemy knows"
        ) from fault
    except ModuleNotFoundError as fault:
        raise RegistryError(
            f"--registry: a database at {address.shown} needs the Python package "
            f"'{shown(fault.name)}', which is not installed"
        ) from fault
    except (ArgumentError, SQLAlchemyError, TypeError, ValueError) as fault:
        raise _refused(address, str(fault)) from fault
    if engine.dialect.is_async:
        raise RegistryError(
            f"--registry: {address.shown} names a driver that waits for nobody (async); "
            "name an ordinary one, such as postgresql+psycopg"
        )
    return engine


def _sqlite(address: Address) -> Engine:
    engine = create_engine(address.url, connect_args={"timeout": WAIT_SECONDS})

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None  # transactions begin below, and nowhere else
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _found(engine: Engine, work: Callable[[Connection], Result]) -> Result:
    with engine.connect() as connection, connection.begin():
        return work(connection)


def _may_write(path: Path) -> bool:
    """Whether whoever runs this may write there."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _seen(file: Path) -> tuple[int, int, int] | None:
    """By what a change of the file shows; None where a log lies beside it."""
    log = file.with_name(f"{file.name}-wal")
    if log.exists() and log.stat().st_size:
        return None
    now = file.stat()
    return now.st_ino, now.st_size, now.st_mtime_ns


def _unchanging(file: Path) -> Engine:
    """A file that is read without a log; whoever asks sees to it that it does not change."""
    address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
    return create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS),
        poolclass=NullPool,
    )


def _log_ahead(connection: Connection) -> None:
    """Keep the log ahead of the writing; outside a transaction, as SQLite wants it.

    A file that is something else is left as it is.
    """
    raw = connection.connection.driver_connection
    if raw is None:  # pragma: no cover - a connection that is open has one
        return
    names = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names - _MINE:
        raw.execute("PRAGMA journal_mode = WAL")


def _is_registry(connection: Connection, address: Address) -> bool:
    """Whether the tables are there; ``RegistryError`` in a file of something else."""
    names = set(inspect(connection).get_table_names())
    if SCHEMA.name not in names:
        if address.file is not None and names:
            raise RegistryError(
                f"{address.shown}: this is a database of something else, not a registry"
            )
        return False
    versions = list(connection.execute(select(SCHEMA.c.version)).scalars())
    if versions != [SCHEMA_VERSION]:
        found = ", ".join(map(str, versions)) or "none"
        raise RegistryError(
            f"{address.shown}: the registry is of version {found}; this program reads version "
            f"{SCHEMA_VERSION}"
        )
    if not names >= _MINE:
        missing = ", ".join(sorted(name.removeprefix(PREFIX) for name in _MINE - names))
        raise RegistryError(f"{address.shown}: the registry is broken: it has no table {missing}")
    return True


@contextmanager
def _plainly(address: Address) -> Iterator[None]:
    """Turn what a database complains of into one plain sentence."""
    try:
        yield
    except DBAPIError as fault:
        raise _refused(address, str(fault.orig)) from fault
    except (SQLAlchemyError, sqlite3.Error) as fault:
        raise _refused(address, str(fault)) from fault
    except OSError as fault:
        raise _refused(address, fault.strerror or str(fault)) from fault


_IN_PLAIN_WORDS = {
    "unable to open database file": "it cannot be opened; is the folder there, and may you write?",
    "file is not a database": "this is not a database",
    "database is locked": "another program has been writing for too long; try again",
    "readonly database": "it may be read, but not written",
    "disk is full": "the disk is full",
    "disk image is malformed": "the file is damaged; take the last copy of it",
}


def _refused(address: Address, complaint: str) -> RegistryError:
    for known, plain in _IN_PLAIN_WORDS.items():
        if known in complaint:
            return RegistryError(f"{address.shown}: {plain}")
    first = next((line.strip() for line in complaint.splitlines() if line.strip()), "no reason")
    if address.url.password:
        first = first.replace(str(address.url.password), "***")
    return RegistryError(f"{address.shown}: the database cannot be used: {shown(first)[:300]}")
