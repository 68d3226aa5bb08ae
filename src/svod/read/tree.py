"""Tree: an HTML page as blocks in page order, each with what its markup says. Walks without recursion."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html as lxml_html
from lxml.etree import ParserError, XMLSyntaxError, _Element

from svod.model.page import ParagraphKind
from svod.read.block import Block, squeeze
from svod.read.markup import (
    LONGEST_NAMES,
    chrome_of_names,
    chrome_of_role,
    chrome_of_tag,
    hidden,
    marks_of_names,
)
from svod.read.rows import rows_of

SKIPPED = frozenset(
    (  # noqa: SIM905
        "script style noscript template svg iframe object embed canvas audio video map head title meta link select "
        "option button textarea input datalist progress math"
    ).split()
)
INLINE = frozenset(
    (  # noqa: SIM905
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q ruby s samp "
        "small span strike strong sub sup time tt u var wbr img rp rt picture source noindex"
    ).split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(slots=True)
class _Place:
    """What is inherited down the tree."""

    hint: str = ""
    reason: str = ""
    marks: frozenset[str] = frozenset()
    kind: ParagraphKind = ParagraphKind.TEXT
    level: int = 0
    quote: bool = False
    link: bool = False
    bold: bool = False


@dataclass(slots=True)
class _Buffer:
    """The inline text gathered since the last block began."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    marks: set[str] = field(default_factory=set)
    stamp: str = ""
    place: _Place = field(default_factory=_Place)


def parse_html(text: str) -> _Element | None:
    """The page's tree, repaired as browsers do; None when there is nothing in it."""
    parser = lxml_html.HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError):
        return None


def blocks_of(root: _Element) -> list[Block]:
    """The page's text, block by block."""
    weights, holders = _weights(root)
    walk = _Walk(weights, holders)
    walk.run(root)
    return walk.blocks


def _weights(root: _Element) -> tuple[dict[_Element, int], set[_Element]]:
    """Characters of unlinked text under each element, and the elements that hold a headline or an article."""
    weights: dict[_Element, int] = {}
    holders: set[_Element] = set()
    for event, element in _events(root):
        if event == "start":
            weights[element] = len(element.text.strip()) if element.text and element.tag != "a" else 0
            if element.tag == "h1" or element.get("itemprop") in {"headline", "articleBody"}:
                # A short way up marks all that hold it; the number of such elements is small.
                above: _Element | None = element
                while above is not None and above not in holders:
                    holders.add(above)
                    above = above.getparent()
        else:
            parent = element.getparent()
            if parent is not None and parent in weights:
                tail = len(element.tail.strip()) if element.tail and parent.tag != "a" else 0
                weights[parent] += weights[element] + tail
    return weights, holders


def _events(root: _Element, closed: set[_Element] | None = None) -> Iterator[tuple[str, _Element]]:
    """Start and end of every element that can show text; what the reader puts in `closed` is not entered."""
    todo: list[tuple[str, _Element]] = [("start", root)]
    while todo:
        event, element = todo.pop()
        yield event, element
        if event == "start":
            todo.append(("end", element))
            if element.tag not in SKIPPED and not (closed and element in closed):
                todo.extend(("start", child) for child in reversed(element) if isinstance(child.tag, str))


