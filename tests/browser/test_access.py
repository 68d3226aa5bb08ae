"""Every template of the site is looked at by axe, in light and dark, on a desk and on a phone: nothing serious."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from svod import web
from svod.entering import add_account
from svod.model.account import Role
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from tests.browser.conftest import Kind, served, template_of
from tests.browser.looking import faults

SECRET = "ольха за мостом 4"
PARTS = {"layout", "parts", "sides"}
"""Templates that others are made of."""

PAIR = {"area": "Ульяновская область", "partner": "Беларусь"}
TOLD = """Тверская область и Сербия подписали соглашение

4 мая 2024

Тверская область и Сербия подписали соглашение о сотрудничестве в туризме."""


def templates() -> set[str]:
    """All templates that are pages."""
    folder = Path(web.__file__).parent / "templates"
    return {path.stem for path in folder.glob("*.html")} - PARTS


class Looker:
    """Somebody who looks at pages, and keeps what was wrong with each and which templates they were of."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.seen: set[str] = set()
        self.faults: list[str] = []

    def look(self, path: str = "") -> None:
        """Goes there, or looks at what is before them."""
        if path:
            self.page.goto(f"{self.site}{path}")
        template = template_of(self.page)
        self.seen.add(template)
        self.faults += faults(self.page, f"access-{path.partition('?')[0]}-{template}")

    def come_in(self) -> None:
        """Logs in; what is wrong and what is right."""
        self.look("/login")
        for secret in ("не то", SECRET):
            self.page.locator("[name=name]").fill("anna")
            self.page.locator("[name=password]").fill(secret)
            self.page.locator("main form button").click()
            self.look()
        expect(self.page.locator("a[href='/account']")).to_be_visible()

    def add(self) -> None:
        """Sends a text, looks while it is read and when it has been."""
        self.look("/add")
        self.page.locator("textarea[name=text]").fill(TOLD)
        self.page.route(f"{self.site}/add/*", stay)
        self.page.locator("main form button").last.click()
        self.look()
        self.page.unroute(f"{self.site}/add/*", stay)
        self.page.reload()
        expect(self.page.locator("ul.outcomes")).to_be_visible(timeout=60_000)
        expect(self.page.locator("main .actions a[href='/review']")).to_be_visible(timeout=60_000)
        self.look()


def stay(route: Route) -> None:
    """The page of a reading asks for itself again and again: an answer without content leaves it as it stands, to be
    looked at."""
    if route.request.redirected_from:
        route.continue_()
    else:
        route.fulfill(status=204)


@pytest.fixture(scope="module")
def shared(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A register with an account, and the address of its site."""
    path = tmp_path_factory.mktemp("access") / "shared.svod"
    shutil.copy(demonstration, path)
    with Register(path) as register:
        add_account(register, "anna", Role.ADMIN, SECRET, "test")
    with served(path) as site:
        yield path, site


def records(path: Path) -> list[str]:
    """Of each kind the record that rests on most, where it is joined, and a source."""
    with Register(path) as register:
        found = [max(register.ask(Question(kind=kind)), key=lambda one: len(one.claims)) for kind in EntryKind]
        pages = [links.page(one.digest) for one in register.pages(limit=1)]
    joined = [f"{links.merging(one.id)}?name=Русских" for one in found if one.kind is EntryKind.PERSON]
    return [*(links.entry(one.id) for one in found), *joined, *pages, *(f"{page}?chrome=1" for page in pages)]


def test_no_template_has_a_serious_fault(browser: Browser, shared: tuple[Path, str], kinds: dict[str, Kind]) -> None:
    """What the links of an open site lead to is looked at elsewhere (test_pages)."""
    path, site = shared
    page = browser.new_page()
    looker = Looker(page, site)
    looker.come_in()
    places = [
        "/",
        "/control?state=overdue",
        "/search?q=соглашение",
        "/review?kind=pair",
        "/users",
        "/audit",
        "/account",
    ]
    places += ["/no-such-page", links.query("/series", **PAIR), links.query("/offers", **PAIR), *records(path)]
    for place in places:
        looker.look(place)
    looker.add()
    page.close()
    assert looker.faults == []
    assert templates() - looker.seen - {one.template for one in kinds.values()} == set()
