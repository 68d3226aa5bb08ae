"""Questions to the register: which entries are asked for, found by indexes in the order in which they are shown."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, func, select

from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import counting
from svod.register.bodies import entry_from
from svod.register.tables import claims, entries, entry_claims, entry_names

COUNTED = (EntryKind.PERSON, EntryKind.ORGANISATION)
"""Kinds whose rank is the number of claims; that of all others is their last day."""

CHUNK = 500
"""Entries in memory at once where all are gone through."""

WHOLE = select(entries).where(entries.c.id.in_(bindparam("ids", expanding=True)))
RESTS_ON = (
    select(entry_claims.c.entry, entry_claims.c.claim)
    .where(entry_claims.c.entry.in_(bindparam("ids", expanding=True)))
    .order_by(entry_claims.c.entry, entry_claims.c.place)
)


def ask(connection: Connection, *questions: Question) -> list[list[Entry]]:
    """The entries that each question asks for: people and organisations with most claims first, others newest first."""
    chosen = [_ids(connection, question) for question in questions]
    found = {
        one.id: one for one in entries_of_ids(connection, list(dict.fromkeys(one for ids in chosen for one in ids)))
    }
    return [[found[identity] for identity in ids] for ids in chosen]


def _ids(connection: Connection, question: Question) -> list[str]:
    names = _names(connection, question)
    if names:
        query = _named(question, names).order_by(NEAR.c.rank.desc(), *_ties(question, NEAR.c.entry))
    else:
        query = select(entries.c.id).where(*_conditions(question))
        query = query.order_by(entries.c.rank.desc(), *_ties(question, entries.c.id))
    return list(connection.execute(query.limit(question.limit).offset(question.offset)).scalars())


def count(connection: Connection, question: Question) -> int:
    """How many entries a question asks for, whatever its limit."""
    one, other = question.areas[:1], question.partners[:1]
    plain = Question(kind=question.kind, areas=one, partners=other)
    if question.kind and one and one != other and plain == replace(question, limit=None, offset=0):
        return counting.count_of(connection, question.kind, one[0], other[0] if other else None)
    names = _names(connection, question)
    query = _named(question, names) if names else select(entries.c.id).where(*_conditions(question))
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar() or 0)


def entries_of_ids(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    """Entries by their names, in this order; those that are not there are left out."""
    cited = _claims_of(connection, ids)
    found: dict[str, Entry] = {}
    for at in range(0, len(ids), 500):
        rows = connection.execute(WHOLE, {"ids": ids[at : at + 500]})
        found |= {row.id: entry_from(row, tuple(cited[row.id])) for row in rows}
    return [found[identity] for identity in ids if identity in found]


def entries_of_claims(connection: Connection, names: Sequence[str]) -> dict[str, list[str]]:
    """Names of the entries that rest on each of these claims."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for at in range(0, len(names), 500):
        query = select(entry_claims.c.claim, entry_claims.c.entry).where(entry_claims.c.claim.in_(names[at : at + 500]))
        for claim, entry in connection.execute(query.order_by(entry_claims.c.entry)):
            found[claim].append(entry)
    return found


def people_named(connection: Connection, names: Sequence[str]) -> dict[str, Entry]:
    """For each name the person who is called so, the one with most claims where there are several."""
    query = (
        select(entry_names.c.name, entry_names.c.entry)
        .where(entry_names.c.name.in_(names), entry_names.c.kind == "person", entry_names.c.of == "person")
        .order_by(entry_names.c.rank, entry_names.c.entry)
    )
    chosen = {row.name: row.entry for row in connection.execute(query)}
    known = {entry.id: entry for entry in entries_of_ids(connection, list(dict.fromkeys(chosen.values())))}
    return {name: known[identity] for name, identity in chosen.items()}


def every(connection: Connection, kind: EntryKind) -> Iterator[list[Entry]]:
    """All entries of a kind in the order of their names, a chunk in memory at a time."""
    last = ""
    query = select(entries.c.id).where(entries.c.kind == kind.value, entries.c.id > bindparam("last"))
    ordered = query.order_by(entries.c.id).limit(CHUNK)
    while ids := list(connection.execute(ordered, {"last": last}).scalars()):
        yield entries_of_ids(connection, ids)
        last = ids[-1]


