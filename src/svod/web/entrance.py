"""Entrance: coming in and going out, one's own account with its tokens, and the audit log."""

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from svod import entering
from svod.entering import RefusedError
from svod.errors import MisuseError
from svod.messages import say
from svod.model.account import Role
from svod.register import Register
from svod.web import links
from svod.web.guard import posted
from svod.web.rendering import form as form_page
from svod.web.rendering import page
from svod.web.visitors import SESSION, Visitor, visitor_of

LOGGED = 100


def form(request: Request) -> Response:
    """Asks for name and password."""
    back = links.local(request.query_params.get("back", "/"))
    return _asked(request, back, say("web.login.need") if back != "/" else "")


async def enter(request: Request) -> Response:
    """Begins a new session, whatever cookie the visitor came with: none that was planted goes on."""
    sent = await posted(request)
    name, secret, back = (str(sent.get(field, "")) for field in ("name", "password", "back"))
    register: Register = request.app.state.register
    try:
        _, session = await run_in_threadpool(entering.enter, register, name, secret, origin_of(request))
    except RefusedError as refused:
        return _asked(request, links.local(back or "/"), str(refused), 429 if refused.wait else 403, name[:60])
    if visitor_of(request).session:
        await run_in_threadpool(register.accounts.end, visitor_of(request).session)
    answer = RedirectResponse(links.local(back or "/"), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(SESSION, session, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


async def leave(request: Request) -> Response:
    """Ends the session."""
    await posted(request)
    register: Register = request.app.state.register
    visitor = visitor_of(request)
    if visitor.session:
        await run_in_threadpool(register.accounts.end, visitor.session)
        await run_in_threadpool(entering.note, register, visitor.name, "logout", "")
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(SESSION, path="/")
    return answer


def account(request: Request) -> Response:
    """One's own account."""
    return _account(request)


async def change(request: Request) -> Response:
    """Changes one's own password; all sessions end, this one too."""
    sent = await posted(request)
    visitor = _owner(request)
    old, new, again = (str(sent.get(field, "")) for field in ("old", "new", "again"))
    try:
        await run_in_threadpool(_changed, request, visitor, old, new, again)
    except MisuseError as error:
        return await run_in_threadpool(_account, request, str(error))
    return _asked(request, "/", say("web.account.changed"))


async def add_key(request: Request) -> Response:
    """Makes a token and shows it, this once."""
    sent = await posted(request)
    visitor = _owner(request)
    register: Register = request.app.state.register
    label = str(sent.get("label", ""))
    token = await run_in_threadpool(entering.new_key, register, visitor.name, label, visitor.name)
    return await run_in_threadpool(_account, request, "", token)


async def remove_key(request: Request) -> Response:
    """Takes one of one's own tokens out."""
    sent = await posted(request)
    visitor = _owner(request)
    register: Register = request.app.state.register
    await run_in_threadpool(entering.remove_key, register, visitor.name, str(sent.get("start", "")), visitor.name)
    return RedirectResponse("/account", 303)


def audit(request: Request) -> Response:
    """Who did what and when, the newest first."""
    register: Register = request.app.state.register
    text = request.query_params.get("before", "")
    before = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    who = request.query_params.get("who", "")[:60]
    found = register.accounts.deeds(LOGGED, before, who)
    older = links.query("/audit", before=found[-1].id, who=who) if len(found) == LOGGED else ""
    return page(request, "audit.html", deeds=found, older=older, users=register.accounts.all())


def origin_of(request: Request) -> str:
    """The network address that a request came from."""
    return request.client.host if request.client else "?"


def _changed(request: Request, visitor: Visitor, old: str, new: str, again: str) -> None:
    register: Register = request.app.state.register
    if new != again:
        raise MisuseError(say("user.differ"))
    try:
        _, session = entering.enter(register, visitor.name, old, origin_of(request))
    except RefusedError as refused:
        raise MisuseError(say("web.login.wait") if refused.wait else say("web.account.old.wrong")) from refused
    register.accounts.end(entering.digest_of(session))
    entering.change_password(register, visitor.name, new, visitor.name)


def _owner(request: Request) -> Visitor:
    """Whoever has an account of their own; a token or a machine without accounts has none to look after."""
    visitor = visitor_of(request)
    if not visitor.session:
        raise HTTPException(403, Role.READER.value)
    return visitor


def _account(request: Request, trouble: str = "", token: str = "") -> Response:
    register: Register = request.app.state.register
    visitor = _owner(request)
    return form_page(
        request,
        "account.html",
        status=400 if trouble else 200,
        account=entering.account_of(register, visitor.name),
        keys=register.accounts.keys(visitor.name),
        trouble=trouble,
        fresh=token,
    )


def _asked(request: Request, back: str, told: str = "", status: int = 200, name: str = "") -> Response:
    return form_page(request, "login.html", status, goes=back, told=told, name=name)
