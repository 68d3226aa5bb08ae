"""Linked data: articles, claims, people, organisations and events in the words of schema.org, as JSON-LD.

A claim (schema.org/Claim) is what one article says in one sentence; an entry is the `about` of its claims. Slots that
schema.org has no word for stay in the tables and lines of the other exports.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from svod.errors import MisuseError
from svod.export.codes import is_public
from svod.messages import say
from svod.model.claim import Event, EventForm, Modality, NameKind, Participant, ParticipantRole
from svod.model.entry import Entry, EntryKind, Tenure
from svod.register import Register

Node = dict[str, Any]

FORMS = {EventForm.EXHIBITION: "ExhibitionEvent", EventForm.FORUM: "BusinessEvent", EventForm.SESSION: "BusinessEvent"}
STATUS = {Modality.CANCELLED.value: "EventCancelled", Modality.PLANNED.value: "EventScheduled"}
"""schema.org has no status for what is only proposed; an event that took place keeps the default."""

TYPES = {NameKind.PERSON: "Person", NameKind.AREA: "AdministrativeArea", NameKind.PLACE: "Place"}


def write(register: Register, path: Path) -> int:
    """One JSON-LD document, a node a line, written as it is made; how many nodes. MisuseError when it cannot be."""
    count = 0
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write('{"@context":"https://schema.org","@graph":[\n')
            for node in nodes(register):
                file.write(",\n" if count else "")
                file.write(json.dumps(_filled(node), ensure_ascii=False, separators=(",", ":")))
                count += 1
            file.write("\n]}\n")
    except OSError as error:
        raise MisuseError(say("ask.output", path=path, error=error.strerror or error)) from error
    return count


def nodes(register: Register) -> Iterator[Node]:
    """Articles with their claims, then the entries."""
    for line in register.lines(raw=False):
        if "document" in line:
            yield _article(line["document"])
            yield from (_claim(claim, line["document"]["id"]) for claim in line["claims"])
    for kind, made in ((EntryKind.PERSON, _person), (EntryKind.ORGANISATION, _organisation), (EntryKind.EVENT, _event)):
        for chunk in register.every(kind):
            for entry in chunk:
                yield made(entry) | {"subjectOf": [_ref(claim) for claim in entry.claims]}


def _article(page: Node) -> Node:
    when = page["published"] or {}
    web = page["address"] and page["address"].startswith(("http://", "https://"))
    return {
        "@type": "NewsArticle",
        "@id": _urn(page["id"]),
        "headline": page["title"],
        "url": page["address"] if web else None,
        "datePublished": when.get("from") or when.get("to"),
        "publisher": {"@type": "Organization", "name": page["publisher"]} if page["publisher"] else None,
        "inLanguage": "ru",
    }


def _claim(claim: Node, page: str) -> Node:
    speaker = claim["speaker"]
    return {
        "@type": "Claim",
        "@id": _urn(claim["id"]),
        "additionalType": _urn(f"kind:{claim['kind']}"),
        "text": claim["quote"],
        "appearance": _ref(page),
        "author": {"@type": "Person", "name": speaker} if speaker else None,
    }


def _person(entry: Entry) -> Node:
    others = [name for name in entry.names if name != entry.name]
    posts = [_post(post) for post in entry.tenures]
    return _thing("Person", entry) | {"alternateName": others, "worksFor": posts}


def _post(post: Tenure) -> Node:
    """schema.org/Role stands between a person and the employer, and holds the dates."""
    employer = post.organisation or post.area
    where = "Organization" if post.organisation else "AdministrativeArea"
    when = post.when
    role = {
        "@type": "OrganizationRole",
        "roleName": post.role,
        "startDate": when.start.isoformat() if when and when.start else None,
        "endDate": when.end.isoformat() if when and when.end else None,
        "worksFor": {"@type": where, "name": employer} if employer else None,
    }
    return _filled(role)


def _organisation(entry: Entry) -> Node:
    others = [name for name in entry.names if name != entry.name]
    areas = [{"@type": "AdministrativeArea", "name": area} for area in entry.areas]
    kind = "GovernmentOrganization" if is_public(entry.name) else "Organization"
    return _thing(kind, entry) | {"alternateName": others, "areaServed": areas}


def _event(entry: Entry) -> Node:
    gist = entry.gist
    if not isinstance(gist, Event):
        return _thing("Event", entry)
    hosts = [_side(one) for one in gist.participants if one.role is ParticipantRole.HOST]
    others = [_side(one) for one in gist.participants if one.role is not ParticipantRole.HOST]
    status = STATUS.get(entry.stage or "")
    online = gist.form in {EventForm.CALL, EventForm.VIDEOCONFERENCE}
    return _thing(FORMS.get(gist.form, "Event"), entry) | {
        "additionalType": _urn(f"form:{gist.form.value}"),
        "startDate": entry.start.isoformat() if entry.start else None,
        "endDate": entry.end.isoformat() if entry.end else None,
        "location": {"@type": "Place", "name": gist.place} if gist.place else None,
        "organizer": hosts,
        "attendee": others,
        "about": gist.topic,
        "eventStatus": f"https://schema.org/{status}" if status else None,
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode" if online else None,
    }


def _thing(type_: str, entry: Entry) -> Node:
    return {"@type": type_, "@id": _urn(entry.id), "name": entry.name}


def _side(one: Participant) -> Node:
    return {"@type": TYPES.get(one.kind, "Organization"), "name": one.name}


def _ref(name: str) -> Node:
    return {"@id": _urn(name)}


def _urn(name: str) -> str:
    return f"urn:svod:{name}"


def _filled(node: Node) -> Node:
    """The node without what is empty: in linked data what is unknown is not said."""
    return {key: value for key, value in node.items() if value not in (None, [], {})}
