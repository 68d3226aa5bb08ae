"""Briefings on an event, a person, an organisation and a joint body: every sentence has a source in a page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from svod.brief.markdown import Briefing
from svod.briefing import brief_body, brief_event, brief_organisation, brief_person, sides_of
from svod.cli.app import app
from svod.filling import fill
from svod.follow.bodies import joint_bodies
from svod.model.claim import Citation, Event, EventForm, NameKind, Participant
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.register import Register

TODAY = date(2026, 1, 1)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("subjects") / "r.svod"
    with Register(path, create=True) as register:
        fill(register, 700)
        yield register


def asked(register: Register, kind: EntryKind, **facts: object) -> list[Entry]:
    return register.ask(Question(kind=kind, **facts))  # type: ignore[arg-type]


def cited(register: Register, briefing: Briefing) -> int:
    """How many sentences the body has; each is told on the word of a page."""
    sentences = [one for section in briefing.sections for one in section.statements if one.claims]
    for sentence in sentences:
        marks = briefing.marks(sentence)
        assert marks, sentence.text
        for mark in marks:
            note = briefing.notes[mark - 1]
            text = register.text(note.page)
            assert text is not None
            assert text[note.start : note.end] == note.quote
    return len(sentences)


def titles(briefing: Briefing) -> list[str]:
    return [section.title.partition(" (")[0] for section in briefing.sections if not section.annex]


@pytest.mark.parametrize("stage", ["occurred", "planned"])
def test_an_event(register: Register, stage: str) -> None:
    told = next(one for one in asked(register, EntryKind.EVENT, stage="occurred") if len(one.areas) > 1)
    briefing = brief_event(register, replace(told, stage=stage), TODAY)
    assert cited(register, briefing) > 2
    assert titles(briefing)[:2] == ["Событие", "Участники"]
    assert ("Итоги" in titles(briefing)) is (stage == "occurred")
    assert "Прежние встречи и о чём договорились" in titles(briefing)


@pytest.mark.parametrize(
    ("parties", "areas", "sides"),
    [
        (
            ["Татарстан"],
            ["Минск", "Минская область", "Татарстан"],
            (("Татарстан",), ("Минск", "Минская область", "Беларусь")),
        ),
        (
            ["Смоленская область", "Витебская область"],
            ["Витебск", "Витебская область", "Смоленская область"],
            (("Смоленская область",), ("Витебская область", "Витебск")),
        ),
        (["Омская область"], ["Омская область", "Томск"], (("Омская область",), ("Томск",))),
        ([], ["Беларусь", "Псков", "Псковская область"], (("Беларусь",), ("Псков", "Псковская область", "Россия"))),
        (["Псков"], ["Псков"], (("Псков",), ())),
        ([], [], ((), ())),
    ],
)
def test_the_sides_of_an_event_are_who_takes_part_and_where(
    parties: list[str], areas: list[str], sides: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    claim = Event(
        citation=Citation(start=0, end=1, quote="О"),
        rule="test",
        form=EventForm.VISIT,
        participants=tuple(Participant(name, NameKind.AREA) for name in parties),
    )
    event = Entry(id="event:1", kind=EntryKind.EVENT, name="визит", claims=("a",), areas=tuple(areas), gist=claim)
    assert sides_of(event) == sides


def test_what_is_ahead_follows_the_meetings_that_its_page_tells(register: Register) -> None:
    def met(planned: Entry) -> str:
        briefing = brief_event(register, planned, TODAY)
        (section,) = (one for one in briefing.sections if one.title.startswith("Прежние встречи"))
        return " ".join(one.text for one in section.statements)

    told = next(one for one in asked(register, EntryKind.EVENT, stage="occurred") if len(one.areas) > 1)
    elsewhere = replace(told, id="event:elsewhere", start=date(2030, 1, 1), end=date(2030, 1, 1))
    assert len(met(replace(elsewhere, stage="planned"))) > len(met(elsewhere))


def test_a_person(register: Register) -> None:
    person = asked(register, EntryKind.PERSON)[0]
    briefing = brief_person(register, person, TODAY)
    assert cited(register, briefing) > 3
    assert briefing.title == f"Справка: {person.name}"
    assert titles(briefing)[:2] == ["Коротко", "Должности"]


def test_an_organisation(register: Register) -> None:
    projects = asked(register, EntryKind.PROJECT)
    firm = next(
        one for one in asked(register, EntryKind.ORGANISATION) if any(one.name in p.gist.giver for p in projects)
    )  # type: ignore[union-attr]
    briefing = brief_organisation(register, firm, TODAY)
    assert cited(register, briefing) > 0
    assert "Проекты по стадиям" in titles(briefing)


def test_a_body(register: Register) -> None:
    near = [
        one for kind in (EntryKind.ORGANISATION, EntryKind.EVENT, EntryKind.PERSON) for one in asked(register, kind)
    ]
    told = joint_bodies(near)
    if not told:
        pytest.skip("no joint body among the generated pages")
    own = next(one for one in near if one.id == told[0].entry)
    briefing = brief_body(register, own, TODAY)
    assert cited(register, briefing) > 0
    assert "Заседания" in titles(briefing)
    sessions = next(section for section in briefing.sections if section.title.startswith("Заседания"))
    assert any(one.claims for one in sessions.statements)


def test_the_command_wants_one_thing(register: Register, tmp_path: Path) -> None:
    person, event = asked(register, EntryKind.PERSON)[0], asked(register, EntryKind.EVENT)[0]
    run = CliRunner()
    for what in (["--person", person.name], ["--event", event.id]):
        done = run.invoke(app, ["brief", *what, "-r", str(register.path), "-o", f"{tmp_path}/b.html"])
        assert done.exit_code == 0, done.output
        assert "Справка" in (tmp_path / "b.html").read_text("utf-8")
    for wrong in ([], ["-a", "Китай"], ["--person", "А", "--body", "Б"]):
        assert "--organisation" in str(run.invoke(app, ["brief", *wrong, "-r", str(register.path)]).exception)
    for unknown in (["--event", "event:none"], ["--organisation", "Нигдетрест"], ["--body", "Нигдетрест"]):
        assert run.invoke(app, ["brief", *unknown, "-r", str(register.path)]).exit_code != 0
