"""Invitations and awaited guests: a visit that is proposed for a date or an occasion."""

from collections.abc import Iterator

from svod.extract.dating import when_of
from svod.extract.parties import YOURS, theirs
from svod.extract.pattern import preposition
from svod.extract.people import subject_of, taking_part
from svod.extract.rules.event.carrier import carrier_of
from svod.extract.rules.event.draft import Draft
from svod.extract.rules.event.occasion import form_of
from svod.extract.scene import Scene
from svod.extract.setting import INTO, place_of, preposition_before, within
from svod.lexicon import table, words
from svod.model.claim import EventForm, Modality, NameKind, Participant, ParticipantRole
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token
from svod.model.when import When

INVITE, INVITATION, AWAIT, WELCOME, GROUPS, VISIT = (
    words("event", group) for group in ("invite", "invitation", "await", "welcome", "groups", "visit")
)
NOUNS = table("event", "nouns")
OCCASIONS = frozenset({"exhibition", "forum", "other", "days", "ceremony", "any"})
OURS = frozenset({"мы", "наш"})
GUEST = ParticipantRole.GUEST


def invitations(scene: Scene) -> Iterator[Draft]:
    """The proposed visits of the article's body."""
    for sentence in scene.text.sentences:
        if sentence.kind is ParagraphKind.TITLE:
            continue
        for token in scene.text.tokens_of(sentence):
            if token.lemma in INVITE and token.morph.pos == "VERB":
                yield from invites(scene, sentence, token)
            elif token.lemma in INVITATION:
                yield from gets_invitation(scene, sentence, token)
            elif token.lemma in AWAIT and token.morph.pos == "VERB":
                yield from awaits(scene, sentence, token)
            elif token.lemma in WELCOME and token.morph.form == "Inf":
                yield from welcomes(scene, sentence, token)


