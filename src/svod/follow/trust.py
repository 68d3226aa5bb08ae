"""Trust: which of two sources is newer, and which more official."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from svod.model.entry import Source
from svod.model.page import of_press_service

RANK = {"official": 0, "news": 2, "aggregator": 3, "other": 4, "forum": 5}
"""The least is the most official; a press service's text on a news page stands between the two."""

PRESS_SERVICE = 1


@dataclass(frozen=True, slots=True)
class Weighing:
    """Names of the claims, of several, whose source is the newest and the most official; None where they are equal."""

    newer: str | None
    more_official: str | None

    def marks(self, claims: Collection[str]) -> list[str]:
        """What speaks for the side that has these claims: newer, official."""
        named = (("newer", self.newer), ("official", self.more_official))
        return [name for name, claim in named if claim in claims]


def rank(source: Source) -> int:
    """How official a source is: 0 an office's own page, 5 a forum."""
    own = RANK.get(source.genre, RANK["other"])
    return min(own, PRESS_SERVICE) if of_press_service(source.origin) else own


def weigh(one: Iterable[str], other: Iterable[str], sources: Mapping[str, Source]) -> Weighing:
    """Compare the best sources of two sets of claims."""
    left = [sources[claim] for claim in one if claim in sources]
    right = [sources[claim] for claim in other if claim in sources]
    if not left or not right:
        return Weighing(None, None)
    newest = [max(side, key=lambda s: (day_of(s) or date.min, s.claim)) for side in (left, right)]
    official = [min(side, key=lambda s: (rank(s), s.claim)) for side in (left, right)]
    days = [day_of(source) for source in newest]
    newer = None if None in days or days[0] == days[1] else newest[0 if str(days[0]) > str(days[1]) else 1].claim
    ranks = [rank(source) for source in official]
    return Weighing(newer, None if ranks[0] == ranks[1] else official[0 if ranks[0] < ranks[1] else 1].claim)


def day_of(source: Source) -> date | None:
    """The day of the source's article."""
    return (source.published.start or source.published.end) if source.published else None
