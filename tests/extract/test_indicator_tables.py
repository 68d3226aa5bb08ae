"""Tables inside an article: one indicator a figure."""

from svod.extract import extract
from svod.language import understand
from svod.model.claim import Direction, Indicator, Measure
from svod.model.page import Article, Genre, Paragraph, ParagraphKind
from svod.model.quantity import Quantity

ROWS = (
    "Период | Товарооборот, млн долл. | Экспорт, млн долл. | Динамика экспорта",
    "2023 год | 1 042,5 | 812,5 | +40,3 %",
    "9 месяцев 2024 года | 900 | 700,1 | –6,6 %",
)


def test_a_figure_of_a_table_has_measure_unit_period_and_change() -> None:
    text = Paragraph(ParagraphKind.TEXT, "Губернатор Тверской области рассказал о торговле области с Сербией.")
    rows = tuple(Paragraph(ParagraphKind.TABLE, row) for row in ROWS)
    article = Article("sha256:case", "case", None, None, None, None, Genre.NEWS, (text, *rows))
    found = [claim for claim in extract(understand(article)) if isinstance(claim, Indicator)]
    assert [(claim.measure, claim.value) for claim in found] == [
        (Measure.TURNOVER, Quantity(1042500000, "USD")),
        (Measure.EXPORT, Quantity(812500000, "USD")),
        (Measure.TURNOVER, Quantity(900000000, "USD")),
        (Measure.EXPORT, Quantity(700100000, "USD")),
    ]
    assert [claim.change for claim in found if claim.measure is Measure.EXPORT] == [
        Quantity(40.3, "percent"),
        Quantity(6.6, "percent"),
    ]
    assert [claim.direction for claim in found if claim.change] == [Direction.UP, Direction.DOWN]
    assert {(claim.area, claim.partner) for claim in found} == {("Тверская область", "Сербия")}
    assert [str(claim.period and claim.period.end) for claim in found][::2] == ["2023-12-31", "2024-09-30"]
