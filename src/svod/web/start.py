"""Start: what is new, what comes due, what contradicts, and which areas have most to do with each other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.brief import compiled
from svod.language.areas import gazetteer
from svod.messages import LANGUAGES
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register.counting import Pairing
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
    return page(
        request,
        "start.html",
        counts=register.overview.entries(view.chosen),
        pages=register.overview.pages(view.chosen),
        new=register.overview.newest(FEW, view.chosen),
        ahead=lines(register, view.known(register.overview.terms(today, today + AHEAD, FEW)), today),
        passed=lines(register, view.known(register.overview.terms(None, today, FEW)), today),
        conflicts=[lines(register, group) for group in conflicts(view)[:4]],
        pairs=_pairs(view),
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


def _pairs(view: View) -> list[Pairing]:
    """The pairs with most movement; as of a day, of the areas that have most today."""
    found = worth(view.register.overview.pairs(limit=LOOKED_AT))
    if not view.chosen:
        return found[:MOST]
    areas = dict.fromkeys(one.one for one in found[: 2 * MOST])
    known = [one for area in areas for one in worth(view.register.overview.pairs((area,), known=view.chosen))]
    return sorted(dict.fromkeys(known), key=lambda one: (-one.entries, one.one, one.other))[:MOST]


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
