"""The API: all that the register holds, as JSON to be read; and its description as OpenAPI."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from inspect import iscoroutinefunction
from typing import Any, TypeVar, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from svod.asking import area_names, day
from svod.columns import backing_to_json, entry_to_json, source_to_json
from svod.errors import MisuseError
from svod.following import corroborated
from svod.language.spoken import sought
from svod.messages import say
from svod.model.contract import when_to_json
from svod.model.entry import EntryKind, Source
from svod.model.judgement import Judgement
from svod.model.search import Search
from svod.register import Register
from svod.register.pages import Record
from svod.web import links, remote
from svod.web.days import View, view_of
from svod.web.finding import KINDS
from svod.web.lists import FIELDS, question_of
from svod.web.openapi import DAY, AbsentError, Operation, Told, description, trouble
from svod.web.rendering import page as html
from svod.web.schemas import SCHEMAS
from svod.web.visitors import visitor_of

Answer = TypeVar("Answer")
DEFAULT, MOST = 50, 200
DEEPEST = 100_000


AS_OF = {"as_of": Told("As of a day: what was published later is left out", pattern=DAY)}
PAGING = {"limit": Told("How many", most=MOST), "offset": Told("From which on, from 0", most=DEEPEST)}
FILTERS = {
    "kind": Told("Kind of entry", tuple(kind.value for kind in EntryKind), required=True),
    "area": Told("Area in any form: «Кировская область», «кировская»"),
    "partner": Told("The other area"),
    "person": Told("A person, by name in any case"),
    "since": Told("Not before: 2024, 2024-05, 2024-05-17", pattern=DAY),
    "until": Told("Not after", pattern=DAY),
    "stage": Told("Stage, phase or modality, as the contract writes it"),
    "form": Told("Form or measure, as the contract writes it"),
    "text": Told("Words of the quote in any form"),
}
SOUGHT = {
    "q": Told("Words in any form; a phrase in quotation marks", required=True),
    "kind": Told("What is sought in; articles unless told", KINDS),
    "area": FILTERS["area"],
    "publisher": Told("Who publishes the page"),
    "since": FILTERS["since"],
    "until": FILTERS["until"],
}


def entries(request: Request) -> Response:
    """Entries of a kind, with their citations."""
    view = _view(request)
    register = view.register
    kind = request.query_params.get("kind", "")
    if kind not in set(EntryKind):
        raise MisuseError(say("web.api.kind", known=", ".join(EntryKind)))
    given = {name: request.query_params.get(name, "").strip()[:200] for name in FIELDS}
    _check_days(request)
    question = _known(lambda: question_of(EntryKind(kind), given, register))
    limit, offset = _paging(request)
    found = view.ask(replace(question, limit=limit, offset=offset))
    sources = _sources(register.sources(claim for entry in found for claim in entry.claims))
    told = [entry_to_json(entry, sources) for entry in found]
    return JSONResponse({"count": view.count(question), "offset": offset, "entries": told})


def entry(request: Request) -> Response:
    """One entry."""
    view = _view(request)
    whole = view.register.entry(request.path_params["identity"])
    found = next(iter(view.known([whole] if whole else [])), None)
    if found is None:
        raise AbsentError(say("web.error.404"))
    told = entry_to_json(found, _sources(view.register.sources(found.claims)))
    return JSONResponse(told | {"corroboration": backing_to_json(corroborated(view.register, found.claims))})


def pages(request: Request) -> Response:
    """Pages, the newest article first."""
    view = _view(request)
    limit, offset = _paging(request)
    found = view.register.overview.newest(min(limit + offset, 10_000), view.chosen)[offset:]
    return JSONResponse({"offset": offset, "pages": [_page(record) for record in found]})


def page(request: Request) -> Response:
    """One page: its article's text, its claims, the names in it."""
    view = _view(request)
    register = view.register
    digest = f"sha256:{request.path_params['digest']}"
    held = register.overview.held(digest)
    if held is None or not view.there((told := register.pages([digest])[0]).published):
        raise AbsentError(say("web.error.404"))
    sources = _sources(register.sources(held.claims))
    claims = [{"kind": sources[one].kind, **source_to_json(sources[one])} for one in held.claims if one in sources]
    names = [{"name": one.name, "kind": one.kind, "count": one.count} for one in held.names]
    return JSONResponse(_page(told) | {"text": register.text(digest), "claims": claims, "names": names})


