"""Sameness: when a read claim and a gold claim say the same thing, kind by kind; their other slots may still differ."""

from svod.quality.likeness import Slots, Value, fold, overlap, same_name, same_person, same_quantity, shared

_GROUPS = {
    "meeting": "meet",
    "negotiation": "meet",
    "call": "meet",
    "videoconference": "meet",
    "session": "session",
    "visit": "visit",
    "site_visit": "site",
    "exhibition": "show",
    "forum": "show",
    "signing": "signing",
    "ceremony": "ceremony",
    "other": "other",
}
"""Forms of events that count as one for finding; the form itself is scored as a slot."""


def says_the_same(gold: Slots, found: Slots) -> bool:
    """Whether two claims of one kind are about the same thing."""
    judge = _JUDGES.get(str(gold["kind"]))
    return judge is not None and judge(gold, found)


def cites_line(gold: Slots, found: Slots) -> bool:
    """Whether the read claim's quote holds the gold claim's anchor: both then speak of one sentence."""
    line, quote = gold.get("line"), found.get("quote")
    return bool(line and quote) and fold(line) in fold(quote)


def _office(gold: Slots, found: Slots) -> bool:
    people = gold.get("person"), found.get("person")
    if not all(people):
        return False
    return same_person(*people) and overlap(gold.get("role"), found.get("role")) >= 0.5


def _event(gold: Slots, found: Slots) -> bool:
    if _group(gold) != _group(found):
        return False
    if cites_line(gold, found):
        return True
    ours, theirs = gold.get("participants"), found.get("participants")
    if isinstance(ours, list) and isinstance(theirs, list) and ours and theirs:
        return shared(ours, theirs) * 2 >= min(len(ours), len(theirs))
    if overlap(_occasion(gold) or "", _occasion(found) or "") >= 0.5:
        return True
    return bool(gold.get("place") and found.get("place") and same_name(gold["place"], found["place"]))


def _agreement(gold: Slots, found: Slots) -> bool:
    if gold.get("count") or found.get("count"):
        return str(gold.get("count")) == str(found.get("count"))
    if overlap(gold.get("form") or "", found.get("form") or "") < 0.5:
        return False
    if not gold.get("subject") or not found.get("subject") or overlap(gold["subject"], found["subject"]) >= 0.3:
        return True
    return bool(shared(gold.get("parties"), found.get("parties"))) or cites_line(gold, found)


def _commitment(gold: Slots, found: Slots) -> bool:
    if gold.get("form") == found.get("form") == "invitation" and gold.get("to") and found.get("to"):
        return same_name(gold["to"], found["to"])
    return _matter(gold, found)


def _matter(gold: Slots, found: Slots) -> bool:
    """Free texts about the same matter; a shared sentence lowers the bar."""
    if not (gold.get("what") and found.get("what")):
        return False
    return overlap(gold["what"], found["what"]) >= (0.2 if cites_line(gold, found) else 0.4)


def _indicator(gold: Slots, found: Slots) -> bool:
    if gold.get("measure") != found.get("measure"):
        return False
    pairs = [(gold[slot], found[slot]) for slot in ("value", "change") if gold.get(slot) and found.get(slot)]
    if pairs:
        return any(same_quantity(one, other) for one, other in pairs)
    return not any(claim.get(slot) for claim in (gold, found) for slot in ("value", "change"))


def _group(claim: Slots) -> str | None:
    return _GROUPS.get(str(claim.get("form")))


def _occasion(claim: Slots) -> Value:
    """The body of a session, or the name of an exhibition or forum wherever it was put."""
    return claim.get("body") or (claim.get("topic") if _group(claim) == "show" else None)


_JUDGES = {
    "office": _office,
    "event": _event,
    "agreement": _agreement,
    "project": _matter,
    "commitment": _commitment,
    "indicator": _indicator,
}
