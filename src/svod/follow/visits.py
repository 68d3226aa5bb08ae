"""Visits: the meetings, sites and sessions that belong to a visit."""

from collections.abc import Iterable, Mapping

from svod.model.claim import Event, EventForm, Modality
from svod.model.entry import Entry, Filed
from svod.resolve.events import compatible
from svod.resolve.names import key

TALKS = frozenset({EventForm.MEETING, EventForm.NEGOTIATION, EventForm.SESSION})
PARTS = TALKS | {EventForm.SITE_VISIT, EventForm.SIGNING, EventForm.CEREMONY}


def parts_of(visit: Entry, events: Iterable[Entry], told: Mapping[str, Filed]) -> list[Entry]:
    """What belongs to a visit: told by one of its pages, of those who came, within its days, as far done as it is."""
    pages = {told[claim].page for claim in visit.claims if claim in told}
    guests = _named(visit)
    found = [
        entry
        for entry in events
        if isinstance(entry.gist, Event)
        and entry.gist.form in PARTS
        and pages & {told[claim].page for claim in entry.claims if claim in told}
        and guests & _named(entry)
        and _same_time(visit, entry)
    ]
    return sorted(found, key=lambda entry: (str(entry.start), entry.id))


def _named(entry: Entry) -> set[str]:
    participants = entry.gist.participants if isinstance(entry.gist, Event) else ()
    return {key(one.name) for one in participants} | {key(area) for area in entry.areas}


def _same_time(visit: Entry, part: Entry) -> bool:
    done = {Modality.OCCURRED.value}
    if (visit.stage in done) != (part.stage in done):
        return False
    assert isinstance(visit.gist, Event)
    assert isinstance(part.gist, Event)
    return compatible(visit.gist.when, part.gist.when)
