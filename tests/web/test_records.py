"""Records: who held a post before and after, what became of a promise, which firm an unnamed one may be."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svod.collect.files import page_of
from svod.flow import load
from svod.model.claim import Citation, Project, ProjectForm
from svod.model.entry import Entry, EntryKind, Source, Tenure
from svod.model.question import Question
from svod.register import Register
from svod.web import links
from svod.web.days import DAY
from svod.web.lines import line
from tests.web.conftest import links_of, visiting

PAGES = (
    """Переговоры в Томске

03.02.2022

Губернатор Томской области Олег Чижов 3 февраля 2022 года провёл переговоры с делегацией Казахстана в Томске.

Генеральный директор Томского механического завода Павел Ершов рассказал о производстве.""",
    """Томская область и Казахстан обсудили перевозки

11.03.2024

Губернатор Томской области Вера Лыкова 11 марта 2024 года провела переговоры с делегацией Казахстана в Томске.

Вера Лыкова пообещала построить логистический терминал для казахстанских перевозчиков до 1 июня 2024 года.

Томская область поставит казахстанскому предприятию теплицы.""",
    """Терминал в Томске

20.09.2024

В Томской области построен логистический терминал для казахстанских перевозчиков.

«Томские теплицы» из Томской области поставляют теплицы на казахстанский комбинат «Агрострой».

