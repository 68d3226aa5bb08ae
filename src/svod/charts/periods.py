"""Periods: which spans of time can share an axis, and what they are called on it."""

from calendar import monthrange
from datetime import date
from functools import cache

from svod.charts.numbers import THIN
from svod.messages import language, say
from svod.model.when import Precision, When

ROMAN = ("I", "II", "III", "IV")


@cache
def _months(lang: str, names: str) -> tuple[str, ...]:
    return tuple(names.split())


def month_name(number: int) -> str:
    """«янв.», by its number from 1."""
    return _months(language(), say("chart.months"))[number - 1]


def span_of(period: When) -> str | None:
    """What makes two periods equally long and of one part of the year: all years, all quarters, all «январь–сентябрь».

    None where an end is open, for nothing tells how long it is.
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return "year"
    if period.precision in {Precision.MONTH, Precision.QUARTER, Precision.HALF}:
        return period.precision.value
    if start.year == end.year:
        return f"{start:%m-%d}–{end:%m-%d}"
    return f"{(end - start).days} days"


def called(period: When) -> str:
    """The period under its bar: «2024», «II кв. 2024», «янв.–сен. 2024», «05.03.2024»."""
    start, end = period.start, period.end
    assert start is not None
    assert end is not None
    match span_of(period):
        case "year":
            return str(start.year)
        case "quarter":
            return say("chart.quarter", number=ROMAN[(start.month - 1) // 3], year=str(start.year))
        case "half":
            return say("chart.half", number=ROMAN[(start.month - 1) // 6], year=str(start.year))
        case "month":
            return f"{month_name(start.month)}{THIN}{start.year}"
    if start.year == end.year and start.day == 1 and _is_last(end):
        return f"{month_name(start.month)}–{month_name(end.month)}{THIN}{end.year}"
    return f"{start:%d.%m.%Y}" if start == end else f"{start:%d.%m.%Y}–{end:%d.%m.%Y}"


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]
