"""Same events: which claims the register takes for one event, against those that a reader of the gold does.

The truth is worked out of the gold alone: of two pages that it links, events that say the same and whose days agree are
one; each thread of a promise names its two sentences. Pairs whose two claims were read are counted.
"""

from datetime import date, timedelta
from functools import cache
from itertools import combinations

from svod.model.contract import claim_to_json
from svod.model.entry import EntryKind
from svod.quality.likeness import Slots
from svod.quality.scoring import align
from tests.quality.readings import gold
from tests.quality.shared import GOLD, needs_shared
from tests.quality.together import folded, linked_pairs, threads, together

pytestmark = needs_shared

LEAST = 0.95
"""Least F1 of pairs; a false merge is none at all."""

AROUND = timedelta(days=10)
"""What is told as happened, without a day, happened so long before its page at most."""

Told = tuple[str, int]
"""An event of the gold: its page and its place there."""
Pair = frozenset[Told]
Days = tuple[date, date]


@cache
def pages() -> dict[str, Slots]:
    return {str(page["page"]): page for name in GOLD for page in gold(name)}


@cache
def told(page: str) -> list[Slots]:
    """The events of a page of the gold."""
    return [claim for claim in pages()[page]["claims"] if claim["kind"] == "event"]  # type: ignore[attr-defined]


def days(when: object, end: date | None = None) -> Days | None:
    """First and last day."""
    if not isinstance(when, dict):
        return (end - AROUND, end) if end else None
    ends = [date.fromisoformat(when[name]) for name in ("from", "to") if when.get(name)]
    return (ends[0], ends[-1]) if ends else None


def at_one_time(one: Told, other: Told) -> bool:
    spans = []
    for page, at in (one, other):
        claim, published = told(page)[at], days(pages()[page].get("published"))
        happened = claim["modality"] == "occurred" and published
        spans.append(days(claim.get("when"), published[1] if happened and published else None))
    first, second = spans
    return not first or not second or (first[0] <= second[1] and second[0] <= first[1])


def named() -> set[Pair]:
    """Pairs of events whose sentences stand in one thread."""
    found = set()
    for page, line, other, said, *_ in threads():
        sides = [
            [
                (name, at)
                for name in pages()
                if name.startswith(start)
                for at, claim in enumerate(told(name))
                if _in(claim, words)
            ]
            for start, words in ((page, line), (other, said))
        ]
        found |= {frozenset((one, two)) for one in sides[0] for two in sides[1]}
    return found


def _in(claim: Slots, line: str) -> bool:
    """Whether the words that name a sentence in the links are those that name it among the claims."""
    one, other = folded(str(claim["line"])), folded(line)
    return one in other or other in one


@cache
def true_pairs() -> frozenset[Pair]:
    found = {pair for pair in named() if at_one_time(*sorted(pair))}
    taken = {one for pair in found for one in pair}
    for page, other in combinations(sorted(pages()), 2):
        if frozenset((page[:3], other[:3])) in linked_pairs():
            pairs = [((page, i), (other, j)) for i, j in align(told(page), told(other))]
            found |= {frozenset(p) for p in pairs if at_one_time(*p) and taken.isdisjoint(p)}
    return frozenset(found)


def read() -> dict[str, Told]:
    """Claims of the register, each with the event of the gold that it was read for."""
    register = together()
    of_page: dict[str, list[Slots]] = {}
    for claim, filed in register.told.items():
        if claim.startswith("event-"):
            of_page.setdefault(register.names[filed.page], []).append(claim_to_json(filed.claim, claim))
    return {
        str(found[j]["id"]): (page, i)
        for page, found in of_page.items()
        if page in pages()
        for i, j in align(told(page), found)
    }


def joined() -> set[Pair]:
    """Pairs that stand in one entry."""
    of_claim = read()
    found = set()
    for entry in together().of(EntryKind.EVENT):
        both = [of_claim[claim] for claim in entry.claims if claim in of_claim]
        found |= {frozenset(pair) for pair in combinations(both, 2)}
    return found


def test_no_two_events_are_joined() -> None:
    assert not joined() - true_pairs()


def test_events_told_by_two_pages_are_one() -> None:
    known = set(read().values())
    wanted = {pair for pair in true_pairs() if pair <= known}
    hits = len(joined() & wanted)
    precision, recall = hits / len(joined()), hits / len(wanted)
    assert len(wanted) >= 15
    missed = [sorted((page[:3], str(told(page)[at]["line"])) for page, at in pair) for pair in wanted - joined()]
    assert 2 * precision * recall / (precision + recall) >= LEAST, missed
