"""Occasions: events named by a noun: «встреча с послом», «XX заседание совета», «визит делегации»."""

from collections.abc import Iterator
from dataclasses import replace

from svod.extract.dating import when_of
from svod.extract.pattern import joined_with, preposition
from svod.extract.rules.event.body import body_of_session, genitive, name_of_show, ordinal_of, own_name, standing
from svod.extract.rules.event.carrier import HAPPEN, SUBJECTS, Carrier, carrier_of, main_carrier
from svod.extract.rules.event.company import (
    attended,
    carried_people,
    is_purpose,
    on_programme,
    own_people,
    scheduled,
    share_planned,
    whose_programme,
)
from svod.extract.rules.event.council import housed, is_council, is_parliament, name_of_council
from svod.extract.rules.event.draft import SHOW, Draft
from svod.extract.rules.event.joining import LAYING
from svod.extract.rules.event.mood import by_date, carried_mood
from svod.extract.rules.event.signing import signing_before
from svod.extract.scene import Scene
from svod.extract.setting import place_of, venue_of
from svod.lexicon import table, words
from svod.model.claim import EventForm, Modality, NameKind, Participant, ParticipantRole
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token

NOUNS = table("event", "nouns")
NEEDS = table("event", "needs")
FAINT, HOLD, ATTEND, SPEAK, MOVING, VISIT = (
    words("event", group) for group in ("faint", "hold", "attend", "speak", "moving", "visit")
)
HOUSED = frozenset({"meet", "session", "signing", "ceremony"})
MODES = frozenset({"режим", "формат", "средство", "помощь"})
PREPARED = frozenset({"организация", "подготовка"})
EARLY = frozenset({"предыдущий", "прошлый", "прежний", "последний", "предшествующий", "следующий"})


def occasions(scene: Scene) -> Iterator[Draft]:
    """A draft for each event noun of the article's body."""
    for sentence in scene.text.sentences:
        if sentence.kind in {ParagraphKind.TITLE, ParagraphKind.TABLE}:
            continue
        for token in scene.text.tokens_of(sentence):
            form = form_of(scene, token)
            if form:
                yield from read_occasion(scene, sentence, token, form)


def headline(scene: Scene) -> Iterator[Draft]:
    """The sessions and shows of the title: they only complete what the body tells («Заседание проводят …»)."""
    for sentence in scene.text.sentences:
        if sentence.kind is not ParagraphKind.TITLE:
            return
        for token in scene.text.tokens_of(sentence):
            form = form_of(scene, token)
            if form in {"session", "forum", "exhibition"}:
                yield from read_occasion(scene, sentence, token, form)


def form_of(scene: Scene, token: Token) -> str | None:
    """The event form that a noun names; None for «рабочая группа», «режим видеоконференции», «открытие завода»."""
    form = "other" if _round_table(scene, token) else NOUNS.get(token.lemma) or standing(scene, token)
    if form is None and token.lemma.endswith("форум") and token.morph.pos in {"NOUN", "PROPN"}:
        return "forum"
    if token.lemma == "подписание" and scene.text.tokens[token.head].lemma == "церемония":
        return None  # told by «церемония»
    if form is None and is_council(scene, token):
        return "session"
    if form is None or token.morph.pos not in {"NOUN", "PROPN", "ADJ"}:
        return "days" if _are_days(scene, token) else None
    before = scene.text.tokens[token.index - 1] if token.index else None
    if form == "session" and before is not None and NOUNS.get(before.lemma) == form and token.morph.case == "Gen":
        return None  # «заседание коллегии»: the body
    up = scene.text.tokens[token.head]
    if form in SHOW and NOUNS.get(up.lemma) == "session" and genitive(scene, up) is token:
        return None  # «заседание форума»: the body
    if up.lemma in MODES and up.index == token.index - 1:
        return None
    mention = scene.text.mention_at(token.index)
    if is_parliament(scene, token) or (mention and (mention.kind is NameKind.PERSON or mention.lent)):
        return None
    needs = NEEDS.get(token.lemma)
    if needs and token.lemma != "открытие":
        near = [child.lemma for child in scene.text.children(token.index)]
        if not any(word.strip() in near for word in needs.split(",")):
            return None
    if form == "ceremony" and token.lemma == "открытие" and not _solemn(scene, token):
        return None
    if token.lemma == "разговор" and any(c.lemma == "телефонный" for c in scene.text.children(token.index)):
        return "call"
    return form


