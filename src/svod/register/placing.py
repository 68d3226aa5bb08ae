"""Placing: claims put into the blocks where they are found, taken out again, and what that makes stale."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, literal, select

from svod.model.entry import Filed
from svod.model.joining import Joining
from svod.model.verdicts import Verdicts
from svod.register.claims import claims_of
from svod.register.counting import Tally
from svod.register.crowding import crowded, faced
from svod.register.entries import drop
from svod.register.questions import COUNTED
from svod.register.rows import among, insert_new
from svod.register.tables import (
    area_counts,
    blocks,
    claims,
    entries,
    entry_claims,
    entry_names,
    pair_counts,
    spellings,
    stale,
)
from svod.register.units import units
from svod.register.waiting import JOIN, NAME, PLACE, done, mark, mark_names


def mark_page(connection: Connection, page: str, joining: Joining, tally: Tally) -> None:
    """Before a page is taken out: mark what its claims touch as changed."""
    told = list(connection.execute(select(claims.c.id).where(claims.c.page == page)).scalars())
    leave(connection, told, joining, tally)
    connection.execute(delete(stale).where(among(stale.c.item, [*told, page])))


def place(connection: Connection, ids: Sequence[str], joining: Joining, verdicts: Verdicts, tally: Tally) -> None:
    """Put claims into their blocks, as people left them: the wrong ones into none."""
    told = joining.judged(claims_of(connection, ids).values(), verdicts)
    known = set(connection.execute(select(spellings.c.claim).where(among(spellings.c.claim, ids))).scalars())
    known |= set(connection.execute(select(blocks.c.claim).where(among(blocks.c.claim, ids))).scalars())
    leave(connection, known, joining, tally)
    _put(connection, told, joining)
    rows = [row for one in told for row in _spelt(one, joining)]
    insert_new(connection, spellings, rows)
    came = [{"step": NAME, "block": row["block"], "item": row["claim"]} for row in rows if row["claim"] not in known]
    insert_new(connection, stale, came)
    mark_names(connection, {row["block"] for row in rows if row["claim"] in known})
    mark(connection, JOIN, (one.id for one in told))  # also what no other can be found beside: it is an entry alone
    done(connection, PLACE, ids)


def leave(connection: Connection, ids: Iterable[str], joining: Joining, tally: Tally) -> None:
    """Take claims out of their blocks and entries. Those that look for them are marked: with one telling less, another
    may fit but one thing."""
    gone = list(ids)
    if not gone:
        return
    own = set(connection.execute(select(blocks.c.block).where(among(blocks.c.claim, gone))).scalars())
    old = select(entry_claims.c.entry).join(entries, entries.c.id == entry_claims.c.entry)
    old = old.where(among(entry_claims.c.claim, gone), entries.c.kind.not_in(COUNTED))
    entry_ids = list(connection.execute(old.distinct()).scalars())
    together = select(entry_claims.c.claim).where(among(entry_claims.c.entry, entry_ids))
    mark(connection, JOIN, set(connection.execute(together).scalars()) - set(gone))
    drop(connection, entry_ids, tally)
    names = select(spellings.c.block).where(among(spellings.c.claim, gone)).distinct()
    told = connection.execute(names).scalars().all()
    mark_names(connection, {block for unit in units(connection, told, {}) for block in unit})
    for table in (blocks, spellings):
        connection.execute(delete(table).where(among(table.c.claim, gone)))
    full = crowded(connection, own | faced(own, joining), joining)
    _mark_in(connection, faced(own - full, joining) - full)


def _put(connection: Connection, told: Iterable[Filed], joining: Joining) -> None:
    """Put claims into their blocks. Where these make a block too full for any to be found there, those that were found
    are marked."""
    rows = [{"block": block, "claim": one.id} for one in told for block in sorted(joining.blocks(one))]
    own = {row["block"] for row in rows}
    full = crowded(connection, own | faced(own, joining), joining)
    insert_new(connection, blocks, rows)
    _mark_in(connection, faced(crowded(connection, own, joining) - full, joining) - full)


def _mark_in(connection: Connection, these: Iterable[str]) -> None:
    """Mark the claims of blocks: who fits whom has changed there."""
    mark(connection, JOIN, connection.execute(select(blocks.c.claim).where(among(blocks.c.block, these))).scalars())


def forget_entries(connection: Connection) -> None:
    """Take out all that is derived from claims and judgements, to be made anew."""
    for table in (entry_names, entry_claims, entries, area_counts, pair_counts, blocks, spellings):
        connection.execute(delete(table))
    connection.execute(delete(stale).where(stale.c.step.in_((PLACE, JOIN, NAME))))
    everything = select(literal(PLACE), literal(""), claims.c.id)
    connection.execute(insert(stale).from_select(["step", "block", "item"], everything))


def _spelt(one: Filed, joining: Joining) -> list[dict[str, Any]]:
    day = one.published.isoformat() if one.published else ""
    return [
        {"block": s.block, "group": s.group, "day": day, "claim": one.id, "name": s.name}
        for s in joining.spellings(one)
    ]
