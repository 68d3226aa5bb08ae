"""Merging: two entries are one and the same; or some sentences of an entry are of another; and what was so decided."""

from collections.abc import Callable, Iterable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.asking import people
from svod.cards import elsewhere
from svod.cells import reasons_cell
from svod.entering import note
from svod.errors import MisuseError
from svod.judging import PAIR, calls, judge_pair, split
from svod.language.spoken import sought
from svod.messages import say
from svod.model.entry import Entry, EntryKind
from svod.model.judgement import Judgement, Verdict
from svod.model.question import Question
from svod.model.search import Search
from svod.register import Register
from svod.resolve.names import key
from svod.web import links
from svod.web.guard import posted
from svod.web.rendering import form as form_page
from svod.web.review import judge_of, standing, texts
from svod.web.tasks import Side, score_between, side, subject_of

Decide = Callable[[Register, Entry, str, str | None], int]

MOST, SENTENCES, NAMES = 12, 100, 200
"""Others that are shown; sentences that may be split off; names of organisations that are looked up."""


def merging(request: Request) -> Response:
    """An entry with those that may be the same, and its sentences."""
    return _page(request)


async def merge(request: Request) -> Response:
    """Puts down whether another entry is the same."""
    form = texts(await posted(request))
    verdict, other = form.get("verdict", ""), form.get("other", "")
    if verdict not in set(PAIR):
        raise HTTPException(400)

    def decide(register: Register, entry: Entry, judge: str, reason: str | None) -> int:
        if not other:
            raise MisuseError(say("web.merge.choose"))
        return judge_pair(register, entry.id, other, Verdict(verdict), judge, reason)

    return await run_in_threadpool(
        _decided, request, form, decide, f"{verdict}: {request.path_params['identity']} | {other}"
    )


async def part(request: Request) -> Response:
    """Puts down that some sentences are of another."""
    sent = await posted(request)
    form = texts(sent)
    away = [claim for claim in sent.getlist("claim") if isinstance(claim, str)][:SENTENCES]

    def decide(register: Register, entry: Entry, judge: str, reason: str | None) -> int:
        return split(register, entry.id, away, judge, reason)

    told = f"split: {request.path_params['identity']} | {' '.join(away)}"
    return await run_in_threadpool(_decided, request, form, decide, told)


def _decided(request: Request, form: Mapping[str, str], decide: Decide, deed: str) -> Response:
    """Decides, notes it, and goes on to the entry as it is called now."""
    register: Register = request.app.state.register
    entry, judge = _entry(request), judge_of(request, form)
    reason = form.get("reason", "").strip()[:500]
    try:
        number = decide(register, entry, judge, reason or None)
    except MisuseError as error:
        return _page(request, str(error), reason)
    note(register, judge, "judge", deed)
    return RedirectResponse(links.query(links.merging(_now(register, entry)), done=number), 303)


def _page(request: Request, trouble: str = "", reason: str = "") -> Response:
    register: Register = request.app.state.register
    entry = _entry(request)
    sought_name = request.query_params.get("name", "").strip()[:200]
    others: list[tuple[str, Side]] = []
    if sought_name:
        try:
            found = _called(register, entry.kind, sought_name)
            others = [(one.id, _beside(register, entry, one)) for one in found if one.id != entry.id]
        except MisuseError as error:
            trouble = trouble or str(error)
    near = (*entry.candidates, *(elsewhere(register, entry) if entry.kind is EntryKind.ORGANISATION else ()))
    likely = register.entries([one.other for one in near])[:MOST]
    sources = register.sources(entry.claims[-SENTENCES:])
    return form_page(
        request,
        "merge.html",
        status=400 if trouble and not sought_name else 200,
        entry=entry,
        own=side(register, entry),
        likely=[(one.id, _beside(register, entry, one)) for one in likely if one.id != entry.id],
        others=others,
        name=sought_name,
        sentences=[sources[claim] for claim in reversed(entry.claims) if claim in sources],
        decided=[(one, *subject_of(register, one)) for one in _of(register.judgements(), entry)],
        done=standing(register, request.query_params.get("done", "")),
        trouble=trouble,
        reason=reason,
        judge=judge_of(request, {}),
    )


def _entry(request: Request) -> Entry:
    register: Register = request.app.state.register
    entry = register.entry(request.path_params["identity"])
    if entry is None or entry.kind is EntryKind.INDICATOR:
        raise HTTPException(404)
    return entry


def _now(register: Register, entry: Entry) -> str:
    """What an entry is called after it was joined or parted: by the most of its sentences."""
    near = {name for claim in entry.claims for name in register.entries_of(claim)}
    same = [one for one in register.entries(sorted(near)) if one.kind is entry.kind]
    own = {*entry.claims, *entry.names}
    return max(same, key=lambda one: len(own & {*one.claims, *one.names}), default=entry).id


def _beside(register: Register, entry: Entry, other: Entry) -> Side:
    score = score_between(register, entry, other)
    return side(register, other, reasons_cell(score) if score else "", most=1)


def _called(register: Register, kind: EntryKind, asked: str) -> list[Entry]:
    """Entries of a kind by a name in any form, or by words of what is told of them."""
    match kind:
        case EntryKind.PERSON:
            return people(asked, register)[:MOST]
        case EntryKind.ORGANISATION:
            names = [name for name in register.names("organisation") if key(asked) in key(name)][:NAMES]
            return register.ask(Question(kind=kind, organisations=tuple(names), limit=MOST)) if names else []
        case _:
            found = register.search(Search(terms=sought(asked), kind=kind.value, limit=MOST))
            ids = dict.fromkeys(name for hit in found.hits for name in register.entries_of(hit.source.claim))
            return [one for one in register.entries(list(ids)) if one.kind is kind][:MOST]


def _of(judgements: Iterable[Judgement], entry: Entry) -> list[Judgement]:
    """The standing judgements that speak of an entry and another, the newest first."""
    told = [one for one in judgements if one.other and (calls(one.subject, entry) or calls(one.other, entry))]
    return list(reversed(told))[:MOST]
