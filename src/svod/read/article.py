"""Article: put together from the page's blocks: title, date, publisher, origin, paragraphs; the rest is set aside."""

import re
from dataclasses import dataclass
from datetime import date

from svod.errors import Problem
from svod.messages import say
from svod.model.page import Article, Chrome, Page, Paragraph, ParagraphKind
from svod.read.block import Block
from svod.read.body import Body, find_body
from svod.read.chrome import chrome_of, sentence
from svod.read.dates import date_line, find_published
from svod.read.meta import Head
from svod.read.origin import find_origin
from svod.read.sites import find_genre, find_publisher
from svod.read.title import clean_title, find_title, head_title, told_title

LONGEST = 200_000
"""Characters of an article; what is longer is no article of the press and is cut."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a page holds before it is told apart."""

    blocks: list[Block]
    head: Head
    day: date | None = None  # the record's own date
    title: str | None = None  # the record's own title
    problems: tuple[Problem, ...] = ()


def assemble(page: Page, content: Content) -> Article:
    """The article of the page's content."""
    blocks = content.blocks
    body = find_body(blocks)
    heads = tuple(([content.title] if content.title else []) + content.head.titles)
    index = told_title(blocks, body, content.title) if content.title else find_title(blocks, body, heads)
    title = content.title or (clean_title(blocks[index].text) if index is not None else None)
    published = find_published(blocks, body, index, content.head.published or content.day)
    publisher = find_publisher(blocks, body, content.head, title)
    if title is None and body.found:
        title = head_title(heads, publisher)
    origin, origin_at = find_origin(blocks, body, index)
    origin = None if origin == publisher else origin  # an agency's own dateline
    genre = find_genre(blocks, body, publisher, origin)
    sorted_out = _sort_out(blocks, body, index, origin_at)
    paragraphs = [Paragraph(ParagraphKind.TITLE, title)] if title else []
    paragraphs += [one for one in sorted_out.paragraphs if one.text != title]
    problems = content.problems + _problems(body, paragraphs, blocks)
    return Article(
        page.digest,
        page.address,
        title,
        published,
        publisher,
        origin,
        genre,
        _cut(paragraphs),
        tuple(sorted_out.chrome),
        problems,
    )


@dataclass(slots=True)
class _Sorted:
    paragraphs: list[Paragraph]
    chrome: list[Chrome]


def _sort_out(blocks: list[Block], body: Body, title: int | None, origin: int | None) -> _Sorted:
    """Every block is either a paragraph or chrome with its reason."""
    sorted_out = _Sorted([], [])
    first = body.first if title is None or title >= body.first else title + 1
    for index, block in enumerate(blocks):
        if not block.text or index == title:
            continue
        verdict = body.verdicts[index]
        if verdict:
            sorted_out.chrome.append(Chrome(verdict.kind, block.text, verdict.reason))
        elif index == origin:
            sorted_out.chrome.append(Chrome("origin", block.text, "строка об источнике текста"))
        elif not first <= index < body.last:
            sorted_out.chrome.append(Chrome("other", block.text, "вне статьи"))
        elif date_line(block.text) and not sentence(block.text):
            sorted_out.chrome.append(Chrome("date", block.text, "дата публикации"))
        elif index < body.first and not _subtitle(block):
            sorted_out.chrome.append(Chrome("other", block.text, "между заголовком и статьёй"))
        elif _byline(block, index, body):
            sorted_out.chrome.append(Chrome("byline", block.text, "подпись автора"))
        else:
            sorted_out.paragraphs.append(_paragraph(block))
    return sorted_out


def _subtitle(block: Block) -> bool:
    """A line between headline and text that says something itself: «Об этом сообщил вице-губернатор»."""
    return len(_LOWER_WORD.findall(block.text)) >= 3 and chrome_of(block) is None


_LOWER_WORD = re.compile(r"(?<![А-Яа-яЁё-])[а-яё]{2,}")
_NAME = re.compile(
    r"^(?:текст\s*:\s*|автор\s*:\s*)?(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]\.)(?:[\s.]*(?:[А-ЯЁ][а-яё]+|[А-ЯЁ]{3,}|[А-ЯЁ]\.)){1,2}\.?$"
)


def _byline(block: Block, index: int, body: Body) -> bool:
    """«Анна Ким», «Ольга ТРОИЦКАЯ» as the article's first or last line."""
    return (index <= body.first + 1 or index >= body.last - 2) and bool(_NAME.match(block.text))


def _paragraph(block: Block) -> Paragraph:
    kind = block.kind
    if kind is ParagraphKind.TEXT and _heads(block):
        kind = ParagraphKind.HEADING
    elif kind is ParagraphKind.TEXT and block.text.endswith(";"):
        kind = ParagraphKind.ITEM
    return Paragraph(kind, block.text)


_SAYING = re.compile(r"^[А-ЯЁ][^«»:]{4,60}: «[^»]+[^».!?…]»$")


def _heads(block: Block) -> bool:
    """A heading within the text: bold in HTML, a short line with no full stop in plain text, «Ильин: «Ждём вас»»."""
    text = block.text
    if len(text) > 160 or text[0] in "—–-" or ("tag" in block.marks and "bold" not in block.marks):
        return False
    return text[-1] not in '.!?…:;,»")' or bool(_SAYING.match(text))


def _cut(paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    kept: list[Paragraph] = []
    length = 0
    for paragraph in paragraphs:
        length += len(paragraph.text) + 2
        if length > LONGEST:
            break
        kept.append(paragraph)
    return tuple(kept)


_CYRILLIC = re.compile(r"[А-Яа-яЁё]")
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[іїєґўқғүұһңәөІЇЄҐЎҚҒҮҰҺҢӘӨ]")


def _problems(body: Body, paragraphs: list[Paragraph], blocks: list[Block]) -> tuple[Problem, ...]:
    found: list[Problem] = []
    text = " ".join(one.text for one in (paragraphs or blocks)[:200])
    if not body.found:
        found.append(Problem("no-article", say("problem.no-text")))
    letters, cyrillic = len(_LETTER.findall(text)), len(_CYRILLIC.findall(text))
    if letters > 60 and (cyrillic < letters * 0.5 or len(_FOREIGN.findall(text)) > letters * 0.02):
        found.append(Problem("not-russian", say("problem.not-russian")))
    if sum(len(paragraph.text) + 2 for paragraph in paragraphs) > LONGEST:
        found.append(Problem("article-cut", say("problem.article-cut", most=LONGEST)))
    return tuple(found)
