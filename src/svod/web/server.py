"""Server: the processes that answer, one or several on one socket, and their end."""

import gc
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import uvicorn

from svod.register import Register
from svod.web.application import application
from svod.web.rendering import warm

RETRIES = 10
"""Processes that may die before the server gives up: a fault at the start would go on for ever."""

COLLECTED = 50_000, 20, 100
"""After how many new things, and how many such rounds, the collector looks for what nobody holds any more."""


@dataclass(frozen=True, slots=True)
class Serving:
    """How to serve. `alone`: only this machine is answered; `proxy`: one with TLS on this machine stands before us."""

    alone: bool = True
    proxy: bool = False
    workers: int = 1


def run(register: Register, listener: socket.socket, ready: Callable[[], None], how: Serving) -> None:
    """Answer on the socket until interrupted; `ready` is called when visitors may come."""
    listener.listen(512)
    warm()
    # what is there by now stays, and a page makes ten thousands of things that go at once
    gc.freeze()
    gc.set_threshold(*COLLECTED)
    with TemporaryDirectory(prefix="svod-") as jobs:
        if how.workers == 1:
            ready()
            _answer(register, listener, how, Path(jobs))
            return
        register.let_go()
        ready()
        _tended(lambda: _answer(register, listener, how, Path(jobs)), how.workers)


def _answer(register: Register, listener: socket.socket, how: Serving, jobs: Path) -> None:
    config = uvicorn.Config(
        application(register, alone=how.alone, jobs=jobs),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=how.proxy,
        forwarded_allow_ips="127.0.0.1,::1",
        lifespan="on",
        timeout_graceful_shutdown=3,
        backlog=512,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _tended(work: Callable[[], None], number: int) -> None:
    """So many children at the work; one that dies is followed by another, and all end with the parent."""
    children = {_child(work) for _ in range(number)}
    died = 0
    ending = False

    def end(signum: int, frame: FrameType | None) -> None:
        nonlocal ending
        ending = True
        for child in children:
            os.kill(child, signal.SIGTERM)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    while children:
        child, _ = os.wait()
        children.discard(child)
        if not ending and died < RETRIES:
            died += 1
            children.add(_child(work))


def _child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        work()
        code = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
