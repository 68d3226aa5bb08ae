"""Origin: whose text a page says that it is, in the nominative; who is only quoted or signs is none."""

import pytest

from svod.model.page import Page
from svod.read import read

PAGE = """Томские станки поедут в Монголию

14.05.2025

Томский завод отправит в Улан-Батор первую партию станков. {first}

Договор подписан на два года, объём поставки составит сорок станков, рассказал директор завода Юрий Ковалёв.{last}

{line}"""


@pytest.mark.parametrize(
    ("part", "words", "origin"),
    [
        ("last", " /ТАСС/", "ТАСС"),
        ("last", " /Корр. БЕЛТА/.", "БЕЛТА"),
        ("line", "/ТАСС/", "ТАСС"),
        ("line", "Материал подготовлен пресс-службой губернатора области.", "пресс-служба губернатора области"),
        ("line", "Информация предоставлена пресс-центром завода", "пресс-центр завода"),
        ("first", "Об этом сообщает ТАСС.", "ТАСС"),
        ("last", " Об этом сообщает РИА Новости.", "РИА Новости"),
        ("first", "Об этом передаёт агентство «Томск-Инфо».", "агентство Томск-Инфо"),
        ("line", "Перепечатка с сайта правительства Томской области.", "сайт правительства Томской области"),
        ("line", "Перепечатка с сайта www.vestnik.example", "vestnik.example"),
        ("line", "По информации агентства Интерфакс", "агентство Интерфакс"),
        ("line", "По информации информационного агентства «Томск-Инфо»", "агентство Томск-Инфо"),
        ("line", "По материалам газеты «Томский вестник»", "газета Томский вестник"),
        ("line", "По информации администрации Томского района", "администрация Томского района"),
        # a person who signs, a photographer, a body that reports of itself, a right to reprint
        ("last", " /Иван Петров/", None),
        ("last", " /Фото автора/", None),
        ("first", "Об этом сообщает агентство по развитию экспорта.", None),
        ("last", " В агентстве напомнили, что ранее об этом сообщал ТАСС.", None),
        ("line", "Перепечатка материалов только с разрешения редакции.", None),
    ],
)  # fmt: skip
def test_whose_text_it_is(part: str, words: str, origin: str | None) -> None:
    text = PAGE.format(**({"first": "", "last": "", "line": ""} | {part: words}))
    article = read(Page("a", text.encode(), "d", "text"))
    assert article.origin == origin
    assert "директор завода Юрий Ковалёв" in article.paragraphs[-1].text
