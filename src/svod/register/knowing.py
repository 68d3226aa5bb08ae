"""Knowing: how much the register knew on a day. The counts that are kept are of today; these are made when asked."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from sqlalchemy import ColumnElement, Connection, FromClause, bindparam, func, or_, select, text

from svod.model.entry import EntryKind
from svod.register.counting import AREA, MOVING, Geography, Pairing
from svod.register.rows import listed, one_of
from svod.register.tables import articles, entries, entry_claims, entry_names

BETWEEN = "\t"
"""What stands between the areas of an entry where they are told in one text."""

# the kind of an entry is in its name too: so the index alone answers
LYING = text(
    "SELECT substr(entry, 1, instr(entry, ':') - 1) AS of, group_concat(kind || ':' || name, char(9)) AS names"
    " FROM entry_names WHERE kind IN ('area', 'wider') GROUP BY entry"
    " HAVING EXISTS (SELECT 1 FROM entry_claims WHERE entry_claims.entry = entry_names.entry AND day <= :day)"
)
"""The areas of each entry that was known on a day."""


LATER = select(entry_claims.c.claim, entry_claims.c.day).where(
    one_of(entry_claims.c.entry, "ids"), entry_claims.c.day > bindparam("day")
)


def told(day: date) -> ColumnElement[bool]:
    """An article that was there on a day; one without a date counts as known."""
    return or_(articles.c.published_from.is_(None), articles.c.published_from <= day.isoformat())


def pages_by(connection: Connection, day: date) -> int:
    """How many pages there were."""
    return int(connection.execute(select(func.count()).select_from(articles).where(told(day))).scalar() or 0)


def entries_by(connection: Connection, day: date) -> dict[str, int]:
    """How many entries of each kind were known."""
    query = select(entries.c.kind, func.count()).where(known_by(entries.c.id, day)).group_by(entries.c.kind)
    return {kind: int(number) for kind, number in connection.execute(query)}


def geography_by(connection: Connection, day: date) -> Geography:
    """What was known of areas and of pairs of areas. Entries of the same areas are counted together: they are many, and
    lists of areas are few."""
    areas: Counter[str] = Counter()
    contacts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    direct: Counter[tuple[str, str]] = Counter()
    told = Counter(map(tuple, connection.execute(LYING, {"day": day.isoformat()})))
    for (of, names), count in told.items():
        lies = _names(names)
        for name in lies:
            areas[name] += count * lies[name]
            contacts[name] += count * (lies[name] and of == EntryKind.EVENT.value)
        for pair in combinations(sorted(lies), 2) if of in MOVING else ():
            pairs[pair] += count
            direct[pair] += count * (lies[pair[0]] and lies[pair[1]])
    known = [Pairing(*pair, entries=pairs[pair], direct=count) for pair, count in direct.items() if count]
    known.sort(key=lambda one: (-one.entries, one.one, one.other))
    return Geography(_most_first(areas), _most_first(contacts), known)


def _names(told: str) -> dict[str, bool]:
    """The areas that an entry tells of, and whether it names the area itself."""
    names: dict[str, bool] = {}
    for one in told.split(BETWEEN):
        kind, _, name = one.partition(":")
        names[name] = names.get(name, False) or kind == "area"
    return names


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])) if count}


def pairs_by(connection: Connection, day: date, names: Sequence[str], limit: int | None = None) -> list[Pairing]:
    """Pairs of one of these areas and another between which things were known, the most first."""
    one, other = entry_names.alias("one"), entry_names.alias("other")
    number = func.count(one.c.entry.distinct())
    direct = func.count(one.c.entry.distinct()).filter(one.c.kind == "area", other.c.kind == "area")
    query = (
        select(one.c.name, other.c.name, number, direct)
        .join(other, one.c.entry == other.c.entry)
        .where(_area(one), _area(other), one.c.of.in_(MOVING), known_by(one.c.entry, day))
        .where(one.c.name.in_(names), other.c.name.not_in(names))
        .group_by(one.c.name, other.c.name)
        .having(direct > 0)
        .order_by(number.desc(), one.c.name, other.c.name)
    )
    return [Pairing(min(a, b), max(a, b), int(n), int(d)) for a, b, n, d in connection.execute(query.limit(limit))]


def _area(table: FromClause) -> ColumnElement[bool]:
    found: ColumnElement[bool] = table.c.kind.in_(AREA)
    return found


def later(connection: Connection, ids: Sequence[str], day: date) -> dict[str, date | None]:
    """The claims of entries that articles after a day tell, and the days of these: by the index, so that claims which
    were known by then cost nothing however many they are."""
    rows = connection.execute(LATER, {"ids": listed(ids), "day": day.isoformat()})
    return {claim: date.fromisoformat(told) for claim, told in rows}


def known_by(entry: ColumnElement[str], day: date) -> ColumnElement[bool]:
    """An entry some of whose claims were told by a day."""
    rests_on = select(entry_claims.c.claim).where(entry_claims.c.entry == entry, entry_claims.c.day <= day.isoformat())
    return rests_on.exists()
