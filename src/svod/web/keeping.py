"""Keeping: pages that were made before, while the register is as it was; and a browser told that it has the page."""

import hashlib
import zlib
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from svod.messages import language
from svod.register import Register
from svod.web.days import chosen_day
from svod.web.visitors import Route, visitor_of

MOST = 12 * 1024 * 1024
"""Bytes of pages, packed, that a process keeps: a few thousand."""

HEADERS = {"Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization"}
"""Asked again each time, for a session may have ended; no proxy may keep what roles are needed for."""


class Kept:
    """Pages by all that they depend on; those not asked for longest go first."""

    def __init__(self, most: int = MOST) -> None:
        self._pages: OrderedDict[str, tuple[bytes, list[tuple[bytes, bytes]]]] = OrderedDict()
        self._size, self._most = 0, most

    def get(self, key: str) -> Response | None:
        """A page that was made before."""
        if key not in self._pages:
            return None
        self._pages.move_to_end(key)
        packed, headers = self._pages[key]
        made = Response(zlib.decompress(packed))
        made.raw_headers = list(headers)
        return made

    def put(self, key: str, page: Response) -> None:
        """Keep a page."""
        if key in self._pages:
            return
        packed = zlib.compress(page.body, 1)
        self._pages[key] = packed, page.raw_headers
        self._size += len(packed)
        while self._size > self._most:
            _, (gone, _) = self._pages.popitem(last=False)
            self._size -= len(gone)


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
