"""Neighbours: two organisations that an article names one soon after the other, with the words between them."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, or_, select

from svod.register.rows import among
from svod.register.tables import articles, mentions

REACH = 80
"""Characters that may stand between the two."""

NEWEST, MOST = 1000, 300
"""Namings around which one looks, those of the newest articles; pairs that are looked at."""


class Neighbours(NamedTuple):
    """Where the first of the two begins in its page's article, and the words from its end to the other."""

    page: str
    first: str
    other: str
    start: int
    between: str


def neighbours(connection: Connection, names: Iterable[str]) -> list[Neighbours]:
    """The pairs one of which has one of these names."""
    dated = (
        select(mentions, articles.c.published_from)
        .join(articles, articles.c.page == mentions.c.page)
        .where(among(mentions.c.name, set(names)), mentions.c.kind == "organisation")
    )
    order = articles.c.published_from.desc(), mentions.c.page, mentions.c.start
    own, near = dated.order_by(*order).limit(NEWEST).subquery(), mentions.alias()
    first = func.min(own.c.start, near.c.start)
    query = (
        select(own.c.page, own.c.name, near.c.name, own.c.start, own.c.end, near.c.start, near.c.end, articles.c.text)
        .join(near, near.c.page == own.c.page)
        .join(articles, articles.c.page == own.c.page)
        .where(near.c.kind == "organisation", near.c.name != own.c.name)
        .where(
            or_(
                near.c.start.between(own.c.end, own.c.end + REACH),
                own.c.start.between(near.c.end, near.c.end + REACH),
            )
        )
        .order_by(own.c.published_from.desc(), own.c.page, first)
        .limit(MOST)
    )
    found = []
    for page, name, other, *places, text in connection.execute(query):
        (start, name, end), (after, other, _) = sorted(((places[0], name, places[1]), (places[2], other, places[3])))
        found.append(Neighbours(page, name, other, start, text[end:after]))
    return list(dict.fromkeys(found))
