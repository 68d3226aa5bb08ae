"""Entries in the register: made anew for the blocks that changed, and found for whoever asks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from svod.model.entry import Entry, Filed
from svod.model.verdicts import Verdicts
from svod.register.bodies import body_of
from svod.register.claims import claims_of_block
from svod.register.counting import Tally
from svod.register.questions import COUNTED, entries_of_ids
from svod.register.tables import blocks, claims, entries, entry_claims, entry_names, stale

Joining = Callable[[str, Iterable[Filed], Verdicts], list[Entry]]
"""Makes the entries of a block of its claims and of what people decided. Blocks that a judgement ties together come as
one: "person:белов|черн"."""

Tied = Mapping[str, tuple[str, ...]]
"""Blocks that judgements tie together: each with all of its group."""

NAMED = {"area": "areas", "wider": "wider", "person": "people", "organisation": "organisations", "whole": "wholes"}


def insert_blocks(connection: Connection, placed: Iterable[tuple[str, str]]) -> None:
    """Put (block, claim) pairs down and mark the blocks as changed."""
    rows = [{"block": block, "claim": claim} for block, claim in placed]
    if rows:
        connection.execute(insert(blocks).prefix_with("OR IGNORE"), rows)
        changed = sorted({row["block"] for row in rows})
        connection.execute(insert(stale).prefix_with("OR IGNORE"), [{"block": block} for block in changed])


def blocks_of_claim(connection: Connection, claim: str) -> list[str]:
    """The blocks that a claim belongs to."""
    query = select(blocks.c.block).where(blocks.c.claim == claim).order_by(blocks.c.block)
    return list(connection.execute(query).scalars())


def mark_blocks_of_page(connection: Connection, page: str) -> None:
    """Mark all blocks of a page's claims as changed, before the page is taken out."""
    query = select(blocks.c.block).join(claims, claims.c.id == blocks.c.claim).where(claims.c.page == page).distinct()
    rows = [{"block": block} for block in connection.execute(query).scalars()]
    if rows:
        connection.execute(insert(stale).prefix_with("OR IGNORE"), rows)


def stale_blocks(connection: Connection) -> list[str]:
    """Blocks whose entries are out of date."""
    return list(connection.execute(select(stale.c.block).order_by(stale.c.block)).scalars())


def renew(connection: Connection, block: str, joining: Joining, verdicts: Verdicts, tied: Tied, tally: Tally) -> None:
    """Make a block's entries anew, with those of the blocks tied to it; `tally` hears of what goes and comes."""
    group = tied.get(block, (block,))
    root = group[0]
    old = select(entries.c.id).where(entries.c.block.in_(group))
    tally.without(connection, list(connection.execute(old).scalars()))
    for table in (entry_names, entry_claims):
        connection.execute(delete(table).where(table.c.entry.in_(old)))
    connection.execute(delete(entries).where(entries.c.block.in_(group)))
    told = {one.id: one for each in group for one in claims_of_block(connection, each)}
    kind = root.partition(":")[0]
    made = joining(f"{kind}:{'|'.join(each.partition(':')[2] for each in group)}", told.values(), verdicts)
    if made:
        # a corrected claim may have left a block that is still to be renewed: its entry there goes first
        _give_way(connection, [entry.id for entry in made], tally)
        rows = [_row(entry, root, told) for entry in made]
        connection.execute(insert(entries), rows)
        names = [row for entry, made_row in zip(made, rows, strict=True) for row in _names(entry, made_row["rank"])]
        tally.with_(names)
        if names:
            connection.execute(insert(entry_names), names)
        connection.execute(
            insert(entry_claims),
            [{"entry": e.id, "place": at, "claim": claim} for e in made for at, claim in enumerate(e.claims)],
        )
    connection.execute(delete(stale).where(stale.c.block.in_(group)))


def _give_way(connection: Connection, ids: Sequence[str], tally: Tally) -> None:
    there = select(entries.c.id).where(entries.c.id.in_(bindparam("ids", expanding=True)))
    for at in range(0, len(ids), 500):
        gone = list(connection.execute(there, {"ids": ids[at : at + 500]}).scalars())
        if gone:
            tally.without(connection, gone)
            connection.execute(delete(entries).where(entries.c.id.in_(gone)))


def entry_of_id(connection: Connection, identity: str) -> Entry | None:
    """One entry."""
    return next(iter(entries_of_ids(connection, [identity])), None)


def entries_of_claim(connection: Connection, claim: str) -> list[str]:
    """Names of the entries that rest on a claim."""
    query = select(entry_claims.c.entry).where(entry_claims.c.claim == claim).order_by(entry_claims.c.entry)
    return list(connection.execute(query).scalars())


def _row(entry: Entry, block: str, told: dict[str, Filed]) -> dict[str, Any]:
    days = [told[claim].published for claim in entry.claims]
    return {
        "id": entry.id,
        "block": block,
        "kind": entry.kind.value,
        "name": entry.name,
        "form": entry.form,
        "stage": entry.stage,
        "day_from": _iso(entry.start),
        "day_to": _iso(entry.end),
        "count": len(entry.claims),
        "told_last": _iso(max((day for day in days if day), default=None)),
        "body": body_of(entry),
        "rank": _rank(entry, days),
    }


def _rank(entry: Entry, days: Sequence[date | None]) -> str:
    if entry.kind in COUNTED:
        return f"{len(entry.claims):08d}"
    return _iso(entry.end or entry.start or max((day for day in days if day), default=None)) or ""


def _names(entry: Entry, rank: str) -> list[dict[str, str]]:
    pairs = {(kind, name) for kind, slot in NAMED.items() for name in getattr(entry, slot)}
    pairs |= {("name", name) for name in (*entry.names, *entry.also)}
    here = {"entry": entry.id, "of": entry.kind.value, "rank": rank}
    return [{**here, "kind": kind, "name": name} for kind, name in sorted(pairs)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
