"""Rows: what each table of the export holds, a row an entry, a post, a claim or a page, with typed columns."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from typing import Any, get_args, get_type_hints

from svod.export.plover import coded
from svod.model.claim import KINDS, Participant
from svod.model.entry import Entry, EntryKind, Source
from svod.model.quantity import Quantity
from svod.model.when import When
from svod.register import Register

Value = str | int | float | date | None
Row = list[Value]


@dataclass(frozen=True, slots=True)
class Column:
    """Its name, in English for it is read by programs, and what its cells hold when they are not empty."""

    name: str
    holds: type = str


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and what makes the rows one after the other, so that memory stays the same."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Register], Iterator[Row]]


NAMES = {
    EntryKind.PERSON: "people",
    EntryKind.ORGANISATION: "organisations",
    EntryKind.EVENT: "events",
    EntryKind.AGREEMENT: "agreements",
    EntryKind.PROJECT: "projects",
    EntryKind.COMMITMENT: "commitments",
    EntryKind.INDICATOR: "indicators",
}

FIRST = (
    *(Column(name) for name in ("id", "name", "form", "stage", "outcome")),
    *(Column(name, date) for name in ("from", "to")),
    *(Column(name) for name in ("areas", "people", "organisations")),
)
PLOVER = tuple(Column(f"plover{name}") for name in ("", "_mode", "_contexts", "_sources", "_recipients"))
CODED = {EntryKind.EVENT, EntryKind.AGREEMENT, EntryKind.PROJECT, EntryKind.COMMITMENT}
LAST = (
    Column("sources", int),
    *(Column(name) for name in ("claims", "quote", "speaker", "publisher")),
    Column("published", date),
    Column("address"),
)
OFFICES = (
    *(Column(name) for name in ("id", "person", "role", "organisation", "area", "phase")),
    *(Column(name, date) for name in ("first", "seen")),
    Column("claims"),
)
CLAIMS = (
    *(Column(name) for name in ("id", "kind", "page")),
    *(Column(name, int) for name in ("start", "end")),
    *(Column(name) for name in ("quote", "speaker")),
    Column("confidence", float),
    *(Column(name) for name in ("rule", "slots", "areas", "people", "organisations")),
)
PAGES = (
    *(Column(name) for name in ("id", "address", "title", "publisher", "origin", "genre")),
    *(Column(name, date) for name in ("published_from", "published_to")),
    Column("media"),
    Column("claims", int),
)
OWN = {"citation", "speaker", "confidence", "rule", "form", "stage", "modality"}
FILED = {"id", "kind", "start", "end", "quote", "speaker", "confidence", "rule", "filed"}


def tables() -> tuple[Table, ...]:
    """All tables: one a kind of entry, then the posts, the claims and the pages."""
    kinds = (Table(name, columns(kind), partial(_entries, kind=kind)) for kind, name in NAMES.items())
    offices = Table("offices", OFFICES, _offices)
    return (*kinds, offices, Table("claims", CLAIMS, _claims), Table("pages", PAGES, _pages))


def columns(kind: EntryKind) -> tuple[Column, ...]:
    """The columns of a kind of entry."""
    own = [column for name, type_ in _slots(kind) for column in _columns(name, type_)]
    return (*FIRST, *(own or [Column("names")]), *(PLOVER if kind in CODED else ()), *LAST)


def _entries(register: Register, kind: EntryKind) -> Iterator[Row]:
    slots = _slots(kind)
    for chunk in register.every(kind):
        cited = register.sources(entry.claims[-1] for entry in chunk)
        for entry in chunk:
            first: Row = [entry.id, entry.name, entry.form, entry.stage, entry.outcome, entry.start, entry.end]
            first += [_joined(names) for names in (entry.areas, entry.people, entry.organisations)]
            own = [cell for name, type_ in slots for cell in _cells(getattr(entry.gist, name, None), type_)]
            own += [] if slots else [_joined(entry.names)]
            own += _code(entry) if kind in CODED else []
            yield [*first, *own, *_last(entry, cited.get(entry.claims[-1]))]


def _offices(register: Register) -> Iterator[Row]:
    for chunk in register.every(EntryKind.PERSON):
        for entry in chunk:
            for post in entry.tenures:
                own: Row = [post.role, post.organisation, post.area, post.phase.value, post.first, post.seen]
                yield [entry.id, entry.name, *own, _joined(post.claims)]


def _claims(register: Register) -> Iterator[Row]:
    """What pages say, claim by claim; `slots` is the claim's own part as JSON."""
    for line in register.lines(raw=False):
        for claim in line.get("claims", ()):
            own = {name: value for name, value in claim.items() if name not in FILED}
            place: Row = [claim["id"], claim["kind"], line["document"]["id"], claim["start"], claim["end"]]
            said: Row = [claim["quote"], claim["speaker"], claim["confidence"], claim["rule"]]
            known = [_joined(claim["filed"][name]) for name in ("areas", "people", "organisations")]
            yield [*place, *said, json.dumps(own, ensure_ascii=False), *known]


def _pages(register: Register) -> Iterator[Row]:
    for line in register.lines(raw=False):
        if "document" in line:
            told = line["document"]
            first: Row = [told[name] for name in ("id", "address", "title", "publisher", "origin", "genre")]
            when = told["published"] or {}
            days: Row = [date.fromisoformat(day) if (day := when.get(end)) else None for end in ("from", "to")]
            yield [*first, *days, line["page"]["media"], len(line["claims"])]


def _slots(kind: EntryKind) -> list[tuple[str, Any]]:
    """Names and types of the slots of a kind; people and organisations have none."""
    if kind.value not in KINDS:
        return []
    hints = get_type_hints(KINDS[kind.value])
    return [(field.name, hints[field.name]) for field in fields(KINDS[kind.value]) if field.name not in OWN]


def _columns(name: str, type_: Any) -> list[Column]:
    if When in get_args(type_):
        ends = [Column(f"{name}_{end}", date) for end in ("from", "to")]
        return [*ends, Column(f"{name}_precision"), Column(f"{name}_text")]
    if Quantity in get_args(type_):
        return [Column(name, float), Column(f"{name}_unit"), Column(f"{name}_compare")]
    return [Column(name, int if int in get_args(type_) else str)]


def _cells(value: Any, type_: Any) -> Row:
    match value:
        case When():
            return [value.start, value.end, value.precision.value, value.text]
        case Quantity():
            return [value.number, value.unit, value.compare.value]
        case tuple():
            return [_joined(one.name if isinstance(one, Participant) else str(one) for one in value)]
        case None:
            return [None] * len(_columns("", type_))
        case int():
            return [value]
        case _:
            return [str(value)]


def _code(entry: Entry) -> Row:
    """The entry in the words of political event data, beside its own stage."""
    code = coded(entry)
    if code is None:
        return [None] * len(PLOVER)
    return [code.type, code.mode, *(_joined(names) for names in (code.contexts, code.sources, code.recipients))]


def _last(entry: Entry, source: Source | None) -> Row:
    head: Row = [len(entry.claims), _joined(entry.claims)]
    if source is None:
        return [*head, None, None, None, None, None]
    published = source.published.start or source.published.end if source.published else None
    return [*head, source.quote, source.speaker, source.publisher, published, source.address]


def _joined(names: Iterable[str] | Sequence[str]) -> str | None:
    return "; ".join(names) or None
