"""Passages: words of articles cited by their place."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from svod.model.entry import Source
from svod.model.passage import passage_of
from svod.register.pages import published_of
from svod.register.tables import addresses, articles


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
