"""Origin: whose text the article is, when the page says so."""

import re

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
_GENITIVE = re.compile(r"^(пресс-служб|пресс-центр|пресс-бюро)(\w*)", re.I)
_ADDRESS = re.compile(r"(?:https?://)(?:www\.)?(?P<host>[\w.-]+)(?:/\S*)?$|(?:www\.)(?P<bare>[\w.-]+)$", re.I)
_CHANNEL = re.compile(r"^(?:telegram|телеграм)[\s-]?канал[а-я]*\s+", re.I)
_HEADS = {"пресс-служб": "пресс-служба", "пресс-центр": "пресс-центр", "пресс-бюро": "пресс-бюро"}


def find_origin(blocks: list[Block], body: Body, title: int | None) -> tuple[str | None, int | None]:
    """The origin, head noun in the nominative, and the block that is nothing but its line (None: within prose)."""
    start = min(body.first, title) if title is not None else body.first
    near = range(max(0, start - 3), min(len(blocks), body.last + 4))
    for index in reversed(near):
        block = blocks[index]
        if not block.text or block.hint not in {"", "header", "footer"} or len(block.text) > 260:
            continue
        for pattern in (_SIGNATURE, _BY, _SOURCE):
            match = pattern.search(block.text)
            if match and not (pattern is _SOURCE and index < body.last - 1 and len(block.text) > 200):
                name = nominative(match["name"])
                if 2 < len(name) < 140:
                    return _fullest(name, blocks), index
    for block in [b for b in blocks[body.first : body.last] if prose(b.text)][:1]:
        match = _REPORTS.search(block.text)
        if match:
            return _fullest(nominative(match["name"]), blocks), None
    return _agency(blocks, body), None


def _agency(blocks: list[Block], body: Body) -> str | None:
    """«САМАРА, 24 октября. /Волга-Инфо/. …», «МИНСК, 27 мар — Вестник. …»: the agency of the dateline."""
    for block in blocks[body.first : min(body.first + 2, body.last)]:
        match = _DATELINE.match(block.text)
        if match:
            return plain_name(match["slashed"] or match["plain"])
    return None


def nominative(text: str) -> str:
    """«пресс-службы губернатора» → «пресс-служба губернатора»; other names only lose their quotes.

    «Telegram-канал «Край»» → «Край», «http://www.kray.example/news?id=3» → «kray.example».
    """
    address = _ADDRESS.match(text.strip())
    text = (address["host"] or address["bare"]) if address else _CHANNEL.sub("", plain_name(text))
    match = _GENITIVE.match(text)
    if not match:
        return text
    head = _HEADS[match.group(1).lower()]
    if text[0].isupper():
        head = head[0].upper() + head[1:]
    return head + text[match.end() :]


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
