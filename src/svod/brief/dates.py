"""Dates as words of a sentence: days, spans, terms."""

from calendar import monthrange
from datetime import date

from svod.messages import NBSP
from svod.model.when import Precision, When

MONTHS = {
    "gent": ("января", "февраля", "марта", "апреля", "мая", "июня",
             "июля", "августа", "сентября", "октября", "ноября", "декабря"),
    "loct": ("январе", "феврале", "марте", "апреле", "мае", "июне",
             "июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
}  # fmt: skip
"""Names of the months in two cases."""

QUARTERS = ("I", "II", "III", "IV")


def day_words(day: date, *, year: bool = True) -> str:
    """«17 декабря 2024 года»"""
    tail = f" {day.year}{NBSP}года" if year else ""
    return f"{day.day}{NBSP}{MONTHS['gent'][day.month - 1]}{tail}"


def when_words(when: When) -> str:
    """The date as an adverbial: «17 декабря 2024 года», «в феврале 2025 года», «с 1 по 3 марта 2025 года»."""
    start, end = when.start, when.end
    if start is None or end is None:
        return f"с{NBSP}{day_words(start)}" if start else until_words(end) if end else ""
    if start == end:
        return day_words(start)
    return _named(start, end, when.precision) or _from_to(start, end)


def until_words(end: date) -> str:
    """«до 5 мая 2025 года», «до конца мая 2025 года», «до конца 2025 года»"""
    if (end.month, end.day) == (12, 31):
        return f"до{NBSP}конца {end.year}{NBSP}года"
    if _is_last(end):
        return f"до{NBSP}конца {MONTHS['gent'][end.month - 1]} {end.year}{NBSP}года"
    return f"до{NBSP}{day_words(end)}"


def _named(start: date, end: date, precision: Precision) -> str | None:
    """A span that has a name of its own; None when it has none."""
    year = f"{start.year}{NBSP}года"
    if start.day != 1 or not _is_last(end):
        return None
    if start.year != end.year:
        whole = (start.month, end.month) == (1, 12)
        return f"в{NBSP}{start.year}–{end.year}{NBSP}годах" if whole else None
    match precision, end.month - start.month:
        case Precision.YEAR, 11:
            return f"в{NBSP}{start.year}{NBSP}году"
        case Precision.QUARTER, 2:
            return f"{'во' if start.month == 4 else 'в'}{NBSP}{QUARTERS[(start.month - 1) // 3]} квартале {year}"
        case Precision.HALF, 5:
            return f"{f'в{NBSP}первом' if start.month == 1 else f'во{NBSP}втором'} полугодии {year}"
        case _, 0:
            return f"в{NBSP}{MONTHS['loct'][start.month - 1]} {year}"
        case _, 11:
            return f"в{NBSP}{start.year}{NBSP}году"
    return f"в{NBSP}{MONTHS['loct'][start.month - 1]}–{MONTHS['loct'][end.month - 1]} {year}"


def _from_to(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"с{NBSP}{start.day} по{NBSP}{day_words(end)}"
    return f"с{NBSP}{day_words(start, year=start.year != end.year)} по{NBSP}{day_words(end)}"


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def year_before(earlier: When, later: When) -> bool:
    """Whether one span is the same part of the year before the other."""
    return None not in (earlier.start, earlier.end, later.start, later.end) and all(
        one and other and (one.year + 1, one.month) == (other.year, other.month)
        for one, other in ((earlier.start, later.start), (earlier.end, later.end))
    )
