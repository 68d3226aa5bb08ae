"""HTML: a briefing as one page that needs nothing else, laid out for print, with its sources at the end."""

from html import escape

from svod.brief.dates import day_words
from svod.brief.markdown import Briefing, note_words
from svod.brief.statement import Section, Statement
from svod.brief.typeset import outward, printable, typeset
from svod.charts import Chart, svg

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page) } }
@page :first { @top-center { content: none } }
body { font: 14pt/1.25 "Times New Roman", "Liberation Serif", serif; color: #000; background: #fff;
  max-width: 165mm; margin: 10mm auto; padding: 0 5mm; hyphens: auto }
h1, p.made { font-size: 1em; text-align: center; margin: 0 }
h1 b { text-transform: uppercase }
p.made { margin-bottom: 1em; text-indent: 0 }
h2, h3 { font-size: 1em; margin: .8em 0 .3em; padding-left: 12.5mm; break-after: avoid }
h3, .nothing { font-style: italic }
p { text-align: justify; text-indent: 12.5mm; margin: 0 0 .25em }
sup { font-size: .65em; line-height: 0 }
sup a { color: inherit; text-decoration: none }
table { border-collapse: collapse; width: 100%; font-size: .85em; hyphens: none }
th, td { border: 1px solid #000; padding: .15em .4em; text-align: left; vertical-align: top }
th { text-align: center }
tr, li { break-inside: avoid }
.sources { font-size: .75em; padding-left: 2.2em; overflow-wrap: anywhere }
.points { margin: 0; padding-left: 12.5mm }
.points li { text-align: justify; margin: 0 0 .25em }
.annex { break-before: page }
figure { margin: .5em 0; text-align: center; break-inside: avoid }
figure svg { max-width: 100%; height: auto }
:target { background: #ffe9a8 }
@media screen and (max-width: 600px) {
  body { font-size: 12pt; margin: 5mm auto }
  p, .points li { text-align: left; text-indent: 0 }
  h2, h3 { padding-left: 0 }
}
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
        f'<h1><b>{_text(word.rstrip(":"))}</b><br>{_text(rest)}</h1>\n<p class="made">{_text(made)}</p>',
        *(_section(section, briefing) for section in briefing.sections),
        _sources(briefing),
        "</body>\n</html>\n",
    ]
    return "\n".join(part for part in parts if part)


def _section(section: Section, briefing: Briefing) -> str:
    title = f"<h{section.level}{' class=annex' if section.annex else ''}>{_text(section.title)}</h{section.level}>"
    table = [_table(section, briefing)] if section.rows else []
    tag = "li" if section.numbered else "p"
    sentences = [_sentence(statement, briefing, tag) for statement in section.sentences]
    told = ['<ol class="points">', *sentences, "</ol>"] if section.numbered else sentences
    return "\n".join([title, *table, *told, *_figure(section.chart)])


def _figure(chart: Chart | None) -> list[str]:
    """The chart as a part of the page: nothing is loaded for it."""
    if chart is None:
        return []
    return [f"<figure>{svg(chart)}</figure>"]


def _sentence(statement: Statement, briefing: Briefing, tag: str) -> str:
    nothing = "" if statement.claims else ' class="nothing"'
    return f"<{tag}{nothing}>{_text(statement.text)}.{_marks(statement, briefing)}</{tag}>"


def _table(section: Section, briefing: Briefing) -> str:
    widths = [f'<col style="width:{round(100 * one / sum(section.widths))}%">' for one in section.widths]
    heads = "".join(f"<th>{_text(head)}</th>" for head in section.heads)
    lines = ["<table>", *(["<colgroup>", *widths, "</colgroup>"] if widths else []), f"<thead><tr>{heads}</tr></thead>"]
    for statement in section.rows:
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
    return "\n".join(["<h2>Источники</h2>", '<ol class="sources">', *notes, "</ol>"])


def _address(address: str) -> str:
    shown = escape(printable(address))
    return f'<a href="{escape(address)}" rel="noreferrer">{shown}</a>' if outward(address) else shown


def _text(text: str) -> str:
    return escape(typeset(printable(text)))
