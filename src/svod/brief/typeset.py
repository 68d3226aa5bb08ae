"""Typesetting: the blanks that Russian print keeps unbroken, and addresses that are safe to follow."""

import re
from urllib.parse import urlsplit

from svod.messages import NBSP

_BEFORE_DASH = re.compile(r" (?=[—–])")
_AFTER_SIGN = re.compile(r"(?<!\w)(№|[А-ЯЁ]\.) (?=[\w«])")
_ORDINAL = re.compile(r"(?<=\d)-(?=[а-яё]{1,3}\b)")
_BARRED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


def typeset(text: str) -> str:
    """The text with no break before a dash, after a number sign or an initial, nor inside «11-й»."""
    return _ORDINAL.sub("\u2011", _AFTER_SIGN.sub(rf"\1{NBSP}", _BEFORE_DASH.sub(NBSP, text)))


def printable(text: str) -> str:
    """The text without the characters that XML forbids: pages are foreign input."""
    return _BARRED.sub("", text)


def outward(address: str) -> str | None:
    """The address when it can be followed: of the web, and without anything that could leave its quotes."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    followed = parts.scheme in {"http", "https"} and parts.netloc and not re.search(r"[\s<>\"\\]", address)
    return address if followed else None
