"""Ahead: while nobody asks, the pages that many will ask for and that take longest are made and kept."""

import asyncio
import time
from collections.abc import Iterator

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from svod.messages import speak
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from svod.web.guard import language_of
from svod.web.review import TABS
from svod.web.visitors import Visitor, visitor_of

QUIET = 1.0
"""Seconds without a visitor after which a page is made ahead."""

SETTLED = 5.0
"""Seconds for which the register stays as it is: while pages are loaded nothing is made ahead."""

PAIRS = 400
"""Pairs of areas whose pages are made ahead, those with most entries."""

SHOWN = 50
"""Entries of a kind and pages that are made ahead: those that lists show first."""

Kind = tuple[Visitor, str, str]
"""What pages differ by: of the visitor the role and whether there is a session; the language; the server's own name."""

KINDS = 6
"""Kinds of visitors that pages are made for, those who came last."""


class Ahead:
    """Passes requests on, and makes pages ahead for visitors of the kinds that came so far."""

    def __init__(self, app: Starlette, register: Register) -> None:
        self.app, self.register = app, register
        self._asking = 0
        self._asked = time.monotonic()
        self._kinds: dict[Kind, None] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        self._asking += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self._asking -= 1
            self._asked = time.monotonic()
            self._note(Request(scope))

    def _note(self, request: Request) -> None:
        visitor = visitor_of(request)
        if visitor.role is None or visitor.by_key:
            return
        alike = Visitor(visitor.role, session=visitor.session and "some")
        kind = alike, language_of(request), request.headers.get("host", "")
        self._kinds.pop(kind, None)
        self._kinds[kind] = None
        if len(self._kinds) > KINDS:
            del self._kinds[next(iter(self._kinds))]

    async def go(self) -> None:
        """Make pages ahead, again after each change of the register, until cancelled."""
        while True:
            revision = await self._settled()
            # each process weighs its own queue of review; pages are kept for all
            for tab in TABS:
                await self._quiet()
                await run_in_threadpool(self.app.state.queue.next, self.register, tab, ())
            for kind in list(self._kinds):
                if self.app.state.kept.begins(f"{revision}|{kind}"):
                    await self._all_made(kind, revision)

    async def _settled(self) -> int:
        """The number of the register's state, when it has been the same for a while."""
        while True:
            before = self.register.revision()
            await asyncio.sleep(SETTLED)
            if self.register.revision() == before:
                return before

    async def _quiet(self) -> None:
        """Wait until nobody asks."""
        while self._asking or time.monotonic() - self._asked < QUIET:
            await asyncio.sleep(QUIET)

    async def _all_made(self, kind: Kind, revision: int) -> None:
        """Make what is most asked for, while the register stays as it is."""
        for path in paths(self.register):
            await self._quiet()
            if self.register.revision() != revision:
                return
            await self._made(path, kind)

    async def _made(self, path: str, kind: Kind) -> None:
        """Ask the site itself for a page, as a visitor of the kind would."""
        visitor, language, name = kind
        speak(language)
        bare, _, query = path.partition("?")
        scope: Scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": bare,
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "headers": [(b"host", name.encode("latin-1"))],
            "root_path": "",
            "state": {"visitor": visitor},
        }
        await self.app(scope, _nothing, _unread)


def paths(register: Register) -> Iterator[str]:
    """What is made ahead: what is asked for most first."""
    yield from ("/", "/areas", "/control", "/calendar", "/calendar.ics", "/feed.xml")
    yield from (f"/{name}" for name in links.KINDS)
    areas = list(register.overview.areas())
    for area in areas:
        yield links.area(area)
        yield links.query("/control", area=area)
        yield links.query("/calendar", area=area)
        yield links.query("/series", area=area)
        yield links.query("/feed.xml", area=area)
    for pair in register.overview.pairs(limit=PAIRS):
        yield links.pair(pair.one, pair.other)
        yield links.query("/offers", area=pair.one, partner=pair.other)
    for kind in EntryKind:
        yield from (links.entry(entry.id) for entry in register.ask(Question(kind=kind, limit=SHOWN), newest=1))
    yield from (links.page(page.digest) for page in register.pages(limit=SHOWN))


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _unread(message: Message) -> None:
    """The page is kept by its route; nobody reads it here."""