def search(request: Request) -> Response:
    """Articles or claims that hold the words sought."""
    view = _view(request)
    register = view.register
    given = {name: request.query_params.get(name, "").strip()[:300] for name in SOUGHT}
    kind = given["kind"] or "article"
    if kind not in KINDS or (not kind and "kind" in request.query_params):
        raise MisuseError(say("web.api.kind", known=", ".join(KINDS)))
    if "q" not in request.query_params:
        raise MisuseError(say("web.api.words"))
    _check_days(request)
    limit, offset = _paging(request)
    asked = Search(
        terms=sought(given["q"]),
        kind=kind,
        areas=_known(lambda: area_names(given["area"], register)) if given["area"] else (),
        publisher=given["publisher"] or None,
        since=day(given["since"]) if given["since"] else None,
        until=day(given["until"], last=True) if given["until"] else None,
        known=view.chosen,
        limit=limit,
        offset=offset,
    )
    found = register.search(asked)
    told = [
        source_to_json(one) for one in _sources({str(at): hit.source for at, hit in enumerate(found.hits)}).values()
    ]
    return JSONResponse({"counts": found.counts, "offset": offset, "hits": told})


def areas(request: Request) -> Response:
    """Areas and pairs of areas, with the number of entries."""
    view = _view(request)
    told = view.register.overview.geography(view.chosen)
    pairs = [{"one": pair.one, "other": pair.other, "entries": pair.entries} for pair in told.pairs[:2000]]
    return JSONResponse({"areas": told.areas, "pairs": pairs})


def judgements(request: Request) -> Response:
    """What people decided, the newest first; those taken back too."""
    limit, offset = _paging(request)
    register: Register = request.app.state.register
    told = list(reversed(register.log()))
    shown = [_judgement(one) for one in told[offset : offset + limit]]
    return JSONResponse({"count": len(told), "offset": offset, "judgements": shown})


def described(request: Request) -> Response:
    """The description of this API."""
    return JSONResponse(description(OPERATIONS, SCHEMAS))


def documented(request: Request) -> Response:
    """The description for people."""
    return html(request, "api.html", operations=OPERATIONS)


OPERATIONS: tuple[Operation, ...] = (
    Operation(path="/api/entries", function=entries, answer="Entries", told=FILTERS | AS_OF | PAGING),
    Operation(path="/api/entries/{identity}", function=entry, answer="Entry", told=AS_OF),
    Operation(path="/api/pages", function=pages, answer="Pages", told=AS_OF | PAGING),
    Operation(path="/api/pages/{digest}", function=page, answer="WholePage", told=AS_OF),
    Operation(path="/api/search", function=search, answer="Found", told=SOUGHT | AS_OF | PAGING),
    Operation(path="/api/areas", function=areas, answer="Areas", told=AS_OF),
    Operation(path="/api/judgements", function=judgements, answer="Judgements", told=PAGING),
    *remote.OPERATIONS,
)


def _route(one: Operation) -> Route:
    """A route that answers what was asked wrongly in JSON."""

    async def answer(request: Request) -> Response:
        if not visitor_of(request).may(one.role):
            return trouble(403, say("web.error.forbidden.how", role=say(f"role.{one.role}")))
        try:
            if iscoroutinefunction(one.function):
                found: Response = await one.function(request)
                return found
            return await run_in_threadpool(cast(Callable[[Request], Response], one.function), request)
        except AbsentError as error:
            return trouble(404, str(error))
        except MisuseError as error:
            return trouble(400, str(error))

    return Route(one.path, answer, methods=[one.method])


ROUTES = [Route("/api", documented), Route("/api/openapi.json", described), *map(_route, OPERATIONS)]


def _known(ask: Callable[[], Answer]) -> Answer:
    """What is asked for by name; AbsentError when there is none of that name."""
    try:
        return ask()
    except MisuseError as error:
        raise AbsentError(str(error)) from error


def _view(request: Request) -> View:
    """The register as of the day asked for, else of that of the site. MisuseError when it is no day."""
    view = view_of(request)
    if "as_of" not in request.query_params:
        return view
    asked = day(request.query_params["as_of"], last=True)
    return replace(view, chosen=asked if asked < date.today() else None)


def _check_days(request: Request) -> None:
    """MisuseError when one of the dates is none."""
    for name in ("since", "until"):
        if name in request.query_params:
            day(request.query_params[name])


def _paging(request: Request) -> tuple[int, int]:
    found: list[int] = []
    for name, usual, most in (("limit", DEFAULT, MOST), ("offset", 0, DEEPEST)):
        text = request.query_params.get(name, str(usual))
        if not (text.isascii() and text.isdecimal() and len(text) < 9 and int(text) <= most):
            raise MisuseError(say("web.api.number", name=name, most=str(most)))
        found.append(int(text))
    return found[0], found[1]


def _sources(sources: dict[str, Source]) -> dict[str, Source]:
    return {claim: replace(one, address=links.told_address(one.address)) for claim, one in sources.items()}


def _page(record: Record) -> dict[str, Any]:
    return {
        "id": record.digest,
        "address": links.told_address(record.address),
        "title": record.title,
        "published": when_to_json(record.published),
        "publisher": record.publisher,
        "origin": record.origin,
        "genre": record.genre,
        "claims": record.claims,
        "added": record.added,
    }


def _judgement(one: Judgement) -> dict[str, Any]:
    names = ("id", "made", "judge", "subject", "verdict", "other", "reason", "ends")
    return {name: getattr(one, name) for name in names}
