"""Conflicts: what cannot be true together, with the sources of both sides. They are shown, never mended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations, permutations, product

from svod.follow.comparison import agree, contradictions, exactness, group_of
from svod.follow.offices import Term, single, terms
from svod.follow.trust import Weighing, weigh
from svod.lexicon import words
from svod.model.entry import Entry, EntryKind, Source
from svod.resolve.areas import unrelated
from svod.resolve.bodynames import body_name
from svod.resolve.names import key
from svod.resolve.personas import MOVING


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """`kind`: two-holders (of one post at one time), two-posts (of one person), held-after (a post that another page
    ends), figure. `left` and `right` are what the sides say, with their claims, that which shows the conflict first;
    `weighing` tells which side's source is newer and which more official."""

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
    found = [*_two_holders(held), *_two_posts(held), *_held_after(held), *_figures(told)]
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
            lone = single(one.role, one.organisation, one.area) and single(other.role, other.organisation, other.area)
            far = _apart(_areas(one), _areas(other))
            if lone and (
                (far and _together(one, other, MOVING)) or (_never_both(one, other) and _together(one, other))
            ):
                yield _between("two-posts", one, other)


def _held_after(held: Iterable[Term]) -> Iterable[Conflict]:
    """«освобождён 18 сентября», and a later page that still calls the person by the post."""
    for term in held:
        if term.held_after and term.until_claim:
            said = _said(term)
            yield Conflict(
                kind="held-after",
                left=said,
                right=said,
                left_claims=(term.until_claim,),
                right_claims=(term.held_after,),
                about=(term.person,),
            )


def _areas(term: Term) -> tuple[str, ...]:
    """The area of a post; else those that the name of its organisation may mean: «Омский технический университет»."""
    if term.area or not term.organisation:
        return (term.area,) if term.area else ()
    parts = body_name(term.organisation)
    return (parts.area,) if parts.area else tuple(sorted(parts.near))


def _apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether all areas that are known of two posts are apart."""
    pairs = list(product(one, other))
    return bool(pairs) and all(unrelated(*pair) for pair in pairs)


def _figures(entries: Iterable[Entry]) -> Iterable[Conflict]:
    """Figures that differ: those of a side that agree, each as coarsely as it is told, stand as one, the exactest."""
    kept: dict[object, list[tuple[list[Entry], list[Entry], list[str]]]] = {}
    for pair in contradictions(entry for entry in entries if entry.kind is EntryKind.INDICATOR):
        *sides, told = pair
        of_group = kept.setdefault(group_of(sides[0]), [])
        for left, right, reasons in of_group:
            fit = next((way for way in permutations(sides) if _agrees(way[0], left) and _agrees(way[1], right)), None)
            if fit:
                left.append(fit[0])
                right.append(fit[1])
                reasons.extend(told.reasons)
                break
        else:
            of_group.append(([sides[0]], [sides[1]], list(told.reasons)))
    for left, right, reasons in (one for of_group in kept.values() for one in of_group):
        one, other = (min(side, key=lambda entry: (-exactness(entry), entry.id)) for side in (left, right))
        yield Conflict(
            kind="figure",
            left=one.id,
            right=other.id,
            left_claims=_told(left, one),
            right_claims=_told(right, other),
            about=(one.id, other.id),
            reasons=tuple(dict.fromkeys(reasons)),
        )


def _agrees(one: Entry, side: Iterable[Entry]) -> bool:
    """Whether a figure is that of a side, rounded or not."""
    return all(one.id == other.id or agree(one, other) for other in side)


def _told(side: Iterable[Entry], shown: Entry) -> tuple[str, ...]:
    """The claims of a side, those of the figure that is shown at the end."""
    claims = (claim for entry in side if entry.id != shown.id for claim in entry.claims)
    return tuple(dict.fromkeys((*claims, *shown.claims)))


def _never_both(one: Term, other: Term) -> bool:
    """Whether nobody is both, of whatever areas: a governor is no minister. Companies have presidents too."""
    roles = [key(term.role).split()[0] for term in (one, other) if term.area and not term.organisation and term.role]
    heads, besides = words("follow", "heads"), words("follow", "besides")
    return len(set(roles)) == 2 and any(a in heads and b in besides for a, b in permutations(roles))


def _together(one: Term, other: Term, moving: timedelta = timedelta()) -> bool:
    """Whether pages vouch for both on some day, or for one sooner after the other than anybody moves. One who came on
    the day to which the other is told of, or of whom a page tells that it was then, is a successor."""
    if not (one.since and one.until and other.since and other.until):
        return False
    first, last = sorted((one, other), key=lambda term: (term.since or date.min, term.until or date.min))
    came, left = last.since or date.min, min(one.until, other.until)
    if came < left or (last.until or date.max) < (first.until or date.max):
        return True
    told = any((t.since == came and t.since_stated) or (t.until == left and t.ended) for t in (one, other))
    return not told and (came - left < moving or (came == left == first.since == last.until))


def _between(kind: str, one: Term, other: Term) -> Conflict:
    return Conflict(
        kind=kind,
        left=_said(one),
        right=_said(other),
        left_claims=_claims(one, first=_begins(one, other)),
        right_claims=_claims(other, first=_begins(other, one)),
        about=tuple(dict.fromkeys((one.person, other.person))),
    )


def _begins(one: Term, other: Term) -> bool:
    """Whether the time that both are told of begins with the first."""
    return (one.since or date.min) > (other.since or date.min)


def _claims(term: Term, *, first: bool) -> tuple[str, ...]:
    """The claims of a term, first that of the end of it which lies in the time that both are told of."""
    shown = term.since_claim if first else term.until_claim
    return tuple(dict.fromkeys(claim for claim in (shown, *term.claims) if claim))


def _said(term: Term) -> str:
    return ", ".join(part for part in (term.name, term.role, term.organisation, term.area) if part)


def _weighed(one: Conflict, sources: Mapping[str, Source]) -> Conflict:
    return replace(one, weighing=weigh(one.left_claims, one.right_claims, sources))
