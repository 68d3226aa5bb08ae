"""Sites: who runs the page (publisher) and who speaks on it (genre)."""

import re
from dataclasses import replace
from functools import cache

from svod.lexicon import words
from svod.model.page import Genre, ParagraphKind
from svod.read.block import Block
from svod.read.body import Body
from svod.read.chrome import chrome_of
from svod.read.dates import date_line, dates_in
from svod.read.meta import Head

_QUOTES = re.compile("[«»„“”\"'‘’]")
_COPYRIGHT = re.compile(r"(?:©|\((?:c|с)\)|copyright)", re.I)
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|н\.\s?в\.))?\s*(?:гг?\.)?")
_DEVELOPED = re.compile(r"(?:портал|сайт)\s+(?:разработан|поддерживается|создан)", re.I)
_SIGNED = re.compile(
    r"^(?P<name>[А-ЯЁA-Z«][^,.:]{2,40}),\s+(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.)(?:\s*[А-ЯЁ]\.|\s+[А-ЯЁ][а-яё]+){1,2}$"
)
_CLOCK = re.compile(r"\b[0-2]?\d:[0-5]\d\b")
_NO_NAME = re.compile(r"^[•●▪·*–—-]|:\s*$")
_SUFFIX = re.compile(r"\s+(?:[|—–-]|::|//)\s+")
_WORD = re.compile(r"[А-Яа-яЁёA-Za-z]+")


def find_publisher(blocks: list[Block], body: Body, head: Head, title: str | None) -> str | None:
    """The name of who runs the page, without quotes; None when the page does not say."""
    if head.publishers:
        return plain_name(head.publishers[0])
    if head.opengraph:
        return plain_name(head.opengraph)
    frame = [(i, b) for i, b in enumerate(blocks) if b.text and not body.first <= i < body.last and b.text != title]
    suffix = _suffix(head, title)
    if suffix and any(_same(suffix, block.text) for _, block in frame):
        return plain_name(suffix)
    top = _top_name(frame, body, title)
    if top:
        return top
    if suffix:
        return plain_name(suffix)
    return _bottom_name(frame, body)


def find_genre(blocks: list[Block], body: Body, publisher: str | None, origin: str | None) -> Genre:
    """Who speaks: an office of state, a newsroom, a collector of others' news, a forum."""
    rest = " \n".join(b.text for i, b in enumerate(blocks) if not body.first <= i < body.last and len(b.text) < 400)
    if len(_said("forum").findall(rest)) >= 2 or (publisher or "").lower().startswith("форум"):
        return Genre.FORUM
    if _said("aggregator").search(rest):
        return Genre.AGGREGATOR
    if publisher and _said("official").search(publisher):
        return Genre.OFFICIAL
    return Genre.NEWS if body.found else Genre.OTHER


def plain_name(text: str) -> str:
    """A name without quotes, years and signs at its ends."""
    return _legal_form().sub("", _QUOTES.sub("", _YEARS.sub("", text)).strip()).strip(" .,;:|—–-©/\u00a0").strip()


def _suffix(head: Head, title: str | None) -> str | None:
    """«Мост открыт | Вестник» → «Вестник»; «Вестник: новости края» when the headline is not in it."""
    for text in reversed(head.titles):
        parts = _SUFFIX.split(text)
        if len(parts) > 1 and len(_WORD.findall(parts[-1])) <= 7:
            return parts[-1]
        if title and text != title and ":" in text and title not in text:
            return text.split(":")[0]
    return None


def _top_name(frame: list[tuple[int, Block]], body: Body, title: str | None) -> str | None:
    """A name at the head of the page that its foot or other furniture repeats: «Вестник … © Вестник»."""
    below = " \n".join(_fold(block.text) for i, block in frame if i >= body.last)
    above = [block for i, block in frame if i < body.first]
    for block in above[:12]:
        for name in _names_of(block.text) if _telling(block) else ():
            folded = _fold(name)
            if 3 <= len(folded) <= 70 and len(_WORD.findall(name)) <= 6 and folded and folded in below:
                return _cased(name, [b.text for _, b in frame])
    first = _before_date(above[0].text) if above and above[0].kind is not ParagraphKind.ITEM else ""
    if _DEVELOPED.search(first):
        typed = _typed().search(first)
        return typed["name"] if typed else None
    name = re.split(r"\s[›»>/—–|-]\s|\.\s", first)[0] if first else ""
    typed = _typed().search(name)
    if typed and typed.start() == 0:
        return plain_name(name)
    capital = [word for word in _WORD.findall(name) if word[0].isupper()]
    if name and name != title and len(_WORD.findall(name)) <= 4 and capital and not body.verdicts[frame[0][0]]:
        return plain_name(name)
    return None


