"""Search: words with their places, what is sought among them, and what is found."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from svod.model.entry import Source


class Spoken(NamedTuple):
    """A word of a text as its lemma; `start`/`end` are characters of the text."""

    start: int
    end: int
    lemma: str


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow each other, each given by the lemmas it may have."""

    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is sought. `kind` is a claim's kind, or "article"; empty slots ask for nothing. `known` leaves out what was
    told after a day; what has no day stays."""

    terms: tuple[Term, ...]
    kind: str = "article"
    areas: tuple[str, ...] = ()
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    known: date | None = None
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page or claim that was found: its text, and the numbers of the words in it that were sought."""

    text: str
    marks: tuple[int, ...]
    page: str
    source: Source


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, and how many there are of each kind whatever the limit; `at_least`: and more that were not counted."""

    hits: tuple[Hit, ...]
    counts: dict[str, int]
    at_least: bool = False