def _round_table(scene: Scene, token: Token) -> bool:
    """«круглый стол»: only with its adjective."""
    return token.lemma == "стол" and any(c.lemma == "круглый" for c in scene.text.children(token.index, "amod"))


def _solemn(scene: Scene, token: Token) -> bool:
    return any(child.lemma in {"торжественный", "официальный"} for child in scene.text.children(token.index, "amod"))


def _are_days(scene: Scene, token: Token) -> bool:
    """«Дни татарской кухни»: a named festival of trade or culture."""
    return token.text in {"Дни", "Днях", "Дней", "Днями"} and genitive(scene, token) is not None


def read_occasion(scene: Scene, sentence: Sentence, noun: Token, form: str) -> Iterator[Draft]:
    """The event that one noun names, with its own arguments and those of its verb."""
    carrier = carrier_of(scene, noun)
    draft = Draft(_event_form(form), noun, sentence, "occasion", any_form=form == "any")
    if noun.lemma == "церемония":
        draft = signing_before(scene, sentence, noun) or draft
        if any(child.lemma == "подписание" for child in scene.text.children(noun.index, "nmod")):
            draft.form = EventForm.SIGNING
    draft.plural = noun.morph.number == "Plur" and noun.lemma != "переговоры"
    draft.earlier = any(child.lemma in EARLY for child in scene.text.children(noun.index, "amod"))
    draft.ordinal = ordinal_of(scene, noun)
    name_event(scene, draft, noun)
    own = own_people(scene, draft, noun)
    draft.add(own)
    held = _held(carrier, noun)
    about = genitive(scene, noun)
    draft.topic = f"{noun.lemma} {about.text}" if about is not None and draft.group == "show" else None
    if about is not None and about.lemma == LAYING:
        draft.topic = LAYING
    if draft.group == "meet" and _in_offices(scene, noun, carrier):
        draft.plural = True
    draft.add(carried_people(scene, draft, carrier))
    if carrier.verb is not None and carrier.verb.rel == "acl:relcl" and attended(main := main_carrier(scene, noun)):
        draft.add(carried_people(scene, draft, main))
    draft.adds = attended(carrier) and draft.group == "meet" and not own
    verbs: tuple[int, ...] = (
        (scene.clause[noun.index],) if carrier.verb is None else (carrier.verb.index, scene.clause[carrier.verb.index])
    )
    verbs = verbs + tuple(clause.index for clause in _told_further(scene, carrier))
    draft.when = draft.when or when_of(scene, noun, verbs)
    draft.place = draft.place or place_of(scene, noun, verbs, near=not (held or attended(carrier)))
    if draft.group in HOUSED:
        draft.place = draft.place or housed(venue_of(scene, noun, verbs if held or attended(carrier) else ()))
    if (
        draft.form is EventForm.VISIT
        and draft.when
        and carrier.verb
        and carrier.verb.lemma in {"начаться", "начинаться"}
    ):
        draft.when = replace(draft.when, end=None) if draft.when.start else draft.when
    told = held or share_planned(carrier)
    draft.modality = by_date(scene, carried_mood(scene, carrier, noun, held=told), draft.when)
    if (
        draft.form is EventForm.VISIT
        and not draft.people
        and any(child.lemma == "ответный" for child in scene.text.children(noun.index, "amod"))
    ):
        draft.add(_others(scene))
    described = tuple(scene.text.children(noun.index, "amod"))
    draft.firm = draft.rule == "signing_before" or _is_firm(draft, carrier, held, described, own)
    draft.purpose = is_purpose(carrier)
    if draft.purpose and (draft.body or draft.ordinal):
        draft.firm, draft.modality = True, Modality.PLANNED
    if carrier.verb is None and on_programme(scene, sentence, noun):
        draft.firm, draft.modality = draft.form is not EventForm.VISIT, Modality.PLANNED
        draft.add(whose_programme(scene, sentence))
    elif carrier.verb is None and _tells_what(draft) and (day := scheduled(scene, sentence, noun)):
        draft.firm, draft.when = True, draft.when or day.when
        draft.modality = by_date(scene, draft.modality, draft.when)
        draft.add([Participant(scene.leader, NameKind.PERSON)] if scene.leader and draft.group == "meet" else ())
    if set(carrier.frames) & PREPARED and not held:
        draft.firm, draft.purpose = False, True  # «проработаны вопросы организации визита»: only talked about
    yield from moved(scene, draft, carrier)


