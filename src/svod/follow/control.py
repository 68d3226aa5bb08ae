"""Control list: who set what, who must act, by when, how it stands, and on what words it rests. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from svod.follow.promises import Followed, State
from svod.model.claim import Agreement, Commitment, Event, NameKind, ParticipantRole, Project
from svod.model.entry import Entry
from svod.resolve.names import key

LISTED = (State.OVERDUE, State.OPEN, State.CANDIDATE, State.PARTLY, State.NOT_KEPT)
"""States of what somebody has to do something about; of all others nobody has to any more."""

NEAR = timedelta(days=30)
"""How long before its term a thing is marked as near."""

LEADS = {ParticipantRole.CHAIR, ParticipantRole.HOST}


class Mark(StrEnum):
    """How a line is marked: its state, and of what is open how near its term is."""

    OVERDUE = "overdue"
    NEAR = "near"
    AHEAD = "ahead"
    UNTIMED = "untimed"
    CANDIDATE = "candidate"
    PARTLY = "partly"
    BROKEN = "not_kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the list. `basis` is the claim it rests on, the newest that tells it; `followed` holds the state, the
    term, the candidates and the version of the rubric."""

    followed: Followed
    author: tuple[str, ...]
    owner: tuple[str, ...]
    what: str
    basis: str

    @property
    def entry(self) -> Entry:
        """The promise, plan or project."""
        return self.followed.entry

    @property
    def state(self) -> State:
        """How it stands."""
        return self.followed.state


def control(promises: Iterable[Followed], owner: str | None = None, state: State | None = None) -> list[Line]:
    """What is open, by term; what has none comes last. `owner` is a part of the name of one who must act."""
    lines = [_line(one) for one in promises if one.state in ({state} if state else LISTED)]
    kept = [one for one in lines if owner is None or owned(one.entry, owner)]
    return sorted(kept, key=lambda one: (one.followed.due is None, one.followed.due or date.max, one.entry.id))


def mark_of(state: str | None, due: date | None, as_of: date) -> Mark:
    """The mark of what stands so; that a term has passed says nothing of the result."""
    if state in {Mark.CANDIDATE.value, Mark.PARTLY.value, Mark.BROKEN.value}:
        return Mark(state)
    if due is None:
        return Mark.UNTIMED
    if due < as_of:
        return Mark.OVERDUE
    return Mark.NEAR if due <= as_of + NEAR else Mark.AHEAD


def author_of(entry: Entry) -> tuple[str, ...]:
    """Who set it: who instructed, promised or invited; of other things nobody is told."""
    return entry.gist.by if isinstance(entry.gist, Commitment) else ()


def owner_of(entry: Entry) -> tuple[str, ...]:
    """Who must act; of a planned event who leads it, else who takes part."""
    match entry.gist:
        case Commitment(owner=owner, by=by):
            return owner or by
        case Event(participants=participants):
            people = [one for one in participants if one.kind is not NameKind.PLACE]
            leads = [one for one in people if one.role in LEADS]
            return tuple(one.name for one in leads or people)
        case Agreement(parties=parties, signers=signers):
            return parties or signers
        case Project(giver=giver, taker=taker):
            return giver or taker
    return ()


def what_of(entry: Entry) -> str:
    """What is to be done, as the page has it; of a meeting of which no more is told, who takes part."""
    match entry.gist:
        case Commitment(what=what) | Project(what=what):
            return what
        case Event(body=body, topic=topic, place=place, participants=participants):
            topic = None if topic and key(topic) in key(body or "") else topic  # «Форум регионов …; форум регионов»
            told = [part for part in (body, topic, place) if part]
            return "; ".join(told or [one.name for one in participants])
        case Agreement(subject=subject):
            return subject or entry.name
    return entry.name


def _line(one: Followed) -> Line:
    entry = one.entry
    return Line(
        followed=one,
        author=author_of(entry),
        owner=owner_of(entry),
        what=what_of(entry),
        basis=entry.claims[-1],
    )


def owned(entry: Entry, owner: str) -> bool:
    """Whether one who must act is the one asked for, by a part of the name; of what nobody is named for, the
    organisations that it concerns."""
    names = owner_of(entry) or entry.organisations
    return any(key(owner) in key(name) for name in names)
