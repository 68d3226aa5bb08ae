"""Promises: what is known to have become of commitments, planned events and papers, and projects begun.

Silence closes nothing: only a page that tells of the plan and of its end, or a person's judgement. All else is a
candidate, with its score and reasons, also a later telling that the register takes for one with the plan.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svod.follow.errands import carried_out
from svod.follow.later import MOST, Later, weighed
from svod.follow.matching import RUBRIC, WEIGHTS
from svod.follow.results import DONE, EARLY, Result, Turn
from svod.model.claim import Commitment, CommitmentForm
from svod.model.entry import Entry, Filed
from svod.model.score import Reason, Score


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
    promises: Iterable[Entry], told: Mapping[str, Filed], of_claim: Mapping[str, str], as_of: date
) -> list[Followed]:
    """What became of promises, by all that is told: `told` are claims by name, `of_claim` their entries' names."""
    search, of_page = Later(told), _by_page(told)
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
    state, judged = _state(entry, results, told, as_of)
    return Followed(
        entry=entry,
        state=state,
        due=entry.end if isinstance(entry.gist, Commitment) else entry.end or entry.start,
        no_news_since=max(days, default=None),
        results=results[:MOST],
        judged=judged,
    )


def _state(entry: Entry, results: tuple[Result, ...], told: Mapping[str, Filed], as_of: date) -> tuple[State, bool]:
    due = entry.end or entry.start
    by_term = State.OVERDUE if due and due < as_of else State.OPEN
    if entry.outcome:
        return (by_term if entry.outcome == State.OPEN else State(entry.outcome)), True
    if closed := _closed(entry, told):
        return closed, False
    if any(reason.code == "told-together" for one in results for reason in one.score.reasons):
        return State.KEPT, False
    return (State.CANDIDATE if any(one.turn is not Turn.STEP for one in results) else by_term), False


def _closed(entry: Entry, told: Mapping[str, Filed]) -> State | None:
    """What the newest page says outright, when it tells of the plan itself: «планировали открыть весной, открыли»."""
    last = next((step for step in reversed(entry.history) if step.claim in told), None)
    if last is None or last.stage not in DONE:
        return None
    page = told[last.claim].page
    same = (step for step in entry.history if step.claim in told and told[step.claim].page == page)
    return CLOSING[DONE[last.stage]] if any(step.stage in EARLY for step in same) else None


def _steps(entry: Entry, told: Mapping[str, Filed]) -> tuple[Result, ...]:
    """Later tellings of the very entry that it has come to pass: the register takes them for one, a person may not."""
    steps = [step for step in entry.history if step.claim in told]
    first = next((step for step in steps if step.stage in EARLY), None)
    if first is None:
        return ()
    later = [s for s in steps if s.stage in DONE and s.day and (first.day is None or s.day >= first.day)]
    score = Score.of([Reason("same-entry", WEIGHTS["same-entry"])])
    found = [Result(step.claim, entry.id, step.day, DONE[step.stage], score) for step in later[-1:]]
    if not found or told[found[0].claim].page == told[first.claim].page:
        return ()
    return (weighed(told[first.claim], told[found[0].claim], found[0]),)


def _errands(own: Iterable[Filed], of_page: Mapping[str, list[Filed]], of_claim: Mapping[str, str]) -> Iterable[Result]:
    """What the very page of an order tells of its being carried out."""
    score = Score.of([Reason("told-together", WEIGHTS["told-together"])])
    for promise in own:
        if done := carried_out(promise, of_page.get(promise.page, ())):
            yield Result(done.id, of_claim.get(done.id), done.published, Turn.RESULT, score)
            return
