"""Noun phrases in the nominative."""

import pytest

from svod.language.morph import nominative
from svod.language.parse import parse
from svod.model.page import Article, Genre, Paragraph, ParagraphKind


def phrase(sentence: str, first: str, last: str, head: str) -> str:
    paragraphs = (Paragraph(ParagraphKind.TEXT, sentence),)
    article = Article("sha256:x", "x", None, None, None, None, Genre.NEWS, paragraphs)
    _, tokens = parse(article)
    words = [token.text for token in tokens]
    run = tokens[words.index(first) : words.index(last) + 1]
    return nominative(run, words.index(head))


@pytest.mark.parametrize(
    ("sentence", "first", "last", "head", "wanted"),
    [
        ("Обсудили поставку дорожной техники и городского транспорта.", "дорожной", "транспорта", "техники",
         "дорожная техника и городской транспорт"),
        ("Завод отправил пробную партию чугунных опор.", "пробную", "опор", "партию", "пробная партия чугунных опор"),
        ("Речь шла о совместных научных исследованиях.", "совместных", "исследованиях", "исследованиях",
         "совместные научные исследования"),
        ("Заседание Высшего экономического совета.", "Высшего", "совета", "совета", "Высший экономический совет"),
        ("Они встретились с Российско-Сербским советом.", "Российско-Сербским", "советом", "советом",
         "Российско-Сербский совет"),
        ("Завод отгрузил станки белорусскому АгроСтрою.", "АгроСтрою", "АгроСтрою", "АгроСтрою", "АгроСтрой"),
        ("Они верят Движению Юных.", "Движению", "Юных", "Движению", "Движение Юных"),
        # adjectives joined before the noun, the first of which the parser hangs elsewhere
        ("Завод возобновил поставки мороженой и копчёной рыбы в Минск.", "мороженой", "рыбы", "рыбы",
         "мороженая и копчёная рыба"),
    ],
)  # fmt: skip
def test_nominative(sentence: str, first: str, last: str, head: str, wanted: str) -> None:
    assert phrase(sentence, first, last, head) == wanted
