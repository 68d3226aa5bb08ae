"""Attendance: sentences that add people to an event told before: «Сопредседателями выступили …», «Присутствовали …»."""

from collections.abc import Callable, Iterator

from svod.extract.pattern import joined_with, preposition
from svod.extract.people import subject_of, taking_part
from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene, delegation_before
from svod.lexicon import table, words
from svod.model.claim import EventForm, NameKind, Participant, ParticipantRole
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token

ATTEND, SPEAK, REPORT, DELEGATIONS = (words("event", group) for group in ("attend", "speak", "report", "delegations"))
NOUNS = table("event", "nouns")
IT = frozenset({"он", "она", "они"})
PRESENT, CHAIRS, SPEAKERS, BECOME = (words("event", group) for group in ("present", "chairs", "speakers", "become"))
ROLES = dict.fromkeys(CHAIRS, ParticipantRole.CHAIR) | dict.fromkeys(SPEAKERS, ParticipantRole.SPEAKER)
JOIN = frozenset({"войти", "входить", "включить", "быть", "находиться", "присутствовать"})


def attendance(scene: Scene) -> Iterator[Draft]:
    """Drafts that only take up an event, with the people they add."""
    for sentence in scene.text.sentences:
        if sentence.kind is ParagraphKind.TITLE:
            continue
        for token in scene.text.tokens_of(sentence):
            for rule in RULES:
                yield from rule(scene, sentence, token)


def _taking_up(sentence: Sentence, token: Token, form: EventForm, rule: str) -> Draft:
    return Draft(form, token, sentence, rule, firm=False, any_form=form is EventForm.OTHER)


def members(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Draft]:
    """«В состав делегации вошли министр Анна Белова и ректор Олег Юдин»."""
    stands_for = token.lemma in {"она", "ее"} and delegation_before(scene.text, token)
    if token.lemma == "который":
        yield from _consisting_of(scene, sentence, token)
    if token.lemma not in {"делегация", "миссия"} and not stands_for:
        return
    top, verb = token, scene.text.tokens[token.head]
    if verb.lemma in {"состав", "число"}:
        top, verb = verb, scene.text.tokens[verb.head]
    if preposition(scene.text, top) not in {"в", "во"}:
        return
    joins = verb.lemma in JOIN
    heads = [subject_of(scene, verb)] if joins else [scene.text.tokens[top.head]]
    draft = _taking_up(sentence, token, EventForm.VISIT, "members")
    draft.add([scene.guests] if scene.guests else ())
    for head in heads:
        if head is not None and head.morph.pos in {"NOUN", "PROPN"}:
            found = taking_part(scene, head, ParticipantRole.MEMBER)
            draft.add(one for one in found if one.kind is NameKind.PERSON)
    draft.firm = bool(scene.guests) and len(draft.persons) > 1
    for child in scene.text.children(verb.index, "obl") if joins else ():
        if child.lemma == "помимо" or preposition(scene.text, child) in {"помимо", "кроме"}:
            draft.add(one for one in taking_part(scene, child, ParticipantRole.MEMBER) if one.kind is NameKind.PERSON)
    if draft.persons:
        yield draft


def _consisting_of(scene: Scene, sentence: Sentence, which: Token) -> Iterator[Draft]:
    """«Делегация, в составе которой мэр Иван Петров и министр Анна Белова, побывала …»: those named up to its verb."""
    before = scene.text.tokens[max(sentence.first, which.index - 7) : which.index]
    own = [token.lemma for token in before[-2:]] in (["в", "состав"], ["в", "число"])
    if not own or not any(token.lemma in DELEGATIONS for token in before):
        return
    draft = _taking_up(sentence, which, EventForm.VISIT, "members")
    draft.add([scene.guests] if scene.guests else ())
    for mention in scene.text.mentions_in(sentence, NameKind.PERSON):
        between = scene.text.tokens[which.index + 1 : mention.first]
        past = any(token.morph.form == "Fin" and token.lemma not in BECOME | JOIN for token in between)
        if mention.first > which.index and not past and not mention.lent:
            draft.add([Participant(mention.name, NameKind.PERSON, ParticipantRole.MEMBER)])
    draft.firm = bool(scene.guests) and len(draft.persons) > 1
    if draft.persons:
        yield draft