def invites(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Губернатор пригласил посла Олега Сидорова посетить Пермь в мае»; never «пригласил инвесторов»."""
    what = next(scene.text.children(verb.index, "obj", "iobj", "nsubj:pass"), None)
    if what is not None:
        yield from _visits(scene, sentence, verb, _guests(scene, what), "invites")


def gets_invitation(scene: Scene, sentence: Sentence, noun: Token) -> Iterator[Draft]:
    """«Губернатор Иван Петров получил приглашение посетить Минск в мае»."""
    verb = scene.text.tokens[noun.head]
    if verb.lemma not in {"получить", "получать", "принять", "передать", "направить"}:
        return
    receiver = subject_of(scene, verb)
    if verb.lemma in {"передать", "направить"}:
        receiver = next((c for c in scene.text.children(verb.index, "iobj", "obl") if c.morph.case == "Dat"), None)
    if receiver is not None:
        yield from _visits(scene, sentence, verb, _guests(scene, receiver), "gets_invitation")


def awaits(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Ждём делегацию Омской области в июне на ярмарке»; never «ждём рост», «ждём от коллег предложений»."""
    what = next((c for c in scene.text.children(verb.index, "obj", "iobj") if not preposition(scene.text, c)), None)
    if what is None or verb.morph.person == "2":
        return
    if NOUNS.get(what.lemma) == "visit":
        draft = _draft(scene, sentence, verb, what, "awaits")
        draft.modality = Modality.PLANNED
        guests = [one for child in scene.text.children(what.index) for one in taking_part(scene, child, GUEST)]
        draft.add(guests)
        if guests:
            yield draft
        return
    if verb.morph.person == "1":
        yield from _visits(scene, sentence, verb, _guests(scene, what), "awaits")


def welcomes(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Будем рады видеть омскую делегацию в Минске на выставке»."""
    up = scene.text.tokens[verb.head]
    what = next(scene.text.children(verb.index, "obj"), None)
    if up.lemma in {"рад", "готов", "готовый", "счастливый"} and what is not None:
        yield from _visits(scene, sentence, verb, _guests(scene, what), "welcomes")


def _guests(scene: Scene, what: Token) -> list[Participant]:
    if what.lemma in YOURS:
        addressed = theirs(scene.text, what)
        return [Participant(addressed, NameKind.AREA, GUEST)] if addressed else []
    if what.morph.pos == "ADJ":  # «туркменских аграриев»: the adjective is taken for the head
        what = next((c for c in scene.text.children(what.index, "nmod")), what)
    found = taking_part(scene, what, GUEST)
    if not found and what.lemma in GROUPS:
        side = _other_side(scene, what)
        found = [Participant(side, NameKind.AREA, GUEST)] if side else []
    return found


def _other_side(scene: Scene, token: Token) -> str | None:
    """The side that a speaker means by «коллеги», «соседи»: not the own one."""
    speaker = scene.text.speaker_at(token.start)
    own = scene.side_of(speaker) if speaker else None
    if own is None:
        return None
    return next((side for side in (scene.home, scene.partner) if side and side != own), None)


def _visits(scene: Scene, sentence: Sentence, verb: Token, guests: list[Participant], rule: str) -> Iterator[Draft]:
    """One visit for each occasion named, or one for the date; none without either."""
    if not guests:
        return
    occasions = list(_occasions(scene, sentence, verb))
    for noun in occasions or [verb]:
        draft = _draft(scene, sentence, verb, noun, rule)
        draft.add(guests)
        if noun is not verb:
            draft.topic = noun.lemma
        if occasions or draft.when:
            yield draft


def _occasions(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Token]:
    for token in scene.text.tokens[verb.index + 1 : sentence.last + 1]:
        form = form_of(scene, token)
        if token.morph.pos == "VERB" and token.morph.form == "Fin" and not within(scene, verb, token.index):
            return
        in_general = form == "any" and token.morph.number == "Plur"  # «посетить мероприятия региона»
        if form in OCCASIONS and not in_general and not _under_clause(scene, verb, token):
            yield token


def _under_clause(scene: Scene, verb: Token, token: Token) -> bool:
    """Whether a relative clause stands between: «пригласил на форум, который следует за выставкой»."""
    at = token
    while at.index != verb.index and at.head != at.index:
        if at.rel == "acl:relcl":
            return True
        at = scene.text.tokens[at.head]
    return False


def _draft(scene: Scene, sentence: Sentence, verb: Token, noun: Token, rule: str) -> Draft:
    draft = Draft(EventForm.VISIT, verb, sentence, rule, modality=Modality.PROPOSED)
    carrier = carrier_of(scene, noun) if noun is not verb else None
    verbs = (carrier.verb.index,) if carrier and carrier.verb else ()
    asked = _first_place(scene, sentence, verb)
    draft.place = (asked if noun is verb else None) or place_of(scene, noun, verbs) or asked
    draft.when = _ahead(scene, when_of(scene, noun, verbs) or _first_time(scene, sentence, verb, noun))
    return draft


def _ahead(scene: Scene, when: When | None) -> When | None:
    """«Мэр 3 мая пригласил гостей на форум» on a later day: a day that is over is that of the invitation."""
    told = scene.text.article.published
    over = when and when.end and told and told.start and when.end < told.start
    return None if over else when


def _first_place(scene: Scene, sentence: Sentence, verb: Token) -> str | None:
    """The first area after the verb that stands after «в», «на» or is what one is asked to visit."""
    for mention in scene.text.mentions_in(sentence, NameKind.AREA):
        if mention.first <= verb.index or mention.adjective or mention.area is None or mention.first in scene.posts:
            continue
        named = scene.text.tokens[mention.first : mention.last + 1]
        visited = any(one.rel == "obj" and scene.text.tokens[one.head].lemma in VISIT for one in named)
        if visited or preposition_before(scene, mention) in INTO:
            return mention.area.name
    return None


def _first_time(scene: Scene, sentence: Sentence, verb: Token, noun: Token) -> When | None:
    times = [time for time in scene.text.times_in(sentence) if time.when]
    if noun is verb:
        inside = (
            [t for t in times if within(scene, verb, t.first)] or [t for t in times if t.first > verb.index] or times
        )
        return inside[0].when if inside else None
    after = [time for time in times if time.first > noun.index]
    return (after or times)[0].when if times else None
