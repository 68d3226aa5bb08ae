"""Signing as an occasion: «на церемонии присутствовали …» after a signing that was told with a verb."""

from svod.extract.people import subject_of, taking_part
from svod.extract.rules.event.body import genitive
from svod.extract.rules.event.draft import Draft
from svod.extract.scene import Scene
from svod.extract.setting import place_of, when_of
from svod.model.claim import EventForm, NameKind
from svod.model.text import Sentence, Token


def signing_before(scene: Scene, sentence: Sentence, noun: Token) -> Draft | None:
    """«Петров и Юдин подписали соглашение. На церемонии присутствовал посол»: the signing was an occasion."""
    about = genitive(scene, noun)
    if about is not None and about.lemma != "подписание":
        return None
    first = 0 if about is not None else max(0, sentence.index - 3)
    for before in reversed(scene.text.sentences[first : sentence.index + 1]):
        for verb in scene.text.tokens_of(before):
            if verb.lemma == "подписать" and verb.morph.pos == "VERB" and verb.index < noun.index:
                draft = Draft(EventForm.SIGNING, noun, sentence, "signing_before")
                top = subject_of(scene, verb)
                draft.add(one for one in (taking_part(scene, top) if top else ()) if one.kind is NameKind.PERSON)
                draft.when = when_of(scene, verb, (verb.index,))
                draft.place = place_of(scene, verb, (verb.index,))
                draft.sentence = before if draft.persons else sentence
                return draft
    return None
