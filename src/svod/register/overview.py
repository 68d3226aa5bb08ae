"""Overview of the register: how much there is, what comes due, what one page holds."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from svod.model.entry import Entry
from svod.model.page import Chrome
from svod.register import counting, days, echoes, knowing, questions
from svod.register.counting import Geography, Pairing
from svod.register.pages import Record, list_pages
from svod.register.tables import chrome, claims, entries, mentions, pages


@dataclass(frozen=True, slots=True)
class Named:
    """A name on a page, and how often it stands there."""

    name: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Held:
    """What belongs to a page: its claims in the order of the text, its names, what was set aside."""

    claims: tuple[str, ...]
    names: tuple[Named, ...]
    chrome: tuple[Chrome, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """How the whole of an open register lies."""

    reading: Callable[[], AbstractContextManager[Connection]]

    def areas(self) -> dict[str, int]:
        """How many entries name each area itself, the most named first."""
        with self.reading() as connection:
            return counting.areas(connection)

    def geography(self, known: date | None = None) -> Geography:
        """How many entries (known on a day) tell of each area and of each pair of areas."""
        with self.reading() as connection:
            return knowing.geography_by(connection, known) if known else counting.geography(connection)

    def pairs(self, names: Sequence[str] = (), limit: int | None = None, known: date | None = None) -> list[Pairing]:
        """Pairs of areas between which things happen (those with one of these areas, when given; known on a day), the
        most first."""
        with self.reading() as connection:
            if known and names:
                return knowing.pairs_by(connection, known, names, limit)
            if known:
                return knowing.geography_by(connection, known).pairs[:limit]
            return counting.pairs(connection, names, limit)

    def entries(self, known: date | None = None) -> dict[str, int]:
        """How many entries of each kind there are, or were known on a day."""
        with self.reading() as connection:
            if known:
                return knowing.entries_by(connection, known)
            query = select(entries.c.kind, func.count()).group_by(entries.c.kind)
            return {kind: int(number) for kind, number in connection.execute(query)}

    def newest(self, limit: int, known: date | None = None) -> list[Record]:
        """Pages, the newest article first; of a day those that were there on it."""
        with self.reading() as connection:
            return list_pages(connection, None, limit, knowing.told(known) if known else None)

    def pages(self, known: date | None = None) -> int:
        """How many pages there are, or were on a day."""
        with self.reading() as connection:
            if known:
                return knowing.pages_by(connection, known)
            return int(connection.execute(select(func.count()).select_from(pages)).scalar() or 0)

    def months(self, sides: Sequence[Sequence[str]] = (), known: date | None = None) -> dict[str, int]:
        """How many pages each month («2024-05») has, of those that name an area of each side (and were there on a
        day); "": without a date."""
        with self.reading() as connection:
            return days.months(connection, sides, known)

    def pages_of_month(
        self, month: str, sides: Sequence[Sequence[str]], limit: int, known: date | None = None
    ) -> list[str]:
        """Digests of the pages of a month that name an area of each side (and were there on a day), the newest
        first."""
        with self.reading() as connection:
            return days.pages_of_month(connection, month, sides, limit, known)

    def terms(self, since: date | None, until: date | None, limit: int) -> list[Entry]:
        """Commitments and plans whose term lies between two days; the nearest first, or the newest when there is
        only `until`."""
        with self.reading() as connection:
            return _terms(connection, since, until, limit)

    def echoes(self, promised: Iterable[echoes.Promised], until: date) -> echoes.Echoed:
        """Later claims and articles, told by a day, that share rare words with what was promised."""
        with self.reading() as connection:
            return echoes.echoes(connection, promised, until)

    def held(self, digest: str) -> Held | None:
        """What the register holds of one page beside its text and claims; None when there is no such page."""
        with self.reading() as connection:
            return _held(connection, digest)

    def people_named(self, names: Sequence[str], newest: int | None = None) -> dict[str, Entry]:
        """For each name the person who is called so, where there is one, with the `newest` claims, or with all."""
        with self.reading() as connection:
            return questions.people_named(connection, names, newest)

    def entries_of_claims(self, claims: Sequence[str]) -> dict[str, list[str]]:
        """Names of the entries that rest on each of these claims."""
        with self.reading() as connection:
            return questions.entries_of_claims(connection, claims)

    def entries_of_ids(self, ids: Sequence[str], newest: int | None = None) -> list[Entry]:
        """Entries by their names, in this order; people and organisations with their `newest` claims, or with all."""
        with self.reading() as connection:
            return questions.entries_of_ids(connection, ids, newest)


def _terms(connection: Connection, since: date | None, until: date | None, limit: int) -> list[Entry]:
    found: list[tuple[str, str]] = []
    order = entries.c.day_to.desc() if since is None else entries.c.day_to
    for kind, stage in (("commitment", None), ("event", "planned")):
        query = select(entries.c.day_to, entries.c.id).where(entries.c.kind == kind, entries.c.day_to.is_not(None))
        query = query.where(entries.c.stage == stage) if stage else query
        query = query.where(entries.c.day_to >= since.isoformat()) if since else query
        query = query.where(entries.c.day_to < until.isoformat()) if until else query
        found += [(row.day_to, row.id) for row in connection.execute(query.order_by(order).limit(limit))]
    found.sort(reverse=since is None)
    return questions.entries_of_ids(connection, [identity for _, identity in found[:limit]])


def _held(connection: Connection, digest: str) -> Held | None:
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
