"""Records: one entry with all it rests on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.asking import label
from svod.cards import OrganisationCard, body_of, may_be, organisation_card, visit_parts, visits_of
from svod.cells import day_cell, reasons_cell, slot_cell, tenure_cell, when_cell
from svod.columns import backing_line
from svod.following import corroborated
from svod.messages import known, say
from svod.model.claim import Event, Indicator
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.resolve.officials import official_names
from svod.web import links, papers
from svod.web.bodies import shown
from svod.web.days import View, view_of
from svod.web.lines import Line, Telling, line
from svod.web.outcomes import story
from svod.web.posts import posts
from svod.web.rendering import page, unknown

SHORT, LONG = (24, 10), (200, 40)
"""Sources shown of an entry, and entries of a kind shown of a person or organisation: at first, and where all is asked
for."""

FEW = 30
"""Names in a line."""

ASIDE = {"citation", "speaker", "confidence", "rule", "form", "stage", "modality", "participants", "measure"}
FORMED = (EntryKind.PROJECT, EntryKind.COMMITMENT)
"""Kinds whose title does not tell their form."""

COUNTED = (EntryKind.PERSON, EntryKind.ORGANISATION)
"""Kinds of which many things are told: how many sources tell of them backs none of these."""

CONCERNS = (EntryKind.EVENT, EntryKind.COMMITMENT, EntryKind.AGREEMENT, EntryKind.PROJECT)


@dataclass(frozen=True, slots=True)
class Slot:
    """A filled slot: its name, its value, and where each of its names leads."""

    name: str
    value: str
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of a page with all that it says of the entry."""

    source: Source
    says: tuple[str, ...]


def record(request: Request) -> Response:
    """The page of an entry."""
    view = view_of(request)
    register = view.register
    most, few = LONG if request.query_params.get("all") == "1" else SHORT
    whole = register.entry(request.path_params["identity"], None if view.chosen else most)
    if whole is None:
        raise HTTPException(404)
    entry = next(iter(view.known([whole])), None)
    if entry is None:
        return unknown(request, whole.name)
    shown_of = (claim for tenure in entry.tenures for claim in tenure.claims[-2:])
    newest = entry.claims[-most:]
    sources = register.sources((*newest, *shown_of, *(step.claim for step in entry.history)))
    named = _concerning(entry)
    kinds = (EntryKind.PERSON, *CONCERNS) if entry.kind is EntryKind.ORGANISATION else CONCERNS
    asked = {kind: replace(named, kind=kind, limit=few) for kind in kinds} if named else {}
    concerning = list(zip(asked, view.ask_each(*asked.values()), strict=True))
    telling = Telling(register, view.day)
    told = line(entry, sources, view.day)
    return page(
        request,
        "record.html",
        entry=entry,
        papers=papers.offered(entry),
        line=told,
        slots=_slots(entry, told),
        spoken=entry.gist.citation.quote if entry.gist else "",
        list=links.LISTS[entry.kind.value],
        cited=_cited(entry, newest, sources),
        more=entry.count > len(newest) or any(len(found) == few for _, found in concerning),
        posts=posts(view, entry, sources),
        story=story(view, entry),
        backed=backing_line(corroborated(register, entry.claims)) if entry.kind not in COUNTED else "",
        history=_history(entry, sources),
        others=[name for name in entry.names if name != entry.name],
        candidates=_candidates(view, entry),
        concerns={kind.value: telling.lines(found) for kind, found in concerning},
        **_hanging(view, entry, telling),
    )


def _candidates(view: View, entry: Entry) -> list[tuple[str, str, str, str]]:
    """What may be the same, or the firm that is not named: what it is, its page, its sides, the reasons. As of a day
    what was told of by then."""
    told = (*entry.candidates, *may_be(view.register, entry, FEW))
    known = {one.id: one for one in view.known(view.register.entries([one.other for one in told if one.other]))}
    found = []
    for one in told:
        reasons = reasons_cell(one.score)
        if one.other in known:
            text = line(known[one.other], {})
            found.append((text.what, text.href, text.about, reasons))
        elif not one.other:
            found.append((one.name, _named(one.name, "organisation"), "", reasons))
    return found


def _hanging(view: View, entry: Entry, telling: Telling) -> dict[str, Any]:
    """What hangs on an organisation, a visit or its part, a figure."""
    card = council = None
    parts: list[Entry] = []
    visits: list[Entry] = []
    match entry.kind:
        case EntryKind.ORGANISATION:
            card = organisation_card(view.register, entry)
            council = body_of(view.register, entry, view.chosen)
        case EntryKind.EVENT:
            parts = view.known(visit_parts(view.register, [entry]).get(entry.id, ()))
            visits = view.known(visits_of(view.register, entry))
    sides = [getattr(entry.gist, name) or "" for name in ("area", "partner")] if _is_figure(entry) else []
    return {
        "ties": _ties(view, card) if card else [],
        "body": shown(council, view.day) if council else None,
        "parts_of_visit": telling.lines(parts),
        "visits": telling.lines(visits),
        "series": links.query("/series", area=sides[0], partner=sides[1]) if any(sides[:1]) else "",
    }


