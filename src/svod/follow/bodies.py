"""Joint bodies: councils, commissions and working groups with their sides, chairs and sessions in order of number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from svod.follow.offices import Term, terms
from svod.model.claim import Event, EventForm
from svod.model.entry import Entry, EntryKind
from svod.resolve.events import telling_body
from svod.resolve.names import overlap

CHAIRS = ("председатель", "сопредседатель", "руководитель", "глава", "заместитель")


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body. `entry` is the event."""

    ordinal: int | None
    start: date | None
    end: date | None
    place: str | None
    modality: str
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JointBody:
    """`sides` are areas that its sessions and chairs name; `gaps` are numbers that no page tells of, `clashes` numbers
    that pages give to two sessions, or sessions whose dates run against their numbers."""

    name: str
    names: tuple[str, ...]
    sides: tuple[str, ...]
    chairs: tuple[Term, ...]
    sessions: tuple[Session, ...]
    gaps: tuple[int, ...]
    clashes: tuple[int, ...]


def joint_bodies(entries: Iterable[Entry]) -> list[JointBody]:
    """The bodies that sit in sessions, each with all that is told of it."""
    told = sorted(entries, key=lambda entry: entry.id)
    groups: list[list[Entry]] = []
    for entry in told:
        if (body := _body(entry)) is None:
            continue
        fits = [group for group in groups if all(overlap(body, _body(other) or "") for other in group)]
        if len(fits) == 1:
            fits[0].append(entry)
        else:
            groups.append([entry])
    held = terms(entry for entry in told if entry.kind is EntryKind.PERSON)
    return sorted((_joint(group, held) for group in groups), key=lambda body: (-len(body.sessions), body.name))


def _body(entry: Entry) -> str | None:
    """The name of the body in session; a bare «рабочая группа» is anyone's."""
    event = entry.gist
    if isinstance(event, Event) and event.form is EventForm.SESSION and event.body and telling_body(event):
        return event.body
    return None


def _joint(group: list[Entry], held: list[Term]) -> JointBody:
    names = sorted({_body(entry) or "" for entry in group}, key=lambda name: (-len(name), name))
    chairs = [t for t in held if t.organisation and t.role.split()[0] in CHAIRS and overlap(t.organisation, names[0])]
    sessions = sorted(map(_session, group), key=lambda s: (s.ordinal or 0, s.start or s.end or date.max, s.entry))
    numbers = [session.ordinal for session in sessions if session.ordinal]
    gaps = [number for number in range(min(numbers), max(numbers)) if number not in numbers] if numbers else []
    sides = {area for entry in group for area in entry.areas} | {term.area for term in chairs if term.area}
    return JointBody(
        name=names[0],
        names=tuple(names),
        sides=tuple(sorted(sides)),
        chairs=tuple(sorted(chairs, key=lambda t: (t.since or date.max, t.name))),
        sessions=tuple(sessions),
        gaps=tuple(gaps),
        clashes=tuple(_clashes([session for session in sessions if session.ordinal])),
    )


def _session(entry: Entry) -> Session:
    event = entry.gist
    assert isinstance(event, Event)
    return Session(event.ordinal, entry.start, entry.end, event.place, entry.stage or event.modality.value, entry.id)


def _clashes(numbered: list[Session]) -> Iterable[int]:
    for one, other in pairwise(numbered):
        if one.ordinal == other.ordinal or (one.start and other.start and one.start > other.start):
            yield other.ordinal or 0
