"""Sides of a page in our own sentences: whose cooperation it is, with whom, and who belongs where."""

from svod.extract.sides import home, partner, side_of
from svod.language import understand
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text


def read(*lines: str) -> Text:
    paragraphs = tuple(Paragraph(ParagraphKind.TEXT, line) for line in lines)
    return understand(Article("sha256:case", "case", None, None, None, None, Genre.NEWS, paragraphs))


def test_a_region_and_a_country() -> None:
    text = read(
        "Губернатор Псковской области Михаил Ведров прибыл в Сербию.", "Посол Сербии Дамир Лукич принял псковичей."
    )
    assert (home(text), partner(text)) != (None, None)
    assert (home(text).name, partner(text).name) == ("Псковская область", "Сербия")  # type: ignore[union-attr]


def test_two_regions_of_one_country() -> None:
    text = read("Тульская и Омская области подписали план.", "Губернатор Тульской области Олег Ким поехал в Омск.")
    assert (home(text).name, partner(text).name) == ("Тульская область", "Омская область")  # type: ignore[union-attr]


def test_persons_towns_and_nothing() -> None:
    text = read("Мэр Братска Пётр Сухов встретил посла Сербии Дамира Лукича.", "Иван Лис приехал из Братска.")
    assert side_of(text, "Пётр Сухов") == "Иркутская область"
    assert side_of(text, "Дамир Лукич") == "Сербия"
    assert side_of(text, "Иван Лис") is None
    assert home(read("Погода была хорошая.")) is None
