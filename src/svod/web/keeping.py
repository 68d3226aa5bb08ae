"""Keeping: pages that were made before, while the register is as it was; and a browser told that it has the page."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from svod.messages import language
from svod.register import Register
from svod.web.days import chosen_day
from svod.web.visitors import Route, visitor_of

MOST = 6_000
"""Pages that are kept: about 50 MB of a file that goes with the server."""

LARGEST = 256 * 1024
"""Bytes of a page, packed, that is kept."""

HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
"""Asked again each time, for a session may have ended; no proxy may keep what roles are needed for."""


class Kept:
    """Pages by all that they depend on, in a file that the processes of a server share; the oldest go first."""

    def __init__(self, folder: Path | None = None, most: int = MOST) -> None:
        self._own = TemporaryDirectory(prefix="svod-") if folder is None else None
        self._path = (Path(self._own.name) if self._own else folder or Path()) / "pages.db"
        self._most = most
        self._file: sqlite3.Connection | None = None

    def get(self, key: str) -> Response | None:
        """A page that was made before."""
        found = None
        with suppress(sqlite3.Error):
            found = self._pages.execute("SELECT headers, packed FROM pages WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        headers, packed = found
        made = Response(zlib.decompress(packed))
        made.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in json.loads(headers)]
        return made

    def put(self, key: str, page: Response) -> None:
        """Keep a page."""
        packed = zlib.compress(page.body, 1)
        if len(packed) > LARGEST:
            return
        headers = json.dumps([(name.decode("latin-1"), value.decode("latin-1")) for name, value in page.raw_headers])
        with suppress(sqlite3.Error):  # the disk is full, say: then the page is made anew each time
            added = self._pages.execute("INSERT OR IGNORE INTO pages VALUES (NULL, ?, ?, ?)", (key, headers, packed))
            if added.lastrowid:
                self._pages.execute("DELETE FROM pages WHERE number <= ?", (added.lastrowid - self._most,))

    def begins(self, work: str) -> bool:
        """Whether no process of the server began a work before."""
        with suppress(sqlite3.Error):
            return self._pages.execute("INSERT OR IGNORE INTO begun VALUES (?)", (work,)).rowcount > 0
        return False

    @property
    def _pages(self) -> sqlite3.Connection:
        """The open file: each process opens its own."""
        if self._file is None:
            file = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False)
            file.executescript(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -512;"
                "CREATE TABLE IF NOT EXISTS begun (work TEXT PRIMARY KEY);"
                "CREATE TABLE IF NOT EXISTS pages"
                "(number INTEGER PRIMARY KEY, key TEXT UNIQUE, headers TEXT, packed BLOB)"
            )
            self._file = file
        return self._file


def kept(route: Callable[[Request], Response]) -> Route:
    """The route, its pages kept. Such a page is the same for all of a role, so it holds no form with a token."""

    @wraps(route)
    async def answer(request: Request) -> Response:
        pages: Kept = request.app.state.kept
        register: Register = request.app.state.register
        asked = (
            register.revision(),
            date.today(),
            chosen_day(request),
            language(),
            visitor_of(request).role,
            visitor_of(request).session != "",
            request.headers.get("host"),
        )
        key = hashlib.sha256(f"{asked}|{request.url.path}?{request.url.query}".encode()).hexdigest()[:32]
        mark = {**HEADERS, "ETag": f'"{key}"'}
        if request.headers.get("if-none-match") == mark["ETag"]:
            return Response(status_code=304, headers=mark)
        made = pages.get(key)
        if made is None:
            made = await run_in_threadpool(_made, route, request)
            if made.status_code != 200 or "set-cookie" in made.headers:
                return made
            made.headers.update(mark)
            pages.put(key, made)
        return made

    return answer


def _made(route: Callable[[Request], Response], request: Request) -> Response:
    with request.app.state.register.steady():
        return route(request)
