"""Sides: one area, or two together: who is who, what was signed, built, promised and counted; chart and briefing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.asking import area_names, label, side_names
from svod.brief import Dossier, compiled
from svod.briefing import brief
from svod.cards import area as area_facts
from svod.cards import bodies
from svod.charts import trade_drawn, trade_told
from svod.messages import say
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.offering import offers
from svod.register import Register
from svod.web import links
from svod.web.bodies import shown
from svod.web.days import View, view_of
from svod.web.gist import gist
from svod.web.lines import Line, Telling
from svod.web.opposed import doubts, fits
from svod.web.papers import MEDIA, answer
from svod.web.rendering import page
from svod.web.start import worth

LOOKED_AT = {
    EntryKind.PERSON: 16,
    EntryKind.EVENT: 24,
    EntryKind.AGREEMENT: 12,
    EntryKind.PROJECT: 24,
    EntryKind.COMMITMENT: 12,
    EntryKind.INDICATOR: 24,
}
"""Entries of a kind that a page looks at, the newest; the counts are of all, and the lists show all."""
FEW, STORY, COLUMN = 10, 24, 6
"""Lines of a section, of the timeline and of a column of the board."""
PARTNERS, NEAR, NEAR_FITS, MOST_FITS = 40, 30, 8, 100
"""Partners of an area; organisations looked at for bodies; projects of a stage looked at for matches, and matches on
their own page."""

DRAWN = "default-src 'none'; style-src 'unsafe-inline'"
"""Of a drawing by itself: it has styles of its own and asks for nothing."""

TIMED = (EntryKind.EVENT, EntryKind.AGREEMENT)


@dataclass(frozen=True, slots=True)
class Stage:
    """A column of the board."""

    code: str
    label: str
    lines: list[Line]
    count: int


def area(request: Request) -> Response:
    """One area with its partners."""
    view = view_of(request)
    names = area_names(request.query_params.get("name", "").strip()[:200], view.register)
    known = worth(view.register.overview.pairs(names, 4 * PARTNERS, view.chosen))[:PARTNERS]
    return page(
        request,
        "area.html",
        name=names[0],
        partners=[(one.other if one.one in names else one.one, one.entries) for one in known],
        cards=area_facts(names),
        **_shown(view, names, ()),
    )


def pair(request: Request) -> Response:
    """Two areas together."""
    view = view_of(request)
    asked = {side: request.query_params.get(side, "").strip()[:200] for side in ("area", "partner")}
    if not asked["partner"] or not asked["area"]:
        return RedirectResponse(links.area(asked["area"] or asked["partner"]) if any(asked.values()) else "/areas", 303)
    one, other = (area_names(name, view.register) for name in asked.values())
    return page(
        request,
        "pair.html",
        one=one[0],
        other=other[0],
        exports=(("spravka.docx", say("web.brief.word")), ("spravka.md", say("web.brief.text"))),
        **_shown(view, one, other),
    )


def chart(request: Request) -> Response:
    """The chart of trade of two areas, or of one with all; for a dark screen where that is asked for."""
    view = view_of(request)
    one, other = _asked(request)
    figures = view.ask(_question(EntryKind.INDICATOR, one, other))
    drawn = trade_drawn(figures, one, other, dark=request.query_params.get("dark") == "1")
    if drawn is None:
        raise HTTPException(404)
    return Response(drawn, media_type="image/svg+xml", headers={"Content-Security-Policy": DRAWN})


def offered(request: Request) -> Response:
    """What two areas offer and ask for, or one area and anybody."""
    view = view_of(request)
    one, other = _asked(request)
    found = offers(view.register, one, other, view.day)
    return page(
        request,
        "offers.html",
        one=one[0],
        other=other[0] if other else "",
        fits=fits(view, found[:MOST_FITS]),
        count=len(found),
    )


def briefing(request: Request) -> Response:
    """The briefing on two areas as a file: Word, or Markdown."""
    view = view_of(request)
    register = view.register
    suffix = f".{request.path_params['suffix']}"
    if suffix not in MEDIA:
        raise HTTPException(404)
    one, other = _asked(request)
    made = brief(register, one, other, view.chosen, cite=lambda claims: links.without_paths(register.sources(claims)))
    return answer(made, suffix)


def _asked(request: Request) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of both sides; of the other none where one alone is asked for."""
    register: Register = request.app.state.register
    one, other = (request.query_params.get(side, "").strip()[:200] for side in ("area", "partner"))
    return area_names(one, register), side_names(other, register)


