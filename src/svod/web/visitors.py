"""Visitors: who asks, by session or token, and what they may do.

While a register has no accounts, only this machine is answered, and whoever sits at it does as they like. With the
first account every page but the entrance wants one.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from svod.entering import account_of_key, session_of
from svod.messages import say
from svod.model.account import Role
from svod.register import Register
from svod.web import links

SESSION = "svod_session"
OPEN = ("/login", "/language/", "/static/", "/robots.txt")
"""Where anybody may come."""

Route = Callable[[Request], Response | Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: `name` is "" for whoever sits at the machine; `session` is what is kept of the cookie; `by_key`: a
    program with a token, for which no cookie speaks."""

    role: Role | None
    name: str = ""
    session: str = ""
    by_key: bool = False

    def may(self, needed: Role) -> bool:
        """Whether the visitor may do what needs the role."""
        return self.role is not None and self.role.covers(needed)


HOST = Visitor(Role.ADMIN)
"""Whoever sits at a machine whose register has no accounts."""

STRANGER = Visitor(None)


class Door:
    """Finds out who asks, and lets in whoever may come."""

    def __init__(self, app: ASGIApp, register: Register, *, alone: bool) -> None:
        self.app = app
        self.register = register
        self.unknown = HOST if alone else STRANGER

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a visitor on, or send them to the entrance."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        visitor = await run_in_threadpool(visitor_seen, request, self.register, self.unknown)
        scope.setdefault("state", {})["visitor"] = visitor
        path = request.url.path
        if visitor.role is not None or any(path == one or (one[-1] == "/" and path.startswith(one)) for one in OPEN):
            await self.app(scope, receive, send)
            return
        await _turned_away(request)(scope, receive, send)


def visitor_seen(request: Request, register: Register, unknown: Visitor) -> Visitor:
    """Who asks; `unknown` is whoever asks while there are no accounts."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        account = account_of_key(register, token.strip()[:200])
        return Visitor(account.role, account.name, by_key=True) if account else STRANGER
    if secret := request.cookies.get(SESSION, "")[:200]:
        session = session_of(register, secret)
        if session:
            return Visitor(session.account.role, session.account.name, session.digest)
    return STRANGER if register.accounts.any() else unknown


def visitor_of(request: Request) -> Visitor:
    """Who asks, as the door found."""
    found: Visitor = request.scope.get("state", {}).get("visitor", STRANGER)
    return found


def needs(role: Role, route: Route) -> Route:
    """The route for those alone who have the role."""

    def check(request: Request) -> None:
        if not visitor_of(request).may(role):
            raise HTTPException(403, role.value)

    if iscoroutinefunction(route):

        @wraps(route)
        async def later(request: Request) -> Response:
            check(request)
            answer: Response = await route(request)
            return answer

        return later

    @wraps(route)
    def now(request: Request) -> Any:
        check(request)
        return route(request)

    return now


def _turned_away(request: Request) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": say("web.error.401.how")}, 401, {"WWW-Authenticate": "Bearer"})
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    # what was to be done is not done: after coming in one sees the page it was asked from
    return RedirectResponse(links.query("/login", back=back if request.method == "GET" and back != "/" else ""), 303)
