"""Finish: events once joined: visits get their leader, sides with named persons lose the area, bodies are named."""

from datetime import timedelta

from svod.extract.rules.event.council import is_houseless
from svod.extract.rules.event.draft import Draft
from svod.extract.rules.event.joining import alike
from svod.extract.rules.event.signing import add_signers
from svod.extract.scene import Scene
from svod.lexicon import words
from svod.model.claim import EventForm, Modality, NameKind, Participant, ParticipantRole

BODIES = words("event", "bodies")
LONG_AGO = timedelta(days=60)
GUEST, HEAD = ParticipantRole.GUEST, ParticipantRole.HEAD


def finish(scene: Scene, events: list[Draft]) -> list[Draft]:
    """The events that are worth a claim, completed from each other."""
    for event in events:
        if event.modality is Modality.OCCURRED and event.when and event.when.start is None:
            event.when = None  # «мероприятия до 2030 года»: a term of what is to come, no day of what was
        if event.form is EventForm.SITE_VISIT and not event.people and scene.guests:
            event.people = [scene.guests]
        if event.form is EventForm.SIGNING:
            add_signers(scene, event)
        if event.group == "meet" and not event.people and event.modality is Modality.OCCURRED:
            told_before(scene, event)
    kept = [event for event in events if tells(event)]
    for event in kept:
        if event.body:
            event.body = full_body(event.body, kept)
        if event.form is EventForm.SESSION and event.body is None:
            event.body = plenary(event, kept)
        if event.group == "meet":
            other_side(scene, event, kept)
        if event.form is EventForm.VISIT:
            event.people = [one for one in event.people if not is_houseless(one.name)]
            lead_visit(scene, event, kept)
        else:
            drop_covered_sides(scene, event)
    return kept


def tells(event: Draft) -> bool:
    """Whether an event says anything beyond its form."""
    if event.form is EventForm.SITE_VISIT:
        return event.place is not None
    if event.form is EventForm.VISIT:
        return bool(event.place or event.people) and bool(event.people or event.when)
    signed = event.form is EventForm.SIGNING and event.firm and event.modality is not Modality.CANCELLED
    return signed or bool(event.people or event.place or event.when or event.body)


def full_body(body: str, events: list[Draft]) -> str:
    """«совет» by its full name where the page has it."""
    fuller = [other.body for other in events if other.body and alike(body, other.body)]
    return max(fuller, key=len, default=body) if len(body.split()) == 1 else body


def plenary(event: Draft, events: list[Draft]) -> str | None:
    """A plenary session belongs to the forum told of before it."""
    shows = [e for e in events if e.group == "show" and e.body and e.trigger.index < event.trigger.index]
    return shows[-1].body if shows else None


def lead_visit(scene: Scene, visit: Draft, events: list[Draft]) -> None:
    """A visit that is the page's matter lists the delegation and who leads it."""
    if visit.modality is not Modality.OCCURRED or visit.earlier or _long_ago(scene, visit):
        return
    guests = scene.guests
    persons = visit.persons
    led = guests is not None and any(scene.side_of(name) == guests.name for name in persons)
    if guests is not None and led and not scene.alone and guests.name not in visit.sides:
        visit.people.insert(0, Participant(guests.name, guests.kind, GUEST))
    if persons or not visit.sides:
        return
    if scene.leader and scene.side_of(scene.leader) in visit.sides:
        visit.add([Participant(scene.leader, NameKind.PERSON, HEAD)])
        return
    for event in events:
        if event.group == "meet" and event.modality is Modality.OCCURRED:
            came = [one for one in event.people if one.role is GUEST and scene.side_of(one.name) in visit.sides]
            visit.add(one for one in came if one.kind is NameKind.PERSON)


def other_side(scene: Scene, event: Draft, events: list[Draft]) -> None:
    """«Главным событием стала встреча с премьером»: the other one is the leader of the visit, or who tells of it."""
    if len(event.persons) != 1 or event.sides or event.modality is not Modality.OCCURRED:
        return
    known = next(iter(event.persons))
    leaders = [name for e in events if e.form is EventForm.VISIT and e.sides for name in sorted(e.persons)]
    speaker = scene.text.speaker_at(event.trigger.start)
    for name in (scene.leader, speaker, *leaders):
        if name and name != known and scene.side_of(name) != scene.side_of(known):
            event.add([Participant(name, NameKind.PERSON)])
            return


def told_before(scene: Scene, event: Draft) -> None:
    """«Губернатор показал послу порт. Встреча прошла на полях форума»: the two persons of the sentence before."""
    if event.plural or event.earlier or not event.firm or not event.sentence.index:
        return
    here = event.trigger
    opens = event.sentence.first <= here.index <= event.sentence.first + 1
    before = scene.text.sentences[event.sentence.index - 1]
    found = [m.name for m in scene.text.mentions_in(before, NameKind.PERSON) if not m.lent]
    if before.kind is not event.sentence.kind:
        found = []
    persons = list(dict.fromkeys(found))
    sides = {scene.side_of(name) for name in persons}
    if opens and len(persons) == 2 and len(sides) == 2 and None not in sides:
        event.add(Participant(name, NameKind.PERSON) for name in persons)


def _long_ago(scene: Scene, visit: Draft) -> bool:
    published = scene.text.article.published
    if visit.when is None or visit.when.end is None:
        return visit.earlier
    return bool(published and published.start and visit.when.end < published.start - LONG_AGO)


def drop_covered_sides(scene: Scene, event: Draft) -> None:
    """A side with a named person is given by its persons; the area stands for a side without one."""
    covered = {scene.side_of(name) for name in event.persons}
    event.people = [one for one in event.people if one.kind is not NameKind.AREA or one.name not in covered]
