"""Review: one thing to be judged at a time with its passage; who decided what and when; undo."""

import getpass
from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.correcting import slots_of
from svod.entering import note
from svod.errors import MisuseError
from svod.judging import undo
from svod.messages import say
from svod.model.claim import KINDS
from svod.model.judgement import Judgement, Verdict
from svod.register import Register
from svod.reviewing import Task, TaskKind, decide
from svod.web import links
from svod.web.guard import posted
from svod.web.rendering import form as form_page
from svod.web.tasks import Queue, shown, subject_of, task_of
from svod.web.visitors import visitor_of

LOGGED = 200
TABS = ("", *TaskKind, *KINDS)
"""What may be looked through alone; "" is all."""


def queue(request: Request) -> Response:
    """The task asked for, or the weightiest."""
    return _page(request, request.query_params.get("task", ""))


async def judge(request: Request) -> Response:
    """Puts a decision down and goes on to the next task."""
    form = texts(await posted(request))
    register: Register = request.app.state.register
    task = task_of(form.get("task", ""))
    name = form.get("verdict", "")
    if name not in set(Verdict):
        raise HTTPException(400)
    try:
        number = await run_in_threadpool(_put_down, register, task, Verdict(name), form, judge_of(request, form))
    except MisuseError as error:
        return await run_in_threadpool(_page, request, task.key, str(error), form)
    chosen = form.get("kind", "")
    skip = links.put_off(form.get("skip", "").split("|"))
    return RedirectResponse(links.query("/review", kind=chosen if chosen in TABS else "", skip=skip, done=number), 303)


async def take_back(request: Request) -> Response:
    """Takes a judgement back, and shows again what it was of."""
    form = texts(await posted(request))
    number = form.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise HTTPException(400)
    register: Register = request.app.state.register
    judge = judge_of(request, form)
    one = await run_in_threadpool(undo, register, judge, int(number))
    await run_in_threadpool(note, register, judge, "undo", f"{one.verdict}: {one.subject}")
    claim = links.query("/review", task=f"{TaskKind.CLAIM} {one.subject}")
    its_own = claim if one.other is None and one.subject in register.filed([one.subject]) else "/review/log"
    return RedirectResponse(links.local(form.get("back") or its_own), 303)


def log(request: Request) -> Response:
    """Who decided what, and when."""
    register: Register = request.app.state.register
    told = list(reversed(register.log()))[:LOGGED]
    standing = {one.id for one in register.judgements()}
    of = {one.id: subject_of(register, one) for one in told}
    return form_page(request, "log.html", log=told, standing=standing, of=of, judge=judge_of(request, {}))


def texts(sent: Mapping[str, object]) -> dict[str, str]:
    """The texts of a form; a file where a text belongs is none."""
    return {name: value for name, value in sent.items() if isinstance(value, str)}


def judge_of(request: Request, form: Mapping[str, str]) -> str:
    """Who judges: the account's name; without accounts the name given, or that of the machine's user."""
    if name := visitor_of(request).name:
        return name
    try:
        return form.get("judge", "").strip()[:80] or getpass.getuser()
    except (KeyError, OSError):
        return say("web.review.somebody")


def standing(register: Register, number: str) -> Judgement | None:
    """The judgement of a number, while it stands."""
    if not (number.isascii() and number.isdecimal() and len(number) < 10):
        return None
    return next((one for one in register.judgements() if one.id == int(number)), None)


def _put_down(register: Register, task: Task, verdict: Verdict, form: Mapping[str, str], judge: str) -> int:
    slots = None
    if verdict is Verdict.CORRECTED and task.kind is TaskKind.CLAIM:
        one = register.filed([task.one]).get(task.one)
        if one is None:
            raise MisuseError(say("web.review.gone"))
        slots = slots_of(one.claim, form)
    number = decide(register, task, verdict, judge, form.get("reason", "").strip()[:500] or None, slots)
    note(register, judge, "judge", f"{verdict}: {' | '.join(part for part in (task.one, task.other) if part)}")
    return number


def _page(request: Request, asked: str, trouble: str = "", said: Mapping[str, str] | None = None) -> Response:
    register: Register = request.app.state.register
    query = said or request.query_params
    kind = query.get("kind", "")
    kind = kind if kind in TABS else ""
    skipped = tuple(query.get("skip", "").split("|"))
    waiting: Queue = request.app.state.queue
    task = task_of(asked) if asked else waiting.next(register, kind, skipped)
    one = shown(register, task) if task else None
    return form_page(
        request,
        "review.html",
        status=400 if trouble else 200,
        one=one,
        said=said or {},
        done=standing(register, request.query_params.get("done", "")),
        trouble=trouble,
        kind=kind,
        tabs=[(name, say(_title(name)), links.query("/review", kind=name)) for name in TABS],
        skip=links.put_off(skipped),
        passed=links.query("/review", kind=kind, skip=links.put_off((*skipped, task.key if task else ""))),
        judge=judge_of(request, said or {}),
    )


def _title(tab: str) -> str:
    if not tab:
        return "web.review.all"
    return f"kind.{tab}" if tab in KINDS else f"web.review.tab.{tab}"
