"""Questions to the register: which entries are asked for, found by indexes in the order in which they are shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, bindparam, exists, func, select

from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import counting
from svod.register.bodies import PARTED, SHOWN, entry_from, entry_kept
from svod.register.knowing import known_by
from svod.register.rows import listed, one_of
from svod.register.steps import once, then_told
from svod.register.tables import claims, entries, entry_claims, entry_names

COUNTED = (EntryKind.PERSON, EntryKind.ORGANISATION)
"""Kinds whose rank is the number of claims; that of all others is their last day."""

EVERY = 2**62
"""More than there are of anything."""

CHUNK = 500
"""Entries in memory at once where all are gone through."""

OWN = (
    select(entry_claims.c.claim)
    .where(entry_claims.c.entry == entries.c.id)
    .order_by(entry_claims.c.day.desc(), entry_claims.c.claim.desc())
    .limit(bindparam("newest"))
    .correlate(entries)
    .subquery()
)
CLAIMS = select(func.group_concat(OWN.c.claim, PARTED)).scalar_subquery()
"""The claims of an entry, the newest first, as one text: a person has thousands, and a row for each would take long."""

Rarer = dict[tuple[Sequence[str], Sequence[str]], bool]
"""Sides that were asked for together, and whether fewer entries tell of the first."""

WHOLE = select(*(entries.c[name] for name in SHOWN), CLAIMS.label("claims")).where(one_of(entries.c.id, "ids"))


def ask(connection: Connection, *questions: Question, newest: int | None = None) -> list[list[Entry]]:
    """The entries that each question asks for: people and organisations with most claims first, others newest first.
    `newest` as `entries_of_ids` takes it."""
    rarer: Rarer = {}
    chosen = [_ids(connection, question, rarer) for question in questions]
    every = list(dict.fromkeys(one for ids in chosen for one in ids))
    found = {one.id: one for one in entries_of_ids(connection, every, newest)}
    return [[found[identity] for identity in ids] for ids in chosen]


CALLED = select(entries.c.id, entries.c.name).where(one_of(entries.c.id, "ids"))


def called(connection: Connection, question: Question) -> list[tuple[str, str]]:
    """How the entries are called that a question asks for: their names in the register and for people."""
    ids = _ids(connection, question, {})
    known = {row.id: row.name for row in connection.execute(CALLED, {"ids": listed(ids)})}
    return [(identity, known[identity]) for identity in ids]


def _ids(connection: Connection, question: Question, rarer: Rarer) -> list[str]:
    names = _names(connection, question, rarer)
    counted = question.kind in COUNTED
    statement = _ordered(question.kind is not None, counted, tuple(names), _conditions(question), len(question.words))
    most = -1 if question.limit is None else question.limit
    limits = {"most": most, "from": question.offset}
    if _cut(counted, names, _conditions(question), len(question.words)):
        # an entry may stand under each name once as each kind of name
        ways = len(getattr(question, names[0])) * len(SLOTS[names[0]])
        limits["far"] = (question.offset + most) * ways if most >= 0 else EVERY
    return list(connection.execute(statement, _values(question) | limits).scalars())


def count(connection: Connection, question: Question) -> int:
    """How many entries a question asks for, whatever its limit."""
    one, other = question.areas[:1], question.partners[:1]
    plain = Question(kind=question.kind, areas=one, partners=other)
    if question.kind and one and one != other and plain == replace(question, limit=None, offset=0):
        return counting.count_of(connection, question.kind, one[0], other[0] if other else None)
    names = _names(connection, question, {})
    counted = question.kind in COUNTED
    found = _found(question.kind is not None, counted, tuple(names), _conditions(question), len(question.words))
    query = select(func.count()).select_from(found.subquery())
    return int(connection.execute(query, _values(question)).scalar() or 0)


def entries_of_ids(
    connection: Connection, ids: Sequence[str], newest: int | None = None, made: Callable[..., Entry] = entry_kept
) -> list[Entry]:
    """Entries by their names, in this order; those that are not there are left out. People and organisations with their
    `newest` claims alone, when that is given: they have thousands."""
    many = tuple(f"{kind}:" for kind in COUNTED) if newest is not None else ()
    limits: dict[int | None, list[str]] = {}
    for one in ids:
        limits.setdefault(newest if one.startswith(many) else -1, []).append(one)
    found: dict[str, Entry] = {}
    for most, chosen in limits.items():
        rows = connection.execute(WHOLE, {"ids": listed(chosen), "newest": most})
        found |= {row.id: made(*row) for row in rows}
    return [found[identity] for identity in ids if identity in found]


def entries_of_claims(connection: Connection, names: Sequence[str]) -> dict[str, list[str]]:
    """Names of the entries that rest on each of these claims."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for at in range(0, len(names), 500):
        query = select(entry_claims.c.claim, entry_claims.c.entry).where(entry_claims.c.claim.in_(names[at : at + 500]))
        for claim, entry in connection.execute(query.order_by(entry_claims.c.entry)):
            found[claim].append(entry)
    return found


