"""Findings: what the demonstration shows: tellings joined, figures that differ, promises with a later word.

These are candidates for a reader, found by plain comparison; nothing of them is written into the register.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from svod.model.claim import Indicator
from svod.model.entry import Entry, Source

SAME_FIGURE = 0.02
COMMON_STEMS = 4
FIRST = date.min
STEM = 5  # letters: enough to tell «график» from «графит», few enough to leave the ending out


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and where it stands."""

    quote: str
    page: str
    publisher: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Echo:
    """A promise and a later sentence that speaks of the same things."""

    promise: Said
    later: Said


def told_twice(entries: Sequence[Entry], sources: Mapping[str, Source]) -> list[tuple[Entry, list[Source]]]:
    """Entries that several pages tell, with one source a page: many publishers first, in words of their own first."""
    found = []
    for entry in entries:
        by_page = {sources[claim].page: sources[claim] for claim in reversed(entry.claims) if claim in sources}
        if len(by_page) > 1:
            found.append((entry, sorted(by_page.values(), key=lambda source: said(source).day or FIRST)))
    return sorted(found, key=lambda one: (-len({source.publisher for source in one[1]} - {None}), _alike(one[1])))


def differing(indicators: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    """Pairs of figures of one measure, one pair of sides and one period that do not agree."""
    return [
        (one, other)
        for one, other in combinations(indicators, 2)
        if isinstance(one.gist, Indicator) and isinstance(other.gist, Indicator) and _differ(one.gist, other.gist)
    ]


def said(source: Source) -> Said:
    """What a claim cites."""
    return Said(source.quote, source.page, source.publisher, source.published.start if source.published else None)


def echoes(promises: Sequence[Said], others: Sequence[Said]) -> list[Echo]:
    """Promises with the sentence of a later page that has most words in common, the closest first."""
    found = []
    for promise in promises:
        later = [one for one in others if one.page != promise.page and (one.day or FIRST) > (promise.day or FIRST)]
        best = max(later, key=lambda one: _common(promise, one), default=None)
        if best and _common(promise, best) >= COMMON_STEMS:
            found.append(Echo(promise, best))
    return sorted(found, key=lambda echo: -_common(echo.promise, echo.later))


def _differ(one: Indicator, other: Indicator) -> bool:
    if not (one.value and other.value and one.period and other.period) or one.measure is not other.measure:
        return False
    sides = {one.area, one.partner}, {other.area, other.partner}
    spans = (one.period.start, one.period.end), (other.period.start, other.period.end)
    alike = sides[0] == sides[1] and spans[0] == spans[1] and one.of == other.of and one.sector == other.sector
    x, y = one.value.number, other.value.number
    return alike and one.value.unit == other.value.unit and abs(x - y) > SAME_FIGURE * max(abs(x), abs(y))


def _alike(told: Sequence[Source]) -> float:
    """How much the first two tellings share: 1.0 for a reprint."""
    first, second = (_stems(source.quote) for source in told[:2])
    return len(first & second) / (len(first | second) or 1)


def _common(one: Said, other: Said) -> int:
    return len(_stems(one.quote) & _stems(other.quote))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in re.findall(r"\w+", text.lower()) if len(word) > STEM}
