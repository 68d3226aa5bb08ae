"""Passages: a later sentence without a claim may tell the result; what lies ahead, is denied or is other matter not."""

from datetime import date
from pathlib import Path

import pytest

from svod.collect.files import page_of
from svod.flow import load
from svod.follow.promises import State
from svod.follow.results import Turn
from svod.following import promises, promises_by_term
from svod.model.passage import passage_name, passage_of
from svod.register import Register

PROMISE = """Томская область и Монголия обсудили планы

02.10.2025

В Томске прошла встреча делегаций Томской области и Монголии.

В министерстве транспорта области пообещали до 1 декабря 2025 года составить перечень маршрутов автобусных перевозок."""

LATER = """Томская область: новости транспорта

{day}

В Томскую область прибыла делегация Монголии. {sentence} Работа продолжится в будущем году."""

DEED = "составили подробный перечень маршрутов автобусных перевозок."
END = date(2025, 12, 31)


def followed(tmp_path: Path, sentence: str, day: str = "03.12.2025") -> tuple[State, list[str]]:
    return told_after(tmp_path, sentence, day)[:2]


def told_after(tmp_path: Path, sentence: str, day: str = "03.12.2025") -> tuple[State, list[str], list[Turn]]:
    told = [
        page_of("https://one.example/1", PROMISE.encode(), "text"),
        page_of("https://two.example/2", LATER.format(day=day, sentence=sentence).encode(), "text"),
    ]
    with Register(tmp_path / "r.svod", create=True) as register:
        load(told, register)
        (one,) = (one for one in promises(register, as_of=END) if "перечень" in one.entry.name)
        sources = register.sources(result.claim for result in one.results)
        for source in sources.values():
            assert (register.text(source.page) or "")[source.start : source.end] == source.quote
        quotes = [source.quote for source in sources.values()]
        return one.state, quotes, [result.turn for result in one.results]


def test_a_sentence_that_tells_the_deed_is_a_candidate(tmp_path: Path) -> None:
    told = "Специалисты составили подробный перечень маршрутов автобусных перевозок."
    assert followed(tmp_path, told) == (State.CANDIDATE, [told])


@pytest.mark.parametrize(
    ("sentence", "turn"),
    [
        ("От перечня маршрутов автобусных перевозок отказались.", Turn.BROKEN),
        ("От перечня маршрутов автобусных перевозок решено отказаться.", Turn.BROKEN),
        ("Разработку перечня маршрутов автобусных перевозок отменили.", Turn.BROKEN),
        ("Презентация перечня маршрутов автобусных перевозок не состоится.", Turn.BROKEN),
        ("Составление перечня маршрутов автобусных перевозок перенесено на весну.", Turn.MOVED),
        ("Перечень автобусных маршрутов пришлось отложить.", Turn.MOVED),
    ],
)
def test_a_sentence_that_calls_the_thing_off_is_a_candidate(tmp_path: Path, sentence: str, turn: Turn) -> None:
    state, quotes, turns = told_after(tmp_path, sentence)
    assert (state, quotes, turns) == (State.CANDIDATE, [sentence], [turn])


@pytest.mark.parametrize(
    "sentence",
    [
        "Специалисты планируют составить перечень маршрутов автобусных перевозок.",
        "Специалисты составят перечень маршрутов автобусных перевозок.",
        "Специалисты не составили перечень маршрутов автобусных перевозок.",
        "Специалисты составили перечень школьных учебников.",
        "Перечень маршрутов автобусных перевозок остаётся закрытым.",
        "От перечня маршрутов автобусных перевозок не отказались.",
        "От перечня маршрутов автобусных перевозок могут отказаться.",
        "От перечня школьных учебников отказались.",
    ],
)
def test_what_tells_of_no_result_leaves_the_term_passed_without_news(tmp_path: Path, sentence: str) -> None:
    assert followed(tmp_path, sentence) == (State.OVERDUE, [])


@pytest.mark.parametrize(("place", "found"), [("В Северске", True), ("В Томске", True), ("В Иркутске", False)])
def test_a_place_inside_the_promised_region_is_the_region_s(tmp_path: Path, place: str, found: bool) -> None:
    told = [
        page_of("https://one.example/1", PROMISE.encode(), "text"),
        page_of("https://two.example/2", f"Новости транспорта\n\n03.12.2025\n\n{place} {DEED}".encode(), "text"),
    ]
    with Register(tmp_path / "r.svod", create=True) as register:
        load(told, register)
        for known in (promises(register, as_of=END), list(promises_by_term(register, as_of=END))):
            (one,) = (one for one in known if "перечень" in one.entry.name)
            why = [(why.code, why.said) for result in one.results for why in result.score.reasons]
            assert (("inside", place.split()[1].removesuffix("е")) in why) == found
            assert one.state is (State.CANDIDATE if found else State.OVERDUE)


def test_an_earlier_page_tells_no_result(tmp_path: Path) -> None:
    told = "Специалисты составили подробный перечень маршрутов автобусных перевозок."
    assert followed(tmp_path, told, "01.10.2025") == (State.OVERDUE, [])


def test_a_passage_is_named_by_its_place() -> None:
    page = "sha256:" + "a" * 64
    assert passage_of(passage_name(page, 3, 9)) == (page, 3, 9)
    assert passage_of("commitment-1234") is None


def test_a_passage_outside_its_text_has_no_source(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        load([page_of("https://one.example/1", PROMISE.encode(), "text")], register)
        page = register.pages()[0].digest
        assert register.sources([passage_name(page, 5, 10**6), passage_name("sha256:" + "0" * 64, 0, 4)]) == {}


def test_a_copy_of_the_page_that_promises_tells_no_result(tmp_path: Path) -> None:
    """A light edit of the page, told a day later, with a sentence of its own that would be a result elsewhere."""
    talk = " ".join(
        f"На встрече в {place} делегации говорили о том, как наладить {thing} и кто за это возьмётся."
        for place, thing in (("Томске", "перевозки льна"), ("Кедровом", "сбыт мёда"), ("Северске", "ремонт мостов"))
    )
    deed = f"Специалисты {DEED}"
    copy = f"{PROMISE}\n\n{talk}".replace("02.10.2025", "03.12.2025") + f" {deed}"
    for later, found in ((LATER.format(day="03.12.2025", sentence=deed), [deed]), (copy, [])):
        told = (f"{PROMISE}\n\n{talk}", later)
        with Register(tmp_path / f"{len(found)}.svod", create=True) as register:
            load([page_of(f"https://{at}.example/", text.encode(), "text") for at, text in enumerate(told)], register)
            for asked in (promises(register, as_of=END), promises_by_term(register, as_of=END)):
                (one,) = (one for one in asked if "перечень" in one.entry.name)
                quotes = [source.quote for source in register.sources(each.claim for each in one.results).values()]
                assert quotes == found
