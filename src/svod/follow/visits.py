"""Visits: the meetings, sites and sessions that belong to a visit."""

from collections.abc import Iterable, Mapping

from svod.model.claim import Event, EventForm, Modality
from svod.model.entry import Entry, Filed
from svod.model.when import When
from svod.resolve.dates import compatible
from svod.resolve.names import key

TALKS = frozenset({EventForm.MEETING, EventForm.NEGOTIATION, EventForm.SESSION})
DONE = frozenset({Modality.OCCURRED.value})
PARTS = TALKS | {EventForm.SITE_VISIT, EventForm.SIGNING, EventForm.CEREMONY}


def parts_of(visit: Entry, events: Iterable[Entry], told: Mapping[str, Filed]) -> list[Entry]:
    """What belongs to a visit: told by one of its pages, of those who came, on one of its days as pages tell them, as
    far done as it is."""
    tellings = [told[claim] for claim in visit.claims if claim in told]
    pages = {one.page for one in tellings}
    days: list[When | None] = [one.claim.when for one in tellings if isinstance(one.claim, Event) and one.claim.when]
    guests = _named(visit)
    found = [
        entry
        for entry in events
        if isinstance(entry.gist, Event)
        and entry.gist.form in PARTS
        and pages & {told[claim].page for claim in entry.claims if claim in told}
        and guests & _named(entry)
        and (visit.stage in DONE) == (entry.stage in DONE)
        and any(compatible(day, entry.gist.when) for day in days or [None])
    ]
    return sorted(found, key=lambda entry: (str(entry.start), entry.id))


def _named(entry: Entry) -> set[str]:
    participants = entry.gist.participants if isinstance(entry.gist, Event) else ()
    return {key(one.name) for one in participants} | {key(area) for area in entry.areas}
