"""Finding: search over articles and claims; and where a name leads."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.asking import day, side_names
from svod.errors import MisuseError
from svod.language.spoken import shown, sought
from svod.model.entry import EntryKind, Source
from svod.model.question import Question
from svod.model.search import Found, Search
from svod.web import links
from svod.web.days import View, view_of
from svod.web.rendering import page

EACH, DEEPEST = 20, 50
KINDS = ("article", "office", "event", "agreement", "project", "commitment", "indicator")


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit: the part of its text with the words sought, and where it leads."""

    parts: list[tuple[str, bool]]
    source: Source
    href: str


def search(request: Request) -> Response:
    """The page of search."""
    view = view_of(request)
    register = view.register
    given = {
        name: request.query_params.get(name, "").strip()[:300]
        for name in ("q", "kind", "area", "publisher", "since", "until")
    }
    text = request.query_params.get("page", "1")
    at = min(int(text), DEEPEST) if text.isdecimal() and len(text) < 4 and int(text) > 0 else 1
    given["kind"] = given["kind"] if given["kind"] in KINDS else "article"
    found, trouble = Found((), {}), ""
    try:
        found = register.search(_asked(view, given, at)) if given["q"] else found
    except MisuseError as error:
        trouble = str(error)
    hits = [Shown(shown(hit.text, hit.marks), hit.source, _lead(hit.source)) for hit in found.hits]
    tabs = [(kind, found.counts.get(kind, 0), links.query("/search", **given | {"kind": kind})) for kind in KINDS]
    return page(
        request,
        "search.html",
        status=400 if trouble else 200,
        asked=given["q"],
        given=given,
        trouble=trouble,
        hits=hits,
        tabs=tabs,
        at_least=found.at_least,
        at=at,
        more=found.counts.get(given["kind"], 0) > at * EACH and at < DEEPEST,
        next=links.query("/search", **given, page=at + 1),
        before=links.query("/search", **given, page=at - 1),
        publishers=register.publishers(view.chosen),
    )


def named(request: Request) -> Response:
    """Goes to the person or organisation of a name; to the search when there are several or none."""
    view = view_of(request)
    name = request.query_params.get("name", "").strip()[:200]
    kind = request.query_params.get("kind", "person")
    found = []
    if kind == "person":
        found = view.ask(Question(kind=EntryKind.PERSON, people=(name,), limit=2))
    elif kind == "organisation":
        found = view.ask(Question(kind=EntryKind.ORGANISATION, organisations=(name,), limit=2))
    href = links.entry(found[0].id) if len(found) == 1 else links.query("/search", q=f'"{name}"')
    return RedirectResponse(href, 303)


def _asked(view: View, given: dict[str, str], at: int) -> Search:
    return Search(
        terms=sought(given["q"]),
        kind=given["kind"],
        areas=side_names(given["area"], view.register),
        publisher=given["publisher"] or None,
        since=day(given["since"]) if given["since"] else None,
        until=day(given["until"], last=True) if given["until"] else None,
        known=view.chosen,
        limit=EACH,
        offset=(at - 1) * EACH,
    )


def _lead(source: Source) -> str:
    return links.page(source.page, source.claim or None)
