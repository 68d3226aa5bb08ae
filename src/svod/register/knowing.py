"""Knowing: how much the register knew on a day. The counts that are kept are of today; these are made when asked."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, func, or_, select

from svod.model.entry import EntryKind
from svod.register.counting import AREA, MOVING, Pairing
from svod.register.tables import articles, entries, entry_claims, entry_names


def told(day: date) -> ColumnElement[bool]:
    """An article that was there on a day; one without a date counts as known."""
    return or_(articles.c.published_from.is_(None), articles.c.published_from <= day.isoformat())


def pages_by(connection: Connection, day: date) -> int:
    """How many pages there were."""
    return int(connection.execute(select(func.count()).select_from(articles).where(told(day))).scalar() or 0)


def entries_by(connection: Connection, day: date) -> dict[str, int]:
    """How many entries of each kind were known."""
    query = select(entries.c.kind, func.count()).where(_known(entries.c.id, day)).group_by(entries.c.kind)
    return {kind: int(number) for kind, number in connection.execute(query)}


def areas_by(connection: Connection, day: date, kind: EntryKind | None = None) -> dict[str, int]:
    """How many entries (of a kind) that were known name each area itself, the most named first."""
    number = func.count(entry_names.c.entry.distinct())
    query = select(entry_names.c.name, number).where(entry_names.c.kind == "area", _known(entry_names.c.entry, day))
    query = query.where(entry_names.c.of == kind.value) if kind else query
    found = connection.execute(query.group_by(entry_names.c.name).order_by(number.desc(), entry_names.c.name))
    return {name: int(count) for name, count in found}


def pairs_by(connection: Connection, day: date, names: Sequence[str] = (), limit: int | None = None) -> list[Pairing]:
    """Pairs of areas (those with one of these areas, when given) between which things were known, the most first."""
    one, other = entry_names.alias("one"), entry_names.alias("other")
    number = func.count(one.c.entry.distinct())
    direct = func.count(one.c.entry.distinct()).filter(one.c.kind == "area", other.c.kind == "area")
    query = (
        select(one.c.name, other.c.name, number, direct)
        .join(other, one.c.entry == other.c.entry)
        .where(_area(one), _area(other), one.c.of.in_(MOVING), _known(one.c.entry, day))
        .where(one.c.name.in_(names) & other.c.name.not_in(names) if names else one.c.name < other.c.name)
        .group_by(one.c.name, other.c.name)
        .having(direct > 0)
        .order_by(number.desc(), one.c.name, other.c.name)
    )
    return [Pairing(min(a, b), max(a, b), int(n), int(d)) for a, b, n, d in connection.execute(query.limit(limit))]


def _area(table: FromClause) -> ColumnElement[bool]:
    found: ColumnElement[bool] = table.c.kind.in_(AREA)
    return found


def _known(entry: ColumnElement[str], day: date) -> ColumnElement[bool]:
    rests_on = select(entry_claims.c.claim).where(entry_claims.c.entry == entry, entry_claims.c.day <= day.isoformat())
    return rests_on.exists()
