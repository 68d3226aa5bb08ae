"""Every template of the site is looked at by axe, in light and dark, on a desk and on a phone: nothing serious."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from svod import web
from svod.entering import add_account
from svod.model.account import Role
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from tests.browser.conftest import NARROW, WIDE, keep, served

GRAVE = {"serious", "critical"}
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
        name = (self.page.locator("body").get_attribute("class") or "").removeprefix("p-")
        self.seen.add(name)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = Axe().run(self.page).response["violations"]
            told = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE]
            self.faults += [f"{path or name} in {scheme}: {fault}" for fault in told]
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.faults.append(f"{path or name}: wider than the window")

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


@pytest.mark.parametrize(("size", "name"), [(WIDE, "1440"), (NARROW, "390")], ids=["desk", "phone"])
def test_no_template_has_a_serious_fault(
    browser: Browser, shared: tuple[Path, str], size: dict[str, int], name: str
) -> None:
    path, site = shared
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    looker = Looker(context.new_page(), site)
    looker.come_in()
    places = ["/", "/areas", "/people", "/calendar", "/control", "/control?state=overdue", "/search?q=соглашение"]
    places += ["/review", "/review?kind=pair", "/review/log", "/users", "/audit", "/account", "/api", "/no-such-page"]
    places += [links.area(PAIR["area"]), links.query("/pair", **PAIR), links.query("/series", **PAIR)]
    places += [links.query("/offers", **PAIR), *records(path)]
    for place in places:
        looker.look(place)
        keep(
            looker.page, f"access-{name}-{place.partition('?')[0]}-{looker.page.locator('body').get_attribute('class')}"
        )
    looker.add()
    context.close()
    assert looker.faults == []
    assert templates() - looker.seen == set()
