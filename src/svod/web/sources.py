"""Sources: an archived article with its claims marked, who is mentioned, what was set aside; and the raw page."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.cells import tenure_cell
from svod.model.entry import Entry, Source
from svod.model.judgement import Verdict
from svod.register import Register
from svod.register.overview import Named
from svod.register.pages import Record
from svod.web import links
from svod.web.days import View, view_of
from svod.web.lines import Line, line
from svod.web.marking import marked
from svod.web.rendering import page, unknown

MOST_NAMED = 40


@dataclass(frozen=True, slots=True)
class Person:
    """Who is mentioned: how often, and with which post as of the page's day."""

    name: str
    count: int
    post: str
    href: str


def source(request: Request) -> Response:
    """The page of a source."""
    view = view_of(request)
    register = view.register
    digest, text = _asked(request, register)
    record = register.pages([digest])[0]
    if not view.there(record.published):
        return unknown(request, record.title or links.spoken_address(record.address))
    held = register.overview.held(digest)
    assert held is not None
    told = register.sources(held.claims)
    claims = [told[claim] for claim in held.claims if claim in told]
    wrong = {name for name, one in register.judged(held.claims).items() if one.verdict == Verdict.WRONG}
    chosen = request.query_params.get("chrome") == "1"
    return page(
        request,
        "source.html",
        record=record,
        hex=digest.removeprefix("sha256:"),
        paragraphs=marked(text, [claim for claim in claims if claim.claim not in wrong]),
        wrong=wrong,
        titled=bool(record.title) and text.startswith(record.title or ""),
        claims=_told(view, claims),
        kinds=Counter(claim.kind for claim in claims if claim.claim not in wrong),
        people=_people(view, held.names, _day(record)),
        areas=[one for one in held.names if one.kind == "area"][:MOST_NAMED],
        chrome=held.chrome if chosen else (),
        set_aside=len(held.chrome),
        chosen=chosen,
    )


def raw(request: Request) -> Response:
    """The bytes as they came, to be saved and never shown: as octets, in a sandbox, whatever they claim to be."""
    register: Register = request.app.state.register
    digest, _ = _asked(request, register)
    if not view_of(request).there(register.pages([digest])[0].published):
        raise HTTPException(404)
    headers = {
        "Content-Disposition": f'attachment; filename="{digest.removeprefix("sha256:")[:12]}.bin"',
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(register.raw(digest) or b"", media_type="application/octet-stream", headers=headers)


def _asked(request: Request, register: Register) -> tuple[str, str]:
    digest = f"sha256:{request.path_params['digest']}"
    text = register.text(digest)
    if text is None:
        raise HTTPException(404)
    return digest, text


def _told(view: View, claims: list[Source]) -> list[tuple[Source, Line | None]]:
    """Claims, each with the entry it leads to: that of its own kind, or the person of an office."""
    known = view.register.overview.entries_of_claims([claim.claim for claim in claims])
    chosen: dict[str, str] = {}
    for claim in claims:
        kind = "person" if claim.kind == "office" else claim.kind
        entries = known[claim.claim]
        chosen[claim.claim] = next((one for one in entries if one.startswith(f"{kind}:")), next(iter(entries), ""))
    told = view.known(view.register.overview.entries_of_ids(list(dict.fromkeys(chosen.values())), view.newest))
    entries_ = {one.id: one for one in told}
    return [
        (claim, line(entries_[chosen[claim.claim]], {}) if chosen[claim.claim] in entries_ else None)
        for claim in claims
    ]


def _people(view: View, names: tuple[Named, ...], day: date | None) -> list[Person]:
    people = [one for one in names if one.kind == "person"][:MOST_NAMED]
    named = view.register.overview.people_named([one.name for one in people], view.newest)
    as_of = {one.id: one for one in view.known(named.values())}
    known = {name: as_of[one.id] for name, one in named.items() if one.id in as_of}
    found: dict[str, Person] = {}
    for one in people:
        entry = known.get(one.name)
        name = entry.name if entry else one.name
        before = found.get(name)
        href = links.entry(entry.id) if entry else ""
        found[name] = Person(name, one.count + (before.count if before else 0), _post(entry, day), href)
    return sorted(found.values(), key=lambda person: -person.count)


def _post(entry: Entry | None, day: date | None) -> str:
    """The post last told of by the page's day; where none was told by then, nothing is said."""
    for tenure in entry.tenures if entry else ():
        if not day or not tenure.seen or tenure.seen <= day:
            return tenure_cell(tenure)
    return ""


def _day(record: Record) -> date | None:
    return (record.published.end or record.published.start) if record.published else None
