"""`svod serve`: the register in a browser, on this machine or, with accounts, for a department."""

import os
import socket
from typing import Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, RegisterOption, opened
from svod.cli.output import complain
from svod.errors import MisuseError
from svod.messages import say

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(
    port: Annotated[int, typer.Option("--port", metavar="PORT", min=1, max=65535, help=say("serve.port"))] = 8080,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help=say("serve.host"))] = "127.0.0.1",
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, max=32, help=say("serve.workers"))] = 1,
    proxy: Annotated[bool, typer.Option("--proxy", help=say("serve.proxy"))] = False,
    register: RegisterOption = DEFAULT_REGISTER,
) -> None:
    """Open, bind, answer until interrupted."""
    with opened(register) as file:
        alone = host in LOOPBACK and not proxy
        if not alone and not file.accounts.any():
            raise MisuseError(say("serve.foreign", host=host, path=register))
        if not alone and not proxy:
            complain(say("serve.plain"))
        # the web's libraries take longer to import than most commands take to run
        from svod.web import Serving, run

        listener = _bound(host, port)
        shown = f"[{host}]" if ":" in host else host
        how = Serving(alone=alone, proxy=proxy, workers=workers if hasattr(os, "fork") else 1)
        run(file, listener, lambda: typer.echo(say("serve.ready", host=shown, port=str(port))), how)


def _bound(host: str, port: int) -> socket.socket:
    """A socket to listen on; MisuseError when the port is taken, or the address is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named TCP, or asyncio leaves small packets waiting for each other: 40 ms a page
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise MisuseError(say("serve.busy", port=str(port))) from error
    return listener
