"""Search in the register: SQLite FTS5 over the lemmas of articles and of claims' quotes."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice, product
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, insert, literal, select, text

from svod.model.entry import Source
from svod.model.search import Found, Hit, Search, Spoken, Term
from svod.register.judgements import of_single_claims
from svod.register.knowing import told
from svod.register.pages import published_of
from svod.register.tables import addresses, articles, claims, mentions, search_items

ARTICLE = "article"
_MATCH = text("search.words MATCH :words")
RANKED, COUNTED = 400, 2_000
"""Finds that are put in order by how well they fit, and that are counted: the newest, for a word that stands in tens of
thousands of texts tells none of them from the others."""

_OPEN, _SHUT = "\x01", "\x02"


def insert_words(connection: Connection, page: str, words: Sequence[Spoken]) -> None:
    """Index a page and its claims, that are in the register already."""
    row = connection.execute(
        select(articles.c.published_from, articles.c.published_to, articles.c.publisher).where(articles.c.page == page)
    ).one()
    here = {"page": page, "published": row.published_from or row.published_to, "publisher": row.publisher}
    items: list[dict[str, Any]] = [{**here, "claim": None, "kind": ARTICLE}]
    words = sorted(words, key=lambda word: word.start)
    starts = [word.start for word in words]
    spoken = [words]
    of_page = select(claims.c.id, claims.c.kind, claims.c.start, claims.c.end).where(claims.c.page == page)
    for one in connection.execute(of_page.order_by(claims.c.id)):
        items.append({**here, "claim": one.id, "kind": one.kind})
        within = words[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        spoken.append([word for word in within if word.end <= one.end])
    last = connection.execute(select(func.max(search_items.c.id))).scalar() or 0
    numbers = range(last + 1, last + 1 + len(items))
    rows = [{"id": number, **item} for number, item in zip(numbers, items, strict=True)]
    connection.execute(insert(search_items), rows)
    indexed = [{"id": n, "words": " ".join(w.lemma for w in said)} for n, said in zip(numbers, spoken, strict=True)]
    connection.execute(text("INSERT INTO search(rowid, words) VALUES (:id, :words)"), indexed)


def forget_page(connection: Connection, page: str) -> None:
    """Take a page out of the index."""
    for item in list(connection.execute(select(search_items.c.id).where(search_items.c.page == page)).scalars()):
        connection.execute(text("DELETE FROM search WHERE rowid = :id"), {"id": item})
    connection.execute(search_items.delete().where(search_items.c.page == page))


def forget_all(connection: Connection) -> None:
    """Empty the index, to be made anew."""
    connection.execute(text("DELETE FROM search"))
    connection.execute(search_items.delete())


def find(connection: Connection, search: Search) -> Found:
    """What is sought, the best first."""
    words = expression(search.terms)
    if not words:
        return Found((), {})
    wrong = [one.subject for one in of_single_claims(connection) if one.verdict == "wrong"]
    restricted = _restricted(select(search_items.c.kind), search, wrong)
    newest = restricted.order_by(text("search.rowid DESC")).limit(COUNTED).subquery()
    counted = select(newest.c.kind, func.count()).group_by(newest.c.kind)
    counts = {kind: int(number) for kind, number in connection.execute(counted, {"words": words})}
    at_least = sum(counts.values()) >= COUNTED
    known_none = not at_least and search.kind not in counts
    hits = () if known_none else tuple(_hits(connection, search, words, wrong))
    return Found(hits, counts, at_least)


def expression(terms: Iterable[Term]) -> str:
    """The terms in the language of FTS5; every word is quoted, so that nothing in it is taken for an operator."""
    return " AND ".join(f"({' OR '.join(_spellings(term))})" for term in terms)


def publishers(connection: Connection, known: date | None = None, limit: int = 200) -> list[str]:
    """Publishers of the pages (of those that were there on a day), those of most pages first."""
    query = select(articles.c.publisher).where(articles.c.publisher.is_not(None))
    query = query.where(told(known)) if known else query
    query = query.group_by(articles.c.publisher).order_by(func.count().desc(), articles.c.publisher).limit(limit)
    return list(connection.execute(query).scalars())


def _spellings(term: Term) -> list[str]:
    if len(term.words) == 1:
        return [f'"{lemma}"' for lemma in term.words[0]]
    # a phrase of words that have several lemmas each is any of their products; a few of these are enough
    rows = islice(product(*term.words), 64)
    return [f'"{" ".join(row)}"' for row in rows]


def _restricted(query: Select[Any], search: Search, wrong: Sequence[str]) -> Select[Any]:
    table = text("search")
    query = query.select_from(table).join(search_items, text("search_items.id = search.rowid")).where(_MATCH)
    if wrong:
        query = query.where(search_items.c.claim.is_(None) | search_items.c.claim.not_in(wrong))
    if search.publisher:
        query = query.where(search_items.c.publisher == search.publisher)
    if search.since:
        query = query.where(search_items.c.published >= search.since.isoformat())
    if search.until:
        query = query.where(search_items.c.published <= search.until.isoformat())
    if search.known:
        day = search_items.c.published
        query = query.where(day.is_(None) | (day <= search.known.isoformat()))
    if search.areas:
        query = query.where(_in_areas(search.areas))
    return query


def _in_areas(names: Sequence[str]) -> ColumnElement[bool]:
    """An article that mentions the area, or a claim that concerns it."""
    of_page = exists().where(
        mentions.c.page == search_items.c.page, mentions.c.name.in_(names), mentions.c.kind == "area"
    )
    named = func.json_each(claims.c.areas).table_valued("value")
    of_claim = exists(
        select(literal(1))
        .select_from(claims.join(named, literal(True)))
        .where(claims.c.id == search_items.c.claim, named.c.value.in_(names))
    )
    return ((search_items.c.kind == ARTICLE) & of_page) | ((search_items.c.kind != ARTICLE) & of_claim)


def _hits(connection: Connection, search: Search, words: str, wrong: Sequence[str]) -> Iterable[Hit]:
    newest = (
        _restricted(select(search_items.c.id, search_items.c.published, text("rank AS rank")), search, wrong)
        .where(search_items.c.kind == search.kind)
        .order_by(text("search.rowid DESC"))
        .limit(max(RANKED, search.offset + search.limit))
        .subquery()
    )
    ranked = (
        select(newest.c.id)
        .order_by(text("rank"), newest.c.published.desc(), newest.c.id)
        .limit(search.limit)
        .offset(search.offset)
    )
    ids = list(connection.execute(ranked, {"words": words}).scalars())
    marked = text(
        f"SELECT rowid, highlight(search, 0, '{_OPEN}', '{_SHUT}') AS marked FROM search "
        f"WHERE words MATCH :words AND rowid IN ({', '.join(map(str, ids)) or 'NULL'})"
    )
    marks = {row.rowid: _marks(row.marked) for row in connection.execute(marked, {"words": words})}
    address = select(func.min(addresses.c.address)).where(addresses.c.page == search_items.c.page).scalar_subquery()
    query = (
        select(
            search_items.c.id.label("item"),
            search_items.c.kind.label("told"),
            articles,
            claims.c.quote,
            claims.c.id.label("claim"),
            claims.c.start,
            claims.c.end,
            claims.c.speaker,
            claims.c.confidence,
            address.label("address"),
        )
        .join(articles, articles.c.page == search_items.c.page)
        .outerjoin(claims, claims.c.id == search_items.c.claim)
        .where(search_items.c.id.in_(ids))
    )
    rows = {row.item: row for row in connection.execute(query)}
    return [_hit(rows[one], marks.get(one, ())) for one in ids if one in rows]


def _marks(marked: str) -> tuple[int, ...]:
    """Numbers of the marked words; of a phrase FTS5 marks the whole, from its first word to its last."""
    found: list[int] = []
    inside = False
    for at, word in enumerate(re.split(" ", marked)):
        inside = inside or _OPEN in word
        if inside:
            found.append(at)
        if _SHUT in word:
            inside = False
    return tuple(found)


def _hit(row: Any, marks: tuple[int, ...]) -> Hit:
    source = Source(
        claim=row.claim or "",
        kind=row.told,
        quote=row.quote or "",
        start=row.start or 0,
        end=row.end or 0,
        speaker=row.speaker,
        confidence=row.confidence or 0.0,
        page=row.page,
        address=row.address or "",
        title=row.title,
        publisher=row.publisher,
        published=published_of(row),
    )
    return Hit(text=row.quote or row.text, marks=marks, page=row.page, source=source)
