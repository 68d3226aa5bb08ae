"""Verdicts: what people decided of sameness, ready for joining. Pairs are of anchors: names of claims, or of people."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of anchors that a person put together, or kept apart. The last word on a pair is the one that stands."""

    together: frozenset[Pair] = field(default_factory=frozenset)
    parted: frozenset[Pair] = field(default_factory=frozenset)

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a person said that things with these anchors are two."""
        return bool(self.parted) and _meet(self.parted, one, other)

    def joined(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a person said that things with these anchors are one."""
        return bool(self.together) and _meet(self.together, one, other)


NONE = Verdicts()


def _meet(pairs: frozenset[Pair], one: Iterable[str], other: Iterable[str]) -> bool:
    left, right = set(one), set(other)
    return any(len(pair & left) == 1 and pair - left <= right for pair in pairs if pair & left and pair & right)
