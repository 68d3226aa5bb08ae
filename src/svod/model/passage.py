"""Passage: words of an article that no claim was made of, named by their place so that they can be cited like one."""

import re
from datetime import date
from typing import NamedTuple

_NAME = re.compile(r"passage:([0-9a-f]{64}):(\d+)-(\d+)")


class Later(NamedTuple):
    """An article that may tell what became of a promise: its page, its day, its text. `inside` is a place within the
    promise's areas that it names where it names none of these themselves."""

    page: str
    day: date
    text: str
    inside: str | None = None


def passage_name(page: str, start: int, end: int) -> str:
    """«passage:…:120-184», the name of characters of a page's article."""
    return f"passage:{page.removeprefix('sha256:')}:{start}-{end}"


def passage_of(name: str) -> tuple[str, int, int] | None:
    """The page and the span that a name stands for; None when it is no passage's."""
    found = _NAME.fullmatch(name)
    return (f"sha256:{found[1]}", int(found[2]), int(found[3])) if found else None