def _is_figure(entry: Entry) -> bool:
    return isinstance(entry.gist, Indicator)


def _ties(view: View, card: OrganisationCard) -> list[Slot]:
    """What an organisation is called for short, was called before and is called now, by what words; where it is, what
    it is part of."""
    entry, sources = card.entry, view.register.sources(card.renaming)
    said = [(claim, one) for claim, one in sources.items() if view.there(one.published)]
    found = [
        Slot("card.official", ", ".join(official_names(entry.names))),
        Slot("card.also", ", ".join(entry.also)),
        Slot("card.areas", "", tuple((name, links.area(name)) for name in entry.areas)),
        Slot("card.part-of", "", tuple((one.name, links.entry(one.id)) for one in card.wholes)),
        Slot("card.parts", "", tuple((one.name, links.entry(one.id)) for one in card.parts[:FEW])),
        Slot("card.formerly", "", tuple((one.name, links.entry(one.id)) for one in card.formerly)),
        Slot("card.successors", "", tuple((one.name, links.entry(one.id)) for one in view.known(card.successors))),
        Slot("card.renaming", "", tuple((f"«{one.quote}»", links.page(one.page, claim)) for claim, one in said)),
    ]
    told = {"card.part-of": (card.wholes, entry.wholes), "card.formerly": (card.formerly, entry.formerly)}
    found += [Slot(code, ", ".join(names)) for code, (known_, names) in told.items() if names and not known_]
    return [slot for slot in found if slot.value or slot.names]


def _cited(entry: Entry, claims: Sequence[str], sources: Mapping[str, Source]) -> list[Cited]:
    """The sentences of claims of an entry, the newest first, each of a page once with all that it says."""
    says: dict[str, list[str]] = {}
    for tenure in entry.tenures:
        phase = label("stage", EntryKind.PERSON, tenure.phase.value)
        for claim in tenure.claims:
            says.setdefault(claim, []).append(f"{tenure_cell(tenure)} ({phase})")
    for step in entry.history:
        says.setdefault(step.claim, []).append(label("stage", entry.kind, step.stage))
    found: dict[tuple[str, int, int], tuple[Source, list[str]]] = {}
    for claim in reversed(claims):
        if source := sources.get(claim):
            place = (source.page, source.start, source.end)
            told = says.get(claim) or ([say(f"kind.one.{source.kind}")] if source.kind != entry.kind else [])
            found.setdefault(place, (source, []))[1].extend(told)
    return [Cited(source, tuple(dict.fromkeys(told))) for source, told in found.values()]


def _concerning(entry: Entry) -> Question | None:
    """What asks for all that concerns a person or an organisation."""
    match entry.kind:
        case EntryKind.PERSON:
            return Question(people=entry.names)
        case EntryKind.ORGANISATION:
            return Question(organisations=entry.names)
        case _:
            return None


def _slots(entry: Entry, told: Line) -> list[Slot]:
    """The filled slots; what the head of the page says in the same words is not told again."""
    if entry.gist is None:
        return []
    head = _words(f"{told.what} {told.when} {told.figure}")
    found: list[Slot] = []
    if entry.kind in FORMED:
        found.append(Slot("form", label("form", entry.kind, entry.form)))
    if isinstance(entry.gist, Event):
        for one in entry.gist.participants:
            role = say(f"web.role.{one.role.value}") if one.role else ""
            found.append(Slot("participant", role, ((one.name, _named(one.name, one.kind.value)),)))
    for field in fields(entry.gist):
        if field.name not in ASIDE and (text := slot_cell(entry, field.name)):
            slot = _slot(entry, field.name, text)
            if slot.names or slot.name == "place" or not _words(text) <= head:
                found.append(slot)
    return found


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _slot(entry: Entry, name: str, text: str) -> Slot:
    value = getattr(entry.gist, name)
    title = name if known(f"web.slot.{name}") else "other"
    if isinstance(value, tuple):
        return Slot(title, "", tuple((one, _lead(entry, one)) for one in value))
    if name in {"area", "partner"}:
        return Slot(title, "", ((text, links.area(text)),))
    if name == "direction":
        return Slot(title, say(f"web.direction.{text}"))
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


def _history(entry: Entry, sources: Mapping[str, Source]) -> list[tuple[str, str, Source | None]]:
    """Stages with their days and the sources that tell them; one that repeats the stage before tells nothing new."""
    found: list[tuple[str, str, Source | None]] = []
    for step in entry.history:
        stage = label("stage", entry.kind, step.stage)
        if not found or found[-1][0] != stage:
            source = sources.get(step.claim)
            found.append((stage, day_cell(step.day) or when_cell(source.published if source else None), source))
    return found if len(found) > 1 else []
