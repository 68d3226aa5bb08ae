"""Claims in the register: filed with their names, read back for joining, cited for people."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, func, insert, select

from svod.model.contract import claim_to_json
from svod.model.entry import Filed, Relation, Source, Tie
from svod.model.page import official
from svod.model.revive import claim_from_json
from svod.register.pages import published_of
from svod.register.rows import among, listed, one_of
from svod.register.tables import addresses, articles, claims, mentions

SLOTLESS = ("kind", "start", "end", "quote", "speaker", "confidence", "rule")
COMMON = {"id", *SLOTLESS}
LISTS = ("areas", "wider", "people", "organisations")

CITED = (
    select(
        *(claims.c[name] for name in ("id", "kind", "quote", "start", "end", "speaker", "confidence", "page")),
        *(column for column in articles.c if column.name not in {"page", "text"}),
        select(func.min(addresses.c.address))
        .where(addresses.c.page == claims.c.page)
        .scalar_subquery()
        .label("address"),
    )
    .join(articles, articles.c.page == claims.c.page)
    .where(one_of(claims.c.id, "ids"))
)
FILED = (
    select(
        *(claims.c[name] for name in (*sorted(COMMON), "page", "slots", *LISTS, "ties", "words")),
        *(articles.c[name] for name in ("published_from", "published_to", "genre", "origin")),
    )
    .join(articles, articles.c.page == claims.c.page)
    .where(one_of(claims.c.id, "ids"))
)


PUBLISHED = (
    select(claims.c.id, func.coalesce(articles.c.published_from, articles.c.published_to))
    .join(articles, articles.c.page == claims.c.page)
    .where(one_of(claims.c.id, "ids"))
)


def insert_claims(connection: Connection, filed: Iterable[Filed]) -> None:
    """File a new page's claims."""
    rows = [_row(one) for one in filed]
    if rows:
        connection.execute(insert(claims), rows)


def claims_of(connection: Connection, ids: Sequence[str]) -> dict[str, Filed]:
    """Claims as they are filed, by their names."""
    found: dict[str, Filed] = {}
    for at in range(0, len(ids), 500):
        rows = connection.execute(FILED, {"ids": listed(ids[at : at + 500])})
        found |= {row.id: _filed(row) for row in rows}
    return found


def sources(connection: Connection, ids: Sequence[str]) -> dict[str, Source]:
    """The citations of claims, by the claims' names."""
    found: dict[str, Source] = {}
    for at in range(0, len(ids), 500):
        rows = connection.execute(CITED, {"ids": listed(ids[at : at + 500])})
        found |= {row.id: _source(row) for row in rows}
    return found


def published(connection: Connection, ids: Sequence[str]) -> dict[str, date | None]:
    """When the articles of claims came out, by the claims' names; of a span the first day."""
    rows = connection.execute(PUBLISHED, {"ids": listed(ids)})
    return {name: date.fromisoformat(day) if day else None for name, day in rows}


def organisations_beside(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Names of organisations in the paragraphs of claims."""
    places = select(claims.c.page, claims.c.start, articles.c.text).join(articles, articles.c.page == claims.c.page)
    found: set[str] = set()
    for page, start, text in connection.execute(places.where(among(claims.c.id, ids))):
        first, last = text.rfind("\n\n", 0, start), text.find("\n\n", start)
        here = mentions.c.page == page, mentions.c.kind == "organisation", mentions.c.start >= first
        query = select(mentions.c.name).where(*here, mentions.c.end <= (last if last >= 0 else len(text)))
        found.update(connection.execute(query).scalars())
    return sorted(found)


def claims_by_kind(connection: Connection) -> dict[str, int]:
    """How many claims of each kind there are."""
    query = select(claims.c.kind, func.count()).group_by(claims.c.kind)
    return {kind: count for kind, count in connection.execute(query)}  # noqa: C416


def ids_like(connection: Connection, start: str, limit: int = 5) -> list[str]:
    """Names of claims that begin so."""
    query = select(claims.c.id).where(claims.c.id.startswith(start, autoescape=True)).order_by(claims.c.id).limit(limit)
    return list(connection.execute(query).scalars())


def _row(one: Filed) -> dict[str, Any]:
    data = claim_to_json(one.claim, one.id)
    slots = {name: value for name, value in data.items() if name not in COMMON}
    when = getattr(one.claim, "when", None) or getattr(one.claim, "due", None) or getattr(one.claim, "period", None)
    stage = next((slots[name] for name in ("stage", "phase", "modality") if name in slots), None)
    return {
        **{name: data[name] for name in COMMON},
        "confidence": one.claim.confidence,
        "page": one.page,
        "slots": _json(slots),
        **{name: _json(list(getattr(one, name))) for name in LISTS},
        "ties": _json([[tie.name, tie.relation.value, tie.other] for tie in one.ties]),
        "form": slots.get("form") or slots.get("measure"),
        "stage": stage,
        "day_from": when.start.isoformat() if when and when.start else None,
        "day_to": when.end.isoformat() if when and when.end else None,
        "words": f" {one.words} ",
    }


def _filed(row: Any) -> Filed:
    told = row._mapping
    data = {name: told[name] for name in COMMON} | json.loads(row.slots)
    published = row.published_from or row.published_to
    return Filed(
        id=row.id,
        claim=claim_from_json(data),
        page=row.page,
        published=date.fromisoformat(published) if published else None,
        **{name: _several(told[name]) for name in LISTS},
        ties=ties_from(json.loads(row.ties)) if row.ties != "[]" else (),
        words=row.words.strip(),
        official=official(row.genre, row.origin),
    )


@lru_cache(maxsize=4_000)
def _several(text: str) -> tuple[str, ...]:
    """Names as they are kept; many claims have the same."""
    return tuple(json.loads(text))


def ties_from(data: Iterable[Sequence[str]]) -> tuple[Tie, ...]:
    """Ties as they are kept: [name, relation, other]."""
    return tuple(Tie(name, Relation(relation), other) for name, relation, other in data)


def _source(row: Any) -> Source:
    return Source(
        claim=row.id,
        kind=row.kind,
        quote=row.quote,
        start=row.start,
        end=row.end,
        speaker=row.speaker,
        confidence=row.confidence,
        page=row.page,
        address=row.address,
        title=row.title,
        publisher=row.publisher,
        published=published_of(row),
        genre=row.genre,
        origin=row.origin,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
