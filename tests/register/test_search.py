"""Search: words in any form, phrases, filters; and an index that can be made anew."""

from pathlib import Path

import pytest

from svod.collect.files import page_of
from svod.flow import freshen, leaf
from svod.language.spoken import shown, sought, spoken
from svod.model.page import Page
from svod.model.search import Search
from svod.register import Batch, Register

STORIES = (
    "Вологда наращивает торговлю\n\nГубернатор Вологодской области Пётр Верхов встретился с послом Монголии 5 марта "
    "2024 года.\n\nСтороны обсудили поставки вагонов и стекла. Ёлочные игрушки повезут в Улан-Батор.",
    "Монголия ждёт вагоны\n\nВ Монголии 12 мая 2023 года открылась выставка вологодских предприятий. "
    "Товарооборот с Монголией вырос на 12%.",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = Register(tmp_path_factory.mktemp("search") / "r.svod", create=True)
    pages = [page_of(f"{at}.txt", text.encode(), "text") for at, text in enumerate(STORIES)]
    register.file(Batch(leaves=[leaf(page) for page in pages if isinstance(page, Page)]))
    freshen(register)
    return register


def pages_with(register: Register, asked: str, **slots: object) -> set[str]:
    return {hit.source.address for hit in register.search(Search(terms=sought(asked), **slots)).hits}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Монголией", {"0.txt", "1.txt"}),
        ("вагоном", {"0.txt", "1.txt"}),
        ("послами монголии", {"0.txt"}),
        ("елочная", {"0.txt"}),
        ("«Улан-Батор»", {"0.txt"}),
        ("улан-батору", {"0.txt"}),
        ('"посол Монголии"', {"0.txt"}),
        ('"Монголия посол"', set()),
        ("Верхову", {"0.txt"}),
        ("12", {"1.txt"}),
        ("самолёт", set()),
        ("", set()),
        ('" OR ( NEAR * ^ - : "', set()),
        ("монголия'; DROP TABLE pages --", set()),
    ],
)
def test_words_in_any_form(register: Register, asked: str, found: set[str]) -> None:
    assert pages_with(register, asked) == found


def test_filters(register: Register) -> None:
    assert pages_with(register, "Монголия", areas=("Вологодская область",)) == {"0.txt"}
    counts = register.search(Search(terms=sought("Монголия"))).counts
    assert counts["article"] == 2
    assert counts["event"] >= 1
    events = register.search(Search(terms=sought("Монголия"), kind="event", areas=("Монголия",)))
    assert events.hits
    assert all("Монголи" in hit.source.quote for hit in events.hits)


def test_what_was_sought_is_marked_in_the_text(register: Register) -> None:
    (hit,) = register.search(Search(terms=sought("стекло вагоны"), kind="article")).hits
    parts = shown(hit.text, hit.marks)
    assert [part for part, marked in parts if marked] == ["вагонов", "стекла"]
    assert "".join(part for part, _ in parts) in hit.text


def test_a_long_text_is_shown_where_the_words_are() -> None:
    text = "Слово стоит тут. " * 60 + "Здесь лежит находка среди прочего. " + "Слово стоит тут. " * 60
    marks = [at for at, word in enumerate(spoken(text)) if word.lemma == "находка"]
    parts = shown(text, marks)
    assert ("находка", True) in parts
    assert len("".join(part for part, _ in parts)) < 320


def test_the_index_can_be_made_anew(register: Register) -> None:
    before = {asked: pages_with(register, asked) for asked in ("Монголией", "вагоном", "верхов")}
    register.forget_index()
    assert pages_with(register, "Монголией") == set()
    assert len(register.unindexed()) == 2
    freshen(register)
    assert {asked: pages_with(register, asked) for asked in before} == before


def test_migrated_registers_are_indexed_when_opened(register: Register, tmp_path: Path) -> None:
    register.forget_index()
    assert register.unindexed()
    freshen(register)
    assert not register.unindexed()
