"""Days of the articles: how many pages each month and each day has, and which; of all, or of those that name areas."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, func, select

from svod.register.knowing import told
from svod.register.tables import articles, mentions

NAMED = ("area", "place")


def months(connection: Connection, sides: Sequence[Sequence[str]], known: date | None) -> dict[str, int]:
    """How many pages each month («2024-05») has; "" stands for pages without a date."""
    month = func.coalesce(func.substr(articles.c.published_from, 1, 7), "")
    query = select(month, func.count()).where(*_naming(sides), *_there(known)).group_by(month).order_by(month)
    return {str(name): int(count) for name, count in connection.execute(query)}


def pages_of_month(
    connection: Connection, month: str, sides: Sequence[Sequence[str]], limit: int, known: date | None
) -> list[str]:
    """Digests of the pages of a month, the newest first."""
    day = articles.c.published_from
    query = select(articles.c.page).where(day >= month, day < f"{month}~", *_naming(sides), *_there(known))
    return list(connection.execute(query.order_by(day.desc(), articles.c.page).limit(limit)).scalars())


def _there(known: date | None) -> list[ColumnElement[bool]]:
    """The page was there on the day."""
    return [told(known)] if known else []


def _naming(sides: Sequence[Sequence[str]]) -> list[ColumnElement[bool]]:
    """The page names an area of each side."""
    found: list[ColumnElement[bool]] = []
    for names in sides:
        named = mentions.c.name.in_(names) & mentions.c.kind.in_(NAMED)
        found.append(articles.c.page.in_(select(mentions.c.page).where(named)))
    return found
