"""Markdown: a worded briefing as text with numbered sources."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from svod.brief.dossier import Dossier
from svod.brief.grammar import cased, day_words, when_words
from svod.brief.wording import Section, Statement
from svod.model.entry import Source


@dataclass(frozen=True, slots=True)
class Briefing:
    """The text, and the sources in the order of their numbers, from 1; with all that other papers are made of.

    `numbers` gives the note of each claim that `sections` rest on.
    """

    text: str
    notes: tuple[Source, ...]
    title: str
    as_of: date
    sections: tuple[Section, ...]
    numbers: Mapping[str, int] = field(default_factory=dict)

    @property
    def sources(self) -> int:
        """How many sources are cited."""
        return len(self.notes)

    def marks(self, statement: Statement) -> tuple[int, ...]:
        """The numbers of the sources of a sentence, in their order."""
        return tuple(sorted({self.numbers[claim] for claim in statement.claims}))


def titled(dossier: Dossier) -> str:
    """«Справка о сотрудничестве Томской области и Китая»"""
    return f"Справка о сотрудничестве {cased(dossier.area, 'gent')} и {cased(dossier.partner, 'gent')}"


def written(title: str, as_of: date, sections: Sequence[Section], sources: Mapping[str, Source]) -> Briefing:
    """The briefing as Markdown. KeyError when a sentence rests on a claim that has no source."""
    notes: list[Source] = []
    claims = [claim for section in sections for statement in section.statements for claim in statement.claims]
    numbers = {claim: _number(sources[claim], notes) for claim in claims}
    lines = [f"# {escaped(title)}", "", f"Составлена {day_words(as_of)}.", ""]
    for section in sections:
        lines += [f"{'#' * section.level} {escaped(section.title)}", ""]
        lines += [_line(statement, numbers) for statement in section.statements]
        lines += [""] if section.statements else []
    if notes:
        lines += ["## Источники", ""]
        lines += [f"[^{at}]: {note_text(note)}" for at, note in enumerate(notes, 1)]
    return Briefing("\n".join(lines).rstrip() + "\n", tuple(notes), title, as_of, tuple(sections), numbers)


def _line(statement: Statement, numbers: Mapping[str, int]) -> str:
    """The sentence with the numbers of its sources."""
    if not statement.claims:
        return f"_{escaped(statement.text)}._"
    marks = dict.fromkeys(numbers[claim] for claim in statement.claims)
    return f"- {escaped(statement.text)}." + "".join(f"[^{mark}]" for mark in marks)


def _number(source: Source, notes: list[Source]) -> int:
    """The note's number: claims that cite the same words of a page share one."""

    def cited(one: Source) -> tuple[str, int, str, str | None]:
        return one.page, one.start, one.quote, one.speaker

    for number, note in enumerate(notes, 1):
        if cited(note) == cited(source):
            return number
    notes.append(source)
    return len(notes)


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
