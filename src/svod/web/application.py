"""Application: all routes in one place, and what is shown when one cannot go on."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from svod.errors import MisuseError, RegisterError
from svod.messages import known, say
from svod.model.account import Role
from svod.register import Register
from svod.web import (
    adding,
    api,
    calendar,
    choosing,
    controlling,
    days,
    entrance,
    figures,
    finding,
    lists,
    merging,
    papers,
    records,
    review,
    sides,
    sources,
    start,
    users,
)
from svod.web.ahead import Ahead
from svod.web.guard import Guard
from svod.web.jobs import Jobs
from svod.web.keeping import Kept, kept
from svod.web.openapi import trouble
from svod.web.rendering import HERE, page
from svod.web.tasks import Queue
from svod.web.visitors import Door, needs

log = logging.getLogger("svod.web")
THREADS = 2


def application(register: Register, *, alone: bool = True, jobs: Path | None = None) -> ASGIApp:
    """The whole site over an open register. `alone`: only this machine is answered, so that a register without
    accounts needs none; `jobs`: a folder that all processes of the server share, for what is sent to be read and for
    pages that are kept. While nobody asks, pages are made ahead; a server's lifespan begins and ends that."""
    app = Starlette(
        lifespan=_alive,
        routes=[
            Route("/", kept(start.start)),
            Route("/language/{language}", start.speak_other),
            Route("/day", days.choose),
            Route("/calendar", kept(calendar.shown)),
            Route("/calendar.ics", kept(calendar.ics)),
            Route("/feed.xml", kept(calendar.atom)),
            Route("/control", kept(controlling.control)),
            Route("/control.{suffix}", controlling.exported),
            Route("/series", kept(figures.figures)),
            Route("/search", kept(finding.search)),
            Route("/name", finding.named),
            Route("/areas", kept(choosing.areas)),
            Route("/area", kept(sides.area)),
            Route("/pair", kept(sides.pair)),
            Route("/pair/trade.svg", kept(sides.chart)),
            Route("/offers", kept(sides.offered)),
            Route("/pair/spravka.{suffix}", sides.briefing),
            Route("/entry/{identity}", kept(records.record)),
            Route("/entry/{identity}/spravka.{suffix}", papers.of_entry),
            Route("/entry/{identity}/same", needs(Role.EDITOR, merging.merging), methods=["GET"]),
            Route("/entry/{identity}/same", needs(Role.EDITOR, merging.merge), methods=["POST"]),
            Route("/entry/{identity}/part", needs(Role.EDITOR, merging.part), methods=["POST"]),
            Route("/page/{digest}", kept(sources.source)),
            Route("/page/{digest}/raw", sources.raw),
            Route("/add", needs(Role.EDITOR, adding.form), methods=["GET"]),
            Route("/add", needs(Role.EDITOR, adding.add), methods=["POST"]),
            Route("/add/{job}", needs(Role.EDITOR, adding.progress)),
            Route("/review", needs(Role.EDITOR, review.queue), methods=["GET"]),
            Route("/review", needs(Role.EDITOR, review.judge), methods=["POST"]),
            Route("/review/undo", needs(Role.EDITOR, review.take_back), methods=["POST"]),
            Route("/review/log", review.log),
            Route("/login", entrance.form, methods=["GET"]),
            Route("/login", entrance.enter, methods=["POST"]),
            Route("/logout", entrance.leave, methods=["POST"]),
            Route("/account", entrance.account, methods=["GET"]),
            Route("/account/password", entrance.change, methods=["POST"]),
            Route("/account/key", entrance.add_key, methods=["POST"]),
            Route("/account/key/remove", entrance.remove_key, methods=["POST"]),
            Route("/users", needs(Role.ADMIN, users.users), methods=["GET"]),
            Route("/users", needs(Role.ADMIN, users.change), methods=["POST"]),
            Route("/audit", needs(Role.ADMIN, entrance.audit)),
            *api.ROUTES,
            Route("/robots.txt", _robots),
            Mount("/static", StaticFiles(directory=HERE / "static")),
            Route("/{name}.csv", lists.exported),
            Route("/{name}", kept(lists.listed)),
        ],
        exception_handlers={
            HTTPException: _refused,
            MisuseError: _misused,
            RegisterError: _unusable,
            Exception: _broken,
        },
    )
    app.state.register = register
    app.state.kept = Kept(jobs)
    app.state.queue = Queue()
    app.state.jobs = Jobs(jobs)
    app.state.ahead = ahead = Ahead(app, register)
    return Guard(Door(ahead, register, alone=alone), alone=alone)


@asynccontextmanager
async def _alive(app: Starlette) -> AsyncIterator[None]:
    """Threads that answer at once are few: more would only take turns at the one interpreter, and all be late."""
    current_default_thread_limiter().total_tokens = THREADS
    making = asyncio.create_task(app.state.ahead.go())
    yield
    making.cancel()


def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    if request.url.path.startswith("/api/"):
        key = f"web.error.{status}" if known(f"web.error.{status}") else "web.error.400"
        answer = trouble(status, say(key))
        answer.headers.update(error.headers or {})
        return answer
    if error.detail in set(Role):
        told = say("web.error.forbidden.how", role=say(f"role.{error.detail}"))
        return page(request, "message.html", status, title=say("web.error.forbidden"), text=told)
    key = f"web.error.{status}" if known(f"web.error.{status}") else "web.error.400"
    return page(request, "message.html", status, title=say(key), text=say(f"{key}.how"))


def _misused(request: Request, error: Exception) -> Response:
    """What was asked for is not there: the message says what is."""
    return page(request, "message.html", 404, title=say("web.error.404"), text=str(error))


def _unusable(request: Request, error: Exception) -> Response:
    """The register cannot be used now; its message names a path, which is for the log alone."""
    log.error("%s", error)
    return page(request, "message.html", 503, title=say("web.error.503"), text=say("web.error.503.how"))


def _broken(request: Request, error: Exception) -> Response:
    log.exception("a request broke", exc_info=error)
    return page(request, "message.html", 500, title=say("web.error.500"), text=say("web.error.500.how"))