def _question(kind: EntryKind, one: tuple[str, ...], other: tuple[str, ...]) -> Question:
    return Question(kind=kind, areas=one, partners=other, limit=LOOKED_AT[kind])


def _shown(view: View, one: tuple[str, ...], other: tuple[str, ...]) -> dict[str, Any]:
    """What the pages of one area and of two show."""
    answers = view.ask_each(*(_question(kind, one, other) for kind in LOOKED_AT))
    found = dict(zip(LOOKED_AT, answers, strict=True))
    # the sources of most that a page shows are looked up at once
    ahead = (entry for entries in answers for entry in entries[:STORY])
    telling = Telling(view.register, view.day, ahead)
    entries = [entry for answer in answers for entry in answer]
    dossier = compiled(entries, one, other or ("",), view.day, most=LOOKED_AT)
    matches = offers(view.register, one, other, view.day, NEAR_FITS)
    sides = {"area": one[0], "partner": other[0] if other else ""}
    return {
        "all": {links.LISTS[kind]: links.query(f"/{links.LISTS[kind]}", **sides) for kind in LOOKED_AT},
        "counts": _counts(view, found, one, other),
        "summary": gist(dossier) if other else [],
        "trade": trade_told(found[EntryKind.INDICATOR], one, other),
        "drawing": links.query("/pair/trade.svg", **sides),
        "officers": _officers(telling, dossier, (one, other)),
        "bodies": [shown(body, view.day, COLUMN) for body in bodies(view.register, one, other, view.chosen, NEAR)][
            :FEW
        ],
        "agreements": telling.lines(found[EntryKind.AGREEMENT][:FEW]),
        "board": _board(telling, dossier),
        "plans": telling.lines(dossier.coming[:FEW]),
        "commitments": telling.lines(dossier.commitments[:FEW]),
        "control": links.query("/control", **sides),
        "fits": fits(view, matches[:COLUMN]),
        "offers": links.query("/offers", **sides),
        "doubts": doubts(view.register, dossier.conflicts[:FEW], entries),
        "figures": telling.lines(found[EntryKind.INDICATOR][:FEW]),
        "series": links.query("/series", **sides),
        **_story(telling, found),
    }


def _counts(
    view: View, found: dict[EntryKind, list[Entry]], one: tuple[str, ...], other: tuple[str, ...]
) -> dict[str, int]:
    """How many entries of each kind there are, those beyond what the page looks at too."""
    return {
        kind.value: view.count(Question(kind=kind, areas=one, partners=other))
        if len(entries) == LOOKED_AT[kind]
        else len(entries)
        for kind, entries in found.items()
    }


def _story(telling: Telling, found: dict[EntryKind, list[Entry]]) -> dict[str, Any]:
    """What happened, by years."""
    timed = [entry for kind in TIMED for entry in found[kind] if (entry.start or entry.end) and _told(entry)]
    timed.sort(key=lambda entry: (_day(entry), entry.id), reverse=True)
    undated = [entry for entry in found[EntryKind.EVENT] if not (entry.start or entry.end)]
    years = {year: telling.lines(list(members)) for year, members in groupby(timed[:STORY], lambda e: _day(e).year)}
    return {"years": years, "undated": telling.lines(undated[:FEW])}


def _board(telling: Telling, dossier: Dossier) -> list[Stage]:
    return [
        Stage(code, label("stage", EntryKind.PROJECT, code), telling.lines(members[:COLUMN]), len(members))
        for code, members in dossier.projects.items()
    ]


def _officers(telling: Telling, dossier: Dossier, sides: Iterable[tuple[str, ...]]) -> dict[str, list[Line]]:
    names = [side[0] for side in sides if side]
    return {name: telling.lines([one.person for one in dossier.officers.get(name, ())[:FEW]]) for name in names}


def _told(entry: Entry) -> bool:
    return entry.stage not in {"planned", "proposed", "cancelled"}


def _day(entry: Entry) -> date:
    return entry.start or entry.end or date.min
