"""The web: each route parses, asks the register, renders."""

import socket
from collections.abc import Callable

import uvicorn

from svod.register import Register
from svod.web.application import application

__all__ = ["application", "run"]


def run(register: Register, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Answer on the socket until interrupted; `ready` is called when visitors may come."""
    config = uvicorn.Config(
        application(register),
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    listener.listen()
    ready()
    uvicorn.Server(config).run(sockets=[listener])
