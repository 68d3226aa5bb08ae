"""Pages that look at the register another way: control, calendar, series, map, offers, and all as of a day."""

import io
import zipfile

import pytest
from starlette.testclient import TestClient

from svod.web import links
from svod.web.days import DAY
from tests.web.conftest import links_of

PAIR = links.pair("Вологодская область", "Монголия")
PLACES = (
    "/control",
    "/calendar",
    "/series",
    links.query("/series", area="Вологодская область", partner="Монголия"),
    links.query("/offers", area="Вологодская область", partner="Монголия"),
    links.query("/calendar", area="Монголия", month="2024-03"),
)


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_view_answers_in_both_languages(visitor: TestClient, path: str, language: str) -> None:
    visitor.cookies.set("svod_lang", language)
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1
    assert f'<html lang="{language}">' in answer.text


def test_the_control_list_tells_owner_term_and_state_and_goes_into_files(visitor: TestClient) -> None:
    text = visitor.get("/control").text
    assert "подготовить график" in text
    assert "01.06.2024" in text
    assert "срок прошёл, сведений нет" in text
    assert "подготовить график" not in visitor.get("/control?owner=небывалов").text
    assert "подготовить график" in visitor.get("/control?state=overdue").text
    assert "подготовить график" not in visitor.get("/control?state=overdue&as_of=2024-05-20").text
    assert visitor.get("/control?as_of=вчера").status_code == 400
    for suffix in ("xlsx", "docx"):
        answer = visitor.get(links_of(text, f"/control.{suffix}")[0])
        assert answer.headers["content-disposition"] == f'attachment; filename="control.{suffix}"'
        packed = zipfile.ZipFile(io.BytesIO(answer.content))
        assert not any(b"/home/secret" in packed.read(name) for name in packed.namelist())
    assert visitor.get("/control.exe").status_code == 404


def test_the_calendar_shows_days_and_leads_to_months_and_years(visitor: TestClient) -> None:
    text = visitor.get("/calendar?month=2024-05").text
    assert "10.05.2024" in text
    assert "Монголия и Вологодская область расширят торговлю" in text
    assert any("month=2024-03" in link for link in links_of(text, "/calendar"))
    assert "Новостей нет" not in text
    assert "новостей нет" in visitor.get(links.query("/calendar", month="2024-05", area="Тува")).text
    assert visitor.get("/calendar?month=2024-99").status_code == 200
    feed = visitor.get("/feed.xml")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert "/home/secret" not in feed.text
    calendar = visitor.get("/calendar.ics")
    assert calendar.text.startswith("BEGIN:VCALENDAR")
    assert "/home/secret" not in calendar.text


def test_the_map_tells_contacts_by_region_and_leads_to_them(visitor: TestClient) -> None:
    text = visitor.get("/areas").text
    assert 'aria-label="Вологодская область: 2\u00a0контакта"' in text
    assert links.area("Вологодская область") in links_of(text, "/area?")


def test_a_pair_tells_what_contradicts_with_both_sentences(visitor: TestClient) -> None:
    text = visitor.get(PAIR).text
    doubt = text.partition('id="conflicts"')[2].partition("</section>")[0]
    assert "составил 120 млн долларов" in doubt
    assert "составил 95 млн долларов" in doubt


def test_the_site_is_looked_at_as_of_a_day(visitor: TestClient) -> None:
    answer = visitor.get("/day?on=2024-04-01&back=/indicators")
    assert answer.url.path == "/indicators"
    assert "известно на 01.04.2024" in answer.text
    assert "120\u00a0млн" in answer.text
    assert "95\u00a0млн" not in answer.text
    assert "переговоры с делегацией" not in visitor.get(PAIR).text
    assert "10.05.2024" not in visitor.get("/calendar").text
    visitor.get("/day?back=/")
    assert DAY not in visitor.cookies
    text = visitor.get("/indicators").text
    assert "95\u00a0млн" in text


@pytest.mark.parametrize("asked", ["2999-01-01", "0001-01-01", "вчера", "2024-13-40"])
def test_no_day_is_chosen_that_is_none(visitor: TestClient, asked: str) -> None:
    visitor.get("/day", params={"on": asked})
    assert DAY not in visitor.cookies


def test_a_record_is_not_there_before_it_was_told(visitor: TestClient) -> None:
    path = links_of(visitor.get("/indicators").text, "/entry/")[0]
    assert visitor.get(path).status_code == 200
    visitor.cookies.set(DAY, "2020-01-01")
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "ещё ничего не было сказано" in answer.text


def test_a_sentence_of_a_page_stands_once_with_all_it_says(visitor: TestClient) -> None:
    for path in links_of(visitor.get("/people").text, "/entry/"):
        quotes = visitor.get(path).text.partition('class="sources"')[2].split("<blockquote>")[1:]
        told = [quote.partition("</figure>")[0] for quote in quotes]
        assert len(told) == len(set(told))


def test_the_chart_of_trade_asks_for_nothing_and_runs_nothing(visitor: TestClient) -> None:
    answer = visitor.get(links.query("/pair/trade.svg", area="Вологодская область", partner="Монголия"))
    assert answer.status_code in {200, 404}
    assert "<script" not in answer.text
