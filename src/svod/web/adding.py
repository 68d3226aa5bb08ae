"""Adding: files sent or text pasted, read at once; and what became of each."""

from dataclasses import replace
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from svod.collect import SetAside, collect
from svod.collect.files import MEDIA, RECORDS, page_of
from svod.entering import note
from svod.errors import Problem
from svod.flow import Outcome, Summary, load
from svod.messages import say
from svod.model.page import Page
from svod.register import Register
from svod.web import links
from svod.web.guard import posted
from svod.web.rendering import form as form_page
from svod.web.visitors import visitor_of


def form(request: Request) -> Response:
    """The form."""
    return form_page(request, "add.html", outcomes=None, summary=None, digests={}, trouble="")


async def add(request: Request) -> Response:
    """Reads what was sent."""
    sent = await posted(request)
    files = await files_of(sent)
    texts = {name: str(sent.get(name) or "") for name in ("text", "address")}
    await sent.close()
    inputs = await run_in_threadpool(inputs_of, files, **texts)
    if not inputs:
        return form_page(
            request, "add.html", 400, outcomes=None, summary=None, digests={}, trouble=say("web.add.nothing")
        )
    register: Register = request.app.state.register
    one_at_a_time: CapacityLimiter = request.app.state.reading
    outcomes, summary = await run_sync(read, inputs, register, limiter=one_at_a_time)
    told = ", ".join(one.address for one in outcomes)
    await run_in_threadpool(note, register, visitor_of(request).name, "add", told)
    digests = {one.address: links.page(one.digest) for one in inputs if isinstance(one, Page)}
    return form_page(request, "add.html", outcomes=outcomes, summary=summary, digests=digests, trouble="")


def read(inputs: list[Page | SetAside], register: Register) -> tuple[list[Outcome], Summary]:
    """Reads the inputs into the register; what became of each. The language models read one page at a time."""
    outcomes: list[Outcome] = []
    summary = load(inputs, register, outcomes.append)
    return outcomes, summary


async def files_of(sent: FormData) -> list[tuple[str, bytes]]:
    """The files of a form by their names. A name is the sender's word: nothing but a name, never a way to anywhere."""
    files = [file for file in sent.getlist("files") if isinstance(file, UploadFile) and file.filename]
    return [(PurePath(str(file.filename).replace("\\", "/")).name[:200], await file.read()) for file in files]


def inputs_of(files: list[tuple[str, bytes]], text: str, address: str) -> list[Page | SetAside]:
    """The pages of files, those of files with records, and that of a pasted text."""
    found: list[Page | SetAside] = []
    for name, raw in files:
        suffix = PurePath(name).suffix.lower()
        if suffix in RECORDS:
            found += _records(name, suffix, raw)
        elif suffix in MEDIA:
            found.append(page_of(name or say("web.add.unnamed"), raw, MEDIA[suffix]))
        else:
            found.append(SetAside(name or say("web.add.unnamed"), Problem("media", say("web.add.media"))))
    if text.strip():
        media = "html" if text.lstrip().startswith("<") else "text"
        pasted = text.replace("\r\n", "\n").encode("utf-8", "replace")
        found.append(page_of(address.strip()[:500] or say("web.add.pasted"), pasted, media))
    return found


def _records(name: str, suffix: str, raw: bytes) -> list[Page | SetAside]:
    """Records are read from a file of ours: the name that was sent only tells where each came from."""
    with TemporaryDirectory(prefix="svod-") as folder:
        path = Path(folder) / f"records{suffix}"
        path.write_bytes(raw)
        read = list(collect([path]))
        return [replace(one, address=one.address.replace(str(path), name)) for one in read]
