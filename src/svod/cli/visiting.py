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
BUSY = 0.1
"""Part of a processor: a server that takes less has nothing to do."""


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
    passes: dict[str, list[Took]] = {}
    costs: dict[str, float] = {}
    held = 0.0
    for visits in (("cold",), ("first", "again")):
        with _served(register, workers) as (port, peak):
            rested = 0.0 if visits == ("cold",) else _rested(peak.process)
            for name in visits:
                passes[name], costs[name] = _timed(load.again if name == "again" else load.first, port, peak.process)
            held = max(held, peak())
    if not as_json:
        known = {"memory": f"{held:.0f}", "rested": f"{rested:.0f}"}
        known |= {name: decimal(cost) for name, cost in costs.items()}
        _told(passes, say("bench.web.told", clients=clients, workers=workers, **known))
        return
    for of_page in zip(*passes.values(), strict=True):
        row = {name: took.as_row() for name, took in zip(passes, of_page, strict=True)}
        print_json([{"page": of_page[0].name, **row, "memory": held, "cpu": costs, "rested": rested}])


def _rested(server: int) -> float:
    """Wait until the server has made ahead what it makes while nobody asks; the seconds that it took."""
    from svod.web.ahead import QUIET, SETTLED
    from svod.web.load import family, spent

    began = time.monotonic()
    time.sleep(SETTLED + 2 * QUIET)
    while True:
        before = spent(family(server))
        time.sleep(SETTLED)
        if spent(family(server)) - before < BUSY * SETTLED:
            return time.monotonic() - began


def _timed(work: "Callable[[str, int], list[Took]]", port: int, server: int) -> "tuple[list[Took], float]":
    """What came of a work, and how many milliseconds of the processor the server took for a page."""
    from svod.web.load import family, spent

    before = spent(family(server))
    found = work(HOST, port)
    answers = sum(len(one.times) for one in found)
    return found, (spent(family(server)) - before) * 1000 / max(answers, 1)


def _told(passes: "dict[str, list[Took]]", end: str) -> None:
    heads = [say("bench.web.page")]
    heads += [say(f"bench.web.{when}.{name}") for when in passes for name in ("answers", "p50", "p95")]
    rows = zip(*passes.values(), strict=True)
    print_table(heads, ([row[0].name, *(cell for took in row for cell in _cells(took))] for row in rows))
    failed = sum(one.failed for took in passes.values() for one in took)
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
