"""Entries in the register: made anew for the blocks that changed, and found for whoever asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, delete, func, insert, select

from svod.model.entry import Entry, EntryKind, Filed
from svod.model.question import Question
from svod.model.verdicts import Verdicts
from svod.register.bodies import body_of, entry_from
from svod.register.claims import claims_of_block
from svod.register.tables import blocks, claims, entries, entry_claims, entry_names, stale

Joining = Callable[[str, Iterable[Filed], Verdicts], list[Entry]]
"""Makes the entries of a block of its claims and of what people decided. Blocks that a judgement ties together come as
one: "person:белов|черн"."""

Tied = Mapping[str, tuple[str, ...]]
"""Blocks that judgements tie together: each with all of its group."""

NAMED = {"area": "areas", "wider": "wider", "person": "people", "organisation": "organisations"}


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


def renew(connection: Connection, block: str, joining: Joining, verdicts: Verdicts, tied: Tied) -> None:
    """Make a block's entries anew, with those of the blocks tied to it."""
    group = tied.get(block, (block,))
    root = group[0]
    old = select(entries.c.id).where(entries.c.block.in_(group))
    for table in (entry_names, entry_claims):
        connection.execute(delete(table).where(table.c.entry.in_(old)))
    connection.execute(delete(entries).where(entries.c.block.in_(group)))
    told = {one.id: one for each in group for one in claims_of_block(connection, each)}
    kind = root.partition(":")[0]
    made = joining(f"{kind}:{'|'.join(each.partition(':')[2] for each in group)}", told.values(), verdicts)
    if made:
        # a corrected claim may have left a block that is still to be renewed: its entry there goes first
        gone = delete(entries).where(entries.c.id == bindparam("gone"))
        connection.execute(gone, [{"gone": entry.id} for entry in made])
        connection.execute(insert(entries), [_row(entry, root, told) for entry in made])
        names = [row for entry in made for row in _names(entry)]
        if names:
            connection.execute(insert(entry_names), names)
        connection.execute(
            insert(entry_claims),
            [{"entry": e.id, "place": at, "claim": claim} for e in made for at, claim in enumerate(e.claims)],
        )
    connection.execute(delete(stale).where(stale.c.block.in_(group)))


def ask(connection: Connection, question: Question) -> list[Entry]:
    """The entries that a question asks for: people and organisations with most claims first, others newest first."""
    query = _select(question)
    if question.kind in {EntryKind.PERSON, EntryKind.ORGANISATION}:
        query = query.order_by(entries.c["count"].desc(), entries.c.name, entries.c.id)
    else:
        query = query.order_by(_last_day().desc(), entries.c.id)
    rows = list(connection.execute(query.limit(question.limit).offset(question.offset)))
    cited = _claims_of(connection, [row.id for row in rows])
    return [entry_from(row, tuple(cited[row.id])) for row in rows]


def every(connection: Connection, kind: EntryKind, chunk: int = 2000) -> Iterator[list[Entry]]:
    """All entries of a kind in the order of their names, a chunk in memory at a time."""
    last = ""
    query = select(entries).where(entries.c.kind == kind.value, entries.c.id > bindparam("last"))
    while rows := list(connection.execute(query.order_by(entries.c.id).limit(chunk), {"last": last})):
        cited = _claims_of(connection, [row.id for row in rows])
        yield [entry_from(row, tuple(cited[row.id])) for row in rows]
        last = rows[-1].id


def count(connection: Connection, question: Question) -> int:
    """How many entries a question asks for, whatever its limit."""
    return int(connection.execute(select(func.count()).select_from(_select(question).subquery())).scalar() or 0)


def entry_of_id(connection: Connection, identity: str) -> Entry | None:
    """One entry."""
    row = connection.execute(select(entries).where(entries.c.id == identity)).first()
    return entry_from(row, tuple(_claims_of(connection, [identity])[identity])) if row else None


def entries_of_claim(connection: Connection, claim: str) -> list[str]:
    """Names of the entries that rest on a claim."""
    query = select(entry_claims.c.entry).where(entry_claims.c.claim == claim).order_by(entry_claims.c.entry)
    return list(connection.execute(query).scalars())


def known_names(connection: Connection, *kinds: str) -> list[str]:
    """All names of these kinds that entries have, the most usual first."""
    query = (
        select(entry_names.c.name)
        .where(entry_names.c.kind.in_(kinds))
        .group_by(entry_names.c.name)
        .order_by(func.count().desc(), entry_names.c.name)
    )
    return list(connection.execute(query).scalars())


def known_values(connection: Connection, column: str, kind: EntryKind) -> list[str]:
    """All forms or stages that entries of a kind have."""
    chosen = entries.c[column]
    query = select(chosen).where(entries.c.kind == kind.value, chosen.is_not(None)).distinct().order_by(chosen)
    return list(connection.execute(query).scalars())


def _select(question: Question) -> Select[Any]:
    query = select(entries)
    if question.kind:
        query = query.where(entries.c.kind == question.kind.value)
    for kinds, names in (
        (("area", "wider"), question.areas),
        (("area", "wider"), question.partners),
        (("person",), question.people),
        (("organisation",), question.organisations),
    ):
        if names:
            query = query.where(_concerns(kinds, names))
    if question.since:
        query = query.where(_last_day() >= question.since.isoformat())
    if question.told:
        query = query.where(entries.c.told_last >= question.told.isoformat())
    if question.until:
        first = func.coalesce(entries.c.day_from, entries.c.day_to, entries.c.told_last)
        query = query.where(first <= question.until.isoformat())
    for column in ("stage", "form"):
        if value := getattr(question, column):
            query = query.where(entries.c[column] == value)
    if question.words:
        spoken = select(claims.c.id).where(*(claims.c.words.contains(f" {word} ") for word in question.words))
        query = query.where(entries.c.id.in_(select(entry_claims.c.entry).where(entry_claims.c.claim.in_(spoken))))
    return query


def _concerns(kinds: Sequence[str], names: Sequence[str]) -> ColumnElement[bool]:
    named = select(entry_names.c.entry).where(entry_names.c.name.in_(names), entry_names.c.kind.in_(kinds))
    return entries.c.id.in_(named)


def _last_day() -> Any:
    return func.coalesce(entries.c.day_to, entries.c.day_from, entries.c.told_last)


def _claims_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {identity: [] for identity in ids}
    for at in range(0, len(ids), 500):
        query = (
            select(entry_claims.c.entry, entry_claims.c.claim)
            .where(entry_claims.c.entry.in_(ids[at : at + 500]))
            .order_by(entry_claims.c.entry, entry_claims.c.place)
        )
        for entry, claim in connection.execute(query):
            found[entry].append(claim)
    return found


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
    }


def _names(entry: Entry) -> list[dict[str, str]]:
    pairs = {(kind, name) for kind, slot in NAMED.items() for name in getattr(entry, slot)}
    pairs |= {("name", name) for name in entry.names}
    return [{"entry": entry.id, "kind": kind, "name": name} for kind, name in sorted(pairs)]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
