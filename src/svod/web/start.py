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
from svod.register.pages import Record
from svod.web import links
from svod.web.days import View, view_of
from svod.web.guard import LANGUAGE
from svod.web.lines import lines
from svod.web.rendering import page

FEW, MOST, LOOKED_AT = 6, 12, 300
AHEAD = timedelta(days=180)


def start(request: Request) -> Response:
    """The first page."""
    view = view_of(request)
    register, today = view.register, view.day
    newest = register.pages(limit=FEW) if not view.chosen else _told_by(register, today)
    return page(
        request,
        "start.html",
        counts=register.overview.entries(),
        pages=register.overview.pages(),
        new=newest,
        ahead=lines(register, view.known(register.overview.terms(today, today + AHEAD, FEW)), today),
        passed=lines(register, view.known(register.overview.terms(None, today, FEW)), today),
        conflicts=[lines(register, group) for group in conflicts(view)[:4]],
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


def _told_by(register: Register, day: date) -> list[Record]:
    """The newest pages of the last month in which there were some by a day."""
    months = [name for name in register.overview.months() if name and name <= f"{day:%Y-%m}"]
    found = register.pages(register.overview.pages_of_month(months[-1], (), LOOKED_AT)) if months else []
    return [one for one in found if one.published and one.published.start and one.published.start <= day][:FEW]


def conflicts(view: View) -> list[tuple[Entry, ...]]:
    """Figures of one measure, pair and period that differ, among the newest."""
    figures = view.ask(Question(kind=EntryKind.INDICATOR, limit=LOOKED_AT))
    return list(compiled(figures, ("",), ("",), view.day).differing)


def speak_other(request: Request) -> Response:
    """Changes the language and goes back."""
    wanted = request.path_params["language"]
    answer = RedirectResponse(links.local(request.query_params.get("back", "/")), 303)
    if wanted in LANGUAGES:
        answer.set_cookie(LANGUAGE, wanted, max_age=365 * 86400, httponly=True, samesite="strict", path="/")
    return answer
