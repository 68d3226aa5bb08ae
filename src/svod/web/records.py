"""Records: one entry with all it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.asking import label
from svod.cells import day_cell, slot_cell, when_cell
from svod.messages import known, say
from svod.model.claim import Event
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from svod.web.lines import line, lines
from svod.web.rendering import page

MOST, FEW = 200, 30
"""Sources shown of an entry, and entries of a kind shown of a person or organisation."""

ASIDE = {"citation", "speaker", "confidence", "rule", "form", "stage", "modality", "participants", "measure"}
CONCERNS = (EntryKind.EVENT, EntryKind.COMMITMENT, EntryKind.AGREEMENT, EntryKind.PROJECT)


@dataclass(frozen=True, slots=True)
class Slot:
    """A filled slot: its name, its value, and where each of its names leads."""

    name: str
    value: str
    names: tuple[tuple[str, str], ...] = ()


def record(request: Request) -> Response:
    """The page of an entry."""
    register: Register = request.app.state.register
    entry = register.entry(request.path_params["identity"])
    if entry is None:
        raise HTTPException(404)
    sources = register.sources(entry.claims[-MOST:])
    named = _concerning(entry)
    asked = {kind: replace(named, kind=kind, limit=FEW) for kind in CONCERNS} if named else {}
    today = date.today()
    return page(
        request,
        "record.html",
        entry=entry,
        line=line(entry, sources, today),
        slots=_slots(entry),
        list=links.LISTS[entry.kind.value],
        sources=[sources[claim] for claim in reversed(entry.claims) if claim in sources],
        tenures=[(tenure, [sources[c] for c in tenure.claims[-2:] if c in sources]) for tenure in entry.tenures],
        history=_history(entry, sources),
        others=[name for name in entry.names if name != entry.name],
        concerns={kind.value: lines(register, register.ask(question), today) for kind, question in asked.items()},
    )


def _concerning(entry: Entry) -> Question | None:
    """What asks for all that concerns a person or an organisation."""
    match entry.kind:
        case EntryKind.PERSON:
            return Question(people=entry.names)
        case EntryKind.ORGANISATION:
            return Question(organisations=entry.names)
        case _:
            return None


def _slots(entry: Entry) -> list[Slot]:
    if entry.gist is None:
        return []
    found: list[Slot] = []
    if isinstance(entry.gist, Event):
        for one in entry.gist.participants:
            role = say(f"web.role.{one.role.value}") if one.role else ""
            found.append(Slot("participant", role, ((one.name, _named(one.name, one.kind.value)),)))
    for field in fields(entry.gist):
        if field.name not in ASIDE and (text := slot_cell(entry, field.name)):
            found.append(_slot(entry, field.name, text))
    return found


def _slot(entry: Entry, name: str, text: str) -> Slot:
    value = getattr(entry.gist, name)
    title = name if known(f"web.slot.{name}") else "other"
    if isinstance(value, tuple):
        return Slot(title, "", tuple((one, _lead(entry, one)) for one in value))
    if name in {"area", "partner"}:
        return Slot(title, "", ((text, links.area(text)),))
    return Slot(title, text)


def _lead(entry: Entry, name: str) -> str:
    if name in entry.people:
        return _named(name, "person")
    return _named(name, "organisation" if name in entry.organisations else "area")


def _named(name: str, kind: str) -> str:
    """Where a name leads; people and organisations by their lists, which know all their spellings."""
    if kind in {"area", "place"}:
        return links.area(name)
    return links.query("/name", name=name, kind=kind)


def _history(entry: Entry, sources: Mapping[str, Source]) -> list[tuple[str, str, str]]:
    """Stages with their days, and the claims that tell them; one that repeats the stage before tells nothing new."""
    found: list[tuple[str, str, str]] = []
    for step in entry.history:
        stage = label("stage", entry.kind, step.stage)
        if not found or found[-1][0] != stage:
            source = sources.get(step.claim)
            found.append((stage, day_cell(step.day) or when_cell(source.published if source else None), step.claim))
    return found if len(found) > 1 else []
