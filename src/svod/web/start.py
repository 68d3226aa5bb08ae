"""Start: what is new, what comes due, what contradicts, and which areas have most to do with each other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.brief import compiled
from svod.language.areas import gazetteer
from svod.messages import LANGUAGES
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.register.counting import Pairing
from svod.web import links
from svod.web.guard import LANGUAGE
from svod.web.lines import lines
from svod.web.rendering import page

FEW, MOST, LOOKED_AT = 6, 12, 300
AHEAD = timedelta(days=180)


def start(request: Request) -> Response:
    """The first page."""
    register: Register = request.app.state.register
    today = date.today()
    return page(
        request,
        "start.html",
        counts=register.overview.entries(),
        pages=register.overview.pages(),
        new=register.pages(limit=FEW),
        ahead=lines(register, register.overview.terms(today, today + AHEAD, FEW), today),
        passed=lines(register, register.overview.terms(None, today, FEW), today),
        conflicts=[lines(register, group) for group in conflicts(register)[:4]],
        pairs=worth(register.overview.pairs(limit=LOOKED_AT))[:MOST],
    )


def worth(found: Iterable[Pairing]) -> list[Pairing]:
    """Pairs worth showing, in their order: a region with a foreign country, the region first, or two countries."""
    book = gazetteer()
    shown: list[Pairing] = []
    for pairing in found:
        areas = [book.by_name[name][0].area for name in (pairing.one, pairing.other) if name in book.by_name]
        if len(areas) < 2 or any(area.kind not in {"region", "country"} for area in areas):
            continue
        one, other = areas
        if (one.country or one.name) == (other.country or other.name) or one.kind == other.kind == "region":
            continue
        shown.append(pairing if one.kind == "region" else replace(pairing, one=other.name, other=one.name))
    return shown


def conflicts(register: Register) -> list[tuple[Entry, ...]]:
    """Figures of one measure, pair and period that differ, among the newest."""
    figures = register.ask(Question(kind=EntryKind.INDICATOR, limit=LOOKED_AT))
    return list(compiled(figures, ("",), ("",), date.today()).differing)


def speak_other(request: Request) -> Response:
    """Changes the language and goes back."""
    wanted = request.path_params["language"]
    answer = RedirectResponse(links.local(request.query_params.get("back", "/")), 303)
    if wanted in LANGUAGES:
        answer.set_cookie(LANGUAGE, wanted, max_age=365 * 86400, httponly=True, samesite="strict", path="/")
    return answer
