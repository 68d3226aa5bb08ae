"""Periods: what they are called on an axis."""

from calendar import monthrange
from datetime import date
from functools import cache

from svod.charts.numbers import THIN
from svod.follow.series import span_of
from svod.messages import language, say
from svod.model.when import When

ROMAN = ("I", "II", "III", "IV")


@cache
def _months(lang: str, names: str) -> tuple[str, ...]:
    return tuple(names.split())


def month_name(number: int) -> str:
    """«янв.», by its number from 1."""
    return _months(language(), say("chart.months"))[number - 1]


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
