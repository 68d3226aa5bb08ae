"""Periods: the units of time that a text can name, as patterns over symbols; each gives the span of a given year.

UNITS is tried in order, the longest phrases first; a piece once taken is not read again.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from svod.language.calendar import (
    Span,
    day_span,
    half_span,
    month_span,
    quarter_span,
    season_span,
    year_span,
)
from svod.model.when import Precision

InYear = Callable[[int], Span | None]

FOUR = r"(?:19[5-9]\d|20[0-6]\d)"
YEAR = rf"(?:{FOUR} год|y{FOUR}(?: год)?|(?:THIS|LAST|NEXT|TOT(?: же)?) (?:же )?(?:календарный )?год|с \. год)"
Y = rf"(?: ,? ?(?P<y>{YEAR}))?"  # «18 ноября, 2025 года» is seen too
Y4 = rf"(?: (?P<y>{YEAR}|{FOUR}))?"  # «в мае 2024» without the word
D = r"o?(?:3[01]|[12]?\d)"
M = r"M\d+"
N = r"(?:1[0-2]|[2-9])"


@dataclass(frozen=True, slots=True)
class Unit:
    """A kind of period: `pattern` over symbols with the named group `y` for its year, and what it makes of a match."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], InYear]


def number(symbol: str) -> int:
    """The number of a symbol: number("M7") == number("o7") == number("7") == 7."""
    return int(re.sub(r"\D", "", symbol))


def _figures(found: re.Match[str]) -> InYear:
    """«18.11.2025», «2025-11-18»."""
    year, month, day = (int(found[key]) for key in ("a", "b", "c"))
    return lambda _: day_span(year, month, day)


def _days_across(found: re.Match[str]) -> InYear:
    """«29 сентября – 2 октября», «с 30 декабря 2024 года по 3 января 2025 года»."""
    d1, m1, d2, m2 = (number(found[key]) for key in ("d1", "m1", "d2", "m2"))
    first = found["y1"]

    def build(year: int) -> Span | None:
        own = number(first) if first and re.search(r"\d{4}", first) else year - (m1 > m2)
        start, end = day_span(own, m1, d1), day_span(year, m2, d2)
        if not (start and end and start.start and end.end and start.start <= end.end):
            return None
        return Span(start.start, end.end, Precision.SPAN)

    return build


def _days(found: re.Match[str]) -> InYear:
    """«с 8 по 11 августа», «29–30 июня», «7 и 8 мая»."""
    d1, d2, month = number(found["d1"]), number(found["d2"]), number(found["m"])
    return lambda year: day_span(year, month, d1, d2)


def _day(found: re.Match[str]) -> InYear:
    """«18 ноября», «1 июля 2025 года»."""
    day, month = number(found["d"]), number(found["m"])
    return lambda year: day_span(year, month, day)


def _months(found: re.Match[str]) -> InYear:
    """«январь–сентябрь 2025 года», «с мая по июль», «март и апрель»."""
    first, last = number(found["m1"]), number(found["m2"])
    return lambda year: month_span(year, first, last)


def _decade(found: re.Match[str]) -> InYear:
    """«вторая декада ноября»."""
    at, month = number(found["n"]), number(found["m"])

    def build(year: int) -> Span | None:
        whole = month_span(year, month)
        if whole is None or whole.end is None or not 1 <= at <= 3:
            return None
        return day_span(year, month, at * 10 - 9, whole.end.day if at == 3 else at * 10)

    return build


def _half_month(found: re.Match[str]) -> InYear:
    """«первая половина мая»."""
    at, month = number(found["n"]), number(found["m"])

    def build(year: int) -> Span | None:
        whole = month_span(year, month)
        if whole is None or whole.end is None or at not in (1, 2):
            return None
        return day_span(year, month, 1, 15) if at == 1 else day_span(year, month, 16, whole.end.day)

    return build


def _month(found: re.Match[str]) -> InYear:
    """«ноябрь 2024 года»."""
    month = number(found["m"])
    return lambda year: month_span(year, month)


def _named_month(found: re.Match[str]) -> InYear:
    """«в прошлом сентябре», «в этом мае»."""
    return _month(found)


def _quarters(found: re.Match[str]) -> InYear:
    """«I–III кварталы», «в первом и втором кварталах»."""
    first, last = number(found["n1"]), number(found["n2"])
    return lambda year: quarter_span(year, first, last) if first <= last <= 4 else None


def _quarter(found: re.Match[str]) -> InYear:
    """«I квартал 2025 года», «третий квартал»."""
    at = number(found["n"])
    return lambda year: quarter_span(year, at)


def _half(found: re.Match[str]) -> InYear:
    """«первое полугодие», «вторая половина 2025 года»; a bare «полугодие» is the first."""
    at = number(found["n"]) if found["n"] else 1
    return lambda year: half_span(year, at)


def _first_months(found: re.Match[str]) -> InYear:
    """«9 месяцев 2024 года», «первые два месяца года»."""
    count = number(found["n"]) if found["n"] else 1
    return lambda year: month_span(year, 1, count)


def _seasons(found: re.Match[str]) -> InYear:
    """«весной и летом»."""
    first, last = number(found["s1"]), number(found["s2"])
    return lambda year: season_span(year, first, last)


