"""Origin: whose text the article is, when the page says so."""

import re
from functools import cache

from svod.lexicon import words
from svod.read.block import Block
from svod.read.body import Body
from svod.read.chrome import prose
from svod.read.sites import plain_name

_OFFICE = (
    r"(?:пресс-служб|пресс-центр|пресс-бюро|информационн\w+ (?:служб|управлени|центр)"
    r"|управлени\w+ (?:пресс-служб|информаци))"
)
_SIGNATURE = re.compile(
    r"^(?:источник\s*[:—–-]\s*)?(?P<name>(?:пресс-служба|пресс-центр|пресс-бюро|управление пресс-службы"
    r"|управление информации"
    r"|информационное управление|департамент информации|отдел информации)\b.{3,120}?)\.?$",
    re.I,
)
_BY = re.compile(r"^(?:по\s+(?:материалам|информации|сообщению|данным))\s+(?P<name>[^,.;]{4,140})\.?$", re.I)
_PREPARED = re.compile(
    r"^(?:материал|текст|информация|новость|сообщение|публикация)\s+(?:был\w?\s+)?"
    rf"(?:подготовлен|предоставлен|распространен|распространён)\w*\s+(?P<name>{_OFFICE}\w*[^,;]{{0,120}}?)\.?$",
    re.I,
)
_REPRINT = re.compile(
    r"^(?:перепечатк\w|перепечатано|взято|скопировано)\s+(?:материала\s+)?(?:с|со|из)\s+(?P<name>[^,;]{4,140}?)\.?$",
    re.I,
)
_SOURCE = re.compile(
    r"(?:^|\s)источник(?:\s+(?:новости|информации|материала|публикации))?\s*[:—–]\s*(?P<name>.+?)(?=\s+(?:просмотр|автор\b|дата\b|фото\b)|[.;]?\s*$)",
    re.I,
)
_REPORTS = re.compile(
    rf"(?:сообща[ею]т|переда[ею]т|информиру[ею]т|сообщил[аи]?|сообщили\s+(?:в|\w+\s+в))\s+(?:\w+\s+){{0,2}}?(?P<name>{_OFFICE}\w*[^,.;«]{{0,110}})",
    re.I,
)
_DATELINE = re.compile(
    r"^(?:г\.\s*)?[А-ЯЁ][\wёЁ-]+(?:[\s-][А-ЯЁ][\wёЁ-]+)?[.,]\s+\d{1,2}\s+[а-яё]{3,8}\.?(?:\s+\d{4}(?:\s*(?:года|г\.))?)?\s*[.,]?\s*[—–-]?\s*"
    r"(?:/(?P<slashed>[^/]{2,40})/|(?P<plain>[A-ZА-ЯЁ][\wёЁ-]*[\wёЁ](?:\s[A-ZА-ЯЁ][\wёЁ-]*[\wёЁ])?)(?:\.\s+(?=[«\"А-ЯЁ])|\s*[—–-]\s))"
)
_CLOSING = re.compile(r"\s/\s*(?P<name>[^/]{3,60}?)\s*/\.?$")
_ALONE = re.compile(r"^/[^/]{3,60}/\.?$")
_REPORTER = re.compile(r"^корр(?:\.|еспондент\w*)\s+", re.I)
_TYPE = r"(?:[Ии]нформационн\w+\s+агентств\w+|[Ии]нформагентств\w+|[Аа]гентств\w+|ИА)"
_ADDRESS = re.compile(r"(?:https?://)(?:www\.)?(?P<host>[\w.-]+)(?:/\S*)?$|(?:www\.)(?P<bare>[\w.-]+)$", re.I)
_CHANNEL = re.compile(r"^(?:telegram|телеграм)[\s-]?канал[а-я]*\s+", re.I)


def find_origin(blocks: list[Block], body: Body, title: int | None) -> tuple[str | None, int | None]:
    """The origin, head noun in the nominative, and the block that is nothing but its line (None: within prose)."""
    start = min(body.first, title) if title is not None else body.first
    near = range(max(0, start - 3), min(len(blocks), body.last + 4))
    for index in reversed(near):
        block = blocks[index]
        if _ALONE.match(block.text) and (name := _agency_name(block.text.strip(" /."))):
            return name, index
        if not block.text or block.hint not in {"", "header", "footer"} or len(block.text) > 260:
            continue
        for pattern in (_SIGNATURE, _BY, _PREPARED, _REPRINT, _SOURCE):
            match = pattern.search(block.text)
            if match and not (pattern is _SOURCE and index < body.last - 1 and len(block.text) > 200):
                name = nominative(match["name"])
                if 2 < len(name) < 140:
                    return _fullest(name, blocks), index
    told = [b for b in blocks[body.first : body.last] if prose(b.text)]
    for block in told[:1]:
        match = _REPORTS.search(block.text)
        if match:
            return _fullest(nominative(match["name"]), blocks), None
    return _agency(blocks, body) or _signed_off(blocks, body) or _reported(told), None


