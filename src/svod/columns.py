"""Columns: what `svod show` shows of each kind of entry, and entries as JSON."""

from collections.abc import Callable
from typing import Any

from svod.asking import label
from svod.cells import participants_cell, slot_cell, tenure_cell, when_cell
from svod.follow.corroboration import Corroboration
from svod.messages import say
from svod.model.contract import claim_to_json, score_to_json, when_to_json
from svod.model.entry import Entry, EntryKind, Source

Column = tuple[str, Callable[[Entry], str]]


def _slot(name: str) -> Callable[[Entry], str]:
    return lambda entry: slot_cell(entry, name)


FORM: Column = ("form", lambda entry: label("form", entry.kind, entry.form))
STAGE: Column = ("stage", lambda entry: label("stage", entry.kind, entry.stage))
SOURCES: Column = ("sources", lambda entry: str(len(entry.claims)))
AREAS: Column = ("areas", lambda entry: ", ".join(entry.areas))
WHEN: Column = ("when", _slot("when"))
ID: Column = ("id", lambda entry: entry.id)

COLUMNS: dict[EntryKind, tuple[Column, ...]] = {
    EntryKind.PERSON: (
        ("person", lambda entry: entry.name),
        ("post", lambda entry: tenure_cell(entry.tenures[0]) if entry.tenures else ""),
        ("phase", lambda entry: label("stage", entry.kind, entry.stage)),
        SOURCES,
        ID,
    ),
    EntryKind.ORGANISATION: (("name", lambda entry: entry.name), AREAS, SOURCES, ID),
    EntryKind.EVENT: (
        WHEN,
        FORM,
        ("who", lambda entry: participants_cell(entry.gist)),
        ("topic", lambda entry: slot_cell(entry, "body") or slot_cell(entry, "topic")),
        ("place", _slot("place")),
        STAGE,
        SOURCES,
        ID,
    ),
    EntryKind.AGREEMENT: (
        WHEN,
        ("form", lambda entry: entry.form or ""),
        ("what", _slot("subject")),
        ("sides", _slot("parties")),
        STAGE,
        SOURCES,
        ID,
    ),
    EntryKind.PROJECT: (
        ("what", _slot("what")),
        ("giver", _slot("giver")),
        ("taker", _slot("taker")),
        STAGE,
        SOURCES,
        ID,
    ),
    EntryKind.COMMITMENT: (
        FORM,
        ("owner", lambda entry: slot_cell(entry, "owner") or slot_cell(entry, "by")),
        ("what", _slot("what")),
        ("due", _slot("due")),
        SOURCES,
        ID,
    ),
    EntryKind.INDICATOR: (
        ("measure", lambda entry: label("form", entry.kind, entry.form)),
        ("area", _slot("area")),
        ("partner", _slot("partner")),
        ("what", _slot("of")),
        ("period", _slot("period")),
        ("value", _slot("value")),
        ("change", _slot("change")),
        SOURCES,
        ID,
    ),
}


def heads(kind: EntryKind) -> list[str]:
    """The columns' heads in the language spoken now."""
    return [say(f"col.{name}") for name, _ in COLUMNS[kind]]


def row(entry: Entry) -> list[str]:
    """The entry's cells."""
    return [cell(entry) for _, cell in COLUMNS[entry.kind]]


def entry_to_json(entry: Entry, sources: dict[str, Source]) -> dict[str, Any]:
    """An entry with its citations."""
    data: dict[str, Any] = {"id": entry.id, "kind": entry.kind.value, "name": entry.name}
    data |= {"form": entry.form, "stage": entry.stage, "areas": list(entry.areas)}
    data |= {
        "from": entry.start.isoformat() if entry.start else None,
        "to": entry.end.isoformat() if entry.end else None,
    }
    if entry.gist:
        gist = claim_to_json(entry.gist, entry.id)
        own = ("id", "kind", "start", "end", "quote", "speaker", "confidence", "rule", "form", "stage")
        data["slots"] = {name: value for name, value in gist.items() if name not in own}
    if entry.kind in {EntryKind.PERSON, EntryKind.ORGANISATION}:
        data["names"] = list(entry.names)
    if entry.kind is EntryKind.PERSON:
        data["offices"] = [
            {
                "role": tenure.role,
                "organisation": tenure.organisation,
                "area": tenure.area,
                "phase": tenure.phase.value,
                "when": when_to_json(tenure.when),
                "seen": tenure.seen.isoformat() if tenure.seen else None,
                "claims": list(tenure.claims),
            }
            for tenure in entry.tenures
        ]
    if entry.history:
        data["history"] = [
            {"stage": step.stage, "day": step.day.isoformat() if step.day else None, "claim": step.claim}
            for step in entry.history
        ]
    if entry.outcome:
        data["outcome"] = entry.outcome
    if entry.borrowed:
        data["dated_by_others"] = list(entry.borrowed)
    if entry.candidates:
        data["candidates"] = [
            {
                "id": one.other,
                "name": one.name,
                **score_to_json(one.score),
            }
            for one in entry.candidates
        ]
    data["sources"] = [source_to_json(sources[claim]) for claim in entry.claims if claim in sources]
    return data


def source_to_json(source: Source) -> dict[str, Any]:
    """A citation."""
    return {
        "claim": source.claim,
        "quote": source.quote,
        "start": source.start,
        "end": source.end,
        "speaker": source.speaker,
        "page": source.page,
        "address": source.address,
        "title": source.title,
        "publisher": source.publisher,
        "published": when_to_json(source.published),
    }


def backing_to_json(backed: Corroboration) -> dict[str, Any]:
    """How many sources say a thing on their own, and how official they are."""
    counts = {"independent": backed.independent, "pages": backed.pages, "publishers": backed.publishers}
    return counts | {"kinds": dict(backed.kinds)}


def backing_line(backed: Corroboration) -> str:
    """The same in a line; empty where there is one page alone."""
    if backed.pages < 2:
        return ""
    kinds = ", ".join(f"{say(f'source.{kind}')}: {count}" for kind, count in backed.kinds)
    texts, pages, publishers = backed.independent, backed.pages, backed.publishers
    return say("cite.backed", texts=texts, pages=pages, publishers=publishers, kinds=kinds)


def source_line(source: Source) -> str:
    """Publisher, date, address in one line."""
    return ", ".join(part for part in (source.publisher, when_cell(source.published), source.address) if part)
