"""Load: many clients at once against a real server, and how long its pages take to come."""

import http.client
import random
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.web import links

EACH = 60
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

    def run(self, host: str, port: int) -> list[Took]:
        """Ask until the time is over; one result a kind of page, in the order of the addresses."""
        self.taken = {name: [] for name in self.addresses}
        self.failed = dict.fromkeys(self.addresses, 0)
        end = time.monotonic() + self.seconds
        threads = [
            threading.Thread(target=self._client, args=(number, host, port, end)) for number in range(self.clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return [Took(name, tuple(sorted(times)), self.failed[name]) for name, times in self.taken.items()]

    def _client(self, number: int, host: str, port: int, end: float) -> None:
        """One visitor: a page, and when it has come at once another."""
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        for name, path in _walk(self.addresses, number):
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
        "control": ["/control", *(links.query("/control", area=area) for area in areas[:20])],
        "calendar": ["/calendar", *(links.query("/calendar", area=area) for area in areas[:20])],
        "series": [links.query("/series", area=area) for area in areas[:20]],
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
    found["review"] = ["/review", "/review?kind=event", "/review?kind=project"]
    return {name: paths for name, paths in found.items() if paths}


def memory(processes: Iterable[int]) -> float:
    """MiB that processes hold together, what they share counted once (Linux; 0 elsewhere)."""
    total = 0
    for process in processes:
        try:
            told = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:"))
    return total / 1024


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
