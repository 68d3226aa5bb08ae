"""The control list: what is open, honest states, dates as dates, links, colours; silence is never a breach."""

import io
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.control import COLOURS, COLUMNS, Sources, as_sheet, as_word, cited
from svod.follow.control import Line, Mark, control, mark_of, what_of
from svod.follow.promises import Followed, State
from svod.follow.results import Turn
from svod.following import control_list
from svod.model.claim import Event, EventForm, NameKind, Participant
from svod.model.entry import Entry, EntryKind
from svod.register import Register
from tests.export.conftest import promise, source

TODAY = date(2026, 1, 1)
HEADS = list(COLUMNS)


def listed(*entries: Entry, address: str = "https://news.example/1") -> tuple[list[Line], Sources]:
    followed = [Followed(entry=one, state=_state(one), due=one.end, no_news_since=None) for one in entries]
    lines = control(followed)
    return lines, {claim: source(claim, address) for claim in cited(lines)}


def _state(entry: Entry) -> State:
    if entry.outcome and entry.outcome != "open":
        return State(entry.outcome)
    return State.OVERDUE if entry.end and entry.end < TODAY else State.OPEN


@pytest.mark.parametrize(
    ("due", "state", "mark"),
    [
        (date(2025, 12, 31), "overdue", Mark.OVERDUE),
        (date(2026, 1, 1), "open", Mark.NEAR),
        (date(2026, 1, 31), "open", Mark.NEAR),
        (date(2026, 2, 1), "open", Mark.AHEAD),
        (None, "open", Mark.UNTIMED),
        (date(2025, 12, 31), "candidate", Mark.CANDIDATE),
        (date(2025, 12, 31), "not_kept", Mark.BROKEN),
        (date(2025, 12, 31), "partly", Mark.PARTLY),
        (date(2025, 12, 31), None, Mark.OVERDUE),
    ],
)
def test_marks(due: date | None, state: str | None, mark: Mark) -> None:
    assert mark_of(state, due, TODAY) is mark
    assert mark in COLOURS


@pytest.mark.parametrize("outcome", ["kept", "abandoned", "refuted"])
def test_what_a_person_closed_is_not_listed(outcome: str) -> None:
    assert not listed(promise(1, TODAY, outcome=outcome))[0]


def test_by_term_and_what_has_none_comes_last() -> None:
    found, _ = listed(promise(1, None), promise(2, date(2026, 3, 1)), promise(3, date(2025, 3, 1)))
    assert [line.entry.id for line in found] == ["commitment:3", "commitment:2", "commitment:1"]


def test_silence_is_amber_and_never_a_breach() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(*listed(promise(1, date(2025, 1, 1))), TODAY)))
    cell = book.active.cell(2, HEADS.index("state") + 1)
    assert cell.value == "срок прошёл, сведений нет"
    assert cell.fill.fgColor.rgb.endswith(COLOURS[Mark.OVERDUE])
    assert COLOURS[Mark.OVERDUE] != COLOURS[Mark.BROKEN]


def test_the_sheet_is_made_to_work_in() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(*listed(promise(1, date(2026, 3, 1), "=1+1")), TODAY)))
    page = book.active
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:N2"
    row = {name: page.cell(2, at) for at, name in enumerate(HEADS, 1)}
    assert row["due"].value == datetime(2026, 3, 1)
    assert row["due"].is_date
    assert row["published"].value == datetime(2025, 3, 1)
    assert row["quote"].hyperlink.target == "https://news.example/1"
    assert (row["what"].value, row["what"].data_type) == ("=1+1", "s")


def test_only_the_web_is_linked_and_hostile_letters_are_dropped() -> None:
    lines, sources = listed(promise(1, TODAY, "a\x00\x0b<b>"), address="javascript:alert(1)")
    book = openpyxl.load_workbook(io.BytesIO(as_sheet(lines, sources, TODAY)))
    assert book.active.cell(2, HEADS.index("quote") + 1).hyperlink is None
    assert book.active.cell(2, HEADS.index("what") + 1).value == "a<b>"
    paper = docx.Document(io.BytesIO(as_word(lines, sources, TODAY)))
    assert not paper.element.xpath("//w:instrText[contains(., 'javascript')]")


def test_word_has_a_line_for_each_with_its_source(register: Register) -> None:
    lines = control_list(register, as_of=TODAY)
    sources = register.sources(cited(lines))
    assert len(lines) > 20
    paper = docx.Document(io.BytesIO(as_word(lines, sources, TODAY)))
    rows = paper.tables[0].rows[1:]
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        basis = sources[line.basis]
        assert basis.quote in (register.text(basis.page) or "")
        assert basis.quote in row.cells[-1].text
        assert row.cells[0].text == ", ".join(line.author)
        assert row.cells[2].text.endswith(f": {line.what}")
        ends = [one.claim for one in line.followed.results if one.turn is not Turn.STEP][:1]
        told = [sources[claim].quote for claim in ends if claim in sources]
        assert all(f"→ «{' '.join(quote.split())}»" in row.cells[-1].text for quote in told)
    assert any("→ " in row.cells[-1].text for row in rows)


def test_the_command_writes_both_and_says_what_it_cannot(register: Register, tmp_path: Path) -> None:
    for suffix in ("xlsx", "docx"):
        done = CliRunner().invoke(app, ["export", "control", "-o", f"{tmp_path}/c.{suffix}", "-r", str(register.path)])
        assert done.exit_code == 0, done.output
        assert (tmp_path / f"c.{suffix}").stat().st_size > 5000
    done = CliRunner().invoke(app, ["export", "control", "-o", f"{tmp_path}/c.txt", "-r", str(register.path)])
    assert ".xlsx, .docx" in str(done.exception)


def test_a_meeting_of_which_no_more_is_told_is_called_by_who_takes_part() -> None:
    sides = tuple(Participant(name, NameKind.PERSON) for name in ("Пётр Верхов", "Анна Ложкина"))
    entry = promise(1, TODAY)
    assert entry.gist
    told = Event(citation=entry.gist.citation, rule="made", form=EventForm.MEETING, participants=sides)
    meeting = replace(entry, kind=EntryKind.EVENT, gist=told)
    assert what_of(meeting) == "Пётр Верхов; Анна Ложкина"
    forum = replace(entry, gist=replace(told, body="Форум регионов Сербии", topic="форум регионов", place="Белград"))
    assert what_of(forum) == "Форум регионов Сербии; Белград"
