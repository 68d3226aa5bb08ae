"""Moments: phrases that point from the article's day or from a time told before: «вчера», «в тот же день»."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svod.language.calendar import DAY, Span, month_span, shifted, week_span, year_span
from svod.language.outlook import Outlook, outlook
from svod.language.seen import Seen
from svod.lexicon import table
from svod.model.when import Precision

Resolve = Callable[[Seen, re.Match[str], int], tuple[Span | None, bool]]


@dataclass(frozen=True, slots=True)
class Moment:
    """A kind of phrase: its pattern over symbols and what it makes of a match. `late`: may look forward in the text."""

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve
    late: bool = False


COUNT = r"(?P<n>\d{1,3}(?: \d)?|пол|полтора|полгода)"
LENGTH = rf"(?:{COUNT} )?(?:рабочий |календарный |ближайший )?(?P<u>день|неделя|месяц|год|сутки|полгода)"


def _one(day: date | None, due: bool = False) -> tuple[Span | None, bool]:
    return (Span(day, day, Precision.DAY) if day else None), due


def _length(found: re.Match[str]) -> tuple[str, float]:
    unit, count = found["u"], found["n"]
    if unit == "полгода":
        return "месяц", 6
    if count == "полтора":
        return unit, 1.5
    if not count:
        return unit, 1
    return unit, sum(int(part) for part in count.split())


def moved(day: date, unit: str, count: float) -> date:
    """`day` and so many days, weeks, months or years."""
    match unit:
        case "неделя":
            return day + timedelta(days=round(count * 7))
        case "месяц":
            return shifted(day, months=int(count), days=round(count % 1 * 30))
        case "год":
            return shifted(day, months=round(count * 12))
        case _:
            return day + timedelta(days=round(count))


def _near_day(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«сегодня», «вчера», «завтра», «накануне»."""
    if found["w"] == "накануне" and seen.text.tokens[at].rel == "case":
        return None, False  # «накануне праздника»
    away = {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}[found["w"]]
    return _one(seen.today + away * DAY if seen.today and seen.dated else None)


