# ruff: noqa: E501 — a line a sentence
"""Posts in our own sentences: phrase → role, organisation, area, holder; and who «глава региона» and «она» are."""

import pytest

from svod.language import understand
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text


def read(*lines: str) -> Text:
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, line) for line in lines)
    return understand(Article("sha256:case", "case", None, None, None, None, Genre.NEWS, paragraphs))


HELD = [
    ("Помощник Президента России Николай Лесин прибыл.", "помощник президента", None, "Россия", "Николай Лесин"),
    ("Полпред Президента в Уральском федеральном округе Артём Жогов.", "полномочный представитель президента", None, None, "Артём Жогов"),
    ("Президент Торгово-промышленной палаты РФ Сергей Катин.", "президент", "Торгово-промышленная палата РФ", "Россия", "Сергей Катин"),
    ("Президент Сербии Александр Вулич.", "Президент", None, "Сербия", "Александр Вулич"),
    ("Заместитель гендиректора завода «Луч» Андрей Муров.", "заместитель генерального директора", "завод Луч", None, "Андрей Муров"),
    ("Председатель комитета по спорту Законодательного собрания Тульской области Вячеслав Лис.", "председатель", "комитет по спорту Законодательного собрания Тульской области", "Тульская область", "Вячеслав Лис"),
    ("Сенатор от Алтайского края Виктор Зобнев.", "сенатор", None, "Алтайский край", "Виктор Зобнев"),
    ("Глава администрации города Пскова Борис Ёлкин.", "глава", "администрация города Пскова", "Псков", "Борис Ёлкин"),
    ("Проректор по научной работе Томского политехнического университета Леонид Сухих.", "проректор по научной работе", "Томский политехнический университет", None, "Леонид Сухих"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "role", "organisation", "area", "person"), HELD)
def test_post(line: str, role: str, organisation: str | None, area: str | None, person: str) -> None:
    found = [(p.role, p.organisation, p.area, p.person) for p in read(line).posts if p.person]
    assert (role, organisation, area, person) in found


NOMINAL = [
    # the only governor of the page, in any words
    ("Губернатор Псковской области Михаил Ведров прибыл в Минск. Глава региона осмотрел цех.", "Глава региона", "Михаил Ведров"),
    ("Посол Сербии Дамир Лукич посетил Тулу. Дипломат отметил рост торговли.", "Дипломат", "Дамир Лукич"),
    ("Президент Сербии Александр Вулич прилетел в Баку. Сербский лидер открыл завод.", "Сербский лидер", "Александр Вулич"),
    # a pronoun: the subject before it
    ("Министр культуры Чувашии Анна Белова открыла музей. Она вручила награды.", "Она", "Анна Белова"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "words", "person"), NOMINAL)
def test_nominal_mention(line: str, words: str, person: str) -> None:
    text = read(line)
    assert [m.name for m in text.mentions if m.nominal and text.text[m.start : m.end] == words] == [person]


UNRESOLVED = [
    # two governors, neither nearer
    ("Губернатор Тульской области Олег Ким и губернатор Псковской области Пётр Лис встретились. Губернатор доволен.", "Губернатор"),
    # «она» may be the company
    ("Анна Белова приехала на завод. Компания выпускает краны. Она выросла вдвое.", "Она"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "words"), UNRESOLVED)
def test_doubt_stays_open(line: str, words: str) -> None:
    text = read(line)
    assert not [m for m in text.mentions if m.nominal and text.text[m.start : m.end] == words and m.area is None]


def test_nothing_is_inferred_where_the_page_is_about_many_areas() -> None:
    text = read(
        "Тула, Псков, Омск, Томск и Чита строят дороги.",
        "Об этом рассказали в Сербии, Турции, Италии и Японии.",
        "Губернатор Олег Ким и президент Пётр Лис выступили.",
    )
    assert {post.area for post in text.posts if post.person} == {None}
