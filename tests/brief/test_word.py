"""The briefing as Word, HTML and PDF: Markdown's own sentences, each with a source that stands in an archived page."""

import io
import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from svod.brief.formats import FORMATS
from svod.brief.html import html
from svod.brief.markdown import Briefing, note_words
from svod.brief.paper import CELL_STYLE, ITEM, NOTHING, STATEMENT
from svod.brief.pdf import office, pdf
from svod.brief.statement import Section, Statement
from svod.brief.typeset import outward, typeset
from svod.brief.word import word
from svod.briefing import brief
from svod.errors import MisuseError
from svod.flow import freshen, leaf_of
from svod.model.entry import Source
from svod.model.when import When
from svod.register import Batch, Register
from tests.register.generated import pages

SNAPSHOT = Path(__file__).parents[1] / "snapshots" / "brief-word.txt"

needs_office = pytest.mark.skipif(
    not (office() and shutil.which("pdftotext")),
    reason="LibreOffice or pdftotext is not on this machine (apt-get install libreoffice-writer poppler-utils)",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = Register(tmp_path_factory.mktemp("word") / "r.svod", create=True)
    register.file(Batch(leaves=[leaf_of(*one) for one in pages(60, 8)]))
    freshen(register)
    return register


@pytest.fixture(scope="module")
def briefing(register: Register) -> Briefing:
    return brief(register, ["Томская область"], ["Китай"], date(2026, 1, 1))


@pytest.fixture(scope="module")
def paper(briefing: Briefing) -> Document:
    return docx.Document(io.BytesIO(word(briefing)))


def bookmarks(paper: Document) -> dict[str, int]:
    """The footnote that each bookmark stands at."""
    starts = paper.element.xpath("//w:bookmarkStart[starts-with(@w:name, '_Svod')]")
    marks = {start.get(qn("w:name")): start.getnext().xpath("./w:footnoteReference")[0] for start in starts}
    return {name: int(mark.get(qn("w:id"))) for name, mark in marks.items()}


def marked(paper: Document) -> list[tuple[str, list[int]]]:
    """(words, ids of footnotes) of each sentence and table row, whether noted there or referred to."""
    own = bookmarks(paper)
    found = []
    style = paper.styles[STATEMENT].style_id
    for holder in paper.element.xpath(f"//w:body/w:p[w:pPr/w:pStyle[@w:val='{style}']] | //w:tr[position()>1]"):
        ids = [int(one.get(qn("w:id"))) for one in holder.xpath(".//w:footnoteReference")]
        ids += [own[code.text.split()[1]] for code in holder.xpath(".//w:instrText") if "NOTEREF" in code.text]
        words = holder.xpath(".//w:r[not(w:rPr/w:rStyle[@w:val='FootnoteReference'])]/w:t")
        found.append(("".join(one.text for one in words), ids))
    return found


def notes(paper: Document) -> dict[int, str]:
    """The words of each footnote, those of its link too."""
    return {note.footnote_id: "".join(note._note_elm.xpath(".//w:t/text()")) for note in paper.footnotes}


def test_every_sentence_has_a_footnote_whose_quote_stands_in_an_archived_page(
    register: Register, briefing: Briefing, paper: Document
) -> None:
    told = notes(paper)
    by_words = {note_words(note): note for note in briefing.notes}
    sentences = marked(paper)
    assert len(sentences) > 20
    for sentence, ids in sentences:
        assert ids, sentence
        for one in ids:
            note = next(note for words, note in by_words.items() if told[one].strip().startswith(words))
            raw = register.raw(note.page)
            assert raw is not None
            assert note.quote in raw.decode()
            assert note.quote in told[one]
            assert note.publisher is not None
            assert note.publisher in told[one]
            assert note.address in told[one]


def words_of(section: Section) -> list[str]:
    """What a paper says in a section: rows, then sentences with a source, points with their numbers."""
    rows = ["".join(map(typeset, one.cells)) for one in section.rows]
    sentences = [
        typeset(f"{at}. {one.text}." if section.numbered else f"{one.text}.")
        for at, one in enumerate(section.sentences, 1)
        if one.claims
    ]
    return [*rows, *sentences]


def test_word_says_what_markdown_says(briefing: Briefing, paper: Document) -> None:
    said = [text for section in briefing.sections for text in words_of(section)]
    assert [text for text, _ in marked(paper)] == said
    titles = [p.text for p in paper.paragraphs if p.style and p.style.name and p.style.name.startswith("Heading")]
    assert titles == [*(typeset(section.title) for section in briefing.sections), "Источники"]
    assert len([p for p in paper.paragraphs if p.style and p.style.name == ITEM]) == len(briefing.pages)
    assert len(paper.footnotes) == briefing.sources


def test_numbers_of_footnotes_follow_the_text(briefing: Briefing, paper: Document) -> None:
    own = bookmarks(paper)
    placed = [int(one.get(qn("w:id"))) for one in paper.element.xpath("//w:body//w:footnoteReference")]
    assert placed == [own[f"_Svod{number}"] for number in range(1, briefing.sources + 1)]


def test_laid_out_as_offices_do(paper: Document) -> None:
    section = paper.sections[0]
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides if side is not None] == [30, 15, 20, 20]
    normal = paper.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 14)  # type: ignore[attr-defined]
    indent = paper.styles[STATEMENT].paragraph_format.first_line_indent  # type: ignore[attr-defined]
    assert round(indent.cm, 2) == 1.25
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xpath("string(.//w:instrText)")
    assert not section.first_page_header.paragraphs[0].text


