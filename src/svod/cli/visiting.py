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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svod.cells import decimal
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
        (first, cost), (again, later) = (_timed(work, port, peak.process) for work in (load.first, load.again))
        held = peak()
    if not as_json:
        known = {"memory": f"{held:.0f}", "cost": decimal(cost), "later": decimal(later)}
        _told(first, again, say("bench.web.told", clients=clients, workers=workers, **known))
        return
    for before, after in zip(first, again, strict=True):
        row = {"page": before.name, "first": before.as_row(), "again": after.as_row()}
        print_json([{**row, "memory": held, "cpu": {"first": cost, "again": later}}])


def _timed(work: "Callable[[str, int], list[Took]]", port: int, server: int) -> "tuple[list[Took], float]":
    """What came of a work, and how many milliseconds of the processor the server took for a page."""
    from svod.web.load import family, spent

    before = spent(family(server))
    found = work(HOST, port)
    answers = sum(len(one.times) for one in found)
    return found, (spent(family(server)) - before) * 1000 / max(answers, 1)


def _told(first: "list[Took]", again: "list[Took]", end: str) -> None:
    heads = [say("bench.web.page")]
    heads += [say(f"bench.web.{when}.{name}") for when in ("first", "again") for name in ("answers", "p50", "p95")]
    print_table(heads, ([one.name, *_cells(one), *_cells(other)] for one, other in zip(first, again, strict=True)))
    failed = sum(one.failed for one in (*first, *again))
    print(say("bench.web.bad", failed=failed) if failed else "", end, sep="\n" if failed else "")


def _cells(took: "Took") -> list[str]:
    return [str(len(took.times)), f"{took.p50:.0f}", f"{took.p95:.0f}"]


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
