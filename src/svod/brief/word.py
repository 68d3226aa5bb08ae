"""Word: a briefing as an office document, each sentence with a real footnote: quote, publisher, date, address."""

from svod.brief.dates import day_words, when_words
from svod.brief.markdown import Briefing, note_words
from svod.brief.paper import Paper
from svod.brief.statement import Section, Statement
from svod.charts import millimetres, png
from svod.model.entry import Source


def word(briefing: Briefing) -> bytes:
    """The briefing as a .docx file."""
    paper = Paper(briefing.title, briefing.as_of)
    head, _, rest = briefing.title.partition(" ")
    paper.title(head.rstrip(":"), rest, f"по состоянию на {day_words(briefing.as_of)}")
    for section in briefing.sections:
        paper.heading(section.title, section.level - 1, page=section.annex)
        _section(paper, briefing, section)
    if briefing.notes:
        paper.heading("Источники", 1)
        for number, source in enumerate(briefing.pages, 1):
            paper.item(number, _page(source), source.address)
    return paper.raw


def _section(paper: Paper, briefing: Briefing, section: Section) -> None:
    if section.rows:
        table = paper.table(section.heads, section.widths or [1] * len(section.heads))
        for row in section.rows:
            paper.row(table, row.cells, _notes(briefing, row))
    for number, statement in enumerate(section.sentences, 1):
        mark = f"{number}. " if section.numbered else ""
        paper.sentence(f"{mark}{statement.text}.", _notes(briefing, statement))
    if section.chart:
        image = png(section.chart)
        paper.picture(image, millimetres(image), section.chart.title, section.chart.description)


def _notes(briefing: Briefing, statement: Statement) -> list[tuple[int, str, str]]:
    """(number, words, address) of a sentence's sources."""
    notes = ((number, briefing.notes[number - 1]) for number in briefing.marks(statement))
    return [(number, note_words(note), note.address) for number, note in notes]


def _page(source: Source) -> str:
    """«Вестник. Заголовок. 3 марта 2025 года»"""
    date = when_words(source.published) if source.published else "Дата публикации неизвестна"
    return ". ".join(part for part in (source.publisher or "Издатель не указан", source.title, date) if part)
