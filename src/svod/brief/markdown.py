"""Markdown: a worded briefing as text with numbered sources."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from svod.brief.dossier import Dossier
from svod.brief.grammar import cased, day_words, when_words
from svod.brief.wording import Section, Statement
from svod.model.entry import Source


@dataclass(frozen=True, slots=True)
class Briefing:
    """The text, and the sources in the order of their numbers, from 1."""

    text: str
    notes: tuple[Source, ...]

    @property
    def sources(self) -> int:
        """How many sources are cited."""
        return len(self.notes)


def written(dossier: Dossier, sections: Sequence[Section], sources: Mapping[str, Source]) -> Briefing:
    """The briefing as Markdown. KeyError when a sentence rests on a claim that has no source."""
    notes: list[Source] = []
    sides = f"{cased(dossier.area, 'gent')} и {cased(dossier.partner, 'gent')}"
    lines = [f"# Справка о сотрудничестве {escaped(sides)}", "", f"Составлена {day_words(dossier.as_of)}.", ""]
    for section in sections:
        lines += [f"{'#' * section.level} {escaped(section.title)}", ""]
        lines += [_line(statement, sources, notes) for statement in section.statements]
        lines += [""] if section.statements else []
    if notes:
        lines += ["## Источники", ""]
        lines += [f"[^{at}]: {note_text(note)}" for at, note in enumerate(notes, 1)]
    return Briefing("\n".join(lines).rstrip() + "\n", tuple(notes))


def _line(statement: Statement, sources: Mapping[str, Source], notes: list[Source]) -> str:
    """The sentence with the numbers of its sources; what is new is added to `notes`."""
    if not statement.claims:
        return f"_{escaped(statement.text)}._"
    numbers = dict.fromkeys(_number(sources[claim], notes) for claim in statement.claims)
    return f"- {escaped(statement.text)}." + "".join(f"[^{number}]" for number in numbers)


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
    quote = escaped(" ".join(note.quote.split()))
    date = when_words(note.published) if note.published else "дата публикации неизвестна"
    facts = [escaped(note.publisher or "издатель не указан"), date, _address(note.address)]
    whose = f" — слова: {escaped(note.speaker)}" if note.speaker else ""
    return f"«{quote}»{whose} — {', '.join(facts)}"


def escaped(text: str) -> str:
    """The text with everything that Markdown would take for a mark disarmed: pages are foreign input."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def _address(address: str) -> str:
    return f"<{address}>" if re.fullmatch(r"https?://[^\s<>]+", address) else escaped(address)
