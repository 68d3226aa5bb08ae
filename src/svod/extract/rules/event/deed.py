"""Deeds: events told by a verb: «встретился с послом», «посетила завод», «возложили цветы»."""

from collections.abc import Callable, Iterator

from svod.extract.pattern import joined_with, preposition
from svod.extract.people import doers, is_people, subject_of, taking_part, with_whom
from svod.extract.rules.event.council import housed
from svod.extract.rules.event.draft import Draft, drawn
from svod.extract.rules.event.joining import inside
from svod.extract.rules.event.reception import greets, leads, receives
from svod.extract.rules.event.sight import Sight, is_house, sights
from svod.extract.rules.event.talk import discusses
from svod.extract.scene import Scene
from svod.extract.setting import venue_of
from svod.lexicon import words
from svod.model.claim import EventForm, Modality, NameKind, Participant, ParticipantRole
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token

MEET, CALL, VISIT, STAY, INSPECT, LAY, FLOWERS, DELEGATIONS, HOMEWARD = (
    words("event", group)
    for group in ("meet", "call", "visit", "stay", "inspect", "lay", "flowers", "delegations", "homeward")
)
SAME = frozenset({"собеседник", "они", "сторона", "политик", "руководитель", "глава", "лидер", "дипломат"})
GUEST = ParticipantRole.GUEST


def deeds(scene: Scene) -> Iterator[Draft]:
    """The drafts of all event verbs of the article's body."""
    for sentence in scene.text.sentences:
        if sentence.kind in {ParagraphKind.TITLE, ParagraphKind.TABLE}:
            continue
        for token in scene.text.tokens_of(sentence):
            if token.morph.pos != "VERB":
                continue
            for rule in RULES:
                for draft in rule(scene, sentence, token):
                    if draft.modality is not Modality.CANCELLED:
                        yield draft