def test_word_looks_as_it_did() -> None:
    paper = docx.Document(io.BytesIO(word(small())))
    lines = [f"{p.style.name if p.style else ''}: {p.text}" for p in paper.paragraphs]
    lines += [" | ".join(cell.text for cell in row.cells) for table in paper.tables for row in table.rows]
    lines += [f"{number}: {words}" for number, words in notes(paper).items()]
    now = "\n".join(lines) + "\n"
    if os.environ.get("SVOD_SNAPSHOTS") == "write":
        SNAPSHOT.write_text(now, "utf-8")
    assert now == SNAPSHOT.read_text("utf-8")


def small() -> Briefing:
    """A briefing by hand: all that a paper can hold, once."""
    source = Source(
        claim="event-1",
        kind="event",
        quote="В Томске прошла 3-я встреча.",
        start=0,
        end=28,
        speaker="Анна Ли",
        confidence=0.9,
        page="sha256:1",
        address="https://news.example/1",
        title="Встреча",
        publisher="Вестник",
        published=When.day(date(2025, 3, 1)),
    )
    other = replace(source, claim="indicator-1", quote="Вырос на 5 %.", speaker=None, publisher=None, published=None)
    sections = (
        Section("Коротко", (Statement("3-я встреча — в Томске", ("event-1", "indicator-1")),)),
        Section("Томская область", (Statement("Сведений нет"),), 3),
        Section("Показатели", (Statement("Рост", ("indicator-1",), ("Экспорт", "рост")),), heads=("Что", "Сколько")),
    )
    meeting, _, growth = (section.statements[0] for section in sections)
    marked = {meeting: (1, 2), growth: (2,)}
    return Briefing("", (source, other), "Справка о деле", date(2026, 1, 1), sections, marked)


def test_the_chart_has_words_for_those_who_cannot_see_it(briefing: Briefing, paper: Document) -> None:
    [chart] = [section.chart for section in briefing.sections if section.chart]
    [told] = paper.element.xpath("//wp:docPr")
    assert told.get("descr") == chart.description
    assert told.get("title") == chart.title
    assert paper.inline_shapes[0].width.mm <= 165


def test_annexes_begin_on_pages_of_their_own(briefing: Briefing, paper: Document) -> None:
    heads = [p for p in paper.paragraphs if p.text.startswith("Приложение")]
    assert len(heads) == len([section for section in briefing.sections if section.annex]) > 1
    assert all(p.paragraph_format.page_break_before for p in heads)


