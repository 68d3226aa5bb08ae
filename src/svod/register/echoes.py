"""Echoes: later claims and articles that share rare words with what was promised, found by the index of words at
bounded cost."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from math import log
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select, text

from svod.model.passage import Later
from svod.register.pages import published_of
from svod.register.rows import listed, one_of
from svod.register.search import ARTICLE
from svod.register.tables import articles, mentions, search_items

MANY = 400
"""A word that stands in more articles and claims than this calls nobody."""

NEAREST, KEPT = 90, 12
"""Claims and articles that are looked at of one promise, those that share most of its words; claims handed on."""

ARTICLES = 5
"""Articles that are handed on of one promise."""

AFTER = select(search_items.c.id, search_items.c.claim, search_items.c.kind, search_items.c.page).where(
    one_of(search_items.c.id, "nearest"),
    search_items.c.page != bindparam("page"),
    search_items.c.published > bindparam("day"),
    search_items.c.published <= bindparam("until"),
)
NAMING = select(mentions.c.page, mentions.c.name).where(
    one_of(mentions.c.page, "pages"), mentions.c.kind == "area", one_of(mentions.c.name, "areas")
)

HOLDING = text("SELECT rowid FROM search WHERE words MATCH :word LIMIT :most")


class Promised(NamedTuple):
    """What was promised: its lemmas, its areas and those inside them, the page that tells it and the day of that
    page."""

    lemmas: tuple[str, ...]
    areas: tuple[str, ...]
    inside: tuple[str, ...]
    page: str
    day: date


class Echoed(NamedTuple):
    """Names of claims, and for each page that tells a promise the later articles that may tell of it."""

    claims: list[str]
    articles: dict[Promised, list[Later]]


def echoes(connection: Connection, promised: Iterable[Promised], until: date) -> Echoed:
    """What is told by a day on other pages, later than each promise, and shares most of its rare words."""
    held: dict[str, list[int]] = {}
    claims: dict[str, None] = {}
    told: dict[Promised, dict[str, str | None]] = {}
    for one in promised:
        gained: Counter[int] = Counter()
        for lemma in one.lemmas:
            if lemma not in held:
                held[lemma] = _holding(connection, lemma)
            gained.update(dict.fromkeys(held[lemma], round(1000 * log(2 + MANY / (1 + len(held[lemma]))))))
        rows = _later(connection, gained, one, until)
        claims |= dict.fromkeys([row.claim for row in rows if row.claim and row.kind != "office"][:KEPT])
        pages = [row.page for row in rows if row.kind == ARTICLE]
        told[one] = dict(islice(_naming(connection, pages, one).items(), ARTICLES)) if pages else {}
    texts = _texts(connection, {page for pages in told.values() for page in pages})
    return Echoed(
        list(claims),
        {
            one: [texts[page]._replace(inside=inside) for page, inside in pages.items() if page in texts]
            for one, pages in told.items()
        },
    )


def _holding(connection: Connection, lemma: str) -> list[int]:
    """Where a word stands; nowhere when it stands in too many texts."""
    asked = {"word": '"{}"'.format(lemma.replace('"', '""')), "most": MANY + 1}
    found = list(connection.execute(HOLDING, asked).scalars())
    return found if len(found) <= MANY else []


def _later(connection: Connection, gained: Counter[int], one: Promised, until: date) -> list[Any]:
    """Claims and articles that come later, those that share most first."""
    nearest = sorted(gained, key=lambda item: (-gained[item], item))[:NEAREST]
    asked = {"nearest": listed(nearest), "page": one.page, "day": one.day.isoformat(), "until": until.isoformat()}
    rows = {row.id: row for row in connection.execute(AFTER, asked)} if nearest else {}
    return [rows[item] for item in nearest if item in rows]


def _naming(connection: Connection, pages: Sequence[str], one: Promised) -> dict[str, str | None]:
    """Of these pages those that name one of the promise's areas, or a place inside them, in their order; with that
    place where only such are named."""
    named: dict[str, set[str]] = {}
    asked = {"pages": listed(pages), "areas": listed((*one.areas, *one.inside))}
    for page, name in connection.execute(NAMING, asked):
        named.setdefault(page, set()).add(name)
    own = set(one.areas)
    return {page: None if named[page] & own else min(named[page]) for page in pages if page in named}


def _texts(connection: Connection, pages: Iterable[str]) -> dict[str, Later]:
    query = select(articles).where(articles.c.page.in_(list(pages)))
    found = ((row, published_of(row)) for row in connection.execute(query))
    return {row.page: Later(row.page, day, row.text) for row, when in found if when and (day := when.end or when.start)}
