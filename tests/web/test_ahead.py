"""Pages made ahead: for the kinds of visitors that came, while nobody asks and the register stays as it is."""

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from svod.judging import judge_claim
from svod.model.judgement import Verdict
from svod.register import Register
from svod.web import ahead, application, links, tasks
from svod.web.guard import LANGUAGE
from tests.web.conftest import site_of

Result = TypeVar("Result")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "QUIET", 0.01)
    monkeypatch.setattr(ahead, "SETTLED", 0.02)


def _site(register: Register, folder: Path) -> tuple[TestClient, Starlette]:
    visitor = TestClient(application(register, jobs=folder), base_url="http://localhost:8080")
    site_of(visitor).state.kept.begins("the file of pages")
    return visitor, site_of(visitor)


def _rested(site: Starlette, folder: Path, enough: Callable[[int], bool]) -> int:
    """How many pages are kept after the site was left alone."""

    async def rest() -> int:
        making = asyncio.create_task(site.state.ahead.go())
        found = 0
        for _ in range(400):
            await asyncio.sleep(0.05)
            found = _kept(folder)
            if enough(found):
                break
        making.cancel()
        return found

    return _alone(rest())


def _alone(work: Coroutine[None, None, Result]) -> Result:
    """A loop of its own: the browser's, where its tests came before, goes on in this thread."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, work).result()


def _kept(folder: Path) -> int:
    with sqlite3.connect(folder / "pages.db") as file:
        return int(file.execute("SELECT count(*) FROM pages").fetchone()[0])


def test_pages_are_made_for_who_came_as_they_would_see_them(
    register: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, site = _site(register, tmp_path)
    visitor.cookies.set(LANGUAGE, "en")
    visitor.get("/robots.txt")
    wanted = list(ahead.paths(register))
    assert links.area("Монголия") in wanted
    assert _rested(site, tmp_path, lambda kept: kept >= len(wanted)) == len(wanted)
    monkeypatch.setattr(tasks, "queue", None)
    assert visitor.get("/review").status_code == 200, "the queue was weighed again"
    shown = {path: visitor.get(path).text for path in wanted}
    assert _kept(tmp_path) == len(wanted), "a page was made again"
    assert 'lang="en"' in shown["/"]
    visitor.cookies.delete(LANGUAGE)
    visitor.get("/")
    assert _kept(tmp_path) == len(wanted) + 1


def test_nothing_is_made_where_nobody_came(register: Register, tmp_path: Path) -> None:
    _, site = _site(register, tmp_path)

    async def rest() -> None:
        making = asyncio.create_task(site.state.ahead.go())
        await asyncio.sleep(0.5)
        making.cancel()

    _alone(rest())
    assert _kept(tmp_path) == 0


def test_a_change_of_the_register_makes_them_anew(own: TestClient, tmp_path: Path) -> None:
    register: Register = site_of(own).state.register
    folder = tmp_path / "kept"
    folder.mkdir()
    visitor, site = _site(register, folder)
    visitor.get("/robots.txt")
    number = len(list(ahead.paths(register)))
    assert _rested(site, folder, lambda kept: kept >= number) == number
    judge_claim(register, register.unjudged()[0], Verdict.UNSURE, "test")
    assert _rested(site, folder, lambda kept: kept >= 2 * number) == 2 * number


def test_kinds_of_visitors_are_few(register: Register, tmp_path: Path) -> None:
    visitor, site = _site(register, tmp_path)
    for number in range(ahead.KINDS + 5):
        visitor.get("/robots.txt", headers={"host": f"localhost:{number + 1}"})
    assert len(site.state.ahead._kinds) == ahead.KINDS
