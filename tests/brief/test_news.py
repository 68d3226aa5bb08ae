"""The digest: new, moved, due, differing; every sentence with its source; silence is never a verdict."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from svod.brief import digest
from svod.brief.statement import Section
from svod.briefing import news
from svod.cli.app import app
from svod.flow import freshen, leaf_of
from svod.model.claim import (
    Citation,
    Commitment,
    CommitmentForm,
    Indicator,
    Measure,
    Project,
    ProjectForm,
    ProjectStage,
)
from svod.model.entry import Entry, EntryKind, Source, Step
from svod.model.quantity import Quantity
from svod.model.when import Basis, Precision, When
from svod.register import Batch, Register
from tests.register.generated import pages

SINCE, TODAY = date(2025, 3, 1), date(2025, 6, 1)
BEFORE, AFTER = date(2025, 2, 1), date(2025, 4, 1)
MADE = {"citation": Citation(start=0, end=5, quote="слова"), "rule": "made"}


def source(claim: str, day: date) -> Source:
    facts = {"quote": "слова", "start": 0, "end": 5, "speaker": None, "confidence": 1.0, "title": None}
    return Source(
        claim=claim, kind="", page=claim, address=claim, publisher="Вестник", published=When.day(day), **facts
    )  # type: ignore[arg-type]


def project(days: dict[str, date], stages: dict[str, str]) -> Entry:
    gist = Project(**MADE, what="причал", form=ProjectForm.CONSTRUCTION, stage=ProjectStage.RUNNING)  # type: ignore[arg-type]
    history = tuple(Step(stage, days[claim], claim) for claim, stage in stages.items())
    facts = {"claims": tuple(days), "stage": list(stages.values())[-1], "gist": gist, "history": history}
    return Entry(id="project:1", kind=EntryKind.PROJECT, name="причал", **facts)  # type: ignore[arg-type]


def promise(due: date, outcome: str | None = None) -> Entry:
    term = When(None, due, Precision.SPAN, Basis.STATED)
    gist = Commitment(**MADE, form=CommitmentForm.PROMISE, what="открыть причал", due=term)  # type: ignore[arg-type]
    return Entry(
        id="commitment:1", kind=EntryKind.COMMITMENT, name="", claims=("c",), end=due, gist=gist, outcome=outcome
    )


def told(entries: list[Entry], days: dict[str, date]) -> dict[str, Section]:
    found = digest(entries, {claim: source(claim, day) for claim, day in days.items()}, SINCE, TODAY)
    return {section.title: section for section in found.sections}


def texts(section: Section) -> list[str]:
    return [one.text for one in section.statements if one.claims]


def test_what_was_told_before_is_not_new() -> None:
    for day, new in ((BEFORE, 0), (AFTER, 1), (date(2025, 7, 1), 0)):
        assert len(texts(told([promise(TODAY)], {"c": day})["Новые обязательства"])) == new


def test_a_stage_that_changed_is_told_with_both() -> None:
    days = {"a": BEFORE, "b": AFTER}
    [text] = texts(told([project(days, {"a": "planned", "b": "running"})], days)["Сменилась стадия"])
    assert text.endswith("было: планируется, стало: реализуется")
    same = told([project(days, {"a": "running", "b": "running"})], days)
    assert not texts(same["Сменилась стадия"])
    assert not texts(same["Новые проекты"])


def test_a_term_that_came_due_says_that_nothing_is_known() -> None:
    [text] = texts(told([promise(date(2025, 5, 1))], {"c": BEFORE})["Подошёл срок"])
    assert "о результате сведений нет" in text
    for due, outcome in ((date(2025, 2, 1), None), (TODAY, None), (date(2025, 5, 1), "kept")):
        assert not texts(told([promise(due, outcome)], {"c": BEFORE})["Подошёл срок"])


def test_figures_that_differ_are_told_when_one_is_new() -> None:
    year = When(date(2024, 1, 1), date(2024, 12, 31), Precision.YEAR, Basis.STATED)
    gist = Indicator(**MADE, measure=Measure.EXPORT, area="Томская область", period=year, value=Quantity(5e6, "USD"))  # type: ignore[arg-type]
    one = Entry(id="indicator:1", kind=EntryKind.INDICATOR, name="", claims=("a",), gist=gist)
    other = replace(one, id="indicator:2", claims=("b",), gist=replace(gist, value=Quantity(7e6, "USD")))
    assert len(texts(told([one, other], {"a": BEFORE, "b": AFTER})["Источники разошлись"])) == 1
    assert not texts(told([one, other], {"a": BEFORE, "b": BEFORE})["Источники разошлись"])


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = Register(tmp_path_factory.mktemp("news") / "r.svod", create=True)
    register.file(Batch(leaves=[leaf_of(*one) for one in pages(40, 6)]))
    freshen(register)
    return register


def test_every_sentence_opens_a_source_that_stands_in_a_page(register: Register) -> None:
    found = news(register, date(2025, 1, 1), date(2025, 12, 31))
    told = [one for section in found.sections for one in section.statements if one.claims]
    assert len(told) > 20
    for statement in told:
        for number in found.marks(statement):
            note = found.notes[number - 1]
            assert note.quote in (register.text(note.page) or "")


def test_nothing_new_is_told_in_honest_lines(register: Register) -> None:
    found = news(register, date(2040, 1, 1), date(2040, 2, 1))
    assert all(len(section.statements) == 1 and not section.statements[0].claims for section in found.sections)


def test_the_command_prints_and_writes(register: Register, tmp_path: Path) -> None:
    told = ["digest", "--since", "2025", "--as-of", "2025-12-31", "--area", "Томская область", "-r", str(register.path)]
    printed = CliRunner().invoke(app, told)
    assert printed.output.startswith("# Новое с\u00a01\u00a0января 2025\u00a0года")
    for suffix in ("html", "docx", "md"):
        done = CliRunner().invoke(app, [*told, "-o", f"{tmp_path}/n.{suffix}"])
        assert done.exit_code == 0, done.output
        assert (tmp_path / f"n.{suffix}").stat().st_size > 500
