"""Company: who takes part in an event that a noun names: by the noun's own phrase and by its verb."""

from svod.extract.pattern import preposition
from svod.extract.people import doers, is_people, past_verb, subject_of, taking_part, with_whom
from svod.extract.rules.event.carrier import REPORT, SUBJECTS, Carrier
from svod.extract.rules.event.draft import SHOW, Draft
from svod.extract.rules.event.signing import parties, witnesses
from svod.extract.scene import Scene, areas_in
from svod.extract.setting import TYPE_WORDS
from svod.lexicon import table, words
from svod.model.claim import EventForm, NameKind, Participant, ParticipantRole
from svod.model.text import Sentence, Time, Token

NOUNS = table("event", "nouns")
ASKING = frozenset(
    {"предложить", "предлагать", "поручить", "поручать", "рекомендовать", "попросить", "просить", "призвать"}
)
HIS = frozenset({"он", "его", "она", "ее"})
VISITS = frozenset(lemma for lemma, form in NOUNS.items() if form == "visit")
HOLD, ATTEND, SPEAK, VISIT, DISCUSS, OBJECTS = (
    words("event", group) for group in ("hold", "attend", "speak", "visit", "discuss", "objects")
)


def own_people(scene: Scene, draft: Draft, noun: Token) -> list[Participant]:
    """Participants in the noun's own phrase: «встреча губернатора с послом», «заседание под председательством …»."""
    found: list[Participant] = []
    if noun.rel == "amod" and draft.form is EventForm.VISIT:
        found += taking_part(scene, scene.text.tokens[noun.head], ParticipantRole.GUEST)
    if draft.form is EventForm.SIGNING:
        found += witnesses(scene, draft) + parties(scene, noun)
    for child in scene.text.children(noun.index, "nmod", "obl", "appos"):
        if child.index < noun.index or past_verb(scene, noun, child):
            continue
        prep = preposition(scene.text, child)
        if prep in {"с", "со"} and child.lemma == "участие":
            for inner in scene.text.children(child.index, "nmod"):
                found += taking_part(scene, inner)
        elif prep in {"с", "со", "между"} and draft.form not in SHOW:
            found += _after_colon(scene, draft, child) or taking_part(scene, child)
        elif prep == "под" and child.lemma in {"председательство", "руководство"}:
            for inner in scene.text.children(child.index, "nmod"):
                found += taking_part(scene, inner, ParticipantRole.CHAIR)
        elif prep == "" and child.morph.case in {"Gen", "Nom"}:
            found += _genitive_people(scene, draft, child)
    if draft.group == "meet" and (other := with_whom(scene, noun)) is not None:
        found += taking_part(scene, other)
    return found


def _after_colon(scene: Scene, draft: Draft, child: Token) -> list[Participant]:
    """«встречи с коллегами из регионов: губернатором Иваном Петровым и мэром Перми»: those whom the list names."""
    following = scene.text.tokens[child.index + 1 : min(child.index + 7, draft.sentence.last)]
    colon = next((token.index for token in following if token.text == ":"), None)
    if colon is None or any(token.morph.pos in {"VERB", "PUNCT"} for token in following[: colon - child.index - 1]):
        return []
    top = next((t for t in scene.text.tokens[colon + 1 : colon + 4] if t.morph.case == "Ins" and t.head <= colon), None)
    return taking_part(scene, top) if top is not None else []


def _genitive_people(scene: Scene, draft: Draft, child: Token) -> list[Participant]:
    """«визит делегации», «встреча губернатора»; but «заседание совета» has its body there."""
    if draft.form in {EventForm.VISIT, EventForm.SITE_VISIT, EventForm.MEETING, EventForm.NEGOTIATION, EventForm.CALL}:
        if draft.form is EventForm.SITE_VISIT and (child.lemma in OBJECTS or not is_people(scene, child)):
            return []  # «посещение завода», «посещение компании „Леспром“»: the place
        guest = ParticipantRole.GUEST if draft.form is EventForm.VISIT else None
        return taking_part(scene, child, guest)
    if draft.form is EventForm.SESSION and child.lemma in TYPE_WORDS:
        return [Participant(name, NameKind.AREA) for name in areas_in(scene.text, child)]
    return []


