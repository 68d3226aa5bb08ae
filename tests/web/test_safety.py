"""Pages are hostile input, and so are visitors: nothing runs, nothing leaks, nobody else's form is taken."""

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from svod.register import Register
from svod.register.overview import Overview
from svod.web.guard import LARGEST_BODY
from svod.web.rendering import HERE
from tests.web.conftest import token, visiting
from tests.web.test_pages import PLACES, walk


class Elements(HTMLParser):
    """The names of elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}


def test_nothing_of_a_page_becomes_markup(visitor: TestClient) -> None:
    for path in walk(visitor):
        answer = visitor.get(path)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found = Elements()
        found.feed(answer.text)
        assert not found.tags & {"script", "img", "iframe", "object", "style", "base"}, path
        assert not [name for name, _ in found.attributes if name.startswith("on") or name == "style"], path
        for name, value in found.attributes:
            if name in {"href", "src", "action"}:
                assert value.startswith(("/", "#", "https://example.org/")), (path, value)


def test_a_hostile_page_is_shown_as_text(visitor: TestClient, register: Register) -> None:
    digest = next(one.digest for one in register.pages() if one.address.startswith("javascript:"))
    text = visitor.get(f"/page/{digest.removeprefix('sha256:')}").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{ 7*7 }}" in text
    assert 'dir="auto"' in text


def test_templates_escape_everything_and_run_nothing() -> None:
    for path in (HERE / "templates").glob("*.html"):
        text = path.read_text("utf-8")
        assert "|safe" not in text.replace(" ", ""), path.name
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", text), path.name


@pytest.mark.parametrize("path", [*PLACES, "/nowhere", "/static/svod.css", "/static/none.css"])
def test_every_answer_has_its_headers(visitor: TestClient, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"


def test_the_raw_page_is_never_shown(visitor: TestClient, register: Register) -> None:
    for one in register.pages():
        answer = visitor.get(f"/page/{one.digest.removeprefix('sha256:')}/raw")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["content-security-policy"]
        assert answer.content == register.raw(one.digest)


def test_no_path_of_the_server_is_told(visitor: TestClient) -> None:
    for path in walk(visitor):
        text = visitor.get(path).text
        assert "/home/secret" not in text, path
        assert "secret-name" not in text, path


def test_a_fault_tells_nothing_but_that_it_is_one(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Overview, *asked: object) -> None:
        raise ValueError("/home/secret/thing")

    monkeypatch.setattr(Overview, "newest", broken)
    answer = visiting(register).get("/")
    assert answer.status_code == 500
    assert "Не получилось" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "10.0.0.1"])
def test_other_names_for_this_machine_are_refused(visitor: TestClient, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8080", "127.0.0.1:1", "[::1]:8080", "LOCALHOST"])
def test_this_machine_answers(visitor: TestClient, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 200


def test_a_form_without_its_token_is_refused(own: TestClient) -> None:
    sent = {"text": "Новость\n\nТекст новости."}
    good = token(own)
    assert own.post("/add", data=sent).status_code == 403
    assert own.post("/add", data=sent | {"token": "x"}).status_code == 403
    assert own.post("/add", data=sent | {"token": good}, headers={"origin": "http://evil.example"}).status_code == 403
    assert own.post("/add", data=sent | {"token": good}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert own.post("/add", data=sent | {"token": good}, headers={"origin": "null"}).status_code == 403
    own.cookies.clear()
    assert own.post("/add", data=sent | {"token": good}).status_code == 403
    own.cookies.set("svod_token", "mine.forged")
    assert own.post("/add", data=sent | {"token": "mine.forged"}).status_code == 403
    assert "2\u00a0страницы" in own.get("/").text


def test_too_much_at_once_is_refused(own: TestClient) -> None:
    told = own.post("/add", content=b"x", headers={"content-length": str(LARGEST_BODY + 1)})
    assert told.status_code == 413
    assert "до 64 МБ" in told.text
