"""Scoring: read claims against gold claims, kind by kind.

Two figures a kind. *found*: precision, recall and F1 of claims, where a read claim counts when it says the same thing
as a gold claim. *slots*: the same of filled slots; a claim that nobody matched counts each of its slots as missed or
invented.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from svod.quality.likeness import Slots, Value, empty, interval, listed, overlap, same_name, same_quantity, shared
from svod.quality.sameness import says_the_same

SLOTS: dict[str, tuple[str, ...]] = {
    "office": ("person", "role", "organisation", "area", "phase", "when"),
    "event": ("form", "participants", "place", "when", "body", "ordinal", "modality"),
    "agreement": ("form", "subject", "parties", "signers", "when", "valid", "count", "stage"),
    "project": ("what", "form", "giver", "taker", "place", "value", "when", "stage"),
    "commitment": ("form", "by", "owner", "to", "what", "due"),
    "indicator": ("measure", "of", "area", "partner", "sector", "period", "value", "change", "direction"),
}
"""The slots that count, by kind; `base`, `topic` and the sector of a project are read but not scored."""

_LISTS = {"participants", "parties", "signers"}
_TIMES = {"when", "valid", "due", "period"}
_NUMBERS = {"value", "change"}
_PLAIN = {"ordinal", "count"}
_CLOSED = {"phase", "modality", "stage", "measure", "direction"}
_NAMES = {"person", "by", "owner", "to", "giver", "taker", "area", "partner", "place", "organisation"}


@dataclass(slots=True)
class Tally:
    """Hits among what gold wants and what was read."""

    hits: int = 0
    wanted: int = 0
    given: int = 0

    def add(self, hits: int = 0, wanted: int = 0, given: int = 0) -> None:
        """Counts once more."""
        self.hits += hits
        self.wanted += wanted
        self.given += given

    @property
    def precision(self) -> float:
        """Hits of what was read."""
        return self.hits / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Hits of what gold wants."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one claim: MISSED (of gold), INVENTED (of the reading) or SLOT (`slot`: wanted, got)."""

    page: str
    what: str
    claim: Slots
    slot: str = ""
    wanted: Value = None
    got: Value = None


@dataclass(slots=True)
class Score:
    """Tallies by kind, publication dates right among those that gold states, quotes that do not stand in the text."""

    found: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in SLOTS})
    slots: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in SLOTS})
    dates_right: int = 0
    dates: int = 0
    bad_quotes: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def all_found(self) -> Tally:
        """Claims of all kinds together."""
        return _sum(self.found)

    @property
    def all_slots(self) -> Tally:
        """Slots of all kinds together."""
        return _sum(self.slots)


def score(gold: Sequence[Slots], read: Mapping[str, Slots]) -> Score:
    """Scores gold pages against read pages (`{page name: line of svod read --json}`); a page not read has no claims."""
    result = Score()
    for page in gold:
        _score_page(page, read.get(str(page["page"]), {}), result)
    return result


def slot_hits(kind: str, slot: str, gold: Value, found: Value) -> tuple[int, int, int]:
    """(hits, wanted, given) of one slot of one pair of claims; None stands for a claim that is not there."""
    if slot in _LISTS:
        return shared(gold, found), len(listed(gold)), len(listed(found))
    if slot in _TIMES:
        g, f = interval(gold), interval(found)
        return int(g is not None and g == f), int(g is not None), int(f is not None)
    wanted, given = not empty(gold), not empty(found)
    hit = wanted and given and _fits(kind, slot, gold, found)
    return int(hit), int(wanted), int(given)


def align(gold: Sequence[Slots], found: Sequence[Slots]) -> list[tuple[int, int]]:
    """Pairs of gold and read claims that say the same, those with most slots in common first, each claim used once."""
    pairs = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            if g["kind"] == f.get("kind") and says_the_same(g, f):
                kind = str(g["kind"])
                pairs.append((-sum(slot_hits(kind, slot, g.get(slot), f.get(slot))[0] for slot in SLOTS[kind]), i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    chosen = []
    for _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            chosen.append((i, j))
    return chosen


def _fits(kind: str, slot: str, gold: Value, found: Value) -> bool:
    if slot in _NUMBERS:
        return same_quantity(gold, found)
    if slot in _PLAIN:
        return str(gold) == str(found)
    if slot in _CLOSED or (slot == "form" and kind != "agreement"):
        return gold == found
    if slot in _NAMES:  # «оба» may be a list
        return any(same_name(one, other) for one in listed(gold) for other in listed(found))
    return overlap(gold, found) >= 0.5


def _score_page(page: Slots, read: Slots, result: Score) -> None:
    name, document = str(page["page"]), _mapping(read.get("document"))
    gold, found = _claims(page), _claims(read)
    text = str(document.get("text") or "")
    result.bad_quotes += sum(not _stands(claim, text) for claim in found)
    if "published" in page:
        result.dates += 1
        result.dates_right += interval(page["published"]) == interval(document.get("published"))
    pairs = align(gold, found)
    for k, claim in enumerate(gold):
        _count(result, name, claim, paired=any(k == i for i, _ in pairs), side="wanted")
    for k, claim in enumerate(found):
        _count(result, name, claim, paired=any(k == j for _, j in pairs), side="given")
    for i, j in pairs:
        _count_pair(result, name, gold[i], found[j])


def _count(result: Score, page: str, claim: Slots, *, paired: bool, side: str) -> None:
    kind = str(claim.get("kind"))
    if kind not in SLOTS:
        return
    result.found[kind].add(**{side: 1})
    if paired:
        return
    for slot in SLOTS[kind]:
        one = claim.get(slot)
        _, wanted, given = slot_hits(kind, slot, one if side == "wanted" else None, one if side == "given" else None)
        result.slots[kind].add(wanted=wanted, given=given)
    result.faults.append(Fault(page, "MISSED" if side == "wanted" else "INVENTED", claim))


def _count_pair(result: Score, page: str, gold: Slots, found: Slots) -> None:
    kind = str(gold["kind"])
    result.found[kind].add(hits=1)
    for slot in SLOTS[kind]:
        hits, wanted, given = slot_hits(kind, slot, gold.get(slot), found.get(slot))
        result.slots[kind].add(hits, wanted, given)
        if hits < max(wanted, given):
            quoted = {**gold, "quote": found.get("quote")}
            result.faults.append(Fault(page, "SLOT", quoted, slot, gold.get(slot), found.get(slot)))


def _stands(claim: Slots, text: str) -> bool:
    start, end = claim.get("start", 0), claim.get("end", 0)
    quote = claim.get("quote")
    return isinstance(start, int) and isinstance(end, int) and bool(quote) and text[start:end] == quote


def _claims(page: Slots) -> list[Slots]:
    claims = page.get("claims")
    return [claim for claim in claims if isinstance(claim, Mapping)] if isinstance(claims, list) else []


def _mapping(value: Value) -> Slots:
    return value if isinstance(value, Mapping) else {}


def _sum(tallies: Mapping[str, Tally]) -> Tally:
    total = Tally()
    for tally in tallies.values():
        total.add(tally.hits, tally.wanted, tally.given)
    return total