def _agency(blocks: list[Block], body: Body) -> str | None:
    """«САМАРА, 24 октября. /Волга-Инфо/. …», «МИНСК, 27 мар — Вестник. …»: the agency of the dateline."""
    for block in blocks[body.first : min(body.first + 2, body.last)]:
        match = _DATELINE.match(block.text)
        if match:
            return plain_name(match["slashed"] or match["plain"])
    return None


def _signed_off(blocks: list[Block], body: Body) -> str | None:
    """«… в июне. /ТАСС/», «… в июне /Корр. БЕЛТА/.»: the agency at the end of the last words."""
    for block in blocks[max(body.first, body.last - 2) : body.last]:
        match = _CLOSING.search(block.text)
        if match and (name := _agency_name(match["name"])):
            return name
    return None


def _reported(told: list[Block]) -> str | None:
    """«Об этом сообщает ТАСС», «передаёт агентство «Край»», in the first or the last words."""
    for block in (*told[:1], *told[-1:]):
        match = _agency_reports().search(block.text)
        if match:
            return nominative(match["name"])
    return None


def _agency_name(text: str) -> str | None:
    """An agency: one that is known by its name, one in capitals, one with its type; nobody's signature."""
    name = _REPORTER.sub("", text)
    known = plain_name(name) in words("sites", "agencies") or (name.isupper() and len(name) > 2 and name.isalpha())
    return nominative(name) if known or re.match(rf"{_TYPE}\s", name) else None


@cache
def _agency_reports() -> re.Pattern[str]:
    agencies = "|".join(sorted(map(re.escape, words("sites", "agencies")), key=lambda name: (-len(name), name)))
    named = rf"{_TYPE}\s+(?:«[^»]{{2,40}}»|\"[^\"]{{2,40}}\"|[A-ZА-ЯЁ][\w-]+)|[«\"]?(?:{agencies})[»\"]?"
    return re.compile(rf"(?:сообща[ею]т|переда[её]т|информирует|пишет)\s+(?P<name>{named})(?![\w-])")


def nominative(text: str) -> str:
    """«пресс-службы губернатора» → «пресс-служба губернатора», «агентства «Край»» → «агентство Край»; other names only
    lose their quotes.

    «Telegram-канал «Край»» → «Край», «http://www.kray.example/news?id=3» → «kray.example».
    """
    address = _ADDRESS.search(text.strip())
    if address and (not address.start() or _head().match(text)):
        return str(address["host"] or address["bare"])
    text = _CHANNEL.sub("", plain_name(text))
    match = _head().match(text)
    if not match:
        return text
    head = next(one for one in words("sites", "heads") if match["head"].lower().startswith(_stem(one)))
    return (head[0].upper() if match["head"][0].isupper() else head[0]) + head[1:] + text[match.end() :]


@cache
def _head() -> re.Pattern[str]:
    """A head of `heads` in any case, with «официального» and «информационного» before it or without."""
    stems = "|".join(sorted(map(_stem, words("sites", "heads")), key=lambda stem: (-len(stem), stem)))
    return re.compile(rf"^(?:(?:официальн|информационн)\w+\s+)?(?P<head>(?:{stems})\w{{0,3}})(?![\w-])", re.I)


def _stem(word: str) -> str:
    return word.rstrip("аеийоя")


def _fullest(name: str, blocks: list[Block]) -> str:
    """The name as the page gives it at its longest: «пресс-служба акима» → «пресс-служба акима Энской области»."""
    pattern = re.compile(
        re.escape(name) + r"(?:\s+(?:Республик[аи]|[А-ЯЁ][а-яё-]+\b(?!\s*:))(?:\s+[а-яё]+(?:ой|ого|ка|ая|ти|ии))?)?",
        re.I,
    )
    best = name
    for block in blocks:
        if len(block.text) < 260 and name.lower() in block.text.lower():
            for match in pattern.finditer(block.text):
                if len(match.group()) > len(best):
                    best = name + match.group()[len(name) :]
    return best
