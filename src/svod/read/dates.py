"""Dates: the day on which the article came out, and how the page tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from svod.model.when import Basis, When
from svod.read.block import Block
from svod.read.body import Body
from svod.read.meta import iso_date

MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTH = (
    r"(?P<month>янв(?:аря|\.)?|фев(?:раля|р?\.)?|мар(?:та|\.)?|апр(?:еля|\.)?|мая|май|июн[яь]?|июл[яь]?|авг(?:уста|\.)?"
    r"|сен(?:тября|т?\.)?|окт(?:ября|\.)?|ноя(?:бря|б?\.)?|дек(?:абря|\.)?)(?![а-яё])"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WRITTEN = re.compile(rf"(?<![\d.])(?P<day>[0-3]?\d)\s*(?:-?го\s+)?{_MONTH}\.?(?:,?\s+{_YEAR}(?!\d))?", re.I)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<day>[0-3]?\d)(?P<sep>[./-])(?P<month>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)?\d\d)(?!\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)")
_NOISE = re.compile(
    r"(?:\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?\b)|\b(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)\b"
    r"|\b(?:года|год|г|в|от|мск|msk|utc|gmt)\b\.?|\d+|[^\w\s]",
    re.I,
)
_LABEL = re.compile(
    r"^(?:дата(?:\s+(?:публикации|размещения|создания|новости))?|опубликован[оа]?|размещен[оа]?|добавлен[оа]?|создан[оа]?|написан[оа]?"
    r"|публикация|posted(?:\s+on)?|date|новость\s+от|от)\b\s*:?",
    re.I,
)
_TAIL = re.compile(
    r"(?:источник|автор|текст|просмотр\w*|прочитали|прочитано|комментари\w+|рубрика|категория"
    r"|раздел|фото|версия для печати)\b\s*:?.*$",
    re.I,
)
_NOT_OWN = re.compile(
    r"сегодня|регистрир|на форуме|на сайте|обновл|измен|сформирован|последн|архив|календар"
    r"|\bсрок|мероприяти|сейчас|\bакци|скидк|рекорд|©|\bдо\s+\d|№",
    re.I,
)
_TODAY_WIDGET = re.compile(r"^(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)\b", re.I)
_CLOCK = re.compile(r"\b[0-2]?\d:[0-5]\d\b")
# Place names only, and the date ends as a dateline does: «В среду, 5 мая, в Перми …» is an event's date.
_DATELINE = re.compile(
    r"^(?:г\.\s*)?[А-ЯЁ][А-ЯЁа-яё]+(?:-[\wЁё]+)*(?:[\s-][А-ЯЁ][А-ЯЁа-яё]+)*\s*[.,/]\s+(?P<date>\d[\d./]*(?:\s+[а-яё]+\.?)?(?:\s+\d{4})?)"
    r"(?:\s*(?:года|г\.))?\s*[.,]?\s*(?=[—–/(-]|(?<=\.)\s*[А-ЯЁ/«(]|(?<=\.\s)[А-ЯЁ/«(])"
)
_OPENING = re.compile(r"^(?P<word>вчера|сегодня|накануне|позавчера)\s*,\s*(?=\d)", re.I)
_GLUED = re.compile(r"^date\s+(?=\d{4}-\d\d-\d\d\b)")
_SHIFT = {"вчера": 1, "накануне": 1, "позавчера": 2, "сегодня": 0}
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:-?(?:го|м))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date as a page writes it; `year` is None when it is not written."""

    day: int
    month: int
    year: int | None
    text: str

    def on(self, year: int) -> date | None:
        """The day in a given year; None for the 31st of April."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def whole(self) -> date | None:
        """The day when its year is written."""
        return self.on(self.year) if self.year else None


def dates_in(text: str) -> Iterator[Found]:
    """The dates in a line, in order of their forms: «2024-05-07», «07.05.2024», «7 мая 2024», «7 мая»."""
    for pattern in (_ISO, _DOTTED, _WRITTEN):
        for match in pattern.finditer(text):
            month = _month(match["month"])
            day = int(match["day"])
            if month > 12 and day <= 12 and "/" in match.group():  # «05/23/2019», as untranslated engines write
                day, month = month, day
            year = int(match["year"]) if match["year"] else None
            if year is not None and year < 100:
                year += 2000
            found = Found(day, month, year, match.group().strip())
            if 1 <= month <= 12 and found.on(found.year or 2024):
                yield found


def date_line(text: str) -> Found | None:
    """The date of a line that holds little else: «28 ноября 2018, 15:20 Сельское хозяйство Просмотров: 16»."""
    if len(text) > 200 or not any(ch.isdigit() for ch in text):
        return None
    found = next(dates_in(text), None)
    if not found or _NOT_OWN.search(text):
        return None
    labelled = bool(_LABEL.match(text))
    rest = _TAIL.sub("", text.replace(found.text, " ", 1))
    left = _NOISE.sub(" ", _LABEL.sub("", rest)).split()
    return found if len(left) <= (6 if labelled else 3) else None


def find_published(blocks: list[Block], body: Body, title: int | None, known: date | None) -> When | None:
    """The article's own date. `known` is what the page's head says; what the page shows at the article wins over it."""
    glued = _glued(blocks)
    if glued:
        return glued
    shown = _shown(blocks, body, title)
    if shown and shown.whole:
        return When.day(shown.whole, Basis.STATED, shown.text)
    line = _dateline(blocks, body)
    if known:
        partial = shown or line
        day = partial.on(known.year) if partial else None
        # Time zones move the head's date by a day; a farther one is another date than the article's.
        if day and abs((day - known).days) <= 1:
            return When.day(day, Basis.STATED, partial.text if partial else None)
        return When.day(known, Basis.STATED)
    if line and line.whole:
        return When.day(line.whole, Basis.STATED, line.text)
    opening = _opening(blocks, body)
    if opening:
        return opening
    partial = shown or line
    return _with_year_of_text(partial, blocks, body) if partial else None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    lower = text.lower()
    if lower.startswith("ма") and not lower.startswith("мар"):
        return 5
    return next(index + 1 for index, start in enumerate(MONTHS) if index != 4 and lower.startswith(start))


def _glued(blocks: list[Block]) -> When | None:
    """« date 2026-01-19 Заголовок»: the record's date, glued to the page's front."""
    for block in blocks[:1]:
        if _GLUED.match(block.text):
            found = next(dates_in(block.text), None)
            if found and found.whole:
                return When.day(found.whole, Basis.STATED, found.text)
    return None


def _shown(blocks: list[Block], body: Body, title: int | None) -> Found | None:
    """The date at the headline, or under the article: the nearest one, a whole date before a yearless one."""
    ranked: list[tuple[int, bool, Found]] = []
    start = body.first if title is None else min(title, body.first)
    for index, block in enumerate(blocks):
        # Far above is the page's own date, far below are other news.
        if not (start - 8 <= index < body.last + 4) or not block.text or not _own(block):
            continue
        found = _stamped(block, date_line(block.text))
        if not found:
            continue
        inside = start <= index < body.first
        distance = 0 if inside else start - index if index < start else 10 + max(0, index - body.last)
        if body.first <= index < body.last:
            distance = 6
        bare = _TODAY_WIDGET.match(block.text) and not _CLOCK.search(block.text)
        if bare and distance > 1:
            continue
        if index < start and not _reaches(blocks, body, index, start):
            distance += 12
        if "date" in block.marks:
            distance -= 2
        ranked.append((distance, found.year is None, found))
    if not ranked:
        return None
    ranked.sort(key=lambda one: one[0] + (4 if one[1] else 0))
    best = ranked[0]
    return None if best[0] >= 12 else best[2]


def _stamped(block: Block, found: Found | None) -> Found | None:
    """The date with the year of «<time datetime="2024-05-07">7 мая»; the machine's date alone for «2 часа назад»."""
    day = iso_date(block.stamp) if block.stamp else None
    if day is None or (found and found.year):
        return found
    if found and found.on(day.year) and abs((found.on(day.year) or day) - day).days <= 1:
        return Found(found.day, found.month, day.year, found.text)
    return Found(day.day, day.month, day.year, block.text) if not found and len(block.text) < 60 else found


