"""What do we remember of every forecast, what the team held likely, and what happened?

A ``Registry`` reads everything, and writes in pieces of work that are done wholly or not at all.
``opened`` takes what a person typed; nothing is made before something is written.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from jointaction.errors import RegistryError
from jointaction.evidence.files import shown
from jointaction.store.registry import rows
from jointaction.store.registry.address import Address, address_of
from jointaction.store.registry.database import Database
from jointaction.store.registry.records import Record, Records

Work = Callable[[Records], Sequence[Record]]


class Registry:
    """A registry of forecasts in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def address(self) -> Address:
        """Where it is."""
        return self._database.address

    @property
    def is_there(self) -> bool:
        """Whether anything has ever been written."""
        return self._database.has_registry()

    def must_take_entries(self) -> None:
        """``RegistryError`` where nobody could write here, said before any work."""
        self._database.must_take_entries()

    def records(self) -> Records:
        """Everything that is written down; ``RegistryError`` where there is no registry yet."""
        if not self.is_there:
            raise RegistryError(
                f"{self.address.shown}: there is no registry yet; "
                "'jointaction appraise DOSSIER --record --start YEAR-MONTH-DAY' begins one"
            )
        return self._database.read(self._all)

    def add(self, work: Work) -> tuple[Record, ...]:
        """Write down what ``work`` makes of everything that is there; gives what is new.

        Nobody else writes between the reading and the writing. Records whose identifier is there
        already are left as they are, so that the same record may be handed in twice.
        """

        def done(connection: Connection) -> tuple[Record, ...]:
            there = self._all(connection)
            known = {(type(one), one.id) for one in there.all}
            wanted = {(type(one), one.id): one for one in work(there)}
            fresh = tuple(one for key, one in wanted.items() if key not in known)
            rows.insert(connection, fresh)
            return fresh

        return self._database.write(done)

    def _all(self, connection: Connection) -> Records:
        try:
            return rows.read(connection)
        except (KeyError, TypeError, ValueError) as fault:  # somebody wrote past this program
            raise RegistryError(
                f"{self.address.shown}: an entry in it is broken ({shown(fault)}); it was not "
                "written by this program"
            ) from fault


@contextmanager
def opened(typed: str | None) -> Iterator[Registry]:
    """The registry that a person means, let go of at the end."""
    database = Database(address_of(typed))
    try:
        yield Registry(database)
    finally:
        database.close()
