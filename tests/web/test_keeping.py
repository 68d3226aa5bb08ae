"""What is kept of pages: the same page comes again, the oldest go first, a change makes it anew."""

import random
from pathlib import Path

from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from svod.judging import judge_claim, undo
from svod.model.judgement import Verdict
from svod.register import Register
from svod.web.keeping import LARGEST, Kept


def test_a_page_comes_again_as_it_was() -> None:
    kept = Kept()
    page = HTMLResponse("<p>привет</p>", headers={"ETag": '"a"'})
    kept.put("a", page)
    again = kept.get("a")
    assert again
    assert (again.body, again.raw_headers, again.status_code) == (page.body, page.raw_headers, page.status_code)
    assert kept.get("b") is None


def test_the_oldest_go_first(tmp_path: Path) -> None:
    kept = Kept(tmp_path, most=2)
    for name in "abc":
        kept.put(name, HTMLResponse(name))
    assert [name for name in "abc" if kept.get(name)] == ["b", "c"]


def test_processes_of_a_server_share_what_they_keep(tmp_path: Path) -> None:
    Kept(tmp_path).put("a", HTMLResponse("<p>привет</p>"))
    found = Kept(tmp_path).get("a")
    assert found
    assert found.body == "<p>привет</p>".encode()


def test_a_work_is_begun_once(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    assert [kept.begins("a"), Kept(tmp_path).begins("a"), kept.begins("b")] == [True, False, True]


def test_a_page_that_is_too_large_is_not_kept(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("a", HTMLResponse(random.Random(1).randbytes(LARGEST + 1)))
    assert kept.get("a") is None


def test_a_page_is_answered_where_nothing_can_be_kept(tmp_path: Path) -> None:
    kept = Kept(tmp_path, most=2)
    kept.put("a", HTMLResponse("a"))
    for file in tmp_path.iterdir():
        file.unlink()
    (tmp_path / "pages.db").mkdir()
    spoilt = Kept(tmp_path)
    spoilt.put("a", HTMLResponse("a"))
    assert spoilt.get("a") is None


def test_a_change_of_the_register_makes_a_page_anew(visitor: TestClient, register: Register) -> None:
    first = visitor.get("/")
    assert visitor.get("/").headers["etag"] == first.headers["etag"]
    number = judge_claim(register, register.unjudged()[0], Verdict.UNSURE, "test")
    assert visitor.get("/").headers["etag"] != first.headers["etag"]
    undo(register, "test", number)
