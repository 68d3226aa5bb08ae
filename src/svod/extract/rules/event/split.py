"""Split: one draft into several where the words tell of several events: «провела встречи с А, с Б и с В»."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.pattern import joined_with, preposition
from svod.extract.people import taking_part
from svod.extract.rules.event.council import is_houseless
from svod.extract.rules.event.draft import Draft
from svod.extract.rules.event.occasion import coordinated
from svod.extract.rules.event.sight import OBJECTS, Sight
from svod.extract.scene import Scene
from svod.model.claim import EventForm, Modality, NameKind, Participant, ParticipantRole
from svod.model.text import Mention, Token


def split(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """The draft itself, or its parts."""
    if draft.rule == "meets":
        yield from one_by_one(scene, draft)
    elif draft.group == "meet" and draft.plural:
        yield from meetings(scene, draft)
    elif draft.form in {EventForm.SITE_VISIT, EventForm.VISIT}:
        yield from goals(scene, draft)
    else:
        yield draft


def meetings(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """«провела встречи с послом Иваном Петровым и с министром Олегом Юдиным»: a meeting for each counterpart."""
    items = coordinated(scene, draft.trigger)
    counterparts = [[p for p in taking_part(scene, item) if p.kind is NameKind.PERSON][:1] for item in items]
    if len(items) == 1 and items[0].morph.number == "Plur":  # «с губернаторами А и Б, Ли Бо и Ван Мином»
        found = [p for p in taking_part(scene, items[0]) if p.kind is NameKind.PERSON and p.role is None]
        counterparts = [[one] for one in found]
    named = list({one[0].name: one for one in counterparts if one}.values())
    if len(named) < 2:
        yield draft
        return
    names = {one[0].name for one in named}
    others = [one for one in draft.people if one.name not in names]
    for one in named:
        yield replace(draft, people=[*others, *one], plural=False)


def one_by_one(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """«встретится с мэром Иваном Петровым, а также с послом Олегом Юдиным»: «с» said anew, or three and more."""
    objects = [c for c in scene.text.children(draft.trigger.index, "obl", "nmod") if _with(scene, c)]
    items = [item for child in objects for item in joined_with(scene.text, child)]
    anew = sum(_with(scene, item) for item in items) > 1
    found = [[p for p in taking_part(scene, item) if p.kind is NameKind.PERSON][:1] for item in items]
    named = list({one[0].name: one[0] for one in found if one}.values())
    ahead = draft.modality is Modality.PLANNED
    if len(named) < 2 or len(named) < len(items) or not (anew or ahead or len(named) > 2):
        yield draft
        return
    others = [one for one in draft.people if one.name not in {p.name for p in named}]
    for one in named:
        yield replace(draft, people=[*others, one])


def _with(scene: Scene, item: Token) -> bool:
    return preposition(scene.text, item) in {"с", "со"}


def _guests(scene: Scene, draft: Draft) -> list[Participant]:
    """Whose visit «посещение города Гомеля» is."""
    named = [one for one in draft.people if one.kind is NameKind.PERSON]
    guests = [scene.guests] if scene.guests and not named else []
    return [Participant(one.name, one.kind, ParticipantRole.GUEST) for one in (*named, *guests)]


def _opens_before(scene: Scene, mention: Mention, item: Token) -> bool:
    """Whether a name begins before the preposition of its token."""
    case = next(scene.text.children(item.index, "case"), None)
    return case is not None and mention.first < case.index


def goals(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """«поездка на завод „Прогресс“» is a site visit; «посещение музея и фермы» are two."""
    found: list[Draft] = []
    for child in scene.text.children(draft.trigger.index, "nmod", "obl"):
        prep = preposition(scene.text, child)
        into = prep in {"на", "в", "во", "по"} and child.morph.case in {"Acc", "Dat", "Loc", "Nom", ""}
        own = prep == "" and draft.form is EventForm.SITE_VISIT and child.morph.case == "Gen"
        if child.index < draft.trigger.index or not (into or own):
            continue
        for item in joined_with(scene.text, child):
            sight = Sight.of(scene, item)
            mention = scene.text.mention_at(item.index)
            if mention is not None and prep and mention.first < item.index and _opens_before(scene, mention, item):
                continue  # «представителями департамента по вопросам …»: a part of its name
            if (
                (mention is not None and mention.kind is NameKind.PERSON)
                or not sight.name
                or (mention and is_houseless(mention.name))
            ):
                continue
            if sight.area_itself and own:
                found.append(replace(draft, form=EventForm.VISIT, place=sight.name, people=_guests(scene, draft)))
            elif sight.area_itself:
                draft.place = draft.place or sight.name
            elif own or item.lemma in OBJECTS or (mention and mention.kind is NameKind.ORGANISATION):
                found.append(
                    replace(draft, form=EventForm.SITE_VISIT, place=sight.name, people=list(draft.people), firm=True)
                )
    yield from found or [draft]
