"""The control list: what is open, honest states, dates as dates, links, colours; silence is never a breach."""

import io
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.control import LISTED, State, control
from svod.export.control_files import COLOURS, HEADS, as_sheet, as_word
from svod.model.entry import Entry
from svod.model.question import Question
from svod.register import Register
from tests.export.conftest import promise, source

TODAY = date(2026, 1, 1)


def listed(*entries: Entry, address: str = "https://news.example/1") -> list:  # type: ignore[type-arg]
    sources = {claim: source(claim, address) for entry in entries for claim in entry.claims}
    return control(entries, sources, TODAY)


@pytest.mark.parametrize(
    ("due", "outcome", "state"),
    [
        (date(2025, 12, 31), None, State.OVERDUE),
        (date(2026, 1, 1), None, State.NEAR),
        (date(2026, 1, 31), None, State.NEAR),
        (date(2026, 2, 1), None, State.AHEAD),
        (None, None, State.UNTIMED),
        (date(2025, 12, 31), "not_kept", State.BROKEN),
        (date(2025, 12, 31), "partly", State.PARTLY),
        (date(2025, 12, 31), "open", State.OVERDUE),
    ],
)
def test_states(due: date | None, outcome: str | None, state: State) -> None:
    assert [item.state for item in listed(promise(1, due, outcome=outcome))] == [state]


@pytest.mark.parametrize("outcome", ["kept", "abandoned", "refuted"])
def test_what_a_person_closed_is_not_listed(outcome: str) -> None:
    assert not listed(promise(1, TODAY, outcome=outcome))


def test_by_term_and_what_has_none_comes_last() -> None:
    found = listed(promise(1, None), promise(2, date(2026, 3, 1)), promise(3, date(2025, 3, 1)))
    assert [item.id for item in found] == ["commitment:3", "commitment:2", "commitment:1"]


def test_silence_is_amber_and_never_a_breach() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(listed(promise(1, date(2025, 1, 1))), TODAY)))
    cell = book.active.cell(2, HEADS.index("state") + 1)
    assert cell.value == "срок прошёл, сведений нет"
    assert cell.fill.fgColor.rgb.endswith(COLOURS[State.OVERDUE])
    assert COLOURS[State.OVERDUE] != COLOURS[State.BROKEN]


def test_the_sheet_is_made_to_work_in() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(listed(promise(1, date(2026, 3, 1), "=1+1")), TODAY)))
    page = book.active
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:L2"
    row = {name: page.cell(2, at) for at, name in enumerate(HEADS, 1)}
    assert row["due"].value == datetime(2026, 3, 1)
    assert row["due"].is_date
    assert row["published"].value == datetime(2025, 3, 1)
    assert row["quote"].hyperlink.target == "https://news.example/1"
    assert (row["what"].value, row["what"].data_type) == ("=1+1", "s")


def test_only_the_web_is_linked_and_hostile_letters_are_dropped() -> None:
    items = listed(promise(1, TODAY, "a\x00\x0b<b>"), address="javascript:alert(1)")
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(items, TODAY)))
    assert book.active.cell(2, HEADS.index("quote") + 1).hyperlink is None
    assert book.active.cell(2, HEADS.index("what") + 1).value == "a<b>"
    paper = docx.Document(io.BytesIO(as_word(items, TODAY)))
    assert not paper.element.xpath("//w:instrText[contains(., 'javascript')]")


def test_word_has_a_line_for_each_with_its_source(register: Register) -> None:
    entries = [entry for kind in LISTED for entry in register.ask(Question(kind=kind))]
    items = control(entries, register.sources(c for e in entries for c in e.claims), TODAY)
    assert len(items) > 20
    paper = docx.Document(io.BytesIO(as_word(items, TODAY)))
    rows = paper.tables[0].rows[1:]
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        text = register.text(item.source.page) if item.source else None
        assert text is not None
        assert item.source.quote in text
        assert item.source.quote in row.cells[-1].text


def test_the_command_writes_both_and_says_what_it_cannot(register: Register, tmp_path: Path) -> None:
    for suffix in ("xlsx", "docx"):
        done = CliRunner().invoke(app, ["export", "control", "-o", f"{tmp_path}/c.{suffix}", "-r", str(register.path)])
        assert done.exit_code == 0, done.output
        assert (tmp_path / f"c.{suffix}").stat().st_size > 5000
    done = CliRunner().invoke(app, ["export", "control", "-o", f"{tmp_path}/c.txt", "-r", str(register.path)])
    assert ".xlsx, .docx" in str(done.exception)
