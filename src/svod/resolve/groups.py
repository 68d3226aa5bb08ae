"""Groups: what pages say under several names put together: each name to the fuller one that it fits. Doubt is left as
candidates."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from svod.model.entry import Entry, Filed
from svod.model.score import Candidate, Score
from svod.model.verdicts import NONE, Verdicts

CLEARLY = 0.15
"""How much better one must fit than the next for a name that may be either's."""

SHOWN = 8
"""Candidates shown beside an entry, the best."""


class Named(Protocol):
    """What is told under one name; judgements call it by its anchors."""

    @property
    def name(self) -> str:
        """The name as written."""

    @property
    def anchors(self) -> set[str]:
        """What judgements may call it by."""


One = TypeVar("One", bound=Named)


@dataclass(frozen=True, slots=True)
class Rule(Generic[One]):
    """How things of one kind are joined: the fullest go first; two are compared only where they share a sign, or one
    has the sign "" of those that may be anybody. From `same` on they are one, from `doubt` on candidates."""

    fullness: Callable[[One], tuple[object, ...]]
    signs: Callable[[One], frozenset[str]]
    likeness: Callable[[One, One], Score]
    same: float
    doubt: float


def told_apart(anchors: Mapping[str, Filed], verdicts: Verdicts = NONE) -> list[list[Filed]]:
    """Claims under one name that a person told apart, in as many groups, the largest first; none where nobody did."""
    groups: list[dict[str, Filed]] = []
    for anchor in sorted(anchors) if verdicts.parted else ():
        if rivals := verdicts.rivals(anchor) & anchors.keys():
            group = next((known for known in groups if rivals.isdisjoint(known)), None)
            if group is None:
                groups.append(group := {})
            group[anchor] = anchors[anchor]
    if len(groups) < 2:
        return []
    groups.sort(key=lambda group: (-len(group), min(group)))
    return [list(group.values()) for group in groups]


def gather(found: Iterable[One], rule: Rule[One], verdicts: Verdicts = NONE) -> list[list[One]]:
    """Each put to the fuller one that it fits, when it fits but one, or one much better; then what was judged."""
    groups: list[list[One]] = []
    near: dict[str, list[list[One]]] = {}
    for one in sorted(found, key=rule.fullness):
        signs = rule.signs(one)
        asked = [*near.get("", ()), *(group for sign in sorted(signs) for group in near.get(sign, ()))]
        fits = _fitting(one, asked if "" not in signs else groups, rule, verdicts)
        if len(fits) == 1 or (len(fits) > 1 and fits[0][0] - fits[1][0] >= CLEARLY):
            group = fits[0][1]
            group.append(one)
        else:
            group = [one]
            groups.append(group)
        for sign in signs:
            known = near.setdefault(sign, [])
            if not any(other is group for other in known):
                known.append(group)
    return _put_together(groups, verdicts)


def with_candidates(
    entries: Sequence[Entry], groups: Sequence[Sequence[One]], rule: Rule[One], verdicts: Verdicts = NONE
) -> list[Entry]:
    """Each entry with those that its group is near to, but not near enough to join."""
    found: list[list[Candidate]] = [[] for _ in entries]
    signs = [frozenset(sign for one in group for sign in rule.signs(one)) for group in groups]
    for at, group in enumerate(groups):
        for below in range(at):
            other = groups[below]
            if not (signs[at] & signs[below] or "" in signs[at] | signs[below]) or _parted(group, other, verdicts):
                continue
            best = max((rule.likeness(x, y) for x in group for y in other), key=lambda score: score.value)
            if best.value >= rule.doubt:
                found[at].append(Candidate(entries[below].id, entries[below].name, best))
                found[below].append(Candidate(entries[at].id, entries[at].name, best))
    return [_shown(entry, candidates) for entry, candidates in zip(entries, found, strict=True)]


def _fitting(
    one: One, asked: Iterable[list[One]], rule: Rule[One], verdicts: Verdicts
) -> list[tuple[float, list[One]]]:
    each = {id(group): group for group in asked}
    fits = [(_fit(one, group, rule, verdicts), group) for group in each.values()]
    near = [(value, group) for value, group in fits if value >= rule.same]
    return sorted(near, key=lambda fit: (-fit[0], fit[1][0].name))


def _fit(one: One, group: Sequence[One], rule: Rule[One], verdicts: Verdicts) -> float:
    """How well one fits a group: as well as it fits the best of its members, if it may be all of them."""
    if verdicts.parted and any(verdicts.apart(one.anchors, member.anchors) for member in group):
        return 0.0
    values = [rule.likeness(one, member).value for member in group]
    # «А. Белова» stands beside «Анна Петровна Белова» well enough, though less so beside «А. П. Белова»
    return max(values) if min(values) >= rule.doubt else 0.0


def _put_together(groups: list[list[One]], verdicts: Verdicts) -> list[list[One]]:
    """What people judged to be one, unless somebody in it was judged to be another."""
    if not verdicts.together:
        return groups
    out: list[list[One]] = []
    for group in groups:
        mine = {anchor for one in group for anchor in one.anchors}
        for other in [known for known in out if verdicts.joined(mine, {a for one in known for a in one.anchors})]:
            if not any(verdicts.apart(x.anchors, y.anchors) for x in group for y in other):
                out = [known for known in out if known is not other]
                group = [*other, *group]
                mine = {anchor for one in group for anchor in one.anchors}
        out.append(group)
    return out


def _parted(one: Iterable[One], other: Sequence[One], verdicts: Verdicts) -> bool:
    return bool(verdicts.parted) and any(verdicts.apart(x.anchors, y.anchors) for x in one for y in other)


def _shown(entry: Entry, candidates: list[Candidate]) -> Entry:
    best = sorted(candidates, key=lambda c: (-c.score.value, c.other))[:SHOWN]
    return replace(entry, candidates=tuple(best))
