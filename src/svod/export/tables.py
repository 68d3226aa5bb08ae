"""Tables: every kind of entry with all its slots, a row an entry, as CSV and Excel for those who count."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args, get_type_hints

from svod.export.sheets import stream
from svod.model.claim import KINDS, Participant
from svod.model.entry import Entry, EntryKind, Source
from svod.model.quantity import Quantity
from svod.model.question import Question
from svod.model.when import When
from svod.register import Register

Value = str | int | float | date | None
Row = list[Value]

NAMES = {
    EntryKind.PERSON: "people",
    EntryKind.ORGANISATION: "organisations",
    EntryKind.EVENT: "events",
    EntryKind.AGREEMENT: "agreements",
    EntryKind.PROJECT: "projects",
    EntryKind.COMMITMENT: "commitments",
    EntryKind.INDICATOR: "indicators",
}

CHUNK = 2000
"""Entries read at once."""

FIRST = ("id", "name", "form", "stage", "outcome", "from", "to", "areas", "people", "organisations")
LAST = ("sources", "claims", "quote", "speaker", "publisher", "published", "address")
OFFICE = ("role", "organisation", "area", "phase", "first", "seen")
OWN = {"citation", "speaker", "confidence", "rule", "form", "stage", "modality"}


def write(register: Register, folder: Path, suffix: str) -> dict[str, int]:
    """All tables into a folder; how many rows each has. OSError when they cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    made: Callable[[Path, Sequence[str], Iterable[Row]], int] = _csv if suffix == "csv" else _xlsx
    tables = {name: (heads(kind), rows(register, kind)) for kind, name in NAMES.items()}
    tables["offices"] = (["id", "person", *OFFICE, "claims"], offices(register))
    return {name: made(folder / f"{name}.{suffix}", *table) for name, table in tables.items()}


def heads(kind: EntryKind) -> list[str]:
    """The columns of a kind, in English: they are names for programs."""
    own = [head for name, type_ in _slots(kind) for head in _heads(name, type_)]
    return [*FIRST, *([] if _slots(kind) else ["names"]), *own, *LAST]


def rows(register: Register, kind: EntryKind) -> Iterator[Row]:
    """The rows of a kind, a chunk in memory at a time."""
    slots = _slots(kind)
    for chunk in _chunks(register, kind):
        cited = register.sources(entry.claims[-1] for entry in chunk)
        for entry in chunk:
            first: Row = [entry.id, entry.name, entry.form, entry.stage, entry.outcome, entry.start, entry.end]
            first += [_joined(names) for names in (entry.areas, entry.people, entry.organisations)]
            first += [_joined(entry.names)] if not slots else []
            own = [cell for name, type_ in slots for cell in _cells(getattr(entry.gist, name, None), type_)]
            yield [*first, *own, *_last(entry, cited.get(entry.claims[-1]))]


def offices(register: Register) -> Iterator[Row]:
    """A row a post of each person."""
    for chunk in _chunks(register, EntryKind.PERSON):
        for entry in chunk:
            for post in entry.tenures:
                own: Row = [post.role, post.organisation, post.area, post.phase.value, post.first, post.seen]
                yield [entry.id, entry.name, *own, _joined(post.claims)]


def _chunks(register: Register, kind: EntryKind) -> Iterator[list[Entry]]:
    offset = 0
    while chunk := register.ask(Question(kind=kind, limit=CHUNK, offset=offset)):
        yield chunk
        offset += CHUNK


def _slots(kind: EntryKind) -> list[tuple[str, Any]]:
    """Names and types of the slots of a kind; people and organisations have none."""
    if kind.value not in KINDS:
        return []
    hints = get_type_hints(KINDS[kind.value])
    return [(field.name, hints[field.name]) for field in fields(KINDS[kind.value]) if field.name not in OWN]


def _heads(name: str, type_: Any) -> list[str]:
    if When in get_args(type_):
        return [f"{name}_from", f"{name}_to", f"{name}_precision", f"{name}_text"]
    if Quantity in get_args(type_):
        return [name, f"{name}_unit", f"{name}_compare"]
    return [name]


def _cells(value: Any, type_: Any) -> Row:
    match value:
        case When():
            return [value.start, value.end, value.precision.value, value.text]
        case Quantity():
            return [value.number, value.unit, value.compare.value]
        case tuple():
            return [_joined(one.name if isinstance(one, Participant) else str(one) for one in value)]
        case None:
            return [None] * len(_heads("", type_))
        case int() | float():
            return [value]
        case _:
            return [str(value)]


def _last(entry: Entry, source: Source | None) -> Row:
    head: Row = [len(entry.claims), _joined(entry.claims)]
    if source is None:
        return [*head, None, None, None, None, None]
    published = source.published.start or source.published.end if source.published else None
    return [*head, source.quote, source.speaker, source.publisher, published, source.address]


def _joined(names: Iterable[str]) -> str | None:
    return "; ".join(names) or None


def _csv(path: Path, names: Sequence[str], told: Iterable[Row]) -> int:
    """UTF-8 with the mark that Excel wants; a cell that a spreadsheet might run as a formula is disarmed."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in told:
            writer.writerow([_plain(value) for value in row])
            count += 1
    return count


def _plain(value: Value) -> str | int | float | None:
    if isinstance(value, date):
        return value.isoformat()
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


def _xlsx(path: Path, names: Sequence[str], told: Iterable[Row]) -> int:
    return stream(path, path.stem, names, told)