def _own(block: Block) -> bool:
    """Whether the markup lets a date be the article's: not that of a calendar, a ticker, comments or other news."""
    return block.hint in {"", "header", "byline", "share", "tags", "counter"}


def _reaches(blocks: list[Block], body: Body, index: int, start: int) -> bool:
    """Whether nothing but small furniture lies between a date above and the headline: no menu, no other news."""
    for between in range(index + 1, start):
        verdict = body.verdicts[between]
        if verdict and verdict.kind in {"menu", "ticker", "related", "comments", "footer"}:
            breadcrumbs = "крошки" in verdict.reason or verdict.kind == "footer"
            if not breadcrumbs:
                return False
        if not verdict and len(blocks[between].text) > 40 and not date_line(blocks[between].text):
            return False
    return True


def _dateline(blocks: list[Block], body: Body) -> Found | None:
    """«САМАРА, 24 октября. /Агентство/. …», «Пермь. 5 мая 2024. …»: the date in the article's first words."""
    for block in blocks[body.first : min(body.first + 3, body.last)]:
        match = _DATELINE.match(block.text)
        found = next(dates_in(match["date"]), None) if match else None
        if found:
            return found
    return None


def _opening(blocks: list[Block], body: Body) -> When | None:
    """«Вчера, 13 сентября 2016 года, …» in the first words: the article is of the day after."""
    for block in blocks[body.first : min(body.first + 2, body.last)]:
        match = _OPENING.match(block.text)
        found = next(dates_in(block.text[:60]), None) if match else None
        if match and found and found.whole:
            day = found.whole + timedelta(days=_SHIFT[match["word"].lower()])
            return When.day(day, Basis.INFERRED, block.text[: block.text.find(found.text) + len(found.text)])
    return None


