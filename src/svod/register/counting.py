"""Counting: how many entries tell of each area and of each pair of areas, kept up with every change of entries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from svod.model.entry import EntryKind
from svod.register.tables import area_counts, entry_names, pair_counts

AREA = ("area", "wider")
MOVING = ("event", "agreement", "project", "commitment", "indicator")
"""Kinds of what happens between areas."""

Change = defaultdict[tuple[str, ...], list[int]]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two areas, how many entries tell of both, or of what lies in them, and how many of these name both."""

    one: str
    other: str
    entries: int
    direct: int


@dataclass(frozen=True, slots=True)
class Geography:
    """How many entries name each area itself, how many of them are contacts, and the pairs of areas between which
    things happen; the most first."""

    areas: dict[str, int]
    contacts: dict[str, int]
    pairs: list[Pairing]


def _nothing() -> Change:
    return defaultdict(lambda: [0, 0])


@dataclass(slots=True)
class Tally:
    """What a transaction changes of the counts; put down once, at its end."""

    areas: Change = field(default_factory=_nothing)
    pairs: Change = field(default_factory=_nothing)

    def without(self, connection: Connection, ids: Sequence[str]) -> None:
        """These entries, that are in the register, go."""
        for at in range(0, len(ids), 500):
            chosen = entry_names.c.entry.in_(ids[at : at + 500]), entry_names.c.kind.in_(AREA)
            rows = connection.execute(select(entry_names).where(*chosen))
            self._count((dict(row._mapping) for row in rows), -1)

    def with_(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """These names of new entries come."""
        self._count((row for row in rows if row["kind"] in AREA), 1)

    def put_down(self, connection: Connection) -> None:
        """Change the counts."""
        for table, keys, changes in (
            (area_counts, ("name", "of"), self.areas),
            (pair_counts, ("one", "other", "of"), self.pairs),
        ):
            rows: list[dict[str, Any]] = [
                {**dict(zip(keys, key, strict=True)), "entries": entries, "direct": direct}
                for key, (entries, direct) in sorted(changes.items())
                if entries or direct
            ]
            if not rows:
                continue
            added = insert(table)
            more = {name: table.c[name] + added.excluded[name] for name in ("entries", "direct")}
            connection.execute(added.on_conflict_do_update(index_elements=list(keys), set_=more), rows)
            if less := [{f"no_{key}": row[key] for key in keys} for row in rows if row["entries"] < 0]:
                named = (table.c[key] == bindparam(f"no_{key}") for key in keys)
                connection.execute(delete(table).where(*named, table.c.entries <= 0), less)
            changes.clear()

    def _count(self, rows: Iterable[Mapping[str, Any]], sign: int) -> None:
        of_entry: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
        for row in rows:
            names = of_entry[row["entry"], row["of"]]
            names[row["name"]] = names.get(row["name"], False) or row["kind"] == "area"
        for (_, of), names in of_entry.items():
            for name, direct in names.items():
                _add(self.areas[name, of], sign, direct)
            for one, other in combinations(sorted(names), 2):
                _add(self.pairs[one, other, of], sign, names[one] and names[other])


def geography(connection: Connection) -> Geography:
    """What is told of areas and of pairs of areas."""
    return Geography(areas(connection), areas(connection, EntryKind.EVENT), pairs(connection))


def areas(connection: Connection, kind: EntryKind | None = None) -> dict[str, int]:
    """How many entries (of a kind) name each area itself, the most named first."""
    number = func.sum(area_counts.c.direct)
    query = select(area_counts.c.name, number).group_by(area_counts.c.name).having(number > 0)
    query = query.where(area_counts.c.of == kind.value) if kind else query
    return {name: int(count) for name, count in connection.execute(query.order_by(number.desc(), area_counts.c.name))}


def known_areas(connection: Connection) -> list[str]:
    """All areas that entries tell of, the most told first."""
    query = select(area_counts.c.name).group_by(area_counts.c.name)
    query = query.order_by(func.sum(area_counts.c.entries).desc(), area_counts.c.name)
    return list(connection.execute(query).scalars())


def pairs(connection: Connection, names: Sequence[str] = (), limit: int | None = None) -> list[Pairing]:
    """Pairs of areas between which things happen (those with an area of these names, when given), the most first."""
    count, direct = func.sum(pair_counts.c.entries), func.sum(pair_counts.c.direct)
    query = (
        select(pair_counts.c.one, pair_counts.c.other, count, direct)
        .where(pair_counts.c.of.in_(MOVING))
        .group_by(pair_counts.c.one, pair_counts.c.other)
        .having(direct > 0)
        .order_by(count.desc(), pair_counts.c.one, pair_counts.c.other)
    )
    if names:
        query = query.where(or_(pair_counts.c.one.in_(names), pair_counts.c.other.in_(names)))
    return [Pairing(a, b, int(n), int(d)) for a, b, n, d in connection.execute(query.limit(limit))]


def count_of(connection: Connection, kind: EntryKind, one: str, other: str | None) -> int:
    """How many entries of a kind tell of an area, or of two."""
    if other is None:
        query = select(area_counts.c.entries).where(area_counts.c.name == one, area_counts.c.of == kind.value)
    else:
        first, second = sorted((one, other))
        query = select(pair_counts.c.entries).where(
            pair_counts.c.one == first, pair_counts.c.other == second, pair_counts.c.of == kind.value
        )
    return int(connection.execute(query).scalar() or 0)


TOLD = (
    select(area_counts.c.name, func.sum(area_counts.c.entries))
    .where(area_counts.c.name.in_(bindparam("names", expanding=True)))
    .group_by(area_counts.c.name)
)


def rarer(connection: Connection, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether fewer entries tell of the first than of the second."""
    told = {name: int(count) for name, count in connection.execute(TOLD, {"names": [*one, *other]})}
    return sum(told.get(name, 0) for name in one) <= sum(told.get(name, 0) for name in other)


def _add(counts: list[int], sign: int, direct: bool) -> None:
    counts[0] += sign
    counts[1] += sign if direct else 0
