"""The control list as an Excel sheet and as a Word table: the same columns, the same colours."""

from collections.abc import Sequence
from datetime import date

from svod.brief.paper import Paper
from svod.brief.typeset import outward
from svod.cells import day_cell, when_cell
from svod.export.control import Item, State
from svod.export.sheets import Cell, sheet
from svod.messages import say

COLOURS = {
    State.OVERDUE: "FFE699",
    State.NEAR: "DDEBF7",
    State.AHEAD: "FFFFFF",
    State.UNTIMED: "F2F2F2",
    State.PARTLY: "E2EFDA",
    State.BROKEN: "F8CBAD",
}
"""Amber where the term has passed and nothing is known; red is a person's judgement alone."""

HEADS = ("number", "owner", "what", "form", "due", "term", "state", "quote", "publisher", "published", "sources", "id")
WIDTHS = (5, 24, 36, 14, 12, 17, 19, 46, 18, 12, 11, 26)
PRINTED = (1, 2, 3, 5, 6, 7)
"""The columns that a page of Word has room for."""

PRINTED_WIDTHS = (4, 6.5, 2.6, 3.2, 3.6, 8)


def heads() -> list[str]:
    """The columns' heads in the language spoken now."""
    return [say(f"control.{name}") for name in HEADS]


def as_sheet(items: Sequence[Item], as_of: date) -> bytes:
    """The list as .xlsx."""
    rows = [_row(number, item) for number, item in enumerate(items, 1)]
    return sheet(say("control.title"), heads(), WIDTHS, rows, _title(as_of))


def as_word(items: Sequence[Item], as_of: date) -> bytes:
    """The list as .docx."""
    paper = Paper(_title(as_of), as_of, wide=True)
    paper.title(say("control.title"), "", say("control.as-of", day=day_cell(as_of)))
    shown = heads()
    table = paper.table([shown[at] for at in PRINTED], PRINTED_WIDTHS)
    for item in items:
        cells = _words(item)
        paper.row(table, [*(cells[at] for at in PRINTED[:-1]), ""])
        *_, state, source = table.rows[-1].cells
        paper.shade(state, COLOURS[item.state])
        if item.source:
            words = f"«{' '.join(item.source.quote.split())}» — {cells[8]}, {cells[9]}"
            paper.link(source, words, item.source.address)
    if not items:
        paper.sentence(say("control.none"), ())
    return paper.raw


def _title(as_of: date) -> str:
    return f"{say('control.title')}, {say('control.as-of', day=day_cell(as_of))}"


def _row(number: int, item: Item) -> list[Cell]:
    words = _words(item)
    cells = [Cell(number), *(Cell(word) for word in words[1:])]
    cells[4], cells[10] = Cell(item.due), Cell(item.sources)
    cells[6] = Cell(words[6], colour=COLOURS[item.state])
    if item.source:
        cells[7] = Cell(words[7], link=outward(item.source.address))
        published = item.source.published
        if published and published.start == published.end:
            cells[9] = Cell(published.start)
    return cells


def _words(item: Item) -> list[str]:
    source = item.source
    cited = (
        [source.quote, source.publisher or say("control.unknown"), when_cell(source.published)] if source else [""] * 3
    )
    due = day_cell(item.due) or say("control.untimed")
    return [
        "",
        item.owner or say("control.unowned"),
        item.what,
        item.kind,
        due,
        when_cell(item.term) or due,
        say(f"control.state.{item.state.value}"),
        *cited,
        str(item.sources),
        item.id,
    ]
