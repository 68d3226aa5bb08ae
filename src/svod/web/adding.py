"""Adding: files sent or text pasted, read at once; and what became of each."""

from pathlib import PurePath
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from svod.collect import SetAside
from svod.collect.files import MEDIA, page_of
from svod.entering import note
from svod.errors import Problem
from svod.flow import Outcome, Summary, load
from svod.messages import say
from svod.model.page import Page
from svod.register import Register
from svod.web import links
from svod.web.guard import posted
from svod.web.rendering import page
from svod.web.visitors import visitor_of

_READING = Lock()
"""The language models read one page at a time."""


def form(request: Request) -> Response:
    """The form."""
    return page(request, "add.html", outcomes=None, summary=None, digests={}, trouble="")


async def add(request: Request) -> Response:
    """Reads what was sent."""
    sent = await posted(request)
    inputs = await inputs_of(sent)
    await sent.close()
    if not inputs:
        return page(request, "add.html", 400, outcomes=None, summary=None, digests={}, trouble=say("web.add.nothing"))
    register: Register = request.app.state.register
    outcomes, summary = await run_in_threadpool(read, inputs, register)
    told = ", ".join(one.address for one in outcomes)
    await run_in_threadpool(note, register, visitor_of(request).name, "add", told)
    digests = {one.address: links.page(one.digest) for one in inputs if isinstance(one, Page)}
    return page(request, "add.html", outcomes=outcomes, summary=summary, digests=digests, trouble="")


def read(inputs: list[Page | SetAside], register: Register) -> tuple[list[Outcome], Summary]:
    """Reads the inputs into the register; what became of each."""
    outcomes: list[Outcome] = []
    with _READING:
        summary = load(inputs, register, outcomes.append)
    return outcomes, summary


async def inputs_of(sent: FormData) -> list[Page | SetAside]:
    """The pages of a form: its files, and its pasted text."""
    found: list[Page | SetAside] = []
    for file in sent.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            # the name is the sender's word: nothing but a name, never a way to anywhere
            name = PurePath(file.filename.replace("\\", "/")).name[:200] or say("web.add.unnamed")
            suffix = PurePath(name).suffix.lower()
            if suffix in MEDIA:
                found.append(page_of(name, await file.read(), MEDIA[suffix]))
            else:
                found.append(SetAside(name, Problem("media", say("web.add.media"))))
    pasted, address = sent.get("text"), sent.get("address")
    if isinstance(pasted, str) and pasted.strip():
        name = address.strip()[:500] if isinstance(address, str) and address.strip() else say("web.add.pasted")
        media = "html" if pasted.lstrip().startswith("<") else "text"
        raw = pasted.replace("\r\n", "\n").encode("utf-8", "replace")
        found.append(page_of(name, raw, media))
    return found
