"""Verdicts: what people's standing judgements come to, ready for joining. Anchors are names of claims, or of people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = frozenset[str]

OUTCOMES = ("kept", "partly", "not_kept", "abandoned", "refuted", "open")
"""What may be judged of a promise, a plan or a project; "open" takes back what the pages say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Pairs of anchors that a person put together or kept apart; claims judged wrong; claims with slots corrected
    (JSON of the slots); outcomes by claim, each with the judgement's number. The last word is the one that stands."""

    together: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()
    wrong: frozenset[str] = frozenset()
    corrected: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, tuple[int, str]] = field(default_factory=dict)

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
