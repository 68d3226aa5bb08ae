"""A site of the demonstration pages in a process of its own, and a Chromium to walk through it.

Screenshots of each run are kept under `artefacts/screens`. Where CI is true, a browser must be there.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from svod.collect import collect
from svod.demo import pages
from svod.flow import load
from svod.register import Register

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "artefacts" / "screens"
QUIET = [  # nothing of the browser's own may go out to the network
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ALT = 1
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


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


@contextmanager
def served(register: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "svod", "serve", "--port", str(port), "-r", str(register)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        for _ in range(300):
            if process.poll() is not None:
                raise AssertionError(process.stderr.read() if process.stderr else "the server went away")
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


def keep(page: Page, name: str) -> None:
    """Keep what the page looks like, for people to look at."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png", full_page=True)


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
