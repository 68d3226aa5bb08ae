"""Promises: what is known to have become of commitments, planned events and papers, and projects begun.

Silence closes nothing: only a page that tells of the plan and of its end, or a person's judgement. All else is a
candidate, with its score and reasons, also a later telling that the register takes for one with the plan.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from heapq import nsmallest

from svod.follow.matching import RUBRIC, SHOWN, WEIGHTS, Matter, Rarity, likeness, matter_of, weights
from svod.lexicon import words
from svod.model.claim import (
    AgreementStage,
    Commitment,
    CommitmentForm,
    Modality,
    Office,
    ProjectStage,
)
from svod.model.entry import Entry, Filed
from svod.model.score import Reason, Score

MOST = 5
"""Candidates kept of a promise, the best."""

COMMON = 0.25
"""A word that stands in more than this part of all claims calls nobody."""

MANY = 400
"""Nor does one that stands in more claims than this: a large register is asked by rarer words."""

TELLING, NEAREST = 12, 60
"""By so many of its words, the rarest, a promise is looked for; so many claims that share most of them are weighed."""

LAST = "\uffff"
"""After every name: what comes later is published on a later day."""


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


class Turn(StrEnum):
    """What a later telling seems to be."""

    RESULT = "result"
    MOVED = "moved"
    BROKEN = "broken"


TURNS = {State.KEPT: Turn.RESULT, State.ABANDONED: Turn.BROKEN}


@dataclass(frozen=True, slots=True)
class Result:
    """A later claim that may tell what became of a promise."""

    claim: str
    entry: str | None
    day: date | None
    turn: Turn
    score: Score


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
    matters = {name: matter_of(one) for name, one in told.items()}
    search = _Later(told, matters)
    return [_followed(entry, search, told, of_claim, as_of) for entry in promises if is_promise(entry)]


def _followed(
    entry: Entry, search: "_Later", told: Mapping[str, Filed], of_claim: Mapping[str, str], as_of: date
) -> Followed:
    own = [told[claim] for claim in entry.claims if claim in told]
    days = [one.published for one in own if one.published]
    results = (*_steps(entry, told), *search.results(entry, own, of_claim))
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
    return (State.CANDIDATE if results else by_term), False


CLOSING: dict[str, State] = {
    **dict.fromkeys((Modality.OCCURRED, AgreementStage.SIGNED, AgreementStage.IN_FORCE), State.KEPT),
    **dict.fromkeys((AgreementStage.EXTENDED, ProjectStage.RUNNING, ProjectStage.COMPLETED), State.KEPT),
    **dict.fromkeys((Modality.CANCELLED, ProjectStage.CANCELLED), State.ABANDONED),
}
"""Stages that tell what became of a plan."""

EARLY = frozenset(
    {
        *(Modality.PLANNED, Modality.PROPOSED, AgreementStage.PLANNED, AgreementStage.NEGOTIATED),
        *list(ProjectStage)[1:7],
    }
)
"""Stages of what is to be."""


def _closed(entry: Entry, told: Mapping[str, Filed]) -> State | None:
    """What the newest page says outright, when it tells of the plan itself: «планировали открыть весной, открыли»."""
    last = next((step for step in reversed(entry.history) if step.claim in told), None)
    if last is None or last.stage not in CLOSING:
        return None
    page = told[last.claim].page
    same = (step for step in entry.history if step.claim in told and told[step.claim].page == page)
    return CLOSING[last.stage] if any(step.stage in EARLY for step in same) else None


def _steps(entry: Entry, told: Mapping[str, Filed]) -> tuple[Result, ...]:
    """Later tellings of the very entry that it has come to pass: the register takes them for one, a person may not."""
    steps = [step for step in entry.history if step.claim in told]
    first = next((step for step in steps if step.stage in EARLY), None)
    if first is None:
        return ()
    later = [s for s in steps if s.stage in CLOSING and s.day and (first.day is None or s.day >= first.day)]
    score = Score.of([Reason("same-entry", WEIGHTS["same-entry"])])
    found = [Result(step.claim, entry.id, step.day, TURNS[CLOSING[step.stage]], score) for step in later[-1:]]
    return tuple(found) if found and told[found[0].claim].page != told[first.claim].page else ()


class _Later:
    """All claims, to be asked for those that share telling words with a promise and come after it."""

    def __init__(self, told: Mapping[str, Filed], matters: Mapping[str, Matter]) -> None:
        self.told, self.matters = told, matters
        self.rarity = Rarity(matters.values(), told.values())
        most = max(20, min(MANY, int(COMMON * len(told))))
        dated = sorted((day, name) for name, one in told.items() if (day := one.published) and not _is_office(one))
        self.index: dict[str, list[tuple[date, str]]] = {}
        for day, name in dated:
            for word in matters[name].own | matters[name].sentence:
                if self.rarity.counted[word] <= most:
                    self.index.setdefault(word, []).append((day, name))

    def results(self, entry: Entry, own: list[Filed], of_claim: Mapping[str, str]) -> tuple[Result, ...]:
        """The best candidates, one an entry."""
        best: dict[str, Result] = {}
        for promise in own:
            told = weights(self.matters[promise.id], self.rarity)
            for name in self._near(promise, told):
                later = self.told[name]
                if name in entry.claims or promise.page == later.page:
                    continue
                score = likeness(promise, told, later, self.matters[name], self.rarity)
                of = of_claim.get(name, name)
                if score.value >= SHOWN and (of not in best or score.value > best[of].score.value):
                    best[of] = Result(name, of_claim.get(name), later.published, _turn(self.matters[name]), score)
        ranked = sorted(best.values(), key=lambda r: (-r.score.value, r.day or date.max, r.claim))
        return tuple(ranked[:MOST])

    def _near(self, promise: Filed, told: Mapping[str, float]) -> list[str]:
        """The later claims that have most of the promise's words, weighed by how rare these are."""
        if promise.published is None:
            return []
        gained: dict[str, float] = {}
        for word in sorted(told.keys() & self.index.keys(), key=lambda word: (-told[word], word))[:TELLING]:
            later = self.index[word]
            for at in range(bisect_right(later, (promise.published, LAST)), len(later)):
                name = later[at][1]
                gained[name] = gained.get(name, 0.0) + told[word]
        return nsmallest(NEAREST, gained, key=lambda name: (-gained[name], name))


def _is_office(one: Filed) -> bool:
    """A post tells of nobody's promise."""
    return isinstance(one.claim, Office)


def _turn(matter: Matter) -> Turn:
    if matter.lemmas & words("follow", "broken"):
        return Turn.BROKEN
    return Turn.MOVED if matter.lemmas & words("follow", "moved") else Turn.RESULT