def meets(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Губернатор Иван Петров встретился с послом Олегом Сидоровым», «Петров и Сидоров переговорили»."""
    if verb.lemma not in MEET | CALL:
        return
    draft = drawn(scene, sentence, verb, EventForm.CALL if verb.lemma in CALL else EventForm.MEETING, "meets")
    top = subject_of(scene, verb)
    draft.add(doers(scene, verb))
    met = [c for c in scene.text.children(verb.index, "obl", "nmod") if preposition(scene.text, c) in {"с", "со"}]
    for child in met:
        draft.add(taking_part(scene, child))
    if len(draft.people) < 2 and (other := with_whom(scene, verb)) is not None:
        draft.add(taking_part(scene, other))
    draft.firm = len(draft.people) >= 2 or (bool(draft.people) and any(is_people(scene, one) for one in met))
    if draft.form is EventForm.MEETING:
        draft.place = draft.place or housed(venue_of(scene, verb, (verb.index, scene.clause[verb.index])))
    if top is not None and not draft.people and _once_more(scene, verb, top):
        draft.earlier, draft.firm = True, bool(draft.when or draft.place)
        yield draft
    elif draft.people:
        yield draft


def _once_more(scene: Scene, verb: Token, top: Token) -> bool:
    """«В последний раз собеседники встречались в мае»: those of the meeting told before, on another day."""
    both = top.morph.number == "Plur" and top.lemma in SAME
    near = {t.lemma for child in scene.text.children(verb.index) for t in (child, *scene.text.children(child.index))}
    return both and verb.morph.tense == "Past" and bool(near & {"раз", "ранее", "прежде", "раньше"})


def visits(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Делегация Пермского края посетила Минск и Гродно»: a visit for each area, a site visit for each object."""
    at_work = verb.lemma in STAY or _goes_on_working(scene, verb)
    if verb.lemma in VISIT or (at_work and (_delegation_subject(scene, verb) or _on_visit(scene, verb))):
        inspecting = False
    elif verb.lemma in INSPECT:
        inspecting = True
    else:
        return
    above = scene.text.tokens[verb.head]
    if verb.morph.form == "Inf" and (above.lemma in words("event", "invite") or above.lemma == "приглашение"):
        return  # an invitation has its own rule
    top = subject_of(scene, verb)
    if verb.morph.form == "Part" and verb.rel == "acl" and verb.morph.voice != "Pass":
        top = above  # «с послом Иваном Петровым, прибывшим в Пермь»
    if top is None and any(c.lemma == "где" for c in scene.text.children(verb.index)):
        before = scene.text.tokens[sentence.first : verb.index]
        top = next((token for token in reversed(before) if token.rel == "nsubj"), None)
    what = next((c for c in scene.text.children(verb.index, "obj", "nsubj") if c.lemma in DELEGATIONS), None)
    named = what is not None and what is not top and (top is None or top.morph.pos != "ADV")
    if what is not None and named and verb.lemma in {"посетить", "посещать"}:
        yield from _visited(scene, sentence, verb, what, top)  # «Минск посетила делегация»: slovnet swaps the two
        return
    if what is not None and top is not None and top.morph.pos == "ADV":
        return  # «регион посетили более ста делегаций»: a number, no visit
    people = taking_part(scene, top, GUEST) if top and top.lemma not in {"я", "мы"} else doers(scene, verb, GUEST)
    people += _companions(scene, verb)
    goals = list(sights(scene, verb, inspecting=inspecting))
    there = {sight.name for sight in goals if sight.area_itself}
    people = [one for one in people if one.kind is NameKind.PERSON or one.name not in there]  # none visits his own
    for sight in goals:
        if sight.area_itself and inspecting:
            continue
        sight = _abroad(scene, sight, people)
        if verb.lemma in HOMEWARD and _at_home(scene, sight, people):
            continue
        form = EventForm.VISIT if sight.area_itself else EventForm.SITE_VISIT
        draft = drawn(scene, sentence, verb, form, "visits")
        draft.place = sight.name or draft.place
        draft.add(people)
        draft.firm = bool(draft.people) and (_known(sight, draft) or _arrives(top, sight))
        if form is EventForm.VISIT and any(c.lemma == "впервые" for c in scene.text.children(verb.index, "advmod")):
            draft.ordinal = 1
        yield draft


def _abroad(scene: Scene, sight: Sight, people: list[Participant]) -> Sight:
    """«министр Сербии, прибывший в страну»: not the own one, so the other of the page's two."""
    own = {scene.side_of(one.name) or one.name for one in people}
    if not (sight.nominal and sight.name in own):
        return sight
    others = [side for side in (scene.home, scene.partner) if side and side not in own]
    return Sight(others[0] if len(others) == 1 else None, area_itself=True)


def _at_home(scene: Scene, sight: Sight, people: list[Participant]) -> bool:
    """«премьер Татарстана вылетел в Казань»: on the way home."""
    areas = {m.area.name: m.area for m in scene.text.mentions if m.area}
    sides = [scene.side_of(one.name) if one.kind is NameKind.PERSON else one.name for one in people]
    own = bool(sides) and all(side is not None and inside(areas, sight.name or "", side) for side in sides)
    return sight.area_itself and own


def _visited(scene: Scene, sentence: Sentence, verb: Token, guests: Token, place: Token | None) -> Iterator[Draft]:
    """«В мае Пермь посетит делегация Шаньдуна»: the place stands first and is taken for the subject."""
    sight = Sight.of(scene, place) if place is not None else Sight(None, area_itself=True)
    house = not sight.area_itself and place is not None and is_house(scene, place)
    draft = drawn(scene, sentence, verb, EventForm.SITE_VISIT if house else EventForm.VISIT, "visits")
    draft.place = sight.name or draft.place
    draft.add(taking_part(scene, guests, GUEST))
    draft.firm = bool(draft.place) or _arrives(guests, sight)
    if draft.people:
        yield draft


def _known(sight: Sight, draft: Draft) -> bool:
    return bool(draft.place or sight.name)


def _arrives(top: Token | None, sight: Sight) -> bool:
    """«В город прибыла делегация Сербии»: a visit, wherever it went."""
    return sight.area_itself and top is not None and top.lemma in {"делегация", "бизнес-делегация"}


def _companions(scene: Scene, verb: Token) -> list[Participant]:
    """«вместе с министром Олегом Сидоровым осмотрел»."""
    found: list[Participant] = []
    for child in scene.text.children(verb.index, "obl", "advmod"):
        together = any(c.lemma in {"вместе", "совместно"} for c in scene.text.children(child.index))
        before = scene.text.tokens[max(0, child.index - 6) : child.index]
        if preposition(scene.text, child) in {"с", "со"} and (together or any(t.lemma == "вместе" for t in before)):
            found += taking_part(scene, child)
    return found


def _delegation_subject(scene: Scene, verb: Token) -> bool:
    top = subject_of(scene, verb)
    return top is not None and top.lemma in DELEGATIONS


def _goes_on_working(scene: Scene, verb: Token) -> bool:
    """«продолжает работу», «начала работу»: of a delegation."""
    begun = verb.lemma in {"продолжать", "продолжить", "начать", "начинать", "вести", "завершить", "завершать"}
    return begun and any(child.lemma in {"работа", "визит"} for child in scene.text.children(verb.index, "obj"))


def _on_visit(scene: Scene, verb: Token) -> bool:
    return any(
        child.lemma in {"визит", "поездка", "миссия", "командировка"}
        for child in scene.text.children(verb.index, "obl")
    )


def lays(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Гости возложили цветы к Вечному огню»."""
    what = next(scene.text.children(verb.index, "obj", "nsubj:pass"), None)
    if verb.lemma not in LAY or what is None or what.lemma not in FLOWERS:
        return
    draft = drawn(scene, sentence, verb, EventForm.CEREMONY, "lays")
    draft.topic = f"возложение {'венков' if what.lemma == 'венок' else 'цветов'}"
    top = subject_of(scene, verb)
    if top is not None:
        for item in joined_with(scene.text, top):
            draft.add(taking_part(scene, item))
    elif (speaker := scene.text.speaker_at(verb.start)) is not None:
        draft.add([Participant(speaker, NameKind.PERSON)])  # «Вместе с мэром возложили цветы», – написал губернатор
    draft.add(_companions(scene, verb))
    where = next((c for c in scene.text.children(verb.index) if preposition(scene.text, c) in {"к", "ко"}), None)
    if where is None:
        where = next((c for c in scene.text.children(what.index) if preposition(scene.text, c) in {"к", "ко"}), None)
    if where is not None:
        sight = Sight.of(scene, where)
        draft.place = sight.name or draft.place
    if draft.people or draft.place:
        yield draft


RULES: tuple[Callable[[Scene, Sentence, Token], Iterator[Draft]], ...] = (
    meets,
    discusses,
    receives,
    visits,
    lays,
    greets,
    leads,
)
