"""`svod bench web`: how long pages take to come when many ask at once, and what the server holds in memory."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svod.cli.options import DEFAULT_REGISTER, JsonOption, RegisterOption, opened
from svod.cli.output import complain, print_json, print_table
from svod.errors import MisuseError
from svod.filling import fill
from svod.messages import say
from svod.register import Register

if TYPE_CHECKING:
    from svod.web.load import Took

SERVE = "import sys; from svod.cli import main; sys.argv = ['svod', 'serve', *sys.argv[1:]]; main()"
HOST, WAIT = "127.0.0.1", 60.0


def web(
    clients: Annotated[int, typer.Option("--clients", min=1, max=200, help=say("bench.web.clients"))] = 20,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help=say("bench.web.seconds"))] = 30,
    workers: Annotated[int, typer.Option("--workers", min=1, max=32, help=say("bench.web.workers"))] = 2,
    claims: Annotated[int | None, typer.Option("--claims", min=1, help=say("bench.web.claims"))] = None,
    register: RegisterOption = DEFAULT_REGISTER,
    as_json: JsonOption = False,
) -> None:
    """Fill when asked, serve in a process apart, visit, render."""
    # the web's libraries take longer to import than most commands take to run
    from svod.web.load import Load, addresses

    with filled(register, claims) as file:
        load = Load(addresses(file), clients, seconds)
    with _served(register, workers) as (port, peak):
        found = load.run(HOST, port)
        held = peak()
    if not as_json:
        _told(found, clients, workers, seconds, held)
        return
    for one in found:
        row = {"page": one.name, "answers": len(one.times), "failed": one.failed, "p50": one.p50, "p95": one.p95}
        print_json([{**row, "memory": held}])


def _told(found: "list[Took]", clients: int, workers: int, seconds: float, held: float) -> None:
    heads = [say(f"bench.web.{name}") for name in ("page", "answers", "failed", "p50", "p95")]
    print_table(
        heads, ([one.name, str(len(one.times)), str(one.failed), f"{one.p50:.0f}", f"{one.p95:.0f}"] for one in found)
    )
    rate = f"{sum(len(one.times) for one in found) / seconds:.0f}"
    print(say("bench.web.told", clients=clients, workers=workers, rate=rate, memory=f"{held:.0f}"))


@contextmanager
def filled(path: Path, claims: int | None) -> Iterator[Register]:
    """The register; a new one of generated pages when claims are asked for and there is none."""
    if claims is None or path.exists():
        with opened(path) as file:
            yield file
        return
    complain(say("bench.web.filling", claims=claims, path=path))
    with Register(path, create=True) as file:
        fill(file, claims)
        yield file


@contextmanager
def _served(path: Path, workers: int) -> Iterator[tuple[int, "Peak"]]:
    """A server of its own; its port, and the most memory it was seen to hold."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = int(free.getsockname()[1])
    asked = ["--register", str(path), "--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen([sys.executable, "-c", SERVE, *asked], stdout=subprocess.DEVNULL)
    try:
        _wait(server, port)
        peak = Peak(server.pid)
        yield port, peak
        peak.over.set()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


class Peak:
    """The most memory that a server and its processes were seen to hold."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.most = 0.0
        self.over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def __call__(self) -> float:
        """MiB so far."""
        return self.most

    def _watch(self) -> None:
        from svod.web.load import family, memory

        while not self.over.wait(1.0):
            if os.path.exists(f"/proc/{self.process}"):
                self.most = max(self.most, memory(family(self.process)))


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    """Until the server answers; MisuseError when it does not."""
    end = time.monotonic() + WAIT
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/robots.txt", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise MisuseError(say("bench.web.dead"))
