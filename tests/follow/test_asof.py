"""As of a day: what is told rests on what was published by then, and on nothing later."""

from datetime import date

import pytest

from svod.filling import fill
from svod.follow.asof import known_on
from svod.model.entry import Entry, EntryKind
from svod.model.judgement import Judgement
from svod.model.question import Question
from svod.register import Register
from svod.retelling import told_by


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    register = Register(tmp_path_factory.mktemp("asof") / "r.svod", create=True)
    fill(register, 900)
    return register


@pytest.fixture(scope="module")
def entries(register: Register) -> list[Entry]:
    return [entry for kind in EntryKind for entry in register.ask(Question(kind=kind))]


def middle(register: Register, entries: list[Entry]) -> date:
    """A day before and after which much is told."""
    sources = register.sources(claim for entry in entries for claim in entry.claims).values()
    days = sorted(day for one in sources if one.published and (day := one.published.start))
    return days[len(days) // 2]


def test_the_fullest_telling_is_one_that_was_known(register: Register, entries: list[Entry]) -> None:
    day = middle(register, entries)
    before = {entry.id: entry for entry in entries}
    told = told_by(register, entries, day)
    assert 0 < len(told) < len(entries)
    for entry in told:
        sources = register.sources(entry.claims).values()
        assert all(one.published is None or (one.published.start or day) <= day for one in sources)
        assert entry.gist is None or entry.gist.citation.quote in {one.quote for one in sources}
    assert any(entry.gist != before[entry.id].gist for entry in told)


def test_what_came_later_is_all_that_is_looked_up(register: Register, entries: list[Entry]) -> None:
    days = register.published(claim for entry in entries for claim in entry.claims)
    told = sorted({day for day in days.values() if day})
    for day in (told[0], middle(register, entries), told[-2]):
        assert told_by(register, entries, day) == known_on(entries, day, days, register.filed)


def test_of_a_post_no_later_day_is_told(register: Register, entries: list[Entry]) -> None:
    day = middle(register, entries)
    held = [tenure for entry in told_by(register, entries, day) for tenure in entry.tenures]
    assert held
    assert all((tenure.first or day) <= day and (tenure.seen or day) <= day for tenure in held)


def test_a_post_that_undated_pages_tell_has_no_day_of_later_ones(register: Register, entries: list[Entry]) -> None:
    entry = next(one for one in entries if any(len(tenure.claims) > 1 for tenure in one.tenures))
    tenure = next(one for one in entry.tenures if len(one.claims) > 1)
    undated, later = tenure.claims[0], date(2030, 1, 1)
    days = {claim: None if claim == undated else later for claim in entry.claims}
    [told] = known_on([entry], date(2029, 1, 1), days, register.filed)
    assert [(one.first, one.seen, one.claims) for one in told.tenures] == [(None, None, (undated,))]


def test_today_all_is_known(register: Register, entries: list[Entry]) -> None:
    assert told_by(register, entries, date.today()) == entries


def test_what_a_person_put_right_stays_so(register: Register, entries: list[Entry]) -> None:
    day = middle(register, entries)
    before = {entry.id: entry for entry in entries}
    cut = next(
        entry
        for entry in told_by(register, entries, day)
        if entry.kind is EntryKind.PROJECT and len(entry.claims) == 1 < len(before[entry.id].claims)
    )
    said = {"verdict": "corrected", "reason": "", "correction": '{"what": "паром"}'}
    register.judge(Judgement(made="2026-01-01", judge="я", subject=cut.claims[0], **said))
    [told] = told_by(register, [before[cut.id]], day)
    assert told.name == "паром"
