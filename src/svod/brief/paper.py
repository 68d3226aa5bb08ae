"""Paper: a Word document laid out as offices do by ГОСТ Р 7.0.97-2016; sole home of python-docx."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from svod.brief.typeset import outward, printable, typeset
from svod.messages import NBSP

FACE = "Times New Roman"
BODY, NOTE, CELL = Pt(14), Pt(9), Pt(11)
INDENT = Mm(12.5)
WIDTH, HEIGHT = Mm(210), Mm(297)
LEFT, RIGHT, EDGE = Mm(30), Mm(15), Mm(20)
STATEMENT, NOTHING, CELL_STYLE, ITEM = "Svod Statement", "Svod Nothing", "Svod Cell", "Svod Item"
MARK = "FootnoteReference"
"""Styles by which a reader of the file can tell sentences with sources from others."""


class Paper:
    """A document under way: title, headings, sentences with footnotes, tables; `raw` is the finished file."""

    def __init__(self, title: str, made: date, *, wide: bool = False) -> None:
        self._document = Document()
        self._marked: set[int] = set()
        self._styles()
        self._names = {str(style.name): style.style_id for style in self._document.styles}
        self._page(wide)
        self._russian()
        facts = self._document.core_properties
        facts.title, facts.author, facts.language = printable(title), "Svod", "ru-RU"
        facts.created = facts.modified = datetime.combine(made, time(), UTC)

    @property
    def raw(self) -> bytes:
        """The file's bytes."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def title(self, head: str, rest: str, below: str) -> None:
        """The title in the middle, its head in capitals; below it a line such as the date."""
        for text, style in ((head.upper(), "Title"), (rest, "Title"), (below, "Subtitle")):
            if text:
                self._add(text, style)

    def heading(self, text: str, level: int, *, page: bool = False) -> None:
        """A heading of level 1 or 2; `page` begins a new one."""
        paragraph = self._add(text, f"Heading {level}")
        if page:
            paragraph.paragraph_format.page_break_before = True

    def sentence(self, text: str, notes: Sequence[tuple[int, str, str]]) -> None:
        """A sentence with its footnotes; without any, what is said to be unknown."""
        paragraph = self._add(text, STATEMENT if notes else NOTHING)
        self._notes(paragraph, notes)

    def item(self, number: int, text: str, address: str) -> None:
        """A numbered line of a list of sources, with its address."""
        paragraph = self._add(f"{number}. {text}. ", ITEM)
        self._address(paragraph, printable(address), address)

    def picture(self, image: bytes, width: float, name: str, described: str) -> None:
        """A picture so many millimetres wide, or as the page is, with words for those who cannot see it."""
        shown = min(Mm(width), self._room)
        self._document.add_picture(io.BytesIO(image), shown, title=printable(name), description=printable(described))
        paragraph = self._document.paragraphs[-1]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_before = Pt(6)  # or its white ground hides a table's last line

    def table(self, heads: Sequence[str], widths: Sequence[float]) -> Table:
        """An empty table, its head repeated on each page; widths are parts of the page's width."""
        whole = self._room
        table: Table = self._document.add_table(1, len(heads), "Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = int(whole * width / sum(widths))
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            self._fill(cell, head)
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.paragraphs[0].runs[0].bold = True
        self._flag(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        return table

    def row(self, table: Table, cells: Sequence[str], notes: Sequence[tuple[int, str, str]] = ()) -> None:
        """A row; footnotes stand in its first cell, for after a number a mark would be read as a power."""
        row = table.add_row()  # type: ignore[no-untyped-call]
        self._flag(row._tr.get_or_add_trPr(), "w:cantSplit")
        for at, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = table.columns[at].width
            self._fill(cell, text)
        self._notes(row.cells[0].paragraphs[0], notes)

    def link(self, cell: _Cell, text: str, address: str) -> None:
        """A line in a cell that opens the address, where that can be followed."""
        paragraph = cell.paragraphs[0] if not cell.text else cell.add_paragraph()
        self._as(paragraph, CELL_STYLE)
        self._address(paragraph, text, address)

    def shade(self, cell: _Cell, colour: str) -> None:
        """Fill a cell with a colour, RRGGBB."""
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)

    @property
    def _room(self) -> int:
        """The width between the margins."""
        width = self._document.sections[0].page_width
        assert width is not None
        return width - LEFT - RIGHT

    def _add(self, text: str, style: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        self._as(paragraph, style)
        _run(paragraph, typeset(printable(text)))
        return paragraph

    def _as(self, paragraph: Paragraph, style: str) -> None:
        """Give a style by its id: the library looks through all styles for a name."""
        paragraph._p.style = self._names[style]

    def _fill(self, cell: _Cell, text: str) -> None:
        self._as(cell.paragraphs[0], CELL_STYLE)
        _run(cell.paragraphs[0], typeset(printable(text)))

    def _notes(self, paragraph: Paragraph, notes: Iterable[tuple[int, str, str]]) -> None:
        """The marks of notes (number, words, address); a note that stands already is referred to by its number."""
        for at, (number, words, address) in enumerate(notes):
            if at:
                _run(paragraph, f",{NBSP}", MARK)
            if number in self._marked:
                self._again(paragraph, number)
                continue
            self._marked.add(number)
            note = self._document.footnotes.add_footnote()
            text = note.paragraphs[0]
            _run(text, f"{NBSP}{printable(words)}, ")  # verbatim: a quote is searched for
            self._address(text, printable(address), address)
            _run(text, ".")
            mark = paragraph.add_run()
            mark.add_footnote_reference(note)
            _bookmarked(mark, number)

    def _again(self, paragraph: Paragraph, number: int) -> None:
        """The number of a note that stands elsewhere, kept right by a field."""
        _field(paragraph, rf"NOTEREF {_bookmark(number)} \f \h", str(number), MARK)

    @staticmethod
    def _address(paragraph: Paragraph, text: str, address: str) -> None:
        followed = outward(address)
        if followed:
            # a field and not a relation: footnotes have relations of their own, which the field does not need
            _field(paragraph, f'HYPERLINK "{followed}"', text)
        else:
            _run(paragraph, text)

    def _page(self, wide: bool) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = (HEIGHT, WIDTH) if wide else (WIDTH, HEIGHT)
        section.left_margin, section.right_margin = LEFT, RIGHT
        section.top_margin = section.bottom_margin = EDGE
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _field(head, "PAGE", "2")

    def _russian(self) -> None:
        """The language of spelling and hyphenation; without hyphens justified lines gape."""
        for language in self._document.styles.element.xpath("//w:lang"):
            language.set(qn("w:val"), "ru-RU")
        # the schema wants it before the tab stops, and Word keeps to the schema
        for stop in self._document.settings.element.xpath("./w:defaultTabStop"):
            stop.addprevious(OxmlElement("w:autoHyphenation"))

    def _styles(self) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        assert isinstance(normal, ParagraphStyle)
        _face(normal, BODY)
        normal.paragraph_format.space_after = Pt(0)
        normal.paragraph_format.line_spacing = 1.0
        for name in (STATEMENT, NOTHING):
            shape = self._style(name).paragraph_format
            shape.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            shape.first_line_indent, shape.space_after = INDENT, Pt(2)
        self._style(NOTHING).font.italic = True
        cell = self._style(CELL_STYLE)
        _face(cell, CELL)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1)
        item = self._style(ITEM)
        _face(item, CELL)
        item.paragraph_format.space_after = Pt(2)
        for level, size in ((1, BODY), (2, BODY)):
            self._heading_style(f"Heading {level}", size, italic=level == 2)
        for name in ("Title", "Subtitle"):
            self._centred(name, bold=name == "Title")
        note = self._style("Footnote Text")
        _face(note, NOTE)
        note.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if "Footnote Reference" not in [style.name for style in styles]:
            mark = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
            mark.font.superscript = True

    def _style(self, name: str) -> ParagraphStyle:
        styles = self._document.styles
        if name not in [style.name for style in styles]:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        style = styles[name]
        assert isinstance(style, ParagraphStyle)
        return style

    def _heading_style(self, name: str, size: Pt, *, italic: bool) -> None:
        style = self._style(name)
        _face(style, size)
        style.font.bold, style.font.italic = True, italic
        shape = style.paragraph_format
        shape.space_before, shape.space_after = Pt(4 if italic else 8), Pt(3)
        shape.first_line_indent, shape.keep_with_next = INDENT, True

    def _centred(self, name: str, *, bold: bool) -> None:
        style = self._style(name)
        _face(style, BODY)
        style.font.bold, style.font.italic = bold, False
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_after = Pt(0 if bold else 8)
        for ornament in style.element.xpath("./w:pPr/w:pBdr | ./w:rPr/w:spacing"):
            ornament.getparent().remove(ornament)

    @staticmethod
    def _flag(parent: object, name: str) -> None:
        parent.append(OxmlElement(name))  # type: ignore[attr-defined]


def _bookmark(number: int) -> str:
    return f"_Svod{number}"


def _bookmarked(run: Run, number: int) -> None:
    """A bookmark around a footnote's mark; numbered here, for the library counts all bookmarks for each new one."""
    for tag, place in (("bookmarkStart", run._r.addprevious), ("bookmarkEnd", run._r.addnext)):
        element = OxmlElement(f"w:{tag}")
        element.set(qn("w:id"), str(number))
        if tag == "bookmarkStart":
            element.set(qn("w:name"), _bookmark(number))
        place(element)


def _run(paragraph: Paragraph, text: str, style: str | None = None, tag: str = "t") -> None:
    """A run of text, or of a field's code, put in as it is: the library looks at it letter by letter."""
    words = OxmlElement(f"w:{tag}")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    _styled(paragraph, style).append(words)


def _styled(paragraph: Paragraph, style: str | None) -> CT_R:
    """An empty run with a character style, given by its id."""
    run = paragraph._p.add_r()
    if style:
        run.style = style
    return run


def _field(paragraph: Paragraph, instruction: str, result: str, style: str | None = None) -> None:
    """A field with the result that it has now; Word and LibreOffice renew it."""

    def mark(kind: str) -> None:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
        _styled(paragraph, style).append(element)

    mark("begin")
    _run(paragraph, f" {instruction} ", style, "instrText")
    mark("separate")
    _run(paragraph, result, style)
    mark("end")


def _face(style: ParagraphStyle, size: Pt) -> None:
    """The face in all scripts, black; the template's own faces and colours go."""
    style.font.name, style.font.size = FACE, size
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FACE)
