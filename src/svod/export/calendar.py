"""Calendar: planned events and the terms of promises and agreements as iCalendar; sole home of icalendar."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import icalendar

from svod.brief.dossier import CLOSED
from svod.brief.typeset import outward, printable
from svod.cells import when_cell
from svod.messages import language, say
from svod.model.claim import Agreement, Commitment, CommitmentForm, Event, Modality
from svod.model.entry import Entry, EntryKind, Source
from svod.model.when import When

HELD = (EntryKind.EVENT, EntryKind.COMMITMENT, EntryKind.AGREEMENT)
LONGEST = timedelta(days=31)
"""Longer spans («в 2026 году») are no event of the calendar: their last day is marked instead."""

STATUS = {
    Modality.PLANNED.value: "CONFIRMED",
    Modality.PROPOSED.value: "TENTATIVE",
    Modality.CANCELLED.value: "CANCELLED",
}


class Moment(NamedTuple):
    """What goes into the calendar of an entry: its days, and what to call it."""

    first: date
    last: date
    title: str
    place: str | None = None
    status: str = "CONFIRMED"


def calendar(entries: Iterable[Entry], sources: Mapping[str, Source]) -> tuple[bytes, int]:
    """The calendar's file and how many events it has. What has no day is not in it."""
    book = icalendar.Calendar()
    book.add("prodid", "-//Svod//Svod//RU")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", say("calendar.name"))
    made = [(found, entry) for entry in entries if (found := moment(entry))]
    for found, entry in sorted(made, key=lambda one: (one[0].first, identity(one[1]))):
        book.add_component(_event(found, entry, sources))
    return bytes(book.to_ical()), len(made)


def identity(entry: Entry) -> str:
    """The event's UID. An entry's own name may change when a page is added; its oldest telling stays, so that a
    calendar which has the event renews it and gets no second one."""
    return f"{entry.claims[0]}@svod"


def moment(entry: Entry) -> Moment | None:
    """The days to mark; None where the sources name none, or nothing is open any more."""
    if entry.outcome in CLOSED:
        return None
    match entry.gist:
        case Event(when=When() as when) if entry.stage in STATUS:
            return _planned(entry, entry.gist, when)
        case Commitment(due=When(end=date() as last)) if entry.gist.form is not CommitmentForm.DECLARATION:
            owner = ", ".join(entry.gist.owner or entry.gist.by)
            what = entry.gist.what + (f" ({owner})" if owner else "")
            return Moment(last, last, say("calendar.due", what=what))
        case Agreement(valid=When(end=date() as last)):
            what = entry.gist.form + (f" ({entry.gist.subject})" if entry.gist.subject else "")
            return Moment(last, last, say("calendar.expires", what=what))
    return None


def _planned(entry: Entry, told: Event, when: When) -> Moment | None:
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:
        return None
    names = ", ".join(one.name for one in told.participants)
    about = told.body or told.topic or names
    title = say(f"event.form.{told.form.value}").capitalize() + (f": {about}" if about else "")
    if last - first > LONGEST:
        first, title = last, say("calendar.until", what=title)
    return Moment(first, last, title, told.place, STATUS[entry.stage or ""])


def _event(found: Moment, entry: Entry, sources: Mapping[str, Source]) -> icalendar.Event:
    cited = [sources[claim] for claim in entry.claims if claim in sources]
    event = icalendar.Event()
    event.add("uid", identity(entry))
    # the newest telling dates the event, so the same register gives the same file
    told = [day for one in cited if one.published and (day := one.published.end or one.published.start)]
    event.add("dtstamp", datetime.combine(max(told, default=date(2000, 1, 1)), time(), UTC))
    event.add("sequence", len(entry.claims) - 1)
    event.add("dtstart", found.first)
    event.add("dtend", found.last + timedelta(days=1))
    event.add("summary", printable(found.title), {"language": language()})
    event.add("description", printable("\n\n".join(map(_told, cited[-3:]))))
    event.add("status", found.status)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [say(f"kind.one.{entry.kind.value}")])
    if found.place:
        event.add("location", printable(found.place))
    if address := next((one.address for one in reversed(cited) if outward(one.address)), None):
        event.add("url", address)
    return event


def _told(source: Source) -> str:
    publisher = source.publisher or say("control.unknown")
    facts = ", ".join(part for part in (publisher, when_cell(source.published), source.address) if part)
    return f"«{' '.join(source.quote.split())}» — {facts}"
