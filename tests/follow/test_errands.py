"""Errands: an order to take part is closed by its own page alone, where it says that those who were sent were there."""

from pathlib import Path

import pytest

from svod.collect.files import page_of
from svod.flow import load
from svod.follow.promises import State
from svod.following import promises, promises_by_term
from svod.model.entry import EntryKind
from svod.register import Register

SENT = (
    "Губернатор Омской области Олег Рябов поручил министру экономики Ивану Сомову принять участие в заседании Делового "
    "совета."
)
SENT_THERE = (
    "Глава Бурятии Пётр Санжиев поручил делегации республики принять участие в третьем заседании российско-монгольской "
    "комиссии, проходившем в Улан-Баторе."
)


def state(tmp_path: Path, *pages: str) -> State:
    texts = (f"Новости\n\n1{at}.02.2025\n\n{text}" for at, text in enumerate(pages))
    with Register(tmp_path / "r.svod", create=True) as register:
        load([page_of(f"https://{at}.example/", text.encode(), "text") for at, text in enumerate(texts)], register)
        asked = [[one for one in ask(register) if one.entry.kind is EntryKind.COMMITMENT] for ask in ASKED]
    (whole,), (one,) = asked
    assert whole.state is one.state
    return one.state


ASKED = (promises, promises_by_term)


@pytest.mark.parametrize(
    "page",
    [
        f"{SENT} Иван Сомов участвовал в заседании Делового совета в Астане.",
        f"{SENT_THERE} В мероприятии приняли участие министр экономики Бурятии Олег Цыренов и депутат Дорж Бат.",
    ],
)
def test_the_page_that_says_so_closes_the_order(tmp_path: Path, page: str) -> None:
    assert state(tmp_path, page) is State.KEPT


@pytest.mark.parametrize(
    "page",
    [
        SENT,
        f"{SENT} Заседание Делового совета пройдёт в Астане 20 июня 2025 года.",
        f"{SENT} Иван Сомов участвовал в выставке «Степной путь» в Астане.",
        f"{SENT} Мэр Томска Пётр Зуев участвовал в заседании Градостроительного совета в Томске.",
    ],
)
def test_what_is_to_be_or_is_something_else_closes_nothing(tmp_path: Path, page: str) -> None:
    assert state(tmp_path, page) is not State.KEPT


def test_another_page_closes_nothing(tmp_path: Path) -> None:
    assert state(tmp_path, SENT, "Иван Сомов участвовал в заседании Делового совета в Астане.") is not State.KEPT
