"""Results: what later pages tell that may be the end of a promise or plan. Silence is no verdict, nor is a likeness."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svod.brief.dates import day_words
from svod.brief.documents import STATES
from svod.brief.figures import figure
from svod.brief.grammar import agreeing, quoted
from svod.brief.phrases import COMMITMENTS, EVENTS, STAGES
from svod.brief.statement import Statement, told
from svod.follow.promises import Followed, State
from svod.follow.results import Turn
from svod.model.claim import Agreement, Commitment, Event, Project
from svod.model.entry import Entry, Source

TURNS = {
    Turn.RESULT: "возможный результат",
    Turn.STEP: "вновь сказано о намерении",
    Turn.MOVED: "возможно, срок перенесён",
    Turn.BROKEN: "возможно, не сбылось",
}


@dataclass(frozen=True, slots=True)
class Likely:
    """The best candidate for what became of a promise: what is told later, on which day, in which words; `entry` is
    what the register has made of it."""

    entry: Entry | None
    turn: Turn
    claim: str
    quote: str
    day: date | None


def likely(
    followed: Iterable[Followed], entries: Mapping[str, Entry], sources: Mapping[str, Source]
) -> dict[str, Likely]:
    """Promises with their best candidates, by the promises' names; none where a person or the page itself has said
    what became of it."""
    found = {}
    for one in followed:
        best = next((each for each in one.results if each.claim in sources), None)
        if one.state is State.CANDIDATE and best:
            entry = entries.get(best.entry) if best.entry else None
            quote = sources[best.claim].quote
            found[one.entry.id] = Likely(entry, best.turn, best.claim, quote, best.day)
    return found


def likely_words(one: Likely) -> str:
    """«возможный результат — реализуется: линия розлива (сообщено 3 декабря 2025 года; решает человек)»"""
    day = f"сообщено {day_words(one.day)}; " if one.day else ""
    what = _told(one.entry) if one.entry else quoted(one.quote.strip().rstrip("."))
    return f"{TURNS[one.turn]} — {what} ({day}решает человек)"


def resting(text: str, entry: Entry, result: Likely | None, cells: Sequence[str] = ()) -> Statement:
    """A sentence on a promise that rests also on what may have become of it."""
    told_of = told(text, entry, cells=cells)
    if result is None:
        return told_of
    return replace(told_of, claims=(*told_of.claims, result.claim), quotes=(*told_of.quotes, result.quote))


def _told(entry: Entry) -> str:
    """«реализуется: линия розлива», «состоялся визит (Минск)», «соглашение (предмет — …) подписано»"""
    match entry.gist:
        case Commitment(form=form, what=what):
            return f"{COMMITMENTS[form].lower()}: {what}"
        case Project(what=what):
            return f"{STAGES[entry.stage or 'discussed'].lower()}: {what}"
        case Event(form=form) as event:
            about = "; ".join(part for part in (event.body or event.topic, event.place) if part)
            return " ".join(EVENTS[form]) + (f" ({about})" if about else "")
        case Agreement(form=paper, subject=subject):
            state = agreeing(STATES[entry.stage or "signed"], paper, plural=False)
            return f"{paper} (предмет — {subject}) {state}" if subject else f"{paper} {state}"
    text = figure(entry).text
    return text[:1].lower() + text[1:]
