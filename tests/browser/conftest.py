"""A site of the demonstration pages in a process of its own, and a Chromium to walk through it.

Screenshots of each run are kept under `artefacts/screens`. Where CI is true, a browser must be there.
"""

import multiprocessing
import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from svod.cli.app import run
from svod.collect import collect
from svod.demo import pages
from svod.flow import load
from svod.register import Register

QUIET = [  # nothing of the browser's own may go out to the network
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ALT = 1
LIMIT = 50
"""Kinds of pages; more would mean that kinds are told apart wrongly."""
FILE = re.compile(r"\.(csv|docx|pdf|md|xlsx|ics|xml|json|svg|png|atom)$|/raw$|/language/")
SERVERS = multiprocessing.get_context("forkserver")
SERVERS.set_forkserver_preload(["tests.browser.warmed"])


@dataclass(frozen=True)
class Kind:
    """A page of its kind, and the template that it was made of."""

    address: str
    template: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        assert os.environ.get("CI") != "true", "no Chromium: the whole check installs it"
        pytest.skip("no Chromium here: install the package chromium")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # the sandbox refuses to run for root
    with sync_playwright() as play:
        shown = play.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield shown
        shown.close()


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browser") / "demo.svod"
    with Register(path, create=True) as register:
        load(collect(pages()), register)
    return path


@pytest.fixture
def own(demonstration: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a site that may be changed."""
    shutil.copy(demonstration, tmp_path / "own.svod")
    with served(tmp_path / "own.svod") as address:
        yield address


@pytest.fixture(scope="session")
def site(demonstration: Path) -> Iterator[str]:
    """The address of a site that is only looked at."""
    with served(demonstration) as address:
        yield address


@pytest.fixture(scope="session")
def kinds(site: str, browser: Browser) -> dict[str, Kind]:
    """One page of each kind, found by following the links of the site from its start."""
    found, todo = dict[str, Kind](), {"/": f"{site}/"}
    page = browser.new_page()
    while todo and len(found) < LIMIT:
        name, address = next(iter(todo.items()))
        page.goto(todo.pop(name))
        found[name] = Kind(address, template_of(page))
        for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
            if link.startswith(site) and not FILE.search(urlsplit(link).path) and name_of(link) not in found:
                todo.setdefault(name_of(link), link)
    page.close()
    return found


def name_of(address: str) -> str:
    """Pages of one kind differ only in their names: /entry/person:… and /entry/event:… are two kinds."""
    path = urlsplit(address).path
    return re.sub(r":[0-9a-f]{6,}", "", re.sub(r"/page/(sha256:)?[0-9a-f]+", "/page", path)) or "/"


def template_of(page: Page) -> str:
    """The template that the page was made of."""
    return (page.locator("body").get_attribute("class") or "").removeprefix("p-")


@contextmanager
def served(register: Path) -> Iterator[str]:
    """The address of a register that `svod serve` serves."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = SERVERS.Process(target=run, args=(["serve", "--port", str(port), "-r", str(register)],))
    process.start()
    try:
        for _ in range(600):
            assert process.is_alive(), f"the server went away: {process.exitcode}"
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.join()


def access(page: Page, key: str) -> None:
    """Alt and a key, as the keyboard sends them: Playwright's own presses leave out what the key writes without Alt,
    by which Chromium knows an access key."""
    keyboard = page.context.new_cdp_session(page)
    told = {
        "modifiers": ALT,
        "key": key,
        "code": f"Digit{key}" if key.isdigit() else f"Key{key.upper()}",
        "windowsVirtualKeyCode": ord(key.upper()),
    }
    keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": key, "unmodifiedText": key, **told})
    keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **told})
    keyboard.detach()
