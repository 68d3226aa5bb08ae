"""Content: the blocks and the head of a page, whatever its medium: HTML, text, a record of JSON, an MHTML archive."""

import email
import email.policy
import json
import re
from dataclasses import replace
from email.message import Message
from html import unescape

from svod.errors import Problem
from svod.messages import say
from svod.model.page import Page
from svod.read.article import Content
from svod.read.block import Block, squeeze
from svod.read.charset import Decoded, decode
from svod.read.chrome import prose
from svod.read.lines import blocks_of_lines
from svod.read.meta import Head, head_of, iso_date
from svod.read.tree import blocks_of, parse_html

MOST_BLOCKS = 20_000
MOST_TEXT = 6_000_000
"""Characters of a page that are looked at."""
LONGEST_BLOCK = 50_000
_UNSEEN = re.compile(r"<(script|style|head|noscript)\b[^>]*>.*?</\1\s*>", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_TAGS = re.compile(r"<(?:!doctype\s+html|html|head|body|div|p|table|article|h1|br|span|a\s)[^<>]*>", re.I)


def content_of(page: Page) -> Content:
    """What the page holds."""
    if page.media == "record":
        return _of_record(page.raw)
    raw = _html_part(page.raw) if page.media == "mhtml" else page.raw
    decoded = decode(raw)
    if len(decoded.text) > MOST_TEXT:
        decoded = Decoded(decoded.text[:MOST_TEXT], decoded.charset, (*decoded.problems, _cut()))
    markup = page.media in {"html", "mhtml"} or looks_like_html(decoded.text)
    return _with_problems(_of_html(decoded.text) if markup else _of_text(decoded.text), decoded.problems)


def looks_like_html(text: str) -> bool:
    """Whether a text without a telling name is HTML all the same."""
    return len(_TAGS.findall(text[:20_000])) >= 3


def _of_html(text: str) -> Content:
    root = parse_html(text)
    blocks = blocks_of(root) if root is not None else []
    if not any(prose(block.text) for block in blocks):
        # A tree too deep to be built («<div>» thousandfold) leaves nothing; its text is still there.
        blocks = blocks_of_lines(unescape(_TAG.sub("\n", _UNSEEN.sub("\n", text)))) or blocks
    return _limited(blocks, head_of(root) if root is not None else Head())


def _of_text(text: str) -> Content:
    return _limited(blocks_of_lines(text), Head())


def _of_record(raw: bytes) -> Content:
    """A record {url, title, date, text|html}; its title and date are the page's where the text itself shows none."""
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError):
        record = {}
    if not isinstance(record, dict):
        record = {}
    html, text = record.get("html"), record.get("text")
    content = (
        _of_html(html) if isinstance(html, str) and html.strip() else _of_text(text if isinstance(text, str) else "")
    )
    title, day = record.get("title"), record.get("date")
    return Content(
        content.blocks,
        content.head,
        iso_date(day) if isinstance(day, str) else None,
        squeeze(title) if isinstance(title, str) and title.strip() else None,
        content.problems,
    )


def _html_part(raw: bytes) -> bytes:
    """The first HTML part of a saved web archive; the whole when it has none."""
    message: Message = email.message_from_bytes(raw, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload
    return raw


def _limited(blocks: list[Block], head: Head) -> Content:
    blocks = [one if len(one.text) <= LONGEST_BLOCK else replace(one, text=one.text[:LONGEST_BLOCK]) for one in blocks]
    if len(blocks) > MOST_BLOCKS:
        return Content(blocks[:MOST_BLOCKS], head, problems=(_cut(),))
    return Content(blocks, head)


def _with_problems(content: Content, problems: tuple[Problem, ...]) -> Content:
    return Content(content.blocks, content.head, content.day, content.title, problems + content.problems)


def _cut() -> Problem:
    return Problem("page-cut", say("problem.page-cut"))
