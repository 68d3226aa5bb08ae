"""Papers: the briefing on a person, an organisation, a joint body or an event as a file."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from svod.brief import Briefing
from svod.brief.formats import FORMATS
from svod.briefing import brief_of
from svod.messages import say
from svod.model.entry import Entry, EntryKind
from svod.web import links
from svod.web.days import view_of
from svod.web.rendering import unknown

MEDIA = {
    ".md": "text/markdown",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SUBJECTS = {EntryKind.PERSON, EntryKind.ORGANISATION, EntryKind.EVENT}
"""Kinds of entries that a briefing is written on."""


def of_entry(request: Request) -> Response:
    """The briefing on an entry: Word, or Markdown."""
    view, suffix = view_of(request), f".{request.path_params['suffix']}"
    entry = view.register.entry(request.path_params["identity"])
    if entry is None or entry.kind not in SUBJECTS or suffix not in MEDIA:
        raise HTTPException(404)
    if not view.known([entry]):
        return unknown(request, entry.name)
    made = brief_of(view.register, entry, view.chosen, lambda ids: links.without_paths(view.register.sources(ids)))
    return answer(made, suffix)


def answer(made: Briefing, suffix: str) -> Response:
    """A briefing as a file to keep."""
    headers = {"Content-Disposition": f'attachment; filename="spravka{suffix}"'}
    return Response(FORMATS[suffix](made), media_type=MEDIA[suffix], headers=headers)


def offered(entry: Entry) -> list[tuple[str, str]]:
    """The files of an entry and what they are called; none where no briefing is written."""
    if entry.kind not in SUBJECTS:
        return []
    files = (("docx", say("web.brief.word")), ("md", say("web.brief.text")))
    return [(f"{links.entry(entry.id)}/spravka.{suffix}", name) for suffix, name in files]
