"""Phrases of time as the text has them, not yet resolved: a unit of the calendar with its edge, or a moment."""

import re
from dataclasses import dataclass
from functools import partial

from svod.language.calendar import Span, quarter_span
from svod.language.moments import MOMENTS, Moment
from svod.language.periods import UNITS, InYear, Unit
from svod.language.symbols import Line, line
from svod.model.text import Text

EDGES: tuple[tuple[str, str], ...] = (
    ("BEFORE", r"(?:в срок до|вплоть до|не позднее(?: чем)?|до)"),
    ("BY_END", r"(?:до|к|по|не позднее) END"),
    ("BY_BEGIN", r"(?:к|до|не позднее) BEGIN"),
    ("BY_MIDDLE", r"(?:к|до|не позднее) MIDDLE"),
    ("BY", r"к"),
    ("TILL", r"по"),
    ("FROM", r"(?:начинать с|начиная с|с(?: BEGIN)?|не ранее(?: чем)?(?: (?:в|с))?)"),
    ("FROM_MIDDLE", r"с MIDDLE"),
    ("FROM_END", r"с END"),
    ("AFTER", r"после"),
    ("ON_END", r"(?:по состояние )?на END"),
    ("ON_BEGIN", r"(?:по состояние )?на BEGIN"),
    ("BEGIN", r"(?:(?:уже )?в )?(?:o1 )?BEGIN"),
    ("MIDDLE", r"(?:в )?MIDDLE"),
    ("END", r"(?:(?:в|под) )?END"),
    ("WITHIN", r"(?:в течение|в течении|на протяжение)"),
    ("SUM", r"(?:по|за|в|на)? ?(?:итог|результат|данные|период|весь)"),
    ("SUM", r"за"),
    ("ON", r"(?:по состояние )?на"),
    ("IN", r"(?:уже )?в"),
)
"""What stands before a unit, as (name, symbols); the longest match counts."""
SPELLED = {"два": 2, "три": 3}

_EDGES = [(name, re.compile(rf"(?:^| )({pattern}) $")) for name, pattern in EDGES]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time before it is resolved; `first` and `last` are tokens, `year` the symbols that tell its year."""

    start: int
    end: int
    first: int
    last: int
    unit: Unit | None = None
    in_year: InYear | None = None
    year: str = ""
    edge: str = ""
    moment: Moment | None = None
    match: re.Match[str] | None = None


def phrases_in(text: Text, first: int, last: int) -> list[Phrase]:
    """The phrases of time between two tokens of a sentence, in text order."""
    row = line(text.tokens[first : last + 1])
    taken = [False] * len(row.pieces)
    found: list[Phrase] = []
    for moment in MOMENTS:
        for match in moment.pattern.finditer(row.symbols):
            if span := _free(row, match.start(), match.end(), taken):
                found.append(_phrase(row, *span, moment=moment, match=match))
    for unit in UNITS:
        for match in unit.pattern.finditer(row.symbols):
            span = _free(row, match.start(), match.end(), taken)
            if span is None:
                continue
            edge, begin = _edge(row, match.start(), span[0])
            for at in range(begin, span[0]):
                taken[at] = True
            in_year = unit.build(match)
            if unit.name == "quarter" and text.tokens[row.pieces[span[0]].token].lemma in SPELLED:
                in_year = partial(_first_quarters, SPELLED[text.tokens[row.pieces[span[0]].token].lemma])
            found.append(_phrase(row, begin, span[1], unit=unit, in_year=in_year, year=match["y"] or "", edge=edge))
    return sorted(found, key=lambda phrase: phrase.start)


def _first_quarters(count: int, year: int) -> Span | None:
    """«за три квартала прошлого года»: the first three, where «третий квартал» and «3 квартал» are one."""
    return quarter_span(year, 1, count)


def _free(row: Line, start: int, end: int, taken: list[bool]) -> tuple[int, int] | None:
    """The pieces of a match (last inclusive), marked as taken; None when some were taken before."""
    while end > start and row.symbols[end - 1] == " ":
        end -= 1
    if start not in row.starts or end not in row.ends:
        return None
    first, last = row.starts[start], row.ends[end]
    if first > last or any(taken[first : last + 1]):
        return None
    taken[first : last + 1] = [True] * (last - first + 1)
    return first, last


def _edge(row: Line, start: int, first: int) -> tuple[str, int]:
    """The longest edge that stands before character `start`, and the piece it begins at."""
    before = row.symbols[max(0, start - 60) : start]
    best, name = "", ""
    for edge, pattern in _EDGES:
        match = pattern.search(before)
        if match and len(match[1].strip()) > len(best):
            best, name = match[1].strip(), edge
    return name, first - (best.count(" ") + 1 if best else 0)


def _phrase(row: Line, first: int, last: int, **parts: object) -> Phrase:
    head, tail = row.pieces[first], row.pieces[last]
    return Phrase(head.start, tail.end, head.token, tail.token, **parts)  # type: ignore[arg-type]
