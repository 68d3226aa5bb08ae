"""Promises: candidates with score and reasons, silence that closes nothing, judgements that do."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from svod.flow import freshen, leaf_of
from svod.follow.matching import RUBRIC, WEIGHTS
from svod.follow.promises import Followed, State, follow
from svod.follow.results import Turn
from svod.following import promises
from svod.judging import judge_outcome, undo
from svod.messages import catalogue
from svod.model.claim import (
    Citation,
    Claim,
    Commitment,
    CommitmentForm,
    Event,
    EventForm,
    Modality,
    NameKind,
    Participant,
    Project,
    ProjectForm,
    ProjectStage,
)
from svod.model.entry import Filed
from svod.model.judgement import Verdict
from svod.model.when import Basis, Precision, When
from svod.register import Batch, Register
from svod.resolve import resolve
from tests.register.generated import pages

CITED = {"citation": Citation(start=0, end=1, quote="О"), "rule": "test"}
SIDES = ("Монголия", "Томская область")


def filed(claim: Claim, day: str, words: str, name: str, areas: tuple[str, ...] = SIDES) -> Filed:
    return Filed(id=name, claim=claim, page=name, published=date.fromisoformat(day), areas=areas, words=words)


def promise(what: str, due: str | None = None, form: CommitmentForm = CommitmentForm.PROMISE) -> Commitment:
    term = When(None, date.fromisoformat(due), Precision.SPAN, Basis.STATED) if due else None
    return Commitment(**CITED, form=form, what=what, owner=("Томская область",), due=term)  # type: ignore[arg-type]


def project(what: str, stage: ProjectStage) -> Project:
    return Project(**CITED, what=what, form=ProjectForm.CONSTRUCTION, taker=("Томская область",), stage=stage)  # type: ignore[arg-type]


PROMISE = filed(
    promise("построить тепличный комплекс в Кедровом", "2024-12-31"),
    "2024-02-01",
    "пообещать построить тепличный комплекс в кедровый до конец год",
    "commitment-a",
)
DONE = filed(
    project("тепличный комплекс", ProjectStage.COMPLETED),
    "2025-03-01",
    "обещанный тепличный комплекс в кедровый открыть",
    "project-b",
)
OTHER = filed(
    project("станция переливания", ProjectStage.COMPLETED), "2025-03-01", "станция переливание открыть", "project-c"
)


def state(*told: Filed, day: str = "2025-06-01") -> Followed:
    found = follow(
        resolve(told),
        {one.id: one for one in told},
        {claim: entry.id for entry in resolve(told) for claim in entry.claims},
        date.fromisoformat(day),
    )
    return next(one for one in found if PROMISE.id in one.entry.claims)


def test_a_later_result_is_a_candidate_with_reasons_and_decides_nothing() -> None:
    one = state(PROMISE, DONE, OTHER)
    assert one.state is State.CANDIDATE
    (result,) = one.results
    assert result.claim == DONE.id
    assert {"matter", "sides", "stage", "pointing", "done"} <= {r.code for r in result.score.reasons}
    assert not one.judged


def test_words_that_come_back_are_shown_whole() -> None:
    what, lemmas = "центр делового сотрудничества", "центр деловой сотрудничество"
    told = replace(PROMISE, claim=promise(f"открыть {what}", "2024-12-31"), words=f"пообещать открыть {lemmas}")
    later = replace(DONE, claim=project(what, ProjectStage.COMPLETED), words=f"обещанный {lemmas} открыть")
    (result,) = state(told, later).results
    (said,) = (reason.said for reason in result.score.reasons if reason.code == "matter")
    assert set(said.split(", ")) <= {"открыть", *lemmas.split()}


def test_silence_closes_nothing() -> None:
    assert state(PROMISE, OTHER).state is State.OVERDUE
    assert state(PROMISE, OTHER).no_news_since == date(2024, 2, 1)
    assert state(PROMISE, OTHER, day="2024-06-01").state is State.OPEN


def test_what_came_earlier_is_no_result() -> None:
    assert state(PROMISE, replace(DONE, published=date(2023, 3, 1))).results == ()


def test_the_same_words_of_strangers_are_no_result() -> None:
    assert state(PROMISE, replace(DONE, areas=("Хабаровский край",))).results == ()


def test_put_off_and_called_off_are_told_apart() -> None:
    moved = replace(DONE, words="открытие тепличный комплекс в кедровый перенести на весна")
    broken = replace(DONE, words="строительство тепличный комплекс в кедровый отменить")
    assert state(PROMISE, moved).results[0].turn is Turn.MOVED
    assert state(PROMISE, broken).results[0].turn is Turn.BROKEN


def test_declarations_are_not_followed() -> None:
    told = [replace(PROMISE, claim=promise("развивать дружбу", form=CommitmentForm.DECLARATION))]
    assert follow(resolve(told), {one.id: one for one in told}, {}, date(2025, 1, 1)) == []


def plan(stage: ProjectStage, day: str, name: str, page: str | None = None) -> Filed:
    one = filed(project("тепличный комплекс", stage), day, "тепличный комплекс", name)
    return replace(one, page=page or one.page)


def followed_plan(*told: Filed) -> Followed:
    (one,) = follow(resolve(told), {one.id: one for one in told}, {}, date(2025, 6, 1))
    return one


def test_a_later_page_that_tells_of_the_very_project_is_a_candidate_and_closes_nothing() -> None:
    one = followed_plan(plan(ProjectStage.PLANNED, "2024-01-01", "project-a"), DONE)
    assert one.state is State.CANDIDATE
    assert [step.stage for step in one.entry.history] == ["planned", "completed"]
    (result,) = one.results
    assert (result.claim, result.entry, result.turn) == (DONE.id, one.entry.id, Turn.RESULT)
    assert [reason.code for reason in result.score.reasons] == ["same-entry"]


def test_a_page_that_tells_of_the_plan_and_of_its_end_closes_it() -> None:
    done = plan(ProjectStage.COMPLETED, "2024-01-01", "project-b", "page")
    assert followed_plan(plan(ProjectStage.PLANNED, "2024-01-01", "project-a", "page"), done).state is State.KEPT
    off = replace(done, claim=project("тепличный комплекс", ProjectStage.CANCELLED))
    assert followed_plan(plan(ProjectStage.PLANNED, "2024-01-01", "project-a", "page"), off).state is State.ABANDONED


def till(one: Filed, day: str, start: str | None = None) -> Filed:
    """The same telling with a term."""
    assert isinstance(one.claim, Project)
    term = When(start and date.fromisoformat(start), date.fromisoformat(day), Precision.SPAN, Basis.STATED)  # type: ignore[arg-type]
    return replace(one, claim=replace(one.claim, when=term))


def test_a_page_that_tells_of_a_beginning_and_of_a_plan_ahead_closes_nothing() -> None:
    begun = till(plan(ProjectStage.RUNNING, "2024-10-11", "project-a", "page"), "2024-08-31", "2024-08-01")
    ahead = till(plan(ProjectStage.PLANNED, "2024-10-11", "project-b", "page"), "2025-09-30")
    for first, second in ((begun, ahead), (replace(begun, id="project-c"), ahead)):
        one = followed_plan(first, second)
        assert (one.state, one.due) == (State.OPEN, date(2025, 9, 30))


def test_the_term_is_that_of_the_plan_and_not_when_it_came_to_pass() -> None:
    first = till(plan(ProjectStage.PLANNED, "2024-01-01", "project-a"), "2024-08-31")
    done = till(plan(ProjectStage.COMPLETED, "2024-12-01", "project-b"), "2024-11-30", "2024-11-01")
    one = followed_plan(first, done)
    assert (one.state, one.due) == (State.CANDIDATE, date(2024, 8, 31))
    assert "late" in {reason.code for reason in one.results[0].score.reasons}


def test_a_plan_told_with_a_later_term_is_a_candidate_that_it_moved_and_a_sharper_term_is_its_own() -> None:
    first = till(plan(ProjectStage.PLANNED, "2024-01-01", "project-a"), "2024-08-31", "2024-06-01")
    (moved,) = (
        one := followed_plan(first, till(plan(ProjectStage.AGREED, "2024-07-01", "project-b"), "2025-09-30"))
    ).results
    assert (one.state, one.due, moved.turn) == (State.CANDIDATE, date(2024, 8, 31), Turn.MOVED)
    assert "30.09.2025" in {reason.said for reason in moved.score.reasons}
    one = followed_plan(first, till(plan(ProjectStage.AGREED, "2024-02-01", "project-b"), "2024-06-30", "2024-06-01"))
    assert (one.state, one.due, one.results) == (State.OVERDUE, date(2024, 6, 30), ())


@pytest.mark.parametrize("stage", [ProjectStage.OFFERED, ProjectStage.DISCUSSED, ProjectStage.PILOT])
def test_the_day_of_an_offer_or_a_trial_that_was_is_no_term(stage: ProjectStage) -> None:
    trial = till(plan(stage, "2024-02-01", "project-a"), "2023-12-31", "2023-12-01")
    assert (followed_plan(trial).state, followed_plan(trial).due) == (State.OPEN, None)
    ahead = till(plan(stage, "2024-02-01", "project-a"), "2024-12-31")
    assert (followed_plan(ahead).state, followed_plan(ahead).due) == (State.OVERDUE, date(2024, 12, 31))


def test_what_is_to_begin_on_a_day_has_that_day_as_its_term() -> None:
    claim = replace(promise("открыть рейсы"), due=When(date(2024, 9, 1), None, Precision.SPAN, Basis.STATED))
    one = state(replace(PROMISE, claim=claim))
    assert (one.state, one.due) == (State.OVERDUE, date(2024, 9, 1))


def test_called_off_on_a_later_page_is_a_candidate_that_it_broke() -> None:
    one = followed_plan(
        plan(ProjectStage.PLANNED, "2024-01-01", "project-a"), plan(ProjectStage.CANCELLED, "2024-05-01", "project-b")
    )
    assert (one.state, one.results[0].turn) == (State.CANDIDATE, Turn.BROKEN)


def test_a_planned_visit_that_took_place_is_a_candidate() -> None:
    def visit(modality: Modality) -> Event:
        who = tuple(Participant(name, NameKind.AREA) for name in SIDES)
        when = When.day(date(2024, 5, 5))
        return Event(**CITED, form=EventForm.VISIT, participants=who, when=when, modality=modality)  # type: ignore[arg-type]

    one = followed_plan(
        filed(visit(Modality.PLANNED), "2024-04-01", "визит", "event-a"),
        filed(visit(Modality.OCCURRED), "2024-05-06", "визит", "event-b"),
    )
    assert (one.state, one.results[0].claim) == (State.CANDIDATE, "event-b")


@pytest.mark.parametrize("state", [State.KEPT, State.PARTLY, State.NOT_KEPT, State.ABANDONED, State.REFUTED])
def test_a_person_may_say_any_verdict_and_open_goes_by_the_term(state: State) -> None:
    (entry,) = resolve([PROMISE])
    told, late = {PROMISE.id: PROMISE}, date(2026, 1, 1)
    (one,) = follow([replace(entry, outcome=state.value)], told, {}, late)
    assert (one.state, one.judged, one.rubric) == (state, True, RUBRIC)
    (again,) = follow([replace(entry, outcome="open")], told, {}, late)
    assert (again.state, again.judged) == (State.OVERDUE, True)


def test_every_weight_has_its_reason_in_words() -> None:
    for language in ("ru", "en"):
        assert [code for code in WEIGHTS if f"reason.{code}" not in catalogue(language)] == []


def test_a_person_decides_and_takes_back(tmp_path: Path) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[leaf_of(page, found) for page, found in pages(12, 6)]))
        freshen(register)
        before = promises(register, as_of=date(2030, 1, 1))
        one = next(p for p in before if p.state in (State.OVERDUE, State.OPEN, State.CANDIDATE))
        judge_outcome(register, one.entry.id, Verdict.PARTLY, "Анна", "восемь из десяти")
        after = {p.entry.id: p for p in promises(register, as_of=date(2030, 1, 1))}[one.entry.id]
        assert (after.state, after.judged) == (State.PARTLY, True)
        undo(register, "Анна")
        assert promises(register, as_of=date(2030, 1, 1)) == before


@pytest.mark.parametrize("day", ["2022-06-01", "2023-06-01"])
def test_pages_after_the_day_asked_are_not_looked_at(tmp_path: Path, day: str) -> None:
    with Register(tmp_path / "r.svod", create=True) as register:
        register.file(Batch(leaves=[leaf_of(page, found) for page, found in pages(12, 6)]))
        freshen(register)
        for one in promises(register, as_of=date.fromisoformat(day)):
            assert all(result.day is None or result.day <= date.fromisoformat(day) for result in one.results)
