"""Overview of the register: which areas have to do with each other, how much there is, what one page holds."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, and_, case, func, select

from svod.model.page import Chrome
from svod.register.tables import chrome, claims, entries, entry_names, judgements, mentions, pages

MOVING = ("event", "agreement", "project", "commitment", "indicator")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two areas that entries have to do with, how many of these name both, and the newest article that tells of it."""

    one: str
    other: str
    entries: int
    direct: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Named:
    """A name on a page, and how often it stands there."""

    name: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How the whole register lies; `stamp` tells when it was so."""

    stamp: tuple[int, int]
    entries: dict[str, int]
    areas: dict[str, int]
    pairs: tuple[Pairing, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What belongs to a page: its claims in the order of the text, its names, what was set aside."""

    claims: tuple[str, ...]
    names: tuple[Named, ...]
    chrome: tuple[Chrome, ...]


def pairings(connection: Connection) -> list[Pairing]:
    """All pairs of areas of one entry, whether named or around what is named; those of most entries first."""
    one, other = entry_names.alias("one"), entry_names.alias("other")
    together = and_(one.c.entry == other.c.entry, one.c.name < other.c.name)
    count = func.count(entries.c.id.distinct())
    both = func.sum(case((and_(one.c.kind == "area", other.c.kind == "area"), 1), else_=0))
    query = (
        select(one.c.name, other.c.name, count, both, func.max(entries.c.told_last))
        .join(other, together)
        .join(entries, entries.c.id == one.c.entry)
        .where(one.c.kind.in_(("area", "wider")), other.c.kind.in_(("area", "wider")), entries.c.kind.in_(MOVING))
        .group_by(one.c.name, other.c.name)
        .order_by(count.desc(), one.c.name, other.c.name)
    )
    return [
        Pairing(a, b, n, int(direct), date.fromisoformat(day) if day else None)
        for a, b, n, direct, day in connection.execute(query)
    ]


def area_counts(connection: Connection) -> dict[str, int]:
    """How many entries name each area itself, the most named first."""
    count = func.count()
    query = select(entry_names.c.name, count).where(entry_names.c.kind == "area").group_by(entry_names.c.name)
    return {name: int(number) for name, number in connection.execute(query.order_by(count.desc(), entry_names.c.name))}


def entry_counts(connection: Connection) -> dict[str, int]:
    """How many entries of each kind there are."""
    query = select(entries.c.kind, func.count()).group_by(entries.c.kind)
    return {kind: int(number) for kind, number in connection.execute(query)}


def stamp(connection: Connection) -> tuple[int, int]:
    """Changes whenever pages or judgements are added: what was computed under the same stamp still holds."""
    held = connection.execute(select(func.count()).select_from(pages)).scalar() or 0
    judged = connection.execute(select(func.max(judgements.c.id))).scalar() or 0
    return int(held), int(judged)


def overview(connection: Connection, now: tuple[int, int]) -> Overview:
    """How the whole lies."""
    return Overview(now, entry_counts(connection), area_counts(connection), tuple(pairings(connection)))


def held(connection: Connection, digest: str) -> Held | None:
    """What the register holds of a page; None when there is no such page."""
    if not connection.execute(select(pages.c.digest).where(pages.c.digest == digest)).first():
        return None
    claim_names = tuple(claims_of_page(connection, digest))
    return Held(claim_names, tuple(names_of_page(connection, digest)), tuple(chrome_of_page(connection, digest)))


def claims_of_page(connection: Connection, digest: str) -> list[str]:
    """Names of the claims of a page, in the order of the text."""
    query = select(claims.c.id).where(claims.c.page == digest).order_by(claims.c.start, claims.c.end, claims.c.id)
    return list(connection.execute(query).scalars())


def names_of_page(connection: Connection, digest: str) -> list[Named]:
    """The names on a page, the most frequent first."""
    query = select(mentions.c.name, mentions.c.kind).where(mentions.c.page == digest).order_by(mentions.c.start)
    counted = Counter((row.name, row.kind) for row in connection.execute(query))
    return [Named(name, kind, count) for (name, kind), count in counted.most_common()]


def chrome_of_page(connection: Connection, digest: str) -> list[Chrome]:
    """What of a page was set aside, in order."""
    query = select(chrome).where(chrome.c.page == digest).order_by(chrome.c.place)
    return [Chrome(row.kind, row.text, row.reason) for row in connection.execute(query)]
