"""Sides: one area, or two together: who is who, what was signed, built, promised and counted; and the briefing."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.asking import area_names, label
from svod.brief import Dossier, compiled
from svod.brief.formats import FORMATS
from svod.briefing import brief
from svod.language.areas import gazetteer
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from svod.web.charts import trade
from svod.web.lines import Line, Telling
from svod.web.rendering import page
from svod.web.start import worth

LOOKED_AT = {
    EntryKind.PERSON: 24,
    EntryKind.EVENT: 30,
    EntryKind.AGREEMENT: 16,
    EntryKind.PROJECT: 30,
    EntryKind.COMMITMENT: 14,
    EntryKind.INDICATOR: 30,
}
"""Entries of a kind that a page looks at, the newest; the counts are of all, and the lists show all."""
FEW, STORY, COLUMN = 10, 24, 6
"""Lines of a section, of the timeline and of a column of the board."""
MEDIA = {
    ".md": "text/markdown",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
PARTNERS = 40
TIMED = (EntryKind.EVENT, EntryKind.AGREEMENT)


@dataclass(frozen=True, slots=True)
class Stage:
    """A column of the board."""

    code: str
    label: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Tile:
    """An area to choose, with the number of entries that name it."""

    name: str
    count: int
    partners: int


def areas(request: Request) -> Response:
    """All areas of the register, countries apart from regions."""
    register: Register = request.app.state.register
    shown = worth(register.overview.pairs())
    partners: dict[str, int] = {}
    for pairing in shown:
        for name in (pairing.one, pairing.other):
            partners[name] = partners.get(name, 0) + 1
    groups: dict[str, list[Tile]] = {"country": [], "region": [], "other": []}
    for name, count in register.overview.areas().items():
        known = gazetteer().by_name.get(name)
        kind = known[0].area.kind if known else "other"
        groups[kind if kind in groups else "other"].append(Tile(name, count, partners.get(name, 0)))
    return page(request, "areas.html", groups=groups, pairs=shown[:60])


def area(request: Request) -> Response:
    """One area with its partners."""
    register: Register = request.app.state.register
    names = area_names(request.query_params.get("name", "").strip()[:200], register)
    today = date.today()
    found = _entries(register, names, ())
    telling = _telling(register, found, today)
    known = worth(register.overview.pairs(names, limit=4 * PARTNERS))[:PARTNERS]
    partners = [(one.other if one.one in names else one.one, one.entries) for one in known]
    return page(
        request,
        "area.html",
        name=names[0],
        partners=partners,
        officers=telling.lines(found[EntryKind.PERSON][:FEW]),
        **_shown(telling, found, today, names[0]),
        counts=_counts(register, found, names, ()),
    )


def pair(request: Request) -> Response:
    """Two areas together."""
    register: Register = request.app.state.register
    asked = {side: request.query_params.get(side, "").strip()[:200] for side in ("area", "partner")}
    if not asked["partner"] or not asked["area"]:
        return RedirectResponse(links.area(asked["area"] or asked["partner"]) if any(asked.values()) else "/areas", 303)
    one, other = (area_names(name, register) for name in asked.values())
    today = date.today()
    found = _entries(register, one, other)
    telling = _telling(register, found, today)
    dossier = compiled([entry for entries in found.values() for entry in entries], one, other, today)
    return page(
        request,
        "pair.html",
        one=one[0],
        other=other[0],
        officers=_officers(telling, dossier),
        bodies=_bodies(telling, found[EntryKind.EVENT]),
        conflicts=[telling.lines(group) for group in dossier.differing[:4]],
        exports=(("spravka.docx", say("web.brief.word")), ("spravka.md", say("web.brief.text"))),
        chart=trade(found[EntryKind.INDICATOR], one, other),
        plans=telling.lines(dossier.plans[:FEW]),
        **_shown(telling, found, today, one[0], other[0]),
        counts=_counts(register, found, one, other),
    )


def briefing(request: Request) -> Response:
    """The briefing on two areas as a file: Word, or Markdown."""
    register: Register = request.app.state.register
    suffix = f".{request.path_params['suffix']}"
    if suffix not in MEDIA:
        raise HTTPException(404)
    one, other = (area_names(request.query_params.get(side, "")[:200], register) for side in ("area", "partner"))
    made = brief(register, one, other, cite=lambda claims: _without_paths(register.sources(claims)))
    headers = {"Content-Disposition": f'attachment; filename="spravka{suffix}"'}
    return Response(FORMATS[suffix](made), media_type=MEDIA[suffix], headers=headers)


def _without_paths(sources: dict[str, Source]) -> dict[str, Source]:
    """Sources whose files are told by their names alone: where they lie on this machine is nobody's matter."""
    return {claim: replace(one, address=links.told_address(one.address)) for claim, one in sources.items()}


