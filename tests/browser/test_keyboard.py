"""The review queue by keys alone: access keys, and Tab with Enter; without scripts both."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import access
from tests.browser.looking import WIDE

FAR = 80
"""More presses of Tab than there is to be stopped at."""


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def task(page: Page) -> str:
    """What is asked."""
    return page.locator("input[name=task]").get_attribute("value") or ""


def test_access_keys_judge_undo_skip_and_open_the_correction(own: str, page: Page) -> None:
    page.goto(f"{own}/review?kind=event")
    first = task(page)
    access(page, "1")
    expect(page.locator(".done")).to_contain_text("Верно")
    second = task(page)
    assert second != first
    access(page, "2")
    expect(page.locator(".done")).to_contain_text("Неверно")
    access(page, "z")
    expect(page.locator("input[name=task]")).to_have_value(second)
    access(page, "0")
    expect(page.locator("input[name=task]")).not_to_have_value(second)
    third = task(page)
    assert third not in {first, second}
    access(page, "e")
    expect(page.locator("form.judge details")).to_have_attribute("open", "")


def test_what_is_decided_by_keys_is_in_the_log(own: str, page: Page) -> None:
    page.goto(f"{own}/review?kind=commitment")
    access(page, "1")
    expect(page.locator(".done")).to_be_visible()
    page.goto(f"{own}/review/log")
    expect(page.locator("li.judged")).to_have_count(1)
    expect(page.locator("li.judged")).to_contain_text("Верно")


def test_tab_and_enter_reach_every_verdict_and_put_one_down(own: str, page: Page) -> None:
    page.goto(f"{own}/review?kind=event")
    verdicts = set(page.locator(".verdicts button").evaluate_all("all => all.map(one => one.value)"))
    reached: list[str] = []
    for _ in range(FAR):
        page.keyboard.press("Tab")
        here = page.locator(":focus")
        if here.count() and here.get_attribute("name") == "verdict":
            reached.append(here.get_attribute("value") or "")
        if verdicts <= set(reached):
            break
    assert verdicts
    assert verdicts <= set(reached)
    first = task(page)
    page.keyboard.press("Enter")
    expect(page.locator(".done")).to_be_visible()
    assert task(page) != first
