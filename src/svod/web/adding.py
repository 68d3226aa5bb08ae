"""Adding: files sent or text pasted, how far their reading is, and what became of each."""

from collections import Counter
from pathlib import PurePath
from typing import Any

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod.entering import note
from svod.flow import State
from svod.messages import say
from svod.register import Register
from svod.web.guard import posted
from svod.web.jobs import Jobs, Progress
from svod.web.rendering import form as form_page
from svod.web.rendering import page
from svod.web.review import judge_of

LISTED = 200
"""Inputs that are told one by one, the newest and those with problems; of the others, how many there are."""

PATIENCE, AGAIN = 1.5, 2
"""Seconds that an answer waits for the end of a job, and after which a browser asks again."""


def form(request: Request) -> Response:
    """The form."""
    return form_page(request, "add.html", trouble="")


async def add(request: Request) -> Response:
    """Has read what was sent, and shows how far that is."""
    sent = await posted(request)
    files = await files_of(sent)
    text, address = str(sent.get("text") or ""), str(sent.get("address") or "")
    await sent.close()
    if not files and not text.strip():
        return form_page(request, "add.html", 400, trouble=say("web.add.nothing"))
    register: Register = request.app.state.register
    jobs: Jobs = request.app.state.jobs
    names = ", ".join(name for name, _ in files) or address or say("web.add.pasted")
    await run_in_threadpool(note, register, judge_of(request, {}), "add", names)
    return RedirectResponse(f"/add/{await run_in_threadpool(jobs.start, register.path, files, text, address)}", 303)


async def progress(request: Request) -> Response:
    """How far a reading is; a browser asks again by itself until it has ended."""
    jobs: Jobs = request.app.state.jobs
    name = request.path_params["job"]
    found = await run_in_threadpool(jobs.progress, name)
    with anyio.move_on_after(PATIENCE):
        while found is not None and not found.ended:
            await anyio.sleep(0.1)
            found = await run_in_threadpool(jobs.progress, name)
    if found is None:
        raise HTTPException(404)
    shown = page(request, "adding.html", **_told(found), progress=found)
    if not found.ended:
        shown.headers["Refresh"] = str(AGAIN)
    return shown


def _told(found: Progress) -> dict[str, Any]:
    troubles = [one for one in found.told if one.state == State.ASIDE]
    others = [one for one in reversed(found.told) if one.state != State.ASIDE]
    counts = Counter(one.state for one in found.told)
    return {
        "outcomes": troubles[:LISTED] + others[:LISTED],
        "counts": [(state.value, counts[state.value]) for state in State if counts[state.value]],
        "claims": sum(one.claims for one in found.told),
    }


async def files_of(sent: FormData) -> list[tuple[str, bytes]]:
    """The files of a form by their names. A name is the sender's word: nothing but a name, never a way to anywhere."""
    files = [file for file in sent.getlist("files") if isinstance(file, UploadFile) and file.filename]
    return [(PurePath(str(file.filename).replace("\\", "/")).name[:200], await file.read()) for file in files]
