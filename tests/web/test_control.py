"""The control page: its lines by state, and with each line what may have become of it."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from svod.collect.files import page_of
from svod.flow import load
from svod.register import Register
from tests.web.conftest import links_of, visiting

PROMISED = """Томская область и Казахстан обсудили перевозки

11.03.2024

Губернатор Томской области Вера Лыкова 11 марта 2024 года провела переговоры с делегацией Казахстана в Томске.

Вера Лыкова пообещала построить логистический терминал для казахстанских перевозчиков до 1 июня 2024 года.

Вера Лыкова поручила подготовить каталог сибирских саженцев до 1 мая 2024 года."""

LATER = """Терминал в Томске

20.09.2024

В Томской области построен логистический терминал для казахстанских перевозчиков.

Логистический терминал запущен, его обслуживает «Томский перевозчик» из Томской области."""

MATTER, OTHER = "логистический терминал", "каталог сибирских саженцев"


@pytest.fixture(scope="module")
def follower(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with Register(tmp_path_factory.mktemp("control") / "promised.svod", create=True) as register:
        pages = [page_of(f"https://example.org/{at}", one.encode(), "text") for at, one in enumerate((PROMISED, LATER))]
        load(pages, register)
        yield visiting(register)


def test_a_line_shows_its_likely_result_with_reasons_and_words(follower: TestClient) -> None:
    text = follower.get("/control").text
    assert "есть вероятный результат" in text
    assert "Возможный результат" in text
    assert "совпадает предмет" in text
    assert "В Томской области построен логистический терминал" in text


def test_a_result_told_later_than_the_day_is_not_shown(follower: TestClient) -> None:
    text = follower.get("/control?as_of=2024-09-01").text
    assert MATTER in text
    assert "построен логистический терминал" not in text
    assert "Возможный результат" not in text


@pytest.mark.parametrize(
    ("state", "shown", "hidden"), [("candidate", MATTER, OTHER), ("overdue", OTHER, MATTER), ("partly", "", MATTER)]
)
def test_lines_are_chosen_by_state_on_the_page_and_in_its_files(
    follower: TestClient, state: str, shown: str, hidden: str
) -> None:
    text = follower.get(f"/control?state={state}").text
    assert f'<option value="{state}" selected>' in text
    assert shown in text
    assert hidden not in text
    sheet = load_workbook(io.BytesIO(follower.get(links_of(text, "/control.xlsx")[0]).content)).active
    assert sheet is not None
    told = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    assert shown in told
    assert hidden not in told


def test_an_unknown_state_chooses_nothing_away(follower: TestClient) -> None:
    text = follower.get("/control?state=no-such").text
    assert MATTER in text
    assert OTHER in text


def test_a_result_that_no_claim_tells_is_found_in_the_words_of_a_later_article(tmp_path: Path) -> None:
    promised = """Томская область и Казахстан обсудили перевозки

11.03.2024

Министерство транспорта Томской области пообещало подготовить график поставки новых автобусов до 1 июня 2024 года."""
    later = """Автобусы из Казахстана

20.05.2024

В министерстве транспорта Томской области подготовили график поставки новых автобусов."""
    with Register(tmp_path / "said.svod", create=True) as register:
        load(
            [page_of(f"https://example.org/{at}", one.encode(), "text") for at, one in enumerate((promised, later))],
            register,
        )
        client = visiting(register)
        text = client.get("/control").text
        assert "Возможный результат, 20.05.2024" in text
        assert "подготовили график поставки новых автобусов" in text
        assert "Возможный результат" not in client.get("/control?as_of=2024-05-01").text


def test_only_what_is_left_out_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are as many as the list looks at of each kind and none is left out; with one more promise some is."""
    orders = [
        f"Вера Лыкова поручила подготовить {thing} до {day} мая 2024 года."
        for day, thing in enumerate(("каталог сибирских саженцев", "перечень складов", "расписание поездов"), 1)
    ]
    monkeypatch.setattr("svod.web.controlling.MOST", 2)
    for number, told in ((2, False), (3, True)):
        page = "\n\n".join([*PROMISED.split("\n\n")[:3], *orders[:number]])
        with Register(tmp_path / f"{number}.svod", create=True) as register:
            load([page_of("https://example.org/orders", page.encode(), "text")], register)
            client = visiting(register)
            text = client.get("/control").text
            assert ("есть и более ранние" in text) is told
            if told:
                assert "перечень складов" in client.get(links_of(text, "/control?deep=1")[0]).text
                whole = client.get("/control?deep=1").text
                assert "есть и более ранние" not in whole
                assert all(order.partition("подготовить ")[2].partition(" до ")[0] in whole for order in orders)


def test_from_a_line_one_goes_straight_to_say_what_became_of_it(follower: TestClient) -> None:
    found = links_of(follower.get("/control").text, "/review?task=")
    assert found
    answer = follower.get(found[0])
    assert answer.status_code == 200
    assert "Вера Лыкова" in answer.text
