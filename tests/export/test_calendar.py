"""The calendar, read back by another library: days, names that stay, no doubles, hostile words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import vobject
from typer.testing import CliRunner

from svod.cli.app import app
from svod.export.calendar import HELD, calendar, identity, moment
from svod.model.claim import Agreement, Citation, Event, EventForm, NameKind, Participant
from svod.model.entry import Entry, EntryKind
from svod.model.question import Question
from svod.model.when import Basis, Precision, When
from svod.register import Register
from tests.export.conftest import promise, source

CITATION = Citation(start=0, end=5, quote="слова")


def planned(when: When | None, stage: str = "planned", topic: str = "дороги", claims: str = "event-1") -> Entry:
    """An event to come."""
    guest = (Participant("Анна Ли", NameKind.PERSON),)
    slots = {"form": EventForm.FORUM, "when": when, "topic": topic, "place": "Томск", "participants": guest}
    gist = Event(citation=CITATION, rule="made", **slots)  # type: ignore[arg-type]
    cited = tuple(claims.split())
    return Entry(id="event:1", kind=EntryKind.EVENT, name="форум", claims=cited, form="forum", stage=stage, gist=gist)


def span(first: date | None, last: date | None) -> When:
    return When(first, last, Precision.SPAN, Basis.STATED)


def read(*entries: Entry, address: str = "https://news.example/1") -> list:  # type: ignore[type-arg]
    raw, count = calendar(entries, {c: source(c, address) for e in entries for c in e.claims})
    found = vobject.readOne(raw.decode()).contents.get("vevent", [])
    assert len(found) == count
    return list(found)


def test_an_event_of_several_days_ends_on_the_day_after() -> None:
    [event] = read(planned(span(date(2026, 5, 4), date(2026, 5, 6))))
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 5, 4), date(2026, 5, 7))
    assert event.summary.value == "Форум: дороги"
    assert event.location.value == "Томск"
    assert "«слова» — Вестник, 01.03.2025, https://news.example/1" in event.description.value
    assert event.url.value == "https://news.example/1"


def test_a_year_is_marked_by_its_last_day() -> None:
    [event] = read(planned(span(date(2026, 1, 1), date(2026, 12, 31))))
    assert event.dtstart.value == date(2026, 12, 31)
    assert "последний день" in event.summary.value


def test_what_has_no_day_or_took_place_is_not_in_it() -> None:
    assert not read(planned(None), planned(When.day(date(2026, 1, 1)), "occurred"), promise(1, None))
    assert not read(promise(1, date(2026, 1, 1), outcome="kept"))


def test_terms_of_promises_and_agreements() -> None:
    gist = Agreement(citation=CITATION, rule="made", form="меморандум", valid=span(None, date(2027, 1, 1)))
    paper = Entry(id="agreement:1", kind=EntryKind.AGREEMENT, name="меморандум", claims=("agreement-1",), gist=gist)
    events = read(promise(1, date(2026, 2, 1)), paper)
    assert [one.dtstart.value for one in events] == [date(2026, 2, 1), date(2027, 1, 1)]
    assert [one.summary.value for one in events] == ["Срок: открыть причал (Томская область)", "Истекает: меморандум"]


def test_proposed_is_tentative_and_cancelled_takes_it_back() -> None:
    day = When.day(date(2026, 5, 4))
    status = {stage: read(planned(day, stage))[0].status.value for stage in ("planned", "proposed", "cancelled")}
    assert status == {"planned": "CONFIRMED", "proposed": "TENTATIVE", "cancelled": "CANCELLED"}


def test_a_second_source_renews_the_event_and_makes_no_second() -> None:
    day = When.day(date(2026, 5, 4))
    one = planned(day)
    other = replace(planned(When.day(date(2026, 5, 5)), claims="event-1 event-0"), id="event:0")
    [first], [second] = read(one), read(other)
    assert first.uid.value == second.uid.value
    assert int(second.sequence.value) > int(first.sequence.value)


def test_words_of_pages_add_no_lines() -> None:
    [event] = read(planned(When.day(date(2026, 5, 4)), topic="a\r\nATTACH:http://x\r\nEND:VEVENT\x00;,\\"))
    assert "attach" not in event.contents
    [safe] = read(planned(When.day(date(2026, 5, 4))), address="javascript:alert(1)")
    assert "url" not in safe.contents


def test_a_register_gives_each_term_once_and_the_same_file_again(register: Register, tmp_path: Path) -> None:
    entries = [entry for kind in HELD for entry in register.ask(Question(kind=kind))]
    raw, count = calendar(entries, register.sources(c for e in entries for c in e.claims))
    events = vobject.readOne(raw.decode()).contents["vevent"]
    assert count == len(events) == sum(moment(entry) is not None for entry in entries) > 10
    assert len({one.uid.value for one in events}) == count
    assert {one.uid.value for one in events} == {identity(entry) for entry in entries if moment(entry)}
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    file = tmp_path / "c.ics"
    done = CliRunner().invoke(app, ["export", "calendar", "-o", str(file), "-r", str(register.path)])
    assert done.exit_code == 0, done.output
    assert file.read_bytes() == raw