def known_names(connection: Connection, *kinds: str) -> list[str]:
    """All names of these kinds that entries have, the most usual first."""
    if kinds == counting.AREA:
        return counting.known_areas(connection)
    query = (
        select(entry_names.c.name)
        .where(entry_names.c.kind.in_(kinds))
        .group_by(entry_names.c.name)
        .order_by(func.count().desc(), entry_names.c.name)
    )
    return list(connection.execute(query).scalars())


def known_values(connection: Connection, column: str, kind: EntryKind) -> list[str]:
    """All forms or stages that entries of a kind have, found by skipping from one value to the next."""
    chosen = entries.c[column]
    found: list[str] = []
    query = select(func.min(chosen)).where(entries.c.kind == kind.value, chosen > bindparam("last"))
    while (value := connection.execute(query, {"last": found[-1] if found else ""}).scalar()) is not None:
        found.append(value)
    return found


NEAR = entry_names.alias("near")

Named = list[tuple[tuple[str, ...], tuple[str, ...]]]
"""Kinds of names, and the names of which one must fit."""


def _names(connection: Connection, question: Question) -> Named:
    """What names are asked for; the rarest first, for by it the entries are found."""
    one, other = question.areas, question.partners
    if one and other and not counting.rarer(connection, one, other):
        one, other = other, one
    asked: Named = [
        (("person",), question.people),
        (("organisation",), question.organisations),
        (("whole",), question.wholes),
        (counting.AREA, one),
        (counting.AREA, other),
    ]
    return [(kinds, names) for kinds, names in asked if names]


def _named(question: Question, names: Named) -> Select[Any]:
    """Entries found by the first of the names asked for, in the order of the index; the other names are looked up."""
    (kinds, first), *others = names
    query = select(NEAR.c.entry, NEAR.c.rank).where(NEAR.c.name.in_(first), NEAR.c.kind.in_(kinds)).distinct()
    if question.kind:
        query = query.where(NEAR.c.of == question.kind.value)
    for more, wanted in others:
        also = entry_names.alias()
        query = query.where(
            exists().where(also.c.entry == NEAR.c.entry, also.c.kind.in_(more), also.c.name.in_(wanted))
        )
    conditions = _conditions(question)
    if question.kind in COUNTED:
        query = query.add_columns(entries.c.name)
    if len(conditions) > 1 or question.kind in COUNTED:
        query = query.join(entries, entries.c.id == NEAR.c.entry).where(*conditions)
    return query


def _conditions(question: Question) -> list[ColumnElement[bool]]:
    """What is asked of the entry itself, its kind first."""
    found: list[ColumnElement[bool]] = [
        entries.c.kind == question.kind.value if question.kind else entries.c.kind != ""
    ]
    if question.since:
        found.append(_last_day(question) >= question.since.isoformat())
    if question.told:
        found.append(entries.c.told_last >= question.told.isoformat())
    if question.until:
        first = func.coalesce(entries.c.day_from, entries.c.day_to, entries.c.told_last)
        found.append(first <= question.until.isoformat())
    for column in ("stage", "form"):
        if value := getattr(question, column):
            found.append(entries.c[column] == value)
    if question.words:
        spoken = select(claims.c.id).where(*(claims.c.words.contains(f" {word} ") for word in question.words))
        found.append(entries.c.id.in_(select(entry_claims.c.entry).where(entry_claims.c.claim.in_(spoken))))
    return found


def _last_day(question: Question) -> Any:
    if question.kind and question.kind not in COUNTED:
        return entries.c.rank
    return func.coalesce(entries.c.day_to, entries.c.day_from, entries.c.told_last)


def _ties(question: Question, identity: Any) -> list[Any]:
    """In what order those of one rank stand."""
    return [entries.c.name, identity] if question.kind in COUNTED else [identity.desc()]


def _claims_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {identity: [] for identity in ids}
    for at in range(0, len(ids), 500):
        for entry, claim in connection.execute(RESTS_ON, {"ids": ids[at : at + 500]}):
            found[entry].append(claim)
    return found
