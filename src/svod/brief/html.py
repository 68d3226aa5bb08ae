"""HTML: a briefing as one page that needs nothing else, laid out for print, with its sources at the end."""

from collections.abc import Sequence
from html import escape

from svod.brief.grammar import day_words
from svod.brief.markdown import Briefing, note_words
from svod.brief.typeset import outward, printable, typeset
from svod.brief.wording import Section, Statement

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page) } }
@page :first { @top-center { content: none } }
body { font: 14pt/1.25 "Times New Roman", "Liberation Serif", serif; color: #000; background: #fff;
  max-width: 165mm; margin: 10mm auto; padding: 0 5mm; hyphens: auto }
h1, .made { font-size: 1em; text-align: center; margin: 0 }
h1 b { text-transform: uppercase }
.made { margin-bottom: 1em }
h2, h3 { font-size: 1em; margin: .8em 0 .3em; padding-left: 12.5mm; break-after: avoid }
h3, .nothing { font-style: italic }
p { text-align: justify; text-indent: 12.5mm; margin: 0 0 .25em }
sup { font-size: .65em; line-height: 0 }
sup a { color: inherit; text-decoration: none }
table { border-collapse: collapse; width: 100%; font-size: .85em; hyphens: none }
th, td { border: 1px solid #000; padding: .15em .4em; text-align: left; vertical-align: top }
th { text-align: center }
tr, li { break-inside: avoid }
ol { font-size: .75em; padding-left: 2.2em; overflow-wrap: anywhere }
:target { background: #ffe9a8 }
@media print { body { margin: 0; padding: 0; max-width: none } :target { background: none } }
"""


def html(briefing: Briefing) -> str:
    """The briefing as an HTML page; whatever pages say stands in it as text alone."""
    word, _, rest = briefing.title.partition(" ")
    made = f"по состоянию на {day_words(briefing.as_of)}"
    parts = [
        '<!DOCTYPE html>\n<html lang="ru">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{_text(briefing.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>",
        f'<h1><b>{_text(word)}</b><br>{_text(rest)}</h1>\n<p class="made">{_text(made)}</p>',
        *(_section(section, briefing) for section in briefing.sections),
        _sources(briefing),
        "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _section(section: Section, briefing: Briefing) -> str:
    rows = [statement for statement in section.statements if statement.cells and section.heads]
    others = (_sentence(statement, briefing) for statement in section.statements if statement not in rows)
    table = [_table(section.heads, rows, briefing)] if rows else []
    return "\n".join([f"<h{section.level}>{_text(section.title)}</h{section.level}>", *table, *others])


def _sentence(statement: Statement, briefing: Briefing) -> str:
    nothing = "" if statement.claims else ' class="nothing"'
    return f"<p{nothing}>{_text(statement.text)}.{_marks(statement, briefing)}</p>"


def _table(heads: Sequence[str], rows: Sequence[Statement], briefing: Briefing) -> str:
    lines = ["<table>", f"<thead><tr>{''.join(f'<th>{_text(head)}</th>' for head in heads)}</tr></thead>"]
    for statement in rows:
        first, *others = (_text(cell) for cell in statement.cells)
        cells = [first + _marks(statement, briefing), *others]
        lines.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    return "\n".join([*lines, "</table>"])


def _marks(statement: Statement, briefing: Briefing) -> str:
    links = ",\u00a0".join(f'<a href="#s{mark}">{mark}</a>' for mark in briefing.marks(statement))
    return f"<sup>{links}</sup>" if links else ""


def _sources(briefing: Briefing) -> str:
    if not briefing.notes:
        return ""
    notes = (
        f'<li id="s{number}">{escape(printable(note_words(note)))}, {_address(note.address)}</li>'
        for number, note in enumerate(briefing.notes, 1)
    )
    return "\n".join(["<h2>Источники</h2>", "<ol>", *notes, "</ol>"])


def _address(address: str) -> str:
    shown = escape(printable(address))
    return f'<a href="{escape(address)}" rel="noreferrer">{shown}</a>' if outward(address) else shown


def _text(text: str) -> str:
    return escape(typeset(printable(text)))
