"""Review: one claim at a time with its passage: right, wrong, or corrected; who decided what and when; undo."""

import getpass
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.correcting import fields_of, slots_of
from svod.entering import note
from svod.errors import MisuseError
from svod.judging import judge_claim, undo
from svod.messages import say
from svod.model.claim import KINDS
from svod.model.entry import Filed
from svod.model.judgement import Judgement, Verdict
from svod.register import Register
from svod.web import links
from svod.web.guard import posted
from svod.web.rendering import form as form_page
from svod.web.visitors import visitor_of

AROUND, MOST, LOGGED = 400, 100_000, 200


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a claim in their context."""

    before: str
    quote: str
    after: str


def queue(request: Request) -> Response:
    """The claim asked for, or the one that the program is least sure of."""
    return _shown(request)


async def decide(request: Request) -> Response:
    """Puts a judgement down and goes on to the next claim."""
    form = {name: value for name, value in (await posted(request)).items() if isinstance(value, str)}
    register: Register = request.app.state.register
    claim, verdict = form.get("claim", ""), form.get("verdict", "")
    if verdict not in {"right", "wrong", "corrected"}:
        raise HTTPException(400)
    try:
        number = await run_in_threadpool(_judge, register, claim, Verdict(verdict), form, _judge_of(request, form))
    except MisuseError as error:
        return await run_in_threadpool(_shown, request, claim, str(error))
    chosen = form.get("kind", "")
    return RedirectResponse(links.query("/review", kind=chosen if chosen in KINDS else "", done=number), 303)


async def take_back(request: Request) -> Response:
    """Takes a judgement back and shows its claim again."""
    form = await posted(request)
    number = str(form.get("number", ""))
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise HTTPException(400)
    register: Register = request.app.state.register
    judge = _judge_of(request, {"judge": str(form.get("judge", ""))})
    one = await run_in_threadpool(undo, register, judge, int(number))
    await run_in_threadpool(note, register, judge, "undo", f"{one.verdict}: {one.subject}")
    return RedirectResponse(links.query("/review", claim=one.subject), 303)


def log(request: Request) -> Response:
    """Who decided what, and when."""
    register: Register = request.app.state.register
    told = register.log()
    standing = {one.id for one in register.judgements()}
    shown = list(reversed(told))[:LOGGED]
    quotes = register.sources({one.subject for one in shown})
    return form_page(request, "log.html", log=shown, standing=standing, quotes=quotes, judge=_judge_of(request, {}))


def _judge(register: Register, claim: str, verdict: Verdict, form: dict[str, str], judge: str) -> int:
    reason = form.get("reason", "").strip()[:500] or None
    slots = None
    if verdict is Verdict.CORRECTED:
        one = register.filed([claim]).get(claim)
        if one is None:
            raise MisuseError(say("web.review.gone"))
        slots = slots_of(one.claim, form)
    number = judge_claim(register, claim, verdict, judge, reason, slots)
    note(register, judge, "judge", f"{verdict}: {claim}")
    return number


def _shown(request: Request, asked: str = "", trouble: str = "") -> Response:
    register: Register = request.app.state.register
    kind = request.query_params.get("kind", "")
    kind = kind if kind in KINDS else ""
    skipped = _number(request.query_params.get("skip", "0"))
    asked = asked or request.query_params.get("claim", "")
    names = [asked] if asked else register.unjudged(kind or None, 1, skipped)
    found = register.filed(names)
    one = found.get(names[0]) if names else None
    if asked and one is None:
        raise HTTPException(404)
    done = _number(request.query_params.get("done", "0"))
    return form_page(
        request,
        "review.html",
        status=400 if trouble else 200,
        one=one,
        source=register.sources([one.id]).get(one.id) if one else None,
        passage=_passage(register, one) if one else None,
        fields=fields_of(one.claim) if one else [],
        judged=register.judged([one.id]).get(one.id) if one else None,
        done=_standing(register, done) if done else None,
        trouble=trouble,
        kind=kind,
        kinds=list(KINDS),
        skip=links.query("/review", kind=kind, skip=skipped + 1),
        judge=_judge_of(request, {}),
    )


def _standing(register: Register, number: int) -> Judgement | None:
    return next((one for one in register.judgements() if one.id == number), None)


def _passage(register: Register, one: Filed) -> Passage:
    text = register.text(one.page) or ""
    start, end = one.claim.citation.start, one.claim.citation.end
    left = text.rfind("\n\n", 0, max(0, start - AROUND)) + 2 if start > AROUND else 0
    right = text.find("\n\n", min(len(text), end + AROUND))
    return Passage(text[left:start], text[start:end], text[end : right if right >= 0 else len(text)])


def _judge_of(request: Request, form: Mapping[str, str]) -> str:
    """Who judges: the account's name; without accounts the name given, or that of the machine's user."""
    if name := visitor_of(request).name:
        return name
    try:
        return form.get("judge", "").strip()[:80] or getpass.getuser()
    except (KeyError, OSError):
        return say("web.review.somebody")


def _number(text: str) -> int:
    return min(int(text), MOST) if text.isascii() and text.isdecimal() and len(text) < 8 else 0
