"""Calendar: spans of days and their arithmetic; knows nothing of words."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svod.model.when import Precision

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval of days and the unit it was spoken in; an open end is None."""

    start: date | None
    end: date | None
    precision: Precision

    def shifted(self, years: int) -> "Span":
        """The same span some years later (earlier when negative)."""
        start = shifted(self.start, years=years) if self.start else None
        end = shifted(self.end, years=years) if self.end else None
        if end and self.end and self.end == month_end(self.end.year, self.end.month):
            end = month_end(end.year, end.month)
        return replace(self, start=start, end=end)

    def distance(self, day: date) -> int:
        """Days from `day` to the nearer end; 0 inside."""
        if self.start and day < self.start:
            return (self.start - day).days
        if self.end and day > self.end:
            return (day - self.end).days
        return 0


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def shifted(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """`day` moved; the 31st becomes the last day of a shorter month."""
    at = day.year * 12 + day.month - 1 + years * 12 + months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=days)


def day_span(year: int, month: int, first: int, last: int | None = None) -> Span | None:
    """One day, or several of one month; None when there is no such day."""
    try:
        start, end = date(year, month, first), date(year, month, last or first)
    except ValueError:
        return None
    return Span(start, end, Precision.DAY if start == end else Precision.SPAN) if start <= end else None


def month_span(year: int, first: int, last: int | None = None) -> Span | None:
    """One month, or a run of months: January to June is a half, January to March a quarter; None when out of order."""
    last = last or first
    if not 1 <= first <= 12 or not 1 <= last <= 12:
        return None
    if last < first:  # «с ноября по март»
        return Span(date(year, first, 1), month_end(year + 1, last), Precision.SPAN)
    precision = {1: Precision.MONTH, 12: Precision.YEAR}.get(last - first + 1, Precision.SPAN)
    if last - first == 2 and first % 3 == 1:
        precision = Precision.QUARTER
    if last - first == 5 and first % 6 == 1:
        precision = Precision.HALF
    return Span(date(year, first, 1), month_end(year, last), precision)


def quarter_span(year: int, first: int, last: int | None = None) -> Span | None:
    """One quarter or a run of quarters of a year."""
    return month_span(year, first * 3 - 2, (last or first) * 3) if 1 <= first <= 4 else None


def half_span(year: int, half: int) -> Span | None:
    """The first or second half of a year."""
    return month_span(year, half * 6 - 5, half * 6) if half in (1, 2) else None


def year_span(first: int, last: int | None = None) -> Span | None:
    """A year or a run of years."""
    last = last or first
    if last < first:
        return None
    return Span(date(first, 1, 1), date(last, 12, 31), Precision.YEAR if first == last else Precision.SPAN)


def season_span(year: int, season: int, last: int | None = None) -> Span | None:
    """A season (1 winter … 4 autumn) or a run of them. The winter of a year is the one that ends in it."""
    start = date(year - 1, 12, 1) if season == 1 else date(year, season * 3 - 3, 1)
    till = last or season
    end = month_end(year, 2) if till == 1 else month_end(year, till * 3 - 1)
    return Span(start, end, Precision.SPAN) if start <= end else None


def week_span(day: date) -> Span:
    """Monday to Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6), Precision.SPAN)


def part_of(span: Span, part: str) -> Span:
    """BEGIN, MIDDLE or END of a span: ten days of a month, quarters of a year, thirds of others."""
    start, end = span.start, span.end
    if start is None or end is None:
        return span
    if span.precision is Precision.MONTH:
        days = {"BEGIN": (1, 10), "MIDDLE": (11, 20), "END": (21, end.day)}[part]
        return Span(start.replace(day=days[0]), start.replace(day=days[1]), Precision.SPAN)
    if span.precision is Precision.YEAR:
        months = {"BEGIN": (1, 3), "MIDDLE": (5, 8), "END": (10, 12)}[part]
        return month_span(start.year, *months) or span
    third = (end - start) / 3
    starts = {"BEGIN": start, "MIDDLE": start + third, "END": end - third}[part]
    return Span(starts, min(end, starts + third), Precision.SPAN)
