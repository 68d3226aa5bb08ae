"""Lines: entries as what a list shows of them: when, what, of whom, how far, and the sentence it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from svod.asking import label
from svod.cells import day_cell, participants_cell, quantity_cell, slot_cell, tenure_cell, when_cell
from svod.messages import say
from svod.model.claim import Agreement, Commitment, Event, Indicator, Project
from svod.model.entry import Entry, EntryKind, Source
from svod.register import Register
from svod.web import links

SHOWN = 1
"""Sources that a line shows of an entry; its own page shows all."""

FAR = {
    "good": {"running", "completed", "signed", "in_force", "extended", "occurred", "holds", "elected", "appointed"},
    "bad": {"suspended", "cancelled", "expired", "dismissed"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry in a list. `tone` is good, bad or plain, of the stage; `told` the day of the
    newest source, where the entry has no day of its own."""

    href: str
    kind: str
    when: str
    what: str
    about: str
    figure: str
    stage: str
    tone: str
    count: int
    sources: tuple[Source, ...]
    overdue: bool = False
    told: str = ""


def lines(register: Register, entries: Iterable[Entry], today: date | None = None) -> list[Line]:
    """The entries as lines, with the newest of their sources."""
    return Telling(register, today).lines(entries)


class Telling:
    """Tells entries as lines. `ahead` are entries whose sources will be wanted: to look all up at once is faster."""

    def __init__(self, register: Register, today: date | None, ahead: Iterable[Entry] = ()) -> None:
        self._register, self._today = register, today
        self._sources: dict[str, Source] = {}
        self._look_up(ahead)

    def lines(self, entries: Iterable[Entry]) -> list[Line]:
        """The entries as lines."""
        found = list(entries)
        self._look_up(found)
        return [line(entry, self._sources, self._today) for entry in found]

    def _look_up(self, entries: Iterable[Entry]) -> None:
        wanted = [claim for entry in entries for claim in _cited(entry) if claim not in self._sources]
        if wanted:
            self._sources |= self._register.sources(wanted)


def _cited(entry: Entry) -> tuple[str, ...]:
    """The claims that a line rests on: of a person those of the post it tells."""
    return (entry.tenures[0].claims if entry.tenures else entry.claims)[-SHOWN:]


def line(entry: Entry, sources: Mapping[str, Source], today: date | None = None) -> Line:
    """One entry as a line."""
    when, what, about = _told(entry)
    figure = ""
    if isinstance(entry.gist, Indicator):
        figure = quantity_cell(entry.gist.value) or _change(entry.gist)
    shown = tuple(sources[claim] for claim in reversed(_cited(entry)) if claim in sources)
    open_ended = entry.kind is EntryKind.COMMITMENT or entry.stage in {"planned", "proposed"}
    return Line(
        href=links.entry(entry.id),
        kind=entry.kind.value,
        when=when,
        what=what,
        about=about,
        figure=figure,
        stage=label("stage", entry.kind, entry.stage),
        tone=next((tone for tone, stages in FAR.items() if entry.stage in stages), "plain"),
        count=entry.count,
        sources=shown,
        told=next((when_cell(source.published) for source in shown if source.published), "") if not when else "",
        overdue=bool(today and open_ended and entry.end and entry.end < today),
    )


def _told(entry: Entry) -> tuple[str, str, str]:
    """When, what, and what is to be added."""
    form = _capital(label("form", entry.kind, entry.form))
    match entry.gist:
        case Event() as event:
            topic = slot_cell(entry, "body") or slot_cell(entry, "topic")
            number = f" № {event.ordinal}" if event.ordinal and event.body else ""
            # «Форум: Форум регионов» says one thing twice
            named = _capital(topic) if topic.casefold().startswith(form.casefold()) else f"{form}: {topic}"
            what = named + number if topic else form
            return when_cell(event.when), what, _joined(participants_cell(event), event.place)
        case Agreement() as agreement:
            head = _capital(agreement.form) + (f": {agreement.subject}" if agreement.subject else "")
            head = f"{agreement.count} × {head}" if agreement.count else head
            sides = " — ".join(agreement.parties) or ", ".join(agreement.signers)
            return when_cell(agreement.when), head, sides
        case Project() as project:
            ways = " → ".join(", ".join(side) for side in (project.giver, project.taker) if side)
            value = quantity_cell(project.value)
            place = None if project.place in {*project.giver, *project.taker} else project.place
            return when_cell(project.when), _capital(project.what), _joined(ways, place, value)
        case Commitment() as commitment:
            who = ", ".join(commitment.owner or commitment.by)
            ways = f"{who} → {', '.join(commitment.to)}".strip() if commitment.to else who
            return when_cell(commitment.due), _capital(commitment.what), _joined(form, ways)
        case Indicator() as told:
            sides = " — ".join(side for side in (told.area, told.partner) if side)
            what = form + (f": {told.of}" if told.of else "")
            change = _change(told) if told.value else ""
            return when_cell(told.period), what, _joined(sides, told.sector, change)
    if entry.tenures:
        newest = entry.tenures[0]
        seen = say("who.seen", day=day_cell(newest.seen)) if newest.seen else ""
        return "", entry.name, _joined(tenure_cell(newest), when_cell(newest.when) or seen)
    return "", entry.name, _joined(", ".join(entry.areas))


def _change(told: Indicator) -> str:
    arrow = {"up": "↑", "down": "↓", "flat": "→"}.get(str(told.direction or ""), "")
    base = f"({say('web.base', when=when_cell(told.base))})" if told.base else ""
    return " ".join(part for part in (arrow, quantity_cell(told.change), base) if part)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
