"""What is kept of pages: the same page comes again, those not asked for longest go first, a change makes it anew."""

import random

from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from svod.judging import judge_claim, undo
from svod.model.judgement import Verdict
from svod.register import Register
from svod.web.keeping import Kept


def test_a_page_comes_again_as_it_was() -> None:
    kept = Kept()
    page = HTMLResponse("<p>привет</p>", headers={"ETag": '"a"'})
    kept.put("a", page)
    again = kept.get("a")
    assert again
    assert (again.body, again.raw_headers, again.status_code) == (page.body, page.raw_headers, page.status_code)
    assert kept.get("b") is None


def test_those_not_asked_for_longest_go_first() -> None:
    chance = random.Random(1)
    kept = Kept(5_000)
    for name in "abc":
        kept.put(name, HTMLResponse(chance.randbytes(2_000)))
        assert kept.get("a")
    assert [name for name in "abc" if kept.get(name)] == ["a", "c"]


def test_a_change_of_the_register_makes_a_page_anew(visitor: TestClient, register: Register) -> None:
    first = visitor.get("/")
    assert visitor.get("/").headers["etag"] == first.headers["etag"]
    number = judge_claim(register, register.unjudged()[0], Verdict.UNSURE, "test")
    assert visitor.get("/").headers["etag"] != first.headers["etag"]
    undo(register, "test", number)
