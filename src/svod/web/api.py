"""The API: all that the register holds, as JSON to be read; and its description as OpenAPI."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from svod import __version__
from svod.asking import area_names, day
from svod.columns import entry_to_json, source_to_json
from svod.errors import MisuseError
from svod.language.spoken import sought
from svod.messages import say
from svod.model.contract import when_to_json
from svod.model.entry import EntryKind, Source
from svod.model.search import Search
from svod.register import Register
from svod.register.pages import Record
from svod.web import links
from svod.web.finding import KINDS
from svod.web.lists import FIELDS, question_of

DEFAULT, MOST = 50, 200
DEEPEST = 100_000


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a parameter; `values` are all that it may be."""

    text: str
    values: tuple[str, ...] = ()
    required: bool = False
    number: bool = False


PAGING = {"limit": Told("How many, at most 200", number=True), "offset": Told("From which on, from 0", number=True)}
FILTERS = {
    "kind": Told("Kind of entry", tuple(kind.value for kind in EntryKind), required=True),
    "area": Told("Area in any form: «Кировская область», «кировская»"),
    "partner": Told("The other area"),
    "person": Told("A person, by name in any case"),
    "since": Told("Not before: 2024, 2024-05, 2024-05-17"),
    "until": Told("Not after"),
    "stage": Told("Stage, phase or modality, as the contract writes it"),
    "form": Told("Form or measure, as the contract writes it"),
    "text": Told("Words of the quote in any form"),
}
SOUGHT = {
    "q": Told("Words in any form; a phrase in quotation marks", required=True),
    "kind": Told("What is sought in", KINDS),
    "area": FILTERS["area"],
    "publisher": Told("Who publishes the page"),
    "since": FILTERS["since"],
    "until": FILTERS["until"],
}


def entries(request: Request) -> Response:
    """Entries of a kind, with their citations."""
    register: Register = request.app.state.register
    kind = request.query_params.get("kind", "")
    if kind not in set(EntryKind):
        raise MisuseError(say("web.api.kind", known=", ".join(EntryKind)))
    given = {name: request.query_params.get(name, "").strip()[:200] for name in FIELDS}
    question = question_of(EntryKind(kind), given, register)
    limit, offset = _paging(request)
    found = register.ask(replace(question, limit=limit, offset=offset))
    sources = _sources(register.sources(claim for entry in found for claim in entry.claims))
    told = [entry_to_json(entry, sources) for entry in found]
    return JSONResponse({"count": register.count(question), "offset": offset, "entries": told})


def entry(request: Request) -> Response:
    """One entry."""
    register: Register = request.app.state.register
    found = register.entry(request.path_params["identity"])
    if found is None:
        return _trouble(404, say("web.error.404"))
    return JSONResponse(entry_to_json(found, _sources(register.sources(found.claims))))


def pages(request: Request) -> Response:
    """Pages, the newest article first."""
    register: Register = request.app.state.register
    limit, offset = _paging(request)
    found = register.pages(limit=min(limit + offset, 10_000))[offset:]
    return JSONResponse({"offset": offset, "pages": [_page(record) for record in found]})


def page(request: Request) -> Response:
    """One page: its article's text, its claims, the names in it."""
    register: Register = request.app.state.register
    digest = f"sha256:{request.path_params['digest']}"
    held = register.overview.held(digest)
    if held is None:
        return _trouble(404, say("web.error.404"))
    sources = _sources(register.sources(held.claims))
    claims = [{"kind": sources[one].kind, **source_to_json(sources[one])} for one in held.claims if one in sources]
    names = [{"name": one.name, "kind": one.kind, "count": one.count} for one in held.names]
    record = _page(register.pages([digest])[0])
    return JSONResponse(record | {"text": register.text(digest), "claims": claims, "names": names})


def search(request: Request) -> Response:
    """Articles or claims that hold the words sought."""
    register: Register = request.app.state.register
    given = {name: request.query_params.get(name, "").strip()[:300] for name in SOUGHT}
    kind = given["kind"] or "article"
    if kind not in KINDS:
        raise MisuseError(say("web.api.kind", known=", ".join(KINDS)))
    limit, offset = _paging(request)
    asked = Search(
        terms=sought(given["q"]),
        kind=kind,
        areas=area_names(given["area"], register) if given["area"] else (),
        publisher=given["publisher"] or None,
        since=day(given["since"]) if given["since"] else None,
        until=day(given["until"], last=True) if given["until"] else None,
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
    register: Register = request.app.state.register
    found = register.overview.pairs(limit=2000)
    pairs = [{"one": pair.one, "other": pair.other, "entries": pair.entries} for pair in found]
    return JSONResponse({"areas": register.overview.areas(), "pairs": pairs})


def described(request: Request) -> Response:
    """The description of this API."""
    paths = {path: {"get": _operation(function, told, path)} for path, function, told in OPERATIONS}
    info = {"title": "Svod", "version": __version__, "description": "Read-only. Every entry carries its citations."}
    return JSONResponse({"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": SCHEMAS}})


OPERATIONS: tuple[tuple[str, Callable[[Request], Response], dict[str, Told]], ...] = (
    ("/api/entries", entries, FILTERS | PAGING),
    ("/api/entries/{identity}", entry, {}),
    ("/api/pages", pages, PAGING),
    ("/api/pages/{digest}", page, {}),
    ("/api/search", search, SOUGHT | PAGING),
    ("/api/areas", areas, {}),
)
SCHEMAS = {"Trouble": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}}


def _safely(function: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Answers what was asked wrongly in JSON."""

    def answer(request: Request) -> Response:
        try:
            return function(request)
        except MisuseError as error:
            return _trouble(400, str(error))

    return answer


ROUTES = [
    Route("/api/openapi.json", described),
    *(Route(path, _safely(function)) for path, function, _ in OPERATIONS),
]


def _paging(request: Request) -> tuple[int, int]:
    found: list[int] = []
    for name, usual, most in (("limit", DEFAULT, MOST), ("offset", 0, DEEPEST)):
        text = request.query_params.get(name, str(usual))
        if not (text.isascii() and text.isdecimal() and len(text) < 9):
            raise MisuseError(say("web.api.number", name=name))
        found.append(min(int(text), most))
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


def _operation(function: Callable[[Request], Response], told: dict[str, Told], path: str) -> dict[str, Any]:
    parameters = [_parameter(name, one, "query") for name, one in told.items()]
    if "{" in path:
        name = path.partition("{")[2].rstrip("}")
        parameters.append(_parameter(name, Told("Its name", required=True), "path"))
    trouble = {"application/json": {"schema": {"$ref": "#/components/schemas/Trouble"}}}
    answers: dict[str, Any] = {
        "200": {"description": "Found", "content": {"application/json": {"schema": {"type": "object"}}}}
    }
    if told:
        answers["400"] = {"description": "Not understood; the error says what is", "content": trouble}
    if "{" in path:
        answers["404"] = {"description": "There is none", "content": trouble}
    summary = (function.__doc__ or "").strip()
    return {"operationId": function.__name__, "summary": summary, "parameters": parameters, "responses": answers}


def _parameter(name: str, told: Told, where: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer", "minimum": 0} if told.number else {"type": "string"}
    schema |= {"enum": list(told.values)} if told.values else {}
    return {"name": name, "in": where, "required": told.required, "description": told.text, "schema": schema}


def _trouble(status: int, text: str) -> Response:
    return JSONResponse({"error": text}, status)
