"""Load: many clients at once against a real server, and how long its pages take to come."""

import http.client
import os
import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from svod.charts import trade_told
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.register.counting import Pairing
from svod.web import links, review

EACH = 100
"""Addresses of a kind of page that are asked for, where the register has so many."""

PATIENCE = 30.0
Thing = TypeVar("Thing")
WORDS = ("соглашение", "товарооборот", "губернатор", "станок", "поставка", "делегация", "«сотрудничество»", "форум")


@dataclass(frozen=True, slots=True)
class Took:
    """How a kind of page came: milliseconds of each answer in their order of size, and how many were no pages."""

    name: str
    times: tuple[float, ...]
    failed: int

    @property
    def p50(self) -> float:
        """The time within which half of the answers came."""
        return self._within(0.5)

    @property
    def p95(self) -> float:
        """The time within which 19 of 20 answers came."""
        return self._within(0.95)

    def as_row(self) -> dict[str, float]:
        """The result as plain data."""
        return {"answers": len(self.times), "failed": self.failed, "p50": self.p50, "p95": self.p95}

    def _within(self, share: float) -> float:
        return self.times[min(len(self.times) - 1, int(len(self.times) * share))] if self.times else 0.0


@dataclass(slots=True)
class Load:
    """What the clients do: addresses by kind of page, asked for in turns by so many clients for so long."""

    addresses: dict[str, list[str]]
    clients: int
    seconds: float
    taken: dict[str, list[float]] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    def first(self, host: str, port: int) -> list[Took]:
        """Ask for each address once, until all have come or the time is over: nothing was made before."""
        waiting = iter(_once(self.addresses))
        lock = threading.Lock()

        def walk(number: int) -> Iterator[tuple[str, str]]:
            while True:
                with lock:
                    one = next(waiting, None)
                if one is None:
                    return
                yield one

        return self._run(host, port, walk)

    def again(self, host: str, port: int) -> list[Took]:
        """Ask for any of the addresses, many of them several times, until the time is over."""
        return self._run(host, port, lambda number: _walk(self.addresses, number))

    def _run(self, host: str, port: int, walk: Callable[[int], Iterator[tuple[str, str]]]) -> list[Took]:
        """One result a kind of page, in the order of the addresses."""
        self.taken = {name: [] for name in self.addresses}
        self.failed = dict.fromkeys(self.addresses, 0)
        end = time.monotonic() + self.seconds
        threads = [
            threading.Thread(target=self._client, args=(walk(number), host, port, end))
            for number in range(self.clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [Took(name, tuple(sorted(times)), self.failed[name]) for name, times in self.taken.items()]

    def _client(self, asked: Iterator[tuple[str, str]], host: str, port: int, end: float) -> None:
        """One visitor: a page, and when it has come at once another."""
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        for name, path in asked:
            if time.monotonic() >= end:
                break
            started = time.perf_counter()
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                answer.read()
                good = answer.status == 200
            except (OSError, http.client.HTTPException):
                connection.close()
                good = False
            self.taken[name].append((time.perf_counter() - started) * 1000)
            self.failed[name] += not good
        connection.close()


def _once(addresses: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each address once, all kinds of pages mixed."""
    every = [(name, path) for name, paths in addresses.items() for path in dict.fromkeys(paths)]
    random.Random(11).shuffle(every)
    return every


def _walk(addresses: dict[str, list[str]], number: int) -> Iterator[tuple[str, str]]:
    """Kinds of pages in turns, each client in an order of its own."""
    chance = random.Random(number)
    while True:
        names = list(addresses)
        chance.shuffle(names)
        for name in names:
            yield name, chance.choice(addresses[name])


def addresses(register: Register) -> dict[str, list[str]]:
    """What is asked for: of each kind of page several, those most told of and others."""
    chance = random.Random(7)
    pairs = register.overview.pairs(limit=400)
    areas = list(register.overview.areas())
    found = {
        "start": ["/"],
        "areas": ["/areas"],
        "area": [links.area(name) for name in _some(areas, chance)],
        "pair": [links.pair(one.one, one.other) for one in _some(pairs, chance)],
        "offers": [links.query("/offers", area=one.one, partner=one.other) for one in _some(pairs, chance)],
        "drawing": list(_drawings(register, pairs[:EACH])),
        "control": ["/control", *(links.query("/control", area=area) for area in areas[:EACH])],
        "calendar": ["/calendar", *(links.query("/calendar", area=area) for area in areas[:EACH])],
        "feed": ["/feed.xml", *(links.query("/feed.xml", area=area) for area in areas[:20])],
        "series": [links.query("/series", area=area) for area in areas[:EACH]],
        "list": [f"/{name}" for name in links.KINDS] + [f"/{name}?page={at}" for name in links.KINDS for at in (2, 9)],
        "filtered": [
            links.query(f"/{name}", area=area) for name in ("events", "projects", "people") for area in areas[:12]
        ],
    }
    for kind in EntryKind:
        entries = register.ask(Question(kind=kind, limit=EACH // 2))
        entries += register.ask(Question(kind=kind, limit=EACH // 2, offset=1_000))
        found[kind.value] = [links.entry(entry.id) for entry in entries]
    pages = register.pages(limit=EACH)
    found["source"] = [links.page(page.digest) for page in pages]
    people = [entry.name for entry in register.ask(Question(kind=EntryKind.PERSON, limit=EACH))]
    found["search"] = [links.query("/search", q=word) for word in (*WORDS, *people, *areas[:20])]
    found["search claims"] = [
        links.query("/search", q=word, kind=kind) for word in (*WORDS, *areas[:8]) for kind in ("event", "project")
    ]
    found["review"] = [links.query("/review", kind=kind) for kind in review.TABS]
    found["log"] = ["/review/log"]
    return {name: paths for name, paths in found.items() if paths}


def _drawings(register: Register, pairs: Iterable[Pairing]) -> Iterator[str]:
    """The charts of trade, of those pairs that have one."""
    for pair in pairs:
        sides = (pair.one,), (pair.other,)
        figures = register.ask(Question(kind=EntryKind.INDICATOR, areas=sides[0], partners=sides[1], limit=24))
        if trade_told(figures, *sides):
            yield links.query("/pair/trade.svg", area=pair.one, partner=pair.other)


def memory(processes: Iterable[int]) -> float:
    """MiB that processes hold together, what they share counted once (Linux; 0 elsewhere)."""
    lines = (line for told in _accounts(processes, "smaps_rollup") for line in told.splitlines())
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def spent(processes: Iterable[int]) -> float:
    """Seconds of the processor that processes took so far (Linux; 0 elsewhere): what a page costs, whoever else is at
    work on the machine."""
    # the name of the program stands in brackets and may hold blanks
    told = (stat.rpartition(")")[2].split() for stat in _accounts(processes, "stat"))
    return sum(int(ticks) for fields in told for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")


def _accounts(processes: Iterable[int], name: str) -> Iterator[str]:
    """What the system tells in a file of that name of each process that is still there."""
    for process in processes:
        with suppress(OSError):
            yield Path(f"/proc/{process}/{name}").read_text()


def family(process: int) -> list[int]:
    """A process and its children (Linux)."""
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        found += [int(child) for child in task.read_text().split()]
    return found


def _some(things: list[Thing], chance: random.Random) -> list[Thing]:
    """The first of a list, and as many by chance of the rest."""
    first, rest = things[: EACH // 2], things[EACH // 2 :]
    return first + chance.sample(rest, min(len(rest), EACH // 2))
