"""Feed: what was told last, as Atom, for feed readers and other systems."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from svod.brief import compiled
from svod.brief.markdown import note_words
from svod.brief.news import sentence
from svod.brief.typeset import outward, printable
from svod.messages import say
from svod.model.entry import Entry, Source

ATOM = "http://www.w3.org/2005/Atom"
SHOWN = 100
"""Entries of a feed, those told last."""


def feed(entries: Iterable[Entry], sources: Mapping[str, Source], as_of: date, name: str) -> tuple[bytes, int]:
    """The feed and how many entries it has; `name` tells feeds of different registers apart."""
    told = list(entries)
    dossier = compiled(told, ("",), ("",), as_of)
    dated = ((told_last(entry, sources), entry, sentence(entry, dossier)) for entry in told)
    shown = sorted(((day, e, s.text) for day, e, s in dated if day and s), key=lambda one: (one[0], one[1].id))
    newest = list(reversed(shown))[:SHOWN]
    root = Element("feed", {"xmlns": ATOM, "xml:lang": "ru"})
    _text(root, "title", say("feed.title"))
    _text(root, "id", _name(f"feed:{name}"))
    _text(root, "updated", _moment(newest[0][0] if newest else as_of))
    _text(SubElement(root, "author"), "name", "Svod")
    _text(root, "generator", "Svod")
    for day, entry, text in newest:
        _entry(root, entry, text, day, [sources[claim] for claim in entry.claims if claim in sources])
    indent(root, " ")
    return tostring(root, "utf-8", xml_declaration=True), len(newest)


def told_last(entry: Entry, sources: Mapping[str, Source]) -> date | None:
    """The day of the newest article that tells it."""
    published = (sources[claim].published for claim in entry.claims if claim in sources)
    return max((day for one in published if one and (day := one.end or one.start)), default=None)


def _entry(root: Element, entry: Entry, text: str, day: date, cited: list[Source]) -> None:
    item = SubElement(root, "entry")
    _text(item, "title", f"{text}.")
    _text(item, "id", _name(entry.claims[0]))  # the oldest telling: the name of the entry may change
    _text(item, "updated", _moment(day))
    for publisher in dict.fromkeys(one.publisher for one in cited if one.publisher):
        _text(SubElement(item, "author"), "name", publisher)
    SubElement(item, "category", {"term": entry.kind.value, "label": say(f"kind.one.{entry.kind.value}")})
    addresses = dict.fromkeys(one.address for one in reversed(cited) if outward(one.address))
    for at, address in enumerate(addresses):
        SubElement(item, "link", {"rel": "via" if at else "alternate", "href": address})
    quotes = "\n\n".join(f"{note_words(one)}, {one.address}" for one in cited[-3:])
    _text(item, "content", quotes)


def _name(text: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'svod:{text}')}"


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat().replace("+00:00", "Z")


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = printable(text)
