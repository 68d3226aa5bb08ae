"""Markdown: a worded briefing as text with numbered sources."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from svod.brief.dates import day_words, when_words
from svod.brief.statement import Section, Statement
from svod.model.entry import Source

CITED, AT_LENGTH = 1, 2
"""Sources of a sentence in the main part, and in an annex: the fullest telling and the newest; the register holds all.
What rests on several entries has two at least."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """The text, and the sources in the order of their numbers, from 1; with all that other papers are made of.

    `marked` gives the numbers of the sources of each sentence.
    """

    text: str
    notes: tuple[Source, ...]
    title: str
    as_of: date
    sections: tuple[Section, ...]
    marked: Mapping[Statement, tuple[int, ...]] = field(default_factory=dict)

    @property
    def sources(self) -> int:
        """How many sources are cited."""
        return len(self.notes)

    def marks(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of the sources of a sentence, in their order."""
        return self.marked.get(statement, ())

    @property
    def pages(self) -> tuple[Source, ...]:
        """The pages that are cited, each once, by the first of its sources."""
        return tuple({note.page: note for note in reversed(self.notes)}.values())[::-1]


def written(title: str, as_of: date, sections: Sequence[Section], sources: Mapping[str, Source]) -> Briefing:
    """The briefing as Markdown. KeyError when a sentence rests on claims of which none has a source."""
    notes: dict[tuple[str, int, str, str | None], int] = {}
    kept: list[Source] = []
    marked: dict[Statement, tuple[int, ...]] = {}
    lines = [f"# {escaped(title)}", "", f"По состоянию на {day_words(as_of)}.", ""]
    for section in sections:
        lines += [f"{'#' * section.level} {escaped(section.title)}", ""]
        for at, statement in enumerate(section.statements, 1):
            if statement not in marked:
                cited = _cited(statement, sources, AT_LENGTH if section.annex else CITED)
                marked[statement] = tuple(sorted({_number(one, notes, kept) for one in cited}))
            lines.append(_line(statement, marked[statement], f"{at}." if section.numbered else "-"))
        lines += [""] if section.statements else []
    if kept:
        lines += ["## Источники", ""]
        lines += [f"[^{at}]: {note_text(note)}" for at, note in enumerate(kept, 1)]
    return Briefing("\n".join(lines).rstrip() + "\n", tuple(kept), title, as_of, tuple(sections), marked)


def _cited(statement: Statement, sources: Mapping[str, Source], most: int) -> list[Source]:
    """The sources of the words that tell it most fully, then the newest of other pages."""
    if not statement.claims:
        return []
    known = [sources[claim] for claim in reversed(statement.claims) if claim in sources]
    if not known:
        raise KeyError(statement.claims[-1])
    most = max(most, min(len(statement.quotes), AT_LENGTH))
    fullest = {one.quote: one for one in reversed(known) if one.quote in statement.quotes}
    chosen = list(fullest.values())[:most]
    for one in known:
        if len(chosen) < most and one.page not in {other.page for other in chosen}:
            chosen.append(one)
    return chosen


def _line(statement: Statement, marks: Sequence[int], point: str) -> str:
    """The sentence with the numbers of its sources."""
    if not marks:
        return f"_{escaped(statement.text)}._"
    return f"{point} {escaped(statement.text)}." + "".join(f"[^{mark}]" for mark in marks)


def _number(source: Source, notes: dict[tuple[str, int, str, str | None], int], kept: list[Source]) -> int:
    """The note's number: claims that cite the same words of a page share one."""
    words = (source.page, source.start, source.quote, source.speaker)
    if words not in notes:
        kept.append(source)
        notes[words] = len(kept)
    return notes[words]


def note_text(note: Source) -> str:
    """«quote» — speaker's words; publisher, date, address."""
    return f"{escaped(note_words(note))}, {_address(note.address)}"


def note_words(note: Source) -> str:
    """The note without its address, for whatever paper."""
    quote = " ".join(note.quote.split())
    date = when_words(note.published) if note.published else "дата публикации неизвестна"
    whose = f" — слова: {note.speaker}" if note.speaker else ""
    return f"«{quote}»{whose} — {note.publisher or 'издатель не указан'}, {date}"


def escaped(text: str) -> str:
    """The text with everything that Markdown would take for a mark disarmed: pages are foreign input."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def _address(address: str) -> str:
    return f"<{address}>" if re.fullmatch(r"https?://[^\s<>]+", address) else escaped(address)
