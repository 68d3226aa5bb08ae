"""Word: a briefing as an office document, each sentence with a real footnote: quote, publisher, date, address."""

from collections.abc import Sequence

from svod.brief.grammar import day_words
from svod.brief.markdown import Briefing, note_words
from svod.brief.paper import Paper
from svod.brief.wording import Statement

WIDTHS = (2.7, 3.2, 2.5, 4.1)
"""How wide the columns of figures are, one to another."""


def word(briefing: Briefing) -> bytes:
    """The briefing as a .docx file."""
    paper = Paper(briefing.title, briefing.as_of)
    head, _, rest = briefing.title.partition(" ")
    paper.title(head, rest, f"по состоянию на {day_words(briefing.as_of)}")
    for section in briefing.sections:
        paper.heading(section.title, section.level - 1)
        rows = [statement for statement in section.statements if statement.cells and section.heads]
        if rows:
            _table(paper, briefing, section.heads, rows)
        for statement in section.statements:
            if statement not in rows:
                paper.sentence(f"{statement.text}.", _notes(briefing, statement))
    return paper.raw


def _table(paper: Paper, briefing: Briefing, heads: Sequence[str], rows: Sequence[Statement]) -> None:
    widths = WIDTHS if len(heads) == len(WIDTHS) else [1] * len(heads)
    table = paper.table(heads, widths)
    for row in rows:
        paper.row(table, row.cells, _notes(briefing, row))


def _notes(briefing: Briefing, statement: Statement) -> list[tuple[int, str, str]]:
    """(number, words, address) of a sentence's sources."""
    notes = ((number, briefing.notes[number - 1]) for number in briefing.marks(statement))
    return [(number, note_words(note), note.address) for number, note in notes]
