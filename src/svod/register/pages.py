"""Pages in the register: the raw bytes, the article read out of them, and what was set aside."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from svod.model.contract import when_to_json
from svod.model.page import Article, Page
from svod.model.revive import when_from_json
from svod.model.text import Mention
from svod.model.when import When
from svod.register.tables import addresses, archive, articles, chrome, claims, mentions, pages, problems

LEAST = 6
"""Digits of a digest by which a page may be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page as listed to people."""

    digest: str
    address: str
    title: str | None
    published: When | None
    publisher: str | None
    origin: str | None
    genre: str
    claims: int
    added: str


def has_page(connection: Connection, digest: str) -> bool:
    """Whether the page is in the register."""
    return connection.execute(select(pages.c.digest).where(pages.c.digest == digest)).first() is not None


def digests(connection: Connection) -> list[str]:
    """All pages."""
    return list(connection.execute(select(pages.c.digest).order_by(pages.c.digest)).scalars())


def insert_page(connection: Connection, page: Page, article: Article, named: Sequence[Mention], added: str) -> None:
    """File a page with its article; the caller has made sure that it is new."""
    here = {"page": page.digest}
    row = {"digest": page.digest, "media": page.media, "size": len(page.raw), "added": added}
    connection.execute(insert(pages).values(row))
    connection.execute(insert(archive).values(**here, packing="zlib", raw=zlib.compress(page.raw, 6)))
    connection.execute(insert(articles).values(**here, **_article_row(article)))
    _insert_all(connection, chrome, [{**here, "place": at, **_chrome(c)} for at, c in enumerate(article.chrome)])
    found = {(m.start, m.end, m.kind.value): m.name for m in named if not (m.adjective or m.nominal)}
    named_rows = [{**here, "start": s, "end": e, "kind": k, "name": n} for (s, e, k), n in found.items()]
    _insert_all(connection, mentions, named_rows)
    told = [{"place": at, "code": p.code, "message": p.message} for at, p in enumerate(article.problems)]
    _insert_all(connection, problems, [{**here, **one} for one in told])


def delete_page(connection: Connection, digest: str) -> None:
    """Take a page out; what hangs on it goes with it."""
    connection.execute(delete(pages).where(pages.c.digest == digest))


def add_address(connection: Connection, digest: str, address: str) -> None:
    """Remember one more place where the page was found."""
    connection.execute(insert(addresses).prefix_with("OR IGNORE").values(page=digest, address=address))


def find(connection: Connection, asked: str) -> list[str]:
    """Digests of the pages of an address; else of those whose digest begins so, with or without its `sha256:`."""
    named = select(addresses.c.page).where(addresses.c.address == asked).order_by(addresses.c.page)
    if found := list(connection.execute(named).scalars()):
        return found
    start = asked.removeprefix("sha256:")
    query = select(pages.c.digest).where(pages.c.digest.startswith(f"sha256:{start}", autoescape=True))
    return list(connection.execute(query.order_by(pages.c.digest)).scalars()) if len(start) >= LEAST else []


def raw_of(connection: Connection, digest: str) -> bytes | None:
    """The bytes of a page, as they came."""
    row = connection.execute(select(archive.c.packing, archive.c.raw).where(archive.c.page == digest)).first()
    if row is None:
        return None
    return zlib.decompress(row.raw) if row.packing == "zlib" else bytes(row.raw)


def page_of(connection: Connection, digest: str) -> Page | None:
    """A page as it came, from the first of its addresses."""
    media = connection.execute(select(pages.c.media).where(pages.c.digest == digest)).scalar()
    raw = raw_of(connection, digest)
    if media is None or raw is None:
        return None
    address = connection.execute(select(func.min(addresses.c.address)).where(addresses.c.page == digest)).scalar()
    return Page(address or digest, raw, digest, media)


def text_of(connection: Connection, digest: str) -> str | None:
    """The article's text, that claims cite."""
    text: str | None = connection.execute(select(articles.c.text).where(articles.c.page == digest)).scalar()
    return text


def list_pages(
    connection: Connection,
    digests: Sequence[str] | None,
    limit: int | None,
    such: ColumnElement[bool] | None = None,
) -> list[Record]:
    """Pages, the newest article first; only those given when `digests` is, and only such as a condition wants."""
    address = select(func.min(addresses.c.address)).where(addresses.c.page == pages.c.digest).scalar_subquery()
    count = select(func.count()).where(claims.c.page == pages.c.digest).scalar_subquery()
    query = select(pages.c.digest, pages.c.added, address.label("address"), count.label("claims"), articles).join(
        articles, articles.c.page == pages.c.digest
    )
    if digests is not None:
        query = query.where(pages.c.digest.in_(digests))
    query = query.where(such) if such is not None else query
    query = query.order_by(articles.c.published_from.desc(), pages.c.digest).limit(limit)
    return [_record(row) for row in connection.execute(query)]


def published_of(row: Any) -> When | None:
    """The article's date out of a row with the columns of `articles`."""
    if row.published_precision is None:
        return None
    return when_from_json(
        {
            "from": row.published_from,
            "to": row.published_to,
            "precision": row.published_precision,
            "basis": row.published_basis,
            "text": row.published_text,
        }
    )


def _record(row: Any) -> Record:
    return Record(
        digest=row.digest,
        address=row.address,
        title=row.title,
        published=published_of(row),
        publisher=row.publisher,
        origin=row.origin,
        genre=row.genre,
        claims=row.claims,
        added=row.added,
    )


def _article_row(article: Article) -> dict[str, Any]:
    published = when_to_json(article.published) or {}
    return {
        "title": article.title,
        **{f"published_{key}": published.get(key) for key in ("from", "to", "precision", "basis", "text")},
        "publisher": article.publisher,
        "origin": article.origin,
        "genre": article.genre.value,
        "text": article.text,
    }


def _chrome(part: Any) -> dict[str, str]:
    return {"kind": part.kind, "text": part.text, "reason": part.reason}


def _insert_all(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
