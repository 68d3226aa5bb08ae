"""The feed, read back by a feed reader and checked against the grammar and the rules of RFC 4287."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest
from lxml import etree
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.feed import ATOM, SHOWN, feed
from svod.model.entry import EntryKind
from svod.model.question import Question
from svod.register import Register
from tests.export.conftest import promise, source

TODAY = date(2026, 1, 1)
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def check(raw: bytes) -> None:
    """The grammar of RFC 4287, and those of its rules that no grammar can tell."""
    GRAMMAR.assertValid(etree.fromstring(raw))
    root = ElementTree.fromstring(raw)
    assert root.tag == f"{{{ATOM}}}feed"
    names = []
    for place in (root, *root.findall(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(place.findall(f"{{{ATOM}}}{name}")) == 1, name
        names.append(place.findtext(f"{{{ATOM}}}id"))
        links = [one for one in place.findall(f"{{{ATOM}}}link") if one.get("rel") == "alternate"]
        assert len(links) <= 1
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None
    assert len(set(names)) == len(names)
    assert all(name and name.startswith("urn:uuid:") for name in names)


def test_the_newest_come_first_with_their_quotes(register: Register) -> None:
    entries = [entry for kind in EntryKind for entry in register.ask(Question(kind=kind))]
    sources = register.sources(claim for entry in entries for claim in entry.claims)
    raw, count = feed(entries, sources, TODAY, "r")
    check(raw)
    read = feedparser.parse(raw)
    assert not read.bozo
    assert len(read.entries) == count == SHOWN
    days = [one.updated for one in read.entries]
    assert days == sorted(days, reverse=True)
    assert read.feed.updated == days[0]
    assert all("«" in one.content[0].value and "Вестник" in one.content[0].value for one in read.entries)
    assert feed(entries, sources, TODAY, "r")[0] == raw


def test_names_stay_when_a_source_is_added() -> None:
    one = promise(1, date(2026, 5, 1))
    more = replace(one, id="commitment:other", claims=(*one.claims, "commitment-0"))
    sources = {claim: source(claim) for claim in more.claims}
    first, second = (feedparser.parse(feed([entry], sources, TODAY, "r")[0]).entries[0].id for entry in (one, more))
    assert first == second


def test_hostile_pages_stay_words() -> None:
    one = promise(1, None, "<script>x</script>\x00]]>&")
    raw, _ = feed([one], {"commitment-1": source("commitment-1", "javascript:alert(1)", "<b>\x0b")}, TODAY, "r")
    check(raw)
    item = ElementTree.fromstring(raw).find(f"{{{ATOM}}}entry")
    assert item is not None
    assert "<script>x</script>]]>&" in (item.findtext(f"{{{ATOM}}}title") or "")
    assert item.find(f"{{{ATOM}}}link") is None


def test_an_empty_register_gives_a_valid_feed() -> None:
    check(feed([], {}, TODAY, "r")[0])


def test_the_command(register: Register, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    done = CliRunner().invoke(app, ["export", "feed", "-o", str(file), "--since", "2025", "-r", str(register.path)])
    assert done.exit_code == 0, done.output
    check(file.read_bytes())
    assert all(one.updated >= "2025" for one in feedparser.parse(file.read_bytes()).entries)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>", b"<updated>x"),
        (b"<title>", b"<titel>"),
        (b"<entry>", b"<entry><updated>2026-01-01T00:00:00Z</updated>"),
        (b"<entry>", b'<entry rank="1">'),
        (b"<author>", b"<author><age>5</age>"),
    ],
)
def test_the_grammar_tells_a_feed_that_is_wrong(register: Register, old: bytes, new: bytes) -> None:
    entries = register.ask(Question(kind=EntryKind.EVENT, limit=3))
    raw, _ = feed(entries, register.sources(claim for entry in entries for claim in entry.claims), TODAY, "r")
    assert old in raw
    spoiled = raw.replace(old, new, 1).replace(b"</title>", b"</titel>" if b"titel" in new else b"</title>", 1)
    assert not GRAMMAR.validate(etree.fromstring(spoiled))
