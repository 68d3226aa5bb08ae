"""Copies in the register: pages that share most of their text, and the families that they make."""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection, bindparam, func, insert, or_, select

from svod.register.rows import listed, one_of
from svod.register.tables import articles, copies, sketches

Sketch = Callable[[str], Sequence[str]]
Share = Callable[[str, str], float]

COMPARED = 40
"""Pages that a new one is compared with: those with most bands in common."""

SHARED = 2
"""Bands that two pages must have in common to be compared: copies have many, strangers one by chance."""


TEXT = select(articles.c.text).where(articles.c.page == bindparam("page"))
TEXTS = select(articles.c.page, articles.c.text).where(one_of(articles.c.page, "pages"))
NEAR = (
    select(sketches.c.page)
    .where(one_of(sketches.c.band, "bands"))
    .group_by(sketches.c.page)
    .having(func.count() >= bindparam("least"))
    .order_by(func.count().desc(), sketches.c.page)
    .limit(COMPARED)
)


def compare(connection: Connection, page: str, sketch: Sketch, share: Share, least: float) -> None:
    """Compare a page with those that have a band in common with it, and put down which are its copies."""
    text = connection.execute(TEXT, {"page": page}).scalar() or ""
    bands = sketch(text)
    near = _near(connection, bands)
    # a text without bands gets an empty one, which nothing is near to: it has been looked at
    connection.execute(insert(sketches), [{"page": page, "band": band} for band in bands or ("",)])
    found = connection.execute(TEXTS, {"pages": listed(near)}) if near else ()
    rows = []
    for other, its in found:
        if (common := share(text, its)) >= least:
            first, second = sorted((page, other))
            rows.append({"page": first, "other": second, "share": common})
    if rows:
        connection.execute(insert(copies), rows)


def families(connection: Connection, pages: Iterable[str]) -> dict[str, str]:
    """Each page with its family: the least digest among its copies and theirs; a page without copies is its own."""
    found: dict[str, str] = {}
    for page in pages:
        if page not in found:
            members = _family(connection, page)
            found |= dict.fromkeys(members, min(members))
    return found


def _family(connection: Connection, page: str) -> set[str]:
    members, fresh = {page}, {page}
    while fresh:
        query = select(copies.c.page, copies.c.other).where(or_(copies.c.page.in_(fresh), copies.c.other.in_(fresh)))
        linked = {name for pair in connection.execute(query) for name in pair}
        fresh = linked - members
        members |= linked
    return members


def _near(connection: Connection, bands: Sequence[str]) -> list[str]:
    asked = {"bands": listed(bands), "least": min(SHARED, len(bands))}
    return list(connection.execute(NEAR, asked).scalars())
