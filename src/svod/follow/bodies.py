"""Joint bodies: councils, commissions and working groups with their sides, chairs and sessions in order of number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from svod.follow.offices import Term, terms
from svod.model.claim import Event, EventForm, Modality, NameKind, ParticipantRole
from svod.model.entry import EACH_SIDE, Entry, EntryKind
from svod.resolve.areas import lies_in
from svod.resolve.bodynames import body_name, joint
from svod.resolve.nameareas import areas_in
from svod.resolve.names import key

CHAIRS = ("председатель", "сопредседатель", "руководитель", "глава", "заместитель", "координатор")

BEFORE = re.compile(r"\b(?:предыдущ|прошл|прошедш|минувш)", re.IGNORECASE)
"""«Предыдущее заседание проходило в Томске»: how a page calls the session before the one it tells of."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body. `entry` is the event; of a session that is only inferred, the one before it. `inferred` are
    codes of what does not stand on the pages: "ordinal", "session" (by the rule that it sits in turns or so often).
    `chairs` are the people who led it."""

    ordinal: int | None
    start: date | None
    end: date | None
    place: str | None
    modality: str
    entry: str
    inferred: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JointBody:
    """`sides` are the areas that its name, chairs and sessions tell of; `gaps` are numbers that no page tells of,
    `clashes` numbers that pages give to two sessions, or sessions whose dates run against their numbers. `turns` are
    the places it sits in by turns, `months` the time from one session to the next, as pages say. `entry` is the
    organisation."""

    entry: str
    name: str
    names: tuple[str, ...]
    sides: tuple[str, ...]
    chairs: tuple[Term, ...]
    sessions: tuple[Session, ...]
    gaps: tuple[int, ...]
    clashes: tuple[int, ...]
    turns: tuple[str, ...] = ()
    months: int | None = None
    claims: tuple[str, ...] = ()


def joint_bodies(entries: Iterable[Entry]) -> list[JointBody]:
    """The bodies that sit in sessions, or whose name says that two sides make them; those with most sessions first.

    `entries` are organisations, people and events; what is not among them is not known.
    """
    told = sorted(entries, key=lambda entry: entry.id)
    sessions: dict[str, list[Entry]] = {}
    for entry in told:
        event = entry.gist
        if isinstance(event, Event) and event.form is EventForm.SESSION and event.body:
            sessions.setdefault(key(event.body), []).append(entry)
    held: dict[str, list[Term]] = {}
    for term in terms(entry for entry in told if entry.kind is EntryKind.PERSON):
        if term.organisation and term.role.split()[0] in CHAIRS:
            held.setdefault(key(term.organisation), []).append(term)
    found = []
    for entry in told:
        if entry.kind is EntryKind.ORGANISATION and joint(body_name(entry.name)):
            names = sorted({key(name) for name in entry.names})
            own = [one for name in names for one in sessions.get(name, ())]
            found.append(_joint(entry, own, [term for name in names for term in held.get(name, ())]))
    return sorted(found, key=lambda body: (-len(body.sessions), -len(body.chairs), body.name, body.entry))


def _joint(entry: Entry, told: list[Entry], chairs: list[Term]) -> JointBody:
    sessions = _numbered(sorted(map(_session, told), key=_order), {one.id: one for one in told})
    numbers = [session.ordinal for session in sessions if session.ordinal]
    gaps = [number for number in range(min(numbers), max(numbers)) if number not in numbers] if numbers else []
    months = min(map(int, entry.every), default=None)
    name = max(entry.names, key=lambda name: (len(name), name))
    sides = _sides(name, entry, told, chairs)
    turns = tuple(turn for turn in entry.turns if turn != EACH_SIDE) or (sides if entry.turns else ())
    following = _next(sessions, turns, months)
    return JointBody(
        entry=entry.id,
        name=name,
        names=entry.names,
        sides=sides,
        chairs=tuple(sorted(chairs, key=lambda t: (t.since or date.max, t.name))),
        sessions=(*sessions, *following),
        gaps=tuple(gaps),
        clashes=tuple(_clashes([session for session in sessions if session.ordinal])),
        turns=turns,
        months=months,
        claims=entry.claims,
    )


def _sides(name: str, entry: Entry, told: Sequence[Entry], chairs: Iterable[Term]) -> tuple[str, ...]:
    """The areas in its name; where these are not two, those of its chairs too, then those that take part and its own.
    Of two areas of which one lies in the other, the smaller one."""
    gists = [one.gist for one in told if isinstance(one.gist, Event)]
    taking_part = {p.name for event in gists for p in event.participants if p.kind is NameKind.AREA}
    found: set[str] = set()
    for areas in (areas_in(name), {term.area for term in chairs if term.area}, taking_part, entry.areas):
        if len(found) < 2:
            found |= set(areas)
            found = {one for one in found if not any(other != one and lies_in(other, one) for other in found)}
    return tuple(sorted(found))


def _session(entry: Entry) -> Session:
    event = entry.gist
    assert isinstance(event, Event)
    chairs = tuple(p.name for p in event.participants if p.role is ParticipantRole.CHAIR)
    stage = entry.stage or event.modality.value
    return Session(event.ordinal, entry.start, entry.end, event.place, stage, entry.id, chairs=chairs)


def _order(session: Session) -> tuple[int, date, str]:
    return (session.ordinal or 0, session.start or session.end or date.max, session.entry)


def _numbered(sessions: list[Session], told: dict[str, Entry]) -> list[Session]:
    """Sessions with the numbers that follow: «предыдущее заседание» beside the twentieth is the nineteenth, when no
    page tells of another."""
    numbers = {session.ordinal for session in sessions if session.ordinal}
    bare = [
        s for s in sessions if not s.ordinal and (gist := told[s.entry].gist) and BEFORE.search(gist.citation.quote)
    ]
    if len(bare) != 1 or not numbers:
        return sessions
    one = bare[0]
    later = [s for s in sessions if s.ordinal and _follows(one, s)]
    first = min(later, key=lambda s: s.ordinal or 0, default=None)
    number = (first.ordinal or 0) - 1 if first else 0
    if number < 1 or number in numbers:
        return sessions
    known = [replace(s, ordinal=number, inferred=("ordinal",)) if s is one else s for s in sessions]
    return sorted(known, key=_order)


def _follows(one: Session, other: Session) -> bool:
    """Whether the other session is not known to be the earlier one."""
    mine, its = one.end or one.start, other.start or other.end
    return mine is None or its is None or mine <= its


def _next(sessions: Sequence[Session], turns: Sequence[str], months: int | None) -> list[Session]:
    """The session that the rule foretells after the last one held, unless pages tell of a later one already."""
    held = [s for s in sessions if s.modality == Modality.OCCURRED.value]
    last = max(held, key=lambda s: (s.ordinal or 0, s.end or s.start or date.min), default=None)
    if last is None or not (turns or months) or any(_is_ahead(s, last) for s in sessions):
        return []
    here = [place for place in turns if last.place and lies_in(last.place, place)]
    others = [place for place in turns if place not in here]
    place = others[0] if len(here) == 1 and len(others) == 1 else None
    if place is None and months is None:
        return []
    start, end = _after(last.end or last.start, months)
    ordinal = last.ordinal + 1 if last.ordinal else None
    return [Session(ordinal, start, end, place, Modality.PLANNED.value, last.entry, ("session",))]


def _is_ahead(one: Session, last: Session) -> bool:
    """Whether pages tell of a session to come after the last one held; one that fell through is none."""
    if one.modality not in (Modality.PLANNED.value, Modality.PROPOSED.value):
        return False
    if one.ordinal and last.ordinal:
        return one.ordinal > last.ordinal
    return (one.end or one.start or date.max) > (last.end or last.start or date.min)


def _after(day: date | None, months: int | None) -> tuple[date | None, date | None]:
    """The year (of a body that sits yearly or more seldom) or the month that comes so many months later."""
    if day is None or months is None:
        return None, None
    at = day.year * 12 + day.month - 1 + months
    if months >= 12:
        return date(at // 12, 1, 1), date(at // 12, 12, 31)
    following = date((at + 1) // 12, (at + 1) % 12 + 1, 1)
    return date(at // 12, at % 12 + 1, 1), date.fromordinal(following.toordinal() - 1)


def _clashes(numbered: list[Session]) -> Iterable[int]:
    for one, other in pairwise(numbered):
        if one.ordinal == other.ordinal or (one.start and other.start and one.start > other.start):
            yield other.ordinal or 0
