"""Every kind of page in Chromium: no serious fault of access, nothing wider than a phone, nothing asked from afar."""

from playwright.sync_api import Browser

from tests.browser.conftest import LIMIT, Kind
from tests.browser.looking import faults


def test_the_site_has_pages_of_many_kinds(kinds: dict[str, Kind]) -> None:
    assert {"/", "/areas", "/pair", "/people", "/events", "/review", "/add"} <= kinds.keys()
    assert len(kinds) < LIMIT


def test_pages_are_fit_to_be_read(site: str, browser: Browser, kinds: dict[str, Kind]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    found: list[str] = []
    for name, kind in kinds.items():
        page.goto(kind.address)
        found += faults(page, name)
    page.close()
    assert found == []
    assert complaints == []
    assert [one for one in asked if not one.startswith(site)] == []