def carried_people(scene: Scene, draft: Draft, carrier: Carrier) -> list[Participant]:
    """Participants that the verb gives: who holds the event, takes part, speaks or acts there."""
    verb = carrier.verb
    if verb is None:
        return []
    top = subject_of(scene, verb)
    if carrier.rel in SUBJECTS and verb.lemma == "впереди":
        return _whose(scene, draft)
    if carrier.rel in SUBJECTS:
        return _beside(scene, draft, verb)
    if draft.form is EventForm.VISIT and (guest := _visitor(scene, draft, carrier, top)) is not None:
        return guest
    if carrier.rel == "obj" and verb.lemma in HOLD and not _asked(scene, verb):
        chair = ParticipantRole.CHAIR if draft.form is EventForm.SESSION and top is not None else None
        return doers(scene, verb, chair)
    if is_purpose(carrier) and draft.form not in {EventForm.VISIT, EventForm.SITE_VISIT}:
        return _comer(scene, draft)
    if attended(carrier):
        report = REPORT & {child.lemma for child in scene.text.children(verb.index)}
        speaks = (verb.lemma in SPEAK or report) and draft.group != "meet"
        role = ParticipantRole.SPEAKER if speaks else None
        top = _charged(scene, verb) or top
        found = taking_part(scene, top, role) if top else _listed_after(scene, draft, verb, role)
        if draft.form is EventForm.SESSION and verb.lemma in {"доложить", "отчитаться", "докладывать"}:
            for child in scene.text.children(verb.index, "iobj", "obl"):
                found += [one for one in taking_part(scene, child) if child.morph.case == "Dat"]
        return found
    if draft.rule == "signing_before" and top:
        return [one for one in taking_part(scene, top) if one.kind is NameKind.PERSON]
    if carrier.preposition == "по" and set(carrier.frames) == {"итог"} and draft.group == "meet" and top:
        return [one for one in taking_part(scene, top) if one.kind is NameKind.PERSON] if draft.persons else []
    inside = (
        carrier.preposition in {"на", "в", "во"} and carrier.rel == "obl" and not set(carrier.frames) - {"ход", "рамка"}
    )
    if inside and top and top.lemma not in NOUNS and draft.form not in {EventForm.VISIT, EventForm.SITE_VISIT}:
        there = taking_part(scene, top) + (discussed_with(scene, verb) if draft.group == "meet" else [])
        unnamed = draft.group == "meet" and carrier.preposition == "на" and top.index in scene.posts
        return [one for one in there if one.kind is NameKind.PERSON] or (there if unnamed else [])
    return []


def _beside(scene: Scene, draft: Draft, verb: Token) -> list[Participant]:
    """«Под руководством министра Анны Беловой состоялась встреча с участием посла»: said at the verb."""
    found: list[Participant] = []
    for child in scene.text.children(verb.index, "obl"):
        prep = preposition(scene.text, child)
        if draft.group == "meet" and prep in {"с", "со"} and is_people(scene, child):
            found += taking_part(scene, child)  # «встреча губернатора состоялась с послом»
        if draft.group == "meet" and prep == "у" and (is_people(scene, child) or child.morph.pos == "PRON"):
            found += taking_part(scene, child)  # «у делегации запланированы переговоры с мэром»
        led = prep == "под" and child.lemma in {"председательство", "руководство"}
        shared = prep in {"с", "при"} and child.lemma == "участие"
        if led or shared:
            for inner in scene.text.children(child.index, "nmod"):
                found += taking_part(scene, inner, ParticipantRole.CHAIR if led else None)
    return found


