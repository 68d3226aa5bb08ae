"""Backup: the whole register as another SQLite file, consistent while others write, without who may come in."""

import sqlite3
from contextlib import closing
from pathlib import Path

from svod.register.account_tables import accounts, attempts, deeds, keys, sessions

PRIVATE = (sessions, keys, attempts, deeds, accounts)
"""Accounts belong to the place, not to what is known of the world."""


def backup(source: Path, target: Path) -> int:
    """Copy the file at `source` to `target`, which must not be there; its size in bytes. OSError, sqlite3.Error."""
    with target.open("xb"):  # never over another file
        pass
    try:
        old = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
        with closing(old), closing(sqlite3.connect(target)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")
            for table in PRIVATE:
                new.execute(f"DELETE FROM {table.name}")
            new.commit()
            new.execute("VACUUM")  # nothing of what was deleted stays in free pages
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target.stat().st_size
