"""Opened: an open register's file: reading and writing it, each in a transaction."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select, update

from svod.register.database import building, explained, open_database
from svod.register.tables import revision

REVISED = str(select(revision.c.number))


class Opened:
    """The part of a register that holds its file. What a transaction has done is done, whatever happens next."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """RegisterError when there is none (unless `create`), or the file cannot be used."""
        self.path = path
        self._engine = open_database(path, create=create)
        self._held: ContextVar[Connection | None] = ContextVar("held", default=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._engine.dispose()

    def let_go(self) -> None:
        """Close all connections; the next question opens its own. Needed before a process parts in two."""
        self._engine.dispose()

    def revision(self) -> int:
        """A number that every change of pages, entries or judgements makes greater: what was made of the register at
        the same number still holds."""
        # asked before every page, so without what a transaction takes
        with explained(self.path), closing(self._engine.raw_connection()) as plain:
            return int(plain.cursor().execute(REVISED).fetchone()[0])

    @contextmanager
    def steady(self) -> Iterator[None]:
        """All that is asked within is answered by the register as it is now, and sooner, for it is opened but once.
        Nothing is to be written within."""
        with self._reading() as connection:
            token = self._held.set(connection)
            try:
                yield
            finally:
                self._held.reset(token)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection for questions."""
        if (held := self._held.get()) is not None:
            yield held
            return
        with explained(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Change what the register tells."""
        with self._noting() as connection:
            yield connection
            _revise(connection)

    @contextmanager
    def _noting(self) -> Iterator[Connection]:
        """Write down what changes nothing of what the register tells."""
        with explained(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(writing=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _building(self) -> Iterator[Connection]:
        """A connection for transactions, each begun by `_step`, that make much of what is derived anew."""
        with explained(self.path), self._engine.connect() as plain, building(plain) as connection:
            yield connection.execution_options(writing=True)

    @contextmanager
    def _step(self, connection: Connection) -> Iterator[None]:
        """One transaction of those of `_building`."""
        with connection.begin():
            yield
            _revise(connection)


def _revise(connection: Connection) -> None:
    connection.execute(update(revision).values(number=revision.c.number + 1))
