"""The register's file: opening it, checking that it is one, bringing it up to date, saying what is wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, QueuePool

from svod.errors import RegisterError
from svod.messages import say
from svod.register.tables import REVISION

APPLICATION = 0x53764F64
"""SQLite's application_id that marks a file as a register of ours: "SvOd"."""

BUSY_MS = 5_000
"""How long to wait for another process that writes."""

CONNECTIONS, CACHE_KIB = 4, 6 * 1024
"""Connections that are kept open, and the memory that each may keep of the file."""

BUILDING = {"cache_size": -64 * 1024, "synchronous": 1, "wal_autocheckpoint": 16_000}
"""While much is made anew: KiB of memory; no waiting for the disk; pages written before they go into the file."""

_ERRORS = {
    "SQLITE_BUSY": "register.locked",
    "SQLITE_LOCKED": "register.locked",
    "SQLITE_READONLY": "register.readonly",
    "SQLITE_FULL": "register.full",
    "SQLITE_IOERR": "register.disk",
    "SQLITE_CANTOPEN": "register.unopened",
    "SQLITE_PERM": "register.readonly",
    "SQLITE_CORRUPT": "register.damaged",
    "SQLITE_NOTADB": "register.foreign",
}


def open_database(path: Path, *, create: bool = False) -> Engine:
    """The register at `path`, up to date. `create`: make it where there is none. RegisterError says what to do."""
    _check_file(path, create)
    with explained(path):
        engine = _engine(path, create)
        try:
            with engine.connect() as connection:
                bring_up_to_date(connection, path)
        except BaseException:
            engine.dispose()
            raise
    return engine


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into a RegisterError that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        told = error.orig if isinstance(error, DBAPIError) else error
        name = getattr(told, "sqlite_errorname", "") or ""
        key = next((key for prefix, key in _ERRORS.items() if name.startswith(prefix)), None)
        if key is None:
            raise
        raise RegisterError(say(key, path=path)) from error


@contextmanager
def building(connection: Connection) -> Iterator[Connection]:
    """A connection by which much that is derived is made anew, all over the file: many times faster where the disk is
    slow. What of it a power cut takes away is still marked as to be made, and the register is whole."""
    file = connection.connection
    usual = {name: file.cursor().execute(f"PRAGMA {name}").fetchone()[0] for name in BUILDING}
    try:
        _set(file, BUILDING)
        yield connection
    finally:
        connection.rollback()  # nothing is set within a transaction
        _set(file, usual)


def _set(file: PoolProxiedConnection, values: dict[str, int]) -> None:
    for name, value in values.items():
        file.cursor().execute(f"PRAGMA {name} = {value}")


def bring_up_to_date(connection: Connection, path: Path) -> None:
    """Run the migrations that the register lacks; RegisterError when it is newer than this program, or foreign."""
    version = _version(connection, path)
    if version == REVISION:
        return
    # Alembic takes longer to import than most questions take to answer, so only when there is something to do
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise RegisterError(say("register.newer", path=path, version=version))
    connection.rollback()
    with connection.begin():
        command.upgrade(config, "head")
        connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))


def _version(connection: Connection, path: Path) -> str | None:
    """The newest migration that the file has had; None when it is empty."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if connection.execute(text("PRAGMA application_id")).scalar() != APPLICATION or "alembic_version" not in tables:
        raise RegisterError(say("register.foreign", path=path))
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _check_file(path: Path, create: bool) -> None:
    if path.is_dir():
        raise RegisterError(say("register.folder", path=path))
    if not path.exists():
        if not create:
            raise RegisterError(say("register.missing", path=path))
        if not path.parent.is_dir():
            raise RegisterError(say("register.nofolder", path=path, folder=path.parent))
        return
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise RegisterError(say("register.unopened", path=path)) from error
    if head and head != b"SQLite format 3\0":
        raise RegisterError(say("register.foreign", path=path))


def _engine(path: Path, create: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        mode = "rwc" if create else "rw"
        address = f"{path.absolute().as_uri()}?mode={mode}"
        # the pool hands a connection to one thread at a time
        file = sqlite3.connect(
            address, uri=True, timeout=BUSY_MS / 1000, check_same_thread=False, cached_statements=512
        )
        file.isolation_level = None  # transactions are begun below, by SQLAlchemy's own events
        file.execute("PRAGMA foreign_keys = ON")
        file.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if create:
            file.execute("PRAGMA journal_mode = WAL")
            # what was said done must outlive a power cut, so every commit waits for the disk
            file.execute("PRAGMA synchronous = FULL")
        return file

    # a new connection reads the whole schema anew, which takes longer than most questions do; the one that answered
    # last knows most of the file
    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=CONNECTIONS, max_overflow=60, pool_use_lifo=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing: Any = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
