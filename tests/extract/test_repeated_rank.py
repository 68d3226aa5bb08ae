"""A place among partners that one sentence tells twice is one rank; other sides and other figures keep their own."""

import pytest

from svod.extract import extract
from svod.language import understand
from svod.model.claim import Indicator, Measure
from svod.model.page import Article, Genre, Paragraph, ParagraphKind


def ranks(line: str) -> list[Indicator]:
    article = Article("sha256:case", "case", None, None, None, None, Genre.NEWS, (Paragraph(ParagraphKind.TEXT, line),))
    found = (claim for claim in extract(understand(article)) if isinstance(claim, Indicator))
    return [claim for claim in found if claim.measure is Measure.RANK]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Сербия занимает третье место среди партнёров Томской области, сохраняя третье место второй год.", 1),
        ("Томская область занимает третье место по экспорту муки и третье место по импорту лифтов.", 2),
        ("Среди партнёров Томской области Сербия занимает третье место, Армения – тоже третье место.", 2),
    ],
)
def test_a_repeated_place_is_one_rank(line: str, count: int) -> None:
    assert len(ranks(line)) == count
