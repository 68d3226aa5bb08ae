"""Filed claims → Entries: what is the same, whatever the order the claims came in.

Two claims are linked when they may tell of one thing. What is linked, directly or through others, is a component, and
the entries of a component depend on its claims alone: so a new page makes anew its own components and nothing else.
People and organisations are told by their names: all that is said of one block of names is looked at together.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from svod.model.claim import kind_of
from svod.model.entry import Entry, Filed
from svod.model.joining import Joining, root_of
from svod.model.verdicts import NONE, Verdicts
from svod.resolve import agreements, commitments, events, indicators, projects
from svod.resolve.clusters import fullness, gather
from svod.resolve.correcting import judged
from svod.resolve.filing import filed
from svod.resolve.keys import CROWD, crowding, facing
from svod.resolve.naming import named, spellings
from svod.resolve.outcomes import with_outcomes

__all__ = ["JOINING", "filed", "resolve", "retold"]


@dataclass(frozen=True, slots=True)
class Kind:
    """How claims of a kind are joined: where they are filed, when two may be one, and what those make that are one, the
    fullest first."""

    filed: Callable[[Filed], set[str]]
    same: Callable[[Filed, Filed], bool]
    entry: Callable[[list[Filed]], Entry]


KINDS = {
    "event": Kind(events.filed_under, events.same, events.entry),
    "agreement": Kind(agreements.keys, agreements.same, agreements.entry),
    "project": Kind(projects.keys, projects.same, projects.entry),
    "commitment": Kind(commitments.filed_under, commitments.same, commitments.entry),
    "indicator": Kind(indicators.keys, indicators.same, indicators.entry),
}
"""An office is no entry of its own: it tells of a person and an organisation."""


def blocks(one: Filed) -> set[str]:
    """Under what a claim is found by others of its kind."""
    kind = kind_of(one.claim)
    return {f"{kind}:{key}" for key in KINDS[kind].filed(one)} if kind in KINDS else set()


def linked(one: Filed, other: Filed) -> bool:
    """Whether two claims may tell of one thing."""
    kind = kind_of(one.claim)
    return kind in KINDS and kind == kind_of(other.claim) and KINDS[kind].same(one, other)


def joined(told: Iterable[Filed], verdicts: Verdicts, crowded: AbstractSet[str]) -> list[Entry]:
    """The entries of whole components, of any kinds; the claims are as people left them. In crowded blocks none is
    looked for."""
    by_kind: dict[str, list[Filed]] = {}
    for one in told:
        by_kind.setdefault(kind_of(one.claim), []).append(one)
    found = [
        how.entry(cluster)
        for kind, how in KINDS.items()
        for cluster in gather(by_kind.get(kind, ()), how.same, lambda one: blocks(one) - crowded, verdicts)
    ]
    return with_outcomes(found, verdicts)


JOINING = Joining(
    blocks=blocks,
    facing=facing,
    crowd=CROWD,
    crowding=crowding,
    linked=linked,
    joined=joined,
    spellings=spellings,
    named=named,
    judged=judged,
)


def retold(told: Iterable[Filed]) -> Entry:
    """The entry of claims that are known to be one, of which there is at least one."""
    cluster = sorted(told, key=fullness)
    return KINDS[kind_of(cluster[0].claim)].entry(cluster)


def resolve(told: Iterable[Filed], verdicts: Verdicts = NONE) -> list[Entry]:
    """All entries of all claims, sorted by name."""
    left = {one.id: one for one in judged(told, verdicts)}
    blocks_of: dict[str, set[str]] = {}
    by_root: dict[str, dict[str, Filed]] = {}
    for one in left.values():
        for spelling in spellings(one):
            root = root_of(spelling.block)
            blocks_of.setdefault(root, set()).add(spelling.block)
            by_root.setdefault(root, {})[one.id] = one
    filled = Counter(block for one in left.values() for block in blocks(one) if crowding(block))
    found = joined(left.values(), verdicts, {block for block, count in filled.items() if count > CROWD})
    for root, members in by_root.items():
        found += named(blocks_of[root], members.values(), verdicts)
    return sorted(found, key=lambda entry: (entry.kind.value, entry.id))