def _with_year_of_text(found: Found, blocks: list[Block], body: Body) -> When | None:
    """A yearless date with the year that the article speaks in: the latest one of «по итогам 9 месяцев 2025 года».

    Years of what has been are asked first; plans («до 2030 года», «выставка пройдёт весной 2026 года») tell nothing.
    """
    text = " ".join(block.text for block in blocks[body.first : body.last])
    years = [int(match.group(1)) for match in _PAST.finditer(text)]
    if not years:
        told = [match for match in _YEARS.finditer(text) if not _PLAN.search(text[: match.start()][-30:])]
        coming = [match for match in told if _COMING.search(_around(text, match))]
        told = [match for match in told if match not in coming] or [one for one in coming if not _passed(one, found)]
        years = [int(match.group(1)) for match in told]
    day = found.on(max(years)) if years else None
    return When.day(day, Basis.INFERRED, found.text) if day else None


def _around(text: str, year: re.Match[str]) -> str:
    """The sentence of a year, at most a few lines of it."""
    before, after = text[: year.start()][-200:], text[year.end() :][:200]
    return _STOP.split(before)[-1] + " " + _STOP.split(after)[0]


def _passed(year: re.Match[str], found: Found) -> bool:
    """Whether the month or season of a plan lies before the date's month: told in October, «весной 2026 года»."""
    named = _TIME_OF_YEAR.search(year.string[: year.start()][-20:])
    if not named:
        return False
    last = _SEASONS.get(named["when"].lower()) or _month(named["when"])
    return last < found.month


_STOP = re.compile(r"[.!?…]\s+(?=[А-ЯЁ«\"])")
_COMING = re.compile(
    r"\b(?:планир|заплан|намерен|намечен|рассчитыва|ожида|предсто|должн|собира[ею]тся|буд[еу]т|состо[ия]тся|пройд[её]т|пройдут"
    r"|начн[её]т|начнут|откро[ею]т|запуст[ия]т|постро[ия]т|завершит|завершат|появ[ия]тся|прим[еу]т|приед[еу]т|посет[ия]т)",
    re.I,
)
"""Verbs of what is to come."""
_SEASONS = {"весной": 5, "летом": 8, "осенью": 11}
_TIME_OF_YEAR = re.compile(
    r"(?P<when>весной|летом|осенью|(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[еяюь]|марта|августа)\s+$",
    re.I,
)


_PAST = re.compile(
    r"(?:по\s+итогам|по\s+результатам|за|на\s+конец|с\s+начала|завершил\w+|состоял\w+|прош[её]л\w*)\s+(?:[\w–—-]+\s+){0,5}?(20\d\d)(?!\d)",
    re.I,
)
"""«по итогам января–сентября 2025 года», «за 2024 год»: years of what has been."""
_PLAN = re.compile(
    r"(?:\bдо|\bк|\bна|\bс|планиру\w+|намерен\w*|буд\w+|квартале?|начн\w+|заверш\w+|откро\w+)\s+(?:[\w–—-]+\s+){0,2}$",
    re.I,
)