def people_named(connection: Connection, names: Sequence[str], newest: int | None = None) -> dict[str, Entry]:
    """For each name the person who is called so, the one with most claims where there are several."""
    query = (
        select(entry_names.c.name, entry_names.c.entry)
        .where(entry_names.c.name.in_(names), entry_names.c.kind == "person", entry_names.c.of == "person")
        .order_by(entry_names.c.rank, entry_names.c.entry)
    )
    chosen = {row.name: row.entry for row in connection.execute(query)}
    known = {entry.id: entry for entry in entries_of_ids(connection, list(dict.fromkeys(chosen.values())), newest)}
    return {name: known[identity] for name, identity in chosen.items()}


def every(connection: Connection, kind: EntryKind) -> Iterator[list[Entry]]:
    """All entries of a kind in the order of their names, a chunk in memory at a time."""
    last = ""
    query = select(entries.c.id).where(entries.c.kind == kind.value, entries.c.id > bindparam("last"))
    ordered = query.order_by(entries.c.id).limit(CHUNK)
    while ids := list(connection.execute(ordered, {"last": last}).scalars()):
        yield entries_of_ids(connection, ids, made=entry_from)  # who goes through all comes back to none
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


def known_values(connection: Connection, column: str, kind: EntryKind, known: date | None = None) -> list[str]:
    """All forms or stages of the entries of a kind (of those known on a day), found by skipping from one value to the
    next."""
    chosen = entries.c[column]
    found: list[str] = []
    query = select(func.min(chosen)).where(entries.c.kind == kind.value, chosen > bindparam("last"))
    while (value := connection.execute(query, {"last": found[-1] if found else ""}).scalar()) is not None:
        found.append(value)
    if known is None:
        return found
    every = select(then_told(column).label("then")).where(entries.c.kind == kind.value, known_by(entries.c.id, known))
    told = connection.execute(select(every.subquery().c.then).distinct(), {"known": known.isoformat()}).scalars()
    return sorted(value for value in told if value)


NEAR = entry_names.alias("near")
SLOTS = {
    "people": ("person",),
    "organisations": ("organisation",),
    "wholes": ("whole",),
    "formerly": ("former",),
    "named": ("name",),
    "areas": counting.AREA,
    "partners": counting.AREA,
}
"""Slots of a question that hold names, and the kinds of names that they ask for."""


def _names(connection: Connection, question: Question, rarer: Rarer) -> list[str]:
    """Slots with names that are asked for; the rarest first, for by it the entries are found. `rarer` keeps which of
    two sides that is."""
    asked = [slot for slot in SLOTS if getattr(question, slot)]
    if asked[:2] == ["areas", "partners"]:
        sides = question.areas, question.partners
        if sides not in rarer:
            rarer[sides] = counting.rarer(connection, *sides)
        if not rarer[sides]:
            asked.reverse()
    return asked


def _conditions(question: Question) -> tuple[str, ...]:
    """Slots that ask something of the entry itself."""
    return tuple(
        slot for slot in ("since", "told", "known", "until", "stage", "form", "once") if getattr(question, slot)
    )


def _values(question: Question) -> dict[str, Any]:
    days = {slot: day.isoformat() for slot in ("since", "told", "known", "until") if (day := getattr(question, slot))}
    texts = {slot: value for slot in ("kind", "stage", "form", "once", *SLOTS) if (value := getattr(question, slot))}
    return {**days, **texts, **{f"word{at}": f"% {word} %" for at, word in enumerate(question.words)}}