Заместитель министра сельского хозяйства Казахстана Бекет Асанов 20 сентября 2024 года посетил Томск.""",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register(tmp_path_factory.mktemp("records") / "told.svod", create=True) as register:
        load([page_of(f"https://example.org/{at}", one.encode(), "text") for at, one in enumerate(PAGES)], register)
        yield register


@pytest.fixture
def client(register: Register) -> TestClient:
    return visiting(register)


def record(client: TestClient, register: Register, kind: EntryKind, words: str) -> str:
    """The main part of the record that says so."""
    found = [one for one in register.ask(Question(kind=kind)) if words in f"{one.name} {one.gist}"]
    assert found, [one.name for one in register.ask(Question(kind=kind))]
    text = client.get(links.entry(found[0].id)).text
    return html.unescape(text.partition("<main")[2].partition("</main>")[0])


@pytest.mark.parametrize(
    ("name", "said", "other"), [("Вера Лыкова", "до того", "Олег Чижов"), ("Олег Чижов", "после", "Вера Лыкова")]
)
def test_a_person_tells_who_held_the_post_before_and_after(
    client: TestClient, register: Register, name: str, said: str, other: str
) -> None:
    text = record(client, register, EntryKind.PERSON, name)
    assert re.search(rf'class="beside">{said} — <a href="(/name\?[^"]+)">{other}</a>', text)
    lead = re.search(rf'href="(/name\?[^"]+)">{other}</a>', text)
    assert lead
    assert f"<h1>{other}</h1>" in client.get(lead[1]).text


def test_on_a_past_day_nobody_came_after(client: TestClient, register: Register) -> None:
    client.cookies.set(DAY, "2023-01-01")
    text = record(client, register, EntryKind.PERSON, "Олег Чижов")
    assert "губернатор" in text
    assert "Вера Лыкова" not in text


def test_a_promise_tells_what_may_have_become_of_it_and_leads_an_editor_to_decide(
    client: TestClient, register: Register
) -> None:
    text = (
        record(client, register, EntryKind.COMMITMENT, "терминал")
        .partition('id="outcome"')[2]
        .partition("</section>")[0]
    )
    assert "есть вероятный результат" in text
    assert "срок 01.06.2024" in text
    assert "В Томской области построен логистический терминал" in text
    assert "совпадает предмет" in text
    lead = re.search(r'class="button" href="([^"]+)"', text)
    assert lead
    review = client.get(lead[1]).text
    assert 'name="verdict" value="kept"' in review


def test_a_record_tells_a_fact_once(client: TestClient, register: Register) -> None:
    text = record(client, register, EntryKind.COMMITMENT, "терминал").replace("\u00a0", " ")
    head, _, rest = text.partition('<dl class="slots"')
    slots = rest.partition(">")[2].partition("</dl>")[0]
    assert "Построить логистический терминал" in head
    assert "до 01.06.2024" in head
    assert "терминал" not in slots
    assert "01.06.2024" not in slots
    assert "<dt>вид</dt><dd>обещание</dd>" in slots
    assert "Вера Лыкова" in slots


def test_before_its_result_was_told_a_promise_is_open_or_overdue(client: TestClient, register: Register) -> None:
    client.cookies.set(DAY, "2024-04-01")
    text = (
        record(client, register, EntryKind.COMMITMENT, "терминал")
        .partition('id="outcome"')[2]
        .partition("</section>")[0]
    )
    assert "открыто" in text
    assert "построен логистический терминал" not in text


def test_a_project_of_an_unnamed_firm_shows_the_one_it_may_be(client: TestClient, register: Register) -> None:
    text = record(client, register, EntryKind.PROJECT, "taker=('Казахстан',)").partition('id="candidates"')[2]
    text = text.partition("</section>")[0]
    assert "→ комбинат Агрострой" in text
    assert "из территории, которую называет страница (Казахстан)" in text
    client.cookies.set(DAY, "2024-04-01")
    assert 'id="candidates"' not in record(client, register, EntryKind.PROJECT, "taker=('Казахстан',)")


def test_a_briefing_is_written_on_people_organisations_and_events_and_tells_no_path(own: TestClient) -> None:
    for name in ("people", "organisations", "events"):
        entry = links_of(own.get(f"/{name}").text, "/entry/")[0]
        offered = links_of(own.get(entry).text, f"{entry}/spravka.")
        assert len(offered) == 2
        word, text = (own.get(one) for one in offered)
        assert word.content[:2] == b"PK"
        assert "Справка" in text.text
        assert "/home/" not in text.text
    figure = links_of(own.get("/indicators").text, "/entry/")[0]
    assert not links_of(own.get(figure).text, f"{figure}/spravka.")
    assert own.get(f"{figure}/spravka.docx").status_code == 404
    assert own.get(f"{entry}/spravka.exe").status_code == 404


@pytest.mark.parametrize(
    ("place", "about"), [("Томск", "Минск → Томск"), ("Северск", "Минск → Томск · Северск"), (None, "Минск → Томск")]
)
def test_a_place_that_is_a_side_is_told_once(place: str | None, about: str) -> None:
    told = Project(
        citation=Citation(start=0, end=1, quote="В"),
        rule="made",
        what="консульство",
        form=ProjectForm.CONSTRUCTION,
        giver=("Минск",),
        taker=("Томск",),
        place=place,
    )
    entry = Entry(id="project:1", kind=EntryKind.PROJECT, name="консульство", claims=("project-1",), gist=told)
    assert line(entry, {}).about == about


NOWHERE = dict.fromkeys(("start", "end", "speaker", "confidence", "page", "address", "title", "publisher", "published"))


def test_a_line_of_a_person_rests_on_the_words_that_tell_the_post() -> None:
    """What a governor said later of something else says nothing of the post."""
    post = Tenure(role="губернатор", area="Томская область", claims=("office-1",))
    who = Entry(id="person:1", kind=EntryKind.PERSON, name="Анна Ли", claims=("office-1", "project-2"), tenures=(post,))
    cited = {name: Source(claim=name, kind="", quote="", **NOWHERE) for name in who.claims}
    assert [one.claim for one in line(who, cited).sources] == ["office-1"]


def test_an_organisation_tells_its_people_with_their_posts(client: TestClient, register: Register) -> None:
    text = record(client, register, EntryKind.ORGANISATION, "еханический завод")
    people = text.partition('id="person"')[2].partition("</section>")[0]
    assert "<h2>Люди</h2>" in people
    assert "Павел Ершов" in people
    assert "генеральный директор" in people


TOLD_BY_TWO = (
    ("https://a.example/1", "Омская правда", "Министр и посол"),
    ("https://b.example/2", "Сибирские вести", "Посол в Омске"),
)


def test_a_record_tells_how_many_sources_say_it_on_their_own(tmp_path: Path) -> None:
    """Of one page nothing is said; two newspapers that tell it in their own words are two sources."""
    words = "Губернатор Омской области Глеб Наумов 3 февраля 2025 года провёл переговоры с послом Монголии в Омске."
    with Register(tmp_path / "backed.svod", create=True) as register:
        client = visiting(register)
        told = []
        for address, publisher, title in TOLD_BY_TWO:
            head = f"<meta property='og:site_name' content='{publisher}'>"
            page = f"<html><head>{head}</head><article><h1>{title}</h1><p>05.02.2025</p><p>{words}</p></article></html>"
            load([page_of(address, page.encode(), "html")], register)
            (event,) = register.ask(Question(kind=EntryKind.EVENT))
            told.append((client.get(links.entry(event.id)).text, client.get(f"/api/entries/{event.id}").json()))
        assert "независимого источника" not in told[0][0]
        assert told[0][1]["corroboration"] == {"independent": 1, "pages": 1, "publishers": 1, "kinds": {"news": 1}}
        assert "Известно из 2\u00a0независимых источников (СМИ: 2)" in told[1][0]
        assert told[1][1]["corroboration"] == {"independent": 2, "pages": 2, "publishers": 2, "kinds": {"news": 2}}
        english = visiting(register)
        english.cookies.set("svod_lang", "en")
        assert "Known from 2\u00a0independent sources (media: 2)" in english.get(links.entry(event.id)).text