def _asked(scene: Scene, verb: Token) -> bool:
    """«предложил провести заседание», «поручил организовать визит»: who asks for it need not hold it."""
    return verb.morph.form == "Inf" and scene.text.tokens[verb.head].lemma in ASKING


def _charged(scene: Scene, verb: Token) -> Token | None:
    """«поручил делегации принять участие»: who is told to come, not who tells them."""
    up = scene.text.tokens[verb.head]
    if verb.morph.form != "Inf" or up.lemma not in words("commitment", "instruct"):
        return None
    return next((c for c in scene.text.children(up.index, "iobj", "obl", "obj") if c.morph.case == "Dat"), None)


def _visitor(scene: Scene, draft: Draft, carrier: Carrier, top: Token | None) -> list[Participant] | None:
    """«В ходе визита мэр встретился с …», «находящийся с визитом в Минске | мэр», «принял мэра в ходе его визита»."""
    verb, noun = carrier.verb, draft.trigger
    if verb is not None and verb.morph.form == "Part" and verb.rel == "acl" and verb.morph.voice != "Pass":
        return taking_part(scene, scene.text.tokens[verb.head], ParticipantRole.GUEST)
    if not _during(scene, noun, carrier):
        return None
    his = next((t for t in scene.text.tokens[max(0, noun.index - 3) : noun.index] if t.lemma in HIS), None)
    if his is not None and (named := _named_last(scene, his)) is not None:
        return [Participant(named, NameKind.PERSON, ParticipantRole.GUEST)]
    who = taking_part(scene, top, ParticipantRole.GUEST) if top and _may_come(scene, top) else []
    sides = draft.sides  # «в ходе визита делегации Сербии мэр предложил»: no guest where he is none of theirs
    return [one for one in who if (scene.side_of(one.name) or one.name) in sides] if sides else who or None


def _may_come(scene: Scene, top: Token) -> bool:
    """A person, a side or people: never «в рамках визита подписано соглашение с …»."""
    return scene.text.mention_at(top.index) is not None or is_people(scene, top) or top.morph.form == "Part"


def _named_last(scene: Scene, his: Token) -> str | None:
    """Whose «его визит» is: the person named last before in the sentence, where two are named."""
    first = scene.text.sentence_of(his.index).first
    before = [m for m in scene.text.mentions if m.kind is NameKind.PERSON and first <= m.first < his.index]
    return before[-1].name if len({m.name for m in before}) > 1 else None


def _during(scene: Scene, noun: Token, carrier: Carrier) -> bool:
    """«в ходе визита», where «в ходе» may be parsed as one preposition."""
    fixed = {
        inner.lemma for case in scene.text.children(noun.index, "case") for inner in scene.text.children(case.index)
    }
    return bool({"рамка", "ход", "время", "день", "период"} & (fixed | set(carrier.frames)))


def _comer(scene: Scene, draft: Draft) -> list[Participant]:
    """«с послом Иваном Петровым, прибывшим для участия в форуме», «посол прибыл для участия»: who came."""
    before = scene.text.tokens[draft.sentence.first : draft.trigger.index]
    verb = next((t for t in reversed(before) if t.morph.pos == "VERB" and t.lemma in VISIT), None)
    top = subject_of(scene, verb) if verb is not None and verb.morph.form != "Part" else None
    if verb is not None and verb.morph.form == "Part":
        top = scene.text.tokens[verb.head]
    return [one for one in taking_part(scene, top) if one.kind is NameKind.PERSON] if top is not None else []


def _whose(scene: Scene, draft: Draft) -> list[Participant]:
    """«Впереди у делегации переговоры»: whose event it will be."""
    for token in scene.text.tokens_of(draft.sentence):
        if token.morph.case == "Gen" and preposition(scene.text, token) == "у":
            return taking_part(scene, token)
    return []


