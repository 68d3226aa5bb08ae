"""Rendering: templates → pages. All that comes from the register is escaped; nothing is marked as safe."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from svod import __version__
from svod.asking import label
from svod.cells import day_cell, quantity_cell, tenure_cell, when_cell
from svod.follow.products import products
from svod.language.areas import gazetteer
from svod.language.morph import parses
from svod.messages import LANGUAGES, catalogue, known, language, say
from svod.model.entry import EntryKind
from svod.web import links
from svod.web.days import chosen_day
from svod.web.guard import TOKEN, token_of
from svod.web.setaside import reason_words
from svod.web.visitors import visitor_of

HERE = Path(__file__).parent


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page of ours."""
    shown = _around(request) | {"asked": "", "template": template.removesuffix(".html")} | values
    return HTMLResponse(environment().get_template(template).render(shown), status)


def form(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page of ours with forms that change something: they hold the visitor's token, and so does a cookie."""
    token = token_of(request)
    response = page(request, template, status, token=token, **values)
    if request.cookies.get(TOKEN) != token:
        secure = request.url.scheme == "https"
        response.set_cookie(TOKEN, token, httponly=True, samesite="strict", secure=secure, path="/")
    return response


def unknown(request: Request, title: str) -> Response:
    """The answer for what was told later than the day that the visitor chose."""
    text = say("web.day.unknown", day=day_cell(chosen_day(request)))
    return page(request, "message.html", 404, title=title, text=text)


def _around(request: Request) -> dict[str, Any]:
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return {
        "lang": language(),
        "speakable": next(one for one in LANGUAGES if one != language()),
        "path": request.url.path,
        "back": back if request.method == "GET" else "/",
        "version": __version__,
        "visitor": visitor_of(request),
        "on_day": chosen_day(request),
    }


@cache
def environment() -> Environment:
    """Jinja with what templates may call."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"t": say, "links": links, "phase": _phase, "tenure": tenure_cell, "known": known}
    made.filters |= {
        "day": day_cell,
        "when": when_cell,
        "quantity": quantity_cell,
        "oneline": _oneline,
        "setaside": reason_words,
    }
    return made


def _phase(value: str) -> str:
    return label("stage", EntryKind.PERSON, value)


def _oneline(text: str) -> str:
    return " ".join(text.split())


def warm() -> None:
    """Make ready what every page needs, so that it is there once for all processes: templates, messages, areas."""
    for name in environment().list_templates():
        environment().get_template(name)
    for lang in LANGUAGES:
        catalogue(lang)
    gazetteer()
    parses("свод")
    products("свод")
