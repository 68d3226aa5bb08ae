"""As of a past day the site is what it was on it: like a register that has none of the later pages."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod.collect.files import page_of
from svod.flow import load
from svod.model.entry import EntryKind
from svod.model.page import Page
from svod.model.question import Question
from svod.register import Register
from svod.web.days import DAY
from tests.web.conftest import HONEST, SECOND, links_of, visiting

BETWEEN = "2024-04-01"
"""A day after the first page and before the second."""

EARLY, LATE = (
    page_of("https://example.org/early", HONEST.encode(), "html"),
    page_of("https://example.org/late", SECOND.encode(), "text"),
)
READ = (
    "/api/areas",
    "/api/pages",
    "/api/entries?kind=event",
    "/api/entries?kind=indicator",
    "/api/entries?kind=person",
    "/api/search?q=Монголия",
    "/api/search?q=товарооборот&kind=indicator",
)
SHOWN = (
    "/",
    "/areas",
    "/events",
    "/search?q=Монголия",
    "/area?name=Вологодская область",
    "/indicators",
    "/calendar",
    "/calendar?area=Монголия",
)


Sites = dict[str, TestClient]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Visitors to all pages and to the early one alone, each today and on the past day."""
    folder = tmp_path_factory.mktemp("past")
    with Register(folder / "all.svod", create=True) as every, Register(folder / "early.svod", create=True) as early:
        load([EARLY, LATE], every)
        load([EARLY], early)
        found = {"today": visiting(every), "past": visiting(every), "early": visiting(early), "then": visiting(early)}
        for name in ("past", "then"):
            found[name].cookies.set(DAY, BETWEEN)
        yield found


def seen(client: TestClient, path: str) -> str:
    """What the main part of a page says, with what may be chosen in lists."""
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.mark.parametrize("path", READ)
def test_the_api_reads_as_it_did(sites: Sites, path: str) -> None:
    told, other = sites["past"].get(path).json(), sites["early"].get(path).json()
    for page in [*told.get("pages", ()), *other.get("pages", ())]:
        page.pop("added")
    assert told == other


@pytest.mark.parametrize("path", READ)
def test_the_api_is_told_the_day_or_keeps_to_that_of_the_site(sites: Sites, path: str) -> None:
    past, today, mark = sites["past"], sites["today"], "&" if "?" in path else "?"
    assert today.get(f"{path}{mark}as_of={BETWEEN}").json() == past.get(path).json()
    assert today.get(path).json() == past.get(f"{path}{mark}as_of=2099").json()
    assert today.get(f"{path}{mark}as_of=вчера").status_code == 400


@pytest.mark.parametrize("path", SHOWN)
def test_pages_count_and_show_as_they_did(sites: Sites, path: str) -> None:
    assert seen(sites["past"], path) == seen(sites["then"], path)
    assert seen(sites["past"], path) != seen(sites["today"], path)


@pytest.mark.parametrize(("page", "status"), [(EARLY, 200), (LATE, 404)])
def test_a_page_published_later_is_not_there(sites: Sites, page: Page, status: int) -> None:
    past = sites["past"]
    name = page.digest.removeprefix("sha256:")
    for path in (f"/page/{name}", f"/page/{name}/raw", f"/api/pages/{name}"):
        assert past.get(path).status_code == status
    assert "ещё ничего не было сказано" in past.get(f"/page/{name}").text or status == 200


def test_a_source_tells_of_its_claims_as_of_the_day(sites: Sites) -> None:
    past, name = sites["past"], EARLY.digest.removeprefix("sha256:")
    assert seen(past, f"/page/{name}") == seen(sites["then"], f"/page/{name}")
    for path in links_of(past.get(f"/page/{name}").text, "/entry/"):
        assert past.get(path).status_code == 200


PLANNED, BUILT = (
    page_of(
        f"https://example.org/{name}",
        f"{title}\n\n{day}\n\n{said}".encode(),
        "text",
    )
    for name, title, day, said in (
        (
            "plan",
            "Лесопилка",
            "01.03.2024",
            "Вологодская область и Монголия планируют построить лесопилку.",
        ),
        ("done", "Лесопилка", "10.05.2024", "Вологодская область и Монголия построили лесопилку."),
    )
)


def test_a_stage_is_chosen_as_it_was(tmp_path: Path) -> None:
    with Register(tmp_path / "stages.svod", create=True) as register:
        load([PLANNED, BUILT], register)
        (project,) = register.ask(Question(kind=EntryKind.PROJECT))
        assert [step.stage for step in project.history] == ["planned", "completed"]
        today, past = visiting(register), visiting(register)
        past.cookies.set(DAY, BETWEEN)
        for area in ("", "&area=Монголия"):
            found = {
                stage: ["лесопилк" in seen(site, f"/projects?stage={stage}{area}").lower() for site in (today, past)]
                for stage in ("planned", "completed")
            }
            assert found == {"planned": [False, True], "completed": [True, False]}
        assert register.values("stage", EntryKind.PROJECT, date(2024, 4, 1)) == ["planned"]
        assert register.values("stage", EntryKind.PROJECT) == ["completed"]


MET, TALKED = (
    page_of(f"https://example.org/{name}", f"Новости\n\n{day}\n\n{said}".encode(), "text")
    for name, day, said in (
        (
            "met",
            "02.03.2024",
            "1 марта 2024 года министр связи Вологодской области Илья Седов встретился с послом Сербии Ивом Рудом.",
        ),
        (
            "talked",
            "10.05.2024",
            "В Вологде 1 марта 2024 года прошли переговоры министра связи Вологодской области Ильи Седова с послом "
            "Сербии Ивом Рудом о поставках автобусов.",
        ),
    )
)


def test_a_form_is_chosen_as_it_was(tmp_path: Path) -> None:
    with Register(tmp_path / "forms.svod", create=True) as register:
        load([MET, TALKED], register)
        (one,) = register.ask(Question(kind=EntryKind.EVENT))
        assert one.form == "negotiation"
        then = date(2024, 4, 1)
        assert register.values("form", EntryKind.EVENT, then) == ["meeting"]
        found = {
            form: register.ask(Question(kind=EntryKind.EVENT, form=form, known=then)) for form in ("meeting", one.form)
        }
        assert {form: len(entries) for form, entries in found.items()} == {"meeting": 1, "negotiation": 0}
