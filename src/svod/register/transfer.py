"""Transfer: the whole register as lines of plain data and back; what is derived is left out and made anew."""

import base64
import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, insert, select

from svod.errors import CitationError
from svod.model.claim import Citation
from svod.model.contract import when_to_json
from svod.model.entry import Filed
from svod.model.revive import claim_from_json, when_from_json
from svod.register.claims import COMMON, LISTS, insert_claims, ties_from
from svod.register.pages import published_of
from svod.register.tables import (
    addresses,
    archive,
    articles,
    chrome,
    claims,
    judgements,
    mentions,
    pages,
    problems,
    set_aside,
)
from svod.register.waiting import COMPARE, INDEX, PLACE, mark

FORMAT = 1
CHUNK = 200
"""Pages read at once: memory stays the same however many there are."""

Line = dict[str, Any]


def lines(connection: Connection, *, raw: bool = True) -> Iterator[Line]:
    """The register, a page a line, then what was set aside and judged. `raw`: with the pages' bytes."""
    yield {"svod": {"format": FORMAT, "raw": raw}}
    last = ""
    while chunk := _digests_after(connection, last):
        yield from _page_lines(connection, chunk, raw)
        last = chunk[-1]
    for row in connection.execute(select(set_aside).order_by(set_aside.c.address, set_aside.c.code)):
        yield {"aside": dict(row._mapping)}
    for row in connection.execute(select(judgements).order_by(judgements.c.id)):
        yield {"judgement": dict(row._mapping)}


