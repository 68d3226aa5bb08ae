"""The control list as an Excel sheet and as a Word table: the same columns, the same colours."""

from collections.abc import Mapping, Sequence
from datetime import date

from svod.asking import label
from svod.brief.paper import Paper
from svod.brief.typeset import outward
from svod.cells import day_cell, when_cell
from svod.export.sheets import Cell, sheet
from svod.follow.control import Line, Mark, mark_of
from svod.follow.results import Result, Turn
from svod.messages import say
from svod.model.entry import Source
from svod.model.when import When

COLOURS = {
    Mark.OVERDUE: "FFE699",
    Mark.NEAR: "DDEBF7",
    Mark.AHEAD: "FFFFFF",
    Mark.UNTIMED: "F2F2F2",
    Mark.CANDIDATE: "D9E1F2",
    Mark.PARTLY: "E2EFDA",
    Mark.BROKEN: "F8CBAD",
}
"""Amber where the term has passed and nothing is known; red is a person's judgement alone."""

COLUMNS = {
    "number": 5,
    "author": 22,
    "owner": 24,
    "what": 36,
    "form": 14,
    "due": 12,
    "term": 17,
    "state": 19,
    "quote": 46,
    "result": 46,
    "publisher": 18,
    "published": 12,
    "sources": 11,
    "id": 26,
}
"""Names with their widths, in letters."""

PRINTED = {"author": 3.6, "owner": 3.8, "what": 6, "due": 2.4, "state": 3.2, "quote": 8.6}
"""The columns that a page of Word has room for, with their widths in centimetres."""

Sources = Mapping[str, Source]


def cited(lines: Sequence[Line]) -> list[str]:
    """The claims whose sources the list shows: those it rests on, and the best that may tell of the result."""
    return [claim for line in lines for claim in (line.basis, *(one.claim for one in _ends(line)[:1]))]


def as_sheet(lines: Sequence[Line], sources: Sources, as_of: date) -> bytes:
    """The list as .xlsx."""
    rows = [_row(number, line, sources, as_of) for number, line in enumerate(lines, 1)]
    heads = [say(f"control.{name}") for name in COLUMNS]
    return sheet(say("control.title"), heads, list(COLUMNS.values()), rows, _title(as_of))


def as_word(lines: Sequence[Line], sources: Sources, as_of: date) -> bytes:
    """The list as .docx."""
    paper = Paper(_title(as_of), as_of, wide=True)
    paper.title(say("control.title"), "", say("control.as-of", day=day_cell(as_of)))
    table = paper.table([say(f"control.{name}") for name in PRINTED], tuple(PRINTED.values()))
    for line in lines:
        words = _words(line, sources, as_of)
        words["what"] = f"{words['form']}: {words['what']}"
        paper.row(table, [*(words[name] for name in PRINTED if name != "quote"), ""])
        *_, state, basis = table.rows[-1].cells
        paper.shade(state, COLOURS[_mark(line, as_of)])
        for before, source in (("", sources.get(line.basis)), ("→ ", _result(line, sources))):
            if source:
                told = (source.publisher or say("control.unknown"), when_cell(source.published))
                paper.link(
                    basis,
                    f"{before}«{' '.join(source.quote.split())}» — {', '.join(filter(None, told))}",
                    source.address,
                )
    if not lines:
        paper.sentence(say("control.none"), ())
    return paper.raw


def _title(as_of: date) -> str:
    return f"{say('control.title')}, {say('control.as-of', day=day_cell(as_of))}"


def _mark(line: Line, as_of: date) -> Mark:
    return mark_of(line.state.value, line.followed.due, as_of)


def _row(number: int, line: Line, sources: Sources, as_of: date) -> list[Cell]:
    cells = {name: Cell(word) for name, word in _words(line, sources, as_of).items()}
    cells["number"], cells["sources"] = Cell(number), Cell(len(line.entry.claims))
    cells["due"] = Cell(line.followed.due)
    cells["state"] = Cell(cells["state"].value, colour=COLOURS[_mark(line, as_of)])
    if source := sources.get(line.basis):
        cells["quote"] = Cell(cells["quote"].value, link=outward(source.address))
        published = source.published
        if published and published.start == published.end:
            cells["published"] = Cell(published.start)
    if result := _result(line, sources):
        cells["result"] = Cell(cells["result"].value, link=outward(result.address))
    return [cells[name] for name in COLUMNS]


def _words(line: Line, sources: Sources, as_of: date) -> dict[str, str]:
    """Each column in words."""
    source, result = sources.get(line.basis), _result(line, sources)
    due = day_cell(line.followed.due) or say("control.untimed")
    return {
        "number": "",
        "author": ", ".join(line.author),
        "owner": ", ".join(line.owner) or say("control.unowned"),
        "what": line.what,
        "form": _form(line),
        "due": due,
        "term": when_cell(_term(line)) or due,
        "state": say(f"control.state.{_mark(line, as_of).value}"),
        "quote": source.quote if source else "",
        "result": f"{result.quote} ({result.publisher or say('control.unknown')})" if result else "",
        "publisher": (source.publisher or say("control.unknown")) if source else "",
        "published": when_cell(source.published) if source else "",
        "sources": str(len(line.entry.claims)),
        "id": line.entry.id,
    }


def _result(line: Line, sources: Sources) -> Source | None:
    """The best candidate for the result: a person decides whether it is one."""
    return next((sources[one.claim] for one in _ends(line)[:1] if one.claim in sources), None)


def _ends(line: Line) -> list[Result]:
    """What may tell what became of it, without what was said again to be."""
    return [one for one in line.followed.results if one.turn is not Turn.STEP]


def _form(line: Line) -> str:
    """«поручение», «визит»; of papers and projects what they are."""
    return label("form", line.entry.kind, line.entry.form) or say(f"kind.one.{line.entry.kind.value}")


def _term(line: Line) -> When | None:
    term = getattr(line.entry.gist, "due", None) or getattr(line.entry.gist, "when", None)
    return term if isinstance(term, When) else None
