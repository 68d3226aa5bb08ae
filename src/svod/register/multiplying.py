"""Multiplying: a register made many times as large by copies of its own pages under other names, to measure exports.

Nothing is joined: what an export of pages and claims reads is there, and no entries are.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from svod.register.tables import addresses, archive, articles, chrome, claims, mentions, pages, problems

COPIED = (pages, addresses, archive, articles, chrome, claims, mentions, problems)
NAMED = {"digest", "page", "address", "id"}
"""Columns by which a copy is told from what it was made of."""


def multiply(path: Path, times: int) -> int:
    """Let the register at `path` hold each of its pages so many times; how many claims it has then."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA synchronous = OFF")
        file.execute("CREATE TEMP TABLE own AS SELECT digest FROM pages")
        for number in range(1, times):
            for table in COPIED:
                own = [f'"{column.name}"' for column in table.columns]
                told = [_renamed(column.name, number) for column in table.columns]
                page = "digest" if table is pages else "page"
                file.execute(
                    f"INSERT INTO {table.name} ({', '.join(own)}) SELECT {', '.join(told)} FROM {table.name} "
                    f"WHERE {page} IN (SELECT digest FROM own)"
                )
            file.commit()
        return int(file.execute("SELECT count(*) FROM claims").fetchone()[0])


def _renamed(column: str, number: int) -> str:
    return f"\"{column}\" || ':{number}'" if column in NAMED else f'"{column}"'
