"""Event claims: drafts from nouns, verbs, invitations and lists of those present, joined into the page's events."""

from collections.abc import Iterator
from functools import lru_cache

from svod.extract.pattern import cite
from svod.extract.rules.event.attendance import attendance
from svod.extract.rules.event.deed import deeds
from svod.extract.rules.event.draft import Draft
from svod.extract.rules.event.finish import finish
from svod.extract.rules.event.invitation import invitations
from svod.extract.rules.event.joining import entitle, join
from svod.extract.rules.event.occasion import headline, occasions
from svod.extract.rules.event.split import split
from svod.extract.scene import Scene, scene_of
from svod.model.claim import Event, Modality, NameKind, Participant, ParticipantRole
from svod.model.text import Text


def claims(text: Text) -> Iterator[Event]:
    """The text's event claims."""
    yield from (event_claim(text, draft) for draft in events_of(text))


@lru_cache(maxsize=2)
def events_of(text: Text) -> tuple[Draft, ...]:
    """The page's events; asked for by the events themselves and by the agreements that are tied to one."""
    return tuple(events(scene_of(text)))


def events(scene: Scene) -> list[Draft]:
    """The page's events, each with all that the page tells of it."""
    told = _told(scene)
    if scene.guests is None and find_guests(scene, told):
        told = _told(scene)
    joined = join(scene, told)
    for title in headline(scene):
        entitle(joined, title)
    return finish(scene, joined)


def _told(scene: Scene) -> list[Draft]:
    told = [part for draft in occasions(scene) for part in split(scene, draft)]
    done = [part for draft in deeds(scene) for part in (split(scene, draft) if draft.rule == "meets" else [draft])]
    return [*told, *done, *invitations(scene), *attendance(scene)]


def find_guests(scene: Scene, told: list[Draft]) -> bool:
    """Where no delegation is named, the side of the first who came or was received is the page's guests."""
    for draft in told:
        for one in draft.people:
            if (
                one.role is ParticipantRole.GUEST
                and one.kind is NameKind.PERSON
                and draft.modality is Modality.OCCURRED
            ):
                side = scene.side_of(one.name)
                if side:
                    scene.guests, scene.leader = Participant(side, NameKind.AREA, ParticipantRole.GUEST), one.name
                    scene.alone = True
                    return True
    return False


def event_claim(text: Text, draft: Draft) -> Event:
    """A draft as a claim."""
    return Event(
        citation=cite(text, draft.sentence),
        rule=draft.rule,
        speaker=text.speaker_at(draft.trigger.start),
        confidence=0.8 if draft.weight > 4 else 0.6,
        form=draft.form,
        participants=tuple(draft.people),
        place=draft.place,
        when=draft.when,
        body=draft.body,
        ordinal=draft.ordinal,
        topic=draft.topic,
        modality=draft.modality,
    )