def _entries(register: Register, one: tuple[str, ...], other: tuple[str, ...]) -> dict[EntryKind, list[Entry]]:
    asked = [Question(kind=kind, areas=one, partners=other, limit=most) for kind, most in LOOKED_AT.items()]
    return dict(zip(LOOKED_AT, register.ask_each(*asked), strict=True))


def _telling(register: Register, found: dict[EntryKind, list[Entry]], today: date) -> Telling:
    """What tells the entries, with the sources of most that a page shows looked up."""
    return Telling(register, today, (entry for entries in found.values() for entry in entries[:STORY]))


def _counts(
    register: Register, found: dict[EntryKind, list[Entry]], one: tuple[str, ...], other: tuple[str, ...]
) -> dict[str, int]:
    """How many entries of each kind there are, those beyond what the page looks at too."""
    return {
        kind.value: register.count(Question(kind=kind, areas=one, partners=other))
        if len(entries) == LOOKED_AT[kind]
        else len(entries)
        for kind, entries in found.items()
    }


def _shown(
    telling: Telling, found: dict[EntryKind, list[Entry]], today: date, one: str, other: str = ""
) -> dict[str, Any]:
    """What the pages of one area and of two have in common."""
    timed = [entry for kind in TIMED for entry in found[kind] if (entry.start or entry.end) and _told(entry)]
    timed.sort(key=lambda entry: (_day(entry), entry.id), reverse=True)
    undated = [entry for entry in found[EntryKind.EVENT] if not (entry.start or entry.end)]
    years = {year: telling.lines(list(members)) for year, members in groupby(timed[:STORY], lambda e: _day(e).year)}
    return {
        "all": {links.LISTS[kind]: links.query(f"/{links.LISTS[kind]}", area=one, partner=other) for kind in LOOKED_AT},
        "years": years,
        "undated": telling.lines(undated[:FEW]),
        "agreements": telling.lines(found[EntryKind.AGREEMENT][:FEW]),
        "board": _board(telling, found[EntryKind.PROJECT], today),
        "commitments": telling.lines(found[EntryKind.COMMITMENT][:FEW]),
        "figures": telling.lines(found[EntryKind.INDICATOR][:FEW]),
    }


def _board(telling: Telling, projects: list[Entry], today: date) -> list[Stage]:
    by_stage = compiled(projects, ("",), ("",), today).projects
    return [
        Stage(code, label("stage", EntryKind.PROJECT, code), telling.lines(members[:COLUMN]))
        for code, members in by_stage.items()
    ]


def _officers(telling: Telling, dossier: Dossier) -> dict[str, list[Line]]:
    return {
        side: telling.lines([officer.person for officer in members[:FEW]]) for side, members in dossier.officers.items()
    }


def _bodies(telling: Telling, events: list[Entry]) -> dict[str, list[Line]]:
    """Joint bodies and forums that have names, with their sessions."""
    named: dict[str, list[Entry]] = {}
    for event in events:
        if body := getattr(event.gist, "body", None):
            named.setdefault(body, []).append(event)
    return {body: telling.lines(sessions[:COLUMN]) for body, sessions in list(named.items())[:COLUMN]}


def _told(entry: Entry) -> bool:
    return entry.stage not in {"planned", "proposed", "cancelled"}


def _day(entry: Entry) -> date:
    return entry.start or entry.end or date.min
