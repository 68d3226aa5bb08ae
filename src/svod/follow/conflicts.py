"""Conflicts: what cannot be true together, with the sources of both sides. They are shown, never mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from svod.follow.comparison import contradictions
from svod.follow.offices import Term, single, terms
from svod.follow.trust import Weighing, weigh
from svod.model.entry import Entry, EntryKind, Source
from svod.resolve.areas import unrelated


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """`kind`: two-holders (of one post at one time), two-posts (of one person), figure. `left` and `right` are what the
    sides say, with their claims; `weighing` tells which side's source is newer and which more official."""

    kind: str
    left: str
    right: str
    left_claims: tuple[str, ...]
    right_claims: tuple[str, ...]
    about: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    weighing: Weighing | None = None


def conflicts(entries: Iterable[Entry], sources: Mapping[str, Source]) -> list[Conflict]:
    """All conflicts among some entries."""
    told = list(entries)
    held = terms(entry for entry in told if entry.kind is EntryKind.PERSON)
    found = [*_two_holders(held), *_two_posts(held), *_figures(told)]
    return [_weighed(one, sources) for one in found]


def _two_holders(held: Iterable[Term]) -> Iterable[Conflict]:
    by_post: dict[tuple[str, str, str], list[Term]] = {}
    for term in held:
        if single(term.role, term.organisation, term.area) and not term.acting:
            by_post.setdefault(term.post, []).append(term)
    for same in by_post.values():
        for one, other in combinations(same, 2):
            if one.person != other.person and _together(one, other):
                yield _between("two-holders", one, other)


def _two_posts(held: Iterable[Term]) -> Iterable[Conflict]:
    by_person: dict[str, list[Term]] = {}
    for term in held:
        by_person.setdefault(term.person, []).append(term)
    for own in by_person.values():
        for one, other in combinations(own, 2):
            both = one.area and other.area and unrelated(one.area, other.area)
            lone = single(one.role, one.organisation, one.area) and single(other.role, other.organisation, other.area)
            if both and lone and _together(one, other):
                yield _between("two-posts", one, other)


def _figures(entries: Iterable[Entry]) -> Iterable[Conflict]:
    for one, other, told in contradictions(entry for entry in entries if entry.kind is EntryKind.INDICATOR):
        yield Conflict(
            kind="figure",
            left=one.id,
            right=other.id,
            left_claims=one.claims,
            right_claims=other.claims,
            about=(one.id, other.id),
            reasons=told.reasons,
        )


def _together(one: Term, other: Term) -> bool:
    """Whether pages vouch for both on some day; one who came when the other had gone is a successor."""
    if not (one.since and one.until and other.since and other.until):
        return False
    return max(one.since, other.since) < min(one.until, other.until)


def _between(kind: str, one: Term, other: Term) -> Conflict:
    return Conflict(
        kind=kind,
        left=_said(one),
        right=_said(other),
        left_claims=one.claims,
        right_claims=other.claims,
        about=tuple(dict.fromkeys((one.person, other.person))),
    )


def _said(term: Term) -> str:
    return ", ".join(part for part in (term.name, term.role, term.organisation, term.area) if part)


def _weighed(one: Conflict, sources: Mapping[str, Source]) -> Conflict:
    return replace(one, weighing=weigh(one.left_claims, one.right_claims, sources))
