"""Opposed: what cannot be true together, with the sentences of both sides; and offers that meet needs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from svod.cells import reasons_cell
from svod.follow.conflicts import Conflict
from svod.follow.offers import Match
from svod.follow.products import chapter
from svod.follow.trust import weigh
from svod.messages import say
from svod.model.entry import Entry, EntryKind, Source
from svod.register import Register
from svod.web import links
from svod.web.days import View
from svod.web.lines import line


@dataclass(frozen=True, slots=True)
class Side:
    """What one side or page says, where it is told whole, and its newest source; `marks` tell what speaks for it."""

    text: str
    href: str
    source: Source | None
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two sides that contradict each other."""

    title: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """An offer that meets a need: who could give whom what, why it is thought so, and the words of both."""

    giver: str
    taker: str
    what: str
    reasons: str
    chapters: str
    sides: tuple[Side, ...]
    already: tuple[str, ...]


def doubts(register: Register, found: Sequence[Conflict], known: Iterable[Entry]) -> list[Doubt]:
    """Conflicts as they are shown: each once, however many entries tell it."""
    by_id = {entry.id: entry for entry in known}
    sources = register.sources(claim for one in found for claim in (*one.left_claims[:3], *one.right_claims[:3]))
    made = [_doubt(one, by_id, sources) for one in found]
    return list({(one.title, *(side.text for side in one.sides)): one for one in made}.values())


def _doubt(one: Conflict, by_id: Mapping[str, Entry], sources: Mapping[str, Source]) -> Doubt:
    weighing = weigh(one.left_claims, one.right_claims, sources)
    sides = []
    for text, claims in ((one.left, one.left_claims), (one.right, one.right_claims)):
        source = next((sources[claim] for claim in claims if claim in sources), None)
        marks = tuple(say(f"conflicts.{name}") for name in weighing.marks(claims))
        entry = by_id.get(text) or next((by_id[name] for name in one.about if name in by_id), None)
        sides.append(Side(_text(text, by_id), links.entry(entry.id) if entry else "", source, marks))
    return Doubt(say(f"conflicts.{one.kind}"), tuple(sides))


def _text(text: str, by_id: Mapping[str, Entry]) -> str:
    """What a side says: of a figure, that stands there by its entry, what it is of, its period and amount."""
    entry = by_id.get(text)
    if entry is None or entry.kind is not EntryKind.INDICATOR:
        return text
    told = line(entry, {})
    return ", ".join(part for part in (told.what, told.about, told.when) if part) + f": {told.figure}"


def fits(view: View, found: Sequence[Match]) -> list[Fit]:
    """Matches as they are shown."""
    sources = view.register.sources(claim for one in found for claim in (*one.offer_claims[-1:], *one.need_claims[-1:]))
    return [_fit(one, sources) for one in found]


def _fit(one: Match, sources: Mapping[str, Source]) -> Fit:
    sides = tuple(
        Side(entry.name, links.entry(entry.id), sources.get(claims[-1]))
        for entry, claims in ((one.offer, one.offer_claims), (one.need, one.need_claims))
    )
    chapters = "; ".join(f"{code} {chapter(code)}" for code in one.chapters)
    return Fit(
        giver=one.giver,
        taker=one.taker,
        what=one.given.said,
        reasons=reasons_cell(one.score),
        chapters=say("offers.chapters", chapters=chapters) if chapters else "",
        sides=sides,
        already=tuple(map(links.entry, one.already)),
    )
