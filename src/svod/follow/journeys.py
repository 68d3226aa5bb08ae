"""Journeys: who is to come and where to, as a visit, an invitation or a promise about a visit tells. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from svod.follow.matter import own_lemmas
from svod.lexicon import words
from svod.model.claim import Commitment, CommitmentForm, Event, EventForm, NameKind, ParticipantRole
from svod.model.entry import Filed
from svod.resolve.areas import unrelated
from svod.resolve.nameareas import areas_in

COMING = frozenset({EventForm.VISIT, EventForm.SITE_VISIT})
"""Events that one travels for; at others one may be at home."""


@dataclass(frozen=True, slots=True)
class Journey:
    """The areas that guests come from and those they come to; empty where the page does not say. `people` are guests
    by name. `itself`: the coming is the thing, and no errand about it («сформировать повестку визита»)."""

    guests: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    itself: bool


def journey_of(one: Filed) -> Journey | None:
    """The journey that a claim tells of; None of a claim that tells of none."""
    claim = one.claim
    if isinstance(claim, Event):
        comers = [p for p in claim.participants if p.role is not ParticipantRole.HOST]
        areas = frozenset(p.name for p in comers if p.kind is NameKind.AREA)
        people = frozenset(p.name for p in comers if p.kind is NameKind.PERSON)
        places = frozenset(areas_in(claim.place or ""))
        if claim.form in COMING:
            return Journey(areas or _homes(one, places), places, people, itself=True)
        return Journey(frozenset(), places, people, itself=False)
    if not isinstance(claim, Commitment):
        return None
    invited = claim.form is CommitmentForm.INVITATION
    if not invited and not set(own_lemmas(one)) & words("follow", "coming"):
        return None
    places = frozenset(areas_in(claim.what))
    people = frozenset(one.people) & frozenset(claim.to if invited else claim.owner)
    itself = invited or claim.what.split(" ", 1)[0].casefold() in words("follow", "coming")
    return Journey(_homes(one, places), places, people, itself)


def _homes(one: Filed, places: frozenset[str]) -> frozenset[str]:
    """Where those come from whom a claim names: its areas but for the place they come to and what that lies in."""
    return frozenset(area for area in one.areas if not _near((area,), places)) if places else frozenset()


def against(promised: Journey, told: Journey) -> bool:
    """Whether the two lead elsewhere: to another place, from another side, or the other way."""
    if _apart(promised.places, told.places) or _apart(promised.guests, told.guests):
        return True
    hosts_come = _near(told.guests, promised.places) and not _near(told.guests, promised.guests)
    return bool(promised.places) and hosts_come


def same_way(promised: Journey, told: Journey) -> bool:
    """Whether both tell who comes and where to, and it is the same."""
    return _near(promised.places, told.places) and _near(promised.guests, told.guests) and not against(promised, told)


def fits(promised: Journey, later: Filed, told: Journey | None) -> bool:
    """Whether a later claim may tell what became of a journey: not of another one; of the coming itself where that is
    what was promised, and not of what the two sides did besides."""
    if told and against(promised, told):
        return False
    if not promised.itself:
        return True
    if told and told.itself:
        return True
    if told and isinstance(later.claim, Event):
        return _near(promised.places, told.places) or bool(promised.people & told.people)
    return bool(set(later.words.split()) & words("follow", "coming"))


def _apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both are known and none of the one has to do with any of the other."""
    left, right = list(one), list(other)
    return bool(left and right) and all(unrelated(x, y) for x in left for y in right)


def _near(one: Iterable[str], other: Iterable[str]) -> bool:
    return any(not unrelated(x, y) for x in one for y in other)
