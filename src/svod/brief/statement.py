"""Statement and section: what a briefing says, and on what each sentence rests, before it is set on any paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from svod.charts.chart import Chart
from svod.messages import NBSP
from svod.model.entry import Entry

AT_LENGTH = 30
"""Sentences of an annex, the first; how many there are is told in its head."""

LOOKED_AT = 12
"""Claims of an entry that its sentence may be cited from, the newest."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence without its full stop, and the claims it rests on. Without claims it says that nothing is known.

    `cells` are the same words as a row under its section's heads, where papers have tables. `quotes` are the words
    that tell it most fully: of all claims, those of these words are cited first.
    """

    text: str
    claims: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; `level` 2 or 3. `widths` are parts of a table's columns; `numbered` sentences are
    points of a list; an `annex` begins on a page of its own; `chart` stands below what is told."""

    title: str
    statements: tuple[Statement, ...]
    level: int = 2
    heads: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    numbered: bool = False
    annex: bool = False
    chart: Chart | None = field(default=None, compare=False)

    @property
    def rows(self) -> tuple[Statement, ...]:
        """What stands in the section's table."""
        return tuple(one for one in self.statements if one.cells) if self.heads else ()

    @property
    def sentences(self) -> tuple[Statement, ...]:
        """What stands beside the table."""
        return tuple(one for one in self.statements if not one.cells) if self.heads else self.statements


def told(text: str, *entries: Entry, cells: Sequence[str] = (), claims: Sequence[str] = ()) -> Statement:
    """A sentence that rests on entries, or on some claims of theirs."""
    rest = claims or [claim for entry in entries for claim in entry.claims[-LOOKED_AT:]]
    quotes = (entry.gist.citation.quote for entry in entries if entry.gist)
    return Statement(text, tuple(dict.fromkeys(rest)), tuple(cells), tuple(dict.fromkeys(quotes)))


def or_nothing(statements: Iterable[Statement], nothing: str) -> tuple[Statement, ...]:
    """The sentences; when there are none, one that says so."""
    return tuple(statements) or (Statement(nothing),)


@dataclass(slots=True)
class Annexes:
    """Collects what is too long for the main part, in the order in which the main part sends to it."""

    sections: list[Section] = field(default_factory=list)

    def section(self, whole: Section, most: int, nothing: str, title: str | None = None) -> Section:
        """The section for the main part: its first sentences, and where the others are; `title` is the annex's."""
        if len(whole.statements) <= most:
            return replace(whole, statements=or_nothing(whole.statements, nothing))
        number = len(self.sections) + 1
        head = f"Приложение{NBSP}{number}. {title or whole.title}"
        if len(whole.statements) > AT_LENGTH:
            head += f" ({AT_LENGTH} из {len(whole.statements)}; остальные — в{NBSP}реестре)"
        told_of = whole.statements[:AT_LENGTH]
        self.sections.append(replace(whole, title=head, statements=told_of, level=2, annex=True))
        pointer = f" ({most} из {len(whole.statements)}; см.{NBSP}приложение{NBSP}{number})"
        return replace(whole, title=whole.title + pointer, statements=whole.statements[:most])

    def last(self, whole: Section) -> Section:
        """A section as the annex that follows all others."""
        head = f"Приложение{NBSP}{len(self.sections) + 1}. {whole.title}"
        return replace(whole, title=head, level=2, annex=True)

    def add(self, statements: Iterable[Statement]) -> None:
        """Sentences that the last annex alone has."""
        self.sections[-1] = replace(self.sections[-1], statements=(*self.sections[-1].statements, *statements))
