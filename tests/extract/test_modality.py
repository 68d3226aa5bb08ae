"""How the act of a word is told, in our own sentences."""

import pytest

from svod.extract.modality import Told, modality_of
from svod.language.parse import parse
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.text import Text

TOLD = [
    ("Стороны подписали договор.", "подписали", Told.DONE),
    ("Договор подписан в мае.", "подписан", Told.DONE),
    ("Удалось наладить поставки.", "наладить", Told.DONE),
    ("Завод строится.", "строится", Told.GOING),
    ("Стороны подпишут договор.", "подпишут", Told.PLANNED),
    ("Договор будет подписан в мае.", "подписан", Told.PLANNED),
    ("Делегация намерена посетить завод.", "посетить", Told.PLANNED),
    ("Планируется подписание меморандума.", "подписание", Told.PLANNED),
    ("Стороны договорились подписать план и провести форум.", "провести", Told.PLANNED),
    ("Губернатор предложил создать группу.", "создать", Told.WISHED),
    ("Необходимо наращивать торговлю.", "наращивать", Told.WISHED),
    ("Хотели бы открыть филиал.", "открыть", Told.WISHED),
    ("Стороны подпишут договор, если министр приедет.", "приедет", Told.CONDITIONAL),
    ("Завод построили бы за год.", "построили", Told.CONDITIONAL),
    ("Встреча не была проведена.", "проведена", Told.DENIED),
    ("Стороны не смогли подписать договор.", "подписать", Told.DENIED),
    ("Они отказались подписать договор.", "подписать", Told.DENIED),
    ("Поставки не только выросли, но и изменились.", "выросли", Told.DONE),
]


@pytest.mark.parametrize(("line", "word", "told"), TOLD)
def test_told(line: str, word: str, told: Told) -> None:
    article = Article("sha256:case", "case", None, None, None, None, Genre.NEWS, (Paragraph(ParagraphKind.TEXT, line),))
    sentences, tokens = parse(article)
    text = Text(article, article.text, sentences, tokens)
    assert modality_of(text, next(token for token in tokens if token.text == word)) is told