class _Walk:
    """One pass over the tree that gathers blocks."""

    def __init__(self, weights: dict[_Element, int], holders: set[_Element]) -> None:
        self.blocks: list[Block] = []
        self.weights = weights
        self.total = max(weights.values(), default=1) or 1
        self.holders = holders
        self.buffer = _Buffer()
        self.places: list[_Place] = [_Place()]
        self.closed: set[_Element] = set()

    def run(self, root: _Element) -> None:
        """Walk the tree."""
        for event, element in _events(root, self.closed):
            if event == "start":
                self.open(element)
            else:
                self.close(element)
        self.flush()

    def open(self, element: _Element) -> None:
        """An element begins."""
        tag = element.tag
        if tag == "br":
            self.flush()
        if tag in SKIPPED or tag == "br" or element.get("hidden") is not None or hidden(element.get("style", "")):
            place = self.places[-1]
            dumb = tag in SKIPPED or tag == "br"
            self.places.append(place if dumb else self.beneath(element, "hidden"))
            if dumb:
                return
        else:
            self.places.append(self.place_of(element))
        if tag not in INLINE or self.places[-1].hint != self.places[-2].hint or _dates_itself(element):
            self.flush()
        self.buffer.place = self.places[-1] if not self.buffer.pieces else self.buffer.place
        if tag == "table":
            rows = rows_of(element)
            if rows:
                self.closed.add(element)
                self.add_rows(rows)
                return
        if tag == "time":
            self.buffer.stamp = self.buffer.stamp or element.get("datetime", "")
        self.say(element.text, self.places[-1])

    def add_rows(self, rows: list[str]) -> None:
        """The rows of a table of data, each a block."""
        place = self.places[-1]
        for row in rows:
            self.blocks.append(Block(row, ParagraphKind.TABLE, place.hint, place.reason, 0, 0.0, place.marks, gap=True))

    def close(self, element: _Element) -> None:
        """An element ends."""
        place = self.places.pop()
        if place.hint != self.places[-1].hint or _dates_itself(element):
            self.flush()
        if element.tag not in INLINE and element.tag not in SKIPPED:
            self.flush()
            if element.tag == "article" or (
                "body" in place.marks - self.places[-1].marks and self.weights.get(element, 0) > 0.5 * self.total
            ):
                self.blocks.append(Block("", marks=frozenset({"end"})))
        if element.tag in {"td", "th"}:
            self.say(" ", self.places[-1])
        self.buffer.place = self.places[-1] if not self.buffer.pieces else self.buffer.place
        self.say(element.tail, self.places[-1])

    def say(self, text: str | None, place: _Place) -> None:
        """Add inline text."""
        if not text:
            return
        if text.strip() and not any(piece.strip() for piece in self.buffer.pieces):
            self.buffer.place = place
        elif text.strip():
            # «<p>Text <span class="views">12</span></p>»: the block is the outer place's.
            self.buffer.marks |= place.marks
        self.buffer.pieces.append(text)
        if place.link:
            self.buffer.linked += len(text.strip())
        if place.bold:
            self.buffer.bold += len(text.strip())

    def flush(self) -> None:
        """End the block that was being gathered."""
        buffer, self.buffer = self.buffer, _Buffer(place=self.places[-1])
        text = squeeze("".join(buffer.pieces))
        if not text:
            return
        place = buffer.place
        self.blocks.append(
            Block(
                text,
                place.kind,
                place.hint,
                place.reason,
                place.level,
                buffer.linked / len(text),
                place.marks | buffer.marks | ({"tag", "bold"} if buffer.bold > 0.9 * len(text) else {"tag"}),
                gap=True,
                stamp=buffer.stamp,
            )
        )

    def place_of(self, element: _Element) -> _Place:
        """What holds under the element."""
        above = self.places[-1]
        hint, reason = (above.hint, above.reason) if above.hint else self.chrome(element)
        names = _names(element) + " " + element.get("itemprop", "")
        marks = (above.marks - {"date"} if element.tag in {"h1", "h2"} else above.marks) | marks_of_names(names)
        if element.tag == "time":
            marks |= {"date"}
        kind, level = above.kind, above.level
        if element.tag in HEADINGS:
            kind, level = ParagraphKind.HEADING, HEADINGS[element.tag]
        elif element.tag == "li":
            kind = ParagraphKind.ITEM
        bold = above.bold or element.tag in {"b", "strong"}
        quote = above.quote or element.tag == "blockquote"
        return _Place(hint, reason, marks, kind, level, quote, above.link or element.tag == "a", bold)

    def beneath(self, element: _Element, hint: str) -> _Place:
        """The element's place when it is not shown."""
        place = self.place_of(element)
        place.hint, place.reason = hint, "не показывается на странице"
        return place

    def chrome(self, element: _Element) -> tuple[str, str]:
        """The chrome that the element itself is, by its tag, role or names."""
        tag = element.tag
        if tag in {"html", "body", "main", "article"}:
            return "", ""
        above = self.places[-1]
        if chrome_of_tag(tag) and element not in self.holders and not above.quote:
            return chrome_of_tag(tag), f"<{tag}>"
        if tag == "footer" and not above.quote and element not in self.holders:
            return "footer", "<footer>"
        if tag == "header" and element not in self.holders:
            return "header", "<header>"
        role = element.get("role", "")
        if chrome_of_role(role) and element not in self.holders:
            return chrome_of_role(role), f"role={role}"
        names = _names(element)
        if not names or above.quote or (tag in INLINE and _in_sentence(element)):
            return "", ""
        kind, part = chrome_of_names(names)
        if not kind or element in self.holders:
            return "", ""
        if self.weights.get(element, 0) > 0.5 * self.total and kind not in {"comments", "related"}:
            return "", ""
        return kind, part


def _dates_itself(element: _Element) -> bool:
    """Whether a short inline element is a line of its own: «<span class="news-date">5 мая</span>В Омске …»."""
    if element.tag not in {"span", "b", "i", "small", "em", "strong", "time"} or _in_sentence(element):
        return False
    dated = element.tag == "time" or "date" in marks_of_names(_names(element))
    return dated and len(element) == 0 and len(element.text or "") < 60


def _names(element: _Element) -> str:
    """Class names and id, cut where they are absurdly long."""
    return f"{element.get('class', '')[:LONGEST_NAMES]} {element.get('id', '')[:LONGEST_NAMES]}".strip()


def _in_sentence(element: _Element) -> bool:
    """Whether an inline element stands in running text: «<p>В <a class="tag">Минске</a> прошла …»."""
    parent = element.getparent()
    while parent is not None and parent.tag in INLINE:
        parent = parent.getparent()
    return parent is not None and parent.tag in {"p", "li", "td", "blockquote", "dd"}
