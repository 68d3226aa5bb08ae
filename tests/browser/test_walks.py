"""Walks in Chromium: add a page, see its claims, correct one, join two people, undo, take the briefing, find it."""

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from svod.entering import add_account
from svod.filling import generated_leaf
from svod.flow import freshen
from svod.messages import catalogue
from svod.model.account import Role
from svod.quality.generated import page_of
from svod.register import Batch, Register
from tests.browser.conftest import access, served
from tests.browser.looking import NARROW, WIDE, keep

SECRET = "лиса у ручья 7"
PATIENCE = 60_000
TOLD = """Псковская область и Вьетнам подписали соглашение

4 мая 2024

Министр туризма Псковской области Лариса Клёнова 4 мая 2024 года провела переговоры с делегацией Вьетнама в Пскове.

Псковская область и Вьетнам подписали соглашение о сотрудничестве в туризме.

Директор завода «Пскоблик» Лариса Громова встретилась с послом Вьетнама 5 мая 2024 года.

Товарооборот Псковской области с Вьетнамом в 2023 году составил 34 млн долларов."""


class Walk:
    """Somebody at a site: what they press, in the language they read."""

    def __init__(self, page: Page, site: str, lang: str, name: str) -> None:
        self.page, self.site, self.name = page, site, f"walk-{name}"
        self.words = catalogue(lang)

    def press(self, key: str, *, role: str = "button") -> None:
        """Press what bears the message, whatever its case."""
        words = re.compile(re.escape(self.words[key]), re.IGNORECASE)
        self.page.get_by_role(role, name=words).first.click()  # type: ignore[arg-type]

    def keep(self, name: str) -> None:
        """Keep what is seen."""
        keep(self.page, f"{self.name}-{name}")

    def add(self) -> None:
        """A text is pasted, read by another process, and its page opened."""
        self.press("web.add", role="link")
        self.keep("add")
        self.page.locator("textarea[name=text]").fill(TOLD)
        self.press("web.add.go")
        expect(self.page.locator("h1")).to_have_text(self.words["web.add.done"], timeout=PATIENCE)
        self.keep("added")
        self.page.locator(".outcomes a").first.click()
        expect(self.page.locator("mark, .mark").first).to_be_visible()

    def correct(self) -> None:
        """A claim of the page gets another subject; undone and done again by what the page offers."""
        self.page.locator(".said li.k-agreement a[href^='/review']").first.click()
        self.page.locator("details summary").last.click()
        self.page.locator("[name=subject]").fill("горный туризм")
        self.keep("correct")
        self.press("web.review.save")
        expect(self.page.locator(".done")).to_contain_text(self.words["web.verdict.corrected"])
        self.keep("review")
        self.page.goto(f"{self.site}/agreements")
        expect(self.page.locator("main")).to_contain_text("горный туризм")

    def join(self) -> None:
        """Two people become one, and two again."""
        self.page.goto(f"{self.site}/name?name=Лариса Клёнова&kind=person")
        self.press("web.merge", role="link")
        self.page.locator("main input[name=name]").fill("Громовой")
        self.page.locator("main form[method=get] button").click()
        self.page.locator("input[name=reason]").first.fill("вышла замуж")
        self.keep("join")
        self.press("web.merge.join")
        expect(self.page.locator(".done")).to_contain_text(self.words["web.verdict.same"])
        self.keep("joined")
        assert self.people() == 1
        self.page.go_back()
        self.page.locator(".done button").click()
        assert self.people() == 2

    def people(self) -> int:
        """How many of the two there are in the list."""
        self.page.goto(f"{self.site}/people")
        names = self.page.locator(".fact .what").all_text_contents()
        return sum("Клёнова" in name or "Громова" in name for name in names)

    def brief(self, folder: Path) -> None:
        """The briefing comes as a Word file that tells of the correction."""
        self.page.goto(f"{self.site}/pair?area=Псковская область&partner=Вьетнам")
        self.keep("pair")
        with self.page.expect_download(timeout=PATIENCE) as coming:
            self.page.locator("a[href*='.docx']").first.click()
        coming.value.save_as(folder / "briefing.docx")
        assert "горн" in zipfile.ZipFile(folder / "briefing.docx").read("word/document.xml").decode()

    def find(self) -> None:
        """The page is found by a word in another form."""
        self.page.goto(f"{self.site}/")
        self.page.locator("#q").fill("делегациями Вьетнаму Псковом")
        self.page.locator("#q").press("Enter")
        expect(self.page.locator(".hits")).to_contain_text("Псковск")
        self.keep("found")

    def whole(self, folder: Path) -> None:
        """All of it in order."""
        self.add()
        self.correct()
        self.join()
        self.brief(folder)
        self.find()


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with tasks of all kinds."""
    path = tmp_path_factory.mktemp("tasks") / "generated.svod"
    with Register(path, create=True) as register:
        register.file(Batch(leaves=[generated_leaf(page_of(number)) for number in range(40)]))
        freshen(register)
    with served(path) as site:
        yield site


@contextmanager
def looking(browser: Browser, *, wide: bool, scripts: bool) -> Iterator[Page]:
    context = browser.new_context(
        viewport=WIDE if wide else NARROW,
        java_script_enabled=scripts,
        accept_downloads=True,
    )
    context.set_default_timeout(20_000)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("lang", "scripts", "wide"), [("ru", False, True), ("en", True, False)])
def test_the_whole_way(browser: Browser, own: str, tmp_path: Path, lang: str, scripts: bool, wide: bool) -> None:
    with looking(browser, wide=wide, scripts=scripts) as page:
        page.goto(own)
        if lang == "en":
            page.locator("a[hreflang=en]").click()
        Walk(page, own, lang, f"{lang}-{1440 if wide else 390}").whole(tmp_path)


def test_an_editor_comes_in_and_goes_the_whole_way(browser: Browser, demonstration: Path, tmp_path: Path) -> None:
    path = tmp_path / "shared.svod"
    shutil.copy(demonstration, path)
    with Register(path) as register:
        for name, role in (("anna", Role.ADMIN), ("egor", Role.EDITOR)):
            add_account(register, name, role, SECRET, "test")
    with served(path) as site, looking(browser, wide=True, scripts=False) as page:
        come_in(page, site, "egor")
        expect(page.locator(".top nav")).to_contain_text("Проверка")
        Walk(page, site, "ru", "editor").whole(tmp_path)
        with Register(path) as register:
            assert {one.judge for one in register.log()} == {"egor"}
            assert {"login", "add", "judge", "undo"} <= {one.deed for one in register.accounts.deeds(50)}


def test_an_admin_looks_after_accounts(browser: Browser, demonstration: Path, tmp_path: Path) -> None:
    path = tmp_path / "shared.svod"
    shutil.copy(demonstration, path)
    with Register(path) as register:
        add_account(register, "anna", Role.ADMIN, SECRET, "test")
    with served(path) as site, looking(browser, wide=False, scripts=False) as page:
        come_in(page, site, "anna")
        page.goto(f"{site}/users")
        page.locator(".entrance [name=name]").fill("rita")
        page.locator(".entrance button").click()
        secret = page.locator(".secret").inner_text()
        keep(page, "walk-users-390")
        page.goto(f"{site}/account")
        page.locator("form[action='/logout'] button").click()
        come_in(page, site, "rita", secret)
        assert page.goto(f"{site}/users").status == 403  # type: ignore[union-attr]


@pytest.mark.parametrize("wide", [True, False])
def test_each_kind_of_task_is_judged_by_a_key(browser: Browser, generated: str, wide: bool) -> None:
    with looking(browser, wide=wide, scripts=False) as page:
        for kind in ("claim", "pair", "outcome"):
            page.goto(f"{generated}/review?kind={kind}")
            keep(page, f"walk-review-{kind}-{1440 if wide else 390}")
            task = page.locator("[name=task]").get_attribute("value")
            access(page, "1")
            expect(page.locator(".done")).to_be_visible()
            expect(page.locator(f"[name=task][value='{task}']")).to_have_count(0)
            access(page, "z")
            expect(page.locator(".done")).to_have_count(0)
        page.goto(f"{generated}/review/log")
        keep(page, f"walk-log-{1440 if wide else 390}")


def come_in(page: Page, site: str, name: str, secret: str = SECRET) -> None:
    page.goto(f"{site}/login")
    page.locator("[name=name]").fill(name)
    page.locator("[name=password]").fill(secret)
    page.locator("main form button").click()
    expect(page.locator("a[href='/account']")).to_be_visible()
