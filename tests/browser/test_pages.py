"""Every kind of page in Chromium: no serious fault of access, nothing wider than a phone, nothing asked from afar."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import NARROW, WIDE, keep

GRAVE = {"serious", "critical"}
LIMIT = 50
"""Kinds of pages; more would mean that kinds are told apart wrongly."""


def kind_of(address: str) -> str:
    """Pages of one kind differ only in their names: /entry/person:… and /entry/event:… are two kinds."""
    parts = urlsplit(address)
    return re.sub(r":[0-9a-f]{6,}", "", re.sub(r"/page/(sha256:)?[0-9a-f]+", "/page", parts.path)) or "/"


@pytest.fixture(scope="session")
def addresses(site: str, browser: Browser) -> dict[str, str]:
    """One address of each kind, found by following the links of the site from its start."""
    found, todo = {"/": f"{site}/"}, [f"{site}/"]
    page = browser.new_page()
    while todo and len(found) < LIMIT:
        page.goto(todo.pop(0))
        links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        for link in links:
            file = re.search(
                r"\.(csv|docx|pdf|md|xlsx|ics|xml|json|svg|png|atom)$|/raw$|/language/", urlsplit(link).path
            )
            if link.startswith(site) and not file and kind_of(link) not in found:
                found[kind_of(link)] = link
                todo.append(link)
    page.close()
    return found


def test_the_site_has_pages_of_many_kinds(addresses: dict[str, str]) -> None:
    assert {"/", "/areas", "/pair", "/people", "/events", "/search", "/review", "/add"} <= addresses.keys() | {
        "/search"
    }
    assert len(addresses) < LIMIT


@pytest.mark.parametrize(("size", "name"), [(WIDE, "1440"), (NARROW, "390")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_fit_to_be_read(
    site: str, browser: Browser, addresses: dict[str, str], size: ViewportSize, name: str, scheme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    faults: list[str] = []
    for kind, address in addresses.items():
        page.goto(address)
        if scheme == "light":
            keep(page, f"{name}-{kind}")
        faults += [f"{kind}: {fault}" for fault in _faults(page)]
    context.close()
    assert faults == []
    assert complaints == []
    assert [one for one in asked if not one.startswith(site)] == []


def _faults(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE]
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        told.append("wider than the window")
    return told