def _tells_what(draft: Draft) -> bool:
    """«переговоры с мэром», «посещение завода» say with whom or what; a bare «встреча» does not."""
    return bool(draft.people or draft.place) or draft.form is EventForm.SITE_VISIT


def _told_further(scene: Scene, carrier: Carrier) -> Iterator[Token]:
    """«Главным событием стала встреча, она прошла в среду в Перми»: the clause that goes on about it."""
    if carrier.verb is None:
        return
    for verb in scene.text.children(carrier.verb.index, "conj", "parataxis", "ccomp"):
        top = next(scene.text.children(verb.index, "nsubj"), None)
        if verb.lemma in HAPPEN and top is not None and top.lemma in {"она", "он", "оно"}:
            yield verb


def moved(scene: Scene, draft: Draft, carrier: Carrier) -> Iterator[Draft]:
    """«Визит перенесён на октябрь» is planned; «Ярмарка не состоялась, её перенесли на май» is both."""
    if draft.modality is not Modality.CANCELLED or carrier.verb is None:
        yield draft
        return
    for time in scene.text.times_in(draft.sentence):
        tokens = scene.text.tokens
        onto = "на" in {tokens[time.first].lemma, tokens[max(0, time.first - 1)].lemma}
        verb = tokens[scene.clause[time.last]]
        if time.due and verb.lemma in MOVING and draft.when == time.when:
            draft.when = None  # «отложен до ноября»: not held by then
        if not (onto and verb.lemma in MOVING and time.when):
            continue
        if verb.index == carrier.verb.index:
            draft.modality, draft.when = Modality.PLANNED, time.when
            break
        yield replace(draft, modality=Modality.PLANNED, when=time.when, trigger=verb, people=list(draft.people))
    yield draft


def _others(scene: Scene) -> list[Participant]:
    """Who pays the return visit: the side that is not the page's guests."""
    guests = scene.guests.name if scene.guests else None
    sides = [side for side in (scene.home, scene.partner) if side and side != guests]
    return [Participant(sides[0], NameKind.AREA, ParticipantRole.GUEST)] if guests and len(sides) == 1 else []


def _in_offices(scene: Scene, noun: Token, carrier: Carrier) -> bool:
    """«провели переговоры в министерствах»: meetings of their own beside the main one."""
    sources = [noun.index] + ([carrier.verb.index] if carrier.verb else [])
    offices = [c for at in sources for c in scene.text.children(at, "nmod", "obl")]
    return any(c.lemma in {"министерство", "ведомство"} and c.morph.number == "Plur" for c in offices)


def _event_form(form: str) -> EventForm:
    if form == "any":
        return EventForm.OTHER
    return EventForm.EXHIBITION if form == "days" else EventForm(form)


