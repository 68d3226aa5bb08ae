"""Passages: words of articles cited by their place, and articles that speak of something after a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from svod.model.entry import Source
from svod.model.passage import passage_of
from svod.model.search import Search, Term
from svod.register.pages import published_of
from svod.register.search import find
from svod.register.tables import addresses, articles

ARTICLES = 12
"""Articles that are read through for one question, those that share its rarest words."""


class Later(NamedTuple):
    """An article's text and the day it was published."""

    page: str
    day: date
    text: str


def cited(connection: Connection, names: Iterable[str]) -> dict[str, Source]:
    """The passages' words with their pages; names that are no passage's, or lead outside their text, are left out."""
    places = {name: place for name in names if (place := passage_of(name))}
    if not places:
        return {}
    address = select(func.min(addresses.c.address)).where(addresses.c.page == articles.c.page).scalar_subquery()
    pages = {page for page, _, _ in places.values()}
    query = select(articles, address.label("address")).where(articles.c.page.in_(pages))
    rows = {row.page: row for row in connection.execute(query)}
    return {
        name: Source(
            claim=name,
            kind="passage",
            quote=rows[page].text[start:end],
            start=start,
            end=end,
            speaker=None,
            confidence=0.0,
            page=page,
            address=rows[page].address or "",
            title=rows[page].title,
            publisher=rows[page].publisher,
            published=published_of(rows[page]),
            genre=rows[page].genre,
            origin=rows[page].origin,
        )
        for name, (page, start, end) in places.items()
        if page in rows and 0 <= start < end <= len(rows[page].text)
    }


def later(connection: Connection, lemmas: Sequence[str], areas: Sequence[str], after: date, until: date) -> list[Later]:
    """Articles of the days between, without the first, that have most of the rarest of these words."""
    if not lemmas:
        return []
    asked = Search(terms=(Term((tuple(lemmas),)),), areas=tuple(areas), since=after, until=until, limit=ARTICLES)
    found = {hit.page: hit.source.published for hit in find(connection, asked).hits}
    texts = dict(connection.execute(select(articles.c.page, articles.c.text).where(articles.c.page.in_(found))).all())
    days = ((page, when.end or when.start) for page, when in found.items() if when)
    return [Later(page, day, texts[page]) for page, day in days if day and day > after]
