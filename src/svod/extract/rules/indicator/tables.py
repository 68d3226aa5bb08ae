"""Tables inside an article: cells parted by " | "; one claim a figure, the head tells measure and unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from svod.extract.pattern import cite
from svod.extract.rules.indicator.scope import sides_of
from svod.lexicon import table
from svod.model.claim import Direction, Indicator, Measure
from svod.model.page import ParagraphKind
from svod.model.quantity import Quantity
from svod.model.text import Sentence, Text
from svod.model.when import Basis, Precision, When

NUMBER = re.compile(r"[+\-−–]?\s*\d[\d\s ]*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its measure, the unit of its figures, or the change of a measure."""

    measure: Measure | None
    unit: str
    factor: float
    change: bool


def claims(text: Text) -> Iterator[Indicator]:
    """The claims of the article's tables; a table's head is its first row."""
    head: list[Column] = []
    before = -2
    for paragraph, sentences in _rows(text):
        cells = text.article.paragraphs[paragraph].text.split(" | ")
        if paragraph != before + 1 or not head:
            head = [_column(cell) for cell in cells]
        else:
            yield from _row(text, sentences, cells, head)
        before = paragraph


def _rows(text: Text) -> Iterator[tuple[int, list[Sentence]]]:
    rows: dict[int, list[Sentence]] = {}
    for sentence in text.sentences:
        if sentence.kind is ParagraphKind.TABLE:
            rows.setdefault(sentence.paragraph, []).append(sentence)
    yield from rows.items()


def _column(cell: str) -> Column:
    low = cell.lower().replace("ё", "е")
    measure = next(
        (
            m
            for stem, m in (
                ("оборот", Measure.TURNOVER),
                ("торгов", Measure.TURNOVER),
                ("экспорт", Measure.EXPORT),
                ("импорт", Measure.IMPORT),
                ("инвест", Measure.INVESTMENT),
                ("доля", Measure.SHARE),
            )
            if stem in low
        ),
        None,
    )
    parts = re.findall(r"[a-zа-я$€₽%]+", low)
    change = any(stem in low for stem in ("динамик", "прирост", "рост", "изменен", "темп"))
    unit = next((table("amounts", "currencies")[w] for w in parts if w in table("amounts", "currencies")), "")
    factor = next(
        (float(table("amounts", "multipliers")[w]) for w in parts if w in table("amounts", "multipliers")), 1.0
    )
    if not unit:
        unit = next(
            (
                code
                for stem, code in (
                    ("долл", "USD"),
                    ("руб", "RUB"),
                    ("тенге", "KZT"),
                    ("тонн", "тонна"),
                    ("%", "percent"),
                )
                if stem in low
            ),
            "",
        )
    return Column(measure, unit, factor, change)


def _row(text: Text, sentences: list[Sentence], cells: list[str], head: list[Column]) -> Iterator[Indicator]:
    period = _period(text, sentences, cells)
    sides = sides_of(text, sentences[0].first, sentences[-1].last, sentences[0].first)
    for cell, column in zip(cells, head, strict=False):
        value = _number(cell)
        if value is None or column.measure is None or column.change or not column.unit:
            continue
        changed = next(
            (c for c, h in zip(cells, head, strict=False) if h.change and h.measure in {column.measure, None}), None
        )
        growth = _number(changed) if changed else None
        yield Indicator(
            citation=cite(text, sentences[0]),
            rule="tables",
            confidence=0.9,
            measure=column.measure,
            area=sides.area,
            partner=sides.partner,
            period=period,
            value=Quantity(round(value * column.factor, 2), column.unit),
            change=Quantity(abs(growth), "percent") if growth is not None else None,
            direction=_way(changed) if changed and growth else None,
        )


def _period(text: Text, sentences: list[Sentence], cells: list[str]) -> When | None:
    """The time told in the row, or the bare year of its first cell: «2023 | 210 | 35»."""
    told = next((time.when for s in sentences for time in text.times_in(s) if time.when), None)
    bare = re.fullmatch(r"(?:19|20)\d\d", cells[0].strip())
    if told or not bare:
        return told
    year = int(bare[0])
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.STATED, bare[0])


def _number(cell: str) -> float | None:
    found = NUMBER.match(cell.strip())
    if not found or re.search(r"[А-Яа-я]{3,}", cell):
        return None
    return float(re.sub(r"[+−–\s ]", "", found[0]).replace(",", ".").replace("--", "-"))


def _way(cell: str) -> Direction:
    return Direction.DOWN if cell.strip()[0] in "-−–" else Direction.UP