def discussed_with(scene: Scene, verb: Token) -> list[Participant]:
    """«Посол обсудил торговлю с губернатором Иваном Петровым»: with whom."""
    if verb.lemma not in DISCUSS:
        return []
    near = [verb, *scene.text.children(verb.index, "obj")]
    found = [c for one in near for c in scene.text.children(one.index, "obl", "nmod") if c.index > verb.index]
    with_whom = [child for child in found if preposition(scene.text, child) in {"с", "со"}]
    named = [one for child in with_whom for one in taking_part(scene, child) if one.kind is NameKind.PERSON]
    return named or _discussed_along(scene, verb)


def _discussed_along(scene: Scene, verb: Token) -> list[Participant]:
    """«обсудил реализацию программ с губернатором Иваном Петровым», hung on «реализацию»: the first «с» with a post."""
    for token in scene.text.tokens[verb.index + 1 : scene.text.sentence_of(verb.index).last]:
        if token.morph.pos == "VERB":
            return []
        post = scene.posts.get(token.index + 1) if token.lemma in {"с", "со"} else None
        if post and post.person:
            return [Participant(post.person, NameKind.PERSON)]
    return []


def on_programme(scene: Scene, sentence: Sentence, noun: Token) -> bool:
    """«В программе губернатора – встреча с мэром, осмотр порта»: a list without a verb."""
    tokens = scene.text.tokens_of(sentence)
    head = next((token for token in tokens[:4] if token.lemma in {"программа", "план", "повестка"}), None)
    told = any(token.morph.form == "Fin" and token.index < noun.index for token in tokens)
    dash = any(token.text in "-–—:" for token in tokens if token.index < noun.index)
    trip = any(token.lemma in VISITS for token in tokens[:5])
    planned = head is not None and head.lemma == "план"  # «В планах гостей встреча с мэром»
    return head is not None and (dash or trip or planned) and not told and preposition(scene.text, head) in {"в", "во"}


def scheduled(scene: Scene, sentence: Sentence, noun: Token) -> Time | None:
    """«Завтра – переговоры с мэром и осмотр порта»: the day before the dash, on a page about a visit."""
    before = scene.text.tokens[sentence.first : noun.index]
    dash = next((token.index for token in before if token.text in "-–—"), None)
    if scene.leader is None or dash is None or any(token.morph.pos == "VERB" for token in before):
        return None
    return next((time for time in scene.text.times_in(sentence) if time.last == dash - 1), None)


def whose_programme(scene: Scene, sentence: Sentence) -> list[Participant]:
    """«В программе губернатора», «в планах делегации»: whose events are listed; else the page's guest."""
    head = next(t for t in scene.text.tokens_of(sentence) if t.lemma in {"программа", "план", "повестка"})
    found = [one for child in scene.text.children(head.index, "nmod") for one in taking_part(scene, child)]
    leader = [Participant(scene.leader, NameKind.PERSON)] if scene.leader else []
    return [Participant(one.name, one.kind) for one in found] or leader


def _listed_after(scene: Scene, draft: Draft, verb: Token, role: ParticipantRole | None) -> list[Participant]:
    """«В переговорах участвовали посол …, консул …»: the persons after the verb when no subject was parsed."""
    after = scene.text.mentions_in(draft.sentence, NameKind.PERSON)
    return [Participant(m.name, m.kind, role) for m in after if m.first > verb.index and not m.lent]


def attended(carrier: Carrier) -> bool:
    """«принял участие в форуме», «выступил на заседании»."""
    verb = carrier.verb
    if verb is None or carrier.preposition not in {"в", "во", "на", ""}:
        return False
    if verb.lemma in {"принять", "принимать", "взять"}:
        return "участие" in carrier.frames
    return verb.lemma in ATTEND | SPEAK and carrier.rel in {"obl", "obj", "nmod"}


def is_purpose(carrier: Carrier) -> bool:
    """«прибыл для участия в заседании»."""
    return carrier.preposition == "для" and "участие" in carrier.frames


def share_planned(carrier: Carrier) -> bool:
    """«запланировано участие в форуме»."""
    return carrier.rel in SUBJECTS and carrier.frames == ("участие",)
