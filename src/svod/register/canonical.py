"""Canonical: what a register says, as sorted lines: the same for the same pages and judgements, however they came.

Left out is what tells of the loading alone: when a page was added and under which addresses, row numbers of search.
"""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, select

from svod.register.claims import LISTS, SLOTLESS
from svod.register.tables import claims, entries, entry_claims, judgements
from svod.register.transfer import Line

CHUNK = 1000
"""Rows in memory at once."""


def lines(connection: Connection) -> Iterator[Line]:
    """Entries, claims and judgements, each sorted."""
    yield from _entries(connection)
    yield from _claims(connection)
    for row in connection.execute(select(judgements).order_by(judgements.c.id)):
        yield {"judgement": dict(row._mapping)}


def _entries(connection: Connection) -> Iterator[Line]:
    last = ""
    query = select(entries).where(entries.c.id > bindparam("last")).order_by(entries.c.id).limit(CHUNK)
    while rows := list(connection.execute(query, {"last": last})):
        told: dict[str, list[str]] = {row.id: [] for row in rows}
        rests = select(entry_claims).where(entry_claims.c.entry >= rows[0].id, entry_claims.c.entry <= rows[-1].id)
        for one in connection.execute(rests.order_by(entry_claims.c.entry, entry_claims.c.day, entry_claims.c.claim)):
            told[one.entry].append(one.claim)
        for row in rows:
            own = {name: value for name, value in row._mapping.items() if name not in ("body", "block", "rank")}
            yield {"entry": {**own, "claims": told[row.id], **json.loads(row.body)}}
        last = rows[-1].id


def _claims(connection: Connection) -> Iterator[Line]:
    last = ""
    query = select(claims).where(claims.c.id > bindparam("last")).order_by(claims.c.id).limit(CHUNK)
    while rows := list(connection.execute(query, {"last": last})):
        for row in rows:
            own = {name: getattr(row, name) for name in ("id", "page", *SLOTLESS)}
            filed = {name: json.loads(getattr(row, name)) for name in (*LISTS, "ties")}
            yield {"claim": {**own, **json.loads(row.slots), "filed": filed}}
        last = rows[-1].id