def restore(connection: Connection, told: Iterable[Line]) -> int:
    """Put lines down in a register that has none of it; how many pages. ValueError, KeyError, CitationError where a
    line is not what `lines` writes."""
    count = 0
    for line in told:
        if "document" in line:
            _restore_page(connection, line)
            count += 1
        elif "aside" in line:
            connection.execute(insert(set_aside).values(_only(set_aside, line["aside"])))
        elif "judgement" in line:
            connection.execute(insert(judgements).values(_only(judgements, line["judgement"])))
        elif line["svod"]["format"] != FORMAT:
            raise ValueError(f"format {line['svod']['format']}")
    return count


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing in the register."""
    return not any(connection.execute(select(table).limit(1)).first() for table in (pages, set_aside, judgements))


def _digests_after(connection: Connection, last: str) -> list[str]:
    query = select(pages.c.digest).where(pages.c.digest > last).order_by(pages.c.digest).limit(CHUNK)
    return list(connection.execute(query).scalars())


def _page_lines(connection: Connection, digests: Sequence[str], raw: bool) -> Iterator[Line]:
    page_rows = {row.digest: row for row in connection.execute(select(pages).where(pages.c.digest.in_(digests)))}
    article_rows = {row.page: row for row in connection.execute(select(articles).where(articles.c.page.in_(digests)))}
    held = {table: _by_page(connection, table, digests) for table in (addresses, chrome, mentions, problems)}
    told = _claims(connection, digests)
    for digest in digests:
        named = sorted(row.address for row in held[addresses][digest])
        page = {name: getattr(page_rows[digest], name) for name in ("media", "size", "added")}
        yield {
            "page": {**page, "addresses": named, "raw": _raw(connection, digest) if raw else None},
            "document": _document(article_rows[digest], named),
            "claims": told[digest],
            "mentions": _rows(held[mentions][digest], "start", "end", "kind", "name"),
            "problems": _rows(held[problems][digest], "code", "message"),
            "chrome": _rows(held[chrome][digest], "kind", "text", "reason"),
        }


def _document(row: Any, named: Sequence[str]) -> Line:
    data = {"id": row.page, "address": named[0] if named else None, "title": row.title}
    data |= {"published": when_to_json(published_of(row)), "publisher": row.publisher, "origin": row.origin}
    return {**data, "genre": row.genre, "text": row.text}


def _claims(connection: Connection, digests: Sequence[str]) -> dict[str, list[Line]]:
    """The claims of pages as `svod read --json` prints them, with what joining and search know of each."""
    found: dict[str, list[Line]] = defaultdict(list)
    query = select(claims).where(claims.c.page.in_(digests)).order_by(claims.c.start, claims.c.end, claims.c.id)
    for row in connection.execute(query):
        own = {name: getattr(row, name) for name in ("id", "kind", *sorted(COMMON - {"id", "kind"}))}
        filed = {name: json.loads(getattr(row, name)) for name in LISTS}
        filed |= {"ties": json.loads(row.ties), "words": row.words.strip()}
        found[row.page].append({**own, **json.loads(row.slots), "filed": filed})
    return found


def _raw(connection: Connection, digest: str) -> str | None:
    row = connection.execute(select(archive.c.packing, archive.c.raw).where(archive.c.page == digest)).first()
    if row is None:
        return None
    return base64.b64encode(zlib.decompress(row.raw) if row.packing == "zlib" else row.raw).decode()


def _by_page(connection: Connection, table: Table, digests: Sequence[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(select(table).where(table.c.page.in_(digests)).order_by(*table.primary_key)):
        found[row.page].append(row)
    return found


def _rows(rows: Iterable[Any], *names: str) -> list[Line]:
    return [{name: getattr(row, name) for name in names} for row in rows]


def _restore_page(connection: Connection, line: Line) -> None:
    page, document = line["page"], line["document"]
    digest, here = document["id"], {"page": document["id"]}
    own = {name: page[name] for name in ("media", "size", "added")}
    connection.execute(insert(pages).values(digest=digest, **own))
    if page["raw"] is not None:
        connection.execute(insert(archive).values(**here, packing="zlib", raw=_packed(page["raw"], digest)))
    when = when_to_json(when_from_json(document["published"])) or {}
    published = {f"published_{key}": when.get(key) for key in ("from", "to", "precision", "basis", "text")}
    facts = {name: document[name] for name in ("title", "publisher", "origin", "genre", "text")}
    connection.execute(insert(articles).values(**here, **facts, **published))
    _insert(connection, addresses, [{**here, "address": one} for one in page["addresses"]])
    _insert(connection, mentions, [{**here, **_only(mentions, one)} for one in line["mentions"]])
    for table in (chrome, problems):
        told = enumerate(line[table.name])
        _insert(connection, table, [{**here, "place": at, **_only(table, one)} for at, one in told])
    known = when.get("from") or when.get("to")
    filed = [_filed(one, document["text"], digest, known) for one in line["claims"]]
    insert_claims(connection, filed)
    mark(connection, PLACE, (one.id for one in filed))
    mark(connection, INDEX, [digest])
    mark(connection, COMPARE, [digest])


def _filed(data: Line, text: str, page: str, published: str | None) -> Filed:
    claim = claim_from_json({name: value for name, value in data.items() if name != "filed"})
    if Citation.of(text, claim.citation.start, claim.citation.end) != claim.citation:
        raise CitationError(data["id"])
    known: dict[str, Any] = {name: tuple(data["filed"][name]) for name in LISTS}
    known |= {"ties": ties_from(data["filed"].get("ties", ())), "words": data["filed"]["words"]}
    day = date.fromisoformat(published) if published else None
    return Filed(id=data["id"], claim=claim, page=page, published=day, **known)


def _packed(raw: str, digest: str) -> bytes:
    plain = base64.b64decode(raw, validate=True)
    if digest != f"sha256:{hashlib.sha256(plain).hexdigest()}":
        raise ValueError(f"the bytes are not those of {digest}")
    return zlib.compress(plain, 6)


def _only(table: Table, data: Line) -> Line:
    """The values of the table's own columns, and no others."""
    return {name: value for name, value in data.items() if name in table.columns}


def _insert(connection: Connection, table: Table, rows: list[Line]) -> None:
    if rows:
        connection.execute(insert(table), rows)
