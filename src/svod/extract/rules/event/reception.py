"""Reception: a side that is received, greeted or led: «принял делегацию», «гостей встретил мэр», «возглавил её»."""

from collections.abc import Iterator

from svod.extract.dating import when_of
from svod.extract.pattern import preposition
from svod.extract.people import is_people, subject_of, taking_part
from svod.extract.rules.event.draft import Draft, drawn
from svod.extract.scene import Scene, delegation_before
from svod.extract.setting import place_of
from svod.lexicon import table, words
from svod.model.claim import EventForm, NameKind, Participant, ParticipantRole
from svod.model.text import Sentence, Token

RECEIVE, GREET, GATES, LEAD, DELEGATIONS = (
    words("event", group) for group in ("receive", "greet", "gates", "lead", "delegations")
)
NOUNS = table("event", "nouns")
GUEST, HOST, HEAD = ParticipantRole.GUEST, ParticipantRole.HOST, ParticipantRole.HEAD


def receives(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Губернатор Иван Петров принял делегацию Шаньдуна»; never «принял участие», «принял закон»."""
    if verb.lemma not in RECEIVE or verb.morph.form == "Part":
        return
    what = next(scene.text.children(verb.index, "obj"), None)
    top = subject_of(scene, verb)
    if what is None or top is None or what.lemma in NOUNS:
        return
    guests = taking_part(scene, what, GUEST) if is_people(scene, what) else []
    hosts = taking_part(scene, top, HOST)
    if not guests or not hosts:
        return
    if any(one.kind is NameKind.PERSON for one in hosts):
        draft = drawn(scene, sentence, verb, EventForm.MEETING, "receives")
        draft.add([*hosts, *guests])
    else:
        draft = drawn(scene, sentence, verb, EventForm.VISIT, "receives")
        draft.place = hosts[0].name
        draft.add(guests)
    yield draft


def greets(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«В аэропорту встретили делегацию Хубэя во главе с Ли Бо»; «гостей приветствовал мэр Иван Петров» is a meeting;
    never «встретили гостей хлебом-солью»."""
    what = next(scene.text.children(verb.index, "obj"), None)
    if verb.lemma not in GREET or verb.morph.form != "Fin" or what is None or what.lemma not in DELEGATIONS:
        return
    if what.lemma == "гость" and what.morph.number == "Sing":
        return  # «рады видеть вас», – приветствовал гостя мэр
    guests = taking_part(scene, what, GUEST)
    draft = drawn(scene, sentence, verb, EventForm.VISIT, "greets")
    draft.add(guests)
    draft.firm = what.lemma != "представитель" and bool(guests)
    top = subject_of(scene, verb)
    hosts = [one for one in taking_part(scene, top, HOST) if one.kind is NameKind.PERSON] if top is not None else []
    if (
        hosts
        and not _speaks(scene, sentence, verb)
        and not any(t.lemma in GATES for t in scene.text.tokens_of(sentence))
    ):
        draft.form = EventForm.MEETING
        draft.add(hosts)
    if guests:
        yield draft


def _speaks(scene: Scene, sentence: Sentence, verb: Token) -> bool:
    """«Мэр приветствовал гостей и отметил …»: he opens a meeting that is told elsewhere."""
    joined = any(child.lemma in words("speech", "verbs") for child in scene.text.children(verb.index, "conj"))
    spoken = (scene.text.speech_at(token.start) for token in scene.text.tokens_of(sentence))
    return joined or any(speech is not None and speech.direct for speech in spoken)


def leads(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Иван Петров возглавляет делегацию Тверской области, которая работает в Минске»."""
    what = next(scene.text.children(verb.index, "obj"), None)
    top = subject_of(scene, verb)
    if verb.lemma not in LEAD or what is None or top is None:
        return
    heads = _of_their_side(scene, top) or taking_part(scene, top, HEAD)
    if what.morph.pos == "PRON" and delegation_before(scene.text, what):
        draft = drawn(scene, sentence, verb, EventForm.VISIT, "leads")
        draft.firm = False
        draft.add(one for one in heads if one.kind is NameKind.PERSON)
        yield draft
    if what.lemma not in DELEGATIONS or _at_talks(scene, verb, what):
        return
    draft = drawn(scene, sentence, verb, EventForm.VISIT, "leads")
    draft.add(taking_part(scene, what, GUEST))
    draft.add(heads)
    clause = next(scene.text.children(what.index, "acl:relcl", "acl"), None)
    if clause is not None:
        draft.place = place_of(scene, clause, (clause.index,)) or draft.place
        draft.when = when_of(scene, clause, (clause.index,)) or draft.when
    yield draft


def _at_talks(scene: Scene, verb: Token, what: Token) -> bool:
    """«возглавлял делегацию на переговорах»: for those talks, wherever they were held."""
    near = (c for at in (verb.index, what.index) for c in scene.text.children(at, "obl", "nmod"))
    return any(NOUNS.get(c.lemma) in {"negotiation", "session"} and preposition(scene.text, c) == "на" for c in near)


def _of_their_side(scene: Scene, top: Token) -> list[Participant]:
    """«Губернатор встретится с акимом. Он возглавляет делегацию»: «он» is the one of the guests' side."""
    here = scene.text.sentence_of(top.index)
    if top.lemma not in {"он", "она"} or scene.guests is None or not here.index:
        return []
    before = scene.text.mentions_in(scene.text.sentences[here.index - 1], NameKind.PERSON)
    theirs = [mention.name for mention in before if scene.side_of(mention.name) == scene.guests.name]
    return [Participant(name, NameKind.PERSON, HEAD) for name in dict.fromkeys(theirs)][:1]
