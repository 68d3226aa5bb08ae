"""Verdicts: what people's standing judgements come to, ready for joining. Anchors are names of claims, or of people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

Pair = frozenset[str]

OUTCOMES = ("kept", "partly", "not_kept", "abandoned", "refuted", "open")
"""What may be judged of a promise, a plan or a project; "open" takes back what the pages say."""


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """Pairs of anchors that a person put together or kept apart; claims judged wrong; claims with slots corrected
    (JSON of the slots); outcomes by claim, each with the judgement's number. The last word is the one that stands."""

    together: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()
    wrong: frozenset[str] = frozenset()
    corrected: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @cached_property
    def anchored(self) -> frozenset[str]:
        """Claims by which anchors tell homonyms apart."""
        anchors = (anchor for pair in self.together | self.parted for anchor in pair)
        return frozenset(anchor.rpartition("@")[2] for anchor in anchors)

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a person said that things with these anchors are two."""
        return bool(self.parted) and _meet(self.parted, one, other)

    def rivals(self, anchor: str) -> set[str]:
        """The anchors that a person told apart from this one."""
        return _rivals(self.parted).get(anchor, set()) if self.parted else set()

    def joined(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a person said that things with these anchors are one."""
        return bool(self.together) and _meet(self.together, one, other)


NONE = Verdicts()


def _meet(pairs: frozenset[Pair], one: Iterable[str], other: Iterable[str]) -> bool:
    rivals, right = _rivals(pairs), set(other)
    return any(not right.isdisjoint(rivals[name]) for name in one if name in rivals)


@lru_cache(maxsize=8)
def _rivals(pairs: frozenset[Pair]) -> dict[str, set[str]]:
    """Each anchor with those that it stands in a pair with."""
    found: dict[str, set[str]] = {}
    for one, other in map(tuple, pairs):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
