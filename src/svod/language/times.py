"""Times: phrases of time, resolved against the article's date, the words round them and the times before them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from svod.language.calendar import DAY, Span, part_of
from svod.language.outlook import Outlook, outlook
from svod.language.periods import InYear
from svod.language.seen import Seen
from svod.language.time_phrases import Phrase, phrases_in
from svod.model.text import Text, Time
from svod.model.when import Basis, Precision, When

_DUE = {"BEFORE", "BY", "BY_END", "BY_BEGIN", "BY_MIDDLE", "WITHIN", "TILL"}
_SUMMED = {"quarter", "quarters", "half", "first_months", "months"}


def times(text: Text) -> Text:
    """The text with its phrases of time; `when` is None for those that name no definite time («в ближайшее время»)."""
    phrases = [phrase for sentence in text.sentences for phrase in phrases_in(text, sentence.first, sentence.last)]
    today, dated = _today(text, phrases)
    seen = Seen(text, today, dated)
    found: list[Time] = []
    for phrase in phrases:
        when, due = _resolved(seen, phrase)
        time = Time(phrase.start, phrase.end, phrase.first, phrase.last, when, due)
        found.append(time)
        seen.add(time)
    late = [(n, p) for n, p in enumerate(phrases) if p.moment and p.moment.late]
    for at, phrase in late:  # «по сравнению с тем же периодом …» may stand before the period it means
        if found[at].when is None:
            when, due = _resolved(Seen(text, today, dated, list(found)), phrase)
            found[at] = replace(found[at], when=when, due=due)
    return replace(text, times=tuple(_merged(text, phrases, found)))


def _today(text: Text, phrases: list[Phrase]) -> tuple[date | None, bool]:
    """The day the text is told on and whether the article gives it; else the latest past day told with its year."""
    published = text.article.published
    if published and (day := published.end or published.start):
        return day, True
    told = []
    for phrase in phrases:
        year = _stated_year(phrase)
        if year is None or phrase.edge in _DUE | {"ON"} or phrase.in_year is None:
            continue
        span = phrase.in_year(year)
        if (
            not span
            or not span.end
            or span.precision is Precision.YEAR
            or (span.end - (span.start or span.end)).days > 365
        ):
            continue
        if outlook(text, phrase.last) is not Outlook.FUTURE:
            told.append(span.end)
    return max(told, default=None), False


def _stated_year(phrase: Phrase) -> int | None:
    if phrase.unit and phrase.unit.name in {"figures", "years"}:
        return 0
    found = re.search(r"\d{4}", phrase.year)
    return int(found[0]) if found else None


def _resolved(seen: Seen, phrase: Phrase) -> tuple[When | None, bool]:
    words = seen.text.text[phrase.start : phrase.end]
    if _denied(seen.text, phrase):
        return None, False
    if phrase.moment and phrase.match:
        span, due = phrase.moment.resolve(seen, phrase.match, phrase.first)
        return _when(span, Basis.INFERRED, words), due
    if phrase.in_year is None:
        return None, False
    year = _stated_year(phrase)
    span = phrase.in_year(year) if year is not None else _in_likely_year(seen, phrase)
    if span is None:
        return None, phrase.edge in _DUE
    basis = Basis.STATED if year is not None else Basis.INFERRED
    span, due = _bounded(seen, phrase, span)
    return _when(span, basis, words), due


def _denied(text: Text, phrase: Phrase) -> bool:
    """«не в этом году, а весной», «весной, а не осенью»: a day that the text sets aside."""
    return phrase.first > 0 and text.tokens[phrase.first - 1].lemma == "не"


def _when(span: Span | None, basis: Basis, words: str) -> When | None:
    if span is None or (span.start is None and span.end is None):
        return None
    return When(span.start, span.end, span.precision, basis, words)


def _in_likely_year(seen: Seen, phrase: Phrase) -> Span | None:
    """The span in the year that a word of relation, the outlook or the sentence tells."""
    today, in_year, rel = seen.today, phrase.in_year, phrase.year.split(" ")[0]
    if in_year is None:
        return None
    if rel == "TOT":
        year = seen.last_year()
        return in_year(year) if year else None
    if today is None:
        return None
    name = phrase.unit.name if phrase.unit else ""
    if name in {"season", "named_month", "school_year"} and rel in {"LAST", "NEXT", "THIS"}:
        return _season(in_year, today, rel)
    if rel in {"THIS", "с"}:
        return in_year(today.year)
    if rel in {"LAST", "NEXT"}:
        return in_year(today.year + (1 if rel == "NEXT" else -1))
    look = outlook(seen.text, phrase.last)
    if name == "year":  # a bare «год»: «до конца года», «по итогам года»
        return in_year(today.year - (phrase.edge == "SUM" and look is not Outlook.FUTURE and today.month < 9))
    if look is Outlook.PAST and (then := _then(seen, phrase)):
        return then
    if phrase.edge in _DUE and look is Outlook.OPEN and not _tells_past(seen, phrase):
        look = Outlook.FUTURE
    if phrase.edge in {"BEFORE", "BY", "BY_END", "BY_BEGIN", "BY_MIDDLE"} and look is not Outlook.OPEN:
        look = Outlook.FUTURE if look is Outlook.FUTURE or _ahead(in_year, today) else look
    if name in _SUMMED and look is Outlook.OPEN and phrase.edge == "SUM":
        look = Outlook.PAST
    if name == "new_school_year":
        return _beginning(in_year, today, look, bounds=phrase.edge in _DUE | {"FROM", "AFTER"})
    ended = name in _SUMMED and look is Outlook.PAST and phrase.edge in {"SUM", "IN"}
    return _nearest(in_year, today, look, ended=ended)


def _then(seen: Seen, phrase: Phrase) -> Span | None:
    """«Тогда условились о партии картофеля, и в декабре её доставили»: the year told before, where the month fits."""
    sentence = seen.text.sentence_of(phrase.first)
    year = seen.last_year()
    if phrase.in_year is None or year is None or not seen.times or not seen.times[-1].when:
        return None
    if seen.text.tokens[sentence.first].lemma != "тогда":
        return None
    span, last = phrase.in_year(year), seen.times[-1].when
    return span if span and span.start and last.start and span.start >= last.start else None


def _tells_past(seen: Seen, phrase: Phrase) -> bool:
    """Whether anything in the sentence is told in the past: «собирались пустить до 1 июня»."""
    return any(t.morph.tense == "Past" for t in seen.text.tokens_of(seen.text.sentence_of(phrase.first)))


def _ahead(in_year: InYear, today: date) -> bool:
    """Whether the term of this year is still to come: a term of the past has its own words."""
    span = in_year(today.year)
    return bool(span and span.end and span.end >= today)


def _season(in_year: InYear, today: date, rel: str) -> Span | None:
    spans = [
        span for year in range(today.year - 2, today.year + 3) if (span := in_year(year)) and span.start and span.end
    ]
    match rel:
        case "LAST":
            return max(
                (s for s in spans if s.end and s.end < today and s.end.year <= today.year), key=_start, default=None
            )
        case "NEXT":
            return min((s for s in spans if s.start and s.start > today), key=_start, default=None)
        case _:
            return min(spans, key=lambda s: s.distance(today), default=None)


def _start(span: Span) -> date:
    return span.start or date.max


def _nearest(in_year: InYear, today: date, look: Outlook, *, ended: bool) -> Span | None:
    """The span of the year that fits the outlook: nearest past, nearest future, else simply nearest."""
    spans = [
        span
        for year in (today.year - 1, today.year, today.year + 1)
        if (span := in_year(year)) and span.start and span.end
    ]
    if look is Outlook.PAST:
        past = [s for s in spans if (s.end if ended else s.start or date.max) <= today]  # type: ignore[operator]
        return max(past, key=_start, default=None)
    if look is Outlook.FUTURE:
        return min((s for s in spans if s.end and s.end >= today), key=_start, default=None)
    return min(spans, key=lambda s: s.distance(today), default=None)


def _beginning(in_year: InYear, today: date, look: Outlook, *, bounds: bool) -> Span | None:
    """The school year whose first day fits: «начнут с нового учебного года», said in June, is of this September."""
    spans = [span for year in (today.year - 1, today.year, today.year + 1) if (span := in_year(year))]
    if look is Outlook.PAST:
        return max((s for s in spans if _start(s) <= today), key=_start, default=None)
    if look is Outlook.FUTURE and bounds:
        return min((s for s in spans if _start(s) >= today), key=_start, default=None)
    return min(spans, key=lambda s: abs(_start(s) - today), default=None)


def _bounded(seen: Seen, phrase: Phrase, span: Span) -> tuple[Span | None, bool]:
    """The span as its edge bounds it, and whether it is a term."""
    start, end = span.start, span.end
    if start is None or end is None:
        return span, False
    day, name = start == end, phrase.unit.name if phrase.unit else ""
    if name in {"school_year", "new_school_year"} and phrase.edge in {"FROM", "BY", "BEFORE", "BY_BEGIN"}:
        end = start
    match phrase.edge:
        case "BY" if not day and _compared(seen, phrase, span):
            return span, False
        case "BEFORE" | "BY" if day:
            return replace(span, start=None), True
        case "BY" if name in {"year", "years"}:
            return replace(span, start=None), True
        case "BEFORE":
            return replace(span, start=None, end=start - DAY), True
        case "BY" | "BY_BEGIN":
            return replace(span, start=None, end=start), True
        case "BY_END" | "TILL":
            return replace(span, start=None), True
        case "BY_MIDDLE":
            return replace(span, start=None, end=start + (end - start) / 2), True
        case "FROM" if any(t.morph.case == "Ins" for t in seen.text.tokens[phrase.first : phrase.last + 1]):
            return span, False  # «по сравнению с 2023 годом», «с январём 2023 года»
        case "FROM":
            open_year = Precision.SPAN if not phrase.year.strip("год ") and name == "year" else span.precision
            return replace(span, end=None, precision=open_year), False
        case "FROM_MIDDLE" | "FROM_END":
            return replace(part_of(span, phrase.edge[5:]), end=None), False
        case "AFTER":
            return replace(span, start=end if day else end + DAY, end=None), False
        case "ON_END" | "ON_BEGIN":
            at = end if phrase.edge == "ON_END" else start
            return Span(at, at, Precision.DAY), False
        case "BEGIN" | "MIDDLE" | "END" if not day:
            part = part_of(span, phrase.edge)
            quarter = span.precision is Precision.YEAR and phrase.edge != "MIDDLE"
            return replace(part, precision=Precision.QUARTER if quarter else part.precision), False
        case _:
            return span, phrase.edge == "WITHIN"


def _compared(seen: Seen, phrase: Phrase, span: Span) -> bool:
    """«вырос к 2017 году на 18%», «к январю–июню 2024 года»: what is compared with, not a term."""
    if span.end is None:
        return False
    if seen.today and seen.dated:
        return span.end < seen.today and outlook(seen.text, phrase.last) is not Outlook.FUTURE
    return outlook(seen.text, phrase.last) is Outlook.PAST


def _merged(text: Text, phrases: list[Phrase], found: list[Time]) -> Iterator[Time]:
    """«во вторник, 30 сентября» is one time: a day that is only pointed to and its date; the latter rules."""
    held: Time | None = None
    pointed = False
    for phrase, time in zip(phrases, found, strict=True):
        near = held and re.fullmatch(r"\s*[,(]?\s*", text.text[held.end : time.start])
        if held and near and pointed and _one_day(held) and _one_day(time):
            when = replace(time.when, text=text.text[held.start : time.end]) if time.when else None
            held = replace(time, start=held.start, first=held.first, when=when)
            continue
        if held:
            yield held
        held, pointed = time, phrase.moment is not None
    if held:
        yield held


def _one_day(time: Time) -> bool:
    return time.when is not None and time.when.precision is Precision.DAY and time.when.start == time.when.end
