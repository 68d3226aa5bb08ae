"""Entries in the register: their rows, put down and taken out; the counts of areas are kept up with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from svod.model.entry import Entry, Filed
from svod.register.bodies import body_of
from svod.register.counting import Tally
from svod.register.questions import COUNTED, entries_of_ids
from svod.register.rows import among, insert_new
from svod.register.tables import entries, entry_claims, entry_names

SLOTS = {
    "area": "areas",
    "wider": "wider",
    "person": "people",
    "organisation": "organisations",
    "whole": "wholes",
    "former": "formerly",
}
"""Kinds of names under which an entry is found, and the slots that hold them."""


def entry_of_id(connection: Connection, identity: str, newest: int | None = None) -> Entry | None:
    """One entry."""
    return next(iter(entries_of_ids(connection, [identity], newest)), None)


def entries_of_claim(connection: Connection, claim: str) -> list[str]:
    """Names of the entries that rest on a claim."""
    query = select(entry_claims.c.entry).where(entry_claims.c.claim == claim).order_by(entry_claims.c.entry)
    return list(connection.execute(query).scalars())


def put(connection: Connection, made: Sequence[Entry], told: Mapping[str, Filed], tally: Tally) -> None:
    """Put down entries that rest on the claims they were made of."""
    rows = []
    for entry in made:
        days = [day for claim in entry.claims if (day := told[claim].published)]
        rows.append(_row(entry, entry.kind.value, len(entry.claims), max(days).isoformat() if days else None))
    insert_new(connection, entries, rows)
    names = [row for entry, own in zip(made, rows, strict=True) for row in _names(entry, own["rank"])]
    tally.with_(names)
    insert_new(connection, entry_names, names)
    insert_new(connection, entry_claims, [claim_row(one.id, told[claim]) for one in made for claim in one.claims])


@dataclass(frozen=True, slots=True)
class Named:
    """A person or an organisation that rests on claims that stand in the register already."""

    entry: Entry
    block: str
    count: int
    told_last: str | None


def put_named(connection: Connection, made: Sequence[Named], tally: Tally) -> None:
    """Put down people and organisations; what they were before gives way, and those that are as they were are left."""
    own = {one.entry.id: _row(one.entry, one.block, one.count, one.told_last) for one in made}
    known = connection.execute(select(entries).where(among(entries.c.id, own))).mappings()
    for same in [row["id"] for row in known if dict(row) == own[row["id"]]]:
        del own[same]
    names, rows = list(own), list(own.values())
    if not rows:
        return
    tally.without(connection, names)
    connection.execute(delete(entry_names).where(among(entry_names.c.entry, names)))
    added = upsert(entries)
    renewed = {column.name: added.excluded[column.name] for column in entries.columns}
    connection.execute(added.on_conflict_do_update(["id"], set_=renewed), rows)
    told = [row for one in made if one.entry.id in own for row in _names(one.entry, own[one.entry.id]["rank"])]
    tally.with_(told)
    insert_new(connection, entry_names, told)


def drop(connection: Connection, ids: Sequence[str], tally: Tally) -> None:
    """Take entries out."""
    if ids:
        tally.without(connection, ids)
        for table in (entry_names, entry_claims):
            connection.execute(delete(table).where(among(table.c.entry, ids)))
        connection.execute(delete(entries).where(among(entries.c.id, ids)))


def claim_row(entry: str, one: Filed) -> dict[str, Any]:
    """The row by which an entry rests on a claim."""
    return {"entry": entry, "day": one.published.isoformat() if one.published else "", "claim": one.id}


def _row(entry: Entry, block: str, count: int, told_last: str | None) -> dict[str, Any]:
    start, end = (day.isoformat() if day else None for day in (entry.start, entry.end))
    return {
        "id": entry.id,
        "block": block,
        "kind": entry.kind.value,
        "name": entry.name,
        "form": entry.form,
        "stage": entry.stage,
        "day_from": start,
        "day_to": end,
        "count": count,
        "told_last": told_last,
        "body": body_of(entry),
        "rank": f"{count:08d}" if entry.kind in COUNTED else end or start or told_last or "",
    }


def _names(entry: Entry, rank: str) -> list[dict[str, str | None]]:
    pairs = {(kind, name) for kind, slot in SLOTS.items() for name in getattr(entry, slot)}
    pairs |= {("name", name) for name in (*entry.names, *entry.also)}
    here = {"entry": entry.id, "of": entry.kind.value, "rank": rank, "stage": entry.stage}
    return [{**here, "kind": kind, "name": name} for kind, name in sorted(pairs)]
