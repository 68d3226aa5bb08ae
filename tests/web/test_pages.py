"""Every page answers, in both languages, with facts that lead to their sentences."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from svod.judging import judge_claim
from svod.model.judgement import Verdict
from svod.register import Register
from svod.web import links
from tests.web.conftest import added, links_of, site_of

PAIR = links.pair("Вологодская область", "Монголия")
PLACES = (
    "/",
    "/areas",
    links.area("Монголия"),
    PAIR,
    "/search",
    "/search?q=Монголией",
    "/add",
    "/review",
    "/review/log",
    *(f"/{name}" for name in links.KINDS),
)


def walk(visitor: TestClient) -> set[str]:
    """All pages that links lead to, from the first on."""
    todo, seen = ["/"], set[str]()
    while todo:
        path = todo.pop()
        if path in seen or path.endswith("/raw") or ".docx" in path or path.startswith(("/language", "/static")):
            continue
        seen.add(path)
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        if answer.headers["content-type"].startswith("text/html"):
            todo += links_of(answer.text, "/")
    return seen


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_page_answers_in_both_languages(visitor: TestClient, path: str, language: str) -> None:
    visitor.cookies.set("svod_lang", language)
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1


def test_a_district_that_towns_tell_has_its_codes(visitor: TestClient) -> None:
    text = visitor.get(links.area("Омутнинский район")).text
    assert "Кировская область, Россия" in text
    assert "ОКАТО 33228000000 · ОКТМО 33628000" in text


def test_every_link_leads_somewhere(visitor: TestClient) -> None:
    seen = walk(visitor)
    assert len(seen) > 30
    assert any(path.startswith("/entry/person:") for path in seen)
    assert any(path.startswith("/page/") for path in seen)
    assert any(path.startswith("/pair/") for path in seen)


def test_the_language_is_changed_and_one_stays_where_one_was(visitor: TestClient) -> None:
    answer = visitor.get("/language/en?back=/events%3Fstage%3Doccurred", follow_redirects=False)
    assert answer.headers["location"] == "/events?stage=occurred"
    assert "Events" in visitor.get("/events").text
    for evil in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        away = visitor.get("/language/ru", params={"back": evil}, follow_redirects=False)
        assert away.headers["location"] == "/"


def test_start_tells_what_is_new_and_what_differs(visitor: TestClient) -> None:
    text = visitor.get("/").text
    assert "Монголия и Вологодская область расширят торговлю" in text
    assert "Источники расходятся" in text
    assert "120\u00a0млн" in text
    assert "95\u00a0млн" in text
    assert "Вологодская область — Монголия" in text


def test_a_pair_shows_who_what_and_how_much(visitor: TestClient) -> None:
    text = visitor.get(PAIR).text
    for said in ("Пётр Верхов", "Соглашение", "Товарооборот", "Хроника", "Справка", "5 марта 2024"):
        assert said in text, said
    assert "120 млн долларов" in text  # the sentence itself
    brief = visitor.get(links_of(text, "/pair/spravka.md")[0])
    assert brief.headers["content-type"].startswith("text/markdown")
    assert "attachment" in brief.headers["content-disposition"]
    assert brief.text.startswith("# Справка о сотрудничестве Вологодской области и Монголии")
    word = visitor.get(links_of(text, "/pair/spravka.docx")[0])
    assert word.content.startswith(b"PK")
    assert b"/home/secret" not in word.content


def test_a_pair_that_nobody_tells_of_says_so(visitor: TestClient) -> None:
    answer = visitor.get(links.pair("Франция", "Камчатский край"))
    assert answer.status_code == 200
    assert "ничего нет" in answer.text


def test_filters_and_their_mistakes(visitor: TestClient) -> None:
    assert "Вологодская" in visitor.get(links.query("/indicators", area="вологодская")).text
    wrong = visitor.get(links.query("/events", since="вчера"))
    assert wrong.status_code == 400
    assert "Дата «вчера» не понята" in wrong.text
    assert 'value="вчера"' in wrong.text
    assert "Ничего не найдено" in visitor.get("/events?stage=cancelled").text
    assert visitor.get("/events?page=99999999999").status_code == 200


def test_a_list_goes_into_a_spreadsheet(visitor: TestClient) -> None:
    answer = visitor.get("/indicators.csv")
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert answer.headers["content-type"].startswith("text/csv")


def test_a_record_shows_all_its_sentences(visitor: TestClient) -> None:
    path = next(path for path in links_of(visitor.get("/people").text, "/entry/") if "Верхов" in visitor.get(path).text)
    text = visitor.get(path).text
    assert "губернатор, Вологодская область" in text
    assert text.count("<blockquote>") > 2
    assert "https://example.org" not in text.split("<main")[0]


def test_a_source_shows_the_article_with_its_claims(visitor: TestClient) -> None:
    path = next(path for path in links_of(visitor.get("/").text, "/page/"))
    text = visitor.get(path).text
    assert 'class="mark m-' in text
    assert "Кто упомянут" in text
    assert "<h1" in text


def test_search_finds_any_form_and_marks_it(visitor: TestClient) -> None:
    text = visitor.get("/search?q=вагонами").text
    assert "<mark>вагоны</mark>" in text
    assert "Ничего не нашлось" in visitor.get("/search?q=небывальщина").text
    narrowed = visitor.get(links.query("/search", q="Монголия", kind="event", since="2024-05"))
    assert "переговоры с делегацией" in narrowed.text
    assert "5 марта" not in narrowed.text
    assert visitor.get(links.query("/search", q="Монголия", area="Небыляндия")).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/entry/person:0000",
        "/entry/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/page/00",
        "/page/00/raw",
        "/nothing.csv",
        "/area?name=Небыляндия",
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/language/../../x",
    ],
)
def test_what_is_not_there_is_told_in_words(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 404
    assert "<h1>Здесь ничего нет</h1>" in answer.text
    assert "Traceback" not in answer.text


def test_an_empty_register_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.web.conftest import visiting

    with Register(tmp_path_factory.mktemp("empty") / "r.svod", create=True) as register:
        for path in PLACES:
            answer = visiting(register).get(path)
            assert answer.status_code in {200, 404}, path
        assert "пока нет страниц" in visiting(register).get("/").text


def test_what_was_judged_wrong_is_neither_found_nor_marked(own: TestClient) -> None:
    register: Register = site_of(own).state.register
    claim = register.unjudged("project")[0]
    source = register.sources([claim])[claim]
    path = f"/page/{source.page.removeprefix('sha256:')}"
    asked = {"q": "вагоны", "kind": "project"}
    assert f'id="{claim}"' in own.get(path).text
    assert "hits" in own.get("/search", params=asked).text
    before = own.get("/api/search", params=asked).json()["counts"]["project"]
    judge_claim(register, claim, Verdict.WRONG, "test")
    assert f'id="{claim}"' not in own.get(path).text
    assert own.get("/api/search", params=asked).json()["counts"].get("project", 0) == before - 1


def test_a_page_that_has_not_changed_is_not_sent_again(own: TestClient) -> None:
    register: Register = site_of(own).state.register
    first = own.get("/people")
    mark = {"If-None-Match": first.headers["etag"]}
    assert own.get("/people", headers=mark).status_code == 304
    assert own.get("/people").text == first.text
    assert own.get("/people?page=2", headers=mark).status_code == 200
    own.cookies.set("svod_lang", "en")
    assert own.get("/people", headers=mark).status_code == 200
    own.cookies.clear()
    judge_claim(register, register.unjudged("office")[0], Verdict.WRONG, "test")
    assert own.get("/people", headers=mark).status_code == 200


def test_records_are_added_as_pages(own: TestClient) -> None:
    records = (
        '[{"url": "https://example.org/n", "title": "Новость", "date": "2024-05-01", "text": "Текст новости."}, 5]'
    )
    told = added(own, {}, [("files", ("../../etc/records.json", records.encode(), "application/json"))])
    assert "example.org/n" in told
    assert "records.json#2" in told
    assert "svod-" not in told
    assert "etc/" not in told
