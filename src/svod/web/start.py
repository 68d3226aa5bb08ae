"""Start: what is new, what comes due, what contradicts, and which areas have most to do with each other."""

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
from svod.register.overview import Overview, Pairing
from svod.web import links
from svod.web.guard import LANGUAGE
from svod.web.lines import lines
from svod.web.rendering import page

FEW, LOOKED_AT = 6, 400
AHEAD = timedelta(days=180)


def start(request: Request) -> Response:
    """The first page."""
    register: Register = request.app.state.register
    today = date.today()
    whole = register.overview()
    ahead, passed = _terms(register, today)
    return page(
        request,
        "start.html",
        counts=whole.entries,
        pages=whole.stamp[0],
        new=register.pages(limit=FEW),
        ahead=lines(register, ahead[:FEW], today),
        passed=lines(register, passed[:FEW], today),
        conflicts=[lines(register, group) for group in conflicts(register)[:4]],
        pairs=pairs(whole)[:12],
    )


def pairs(whole: Overview) -> list[Pairing]:
    """Pairs worth showing, those of most entries first: a region with a foreign country, or two countries."""
    book = gazetteer()
    found: list[Pairing] = []
    for pairing in whole.pairs:
        areas = [book.by_name[name][0].area for name in (pairing.one, pairing.other) if name in book.by_name]
        if len(areas) < 2 or not pairing.direct or any(area.kind not in {"region", "country"} for area in areas):
            continue
        one, other = areas
        if (one.country or one.name) == (other.country or other.name) or one.kind == other.kind == "region":
            continue
        found.append(pairing if one.kind == "region" else replace(pairing, one=other.name, other=one.name))
    return sorted(found, key=lambda pairing: (-pairing.entries, pairing.one, pairing.other))


def conflicts(register: Register) -> list[tuple[Entry, ...]]:
    """Figures of one measure, pair and period that differ."""
    figures = register.ask(Question(kind=EntryKind.INDICATOR, limit=LOOKED_AT))
    return list(compiled(figures, ("",), ("",), date.today()).conflicts)


def speak_other(request: Request) -> Response:
    """Changes the language and goes back."""
    wanted = request.path_params["language"]
    answer = RedirectResponse(links.local(request.query_params.get("back", "/")), 303)
    if wanted in LANGUAGES:
        answer.set_cookie(LANGUAGE, wanted, max_age=365 * 86400, httponly=True, samesite="strict", path="/")
    return answer


def _terms(register: Register, today: date) -> tuple[list[Entry], list[Entry]]:
    """Commitments and plans by their terms: those to come, the nearest first; those passed, the newest first."""
    asked = (
        Question(kind=EntryKind.COMMITMENT, limit=LOOKED_AT),
        Question(kind=EntryKind.EVENT, stage="planned", limit=LOOKED_AT),
    )
    dated = [entry for question in asked for entry in register.ask(question) if entry.end]
    dated.sort(key=lambda entry: (entry.end or today, entry.id))
    ahead = [entry for entry in dated if entry.end and today <= entry.end <= today + AHEAD]
    passed = [entry for entry in reversed(dated) if entry.end and entry.end < today]
    return ahead, passed