def _two_days(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«сегодня и завтра», «вчера и сегодня»."""
    if not (seen.today and seen.dated):
        return None, False
    first = seen.today - (DAY if found["w"] == "вчера" else 0 * DAY)
    return Span(first, first + DAY, Precision.SPAN), False


def _next_day(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«на следующий день», «днём ранее»: a day from the last one told."""
    day = seen.last_day() or (seen.today if seen.dated else None)
    return _one(day + (DAY if found["w"] else -DAY) if day else None)


def _same_day(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«в тот же день», «в этот день»; of a plan, the day that it was told for."""
    ahead = seen.next_day() if outlook(seen.text, at) is Outlook.FUTURE else None
    return _one(ahead or seen.last_day())


def _weekday(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«в понедельник», «в минувшую пятницу», «в ближайший вторник»."""
    if not (seen.today and seen.dated):
        return None, False
    back = (seen.today.isoweekday() - int(found["d"][1:])) % 7
    match found["rel"]:
        case "LAST":
            return _one(seen.today - timedelta(days=back or 7))
        case "NEXT":
            return _one(seen.today + timedelta(days=7 - back))
        case "THIS":
            return _one(week_start(seen.today) + timedelta(days=int(found["d"][1:]) - 1))
    if outlook(seen.text, at) is Outlook.FUTURE:
        return _one(seen.today + timedelta(days=7 - back))
    return _one(seen.today - timedelta(days=back))


def week_start(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def _week_or_month(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«на прошлой неделе», «в этом месяце», «в следующем месяце»."""
    if not (seen.today and seen.dated):
        return None, False
    away = {"LAST": -1, "THIS": 0, "NEXT": 1}[found["rel"]]
    if found["u"] == "неделя":
        return week_span(seen.today + timedelta(days=7 * away)), False
    day = shifted(seen.today.replace(day=1), months=away)
    return month_span(day.year, day.month), False


def _ago(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«два года назад», «неделю назад»."""
    if not (seen.today and seen.dated):
        return None, False
    unit, count = _length(found)
    return _as_unit(moved(seen.today, unit, -count), unit), False


def _through(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«через месяц», «через два года»."""
    unit, count = _length(found)
    look = outlook(seen.text, at)
    day = seen.last_day() if look is Outlook.PAST else seen.today if seen.dated else None
    return (_as_unit(moved(day, unit, count), unit) if day else None), False


def _as_unit(day: date, unit: str) -> Span | None:
    """The year or month round a day; the day itself for days and weeks."""
    if unit == "год":
        return year_span(day.year)
    if unit == "месяц":
        return month_span(day.year, day.month)
    return Span(day, day, Precision.DAY)


def _within(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«в течение месяца», «не позднее чем через две недели»: counts from the event."""
    if outlook(seen.text, at) is Outlook.PAST:
        return None, False
    unit, count = _length(found)
    day = seen.event_day()
    return (Span(None, moved(day, unit, count), Precision.DAY) if day else None), True


def _in_span_of(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«за месяц собрать»: a term where the words look ahead; «за последние пять лет» is no definite time."""
    if found["rel"] or outlook(seen.text, at) is not Outlook.FUTURE:
        return None, False
    unit, count = _length(found)
    day = seen.event_day()
    precision = {"год": Precision.YEAR, "месяц": Precision.MONTH}.get(unit, Precision.DAY)
    return (Span(None, moved(day, unit, count), precision) if day else None), True


def _months_gone(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«за девять месяцев»: those of the year that have passed; a term where the words look ahead."""
    if outlook(seen.text, at) is Outlook.FUTURE:
        return _in_span_of(seen, found, at)
    if seen.today is None:
        return None, False
    span = month_span(seen.today.year, 1, int(found["n"]))
    early = span is not None and span.end is not None and span.end > seen.today
    return (month_span(seen.today.year - 1, 1, int(found["n"])) if early else span), False


def _term(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«в десятидневный срок», «в двухнедельный срок», «в месячный срок»."""
    word = found["w"]
    unit = next((to for ending, to in table("times", "terms").items() if word.endswith(ending.rstrip("ы"))), None)
    digits = re.match(r"(\d+)-?", word)
    stems = sorted(table("times", "counted").items(), key=lambda pair: -len(pair[0]))
    count = float(digits[1]) if digits else next((float(n) for stem, n in stems if word.startswith(stem)), 1.0)
    day = seen.event_day()
    return (Span(None, moved(day, unit, count), Precision.DAY) if unit and day else None), True


def _by_end_of(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«до конца месяца», «к концу следующей недели»: counts from the day of the article."""
    away = 1 if found["rel"] == "NEXT" else 0
    if not (seen.today and seen.dated) or outlook(seen.text, at) is Outlook.PAST:
        return None, True
    if found["u"] == "неделя":
        return Span(None, week_start(seen.today) + timedelta(days=7 * away + 6), Precision.DAY), True
    day = shifted(seen.today.replace(day=1), months=away)
    whole = month_span(day.year, day.month)
    return (replace(whole, start=None) if whole else None), True


def _to_that_term(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«к этому сроку»."""
    end = seen.last_term()
    return (Span(None, end, Precision.MONTH) if end else None), True


def _that_period(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«за этот период», «за тот же период»."""
    return seen.last_period(now=True), False


def _like_period(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«к аналогичному периоду прошлого года», «за тот же период 2023 года»: the period told, moved to that year."""
    period = seen.last_period()
    if period is None or period.start is None:
        return None, False
    digits = re.search(r"\d{4}", found["y"] or "")
    if digits:
        return period.shifted(int(digits[0]) - period.start.year), False
    return period.shifted(-1), False


def _year_before(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«годом ранее»: the period told, a year before."""
    period = seen.last_period()
    return (period.shifted(-1) if period else None), False


def _no_time(seen: Seen, found: re.Match[str], at: int) -> tuple[Span | None, bool]:
    """«в ближайшее время», «в последние годы»: said, but no definite time."""
    return None, False


def _moment(pattern: str, resolve: Resolve, *, late: bool = False) -> Moment:
    return Moment(resolve.__name__.strip("_"), re.compile(rf"(?<!\S){pattern}(?!\S)"), resolve, late)


_OF_YEAR = r"(?: (?P<y>(?:y?\d{4}|LAST|TOT|THIS)(?: год)?))?"

MOMENTS: tuple[Moment, ...] = (
    _moment(r"(?P<w>сегодня|вчера) и (?:завтра|сегодня)", _two_days),
    _moment(r"(?:в|на|уже )?(?P<w>сегодня|вчера|позавчера|завтра|послезавтра|накануне)", _near_day),
    _moment(r"(?P<w>на NEXT день)", _next_day),
    _moment(r"(?P<w>)день ранее", _next_day),
    _moment(r"в (?:TOT же|THIS же|THIS|TOT) день", _same_day),
    _moment(r"в (?:(?P<rel>THIS|LAST|NEXT) )?(?P<d>W\d)", _weekday),
    _moment(r"(?:в|на|за) (?P<rel>THIS|LAST|NEXT) (?P<u>неделя|месяц)", _week_or_month),
    _moment(r"(?:к|до) END (?:(?P<rel>THIS|NEXT) )?(?P<u>неделя|месяц)", _by_end_of),
    _moment(rf"{LENGTH} назад", _ago),
    _moment(rf"не позднее чем через {LENGTH}", _within),
    _moment(rf"(?:уже )?через {LENGTH}", _through),
    _moment(rf"(?:в|на) (?:течение|течении|протяжение) (?:NEXT )?{LENGTH}", _within),
    _moment(rf"(?P<rel>)за (?:NEXT ){LENGTH}", _in_span_of),
    _moment(r"(?P<rel>)за (?P<n>)?(?P<u>полгода|месяц|неделя|год)(?! (?:y?\d{4}|-))", _in_span_of),
    _moment(r"(?P<rel>)за (?P<n>\d{1,2}|полтора) (?P<u>год|неделя|день)", _in_span_of),
    _moment(r"за (?P<rel>последний|LAST) (?P<n>\d{1,2}|полтора) (?P<u>год|месяц|неделя|день|полгода)", _in_span_of),
    _moment(r"за (?P<rel>последний) (?P<n>)(?P<u>год|месяц|неделя|день|полгода)", _in_span_of),
    _moment(r"(?P<rel>)за (?:o1 )?(?P<n>1[0-2]|[2-9]) (?P<u>месяц)(?! (?:y?\d{4}|THIS|LAST|NEXT|год))", _months_gone),
    _moment(r"в (?P<w>\S*(?:дневный|недельный|месячный|суточный|годичный)) срок", _term),
    _moment(r"к (?:THIS|TOT же|TOT) (?:срок|время|момент)", _to_that_term),
    _moment(
        r"(?:по сравнение с |к |за |с |в |относительно )?(?:уровень )?"
        r"(?:аналогичный|соответствующий|TOT же|THIS же|такой же)"
        rf"(?: самый)? (?:период|срок|показатель|месяц|квартал|полугодие|время){_OF_YEAR}",
        _like_period,
        late=True,
    ),
    _moment(r"(?:за|в) (?:THIS|TOT|данный|указанный|отчетный)(?: же)? (?:период|время)", _that_period),
    _moment(r"год ранее", _year_before, late=True),
    _moment(r"(?:к|с) (?:уровень )?LAST год(?= |$)(?P<z>)", _year_before, late=True),
    _moment(
        r"в (?:самый )?(?:NEXT|скорый|LAST|последний) (?:время|год|перспектива|день|неделя)(?<!NEXT год)(?<!LAST год)",
        _no_time,
    ),
    _moment(r"за последний (?:время|год)", _no_time),
)
