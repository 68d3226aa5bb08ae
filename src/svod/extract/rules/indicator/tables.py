"""Tables inside an article: cells parted by " | "; one claim a figure, the head tells measure and unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from svod.extract.pattern import cite
from svod.extract.rules.indicator.scope import Sides, areas_in, sides_of
from svod.extract.sides import home
from svod.lexicon import table
from svod.model.claim import Direction, Indicator, Measure
from svod.model.page import ParagraphKind
from svod.model.quantity import Quantity
from svod.model.text import Sentence, Text
from svod.model.when import Basis, Precision, When

UNITS = ("долл", "руб", "тонн", "тенге", "процент")
NUMBER = re.compile(r"[+\-−–]?\s*\d[\d\s ]*(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: its measure, the unit of its figures, or the change of a measure."""

    measure: Measure | None
    unit: str
    factor: float
    change: bool
    period: When | None = None


def claims(text: Text) -> Iterator[Indicator]:
    """The claims of the article's tables; a table's head is its first row, unless that holds a figure already."""
    head: list[Column] = []
    before = -2
    for paragraph, sentences in _rows(text):
        cells = text.article.paragraphs[paragraph].text.split(" | ")
        begins = paragraph != before + 1 or not head
        if begins and not _labelled(cells):
            head = [
                replace(_column(cell), period=at)
                for cell, at in zip(cells, _times(text, sentences, cells), strict=True)
            ]
        else:
            head = [_column("")] * len(cells) if begins else head
            yield from _row(text, sentences, cells, head)
        before = paragraph


def _labelled(cells: list[str]) -> bool:
    """«Экспорт в Сербию | 36 млн долларов»: a label and its figure with its unit."""
    return _column(cells[0]).measure is not None and any(_number(c) and _column(c).unit for c in cells[1:])


def _times(text: Text, sentences: list[Sentence], cells: list[str]) -> Iterator[When | None]:
    """The period that each cell of a row tells: «2018 год», «I полугодие 2024 года», a bare year."""
    start = sentences[0].start
    told = [time for sentence in sentences for time in text.times_in(sentence) if time.when]
    for cell in cells:
        inside = (time.when for time in told if start <= time.start < start + len(cell))
        yield next(inside, None) or _year(cell)
        start += len(cell) + len(" | ")


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
    label = _column(cells[0])
    sides = _sides(text, sentences)
    for cell, column in zip(cells, head, strict=False):
        value, own = _number(cell), _column(cell)
        measure = column.measure or (label.measure if cell is not cells[0] and not label.change else None)
        unit = next((one for one in (own, column, label) if one.unit), None)
        if value is None or measure is None or column.change or unit is None:
            continue
        changed = next(
            (c for c, h in zip(cells, head, strict=False) if h.change and h.measure in {measure, None}), None
        )
        growth = _number(changed) if changed else None
        yield Indicator(
            citation=cite(text, sentences[0]),
            rule="tables",
            confidence=0.9,
            measure=measure,
            area=sides.area,
            partner=sides.partner,
            period=column.period or period,
            value=Quantity(round(value * unit.factor, 2), unit.unit),
            change=Quantity(abs(growth), "percent") if growth is not None else None,
            direction=_way(changed) if changed and growth else None,
        )


def _sides(text: Text, sentences: list[Sentence]) -> Sides:
    """As in prose; a country that is a row's only name is the partner of the page's region."""
    first, last = sentences[0].first, sentences[-1].last
    here, named = home(text), {m.name for m in areas_in(text, first, last)}
    if here and here.kind == "region" and len(named) == 1 and not named & {here.name, here.country}:
        return Sides(here.name, named.pop())
    return sides_of(text, first, last, first)


def _period(text: Text, sentences: list[Sentence], cells: list[str]) -> When | None:
    """The time told in the row, or the bare year of its first cell: «2023 | 210 | 35»."""
    told = next((time.when for s in sentences for time in text.times_in(s) if time.when), None)
    return told or _year(cells[0])


def _year(cell: str) -> When | None:
    bare = re.fullmatch(r"((?:19|20)\d\d)(?: ?(?:г\.?|год))?", cell.strip())
    if not bare:
        return None
    year = int(bare[1])
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.STATED, bare[0])


def _number(cell: str) -> float | None:
    """The figure of a cell that holds nothing else but its unit."""
    found = NUMBER.match(cell.strip())
    units = table("amounts", "currencies").keys() | table("amounts", "multipliers").keys()
    others = [w for w in re.findall(r"[а-яё]{3,}", cell.lower()) if w not in units and not w.startswith(UNITS)]
    if not found or others:
        return None
    return float(re.sub(r"[+−–\s ]", "", found[0]).replace(",", ".").replace("--", "-"))


def _way(cell: str) -> Direction:
    return Direction.DOWN if cell.strip()[0] in "-−–" else Direction.UP
