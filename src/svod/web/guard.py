"""Guard: what every request passes before it reaches a page: whose host, how large, which language; headers for all."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from svod.messages import LANGUAGES, say, speak
from svod.web.visitors import visitor_of

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of a request: several pages at once, each of at most what `collect` takes for a page."""

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
TOKEN, LANGUAGE = "svod_token", "svod_lang"

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # with no-referrer a browser hides the origin of our own forms too, and they would be refused
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

SECRET = secrets.token_bytes(32)
"""Made before the server's processes part, so that all know it; a form does not outlive the server."""


class TooLarge(Exception):
    """A body that goes on beyond its limit."""


class Guard:
    """Wraps the whole application, errors included. `alone`: only this machine is answered."""

    def __init__(self, app: ASGIApp, *, alone: bool) -> None:
        self.app = app
        self.alone = alone

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with what is wrong with it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        speak(language_of(Request(scope)))
        answer = _headed(send, secure=scope["scheme"] == "https")
        # a page of the internet may point its own name at this machine; then the Host tells
        if self.alone and host_of(headers.get("host", "")) not in LOOPBACK:
            await PlainTextResponse(say("web.error.host"), 421)(scope, receive, answer)
        elif _length(headers) > LARGEST_BODY:
            await PlainTextResponse(say("web.error.large"), 413)(scope, receive, answer)
        else:
            await self._pass(scope, receive, answer)

    async def _pass(self, scope: Scope, receive: Receive, answer: Send) -> None:
        got = 0

        async def limited() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > LARGEST_BODY:
                raise TooLarge
            return message

        try:
            await self.app(scope, limited, answer)
        except TooLarge:
            await PlainTextResponse(say("web.error.large"), 413)(scope, receive, answer)


def host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    return (urlsplit(f"//{header}").hostname or "").lower() if header else ""


def token_of(request: Request) -> str:
    """The visitor's token for forms; a new one when there is none of ours, or it was another session's."""
    token = request.cookies.get(TOKEN, "")
    return token if _ours(token, _session(request)) else _signed(secrets.token_urlsafe(18), _session(request))


async def posted(request: Request) -> FormData:
    """A form that was sent from one of our own pages; HTTPException 403 for any other."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "token")
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise HTTPException(403, "token")
    form = await request.form(max_files=60, max_fields=60, max_part_size=LARGEST_BODY)
    token, sent = request.cookies.get(TOKEN, ""), form.get("token")
    if not (
        _ours(token, _session(request)) and isinstance(sent, str) and hmac.compare_digest(token.encode(), sent.encode())
    ):
        await form.close()
        raise HTTPException(403, "token")
    return form


def _signed(value: str, session: str) -> str:
    return f"{value}.{hmac.new(SECRET, f'{value}|{session}'.encode(), hashlib.sha256).hexdigest()}"


def _ours(token: str, session: str) -> bool:
    value, _, _ = token.rpartition(".")
    return bool(value) and hmac.compare_digest(_signed(value, session).encode(), token.encode())


def _session(request: Request) -> str:
    return visitor_of(request).session


def language_of(request: Request) -> str:
    """The language that the visitor chose."""
    chosen = request.cookies.get(LANGUAGE, "")
    return chosen if chosen in LANGUAGES else "ru"


def _length(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isdecimal() else 0


def _headed(send: Send, *, secure: bool) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if secure:
                headers.setdefault("Strict-Transport-Security", "max-age=31536000")
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return answer
