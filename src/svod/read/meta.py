"""Meta: what the page's head and its JSON-LD say of the article: headlines, date, publisher."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lxml.etree import _Element

from svod.read.block import squeeze

ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage$|CreativeWork", re.I)
# Only what names the publishing: a bare «date» is as often the day on which the page was made, «modified» is later.
_PUBLISHED = re.compile(
    r"publish(?!er)|pubdate|date[._-]?issued|issued|datecreated|article[:._-]date|news[_-]?date", re.I
)
_NOT_PUBLISHED = re.compile(r"modif|updat|expir", re.I)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(slots=True)
class Head:
    """What is said of the article apart from its text; the most trusted first in each list."""

    titles: list[str] = field(default_factory=list)
    published: date | None = None
    publishers: list[str] = field(default_factory=list)
    opengraph: str | None = None  # og:site_name


def head_of(root: _Element) -> Head:
    """Read the head of a page."""
    head = Head()
    for node in _json_ld(root):
        _take_node(head, node)
    metas = [(_name(meta), squeeze(meta.get("content", ""))) for meta in root.iter("meta")]
    for name, content in metas:
        if not content:
            continue
        if name == "og:site_name":
            head.opengraph = content
        elif name in {"og:title", "twitter:title", "headline", "dc.title", "mrc__share_title"}:
            head.titles.append(content)
        elif _PUBLISHED.search(name) and not _NOT_PUBLISHED.search(name) and head.published is None:
            head.published = iso_date(content)
    title = root.find(".//title")
    if title is not None and title.text:
        head.titles.append(squeeze(title.text))
    if head.published is None:
        head.published = _itemprop(root)
    return head


def iso_date(text: str) -> date | None:
    """The day of «2024-12-17T10:00+03:00» or «17.12.2024»; None when there is none."""
    match = _ISO.search(text)
    if not match:
        return None
    year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(6, 5, 4)
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


def _itemprop(root: _Element) -> date | None:
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        found = iso_date(element.get("content") or element.get("datetime") or "")
        if found:
            return found
    return None


def _name(meta: _Element) -> str:
    return str(meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()


def _json_ld(root: _Element) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > 200_000:
            continue
        try:
            data = json.loads(script.text, strict=False)
        except (ValueError, RecursionError):
            continue
        todo: list[Any] = [data]
        while todo:
            node = todo.pop(0)
            if isinstance(node, list):
                todo.extend(node)
            elif isinstance(node, dict):
                yield node
                todo.extend(value for key, value in node.items() if key == "@graph")


def _take_node(head: Head, node: dict[str, Any]) -> None:
    kind = node.get("@type")
    kinds = " ".join(str(one) for one in kind) if isinstance(kind, list) else str(kind)
    if ARTICLE_TYPES.search(kinds):
        if isinstance(node.get("headline"), str):
            head.titles.insert(0, squeeze(node["headline"]))
        if isinstance(node.get("datePublished"), str) and head.published is None:
            head.published = iso_date(node["datePublished"])
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            head.publishers.insert(0, squeeze(publisher["name"]))
    elif kinds in {"Organization", "NewsMediaOrganization", "WebSite"} and isinstance(node.get("name"), str):
        head.publishers.append(squeeze(node["name"]))
