# ruff: noqa: E501 — a line a sentence
"""Speech in our own sentences: which stretch is whose words."""

import pytest

from svod.language import understand
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text


def read(lines: str) -> Text:
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, line) for line in lines.split(" // "))
    return understand(Article("sha256:case", "case", None, None, None, None, Genre.NEWS, paragraphs))


SAID = [
    # dashes, the speech goes on after the attribution
    ("— Мы готовы поставлять краны, — сказал Олег Ким, директор завода «Луч». — Ждём гостей осенью.", "готовы", "Олег Ким"),
    ("— Мы готовы поставлять краны, — сказал Олег Ким, директор завода «Луч». — Ждём гостей осенью.", "Ждём", "Олег Ким"),
    ("— Мы готовы поставлять краны, — сказал Олег Ким, директор завода «Луч». — Ждём гостей осенью.", "директор", None),
    # quotation marks; a pronoun speaks
    ("«Торговля растёт. Мы довольны», — отметила министр торговли Чувашии Анна Львова. «Планы велики», — добавила она.", "довольны", "Анна Львова"),
    ("«Торговля растёт. Мы довольны», — отметила министр торговли Чувашии Анна Львова. «Планы велики», — добавила она.", "Планы", "Анна Львова"),
    # straight marks over two sentences
    ('"Торговля растёт. Рост – 5%", – сказал мэр Братска Пётр Сухов.', "растёт", "Пётр Сухов"),
    # before the quotation
    ("Министр торговли Чувашии Анна Львова: «Мы поставим мебель в Сербию до осени».", "поставим", "Анна Львова"),
    # a name in quotation marks is no speech
    ("Анна Львова посетила завод «Красный Октябрь Плюс».", "Октябрь", None),
    # over two paragraphs
    ("«Торговля растёт. // Мы довольны», — отметила Анна Львова.", "растёт", "Анна Львова"),
    # a dash without attribution goes on from the one before
    ("— Торговля растёт, — отметила Анна Львова. // — Ждём гостей осенью.", "Ждём", "Анна Львова"),
    # the signature of a pull quote
    ("«Мы наладим сборку кранов уже летом». // Олег Ким, директор завода «Луч»", "наладим", "Олег Ким"),
    # reported
    ("По словам Петра Сухова, дорога нужна обеим сторонам.", "дорога", "Петр Сухов"),
    ("Пётр Сухов открыл мост. По его оценке, мост обойдётся в миллиард.", "обойдётся", "Пётр Сухов"),
    ("Как сообщил посол Сербии в России Момчило Бабич, страна ждёт гостей.", "ждёт", "Момчило Бабич"),
    ("Рейсы начнутся в мае, сообщил мэр Братска Пётр Сухов.", "начнутся", "Пётр Сухов"),
    ("Анна Львова заявила, что в мае откроется выставка.", "откроется", "Анна Львова"),
    ("Анна Львова заявила, что в мае откроется выставка.", "Львова", None),
    ("Экспорт вырос вдвое. Об этом сообщил Олег Ким.", "вырос", "Олег Ким"),
    ("Олег Ким сообщил, что спрос растёт. На мебель приходится 21 % поставок.", "приходится", "Олег Ким"),
    # a ministry's figures are the page's own
    ("По данным министерства, экспорт вырос на 5%.", "вырос", None),
    ("Стороны обсудили поставки. Олег Ким посетил завод.", "поставки", None),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "word", "speaker"), SAID)
def test_speaker(lines: str, word: str, speaker: str | None) -> None:
    text = read(lines)
    assert text.speaker_at(text.text.index(word)) == speaker
