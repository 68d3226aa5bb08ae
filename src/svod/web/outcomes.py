"""Outcomes: what may have become of a promise, as pages show it: what it seems to be, why, and in whose words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from svod.cells import day_cell, reasons_cell
from svod.follow.promises import State
from svod.follow.results import Result
from svod.following import became
from svod.messages import say
from svod.model.entry import Entry, Source
from svod.reviewing import TaskKind
from svod.web import links
from svod.web.days import View

TONES: dict[str, str] = {
    State.OVERDUE: "late",
    State.CANDIDATE: "good",
    State.PARTLY: "good",
    State.KEPT: "good",
    State.NOT_KEPT: "bad",
    State.ABANDONED: "bad",
    State.REFUTED: "bad",
}
"""How a state is coloured; what is only open is plain."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A candidate: what it seems to be and when, why, the entry it leads to ("" when there is none), its words."""

    turn: str
    reasons: str
    href: str
    source: Source


@dataclass(frozen=True, slots=True)
class Story:
    """How a promise stands: its state with its tone, its term and newest mention, what may have become of it, and where
    a person decides."""

    state: str
    tone: str
    about: str
    outcomes: tuple[Outcome, ...]
    review: str


def outcomes(results: Iterable[Result], sources: Mapping[str, Source]) -> tuple[Outcome, ...]:
    """The candidates whose words are at hand."""
    return tuple(
        Outcome(
            ", ".join(part for part in (say(f"follow.turn.{one.turn.value}"), day_cell(one.day)) if part),
            reasons_cell(one.score),
            links.entry(one.entry) if one.entry and ":" in one.entry else "",
            sources[one.claim],
        )
        for one in results
        if one.claim in sources
    )


def story(view: View, entry: Entry) -> Story | None:
    """What became of a promise, plan or project; None when the entry is none."""
    told = became(view.register, entry, view.day)
    if told is None:
        return None
    about = [
        say("follow.judged") if told.judged else "",
        say("follow.due", day=day_cell(told.due)) if told.due else say("follow.no-due"),
        say("follow.no-news", day=day_cell(told.no_news_since)) if told.no_news_since else "",
    ]
    return Story(
        say(f"follow.state.{told.state.value}"),
        TONES.get(told.state, "plain"),
        " · ".join(part for part in about if part),
        outcomes(told.results, view.register.sources(one.claim for one in told.results)),
        judging(entry),
    )


def judging(entry: Entry) -> str:
    """Where a person says what became of a promise."""
    return links.query("/review", task=f"{TaskKind.OUTCOME} {entry.id}")
