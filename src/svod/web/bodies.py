"""Bodies: councils and commissions as they are shown: sides, chairs, sessions by number with what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from svod.cells import when_cell
from svod.follow.bodies import JointBody, Session
from svod.follow.offices import Term
from svod.messages import say
from svod.model.claim import Modality
from svod.model.when import When
from svod.web import links

AHEAD = {Modality.PLANNED.value, Modality.PROPOSED.value}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session. `aside` says who led it, and what of it does not stand on a page."""

    number: str
    when: str
    place: str
    stage: str
    tone: str
    href: str
    aside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body with its sessions, the newest first; `more` sessions are on its own page. `facts` are labelled lines."""

    name: str
    href: str
    facts: tuple[tuple[str, str], ...]
    chairs: tuple[tuple[str, str, str, str], ...]
    sittings: tuple[Sitting, ...]
    next: Sitting | None
    more: int


def shown(one: JointBody, day: date, most: int | None = None) -> Body:
    """A body with its newest sessions, `most` of them."""
    sessions = sorted(one.sessions, key=lambda s: (s.ordinal or 0, s.start or s.end or date.min), reverse=True)
    coming = [s for s in one.sessions if s.modality in AHEAD and ((s.end or s.start) is None or _last(s) >= day)]
    following = min(coming, key=_last, default=None)
    kept = sessions[:most]
    facts = (
        ("body.sides", ", ".join(one.sides)),
        ("body.turns", ", ".join(one.turns)),
        ("body.gaps", ", ".join(map(str, one.gaps))),
        ("body.clashes", ", ".join(map(str, one.clashes))),
    )
    return Body(
        name=one.name,
        href=links.entry(one.entry),
        facts=tuple((say(code), text) for code, text in facts if text),
        chairs=tuple(_chairs(one.chairs)),
        sittings=tuple(map(_sitting, kept)),
        next=_sitting(following) if following else None,
        more=len(sessions) - len(kept),
    )


def _last(session: Session) -> date:
    return session.end or session.start or date.max


def _sitting(one: Session) -> Sitting:
    days = _days(one.start, one.end)
    chaired = [say("body.chaired", names=", ".join(one.chairs))] if one.chairs else []
    return Sitting(
        number=say("body.session", number=str(one.ordinal)) if one.ordinal else say("body.unnumbered"),
        when=days or say("timeline.undated"),
        place=one.place or "",
        stage=say(f"modality.{one.modality}"),
        tone={"occurred": "good", "cancelled": "bad"}.get(one.modality, "plain"),
        href=links.entry(one.entry),
        aside=(*chaired, *(say(f"body.inferred.{code}") for code in one.inferred)),
    )


def _chairs(chairs: Iterable[Term]) -> Iterable[tuple[str, str, str, str]]:
    """Name, post, days and page of each, the newest first."""
    for term in sorted(chairs, key=lambda t: (t.until or date.max, t.since or date.max), reverse=True):
        post = ", ".join(part for part in (term.role, term.area) if part)
        yield term.name, post, _days(term.since, term.until), links.entry(term.person)


def _days(start: date | None, end: date | None) -> str:
    return when_cell(When.between(start, end)) if start or end else ""
