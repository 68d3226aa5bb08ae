"""What tags, classes and ids say of an element: chrome of some kind, a headline, a date, the body of the article."""

import re
from collections.abc import Iterator
from functools import lru_cache

from svod.lexicon import table, words

KINDS = (
    "comments",
    "related",
    "menu",
    "ticker",
    "share",
    "tags",
    "cookie",
    "ad",
    "footer",
    "caption",
    "widget",
    "calendar",
    "byline",
    "form",
    "counter",
    "forum",
)
"""Kinds of chrome that a class or id may tell; the first that fits is taken."""

LONGEST_NAMES = 300
"""Characters of class names and ids that are looked at."""
_HEADLINE = re.compile(
    r"\b(headline|itemtitle|entry-title|post[_-]*title|article[_-]*title|news[_-]*title|pagetitle|node-title|page-title|title-news|zagolovok)\b",
    re.I,
)
_DATE = re.compile(
    r"(^|[\s_-])(dates?|time|dt|d|published|pubdate|datetime|data|createdate|itemdatecreated|meta|info|byline|posted|created)($|[\s_-])"
    r"|date",
    re.I,
)
_BODY = re.compile(
    r"\b(articlebody|article[_-]*(body|text|content)|(entry|post|news|item)[_-]*(content|text|body|fulltext)|detail[_-]*text|"
    r"news[_-]*detail|itemfulltext|fulltext|full[_-]*story|story[_-]*body|text)\b",
    re.I,
)
_PART = re.compile(r"[a-z]+[a-z0-9]*", re.I)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@lru_cache(maxsize=4096)
def chrome_of_names(names: str) -> tuple[str, str]:
    """The kind of chrome that class names or an id tell, and the part that tells it; ("", "") when none does."""
    if _BODY.search(names) or _HEADLINE.search(names):
        return "", ""
    for part in _parts(names):
        for kind in KINDS:
            if any(_fits(part, word) for word in words("markup", kind)):
                return kind, part
    return "", ""


def chrome_of_tag(tag: str) -> str:
    """The kind of chrome that a tag is: «nav» → "menu"; "" for the others."""
    return table("markup", "tags_of_html").get(tag, "")


def chrome_of_role(role: str) -> str:
    """The kind of chrome that an ARIA role tells: «contentinfo» → "footer"; "" for the others."""
    return table("markup", "roles").get(role, "")


def _fits(part: str, word: str) -> bool:
    return part == word or (len(word) > 3 and part.startswith(word) and word not in words("markup", "whole_parts"))


@lru_cache(maxsize=4096)
def marks_of_names(names: str) -> frozenset[str]:
    """What class names or an id tell of the article itself: "headline", "date", "body"."""
    found = set()
    if _HEADLINE.search(names):
        found.add("headline")
    if _DATE.search(names):
        found.add("date")
    if _BODY.search(names):
        found.add("body")
    return frozenset(found)


def hidden(style: str) -> bool:
    """Whether a style attribute takes the element off the page."""
    return bool(style) and bool(_HIDDEN.search(style))


def _parts(names: str) -> Iterator[str]:
    names = names[:LONGEST_NAMES]
    for name in names.split():
        if name.startswith("elementor"):  # a page builder that calls everything a widget
            continue
        whole = name.lower()
        yield whole
        for part in _PART.findall(_CAMEL.sub(" ", name)):
            if part.lower() != whole:
                yield part.lower()
