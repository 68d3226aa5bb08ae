"""Talk: a meeting told by what was discussed with whom, where the page calls it a meeting afterwards."""

from collections.abc import Iterator

from svod.extract.dating import when_of
from svod.extract.modality import Told, modality_of
from svod.extract.pattern import preposition
from svod.extract.people import subject_of, taking_part
from svod.extract.rules.event.company import DISCUSS, discussed_with
from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene
from svod.extract.setting import place_of
from svod.lexicon import table, words
from svod.model.claim import EventForm, NameKind, Participant
from svod.model.page import ParagraphKind
from svod.model.text import Sentence, Token

NOUNS = table("event", "nouns")
MEETINGS = {lemma: form for lemma, form in NOUNS.items() if form in {"meeting", "negotiation", "call"}}


def discusses(scene: Scene, sentence: Sentence, verb: Token) -> Iterator[Draft]:
    """«Посол Иван Петров обсудил торговлю с мэром Олегом Юдиным. В ходе встречи …»; never «обсудил по почте»."""
    if verb.lemma not in DISCUSS or modality_of(scene.text, verb) is not Told.DONE:
        return
    top = subject_of(scene, verb)
    people = [*(taking_part(scene, top) if top is not None else ()), *discussed_with(scene, verb)]
    if top is not None and verb.morph.number == "Plur" and top.morph.number == "Sing":
        people += _together(scene, top, verb)
    persons = [one for one in people if one.kind is NameKind.PERSON]
    if len({one.name for one in persons}) < 2:
        return
    draft = Draft(EventForm.MEETING, verb, sentence, "discusses", firm=_called_meeting(scene, sentence))
    draft.add(persons)
    draft.when = when_of(scene, verb, (verb.index,))
    draft.place = place_of(scene, verb, (verb.index,)) if draft.firm else None
    yield draft


def _together(scene: Scene, top: Token, verb: Token) -> list[Participant]:
    """«Мэр Иван Петров с послом Олегом Юдиным обсудили торговлю»: one with another, the verb in the plural."""
    near = (c for one in (top, verb) for c in scene.text.children(one.index, "obl", "nmod") if c.index < verb.index)
    return [one for c in near if preposition(scene.text, c) in {"с", "со"} for one in taking_part(scene, c)]


def _called_meeting(scene: Scene, sentence: Sentence) -> bool:
    """Whether this or one of the next sentences, or the title, speaks of the meeting: «в ходе беседы», «на встрече»."""
    title = (t for one in scene.text.sentences if one.kind is ParagraphKind.TITLE for t in scene.text.tokens_of(one))
    if any(token.lemma in words("event", "meet") for token in title):
        return True
    near = scene.text.sentences[sentence.index : sentence.index + 4]
    tokens = (token for one in near for token in scene.text.tokens_of(one))
    return any(t.lemma in MEETINGS and (t.morph.number == "Sing" or t.lemma == "переговоры") for t in tokens)