def name_event(scene: Scene, draft: Draft, noun: Token) -> None:
    """Fill the body of a session, the name of a forum or an exhibition."""
    if draft.form is EventForm.SESSION and noun.lemma not in NOUNS:
        draft.body = name_of_council(scene, noun)
    elif draft.form is EventForm.SESSION:
        draft.body = _show_in_session(scene, draft, noun) or body_of_session(scene, noun) or own_name(scene, noun)
    elif draft.form in SHOW or draft.form is EventForm.OTHER:
        draft.body = name_of_show(scene, noun)


def _show_in_session(scene: Scene, draft: Draft, noun: Token) -> str | None:
    """«пленарное заседание VII Форума регионов»: the forum, which also gives the session its number."""
    show = genitive(scene, noun)
    if show is None or NOUNS.get(show.lemma) not in SHOW:
        return None
    draft.ordinal = draft.ordinal or ordinal_of(scene, show)
    return name_of_show(scene, show)


def _held(carrier: Carrier, noun: Token) -> bool:
    """«состоялась встреча», «провел встречу», «встреча, которая прошла»."""
    if carrier.verb is None or (carrier.frames and set(carrier.frames) != {"программа"}):
        return False
    if carrier.rel in SUBJECTS:
        return carrier.verb.lemma in HAPPEN or carrier.verb.lemma in words("event", "cancelling")
    return carrier.rel == "obj" and carrier.verb.lemma in HOLD | HAPPEN | words("event", "cancelling")


def _is_firm(draft: Draft, carrier: Carrier, held: bool, described: tuple[Token, ...], own: list[Participant]) -> bool:
    """Whether the words are enough for an event of their own; `described` are the adjectives of its noun."""
    noun = draft.trigger
    faint = noun.lemma in FAINT and not held and not attended(carrier)
    if draft.any_form or (faint and not (draft.body and draft.group == "show")):
        return False
    if draft.form is EventForm.VISIT and draft.ordinal and own:
        return True
    if draft.form is EventForm.SESSION:
        told = draft.body or any(token.lemma in words("event", "plain") for token in described)
        return bool(held or draft.ordinal or attended(carrier) or (told and carrier.preposition in {"на", "в", "во"}))
    if draft.group in {"show", "other"}:
        named = bool(draft.body) or (held and bool(draft.place or draft.when))
        table = noun.lemma == "стол" and (held or attended(carrier))
        shown = draft.group == "show" and carrier.rel == "obl" and draft.topic is not None
        led = draft.group == "show" and bool(draft.people) and draft.modality is Modality.PLANNED
        if draft.group == "show" and share_planned(carrier):
            return draft.modality is Modality.PLANNED
        return named or table or (attended(carrier) and (shown or bool(led)))
    if draft.form is EventForm.SIGNING:
        return held and carrier.verb is not None and carrier.verb.lemma not in {"стать", "быть", "являться"}
    if draft.group == "meet" and carrier.preposition == "по" and set(carrier.frames) == {"итог"}:
        return len(draft.persons) >= 2 and not draft.plural
    if draft.group == "meet":
        told = bool(draft.persons) and carrier.preposition in {"о", "об"} and noun.morph.number == "Sing"
        there = carrier.preposition in {"на", "в", "во", "с", "со"}
        return held or len(draft.persons) >= 2 or (bool(own) and (there or (told and carrier.rel in {"obl", "nmod"})))
    if draft.form is EventForm.VISIT:
        in_general = draft.plural and not (draft.place or draft.when)  # «продолжаются визиты делегаций»
        return not in_general and (held or bool(own) or bool(draft.people))
    return held or bool(own) or attended(carrier)


def coordinated(scene: Scene, noun: Token) -> list[Token]:
    """The counterparts of «провела встречи с послом А, с министром Б»: one meeting for each."""
    for child in scene.text.children(noun.index, "nmod", "obl"):
        if preposition(scene.text, child) in {"с", "со"}:
            return list(joined_with(scene.text, child))
    return []
