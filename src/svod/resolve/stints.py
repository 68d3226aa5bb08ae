"""Stints: what pages tell of one post of one person, parted at each day on which they say that it began."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date

from svod.model.claim import Office, Phase
from svod.model.entry import Filed
from svod.model.when import When

BEGINS = frozenset({Phase.APPOINTED, Phase.ELECTED})
ENDS = frozenset({Phase.DISMISSED, Phase.FORMER})


def stints(told: Sequence[Filed]) -> list[list[Filed]]:
    """The tellings of each stint, the oldest first; what has no day goes with the last. Whether the post was left in
    between, or only given anew, is told by what others say of it."""
    begun = _begun(one.claim.when for one in told if isinstance(one.claim, Office) and one.claim.phase in BEGINS)
    parts: list[list[Filed]] = [[] for _ in range(len(begun) + 1)]
    for one in told:
        parts[bisect_right(begun, _day(one) or date.max)].append(one)
    return [part for part in parts if part]


def _begun(whens: Iterable[When | None]) -> list[date]:
    """The first days; of dates that touch, as «в 2019 году» and «14 сентября 2019», the last to begin."""
    dated = sorted((when.start, when.end or when.start) for when in whens if when and when.start)
    found: list[tuple[date, date]] = []
    for start, end in dated:
        if found and start <= found[-1][1]:
            found[-1] = (start, min(end, found[-1][1]))
        else:
            found.append((start, end))
    return [start for start, _ in found]


def _day(one: Filed) -> date | None:
    """The day of which a telling is: of a beginning or an end its own, else that of its article."""
    office = one.claim
    if isinstance(office, Office) and office.when and office.phase in BEGINS | ENDS:
        return office.when.end or office.when.start
    return one.published