def test_nothing_known_is_told_in_honest_lines(register: Register) -> None:
    paper = docx.Document(io.BytesIO(word(brief(register, ["Нигдейская область"], ["Китай"], date(2026, 1, 1)))))
    assert not marked(paper)
    honest = [p.text for p in paper.paragraphs if p.style and p.style.name == NOTHING]
    assert "О действующих документах сведений нет." in honest
    assert not paper.tables


@pytest.fixture
def hostile(briefing: Briefing) -> Briefing:
    """A briefing of pages that mean harm."""
    quote, address = '<script>alert(1)</script> \x00\x0b & "x" ]]>', 'https://a.example/"onmouseover="x'
    evil = replace(briefing.notes[0], quote=quote, address=address)
    script = replace(briefing.notes[1], address="javascript:alert(1)")
    return replace(briefing, notes=(evil, script, *briefing.notes[2:]), title=f"Справка {quote}")


def test_hostile_pages_stay_words(hostile: Briefing) -> None:
    paper = docx.Document(io.BytesIO(word(hostile)))
    assert "<script>alert(1)</script>" in "".join(notes(paper).values())
    parts = [note._note_elm for note in paper.footnotes]
    links = [code.text for part in parts for code in part.xpath(".//w:instrText")]
    assert not [one for one in links if "javascript" in one or "onmouseover" in one]
    text = html(hostile)
    assert "<script" not in text
    assert "\x00" not in text
    assert 'href="javascript' not in text
    assert not re.search(r"<[^>]*\sonmouseover=", text)


class Seen(HTMLParser):
    """Ids, links and what a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids |= {named["id"] or ""} if "id" in named else set()
        self.links += [named["href"] or ""] if tag == "a" else []
        self.loads += [tag] if tag in {"link", "script", "img", "iframe"} or "src" in named else []


def test_html_needs_nothing_else_and_every_mark_leads_to_a_source(briefing: Briefing) -> None:
    text = html(briefing)
    seen = Seen()
    seen.feed(text)
    assert not seen.loads
    assert "<svg" in text
    assert "url(" not in text
    assert "@import" not in text
    inner = {one[1:] for one in seen.links if one.startswith("#")}
    own = {one for one in seen.ids if not one.startswith("chart-")}
    assert inner == own == {f"s{number}" for number in range(1, briefing.sources + 1)}
    for line in re.findall(r"<p>(.*?)</p>|<tr><td>(.*?)</tr>", text):
        assert "<sup>" in "".join(line)


@needs_office
def test_libreoffice_opens_it_and_keeps_every_footnote(briefing: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(FORMATS[".pdf"](briefing))
    shown = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    flat = re.sub(r"\s+", "", shown)
    for note in briefing.notes:
        assert re.sub(r"\s+", "", note.quote) in flat
    assert flat.count("Вестник,") >= briefing.sources
    assert re.search(r"^\s*2\s*$", shown, re.MULTILINE), "no page number on page 2"
    assert not re.search(r"^\s*1\s*$", shown.split("\f")[0].partition("СПРАВКА")[0], re.MULTILINE)


def test_without_libreoffice_one_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MisuseError, match=r"apt-get install libreoffice-writer.*\.docx"):
        pdf(b"")


def test_typesetting() -> None:
    assert typeset("11-й форум — Минск, № 5, А. Ли") == ("11\u2011й форум\u00a0— Минск, №\u00a05, А.\u00a0Ли")
    assert typeset("научно-технический") == "научно-технический"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "a/b.html", 'http://a/"x', "http://["]
)
def test_addresses_that_are_not_followed(address: str) -> None:
    assert outward(address) is None


def test_cells_have_their_style(paper: Document) -> None:
    assert {p.style.name for t in paper.tables for r in t.rows for c in r.cells for p in c.paragraphs if p.style} == {
        CELL_STYLE
    }