def present(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Draft]:
    """«С белорусской стороны присутствовал министр Иван Зайцев»; the event itself is not named again."""
    shares = token.lemma in {"принять", "принимать"} and any(
        child.lemma == "участие" for child in scene.text.children(token.index, "obj")
    )
    if token.morph.pos != "VERB" or not (token.lemma in PRESENT or shares):
        return
    named = [
        c
        for c in scene.text.children(token.index, "obl", "nmod")
        if preposition(scene.text, c) in {"в", "во", "на"} and not _itself(scene, c)
    ]
    top = subject_of(scene, token)
    if named or top is None or token.rel.startswith("acl"):
        return
    draft = _taking_up(sentence, token, EventForm.OTHER, "present")
    draft.add(one for one in taking_part(scene, top) if one.kind is NameKind.PERSON)
    if draft.people:
        yield draft


def _itself(scene: Scene, token: Token) -> bool:
    """«В нём приняли участие», «В его работе приняли участие»: the event told before."""
    if token.morph.pos == "PRON":
        return token.lemma in IT
    its = (child.lemma in {"он", "она", "его", "ее"} for child in scene.text.children(token.index))
    return token.lemma == "работа" and any(its)


def chairs(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Draft]:
    """«Сопредседателями выступили министр Анна Белова и посол Олег Юдин», «Спикерами дискуссии станут главы трёх
    регионов: Томской, Омской и Псковской областей»."""
    verb = scene.text.tokens[token.head]
    if token.lemma not in {*ROLES, "участник"} or token.morph.case != "Ins" or verb.lemma not in BECOME:
        return
    role = ROLES.get(token.lemma)
    form = EventForm.SESSION if token.lemma in CHAIRS else EventForm.OTHER
    draft = _taking_up(sentence, token, form, "chairs")
    for top in scene.text.children(verb.index, "nsubj"):
        for item in joined_with(scene.text, top):
            draft.add(one for one in taking_part(scene, item, role) if one.kind is NameKind.PERSON)
        if not draft.people and token.lemma not in CHAIRS:
            draft.add(_announced(scene, sentence, top, role))
    if draft.people:
        yield draft


def _announced(scene: Scene, sentence: Sentence, top: Token, role: ParticipantRole | None) -> Iterator[Participant]:
    """The areas that a colon after «главы трёх регионов» lists: those who come are their people."""
    last = scene.text.tokens[sentence.last].index
    colon = next((at for at in range(top.index, last) if scene.text.tokens[at].text == ":"), None)
    if colon is None or top.morph.number != "Plur" or top.lemma not in words("event", "groups"):
        return
    for mention in scene.text.mentions_in(sentence, NameKind.AREA):
        if mention.first > colon and mention.area and not mention.adjective and not mention.lent:
            yield Participant(mention.area.name, NameKind.AREA, role)


def speakers(scene: Scene, sentence: Sentence, token: Token) -> Iterator[Draft]:
    """«С докладом выступила министр Анна Белова», «Олег Юдин заявил на нём»."""
    if token.morph.pos != "VERB" or token.lemma not in SPEAK:
        return
    children = list(scene.text.children(token.index))
    report = any(child.lemma in REPORT for child in children) and token.lemma in {"выступить", "выступать"}
    there = any(
        child.lemma in {"он", "она", "они"} and preposition(scene.text, child) in {"на", "в"} for child in children
    )
    if any(child.lemma in NOUNS for child in children):
        return
    top = subject_of(scene, token)
    if not (report or there) or top is None:
        return
    draft = _taking_up(sentence, token, EventForm.OTHER, "speakers")
    draft.add(one for one in taking_part(scene, top, ParticipantRole.SPEAKER) if one.kind is NameKind.PERSON)
    if draft.people:
        yield draft


RULES: tuple[Callable[[Scene, Sentence, Token], Iterator[Draft]], ...] = (members, present, chairs, speakers)
