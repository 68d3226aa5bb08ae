"""Chrome: which lines are furniture of the page, by their words and shape."""

import re
from dataclasses import dataclass
from functools import cache

from svod.lexicon import words
from svod.model.page import ParagraphKind
from svod.read.block import Block

LONG = 220
"""Characters above which an opening phrase alone does not make a line chrome: «Главные темы встречи …»."""

# Order matters: the first kind that fits is taken.
WORD_KINDS = (
    "opens_comments",
    "comments",
    "opens_related",
    "related",
    "cookie",
    "share",
    "tags",
    "caption",
    "ad",
    "forum",
    "slider",
    "counter",
    "widget",
    "footer",
    "form",
    "menu",
)

SITE_ADDRESS = "адрес сайта"
_BANNER = re.compile(r"\b\d{2,4}\s?[xх×]\s?\d{2,4}\s?(?:px|пикс)", re.I)
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d:[0-5]\d(?!\d)")
_SENTENCE_END = re.compile(r"[.!?…][»\")“”]*(?:\s+/[^/]{2,40}/)?$")  # «… в июне. /ТАСС/»
_LOWER_WORD = re.compile(r"(?<![А-Яа-яЁёA-Za-z-])[а-яё]{2,}")
_WORD = re.compile(r"[А-Яа-яЁёA-Za-z]+")
_WEEK = re.compile(r"пн\W*вт\W*ср\W*чт", re.I)
_DEGREES = re.compile(r"[+−–-]?\d+(?:[.,]\d+)?\s?°")
_MONEY = re.compile(r"(?:\b(?:USD|EUR|CNY|BYN|RUB|KZT|Brent)\b|[$€₽¥₸])[^\d\n]{0,12}\d+[.,]\d", re.I)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\(\d{3,5}\)\s*\d|\+?[78][\s(]+\d{3,5}[\s)]+\d")
_SITE = re.compile(r"^(?:https?://)?(?:www\.)?[\w.-]+\.(?:ru|рф|com|net|org|by|kz|su|info|example)(?:/\S*)?$", re.I)
_AGE = re.compile(r"(?:^|[\s.(])(?:0|6|12|16|18)\+\)?$")
_ISSUE = re.compile(r"^№\s?\d+\s*\(")
_REPLY = re.compile(r"^#\d+\b")
_COUNTED = re.compile(r"^\d[\d\s]*(?:комментари\w+|просмотр\w+|отзыв\w+|голос\w*|лайк\w*|чел\w*)\b", re.I)
_LEGAL = re.compile(r"©|\(c\)|\(с\)|copyright|все права|при |перепечатка|использование|любое|данные о|сетевое")
_STAMPED = re.compile(r"\(\d{2}\.\d{2}\.\d{4}\)$")
_COPYRIGHT = re.compile(
    r"©|\((?:c|с)\)\s|\bучредител[ья]\b|свидетельств[оа]\s+(?:о\s+регистрации|ЭЛ|СМИ)|\bЭл\s?№\s?ФС|\bИА\s?№\s?ФС", re.I
)
_TRAIL = re.compile(r"\s[/›»>→|]\s")
_QUOTED_TRAIL = re.compile(r"«[^»]* »|\"[^\"]*\s[»>]\s")
_TIED = re.compile(r"\s(?:в|во|на|с|со|по|за|из|к|от|для|до|у)\s")
_OPENS_PHRASE = re.compile(
    r"(?:Между|От|Из|По|Под|Над|За|При|К|С|У)\s"
)  # no section begins so: «Между Омском и Минском»
_MARKED = re.compile(r"[,:«\"()]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line is chrome. `opens`: what follows it, to the end of its section, is chrome too."""

    kind: str
    reason: str
    opens: bool = False


def chrome_of(block: Block) -> Verdict | None:
    """The verdict on one block; None when it may be article."""
    if block.hint:
        return Verdict(block.hint, f"разметка: {block.reason}")
    text = block.text
    if block.kind is ParagraphKind.TABLE:
        calendar = _WEEK.search(text) or (not re.search(r"[^\W\d_]", text) and not re.search(r"\d{3}|\d[,.]\d|%", text))
        return Verdict("calendar", "таблица дней") if calendar else None
    for shape in SHAPES:
        verdict = shape(text)
        if verdict:
            return verdict
    if block.linked > 0.8 and len(text) < LONG and not sentence(text):
        return Verdict("related", "строка целиком из ссылок")
    return None


def sentence(text: str) -> bool:
    """Whether the line ends as a sentence does and has enough words in lower case: «Завод отгрузил партию станков.»"""
    return bool(_SENTENCE_END.search(text)) and len(_LOWER_WORD.findall(text)) >= 2


def prose(text: str) -> int:
    """How much running text there is in the line, in characters; 0 for none."""
    if len(text) < 20:
        return 0
    lower = len(_LOWER_WORD.findall(text))
    if sentence(text):
        return len(text)
    # A lead-in («Губернатор поручил:») or the item of a list is prose too; so is a long line whose end was cut.
    if text[-1] in ":;,—–" and lower >= 3:
        return len(text) // 2
    return len(text) // 2 if len(text) > 180 and lower * 2 > len(_WORD.findall(text)) else 0


def by_words(text: str) -> Verdict | None:
    """«Читайте также», «Поделиться:», «© 2010–2024 Редакция»: a line that begins as furniture does."""
    head = text.lower().replace("ё", "е").lstrip("•·—–-►»* ")
    match = _openings().match(head)
    if not match:
        return None
    kind = match.lastgroup or ""
    rest = head[match.end() :]
    if len(text) > LONG and kind not in {"cookie", "footer"}:
        return None
    if sentence(text) and kind in _SPEAKING and len(rest) > 40 and not _LEGAL.match(head):
        return None
    # «Читайте также: Мост открыт» is one headline within the text; the bare words open a section.
    alone = len(rest) < 30 and (kind == "opens_comments" or not re.match(r"\s*:\s*\w{3}", rest))
    opens = kind.startswith("opens_") and alone
    return Verdict(
        kind.removeprefix("opens_"), f"начинается как {kind.removeprefix('opens_')}: «{match.group().strip()}»", opens
    )


_SPEAKING = frozenset(
    {
        "menu",
        "widget",
        "form",
        "forum",
        "footer",
        "ad",
        "caption",
        "opens_related",
        "related",
        "tags",
        "counter",
        "opens_comments",
    }
)
"""Kinds whose opening words may also open a sentence of an article: «Учредитель завода сообщил, что …»."""


def by_clocks(text: str) -> Verdict | None:
    """«Мэр открыл мост15:20По программе построили школу15:09…», «14:55 Минтранс закрыл переправу»: a ticker."""
    clocks = _CLOCK.findall(text)
    if len(clocks) >= 3 and not (sentence(text) and len(text) > 70 * len(clocks)):
        return Verdict("ticker", "много времён подряд")
    if clocks and len(text) < LONG and len(text) > 24 and not sentence(text):
        first, last = _CLOCK.match(text), text.endswith(clocks[-1])
        if (first or last) and len(_LOWER_WORD.findall(text)) >= 2 and not re.search(r"\d{4}", text):
            return Verdict("ticker", "заголовок со временем")
    return None


def by_digits(text: str) -> Verdict | None:
    """«187», «11 208», «293031», «0 0», «2874»: counters and calendars."""
    letters = sum(1 for ch in text if ch.isalpha())
    digits = sum(1 for ch in text if ch.isdigit())
    if letters == 0 and len(text) < 60:
        kind = "calendar" if digits > 6 and not re.search(r"\d\d?[.:/-]\d\d", text) else "counter"
        return (
            None if re.search(r"\d\d?[./-]\d\d?[./-]\d{2,4}|\d{4}-\d\d", text) else Verdict(kind, "одни цифры и знаки")
        )
    if _WEEK.search(text):
        return Verdict("calendar", "дни недели подряд")
    if len(text) < 40 and re.fullmatch(r"[«»<>\s]*[А-Яа-я]{3,8},?\s+\d{4}\s*[«»<>\s]*", text):
        return Verdict("calendar", "месяц и год")
    return None


def by_rates(text: str) -> Verdict | None:
    """«USD 82,61 EUR 97,14», «Пермь +9°C», «Погода в Сочи +22»: currency and weather."""
    if len(text) > 120 or sentence(text):
        return None
    if _MONEY.search(text):
        return Verdict("currency", "курс валют")
    if _DEGREES.search(text):
        return Verdict("weather", "погода")
    return None


def by_contacts(text: str) -> Verdict | None:
    """«8 (40100) 0-00-00», «priem@site.example», «16+»: the footer's contacts and marks."""
    if len(text) > LONG:
        return None
    if _CONTACT.search(text) and not (sentence(text) and len(text) > 120):
        return Verdict("footer", "телефон или почта")
    if _AGE.search(text) or (_COPYRIGHT.search(text) and (not sentence(text) or "©" in text)):
        return Verdict("footer", "выходные данные")
    if _SITE.match(text):
        return Verdict("footer", SITE_ADDRESS)
    if _ISSUE.match(text):
        return Verdict("footer", "номер выпуска")
    return None


def by_furniture(text: str) -> Verdict | None:
    """«#2 • 3 дня назад», «Баннер 240x400px», «3 комментария», «★★★★☆ (7)», «Экспорт зерна вырос (01.03.2019)»."""
    if _BANNER.search(text) and len(text) < LONG:
        return Verdict("ad", "размер баннера")
    if _REPLY.match(text):
        return Verdict("forum", "номер сообщения", opens=True)
    if _COUNTED.match(text):
        return Verdict("counter", "счётчик", opens="коммент" in text.lower())
    if _STAMPED.search(text) and len(text) < LONG:
        return Verdict("related", "заголовок с датой в скобках")
    if text.startswith("#") and len(text) < LONG and " " in text and text.count("#") > 1:
        return Verdict("tags", "решётки")
    return None


def by_menu(text: str) -> Verdict | None:
    """«Лента Власть Экономика Спорт Погода», «Главная | Новости | О нас»: names of sections in a row."""
    if len(text) > 400 or sentence(text):
        return None
    found = _WORD.findall(text)
    capital = sum(1 for word in found if word[0].isupper())
    bars = text.count(" | ") + text.count(" · ") + text.count(" • ") + text.count("•••")
    if (
        _TRAIL.search(text)
        and len(text) < 120
        and len(found) <= 10
        and not _QUOTED_TRAIL.search(text)
        and "," not in text
    ):
        return Verdict("menu", "хлебные крошки")
    if (
        len(found) >= 4
        and capital >= len(found) * 0.75
        and not _MARKED.search(text)
        and not text.isupper()
        and not _TIED.search(text)
        and not _OPENS_PHRASE.match(text)
    ):
        return Verdict("menu", "названия разделов подряд")
    if bars >= 2 and not any(ch.isdigit() for ch in text):
        return Verdict("menu", "названия через черту")
    return None


SHAPES = (by_words, by_digits, by_clocks, by_rates, by_contacts, by_furniture, by_menu)
"""All tests of a line, in order."""


@cache
def _openings() -> re.Pattern[str]:
    groups = []
    for kind in WORD_KINDS:
        phrases = sorted(words("chrome", kind), key=len, reverse=True)
        groups.append(f"(?P<{kind}>{'|'.join(_phrase(phrase) for phrase in phrases)})")
    return re.compile("|".join(groups))


def _phrase(phrase: str) -> str:
    if phrase.endswith("$"):
        return re.escape(phrase[:-1]) + r"\W*$"
    end = r"(?!\w)" if phrase[-1].isalnum() and len(phrase) <= 10 else ""
    return re.escape(phrase) + end