def _season(found: re.Match[str]) -> InYear:
    """«осенью 2025 года», «прошлым летом»."""
    season = number(found["s"])
    return lambda year: season_span(year, season)


def _years(found: re.Match[str]) -> InYear:
    """«2026–2028 годы», «с 2019 по 2023 год»."""
    first, last = number(found["y1"]), number(found["y2"])
    if last < 100:  # «2025/26»
        last += first // 100 * 100
    return lambda _: year_span(first, last)


def _year(found: re.Match[str]) -> InYear:
    """«2025 год», «2019-й», «прошлый год»."""
    return year_span


def _school_year(found: re.Match[str]) -> InYear:
    """«этот учебный год»: from September to June."""
    return lambda year: Span(date(year, 9, 1), date(year + 1, 6, 30), Precision.YEAR)


def _new_school_year(found: re.Match[str]) -> InYear:
    """«новый учебный год»: the one that begins, not the one that goes on."""
    return _school_year(found)


def _new_year(found: re.Match[str]) -> InYear:
    """«к Новому году»: the last day of the old one."""
    return lambda year: day_span(year, 12, 31)


def _unit(pattern: str, build: Callable[[re.Match[str]], InYear]) -> Unit:
    return Unit(build.__name__.strip("_"), re.compile(rf"(?<!\S){pattern}(?!\S)"), build)


UNITS: tuple[Unit, ...] = (
    _unit(r"(?P<y>)D(?P<a>\d{4})-(?P<b>\d\d)-(?P<c>\d\d)", _figures),
    _unit(rf"(?:с )?(?P<d1>{D}) (?P<m1>{M})(?: (?P<y1>{YEAR}))? (?:-|по) (?P<d2>{D}) (?P<m2>{M}){Y4}", _days_across),
    _unit(rf"с (?P<d1>{D}) (?:-|по|до) (?P<d2>{D}) (?P<m>{M}){Y4}", _days),
    _unit(rf"(?P<d1>{D})(?: , {D})* (?:-|и) (?P<d2>{D}) (?P<m>{M}){Y4}", _days),
    _unit(rf"(?P<d>{D}) (?P<m>{M}){Y4}", _day),
    _unit(rf"с (?P<m1>{M}) по (?P<m2>{M}){Y4}", _months),
    _unit(rf"(?P<m1>{M}) (?:-|и) (?P<m2>{M}){Y4}", _months),
    _unit(rf"(?P<n>o\d) декада (?P<m>{M}){Y4}", _decade),
    _unit(rf"(?P<n>o\d) половина (?P<m>{M}){Y4}", _half_month),
    _unit(rf"(?P<y>THIS|LAST|NEXT) (?P<m>{M})", _named_month),
    _unit(rf"(?P<m>{M}){Y4}", _month),
    _unit(rf"(?P<n1>o?\d) (?:-|и) (?P<n2>o?\d) квартал{Y4}", _quarters),
    _unit(rf"(?P<n>o?\d) квартал{Y4}", _quarter),
    _unit(rf"(?P<n>o?\d) (?:полугодие|полгода){Y4}", _half),
    _unit(rf"(?P<n>)полугодие(?: (?P<y>{YEAR}|{FOUR}))?", _half),
    _unit(rf"(?P<n>o[12]) половина (?P<y>{YEAR}|год)", _half),
    _unit(rf"(?:o1 )?(?P<n>{N}) месяц(?: (?P<y>{YEAR}|{FOUR}|год|THIS|LAST))", _first_months),
    _unit(rf"o1 (?P<n>{N}) месяц(?P<y>)", _first_months),
    _unit(rf"(?P<s1>S\d) (?:-|и) (?P<s2>S\d){Y}", _seasons),
    _unit(r"(?P<y>THIS|LAST|NEXT) (?P<s>S\d)", _season),
    _unit(rf"(?P<s>S\d){Y4}", _season),
    _unit(rf"(?P<y>)(?:y?(?P<y1>{FOUR})) (?:-|/) y?(?P<y2>{FOUR}|\d\d) (?:учебный )?год", _years),
    _unit(rf"(?P<y>)с y?(?P<y1>{FOUR})(?: год)? (?:по|до) y?(?P<y2>{FOUR})(?: год)?", _years),
    _unit(rf"(?P<y>)y?(?P<y1>{FOUR}) и y?(?P<y2>{FOUR}) год", _years),
    _unit(rf"(?P<y>)y(?P<y1>{FOUR}) (?:-|и) y(?P<y2>{FOUR})", _years),
    _unit(r"новый учебный год(?P<y>)", _new_school_year),
    _unit(r"(?:новый )?(?P<y>THIS|LAST|NEXT)? ?(?:новый )?учебный год", _school_year),
    _unit(r"(?<=к )новый год(?P<y>)", _new_year),
    _unit(r"(?<=до )новый год(?P<y>)", _new_year),
    _unit(rf"(?P<y>{YEAR})", _year),
    *(_unit(rf"(?<={word} )(?P<y>год)", _year) for word in ("BEGIN", "MIDDLE", "END", "итог", "результат")),
)