def _before_date(text: str) -> str:
    """«Вестник 18.05.23 Слов: 94» → «Вестник», «12:31 26 апреля 2023 ID (7)» → «»; nothing of «Источник:» either."""
    found = next(dates_in(text), None)
    name = text[: text.find(found.text)] if found and date_line(text) else text
    return "" if _CLOCK.search(name) or _NO_NAME.search(name) else name.strip()


def _bottom_name(frame: list[tuple[int, Block]], body: Body) -> str | None:
    """«© 2004–2025 «Вестник»», «Газета «Вестник»» in the foot."""
    below = [block.text for i, block in frame if i >= body.last and block.hint not in {"comments", "related"}]
    for text in below[:1]:  # «Вестник, Анна Ким» under the article
        signed = _SIGNED.match(text)
        if signed:
            return plain_name(signed["name"])
    for text in reversed(below):
        if _COPYRIGHT.search(text):
            rest = _YEARS.sub(" ", _COPYRIGHT.sub(" ", text)).strip(" ,.-–—")
            name = re.split(r"[.|]\s|,\s", rest)[0]
            if 0 < len(_WORD.findall(name)) <= 7:
                return plain_name(name)
    for text in [*below, *(block.text for i, block in frame if i < body.first)]:
        typed = _typed().search(text) if len(text) < 160 else None
        if typed and not re.search(r"сайта|взяты", text) and typed["type"].upper() not in words("sites", "legal_types"):
            kind = typed["type"]
            kept = kind.lower() in words("sites", "kept_types")
            return f"{kind.capitalize()} {typed['name']}" if kept else typed["name"]
    return None


def _telling(block: Block) -> bool:
    """Whether a line at the page's head may name the site: no furniture that its words give away."""
    verdict = chrome_of(replace(block, hint="", linked=0.0))
    return verdict is None or (verdict.kind == "menu" and "крошки" in verdict.reason)


def _names_of(text: str) -> list[str]:
    if len(text) > 90:
        return []
    names = [text]
    names += re.split(r"\s[|—–›»/]\s|\.\s", text)[:1]
    return [plain_name(name) for name in names]


def _cased(name: str, texts: list[str]) -> str:
    """The name as the page writes it outside of capitals: «СТЕПНОЙ КРАЙ» → «Степной край»."""
    if not name.isupper() or len(name) < 6:
        return name
    pattern = re.compile(re.escape(name), re.I)
    for text in texts:
        for match in pattern.finditer(text):
            if not match.group().isupper():
                return match.group()
    return name if len(_WORD.findall(name)) < 2 else name[0] + name[1:].lower()


def _same(one: str, other: str) -> bool:
    return len(other) < 300 and _fold(one) in _fold(other)


def _fold(text: str) -> str:
    return plain_name(text).lower().replace("ё", "е")


@cache
def _said(group: str) -> re.Pattern[str]:
    """Any phrase of a group of the lexicon, «*» as any ending: «правительств*» finds «Правительства»."""
    return re.compile(rf"(?<!\w)(?:{_choice(group)})(?!\w)", re.I)


@cache
def _typed() -> re.Pattern[str]:
    """«газета «Вестник»», «ИА "Волга"»: a type and a quoted name."""
    return re.compile(rf"(?<!\w)(?P<type>{_choice('types')})\s+[«\"](?P<name>[^»\"]{{2,60}})[»\"]", re.I)


@cache
def _legal_form() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_choice('legal_forms')})\s+")


def _choice(group: str) -> str:
    phrases = sorted(words("sites", group), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases)
