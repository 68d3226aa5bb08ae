"""Promises: what is known to have become of commitments, planned events and papers, and projects begun.

Silence closes nothing: only a page that tells of the plan and of its end, or a person's judgement. All else is a
candidate, with its score and reasons, also a later telling that the register takes for one with the plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from svod.follow.errands import carried_out
from svod.follow.later import MOST, Later, weighed
from svod.follow.matching import RUBRIC, WEIGHTS, last_day, new_term, put_off, term_of
from svod.follow.results import DONE, EARLY, Result, Turn, stage_of
from svod.model.claim import Commitment, CommitmentForm, ProjectStage
from svod.model.entry import Entry, Filed
from svod.model.score import Reason, Score
from svod.model.when import When


class State(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    OVERDUE = "overdue"  # the term has passed, and there is no news
    CANDIDATE = "candidate"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    ABANDONED = "abandoned"
    REFUTED = "refuted"


CLOSING = {Turn.RESULT: State.KEPT, Turn.BROKEN: State.ABANDONED}
"""What a page makes of a promise that it tells the end of."""

TRIED = frozenset({ProjectStage.OFFERED, ProjectStage.REQUESTED, ProjectStage.DISCUSSED, ProjectStage.PILOT})
"""Stages of which the day may be that of the offer, the talks or the trial itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A promise with what is known of it. `judged`: a person decided; else the state rests on the pages alone.
    `no_news_since` is the newest article that tells it. `rubric` is the version of the weights."""

    entry: Entry
    state: State
    due: date | None
    no_news_since: date | None
    results: tuple[Result, ...] = ()
    judged: bool = False
    rubric: str = RUBRIC


def is_promise(entry: Entry) -> bool:
    """Whether an entry is of something that is to be: it was so told at least once."""
    if isinstance(entry.gist, Commitment):
        return entry.gist.form is not CommitmentForm.DECLARATION
    return any(step.stage in EARLY for step in entry.history)


def follow(
    promises: Iterable[Entry],
    told: Mapping[str, Filed],
    of_claim: Mapping[str, str],
    as_of: date,
    families: Mapping[str, str] = MappingProxyType({}),
) -> list[Followed]:
    """What became of promises, by all that is told: `told` are claims by name, `of_claim` their entries' names,
    `families` those of pages that have copies."""
    search, of_page = Later(told, families), _by_page(told)
    found = []
    for entry in promises:
        if is_promise(entry):
            own = [told[claim] for claim in entry.claims if claim in told]
            later = search.results(entry, own, of_claim)
            found.append(_followed(entry, told, of_page, of_claim, later, as_of))
    return found


def by_itself(entry: Entry, told: Mapping[str, Filed], as_of: date) -> Followed | None:
    """What became of a promise as its own claims tell it; None when it is none, or none of them is told."""
    own = {claim: told[claim] for claim in entry.claims if claim in told}
    if not own or not is_promise(entry):
        return None
    return _followed(entry, own, _by_page(own), dict.fromkeys(own, entry.id), (), as_of)


def _by_page(told: Mapping[str, Filed]) -> dict[str, list[Filed]]:
    of_page: dict[str, list[Filed]] = {}
    for one in told.values():
        of_page.setdefault(one.page, []).append(one)
    return of_page


def _followed(
    entry: Entry,
    told: Mapping[str, Filed],
    of_page: Mapping[str, list[Filed]],
    of_claim: Mapping[str, str],
    later: Iterable[Result],
    as_of: date,
) -> Followed:
    own = [told[claim] for claim in entry.claims if claim in told]
    days = [one.published for one in own if one.published]
    done = [*_errands(own, of_page, of_claim), *_steps(entry, told)]
    results = (*done, *(one for one in later if one.claim not in {d.claim for d in done}))
    due = _due(entry, told)
    state, judged = _state(entry, due, results, told, as_of)
    return Followed(
        entry=entry,
        state=state,
        due=due,
        no_news_since=max(days, default=None),
        results=results[:MOST],
        judged=judged,
    )


def _due(entry: Entry, told: Mapping[str, Filed]) -> date | None:
    """The last day of the term of a promise; of what is told by stages, that of the first plan that has one, or of a
    later one that lies within it: not when it came to pass, nor a later term, which is a candidate that it moved."""
    if isinstance(entry.gist, Commitment):
        return entry.end or entry.start
    due: When | None = None
    for one in (told[step.claim] for step in entry.history if step.stage in EARLY and step.claim in told):
        term = term_of(one.claim)
        if term and not _gone(one) and (due is None or _within(term, due)):
            due = term
    return (due.end or due.start) if due else None


def _gone(one: Filed) -> bool:
    """Whether the day of an offer, of talks or of a trial had come before the page told of them: it is no term."""
    return stage_of(one.claim) in TRIED and one.published is not None and not _lies_ahead(one)


def _within(term: When, due: When) -> bool:
    """Whether a term is a sharper one: «в июне» of «летом»."""
    day, last = term.end or term.start, due.end or due.start
    return bool(day and last and day < last and (due.start is None or due.start <= (term.start or day)))


def _state(
    entry: Entry, due: date | None, results: tuple[Result, ...], told: Mapping[str, Filed], as_of: date
) -> tuple[State, bool]:
    by_term = State.OVERDUE if due and due < as_of else State.OPEN
    if entry.outcome:
        return (by_term if entry.outcome == State.OPEN else State(entry.outcome)), True
    if closed := _closed(entry, told):
        return closed, False
    if any(reason.code == "told-together" for one in results for reason in one.score.reasons):
        return State.KEPT, False
    return (State.CANDIDATE if any(one.turn is not Turn.STEP for one in results) else by_term), False


def _closed(entry: Entry, told: Mapping[str, Filed]) -> State | None:
    """What the newest page says outright, when it tells of the plan itself: «планировали открыть весной, открыли»; but
    not where the plan lies ahead of the page: «стройка началась, ввод намечен на май»."""
    steps = [step for step in entry.history if step.claim in told]
    page = told[steps[-1].claim].page if steps else None
    steps = [step for step in steps if told[step.claim].page == page]
    plans = [told[step.claim] for step in steps if step.stage in EARLY]
    done = [DONE[step.stage] for step in steps if step.stage in DONE]
    if not done or not plans or any(_lies_ahead(one) for one in plans):
        return None
    return CLOSING[done[-1]]


def _lies_ahead(one: Filed) -> bool:
    """Whether the term of a plan had not come when the page told of it."""
    day = last_day(one.claim)
    return bool(day and one.published and day > one.published)


def _steps(entry: Entry, told: Mapping[str, Filed]) -> tuple[Result, ...]:
    """Later tellings of the very entry that it has come to pass, or is to be later: the register takes them for one, a
    person may not."""
    steps = [step for step in entry.history if step.claim in told]
    first = next((step for step in steps if step.stage in EARLY), None)
    if first is None:
        return ()
    promise = told[first.claim]
    after = [s for s in steps if s.day and (first.day is None or s.day >= first.day)]
    done = [s for s in after if s.stage in DONE]
    moved = [s for s in after if s.stage in EARLY and put_off(promise.claim, told[s.claim].claim)]
    step = next(iter((*done[-1:], *moved[-1:])), None)
    if step is None or told[step.claim].page == promise.page:
        return ()
    score = Score.of([Reason("same-entry", WEIGHTS["same-entry"]), *new_term(promise.claim, told[step.claim].claim)])
    result = Result(step.claim, entry.id, step.day, DONE.get(step.stage, Turn.MOVED), score)
    return (weighed(promise, told[step.claim], result),)


def _errands(own: Iterable[Filed], of_page: Mapping[str, list[Filed]], of_claim: Mapping[str, str]) -> Iterable[Result]:
    """What the very page of an order tells of its being carried out."""
    score = Score.of([Reason("told-together", WEIGHTS["told-together"])])
    for promise in own:
        if done := carried_out(promise, of_page.get(promise.page, ())):
            yield Result(done.id, of_claim.get(done.id), done.published, Turn.RESULT, score)
            return
