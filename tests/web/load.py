"""Load: how fast a register's pages come. `python -m tests.web.load FILE.svod [CLIENTS]` prints p50 and p95 of each."""

import sys
import threading
import time
from pathlib import Path

from starlette.testclient import TestClient

from svod.cli.options import opened
from svod.web import application, links

ROUNDS = 10


def main(path: str, clients: str = "4") -> None:
    """Ask each page from several clients at once."""
    with opened(Path(path)) as register:
        pair = register.overview().pairs[0] if register.overview().pairs else None
        record = register.pages(limit=1)[0]
        person = next(iter(register.names("person")), "")
        paths = {
            "start": "/",
            "people": "/people",
            "events": "/events",
            "filtered": links.query("/projects", area=pair.one if pair else "", stage="running"),
            "areas": "/areas",
            "pair": links.pair(pair.one, pair.other) if pair else "/areas",
            "source": links.page(record.digest),
            "person": links.query("/name", name=person, kind="person"),
            "search": links.query("/search", q=pair.one if pair else record.title),
            "search rare": links.query("/search", q=f'"{record.title}"'),
            "review": "/review",
        }
        client = TestClient(application(register), base_url="http://localhost")
        client.get("/")
        for name, asked in paths.items():
            taken = sorted(measured(client, asked, int(clients)))
            print(f"{name:12} p50 {taken[len(taken) // 2]:6.0f} ms   p95 {taken[int(len(taken) * 0.95) - 1]:6.0f} ms")


def measured(client: TestClient, path: str, clients: int) -> list[float]:
    """Milliseconds of each answer."""
    taken: list[float] = []

    def ask() -> None:
        for _ in range(ROUNDS):
            started = time.perf_counter()
            assert client.get(path).status_code == 200, path
            taken.append((time.perf_counter() - started) * 1000)

    threads = [threading.Thread(target=ask) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


if __name__ == "__main__":
    main(*sys.argv[1:])
