"""Page: bytes as they came. Article: what of them is text, and what was set aside."""

from dataclasses import dataclass
from enum import StrEnum

from svod.errors import Problem
from svod.model.when import When


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes and what is known of them from outside.

    `digest` is "sha256:<hex>" of `raw`. `media` is "html", "text", "mhtml" (a saved web archive) or
    "record" (one JSON object of {url, title, date, text|html}). `address` is the path or URL as given.
    """

    address: str
    raw: bytes
    digest: str
    media: str


class Genre(StrEnum):
    """Who speaks on the page."""

    OFFICIAL = "official"
    NEWS = "news"
    AGGREGATOR = "aggregator"
    FORUM = "forum"
    OTHER = "other"


def of_press_service(origin: str | None) -> bool:
    """Whether a text is that of a press service, by whose text it is."""
    return bool(origin and "пресс" in origin.casefold())


def official(genre: str, origin: str | None) -> bool:
    """Whether a page of this genre is an office's own, or its text that of a press service."""
    return genre == Genre.OFFICIAL or of_press_service(origin)


class ParagraphKind(StrEnum):
    """What a paragraph of the article is."""

    TITLE = "title"
    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without line breaks (a TABLE row has its cells parted by " | ")."""

    kind: ParagraphKind
    text: str


@dataclass(frozen=True, slots=True)
class Chrome:
    """A part of the page that is not the article: `kind` (menu, ticker, …) and the reason in words."""

    kind: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page. The title is the first paragraph (kind TITLE) when there is one."""

    page: str  # the page's digest
    address: str
    title: str | None
    published: When | None
    publisher: str | None
    origin: str | None
    genre: Genre
    paragraphs: tuple[Paragraph, ...]
    chrome: tuple[Chrome, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """Title first, then the paragraphs, separated by blank lines: the text that claims cite."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)