@lru_cache(maxsize=512)
def _ordered(kind: bool, counted: bool, names: tuple[str, ...], conditions: tuple[str, ...], words: int) -> Select[Any]:
    """The statement for questions of one shape: to put it together takes longer than to answer it."""
    rank, identity = (NEAR.c.rank, NEAR.c.entry) if names else (entries.c.rank, entries.c.id)
    # those of one rank: people and organisations by name
    ties = [entries.c.name, identity] if counted else [identity.desc()]
    query = _found(kind, counted, names, conditions, words).order_by(rank.desc(), *ties)
    if _cut(counted, names, conditions, words):
        beside = entry_names.alias("beside")
        last = select(beside.c.rank).where(_named(beside, names[0]), beside.c.of == bindparam("kind"))
        least = last.order_by(beside.c.rank.desc()).limit(1).offset(bindparam("far")).scalar_subquery()
        query = query.where(NEAR.c.rank >= func.coalesce(least, ""))
    return query.limit(bindparam("most")).offset(bindparam("from"))


def _cut(counted: bool, names: Sequence[str], conditions: Sequence[str], words: int) -> bool:
    """Whether those below the rank of the last that is asked for need not be looked at, to be ordered by name."""
    return counted and len(names) == 1 and not conditions and not words


@lru_cache(maxsize=512)
def _found(kind: bool, counted: bool, names: tuple[str, ...], conditions: tuple[str, ...], words: int) -> Select[Any]:
    """Entries found by the first of the names asked for, in the order of the index; the other names are looked up."""
    then = "known" in conditions
    staged = [NEAR.c.stage == bindparam("stage")] if names and "stage" in conditions and not then else []
    beside = [slot for slot in conditions if not (staged and slot == "stage")]
    own = [_condition(slot, kind and not counted, then) for slot in beside] + ([_spoken(words)] if words else [])
    if not names:
        return select(entries.c.id).where(*([entries.c.kind == bindparam("kind")] if kind else []), *own)
    first, *others = names
    query = select(NEAR.c.entry, NEAR.c.rank).where(_named(NEAR, first), *staged).distinct()
    if kind:
        query = query.where(NEAR.c.of == bindparam("kind"))
    for slot in others:
        also = entry_names.alias()
        # looked up by the entry: it has few names, and a name may have thousands of entries
        name = func.coalesce(also.c.name, "")
        told = name.in_(bindparam(slot, expanding=True)) & also.c.kind.in_(SLOTS[slot])
        query = query.where(exists().where(also.c.entry == NEAR.c.entry, told))
    if counted:
        query = query.add_columns(entries.c.name)
    if own or counted:
        query = query.join(entries, entries.c.id == NEAR.c.entry).where(*own)
    return query


def _named(table: FromClause, slot: str) -> ColumnElement[bool]:
    return table.c.name.in_(bindparam(slot, expanding=True)) & table.c.kind.in_(SLOTS[slot])


def _condition(slot: str, dated: bool, then: bool) -> ColumnElement[bool]:
    """`dated`: the rank is the last day; `then`: it is asked as of a day."""
    day = entries.c.rank if dated else func.coalesce(entries.c.day_to, entries.c.day_from, entries.c.told_last)
    match slot:
        case "since":
            return day >= bindparam("since")
        case "told":
            return entries.c.told_last >= bindparam("told")
        case "known":
            return exists().where(entry_claims.c.entry == entries.c.id, entry_claims.c.day <= bindparam("known"))
        case "until":
            return func.coalesce(entries.c.day_from, entries.c.day_to, entries.c.told_last) <= bindparam("until")
        case "stage" | "form" if then:
            return then_told(slot) == bindparam(slot)
        case "once":
            return once(slot)
        case _:
            return entries.c[slot] == bindparam(slot)


def _spoken(words: int) -> ColumnElement[bool]:
    """A claim that it rests on has all the words."""
    rests_on = select(entry_claims.c.entry).join(claims, claims.c.id == entry_claims.c.claim)
    return entries.c.id.in_(rests_on.where(*(claims.c.words.like(bindparam(f"word{at}")) for at in range(words))))
