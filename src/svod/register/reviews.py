"""What is followed and judged: claims of an area with their entries; claims that nobody judged yet, how much hangs on
them; entries that may be the same."""

from collections.abc import Sequence
from itertools import islice

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select, text

from svod.model.entry import EntryKind
from svod.register import judgements
from svod.register.rows import listed, one_of
from svod.register.tables import DOUBTED, claims, entries, entry_claims, entry_names

AREA = ("area", "wider")
NAME = ("organisation", "name")

TIED = 200
"""Organisations that are looked at for others that pages tie them to."""


def claims_about(connection: Connection, areas: Sequence[str], kinds: Sequence[str]) -> dict[str, str]:
    """The claims on which entries of some kinds rest that concern these areas (of all, when none is named), each with
    its entry."""
    query = select(entry_claims.c.claim, entry_claims.c.entry).distinct()
    if areas:
        query = query.join(entry_names, entry_names.c.entry == entry_claims.c.entry)
        query = query.where(entry_names.c.name.in_(areas), entry_names.c.kind.in_(AREA), entry_names.c.of.in_(kinds))
    else:
        query = query.join(entries, entries.c.id == entry_claims.c.entry).where(entries.c.kind.in_(kinds))
    return dict(sorted(map(tuple, connection.execute(query))))


def unjudged(
    connection: Connection, kind: str | None = None, areas: Sequence[str] = (), limit: int = 1, offset: int = 0
) -> list[str]:
    """Names of claims that no judgement stands on, those that the program is least sure of first."""
    done = {one.subject for one in judgements.of_single_claims(connection)}
    query = select(claims.c.id).order_by(claims.c.confidence, claims.c.id)
    query = query.where(claims.c.kind == kind) if kind else query
    if areas:
        told = select(entry_claims.c.claim).where(entry_claims.c.entry.in_(_of_areas(areas)))
        query = query.where(claims.c.id.in_(told))
    found = connection.execute(query.limit(limit + offset + len(done))).scalars()
    return list(islice((name for name in found if name not in done), offset, offset + limit))


def effects(connection: Connection, ids: Sequence[str]) -> dict[str, float]:
    """How much hangs on each claim: a whole for an entry that rests on it alone, a part where others tell it too."""
    found: dict[str, float] = {}
    for at in range(0, len(ids), 500):
        share = func.sum(1.0 / entries.c["count"])
        query = select(entry_claims.c.claim, share).join(entries, entries.c.id == entry_claims.c.entry)
        query = query.where(entry_claims.c.claim.in_(ids[at : at + 500])).group_by(entry_claims.c.claim)
        found |= {claim: round(float(part), 3) for claim, part in connection.execute(query)}
    return found


def confidences(connection: Connection, ids: Sequence[str]) -> dict[str, float]:
    """How sure the program is of each claim."""
    query = select(claims.c.id, claims.c.confidence).where(one_of(claims.c.id, "ids"))
    return {name: float(sure) for name, sure in connection.execute(query, {"ids": listed(ids)})}


def doubted(connection: Connection, areas: Sequence[str] = ()) -> list[str]:
    """Names of entries beside which candidates stand."""
    query = select(entries.c.id).where(text(DOUBTED))
    query = query.where(entries.c.id.in_(_of_areas(areas))) if areas else query
    return list(connection.execute(query.order_by(entries.c.id)).scalars())


def tied(connection: Connection, areas: Sequence[str] = (), limit: int = TIED) -> list[str]:
    """Names of organisations that pages give a brand, a short or a former name which an entry of its own has; those
    with most claims."""
    other = entry_names.alias("other")
    told = [func.json_each(entries.c.body, f"$.{slot}").table_valued("value") for slot in ("also", "formerly")]
    names = or_(*(other.c.name.in_(select(one.c.value)) for one in told))
    query = select(entries.c.id).where(
        entries.c.kind == EntryKind.ORGANISATION.value,
        or_(*(func.json_array_length(entries.c.body, f"$.{slot}") > 0 for slot in ("also", "formerly"))),
        exists().where(other.c.of == entries.c.kind, other.c.kind.in_(NAME), other.c.entry != entries.c.id, names),
    )
    query = query.where(entries.c.id.in_(_of_areas(areas))) if areas else query
    return list(connection.execute(query.order_by(entries.c.rank.desc(), entries.c.id).limit(limit)).scalars())


def _of_areas(areas: Sequence[str]) -> ColumnElement[str]:
    of = select(entry_names.c.entry).where(entry_names.c.name.in_(areas), entry_names.c.kind.in_(AREA))
    return of.scalar_subquery()
