"""`svod serve`: the register in a browser, on this machine alone."""

import socket
from typing import Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, RegisterOption, opened
from svod.errors import MisuseError
from svod.messages import say

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help=say("serve.port"))] = 8080,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help=say("serve.host"))] = "127.0.0.1",
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Open, bind, answer until interrupted."""
    if host not in LOOPBACK:
        raise MisuseError(say("serve.foreign", host=host))
    # the web's libraries take longer to import than most commands take to run
    from svod.web import run

    with opened(register) as file:
        listener = _bound(host, port)
        shown = f"[{host}]" if ":" in host else host
        run(file, listener, lambda: typer.echo(say("serve.ready", host=shown, port=str(port))))


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens; MisuseError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise MisuseError(say("serve.busy", port=str(port))) from error
    return listener
